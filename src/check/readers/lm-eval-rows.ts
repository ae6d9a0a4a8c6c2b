// Rows of one results file of lm-evaluation-harness.
import { type ResultRow } from "../model.ts";
import {
  countOf,
  entriesOf,
  field,
  fieldAt,
  isObject,
  listOf,
  numberOf,
  textOf,
  type JsonObject,
} from "./json-value.ts";
import { partsOf } from "./lm-eval-groups.ts";
import { higherIsBetter, itemsOf, scaleOf } from "./metrics.ts";
import { counted, settingsOf, type Reading } from "./part.ts";

interface ResultsFile {
  readonly file: JsonObject;
  readonly results: ReadonlyMap<string, JsonObject>;
  readonly reading: Reading;
}

/** Entries of a record that are no metrics. */
const NO_METRIC = new Set([
  "alias",
  "name",
  "sample_len",
  "sample_count",
  "samples",
  " ",
  "details",
  "task_name",
  "prompt_name",
]);
const NO_METRIC_OF_FORKS =
  /^(prompt_id|prompt_jinja|dataset_path|dataset_name|subset|fixed_answer_choice_list|choices_in_prompt)$/;
const ERROR = "_stderr";
/** Metrics of choices, for which guessing is one in their number. */
const OF_CHOICES = /^acc(_norm|_bytes|_mutual_info)?$/;

export function rowsOf({ file, results, reading }: ResultsFile): ResultRow[] {
  const groups = partsOf(file, results);
  // Up to 0.4.1 a group's error was pooled wrongly, 8 to 16 times too large; 0.4.2 brought `group_subtasks`.
  const groupErrorsAreWrong = isObject(field(file, "configs")) && !isObject(field(file, "group_subtasks"));
  const rows: ResultRow[] = [];
  for (const [task, record] of results) {
    const parts = groups.get(task) ?? [];
    for (const { metric, filter, value, stderr } of metricsOf(record, task, reading)) {
      const sharing = parts.filter((part) => hasMetric(results.get(part), metric, filter));
      const isGroup = sharing.length > 0;
      const { n, recovered } = isGroup ? { n: null, recovered: false } : itemsOfTask(file, task, record, value, stderr);
      rows.push({
        task,
        metric,
        filter,
        value,
        scale: scaleOf(metric, value, task),
        stderr: (isGroup || parts.length > 0) && groupErrorsAreWrong ? null : stderr,
        n,
        nRecovered: recovered,
        higherIsBetter: directionOf(file, task, metric),
        chance: OF_CHOICES.test(metric) ? chanceOf(file, task) : null,
        parts: sharing,
        settings: taskSettings(file, task),
      });
    }
  }
  if (groupErrorsAreWrong && rows.some(({ parts }) => parts.length > 0)) {
    reading.notice("Errors of groups are left out: this version of the harness pools them wrongly");
  }
  warnOfMisfits(rows, reading);
  return withItemsOfSiblings(rows);
}

/** Metrics that are shares of right answers, save in tasks that weigh several right ones. */
const SHARE = /^acc(_norm)?$/;
const WEIGHED = /mc2|mc_2/;

/** A share and its error follow from one number of items. Where they do not, something else was measured, or a digit was changed. */
function warnOfMisfits(rows: readonly ResultRow[], reading: Reading): void {
  const misfits = rows.filter(({ task, metric, value, stderr, parts, scale }) => {
    const isShare = SHARE.test(metric) && !WEIGHED.test(task) && scale === "fraction" && parts.length === 0;
    // Rounded numbers fit nothing exactly, and say so by their few digits.
    return isShare && hasAllDigits(value) && hasAllDigits(stderr ?? 0) && itemsOf(value, stderr) === null;
  });
  const [first] = misfits;
  if (first === undefined) return;
  const which =
    misfits.length === 1
      ? `"${first.task}" (${first.metric})`
      : `${counted(misfits.length, "result", "results")}, "${first.task}" (${first.metric}) among them`;
  reading.notice(
    `No whole number of items fits value and error of ${which}: no plain shares of right answers, or changed by hand`,
  );
}

/** True for a fraction with as many digits as a computer writes. */
function hasAllDigits(value: number): boolean {
  return value.toString().length > 12;
}

