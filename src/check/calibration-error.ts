// Calibration error and the parts of the Brier score, over bins of equal mass.
import type { BrierParts, CalibrationError } from "./report.ts";
import type { Bin, Forecasts } from "./confidence.ts";
import { quantileOf, seeded } from "./random.ts";
import { mean, sum } from "./sums.ts";

const seed = 500_500;
/** Simulations of the floor; fewer where there are very many items. */
const mostSimulations = 500;
const mostDraws = 5e6;

interface BinMeans {
  readonly size: number;
  readonly confidence: number;
  readonly accuracy: number;
}

function meansOf({ confidence, right }: Forecasts, bin: Bin): BinMeans {
  const of = (values: Float64Array): number => sum([...bin].map((item) => values[item] ?? 0)) / bin.length;
  return { size: bin.length, confidence: of(confidence), accuracy: of(right) };
}

/** Reliability, resolution and uncertainty, and the two terms that confidences which vary within a bin add (Stephenson, Coelho, Jolliffe 2008). */
export function brierParts(forecasts: Forecasts, bins: readonly Bin[]): BrierParts {
  const { confidence, right } = forecasts;
  const items = right.length;
  const overall = mean(right);
  const means = bins.map((bin) => meansOf(forecasts, bin));
  const within = (term: (confidenceOff: number, rightOff: number) => number): number =>
    sum(
      bins.flatMap((bin, index) =>
        [...bin].map((item) =>
          term(
            (confidence[item] ?? 0) - (means[index]?.confidence ?? 0),
            (right[item] ?? 0) - (means[index]?.accuracy ?? 0),
          ),
        ),
      ),
    ) / items;
  return {
    reliability: sum(means.map((bin) => bin.size * (bin.confidence - bin.accuracy) ** 2)) / items,
    resolution: sum(means.map((bin) => bin.size * (bin.accuracy - overall) ** 2)) / items,
    uncertainty: overall * (1 - overall),
    varianceWithin: within((confidenceOff) => confidenceOff ** 2),
    covarianceWithin: 2 * within((confidenceOff, rightOff) => confidenceOff * rightOff),
  };
}

/**
 * Calibration error. The plain one is above 0 for a perfect model as well, the more the fewer items: so it comes with what chance alone
 * shows, and with a version that takes the sampling variance of each bin out.
 */
export function calibrationError(forecasts: Forecasts, bins: readonly Bin[]): CalibrationError {
  const items = forecasts.right.length;
  const means = bins.map((bin) => meansOf(forecasts, bin));
  const plain = sum(means.map((bin) => bin.size * Math.abs(bin.accuracy - bin.confidence))) / items;
  const squared =
    sum(
      means.map(({ size, accuracy, confidence }) => {
        const variance = size > 1 ? (accuracy * (1 - accuracy)) / (size - 1) : 0;
        return size * ((accuracy - confidence) ** 2 - variance);
      }),
    ) / items;
  const floor = floorOf(forecasts, bins, means);
  return { plain, debiased: Math.sqrt(Math.max(0, squared)), floor, aboveFloor: plain > floor.high };
}

/** The plain error of a model whose confidences are right, simulated. */
function floorOf(
  { confidence }: Forecasts,
  bins: readonly Bin[],
  means: readonly BinMeans[],
): CalibrationError["floor"] {
  const items = confidence.length;
  const simulations = Math.max(100, Math.min(mostSimulations, Math.floor(mostDraws / Math.max(1, items))));
  const next = seeded(seed);
  // A draw is compared as a whole number: cheaper than a division each time.
  const thresholds = Float64Array.from(confidence, (share) => share * 4_294_967_296);
  const errors = Float64Array.from({ length: simulations }, () => {
    let total = 0;
    for (const [index, bin] of bins.entries()) {
      let hits = 0;
      for (const item of bin) if (next() < (thresholds[item] ?? 0)) hits += 1;
      total += Math.abs(hits - bin.length * (means[index]?.confidence ?? 0));
    }
    return total / items;
  }).sort();
  return { mean: mean(errors), high: quantileOf(errors, 0.95) };
}
