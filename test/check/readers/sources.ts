// Files for the readers, made on the spot.
import { type ModelResults, type ReadOptions, type ResultRow, type Source } from "../../../src/check/model.ts";
import { readResults } from "../../../src/check/readers/index.ts";

export function bytesFile(path: string, bytes: Uint8Array): Source {
  return { path, size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

export function textFile(path: string, text: string): Source {
  return bytesFile(path, new TextEncoder().encode(text));
}

export function jsonFile(path: string, value: unknown): Source {
  return textFile(path, JSON.stringify(value));
}

export function linesFile(path: string, values: readonly unknown[]): Source {
  return textFile(path, values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}

/** The results of files that must all be good. */
export async function read(sources: readonly Source[], options: ReadOptions = {}): Promise<ModelResults> {
  const { results, refusals, asks } = await readResults(sources, options);
  if (results === null || refusals.length > 0) throw new Error(JSON.stringify({ refusals, asks }));
  return results;
}

/** Why a file was refused. */
export async function refused(...sources: readonly Source[]): Promise<string> {
  const { results, refusals, asks } = await readResults(sources);
  if (results !== null || asks.length > 0 || refusals.length === 0) throw new Error(JSON.stringify({ results, asks }));
  return refusals.map(({ where, found, expected }) => `${where}: ${found}; expected ${expected}`).join("\n");
}

export function rowOf(results: ModelResults, task: string, metric: string, filter = "none"): ResultRow {
  const row = results.rows.find((each) => each.task === task && each.metric === metric && each.filter === filter);
  if (row === undefined) throw new Error(`no row ${task} ${metric} ${filter} in ${JSON.stringify(results.rows)}`);
  return row;
}

export function notices(results: ModelResults): string {
  return results.notices.map(({ text }) => text).join("\n");
}

/** Standard error of a proportion as the harness gives it. */
export function errorOf(right: number, items: number): number {
  const share = right / items;
  return Math.sqrt((share * (1 - share)) / (items - 1));
}
