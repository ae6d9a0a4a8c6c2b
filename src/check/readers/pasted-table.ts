// What `lm_eval` prints and people paste into issues: one or more Markdown tables, each perhaps under a line that names the model.
import { type ResultRow } from "../model.ts";
import { cellNumber } from "./cells.ts";
import { markdownTables } from "./grid.ts";
import { textOf } from "./json-value.ts";
import { higherIsBetter, scaleOf } from "./metrics.ts";
import { modelArguments, modelName, baseOf, quantization } from "./model-args.ts";
import { settingsOf, type Part, type Reading } from "./part.ts";

/** `hf (pretrained=…), gen_kwargs: (…), limit: None, num_fewshot: 0, batch_size: 4` */
const RUN = /^\W*(\S+) \((.*)\), gen_kwargs: (.*), limit: (.*), num_fewshot: (.*), batch_size:/;

/** True for a header of the harness's own tables. */
export function isHarnessHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return /^(Tasks?|Groups)$/.test(names[0] ?? "") && names.includes("Metric") && names.includes("Value");
}

/** One part for each model that the text names. */
export function readPastedTable(text: string, reading: Reading): Part[] {
  const parts = new Map<string, { run: string; rows: Map<string, ResultRow> }>();
  let run = "";
  for (const { before, rows } of markdownTables(text)) {
    const [header = [], ...body] = rows;
    if (RUN.test(before)) run = before;
    if (!isHarnessHeader(header)) continue;
    const part = parts.get(run) ?? { run, rows: new Map<string, ResultRow>() };
    parts.set(run, part);
    // A second table repeats the groups: what stands already stays.
    for (const row of tableRows(header, body)) {
      const key = JSON.stringify([row.task, row.metric, row.filter]);
      if (!part.rows.has(key)) part.rows.set(key, row);
    }
  }
  reading.notice("A pasted table: numbers are rounded, and tasks may have lost the first part of their names");
  return [...parts.values()]
    .filter(({ rows }) => rows.size > 0)
    .map((part) => partOf(part.run, [...part.rows.values()], reading));
}

function partOf(run: string, rows: readonly ResultRow[], reading: Reading): Part {
  const [, backend, args = "", generation, limit] = RUN.exec(run) ?? [];
  const given = modelArguments(args);
  const isGiven = (value: string | undefined) => value !== undefined && !/^\(?None\)?$/.test(value);
  return {
    files: [reading.where],
    tool: "pasted-table",
    toolVersion: null,
    model: modelName(given),
    madeFrom: baseOf(given),
    rows,
    samples: [],
    settings: settingsOf({
      backend,
      dtype: textOf(given.get("dtype")),
      revision: textOf(given.get("revision")),
      quantization: quantization(given),
      limit: isGiven(limit) ? limit : null,
      generation: isGiven(generation) ? generation : null,
    }),
    notices: [],
    written: 0,
    stamp: null,
  };
}

interface Draft {
  readonly row: ResultRow;
  readonly depth: number;
}

function tableRows(header: readonly string[], body: readonly (readonly string[])[]): ResultRow[] {
  const names = header.map((name) => name.trim());
  const at = (row: readonly string[], name: string) => {
    const column = names.indexOf(name);
    return column < 0 ? "" : (row[column] ?? "");
  };
  const arrow = names.indexOf("Metric") + 1;
  let task = { name: "", depth: 0, version: "" };
  const drafts = body.flatMap((cells): Draft[] => {
    const alias = cells[0] ?? "";
    if (alias.trim() !== "") {
      const indent = /^(\s*)-\s+/.exec(alias);
      task = {
        name: alias.trim().replace(/^-\s+/, ""),
        depth: indent === null ? 0 : (indent[1] ?? "").length + 1,
        version: at(cells, "Version").trim(),
      };
    }
    const metric = at(cells, "Metric").trim();
    const value = cellNumber(at(cells, "Value"), ".");
    if (value === null || metric === "" || task.name === "") return [];
    const sign = names[arrow] === "Value" ? "" : (cells[arrow] ?? "").trim();
    const row: ResultRow = {
      task: task.name,
      metric,
      filter: textOf(at(cells, "Filter").trim()) ?? "none",
      value: value.number,
      scale: scaleOf(metric, value.number, task.name),
      stderr: value.error ?? errorOf(at(cells, "Stderr")),
      n: null,
      nRecovered: false,
      higherIsBetter: sign === "↑" ? true : sign === "↓" ? false : higherIsBetter(metric),
      chance: null,
      parts: [],
      settings: settingsOf({
        version: /^(N\/A|Yaml)?$/.test(task.version) ? null : task.version,
        shots: textOf(at(cells, "n-shot").trim()),
      }),
    };
    return [{ row, depth: task.depth }];
  });
  return drafts.map(({ row, depth }, index) => ({ ...row, parts: partsOf(drafts, index, row, depth) }));
}

function errorOf(cell: string): number | null {
  const error = cellNumber(cell, ".")?.number ?? null;
  return error !== null && error >= 0 ? error : null;
}

/** Leaves under a group: deeper rows that follow it, and have none deeper themselves. */
function partsOf(
  drafts: readonly Draft[],
  index: number,
  { task, metric, filter }: ResultRow,
  depth: number,
): string[] {
  const below: Draft[] = [];
  for (let at = index + 1; at < drafts.length; at += 1) {
    const draft = drafts[at];
    if (draft === undefined || (draft.depth <= depth && draft.row.task !== task)) break;
    if (draft.row.task !== task) below.push(draft);
  }
  const leaves = below.filter(({ row }, at) => {
    const next = below.slice(at).find((each) => each.row.task !== row.task);
    return (
      row.metric === metric && row.filter === filter && (next === undefined || next.depth <= (below[at]?.depth ?? 0))
    );
  });
  return [...new Set(leaves.map(({ row }) => row.task))];
}
