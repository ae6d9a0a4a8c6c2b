// Whether the model still knows when it is wrong: confidence against correctness, on the same items before and after.
import { bootstrap } from "./bootstrap.ts";
import { brierParts, calibrationError } from "./calibration-error.ts";
import { aurocOf, binCount, coverageAt, equalMassBins, riskCurve, type Forecasts } from "./confidence.ts";
import type { ItemPair } from "./join.ts";
import type { SampleRow } from "./model.ts";
import type { CalibrationComparison, Change, Selective } from "./report.ts";
import { scoreOf } from "./rows.ts";
import { mean, standardError } from "./sums.ts";
import { meanP, meanReach } from "./tests.ts";

/** Growth of overconfidence from which calibration went over the edge, if it is this many errors away from none. */
const cliffChange = 0.05;
const cliffErrors = 3;
/** Fewer items say nothing of calibration. */
const fewest = 20;
const clip = 1e-12;

/** An item as both sides see it. */
export interface ForecastPair {
  readonly base: SampleRow;
  readonly tuned: SampleRow;
  readonly baseRight: boolean;
  readonly tunedRight: boolean;
}

/** Items of a row that have probabilities on both sides and a score of right or wrong. */
export function forecastPairs(items: readonly ItemPair[], metric: string): ForecastPair[] {
  return items.flatMap(({ base, tuned }) => {
    if (!hasProbabilities(base) || !hasProbabilities(tuned)) return [];
    const [before, after] = [scoreOf(base, metric), scoreOf(tuned, metric)];
    if ((before !== 0 && before !== 1) || (after !== 0 && after !== 1)) return [];
    return [{ base, tuned, baseRight: before === 1, tunedRight: after === 1 }];
  });
}

function hasProbabilities({ probabilities }: SampleRow): boolean {
  return (
    probabilities !== null &&
    probabilities.length > 1 &&
    probabilities.every((share) => share >= 0 && share <= 1 + 1e-9)
  );
}

function forecasts(pairs: readonly ForecastPair[], side: "base" | "tuned"): Forecasts {
  return {
    confidence: Float64Array.from(pairs, (pair) => Math.min(1, Math.max(...(pair[side].probabilities ?? [])))),
    right: Float64Array.from(pairs, (pair) => (pair[side === "base" ? "baseRight" : "tunedRight"] ? 1 : 0)),
  };
}

/** A mean of items on both sides, and its paired change. */
function pairedChange(base: readonly number[], tuned: readonly number[]): Change {
  const differences = base.map((value, index) => (tuned[index] ?? NaN) - value);
  const change = mean(differences);
  const se = standardError(differences);
  const values = { base: mean(base), tuned: mean(tuned), change, se };
  if (se === null || se === 0) return { ...values, interval: null, p: se === 0 && change === 0 ? 1 : null };
  const reach = se * meanReach(0.025, base.length);
  return { ...values, interval: [change - reach, change + reach], p: meanP(change / se, base.length) };
}

/** By item: a value of each side's forecasts. */
function changeOf(before: Forecasts, after: Forecasts, value: (confidence: number, right: number) => number): Change {
  const of = ({ confidence, right }: Forecasts): number[] =>
    Array.from(confidence, (share, index) => value(share, right[index] ?? 0));
  return pairedChange(of(before), of(after));
}

/** The same with all choices, where the right one is known on both sides. */
function overChoices(
  pairs: readonly ForecastPair[],
  value: (probabilities: readonly number[], gold: number) => number,
): Change | null {
  const known = pairs.filter(({ base, tuned }) => hasGold(base) && hasGold(tuned));
  if (known.length < fewest || known.length < 0.9 * pairs.length) return null;
  const of = (side: "base" | "tuned"): number[] =>
    known.map(({ [side]: { probabilities, gold } }) => value(probabilities ?? [], gold ?? 0));
  return pairedChange(of("base"), of("tuned"));
}

function hasGold({ gold, probabilities }: SampleRow): boolean {
  return gold !== null && Number.isInteger(gold) && gold >= 0 && gold < (probabilities?.length ?? 0);
}

function logLoss(pairs: readonly ForecastPair[]): CalibrationComparison["logLoss"] {
  const change = overChoices(pairs, (probabilities, gold) => -Math.log(Math.max(clip, probabilities[gold] ?? 0)));
  if (change === null) return null;
  const clipped = pairs
    .flatMap(({ base, tuned }) => [base, tuned])
    .filter(({ probabilities, gold }) => gold !== null && (probabilities?.[gold] ?? 1) < clip).length;
  return { ...change, clipped };
}

