// The same items on both sides: differences item by item take out how hard each item is.
import { clusteredError } from "./clusters.ts";
import { bonettPrice } from "./intervals.ts";
import type { Flips, Interval, Method } from "./report.ts";
import { correlation, mean, standardError } from "./sums.ts";
import { mcnemarP, meanP, meanReach, z90 } from "./tests.ts";

export interface PairedScores {
  readonly base: readonly number[];
  readonly tuned: readonly number[];
  /** One name an item, where items share a passage or an original question; null where each stands alone. */
  readonly clusters: readonly string[] | null;
  /** 1, or -1 where a lower score is better. */
  readonly sign: 1 | -1;
}

/** What an analysis gives, whichever it was; differences are positive when the tuned model is better. */
export interface Analysis {
  readonly method: Method;
  readonly difference: number;
  readonly se: number | null;
  readonly p: number | null;
  readonly interval: Interval | null;
  /** One-sided 95% lower bound of the difference. */
  readonly lower: number | null;
  readonly notes: readonly string[];
}

export interface PairedAnalysis extends Analysis {
  readonly n: number;
  readonly base: number;
  readonly tuned: number;
  readonly baseSe: number | null;
  readonly tunedSe: number | null;
  readonly flips: Flips | null;
  readonly correlation: number | null;
}

const isBinary = (scores: readonly number[]): boolean => scores.every((score) => score === 0 || score === 1);

export function pairedAnalysis({ base, tuned, clusters, sign }: PairedScores): PairedAnalysis {
  const n = base.length;
  const differences = base.map((score, index) => sign * ((tuned[index] ?? NaN) - score));
  const lost = differences.filter((difference) => difference < 0).length;
  const gained = differences.filter((difference) => difference > 0).length;
  const binary = isBinary(base) && isBinary(tuned);
  // From the counts where there are counts: no rounding.
  const difference = binary ? (gained - lost) / n : mean(differences);
  const common = {
    n,
    base: mean(base),
    tuned: mean(tuned),
    baseSe: standardError(base),
    tunedSe: standardError(tuned),
    difference,
    flips: binary ? { lost, gained, share: (lost + gained) / n } : null,
    correlation: n < 2 ? null : correlation(base, tuned),
  };
  const names = clusters === null ? 0 : new Set(clusters).size;
  if (clusters !== null && names < n) {
    const se = clusteredError(differences, clusters);
    if (se === null)
      return { ...common, ...withoutError, notes: ["All items belong to one cluster: there is no error."] };
    const notes = [`Items come in ${names} clusters; the error counts clusters, not items.`];
    return { ...common, method: "paired-clustered", ...aroundMean(difference, se, names, lost, gained), notes };
  }
  const se = standardError(differences);
  if (binary && n > 0) {
    const interval = bonettPrice(lost, gained, n);
    const [lower] = bonettPrice(lost, gained, n, z90);
    return { ...common, method: "mcnemar", se, p: mcnemarP(lost, gained), interval, lower, notes: [] };
  }
  if (se === null) return { ...common, ...withoutError, notes: ["One item is too few for an error."] };
  return { ...common, method: "paired-mean", ...aroundMean(difference, se, n, lost, gained), notes: [] };
}

const withoutError = { method: "none", se: null, p: null, interval: null, lower: null } as const;

function aroundMean(
  difference: number,
  se: number,
  parts: number,
  lost: number,
  gained: number,
): Pick<Analysis, "se" | "p" | "interval" | "lower"> {
  // All items changed by the same amount, or none did: the error is 0, and only the signs can be tested.
  if (se <= 1e-12 * Math.abs(difference) || se === 0) {
    const p = difference === 0 ? 1 : mcnemarP(lost, gained);
    return { se, p, interval: null, lower: null };
  }
  const reach = se * meanReach(0.025, parts);
  return {
    se,
    p: meanP(difference / se, parts),
    interval: [difference - reach, difference + reach],
    lower: difference - se * meanReach(0.05, parts),
  };
}
