import { open, readdir, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import {
  comparableTasks,
  compare,
  readResults,
  type CheckReport,
  type ColumnMapping,
  type ModelResults,
  type Refusal,
  type Source,
} from "../src/check/index.ts";
import { nearest } from "../src/decision/problem.ts";
import { Failure, messageOf } from "./failure.ts";
import { nameOfFile } from "./input.ts";

export interface CheckSide {
  /** Files and folders as given. */
  readonly paths: readonly string[];
  /** Where a file holds several models. */
  readonly model: string | undefined;
}

export interface CheckRun {
  readonly base: CheckSide;
  readonly tuned: CheckSide;
  readonly inDomain: readonly string[] | null;
  readonly margin: number;
  readonly columns: ColumnMapping | undefined;
}

/** What result files end in; anything else in a folder is passed over. */
const endings = /\.(jsonl?|eval|csv|tsv|txt|md)$/i;
/** A folder with more is hardly one model's results. */
const mostFiles = 20_000;

/** Reads both sides and compares them; files of a folder that no reader knows are in `left`. Throws a Failure where a named file is wrong. */
export async function runCheck(run: CheckRun): Promise<{ report: CheckReport; left: readonly Refusal[] }> {
  const base = await readSide("--base", run.base, run.columns);
  const tuned = await readSide("--tuned", run.tuned, run.columns);
  refuseUnknownTasks(run.inDomain, base.results, tuned.results);
  return {
    report: compare(base.results, tuned.results, { inDomain: run.inDomain, margin: run.margin }),
    left: [...base.left, ...tuned.left],
  };
}

async function readSide(
  option: string,
  { paths, model }: CheckSide,
  columns: ColumnMapping | undefined,
): Promise<{ results: ModelResults; left: readonly Refusal[] }> {
  const named = new Set<string>();
  const files: string[] = [];
  for (const path of paths) {
    const found = await filesBelow(path);
    if (found === undefined) named.add(path);
    files.push(...(found ?? [path]));
  }
  if (files.length === 0)
    throw new Failure(
      `${option}: there is no result file in ${nameOfFile(paths[0] ?? "")}; give files that end in .json, .jsonl, .eval, .csv, .tsv, .md or .txt`,
    );
  const handles: FileHandle[] = [];
  try {
    const sources: Source[] = [];
    for (const path of files) sources.push(await sourceOf(path, handles));
    const { results, refusals, asks } = await readResults(sources, {
      ...(columns && { columns }),
      ...(model !== undefined && { model }),
    });
    const [ask] = asks;
    if (ask?.kind === "model" && model !== undefined)
      throw new Failure(
        `${option}-model: ${nameOfFile(model)} is no model of these files; there are ${ask.models.slice(0, 8).join(", ")}`,
      );
    if (ask?.kind === "model")
      throw new Failure(
        `${ask.where}: holds ${String(ask.models.length)} models; name one with ${option}-model: ${ask.models.slice(0, 8).join(", ")}`,
      );
    if (ask?.kind === "columns")
      throw new Failure(
        `${ask.where}: its columns are not known; say with --columns which is which (task=...,value=...): ${ask.header.slice(0, 12).join(", ")}`,
      );
    const wrong = refusals.find(({ where }) => named.has(where)) ?? (results === null ? refusals[0] : undefined);
    if (wrong !== undefined) throw new Failure(`${wrong.where}: ${wrong.found}; expected ${wrong.expected}`);
    if (results === null) throw new Failure(`${option}: no results were found; give result files of a known tool`);
    if (model !== undefined && results.model !== model)
      throw new Failure(
        `${option}-model: ${nameOfFile(model)} is no model of these files; there is ${results.model}; leave the option out`,
      );
    return { results, left: refusals };
  } finally {
    for (const handle of handles) await handle.close();
  }
}

/** All result files of a folder and those below it, in order; undefined where the path is no folder. */
async function filesBelow(path: string): Promise<string[] | undefined> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (found.length > mostFiles)
        throw new Failure(
          `${nameOfFile(path)}: holds more than ${String(mostFiles)} files; give the folder of one run`,
        );
      const below = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith(".")) await visit(below);
      else if (entry.isFile() && endings.test(entry.name)) found.push(below);
    }
  };
  try {
    if (!(await stat(path)).isDirectory()) return undefined;
    await visit(path);
    return found;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw cannotRead(path, error);
  }
}

async function sourceOf(path: string, handles: FileHandle[]): Promise<Source> {
  try {
    const handle = await open(path, "r");
    handles.push(handle);
    const { size } = await handle.stat();
    return {
      path: path.replaceAll("\\", "/"),
      size,
      async read(start, end) {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      },
    };
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function cannotRead(path: string, error: unknown): Failure {
  const missing = error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
  return new Failure(
    `${nameOfFile(path)}: ${missing ? "does not exist" : `cannot be read (${messageOf(error)})`}; give the path of a result file or of its folder`,
  );
}

/** A task that was misspelt would be counted as lying outside the domain. */
function refuseUnknownTasks(inDomain: readonly string[] | null, base: ModelResults, tuned: ModelResults): void {
  if (inDomain === null) return;
  const known = new Set([...base.rows, ...tuned.rows, ...base.samples, ...tuned.samples].map(({ task }) => task));
  for (const task of inDomain) {
    if (known.has(task)) continue;
    const meant = nearest(task, known);
    const joined = comparableTasks(base, tuned).slice(0, 8).join(", ");
    throw new Failure(
      `--in-domain: ${JSON.stringify(task.slice(0, 80))} is no task of these files; ${meant === undefined ? `there are ${joined}` : `did you mean ${JSON.stringify(meant)}?`}`,
    );
  }
}