function aurocChange(before: Forecasts, after: Forecasts): Change | null {
  const [ofBase, ofTuned] = [aurocOf(before), aurocOf(after)];
  const [base, tuned] = [ofBase(), ofTuned()];
  if (base === null || tuned === null) return null;
  const change = tuned - base;
  const resampled = bootstrap(before.right.length, change, (counts) => {
    const [one, other] = [ofBase(counts), ofTuned(counts)];
    return one === null || other === null ? null : other - one;
  });
  return { base, tuned, change, se: resampled?.se ?? null, interval: resampled?.interval ?? null, p: null };
}

function selective(side: Forecasts): Selective {
  const curve = riskCurve(side);
  const { errors } = curve;
  const items = errors.length;
  const step = Math.max(1, items / 100);
  const points = Array.from({ length: Math.min(items, 100) }, (_, index) =>
    Math.min(items, Math.round((index + 1) * step)),
  );
  return {
    aurc: mean(errors.map((wrong, index) => wrong / (index + 1))),
    augrc: mean(errors.map((wrong) => wrong / items)),
    curve: points.map((count) => ({ coverage: count / items, risk: (errors[count - 1] ?? 0) / count })),
    coverageAt5: coverageAt(curve, 0.05),
    coverageAt10: coverageAt(curve, 0.1),
  };
}

/** Share of the choice that is taken most often. */
function topChoice(pairs: readonly ForecastPair[], side: "base" | "tuned"): number {
  const taken = new Map<number, number>();
  for (const { [side]: sample } of pairs) {
    const probabilities = sample.probabilities ?? [];
    const choice = probabilities.indexOf(Math.max(...probabilities));
    taken.set(choice, (taken.get(choice) ?? 0) + 1);
  }
  return Math.max(0, ...taken.values()) / pairs.length;
}

export interface CalibrationScope {
  readonly scope: CalibrationComparison["scope"];
  readonly task: string | null;
  readonly relative: boolean;
  readonly pairs: readonly ForecastPair[];
  /** Tests of the same kind that are made: a task among many must stand out more. */
  readonly tests: number;
}

/** Null for too few items. */
export function compareCalibration({
  scope,
  task,
  relative,
  pairs,
  tests,
}: CalibrationScope): CalibrationComparison | null {
  if (pairs.length < fewest) return null;
  const [before, after] = [forecasts(pairs, "base"), forecasts(pairs, "tuned")];
  const bins = binCount(pairs.length);
  const binned = { base: equalMassBins(before, bins), tuned: equalMassBins(after, bins) };
  const overconfidence = changeOf(before, after, (confidence, right) => confidence - right);
  const error = { base: calibrationError(before, binned.base), tuned: calibrationError(after, binned.tuned) };
  const z = overconfidence.se === null || overconfidence.se === 0 ? 0 : overconfidence.change / overconfidence.se;
  const cliff =
    !relative &&
    overconfidence.change > cliffChange &&
    z > cliffErrors &&
    (overconfidence.p ?? 1) * tests < 0.05 &&
    // Less underconfident is no cliff.
    Math.abs(overconfidence.tuned) > Math.abs(overconfidence.base) &&
    error.tuned.aboveFloor;
  return {
    scope,
    task,
    n: pairs.length,
    bins,
    relative,
    overconfidence,
    accuracy: changeOf(before, after, (_, right) => right),
    brier: changeOf(before, after, (confidence, right) => (confidence - right) ** 2),
    brierAllChoices: overChoices(pairs, (probabilities, gold) =>
      probabilities.reduce((total, share, index) => total + (share - (index === gold ? 1 : 0)) ** 2, 0),
    ),
    logLoss: logLoss(pairs),
    brierParts: { base: brierParts(before, binned.base), tuned: brierParts(after, binned.tuned) },
    error,
    auroc: aurocChange(before, after),
    selective: { base: selective(before), tuned: selective(after) },
    topChoice: { base: topChoice(pairs, "base"), tuned: topChoice(pairs, "tuned") },
    cliff,
    notes: [
      ...(pairs.length < 300 ? ["Fewer than 300 items: calibration errors are mostly noise."] : []),
      ...(relative ? ["The choices are sentences: confidences depend on their length."] : []),
      "The error and its floor depend on the number of items and bins: compare them only between the two sides.",
    ],
  };
}
