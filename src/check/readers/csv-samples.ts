// Tables with a row an item: its id, whether it was right, perhaps what the model gave each choice.
import { type SampleRow } from "../model.ts";
import { cellNumber } from "./cells.ts";
import { largestOf, probabilitiesOf } from "./choices.ts";
import { plainName } from "./csv-columns.ts";
import { type Table } from "./csv-rows.ts";
import { fileName, withoutExtension } from "./file-names.ts";
import { scoreOf, textOf } from "./json-value.ts";
import { MAX_SAMPLES } from "./limits.ts";
import { tooManySamples } from "./lm-eval-samples.ts";
import { counted, type Part } from "./part.ts";

const TRUTH = /^(0|1|0\.0+|1\.0+|true|false|)$/i;
const GOLD = /^(gold|answer|target|label|correct_answer|5)$/;

/** Columns `Logit_A`, `Logit_B`, … in the order of their letters. */
function logitColumns(header: readonly string[]): { letter: string; at: number }[] {
  const columns = header.flatMap((name, at) => {
    const letter = /^(?:logit|logprob|loglik)_([A-Z])$/i.exec(name.trim())?.[1]?.toUpperCase();
    return letter === undefined ? [] : [{ letter, at }];
  });
  return columns.sort((a, b) => (a.letter < b.letter ? -1 : 1));
}

/** True where each row is an item: an id with truths beside it, or logits. */
export function hasItems({ header, rows, columns }: Table): boolean {
  if (logitColumns(header).length > 1) return true;
  if (columns.id < 0 || columns.correct < 0 || columns.metric >= 0) return false;
  return rows.every((row) => TRUTH.test((row[columns.correct] ?? "").trim()));
}

export function readItems(table: Table): Part[] {
  const { header, rows, columns, reading } = table;
  if (rows.length > MAX_SAMPLES) throw tooManySamples();
  const logits = logitColumns(header);
  const goldAt = header.findIndex((name) => GOLD.test(plainName(name)));
  const samples = new Map<string, SampleRow>();
  let repeated = 0;
  let unscored = 0;
  rows.forEach((row, index) => {
    const task =
      (columns.task >= 0 ? textOf((row[columns.task] ?? "").trim()) : null) ??
      withoutExtension(fileName(reading.where));
    const id = (columns.id >= 0 ? textOf((row[columns.id] ?? "").trim()) : null) ?? index.toString();
    const values = logits.map(({ at }) => cellNumber(row[at] ?? "", table.decimal)?.number ?? NaN);
    const isWhole = values.length > 1 && values.every((value) => Number.isFinite(value));
    const letter = goldAt < 0 ? "" : (row[goldAt] ?? "").trim().toUpperCase();
    const gold = logits.findIndex((each) => each.letter === letter);
    const told = columns.correct < 0 ? null : scoreFrom(row[columns.correct] ?? "", table);
    const right = told ?? (isWhole && gold >= 0 ? Number(largestOf(values) === gold) : null);
    if (right === null) {
      unscored += 1;
      return;
    }
    const key = JSON.stringify([task, id]);
    if (samples.has(key)) repeated += 1;
    samples.set(key, {
      task,
      filter: "none",
      id,
      docHash: null,
      promptHash: null,
      scores: { acc: right },
      invalid: false,
      cluster: null,
      probabilities: isWhole ? probabilitiesOf(values) : null,
      gold: isWhole && gold >= 0 ? gold : null,
    });
  });
  if (repeated > 0)
    reading.notice(`${counted(repeated, "item stands", "items stand")} there twice; the last of each is used`);
  if (unscored > 0)
    reading.notice(`${counted(unscored, "row does", "rows do")} not say whether the answer was right: left out`);
  return [
    {
      files: [reading.where],
      tool: "csv",
      toolVersion: null,
      model: null,
      madeFrom: null,
      rows: [],
      samples: [...samples.values()],
      settings: {},
      notices: [],
      written: 0,
      stamp: null,
    },
  ];
}

function scoreFrom(cell: string, { decimal }: Table): number | null {
  const score = scoreOf(cell.trim().toLowerCase());
  return score ?? cellNumber(cell, decimal)?.number ?? null;
}
