// For statistics without a formula of their own: items are drawn with replacement, the same ones for both sides.
import type { Interval } from "./report.ts";
import { quantileOf, seeded } from "./random.ts";

const seed = 20_261_124;
/** Draws in all: with very many items there are fewer resamples, never fewer than 200. */
const mostDraws = 1e7;

/** A statistic of items of which each counts as often as it was drawn; null where it has no value. */
export type Weighted = (counts: Uint32Array) => number | null;

export interface Resampled {
  readonly se: number;
  readonly interval: Interval;
}

/** 95% interval around an estimate (basic: quantiles turned around it) and standard error; null where resamples mostly have no value. */
export function bootstrap(items: number, estimate: number, statistic: Weighted, most = 2000): Resampled | null {
  const resamples = Math.max(200, Math.min(most, Math.floor(mostDraws / Math.max(1, items))));
  const next = seeded(seed);
  const counts = new Uint32Array(items);
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    counts.fill(0);
    for (let draw = 0; draw < items; draw++) {
      const index = Math.floor((next() / 4_294_967_296) * items);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    const value = statistic(counts);
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  if (values.length < resamples / 2) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.reduce((total, value) => total + value, 0) / sorted.length;
  const squares = sorted.reduce((total, value) => total + (value - middle) ** 2, 0);
  return {
    se: Math.sqrt(squares / (sorted.length - 1)),
    interval: [2 * estimate - quantileOf(sorted, 0.975), 2 * estimate - quantileOf(sorted, 0.025)],
  };
}
