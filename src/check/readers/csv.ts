// Tables that people make: a row a task, a row a number, a row an item, a column a model. Names of columns tell; else the reader is asked.
import { type Ask } from "../model.ts";
import { decimalOf } from "./cells.ts";
import { columnsOf, plainName } from "./csv-columns.ts";
import { readLong, readWide, readWideByModel, type Table } from "./csv-rows.ts";
import { hasItems, readItems } from "./csv-samples.ts";
import { type Grid } from "./grid.ts";
import { isSummary, readSummary } from "./opencompass.ts";
import { FileProblem, type Part, type Reading } from "./part.ts";

/** Rows that are shown where the reader is asked which column holds what. */
const PREVIEW = 5;
const TABLE = "a header and rows: task and value, or an item's id and whether it was right";

export function readTable(grid: Grid, reading: Reading): Part[] | Ask {
  const [first = [], ...rows] = grid;
  const header = first.map((name) =>
    name
      .replace(/^\ufeff/, "")
      .replaceAll("**", "")
      .trim(),
  );
  if (header.length < 2 || rows.length === 0) throw new FileProblem("a text without a table", TABLE);
  if (isSummary(header)) return readSummary([header, ...rows], reading);
  const cells = rows.flatMap((row) => row.map((cell) => cell.trim()));
  const { columns: mapping } = reading;
  const names: readonly unknown[] = Object.values(mapping ?? {});
  const isMapped =
    names.length > 0 && names.every((name) => name === undefined || header.some((each) => each === name));
  const columns = columnsOf(header, isMapped ? mapping : undefined);
  const table: Table = { header, rows, columns, decimal: decimalOf(cells), reading };
  const parts = isMapped ? readMapped(table) : readByNames(table);
  if (parts === null) return { kind: "columns", where: reading.where, header, preview: rows.slice(0, PREVIEW) };
  const used = parts.filter(({ rows, samples }) => rows.length + samples.length > 0);
  if (used.length === 0) throw new FileProblem("a table without a number in its column of values", TABLE);
  return used;
}

function readMapped(table: Table): Part[] | null {
  const { id, value, task, correct } = table.columns;
  if (id >= 0 && task !== id)
    return readItems({ ...table, columns: { ...table.columns, correct: value >= 0 ? value : correct } });
  return task >= 0 && value >= 0 ? readLong(table) : null;
}

function readByNames(table: Table): Part[] | null {
  const { header, columns } = table;
  if (hasItems(table)) return readItems(table);
  if (columns.task >= 0 && columns.metric >= 0 && columns.value >= 0) return readLong(table);
  if (columns.model >= 0 && columns.task < 0) return readWideByModel(table);
  if (columns.task >= 0) return readWide(table);
  // pandas writes its index without a name.
  const isIndex = /^(unnamed:_0)?$/.test(plainName(header[0] ?? "x"));
  return isIndex ? readWide({ ...table, columns: { ...columns, task: 0 } }) : null;
}
