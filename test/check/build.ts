// Small results of models, made up here.
import type { ModelResults, ResultRow, SampleRow } from "../../src/check/model.ts";

export function row(part: Partial<ResultRow> & { task: string; value: number }): ResultRow {
  return {
    metric: "acc",
    filter: "none",
    scale: "fraction",
    stderr: null,
    n: null,
    nRecovered: false,
    higherIsBetter: true,
    chance: null,
    parts: [],
    settings: {},
    ...part,
  };
}

/** A row as the harness writes one: so many right of n, with the sample's error. */
export function share(task: string, right: number, n: number, part: Partial<ResultRow> = {}): ResultRow {
  const value = right / n;
  const stderr = n === 1 ? null : Math.sqrt((value * (1 - value)) / (n - 1));
  return row({ task, value, n, stderr, ...part });
}

export function sample(part: Partial<SampleRow> & { task: string; id: string }): SampleRow {
  return {
    filter: "none",
    docHash: null,
    promptHash: null,
    scores: {},
    invalid: false,
    cluster: null,
    probabilities: null,
    gold: null,
    ...part,
  };
}

/** Items of a task with the metric `acc`, in order. */
export function samples(task: string, scores: readonly number[], part: Partial<SampleRow> = {}): SampleRow[] {
  return scores.map((acc, index) => sample({ task, id: String(index), scores: { acc }, ...part }));
}

export function model(name: string, part: Partial<ModelResults> = {}): ModelResults {
  return {
    tool: "lm-evaluation-harness",
    toolVersion: null,
    model: name,
    madeFrom: null,
    files: [`${name}.json`],
    rows: [],
    samples: [],
    settings: {},
    notices: [],
    ...part,
  };
}

/** Base and tuned scores of items: `both` right on both sides, so many lost and gained, the rest wrong on both. */
export function pairedScores(counts: { both: number; lost: number; gained: number; neither: number }): {
  base: number[];
  tuned: number[];
} {
  const repeat = (times: number, base: number, tuned: number): [number, number][] =>
    Array.from({ length: times }, () => [base, tuned]);
  const pairs = [
    ...repeat(counts.both, 1, 1),
    ...repeat(counts.lost, 1, 0),
    ...repeat(counts.gained, 0, 1),
    ...repeat(counts.neither, 0, 0),
  ];
  return { base: pairs.map(([base]) => base), tuned: pairs.map(([, tuned]) => tuned) };
}
