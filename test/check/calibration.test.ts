// Against NumPy and SciPy on the same 200 items, and on cases that can be worked by hand.
import { describe, expect, test } from "vitest";
import { bootstrap } from "../../src/check/bootstrap.ts";
import { brierParts, calibrationError } from "../../src/check/calibration-error.ts";
import { compareCalibration, forecastPairs } from "../../src/check/calibration.ts";
import { aurocOf, binCount, coverageAt, equalMassBins, riskCurve, type Forecasts } from "../../src/check/confidence.ts";
import { seeded } from "../../src/check/random.ts";
import { mean } from "../../src/check/sums.ts";
import { sample } from "./build.ts";

function forecasts(pairs: readonly (readonly [confidence: number, right: number])[]): Forecasts {
  return {
    confidence: Float64Array.from(pairs, ([confidence]) => confidence),
    right: Float64Array.from(pairs, ([, right]) => right),
  };
}

/** 200 items without ties, by whole-number arithmetic, so that another language makes the same. */
const items = forecasts(
  Array.from({ length: 200 }, (_, index) => {
    const thousandths = 300 + ((index * 617) % 701);
    return [thousandths / 1000, ((index * 389) % 997) * 1000 < 997 * (thousandths - 250) ? 1 : 0] as const;
  }),
);
const bins = equalMassBins(items, 10);

describe("200 items, as NumPy has them", () => {
  test("calibration error, plain and without the bins' own variance", () => {
    const found = calibrationError(items, bins);
    expect(found.plain).toBeCloseTo(0.24841999999999995, 12);
    expect(found.debiased).toBeCloseTo(0.22959444221221215, 12);
  });
  test("its floor: what 4,000 simulations of NumPy give, within their noise", () => {
    const { floor } = calibrationError(items, bins);
    expect(Math.abs(floor.mean - 0.076)).toBeLessThan(0.003);
    expect(Math.abs(floor.high - 0.1085)).toBeLessThan(0.007);
  });
  test("parts of the Brier score", () => {
    const parts = brierParts(items, bins);
    expect(parts.reliability).toBeCloseTo(0.06295044999999998, 12);
    expect(parts.resolution).toBeCloseTo(0.0455, 12);
    expect(parts.uncertainty).toBeCloseTo(0.24, 12);
    expect(parts.varianceWithin).toBeCloseTo(0.0004076899999999998, 12);
    expect(parts.covarianceWithin).toBeCloseTo(0.0003940000000000017, 12);
  });
  test("AUROC: SciPy mannwhitneyu", () => {
    expect(aurocOf(items)()).toBeCloseTo(0.7533333333333333, 12);
  });
  test("risk and coverage", () => {
    const curve = riskCurve(items);
    expect(mean(curve.errors.map((wrong, index) => wrong / (index + 1)))).toBeCloseTo(0.42094359142786236, 12);
    expect(mean(curve.errors.map((wrong) => wrong / 200))).toBeCloseTo(0.2407, 12);
    expect(coverageAt(curve, 0.05)).toBe(0.0);
    expect(coverageAt(curve, 0.1)).toBe(0.0);
  });
});

describe("AUROC", () => {
  test("the example of scikit-learn's roc_auc_score", () => {
    const side = forecasts([
      [0.1, 0],
      [0.4, 0],
      [0.35, 1],
      [0.8, 1],
    ]);
    expect(aurocOf(side)()).toBe(0.75);
  });
  test("ties count half", () => {
    const side = forecasts([
      [0.9, 1],
      [0.8, 1],
      [0.7, 1],
      [0.7, 1],
      [0.6, 0],
      [0.7, 0],
      [0.2, 0],
    ]);
    expect(aurocOf(side)()).toBeCloseTo(11 / 12, 14);
    const equal = forecasts([
      [0.5, 1],
      [0.5, 0],
      [0.5, 0],
    ]);
    expect(aurocOf(equal)()).toBe(0.5);
  });
  test("is unknown where all are right or all wrong", () => {
    const right = forecasts([
      [0.5, 1],
      [0.6, 1],
    ]);
    expect(aurocOf(right)()).toBeNull();
  });
});

describe("bins", () => {
  test("split evenly, and never among equals", () => {
    expect(bins.map((bin) => bin.length)).toEqual(Array.from({ length: 10 }, () => 20));
    const tied = forecasts(
      Array.from({ length: 100 }, (_, index) => [index < 70 ? 0.25 : 0.5 + index / 1000, 1] as const),
    );
    const found = equalMassBins(tied, 10).map((bin) => bin.length);
    expect(found[0]).toBe(70);
    expect(found.reduce((total, size) => total + size, 0)).toBe(100);
    expect(equalMassBins(forecasts([[0.5, 1]]), 1)).toHaveLength(1);
  });
  test("are fewer for few items", () => {
    expect([5, 25, 99, 100, 5000].map(binCount)).toEqual([1, 2, 9, 10, 10]);
  });
});

