// Joins what the files of one side gave: results with their samples, shards, and runs that were repeated.
import { type Ask, type ModelResults, type Notice, type ResultRow, type SampleRow, type Settings } from "../model.ts";
import { fileName, folderOf, withoutExtension } from "./file-names.ts";
import { MAX_NAME, MAX_ROWS, MAX_SAMPLES } from "./limits.ts";
import { largestError } from "./metrics.ts";
import { nameSamples } from "./merge-names.ts";
import { completeRows } from "./merge-samples.ts";
import { counted, FileProblem, grouped, Notices, type Part } from "./part.ts";

/** One model's results, or the question which model is meant. */
export function merge(parts: readonly Part[], chosen: string | undefined): ModelResults | Ask {
  const models = modelsOf(parts);
  const areOne = isOneModel(models, parts);
  const isChosen = chosen !== undefined && models.includes(chosen);
  if (models.length > 1 && !isChosen && !areOne) return { kind: "model", where: whereOf(parts), models };
  const used = isChosen && models.length > 1 ? parts.filter((part) => belongsTo(part, parts, chosen)) : parts;
  const notices = new Notices(whereOf(used));
  if (models.length > 1 && !isChosen) {
    notices.add(
      `The files name their model in ${models.length} ways, each of other tasks: taken for one (${models.slice(0, 3).join(", ")}${models.length > 3 ? ", …" : ""})`,
    );
  }
  const named = nameSamples(used, notices);
  const rows = joinRows(named, notices);
  const samples = joinSamples(named, notices);
  if (rows.length > MAX_ROWS || samples.length > MAX_SAMPLES) {
    throw new FileProblem(
      `${grouped(rows.length)} results of ${grouped(samples.length)} items`,
      "fewer; leave out some tasks",
    );
  }
  const main = named.reduce((most, part) =>
    part.rows.length + part.samples.length > most.rows.length + most.samples.length ? part : most,
  );
  const tools = [...new Set(named.map(({ tool }) => tool))];
  if (tools.length > 1) notices.add(`Results of several tools, joined: ${tools.join(", ")}`);
  return {
    tool: main.tool,
    toolVersion: named.map(({ toolVersion }) => toolVersion).find((version) => version !== null) ?? null,
    model: (isChosen ? chosen : mostNamed(models, parts)) ?? nameOfFiles(used),
    madeFrom: named.map(({ madeFrom }) => madeFrom).find((base) => base !== null) ?? null,
    files: named.flatMap(({ files }) => files),
    rows: completeRows(rows, samples, notices),
    samples,
    settings: sharedSettings(named),
    notices: [...named.flatMap((part) => part.notices), ...notices.list()].filter(isFirst),
  };
}

/** Models that the files name. A path on someone's machine and a name on the hub that end alike are one. */
function modelsOf(parts: readonly Part[]): string[] {
  const names = [...new Set(parts.flatMap(({ model }) => (model === null ? [] : [model])))];
  const hub = names.filter((name) => !isPath(name));
  return names.filter((name) => !isPath(name) || !hub.some((other) => lastOf(other) === lastOf(name)));
}

/**
 * True where files of one side name paths on someone's machine, and no result twice: checkpoints are moved and copied between runs. Names
 * on a hub, or two numbers for one result, are two models.
 */
function isOneModel(models: readonly string[], parts: readonly Part[]): boolean {
  if (models.filter((name) => !isPath(name)).length > 1) return false;
  const owners = new Map<string, string>();
  return parts.every(({ model, rows }) =>
    rows.every(({ task }) => {
      if (model === null) return true;
      const owner = owners.get(task) ?? model;
      owners.set(task, owner);
      return owner === model;
    }),
  );
}

/** A name on a hub before a path; then one that the files' own names hold; then the name of more files. */
function mostNamed(models: readonly string[], parts: readonly Part[]): string | undefined {
  const weigh = (name: string) => {
    const isInNames = parts.some(({ files }) => files.some((file) => file.includes(lastOf(name))));
    const files = parts.filter(({ model }) => model === name).length;
    return files + (isInNames ? parts.length : 0) + (isPath(name) ? 0 : 2 * parts.length);
  };
  return models.toSorted((a, b) => weigh(b) - weigh(a))[0];
}

function isPath(name: string): boolean {
  return /^[./~]|^[A-Za-z]:\\/.test(name) || name.split("/").length > 2;
}

function lastOf(name: string): string {
  return fileName(name.replace(/[/\\]+$/, "").replaceAll("\\", "/"));
}

function isSameModel(a: string, b: string | undefined): boolean {
  return b !== undefined && (a === b || ((isPath(a) || isPath(b)) && lastOf(a) === lastOf(b)));
}

function isFirst({ where, text }: Notice, at: number, all: readonly Notice[]): boolean {
  return all.findIndex((other) => other.where === where && other.text === text) === at;
}

