// The rows of one side: as the tool reported them, and worked out from samples where it reported none.
import type { ModelResults, ResultRow, SampleRow } from "./model.ts";
import { higherIsBetter, scaleOf } from "./readers/metrics.ts";
import { mean, standardError } from "./sums.ts";

/** Names of tasks, metrics and filters are any text: a key is a list, so that no two rows share one. */
export function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** Samples of one task, taken out by one filter. */
export interface SampleSet {
  readonly task: string;
  readonly filter: string;
  /** By id; of samples with one id the first stays. */
  readonly byId: ReadonlyMap<string, SampleRow>;
}

/** Sample sets of a side by task and filter. */
export type SampleSets = ReadonlyMap<string, ReadonlyMap<string, SampleSet>>;

export function sampleSets(samples: readonly SampleRow[]): SampleSets {
  const sets = new Map<string, Map<string, SampleSet & { byId: Map<string, SampleRow> }>>();
  for (const sample of samples) {
    const { task, filter, id } = sample;
    const ofTask = sets.get(task) ?? new Map<string, SampleSet & { byId: Map<string, SampleRow> }>();
    const set = ofTask.get(filter) ?? { task, filter, byId: new Map<string, SampleRow>() };
    if (!set.byId.has(id)) set.byId.set(id, sample);
    sets.set(task, ofTask.set(filter, set));
  }
  return sets;
}

/** Scores of a metric, where the samples have it. */
export function scoresOf(set: SampleSet, metric: string): number[] {
  const scores: number[] = [];
  for (const sample of set.byId.values()) {
    const score = scoreOf(sample, metric);
    if (score !== undefined) scores.push(score);
  }
  return scores;
}

/** A finite score, asked for by own name: a metric may be called `constructor`. */
export function scoreOf(sample: SampleRow, metric: string): number | undefined {
  const score = Object.hasOwn(sample.scores, metric) ? sample.scores[metric] : undefined;
  return score !== undefined && Number.isFinite(score) ? score : undefined;
}

function fromSamples(set: SampleSet, metric: string): ResultRow {
  const scores = scoresOf(set, metric);
  const value = mean(scores);
  const greatest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const binary = scores.every((score) => score === 0 || score === 1);
  const choices = [...set.byId.values()].flatMap(({ probabilities }) =>
    probabilities ? [1 / probabilities.length] : [],
  );
  return {
    task: set.task,
    metric,
    filter: set.filter,
    value,
    // Percentages of twenty items do not all stay at or below 1.
    scale: binary ? "fraction" : scaleOf(metric, greatest, set.task, greatest <= 1 && scores.length >= 20),
    stderr: standardError(scores),
    n: scores.length,
    nRecovered: false,
    higherIsBetter: higherIsBetter(metric),
    chance: choices.length > 0 ? mean(choices) : null,
    parts: [],
    settings: {},
  };
}

/** Without numbers that are none: an error that is not finite, no items, a chance of certainty. */
function sound(row: ResultRow): ResultRow {
  const { stderr, n, chance } = row;
  return {
    ...row,
    stderr: stderr !== null && Number.isFinite(stderr) && stderr >= 0 ? stderr : null,
    n: n !== null && Number.isSafeInteger(n) && n > 0 ? n : null,
    chance: chance !== null && chance >= 0 && chance < 1 ? chance : null,
  };
}

/** Reported rows, then rows of samples for tasks and metrics that have no reported row. */
export function rowsOf(side: ModelResults, sets: SampleSets): ResultRow[] {
  const rows = side.rows.filter(({ value }) => Number.isFinite(value)).map(sound);
  const reported = new Set(rows.map(({ task, metric }) => keyOf(task, metric)));
  for (const set of [...sets.values()].flatMap((ofTask) => [...ofTask.values()])) {
    const metrics = new Set([...set.byId.values()].flatMap(({ scores }) => Object.keys(scores)));
    for (const metric of metrics) {
      if (!reported.has(keyOf(set.task, metric)) && scoresOf(set, metric).length > 0)
        rows.push(fromSamples(set, metric));
    }
  }
  return rows;
}
