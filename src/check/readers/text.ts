// Files that are no JSON: tables, in one way or another.
import { type Ask, type Source } from "../model.ts";
import { decodeLeniently, joinBytes, textChunks } from "./bytes.ts";
import { cellNumber } from "./cells.ts";
import { readTable } from "./csv.ts";
import { EXPECTED } from "./detect.ts";
import { markdownTables, parseCsv, type Grid } from "./grid.ts";
import { MAX_TABLE } from "./limits.ts";
import { csvBlock } from "./opencompass.ts";
import { FileProblem, grouped, type Part, type Reading } from "./part.ts";
import { isHarnessHeader, readPastedTable } from "./pasted-table.ts";

export async function readText(
  source: Source,
  kind: "markdown" | "table",
  reading: Reading,
  chunks: AsyncIterable<Uint8Array>,
): Promise<readonly Part[] | Ask> {
  if (source.size > MAX_TABLE) {
    throw new FileProblem(
      `a table of ${grouped(source.size)} bytes`,
      `at most ${grouped(MAX_TABLE)}; samples of that size belong into JSON lines`,
    );
  }
  const pieces: Uint8Array[] = [];
  for await (const chunk of textChunks(chunks)) pieces.push(chunk);
  const { text, guessed } = decodeLeniently(joinBytes(pieces));
  if (guessed) reading.notice("Not in UTF-8: read as Windows-1252");
  const summary = csvBlock(text);
  if (summary !== null) return readTable(parseCsv(summary), reading);
  return kind === "markdown" ? readMarkdown(text, reading) : readPlain(text, reading);
}

function readMarkdown(text: string, reading: Reading): readonly Part[] | Ask {
  const tables = markdownTables(text);
  if (tables.some(({ rows }) => isHarnessHeader(rows[0] ?? []))) {
    const parts = readPastedTable(text, reading);
    if (parts.length === 0) throw new FileProblem("a table of results without a number", EXPECTED);
    return parts;
  }
  const [first] = tables.filter(({ rows }) => looksLikeTable(rows));
  if (first === undefined) throw new FileProblem("a text with a table that holds no results", EXPECTED);
  return readTable(
    first.rows.map((row) => row.map((cell) => cell.trim())),
    reading,
  );
}

function readPlain(text: string, reading: Reading): readonly Part[] | Ask {
  const grid = parseCsv(text);
  if (!looksLikeTable(grid)) throw new FileProblem("a text that is no table", EXPECTED);
  return readTable(grid, reading);
}

/** Prose has commas too: a table has rows of one width and some numbers. */
function looksLikeTable([header = [], ...rows]: Grid): boolean {
  const isEven = rows.filter((row) => row.length === header.length).length >= rows.length * 0.9;
  const hasNumbers = rows.some((row) =>
    row.some((cell) => cellNumber(cell, ".") !== null || cellNumber(cell, ",") !== null),
  );
  return header.length > 1 && rows.length > 0 && isEven && hasNumbers;
}
