// `results` of an Inspect log: scorers, each with metrics and, beside them, their errors.
import { type ResultRow, type Settings } from "../model.ts";
import { countOf, entriesOf, field, isObject, listOf, numberOf, textOf } from "./json-value.ts";
import { higherIsBetter, scaleOf } from "./metrics.ts";

interface About {
  readonly task: string;
  readonly settings: Settings;
  readonly epochs: number;
  /** Samples in the log with a score of a scorer, by its name. */
  readonly scored: (scorer: string) => number;
}

/** Metrics that say how sure another one is. `std` is the spread of the items, which is no error. */
const NO_RESULT = new Set(["stderr", "bootstrap_stderr", "std", "var", "ci"]);
const ERRORS = ["stderr", "bootstrap_stderr"];
/** Metrics whose error `stderr` is: means over samples. */
const MEANS = new Set(["accuracy", "mean"]);

export function scoreRows(results: unknown, about: About): ResultRow[] {
  const listed = listOf(field(results, "scores"));
  // Logs of 2024 had one scorer, not in a list.
  const single = isObject(field(results, "metrics"))
    ? [{ name: field(field(results, "scorer"), "name"), metrics: field(results, "metrics") }]
    : [];
  return (listed.length > 0 ? listed : single).flatMap((score) => rowsOfScore(score, results, about));
}

/** Scorer and reducer. One epoch is reduced by its mean, which newer logs say and older ones do not. */
export function filterOf(scorer: string, reducer: string | null): string {
  return reducer === null || reducer === "mean" ? scorer : `${scorer} / ${reducer}`;
}

function rowsOfScore(score: unknown, results: unknown, { task, settings, scored, epochs }: About): ResultRow[] {
  const scorer = textOf(field(score, "name")) ?? textOf(field(score, "scorer")) ?? "none";
  const filter = filterOf(scorer, textOf(field(score, "reducer")));
  // Scored samples are counted after their epochs were reduced to one, completed ones before.
  const completed = countOf(field(results, "completed_samples"));
  const n =
    countOf(field(score, "scored_samples")) ?? (completed === null ? scored(scorer) : Math.ceil(completed / epochs));
  const metrics = entriesOf(field(score, "metrics")).map(([key, metric]) => ({
    name: textOf(field(metric, "name")) ?? key,
    group: textOf(field(metric, "group")),
    value: numberOf(field(metric, "value")),
  }));
  return metrics.flatMap(({ name, group, value }): ResultRow[] => {
    if (value === null || NO_RESULT.has(shortName(name)) || n === 0) return [];
    const errors = MEANS.has(shortName(name))
      ? metrics.filter((each) => ERRORS.includes(shortName(each.name)) && each.group === group)
      : [];
    const stderr = errors[0]?.value ?? null;
    return [
      {
        task,
        metric: shortName(name),
        filter: group === null ? filter : `${filter} / ${group}`,
        value,
        scale: scaleOf(name, value),
        // Of a single sample the tool gives 0, for want of an error.
        stderr: stderr !== null && stderr >= 0 && n > 1 ? stderr : null,
        n,
        nRecovered: false,
        higherIsBetter: higherIsBetter(shortName(name)),
        chance: null,
        parts: [],
        settings,
      },
    ];
  });
}

/** Metrics of packages are named with them: "inspect_ai/accuracy". */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
