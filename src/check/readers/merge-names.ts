// Samples files of lm-evaluation-harness say neither their task nor, before 0.4.7, their filters: the results beside them do.
import { type SampleRow } from "../model.ts";
import { fileName, folderOf } from "./file-names.ts";
import { type Notices, type Part, type TaskName } from "./part.ts";

export function nameSamples(parts: readonly Part[], notices: Notices): Part[] {
  const guesses = new Map<string, Set<string>>();
  for (const { taskName } of parts) {
    if (taskName !== undefined && !taskName.isSure)
      guesses.set(taskName.task, (guesses.get(taskName.task) ?? new Set()).add(taskName.whole));
  }
  const files = parts.filter(({ taskName }) => taskName !== undefined).length;
  return parts.map((part) => {
    const results = resultsOf(part, parts);
    const task =
      part.taskName === undefined
        ? null
        : taskOf(part.taskName, knownTasks(results), { guesses, files, notices, where: part.files[0] ?? "" });
    const samples = task === null ? part.samples : part.samples.map((sample) => ({ ...sample, task }));
    const filters = new Map([...results].flatMap((each) => [...(each.filters ?? [])]));
    const items = part.unnamedFilters === true ? nameFilters(samples, filters, notices) : samples;
    return { ...part, samples: items };
  });
}

/** Results that samples belong to: of the same time and folder, else of the folder, else all. */
function resultsOf(part: Part, parts: readonly Part[]): readonly Part[] {
  if (part.rows.length > 0) return [part];
  const results = parts.filter(({ rows, tool }) => rows.length > 0 && tool === "lm-evaluation-harness");
  const folder = folderOf(part.files[0] ?? "");
  const inFolder = results.filter(({ files }) => folderOf(files[0] ?? "") === folder);
  const ofTime = inFolder.filter(({ stamp }) => stamp !== null && stamp === part.stamp);
  return ofTime.length > 0 ? ofTime : inFolder.length > 0 ? inFolder : results;
}

function knownTasks(results: readonly Part[]): readonly string[] {
  return [
    ...new Set(results.flatMap(({ rows }) => rows.filter(({ parts }) => parts.length === 0).map(({ task }) => task))),
  ];
}

interface Naming {
  readonly guesses: ReadonlyMap<string, ReadonlySet<string>>;
  readonly files: number;
  readonly notices: Notices;
  readonly where: string;
}

function taskOf(
  { task, isSure, whole }: TaskName,
  known: readonly string[],
  { guesses, files, notices, where }: Naming,
): string {
  if (known.includes(whole)) return whole;
  if (isSure || known.includes(task)) return task;
  // 0.4.0 to 0.4.2: the model's arguments, then the task.
  const [longest] = known.filter((each) => whole.endsWith(`_${each}`)).toSorted((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  const [only] = known;
  if (only !== undefined && known.length === 1 && files === 1) return only;
  const isShared = (guesses.get(task)?.size ?? 0) > 1;
  const name = isShared ? whole : task;
  notices.add(`The task of ${fileName(where)} is taken from the file's name: "${name}"`);
  return name;
}

/** "#0", "#1" → the filters of the task in their order. A file that was appended to has them all once more. */
function nameFilters(
  samples: readonly SampleRow[],
  filters: ReadonlyMap<string, readonly string[]>,
  notices: Notices,
): SampleRow[] {
  const counts = new Map<string, number>();
  for (const { task, filter } of samples) {
    if (filter.startsWith("#")) counts.set(task, Math.max(counts.get(task) ?? 0, Number(filter.slice(1)) + 1));
  }
  const named = new Map<string, SampleRow>();
  for (const sample of samples) {
    const count = counts.get(sample.task) ?? 1;
    const names = filters.get(sample.task) ?? (count === 1 ? ["none"] : []);
    const at = Number(sample.filter.slice(1));
    const filter = !sample.filter.startsWith("#")
      ? sample.filter
      : names.length === 0
        ? sample.filter
        : (names[at % names.length] ?? "none");
    if (names.length > 0 && count > names.length)
      notices.add(`Items of "${sample.task}" stand there several times; the last of each is used`);
    if (names.length === 0) notices.add(`Filters of "${sample.task}" are not named in the file: they are numbered`);
    named.set(JSON.stringify([sample.task, filter, sample.id]), { ...sample, filter });
  }
  return [...named.values()];
}