test("risk of equals is spread evenly, and a threshold cuts only between unequals", () => {
  const curve = riskCurve(
    forecasts([
      [0.9, 1],
      [0.5, 0],
      [0.5, 1],
      [0.1, 0],
    ]),
  );
  expect([...curve.errors]).toEqual([0, 0.5, 1, 2]);
  expect(curve.cuts).toEqual([1, 3, 4]);
  expect(coverageAt(curve, 0.2)).toBe(0.25);
  expect(coverageAt(curve, 0.34)).toBe(0.75);
});

test("the floor falls with the number of items (eval-statistics 7: .155 for 50, .109 for 100)", () => {
  const of = (count: number): number => {
    const next = seeded(3);
    const side = forecasts(Array.from({ length: count }, () => [0.25 + (0.75 * next()) / 2 ** 32, 1] as const));
    return calibrationError(side, equalMassBins(side, 10)).floor.mean;
  };
  expect(of(50)).toBeGreaterThan(of(100));
  expect(of(100)).toBeGreaterThan(0.08);
  expect(of(100)).toBeLessThan(0.13);
  expect(of(1000)).toBeLessThan(0.045);
});

test("the bootstrap gives a mean's error, and the same each time", () => {
  const estimate = mean(items.right);
  const statistic = (counts: Uint32Array): number =>
    counts.reduce((total, times, index) => total + times * (items.right[index] ?? 0), 0) / 200;
  const found = bootstrap(200, estimate, statistic);
  expect(found?.se).toBeCloseTo(Math.sqrt((estimate * (1 - estimate)) / 200), 2);
  expect(bootstrap(200, estimate, statistic)).toEqual(found);
  expect(bootstrap(10, 0, () => null)).toBeNull();
});

describe("before and after", () => {
  /** Four choices; base says what it knows, tuned says 0.9 whatever it knows. */
  const pairs = Array.from({ length: 400 }, (_, index) => {
    const right = (index * 389) % 997 < 600;
    const id = String(index);
    const part = { task: "mmlu_a", id, gold: right ? 0 : 1, scores: { acc: right ? 1 : 0 } };
    const sure = 0.45 + ((index * 7) % 30) / 100;
    const rest = (share: number): number[] => [share, ...Array.from({ length: 3 }, () => (1 - share) / 3)];
    return {
      base: sample({ ...part, probabilities: rest(sure) }),
      tuned: sample({ ...part, probabilities: rest(0.9) }),
    };
  });
  const found = compareCalibration({
    scope: "all",
    task: null,
    relative: false,
    pairs: forecastPairs(pairs, "acc"),
    tests: 1,
  });
  test("a cliff of calibration while accuracy stays", () => {
    expect(found?.accuracy.change).toBe(0);
    expect(found?.overconfidence.tuned).toBeGreaterThan(0.25);
    expect(found?.cliff).toBe(true);
    expect(found?.error.tuned.aboveFloor).toBe(true);
    expect(found?.auroc?.tuned).toBe(0.5);
    expect(found?.topChoice).toEqual({ base: 1, tuned: 1 });
  });
  test("scores over all choices where the right one is known", () => {
    expect(found?.brierAllChoices?.change).toBeGreaterThan(0);
    expect(found?.logLoss?.clipped).toBe(0);
  });
  test("the other way round is no cliff", () => {
    const back = pairs.map(({ base, tuned }) => ({ base: tuned, tuned: base }));
    const other = compareCalibration({
      scope: "all",
      task: null,
      relative: false,
      pairs: forecastPairs(back, "acc"),
      tests: 1,
    });
    expect(other?.cliff).toBe(false);
    expect(other?.overconfidence.change).toBeCloseTo(-(found?.overconfidence.change ?? NaN), 14);
  });
  test("sentences for choices tell nothing alone, and few items nothing at all", () => {
    const scope = { scope: "task", task: "hellaswag", tests: 1, pairs: forecastPairs(pairs, "acc") } as const;
    expect(compareCalibration({ ...scope, relative: true })?.cliff).toBe(false);
    expect(compareCalibration({ ...scope, relative: false, pairs: scope.pairs.slice(0, 19) })).toBeNull();
  });
  test("probabilities that are none are left out", () => {
    const bad = [null, [], [1], [Number.NaN, 1], [2, -1]].map((probabilities, index) => {
      const one = sample({ task: "t", id: String(index), scores: { acc: 1 }, probabilities });
      return { base: one, tuned: one };
    });
    expect(forecastPairs(bad, "acc")).toEqual([]);
  });
});
