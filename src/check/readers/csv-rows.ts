// Tables of results: a row a number ("long"), a row a task ("wide"), a row a model.
import { type ResultRow, type Scale, type Settings } from "../model.ts";
import { cellNumber, type CellNumber, type Decimal } from "./cells.ts";
import { plainName, type Columns } from "./csv-columns.ts";
import { type Grid } from "./grid.ts";
import { higherIsBetter, itemsOf, scaleOf } from "./metrics.ts";
import { FileProblem, type Part, type Reading } from "./part.ts";

export interface Table {
  readonly header: readonly string[];
  readonly rows: Grid;
  readonly columns: Columns;
  readonly decimal: Decimal;
  readonly reading: Reading;
}

const ERROR = /[_ ]?(stderr|std_err|se)$/i;

interface Draft {
  readonly model: string | null;
  readonly task: string;
  readonly metric: string;
  readonly filter: string;
  readonly cell: CellNumber;
  readonly stderr: number | null;
  readonly n: number | null;
  readonly higherIsBetter: boolean | null;
}

/** `task,metric,value[,model][,stderr][,n]`; an error may be a row of its own, `acc_stderr`. */
export function readLong(table: Table): Part[] {
  const { columns, decimal } = table;
  const cellsOf = (row: readonly string[], column: number) => (column < 0 ? "" : (row[column] ?? "").trim());
  const numberAt = (row: readonly string[], column: number) =>
    cellNumber(cellsOf(row, column), decimal)?.number ?? null;
  const drafts = table.rows.flatMap((row): Draft[] => {
    const cell = cellNumber(cellsOf(row, columns.value), decimal);
    const task = cellsOf(row, columns.task);
    if (cell === null || task === "") return [];
    const metric = cellsOf(row, columns.metric) || metricName(table.header[columns.value] ?? "");
    const direction = /^(higher|lower|up|down|↑|↓|true|false|max|min)/i
      .exec(cellsOf(row, columns.direction))?.[1]
      ?.toLowerCase();
    return [
      {
        model: cellsOf(row, columns.model) || null,
        task,
        metric,
        filter: cellsOf(row, columns.filter) || "none",
        cell,
        stderr: cell.error ?? numberAt(row, columns.stderr),
        n: numberAt(row, columns.n),
        higherIsBetter:
          direction === undefined ? higherIsBetter(metric) : ["higher", "up", "↑", "true", "max"].includes(direction),
      },
    ];
  });
  const keyOf = ({ model, task, metric, filter }: Draft, base = metric) => JSON.stringify([model, task, base, filter]);
  const errors = new Map(
    drafts
      .filter(({ metric }) => metric.endsWith("_stderr"))
      .map((draft) => [keyOf(draft, draft.metric.slice(0, -7)), draft.cell.number]),
  );
  const values = drafts.filter(({ metric }) => !metric.endsWith("_stderr"));
  return partsOf(
    values.map((draft) => ({ ...draft, stderr: draft.stderr ?? errors.get(keyOf(draft)) ?? null })),
    table,
  );
}

/** A row a task; the other columns are metrics, or models where no name of theirs is that of a metric. */
export function readWide(table: Table): Part[] | null {
  const { header, columns } = table;
  const special = new Set([
    columns.task,
    columns.n,
    columns.stderr,
    columns.filter,
    columns.metric,
    columns.model,
    columns.direction,
    columns.id,
  ]);
  const numeric = header.flatMap((_, at) => (!special.has(at) && isNumeric(table, at) ? [at] : []));
  const values = numeric.filter(
    (at) =>
      !ERROR.test(header[at] ?? "") || !header.some((name, other) => other !== at && isErrorOf(header[at] ?? "", name)),
  );
  if (values.length === 0) return null;
  const names = values.map((at) => header[at] ?? "");
  if (new Set(names).size < names.length) {
    throw new FileProblem(
      `a table with two columns of the name "${names.find((name, at) => names.indexOf(name) !== at) ?? ""}"`,
      "a name of its own for each column",
    );
  }
  const areMetrics = names.every((name) => isMetric(name));
  if (!areMetrics && names.some((name) => isMetric(name))) return null;
  const areModels = !areMetrics && values.length > 1;
  const drafts = values.flatMap((at) => {
    const name = header[at] ?? "";
    const errorAt = header.findIndex((other) => isErrorOf(other, name));
    return table.rows.flatMap((row): Draft[] =>
      draftOf(table, row, {
        at,
        errorAt: errorAt < 0 && values.length === 1 ? columns.stderr : errorAt,
        name,
        areModels,
      }),
    );
  });
  return partsOf(drafts, table);
}

interface ValueColumn {
  readonly at: number;
  readonly errorAt: number;
  readonly name: string;
  readonly areModels: boolean;
}

