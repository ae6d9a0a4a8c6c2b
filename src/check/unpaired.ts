// Aggregates only. Both models answered the same items, which this cannot use: its error is too large, never too small.
import { newcombe, newcombeP } from "./intervals.ts";
import type { ResultRow } from "./model.ts";
import type { Analysis } from "./paired.ts";
import { isShareByName } from "./primary.ts";
import { fewItems, fisherP, meanReach, normalP, studentP, z90, z95 } from "./tests.ts";

/** A side as a share between 0 and 1. */
interface Share {
  readonly value: number;
  readonly n: number | null;
  /** Of the share; null where the tool gives none, or gives 0 for what cannot be certain. */
  readonly se: number | null;
  /** A mean of zeros and ones, as far as can be told. */
  readonly binary: boolean;
}

/** From a row's unit to fractions. */
export function unitOf({ scale }: Pick<ResultRow, "scale">): number {
  return scale === "percent" ? 0.01 : 1;
}

function isBounded(row: ResultRow): boolean {
  const share = row.value * unitOf(row);
  return row.scale !== "other" && share >= 0 && share <= 1;
}

/** The error of a mean of zeros and ones has one size only, up to n or n − 1. */
function fitsShare(share: number, se: number, n: number): boolean {
  const expected = Math.sqrt((share * (1 - share)) / n);
  return Math.abs(se - expected) <= 0.03 * expected + expected / n;
}

/** A score in percent beside an error in fractions: a hundred times smaller than any such score has. */
function isOfOtherUnit(value: number, se: number, n: number | null, { scale }: ResultRow): boolean {
  if (scale !== "percent" || n === null || se === 0) return false;
  return fitsShare(value, se * 100, n);
}

function shareOf(row: ResultRow, partner: ResultRow): Share {
  const value = row.value * unitOf(row);
  const n = row.n ?? partner.n;
  const written = row.stderr === null ? null : row.stderr * unitOf(row);
  const given = written !== null && isOfOtherUnit(value, written, n, row) ? written / unitOf(row) : written;
  // Only a score of exactly 0 or 1 has an error of 0; anything else with it was one item, or no error at all.
  const stated = given === 0 && value > 0 && value < 1 ? null : given;
  if (n === null) return { value, n, se: stated, binary: false };
  // F1 and the like are no mean over items: without an error they have none.
  if (stated === null) {
    const binary = isShareByName(row.metric);
    return { value, n, se: binary ? Math.sqrt((value * (1 - value)) / n) : null, binary };
  }
  return { value, n, se: stated, binary: stated === 0 || row.nRecovered || fitsShare(value, stated, n) };
}

/** Standard error of one side in its own unit, as good as it can be had; null where there is none. */
export function sideError(row: ResultRow, partner: ResultRow): number | null {
  if (!isBounded(row)) return row.stderr !== null && row.stderr > 0 ? row.stderr : null;
  const { se } = shareOf(row, partner);
  return se === null ? null : se / unitOf(row);
}

/** Where value ± errors does not hold: few items, or few right or wrong answers. */
function isEdge({ value, n, se, binary }: Share): boolean {
  return n !== null && binary && (se === 0 || n < fewItems || value * n < 5 || (1 - value) * n < 5);
}

const noError = { method: "none", se: null, p: null, interval: null, lower: null } as const;

export function unpairedAnalysis(base: ResultRow, tuned: ResultRow, sign: 1 | -1): Analysis {
  const difference = sign * (tuned.value - base.value);
  if (!isBounded(base) || !isBounded(tuned)) return unbounded(base, tuned, sign);
  const [before, after] = [shareOf(base, tuned), shareOf(tuned, base)];
  if (before.se === null || after.se === null)
    return { difference, ...noError, notes: ["Neither an error nor a number of items is given that would give one."] };
  if (before.n !== null && after.n !== null && (isEdge(before) || isEdge(after))) {
    const notes =
      base.n === null || tuned.n === null
        ? ["One side does not say its number of items; the other side's was used."]
        : [];
    return atEdge(before, after, sign, unitOf(base), notes);
  }
  if (before.se === 0 && after.se === 0)
    return { difference, ...noError, notes: ["Errors of 0 without a number of items say nothing."] };
  return around(base, tuned, sign, [before.se / unitOf(base), after.se / unitOf(tuned)], []);
}

