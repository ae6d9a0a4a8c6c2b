// Tables as rows of cells: CSV and TSV, and Markdown as people paste it.
import Papa from "papaparse";

export type Grid = readonly (readonly string[])[];

/** Rows of a table whose first line tells what parts its columns. Quoted cells may hold line breaks. */
export function parseCsv(text: string): Grid {
  const firstLine = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = [",", "\t", ";"].map((mark) => ({ mark, count: firstLine.split(mark).length }));
  const { mark } = counts.reduce((best, each) => (each.count > best.count ? each : best));
  return Papa.parse<string[]>(text, { delimiter: mark, skipEmptyLines: "greedy" }).data;
}

/** A line of a Markdown table, its cells untrimmed: lm-evaluation-harness indents parts of groups. */
function markdownCells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|"));
}

export function isMarkdownRow(line: string): boolean {
  return /^\s*\|.*\|/.test(line);
}

/** Tables of a text: lines with bars that follow one another, without the rule under the header. */
export function markdownTables(text: string): { before: string; rows: string[][] }[] {
  const tables: { before: string; rows: string[][] }[] = [];
  let before = "";
  let isInside = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (!isMarkdownRow(line)) {
      if (isInside) before = "";
      isInside = false;
      if (line.trim() !== "") before = line.trim();
      continue;
    }
    if (!isInside) tables.push({ before, rows: [] });
    isInside = true;
    if (!/^[\s|:-]*-[\s|:-]*$/.test(line)) tables.at(-1)?.rows.push(markdownCells(line));
  }
  return tables;
}