function whereOf(parts: readonly Part[]): string {
  const files = [...new Set(parts.flatMap((part) => part.files))];
  const [first = ""] = files;
  return files.length === 1 ? first : `${first} and ${grouped(files.length - 1)} more`;
}

/** Where no file names the model: the file's name, or its folder's if there are several. */
function nameOfFiles(parts: readonly Part[]): string {
  const files = [...new Set(parts.flatMap((part) => part.files))];
  const [first = ""] = files;
  const folder = fileName(folderOf(first));
  return files.length > 1 && folder !== "" ? folder : withoutExtension(fileName(first));
}

/** Samples files name no model: they are of the run whose time or folder they share. */
function belongsTo(part: Part, parts: readonly Part[], chosen: string | undefined): boolean {
  if (part.model !== null) return isSameModel(part.model, chosen);
  const folder = folderOf(part.files[0] ?? "");
  const sharing = parts.filter(
    (other) =>
      other.model !== null &&
      part.stamp !== null &&
      other.stamp === part.stamp &&
      folderOf(other.files[0] ?? "") === folder,
  );
  const near =
    sharing.length > 0
      ? sharing
      : parts.filter((other) => other.model !== null && folderOf(other.files[0] ?? "") === folder);
  return near.length === 0 || near.some((other) => other.model !== null && isSameModel(other.model, chosen));
}

/** Settings that all runs of the side share. Each row has those of its own run, so that sides of one run and of several compare alike. */
function sharedSettings(parts: readonly Part[]): Settings {
  const runs = parts.filter(({ rows }) => rows.length > 0).map(({ settings }) => settings);
  const [first = {}, ...others] = runs.length > 0 ? runs : parts.map(({ settings }) => settings);
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every((other) => other[key] === value)),
  );
}

function joinRows(parts: readonly Part[], notices: Notices): ResultRow[] {
  const rows = new Map<string, ResultRow>();
  const replaced = new Map<Part, number>();
  let longNames = 0;
  for (const part of oldestFirst(parts)) {
    for (const row of part.rows) {
      if (Math.max(row.task.length, row.metric.length, row.filter.length) > MAX_NAME) {
        longNames += 1;
        continue;
      }
      // Runs of a task with other shots or prompts stand side by side: the comparison takes those that are most alike.
      const key = JSON.stringify([row.task, row.metric, row.filter, row.settings]);
      const before = rows.get(key);
      if (before !== undefined && before.value !== row.value) replaced.set(part, (replaced.get(part) ?? 0) + 1);
      const error = row.stderr ?? 0;
      const isImpossible = error > largestError(row.scale) * (1 + 1e-9);
      if (isImpossible) notices.add(`"${row.task}" (${row.metric}): an error of ${error} cannot be, and is left out`);
      const settings = { ...part.settings, ...row.settings };
      rows.set(key, { ...row, settings, stderr: isImpossible ? null : row.stderr });
    }
  }
  for (const [part, count] of replaced) {
    notices.add(
      `${counted(count, "result stands", "results stand")} in several files with different numbers: those of ${part.files[0] ?? "the later file"} are used`,
    );
  }
  if (longNames > 0)
    notices.add(`Left out: ${counted(longNames, "result", "results")} with a name of more than ${MAX_NAME} characters`);
  return [...rows.values()];
}

/** By the time they were written; where that is unknown the larger run last, so that most results are of one run. */
function oldestFirst(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((a, b) => a.written - b.written || a.rows.length - b.rows.length);
}

/** Shards have different items of a task and add up; a repeated run has the same ones, and the newer replaces the older. */
function joinSamples(parts: readonly Part[], notices: Notices): SampleRow[] {
  const tasks = new Map<string, Map<string, SampleRow>>();
  for (const part of oldestFirst(parts)) {
    for (const [key, samples] of byTask(part.samples)) {
      const before = tasks.get(key);
      if (before === undefined) {
        tasks.set(key, samples);
        continue;
      }
      const isRepeated = [...samples.keys()].some((id) => before.has(id));
      if (isRepeated)
        notices.add(`Samples of a task in several files: those of ${part.files[0] ?? "the later file"} are used`);
      tasks.set(key, isRepeated ? samples : new Map([...before, ...samples]));
    }
  }
  return [...tasks.values()].flatMap((samples) => [...samples.values()]);
}

function byTask(samples: readonly SampleRow[]): ReadonlyMap<string, Map<string, SampleRow>> {
  const tasks = new Map<string, Map<string, SampleRow>>();
  for (const sample of samples) {
    const key = JSON.stringify([sample.task, sample.filter]);
    const items = tasks.get(key) ?? new Map<string, SampleRow>();
    tasks.set(key, items);
    items.set(sample.id, sample);
  }
  return tasks;
}