interface Metric {
  readonly metric: string;
  readonly filter: string;
  readonly value: number;
  readonly stderr: number | null;
}

/** `<metric>[_stderr][,<filter>]`: the first comma parts, since names of filters may hold more. */
function metricsOf(record: JsonObject, task: string, reading: Reading): Metric[] {
  return Object.entries(record).flatMap(([key, value]): Metric[] => {
    const comma = key.indexOf(",");
    const metric = comma < 0 ? key : key.slice(0, comma);
    const filter = comma < 0 ? "none" : key.slice(comma + 1);
    if (metric === "" || metric.endsWith(ERROR) || NO_METRIC.has(key) || NO_METRIC_OF_FORKS.test(key)) return [];
    const number = numberOf(value);
    if (number === null) {
      if (value === null) reading.notice(`${task}: "${metric}" is no number and is left out`);
      return [];
    }
    const error = numberOf(field(record, comma < 0 ? metric + ERROR : `${metric}${ERROR},${filter}`));
    return [{ metric, filter, value: number, stderr: error !== null && error >= 0 ? error : null }];
  });
}

function hasMetric(record: JsonObject | undefined, metric: string, filter: string): boolean {
  return (
    (numberOf(field(record, `${metric},${filter}`)) ?? (filter === "none" ? numberOf(field(record, metric)) : null)) !==
    null
  );
}

/** Items that were scored: what the error tells comes before what the file says, which may be the data set's size. */
function itemsOfTask(file: JsonObject, task: string, record: JsonObject, value: number, stderr: number | null) {
  const told =
    countOf(field(record, "sample_len")) ??
    (isSelection(file) ? null : countOf(fieldAt(file, "n-samples", task, "effective")));
  const recovered = itemsOf(value, stderr);
  if (told !== null && (recovered === null || recovered === told))
    return { n: told === 0 ? null : told, recovered: false };
  return { n: recovered, recovered: recovered !== null };
}

/** True where `n-samples` is known to be wrong: items picked by hand, or a fraction of each task. */
function isSelection(file: JsonObject): boolean {
  const limit = numberOf(fieldAt(file, "config", "limit"));
  return isObject(fieldAt(file, "config", "samples")) || (limit !== null && limit < 1);
}

/** Every metric of a task is over the same items: those without an error of their own take the number from one that has. */
function withItemsOfSiblings(rows: readonly ResultRow[]): ResultRow[] {
  const known = new Map<string, number>();
  for (const { task, n } of rows) if (n !== null) known.set(task, n);
  return rows.map((row) => {
    const n = known.get(row.task);
    return row.n !== null || row.parts.length > 0 || n === undefined ? row : { ...row, n, nRecovered: true };
  });
}

function directionOf(file: JsonObject, task: string, metric: string): boolean | null {
  const told = fieldAt(file, "higher_is_better", task, metric);
  if (typeof told === "boolean") return told;
  const listed = listOf(fieldAt(file, "configs", task, "metric_list")).find((each) => field(each, "metric") === metric);
  const higher = field(listed, "higher_is_better");
  return typeof higher === "boolean" ? higher : higherIsBetter(metric);
}

function chanceOf(file: JsonObject, task: string): number | null {
  const choices = listOf(fieldAt(file, "configs", task, "doc_to_choice"));
  return choices.length > 1 ? 1 / choices.length : null;
}

function taskSettings(file: JsonObject, task: string) {
  const config = fieldAt(file, "configs", task);
  const prompt = textOf(field(config, "doc_to_text"));
  const version = fieldAt(file, "versions", task) ?? fieldAt(config, "metadata", "version");
  return settingsOf({
    shots: fieldAt(file, "n-shot", task) ?? field(config, "num_fewshot") ?? fieldAt(file, "config", "num_fewshot"),
    version: version === "N/A" || version === "Yaml" ? null : version,
    // A function's source or address says nothing of whether two prompts are the same.
    prompt: prompt === null || /^\s*def |<function|functools\.partial/.test(prompt) ? null : prompt,
    description: textOf(field(config, "description")),
    generation: entriesOf(field(config, "generation_kwargs")).length > 0 ? field(config, "generation_kwargs") : null,
    itemsHash: textOf(fieldAt(file, "task_hashes", task)),
  });
}