function draftOf(
  { columns, decimal }: Table,
  row: readonly string[],
  { at, errorAt, name, areModels }: ValueColumn,
): Draft[] {
  const cell = cellNumber(row[at] ?? "", decimal);
  const task = (row[columns.task] ?? "").trim();
  if (cell === null || task === "") return [];
  const metric = columns.metric >= 0 ? (row[columns.metric] ?? "").trim() : metricName(name);
  return [
    {
      model: areModels ? name : columns.model >= 0 ? (row[columns.model] ?? "").trim() || null : null,
      task,
      metric: metric === "" ? "score" : metric,
      filter: columns.filter >= 0 ? (row[columns.filter] ?? "").trim() || "none" : "none",
      cell,
      stderr: cell.error ?? (errorAt < 0 ? null : (cellNumber(row[errorAt] ?? "", decimal)?.number ?? null)),
      n: columns.n < 0 ? null : (cellNumber(row[columns.n] ?? "", decimal)?.number ?? null),
      higherIsBetter: higherIsBetter(metric),
    },
  ];
}

/** A row a model, a column a task. */
export function readWideByModel(table: Table): Part[] | null {
  const { header, columns } = table;
  const tasks = header.flatMap((name, at) =>
    at !== columns.model && at !== columns.n && name !== "" && isNumeric(table, at) ? [at] : [],
  );
  const values = tasks.filter((at) => !header.some((name, other) => other !== at && isErrorOf(header[at] ?? "", name)));
  if (values.length === 0) return null;
  const drafts = values.flatMap((at) => {
    const task = header[at] ?? "";
    const errorAt = header.findIndex((name) => isErrorOf(name, task));
    return table.rows.flatMap((row): Draft[] => {
      const model = (row[columns.model] ?? "").trim();
      const cell = cellNumber(row[at] ?? "", table.decimal);
      if (cell === null || model === "") return [];
      const stderr =
        cell.error ?? (errorAt < 0 ? null : (cellNumber(row[errorAt] ?? "", table.decimal)?.number ?? null));
      return [{ model, task, metric: "score", filter: "none", cell, stderr, n: null, higherIsBetter: true }];
    });
  });
  return partsOf(drafts, table);
}

function isErrorOf(name: string, of: string): boolean {
  return name !== of && ERROR.test(name) && name.replace(ERROR, "") === of;
}

/** True for a column of numbers, gaps allowed. */
function isNumeric({ rows, decimal }: Table, column: number): boolean {
  const filled = rows
    .map((row) => (row[column] ?? "").trim())
    .filter((cell) => !/^(|-|–|—|n\/?a|nan|null|none)$/i.test(cell));
  const numbers = filled.filter((cell) => cellNumber(cell, decimal) !== null);
  return filled.length > 0 && numbers.length === filled.length;
}

function isMetric(name: string): boolean {
  const plain = plainName(name).replace(/_?%$|_?\(%\)$/, "");
  return higherIsBetter(plain) !== null || /^(value|score|result)$/.test(plain);
}

/** Columns named for the model or the side are of a metric without a name. */
function metricName(name: string): string {
  return isMetric(name) && !/^(value|result)$/.test(plainName(name)) ? name : "score";
}

function partsOf(drafts: readonly Draft[], { reading }: Table): Part[] {
  if (drafts.some(({ cell }) => cell.error !== null))
    reading.notice("What stands after ± is taken for a standard error");
  const models = [...new Set(drafts.map(({ model }) => model))];
  const percents = new Set(
    drafts.filter(({ cell }) => cell.isPercent || cell.number > 1).map((draft) => columnOf(draft)),
  );
  return models.map((model) => ({
    files: [reading.where],
    tool: "csv",
    toolVersion: null,
    model,
    madeFrom: null,
    rows: drafts.filter((draft) => draft.model === model).map((draft) => rowOf(draft, percents.has(columnOf(draft)))),
    samples: [],
    settings: {},
    notices: [],
    written: 0,
    stamp: null,
  }));
}

/** What shares a scale: a percentage below 1 is told by the others of its metric. */
function columnOf({ metric }: Draft): string {
  return metric;
}

const NO_SETTINGS: Settings = {};

function rowOf({ task, metric, filter, cell, stderr, n, higherIsBetter }: Draft, isPercent: boolean): ResultRow {
  const byName = scaleOf(metric, cell.number, task);
  const scale: Scale =
    byName === "other" && higherIsBetter !== true ? "other" : isPercent && cell.number <= 100 ? "percent" : byName;
  const error = stderr !== null && stderr >= 0 ? stderr : null;
  const items = n !== null && Number.isSafeInteger(n) && n > 0 ? n : null;
  const recovered = items === null && scale === "fraction" ? itemsOf(cell.number, error) : null;
  return {
    task,
    metric,
    filter,
    value: cell.number,
    scale,
    stderr: error,
    n: items ?? recovered,
    nRecovered: recovered !== null,
    higherIsBetter: higherIsBetter ?? (metric === "score" ? true : null),
    chance: null,
    parts: [],
    settings: NO_SETTINGS,
  };
}