function unbounded(base: ResultRow, tuned: ResultRow, sign: 1 | -1): Analysis {
  const difference = sign * (tuned.value - base.value);
  const [before, after] = [sideError(base, tuned), sideError(tuned, base)];
  if (before === null || after === null) return { difference, ...noError, notes: ["No error is given."] };
  return around(base, tuned, sign, [before, after], []);
}

/** Below this an inverted interval calls three of three against none of three proven. */
const exactBelow = 30;

function edgeP(before: Share, after: Share, [nBefore, nAfter]: readonly [number, number]): number {
  const p = newcombeP(before.value, nBefore, after.value, nAfter);
  if (Math.min(nBefore, nAfter) >= exactBelow || Math.max(nBefore, nAfter) > 10_000) return p;
  const right = [Math.round(before.value * nBefore), Math.round(after.value * nAfter)] as const;
  return Math.max(p, fisherP(right, [nBefore, nAfter]));
}

function atEdge(before: Share, after: Share, sign: 1 | -1, unit: number, notes: string[]): Analysis {
  const [nBefore, nAfter] = [before.n ?? NaN, after.n ?? NaN];
  const oriented = (z: number): readonly [number, number] => {
    const [low, high] = newcombe(before.value, nBefore, after.value, nAfter, z);
    return sign === 1 ? [low / unit, high / unit] : [-high / unit, -low / unit];
  };
  const plain = (side: Share, n: number): number =>
    side.se !== null && side.se > 0 ? side.se : Math.sqrt((side.value * (1 - side.value)) / n);
  const interval = oriented(z95);
  const wald = Math.hypot(plain(before, nBefore), plain(after, nAfter)) / unit;
  return {
    method: "newcombe",
    difference: (sign * (after.value - before.value)) / unit,
    // An error of 0 at both edges would be certainty from a handful of items.
    se: wald > 0 ? wald : (interval[1] - interval[0]) / (2 * z95),
    p: edgeP(before, after, [nBefore, nAfter]),
    interval,
    lower: oriented(z90)[0],
    notes,
  };
}

/** Degrees of freedom of a difference of two means; unlimited for many items, or where their number is not known. */
function welch(nBase: number | null, nTuned: number | null, before: number, after: number): number {
  if (nBase === null || nTuned === null || nBase < 2 || nTuned < 2 || Math.min(nBase, nTuned) >= fewItems)
    return Number.POSITIVE_INFINITY;
  return Math.hypot(before, after) ** 4 / (before ** 4 / (nBase - 1) + after ** 4 / (nTuned - 1));
}

function around(
  base: ResultRow,
  tuned: ResultRow,
  sign: 1 | -1,
  [before, after]: readonly [number, number],
  notes: readonly string[],
): Analysis {
  const difference = sign * (tuned.value - base.value);
  const se = Math.hypot(before, after);
  // Graded scores of few items: Welch's degrees of freedom.
  const degrees = welch(base.n, tuned.n, before, after);
  const few = Number.isFinite(degrees);
  const reach = (tail: 0.025 | 0.05): number => (few ? meanReach(tail, degrees + 1) : tail === 0.025 ? z95 : z90);
  const p = few ? studentP(difference / se, degrees) : normalP(difference / se);
  return {
    method: "unpaired",
    difference,
    se,
    p,
    interval: [difference - se * reach(0.025), difference + se * reach(0.025)],
    lower: difference - se * reach(0.05),
    notes,
  };
}
