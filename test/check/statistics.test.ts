// Against values of others. "SciPy" is SciPy 1.17.1, each call named; worked examples name their source.
import { describe, expect, test } from "vitest";
import { clusteredError } from "../../src/check/clusters.ts";
import { isClearlyAbove, retentionIndex } from "../../src/check/floor.ts";
import { bonettPrice, newcombe, newcombeP, wilson } from "../../src/check/intervals.ts";
import { benjaminiHochberg, holm } from "../../src/check/multiple.ts";
import { pairedAnalysis } from "../../src/check/paired.ts";
import { correlation, mean, standardError, sum } from "../../src/check/sums.ts";
import { detectableErrors, mcnemarP, meanReach, normalP, studentP, z90, z95 } from "../../src/check/tests.ts";
import { unpairedAnalysis } from "../../src/check/unpaired.ts";
import { pairedScores, row, share } from "./build.ts";

/** Equal to so many parts in a billion: tails are compared by ratio. */
function expectNear(actual: number | null | undefined, expected: number, relative = 1e-9): void {
  expect(actual).toBeTypeOf("number");
  expect(Math.abs((actual ?? NaN) / expected - 1)).toBeLessThan(relative);
}

describe("sums", () => {
  test("keep what a plain sum loses", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });
  test("the error of a mean is the sample's, and there is none for one value", () => {
    expectNear(standardError([1, 0, 1, 1, 0]), Math.sqrt(0.24 / 4));
    expect(standardError([1])).toBeNull();
  });
  test("correlation is unknown where a side does not vary", () => {
    expect(correlation([1, 1, 1], [0, 1, 0])).toBeNull();
    expectNear(correlation([1, 2, 3], [2, 4, 6]), 1);
  });
});

describe("p-values", () => {
  test.each([
    [1.959963984540054, 0.05],
    [4.2, 2.669149803181262e-5],
    [10.2, 1.9827250245119935e-24],
    [14.3, 2.188095574037759e-46],
    [37, 1.1451142445047853e-299],
  ])("of a normal score of %d: SciPy 2 * norm.sf", (z, p) => {
    expectNear(normalP(z), p);
    expectNear(normalP(-z), p);
  });
  test("end at 0 and start at 1", () => {
    expect(normalP(60)).toBe(0);
    expect(normalP(0)).toBe(1);
  });
  test.each([
    [2, 30, 0.054625044962983094],
    [-9.9, 99, 1.8078626070940803e-16],
    [12, 9, 7.699886222985653e-7],
  ])("of a t score of %d with %d degrees: SciPy 2 * t.sf", (t, degrees, p) => {
    expectNear(studentP(t, degrees), p);
  });
  test.each([
    [86, 150, 3.7159361395713866e-5], // Agresti's approval ratings, the example of R's mcnemar.test
    [121, 59, 4.4344492637551645e-6],
    [123, 16, 1.2448774653760878e-21],
    [240, 216, 0.2814335073517375],
    [5, 3, 0.7265625],
    [0, 6, 0.03125],
  ])("of %d answers lost and %d gained: SciPy binomtest", (lost, gained, p) => {
    expectNear(mcnemarP(lost, gained), p);
    expectNear(mcnemarP(gained, lost), p);
  });
  test("nothing changed is p = 1", () => {
    expect(mcnemarP(0, 0)).toBe(1);
    expect(mcnemarP(7, 7)).toBe(1);
  });
});

describe("quantiles", () => {
  test.each([
    [2, 12.706204736174694, 6.313751514675037],
    [6, 2.5705818356363146, 2.0150483733330233],
    [31, 2.0422724563012378, 1.697260886593957],
    [99, 1.9844674545084815, 1.660551217065733],
  ])("for %d parts: SciPy t.ppf", (parts, wide, narrow) => {
    expectNear(meanReach(0.025, parts), wide);
    expectNear(meanReach(0.05, parts), narrow);
  });
  test("are normal for many parts", () => {
    expect(meanReach(0.025, 100)).toBe(z95);
    expectNear(z90, 1.6448536269514722);
    expectNear(detectableErrors, 2.8015852181129746);
  });
});

describe("intervals", () => {
  test.each([
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [15, 148, 0.06238639953073629, 0.16048724172330803],
    [1, 29, 0.006113214292762667, 0.17175521879320282],
  ])("Wilson, %d of %d: SciPy binomtest(...).proportion_ci", (right, n, low, high) => {
    const [from, to] = wilson(right / n, n);
    expectNear(from, low);
    expectNear(to, high);
  });
  test("Wilson at the edges", () => {
    expect(wilson(0, 20)[0]).toBe(0);
    expectNear(wilson(0, 20)[1], 0.16112515805281935);
    expect(wilson(1, 20)[1]).toBe(1);
  });
  test("Newcombe: 56 of 70 against 48 of 80 (Newcombe 1998, method 10)", () => {
    const [low, high] = newcombe(48 / 80, 80, 56 / 70, 70);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });
  test("the p of Newcombe's interval is where it touches 0", () => {
    const p = newcombeP(0.6, 80, 0.8, 70);
    expect(p).toBeLessThan(0.05);
    expect(p).toBeGreaterThan(0.001);
    expect(newcombeP(0, 250, 0, 250)).toBe(1);
    expect(newcombeP(0, 1e6, 1, 1e6)).toBe(0);
  });
  test("Bonett and Price: the example of ci.prop.ps in R's statpsych", () => {
    const [low, high] = bonettPrice(4, 26, 48);
    expect(low).toBeCloseTo(0.2548067, 7);
    expect(high).toBeCloseTo(0.6251933, 7);
  });
});

describe("many tests", () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  test("Benjamini-Hochberg: the 15 p-values of their paper, SciPy false_discovery_control", () => {
    const expected = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857142857, 0.063857142857, 0.0645, 0.0765, 0.486, 0.581181818182,
      0.714875, 0.753230769231, 0.813214285714, 1,
    ];
    for (const [index, p] of benjaminiHochberg(ps).entries()) expect(p).toBeCloseTo(expected[index] ?? NaN, 11);
  });
  test("Holm: worked by hand from stdlib's example of padjust", () => {
    const adjusted = holm([0.1496, 0.0275, 0.3053, 0.1599, 0.2061]);
    for (const [index, p] of [0.5984, 0.1375, 0.5984, 0.5984, 0.5984].entries())
      expect(adjusted[index]).toBeCloseTo(p, 12);
  });
  test("Holm on one and on two", () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(holm([0.04, 0.03])).toEqual([0.06, 0.06]);
    expect(holm([])).toEqual([]);
  });
});

describe("the same items", () => {
  const base = [0.1, 0.4, 0.35, 0.8, 0.9, 0.55, 0.62, 0.2, 0.77, 0.3];
  const tuned = [0.2, 0.3, 0.5, 0.7, 0.95, 0.4, 0.8, 0.15, 0.6, 0.45];
  test("graded scores: SciPy ttest_rel and its confidence interval", () => {
    const found = pairedAnalysis({ base, tuned, clusters: null, sign: 1 });
    expectNear(found.difference, 0.006);
    expectNear(found.se, 0.04261455150532504);
    expectNear(found.p, 0.8911312633938988);
    expectNear(found.interval?.[0], -0.09040081292720409);
    expectNear(found.interval?.[1], 0.10240081292720404);
    expectNear(found.lower, -0.07211728548375668);
    expectNear(found.correlation, 0.8720804206300766);
  });
  test("the error follows from both errors and the correlation", () => {
    const found = pairedAnalysis({ base, tuned, clusters: null, sign: 1 });
    const [a, b] = [found.baseSe ?? NaN, found.tunedSe ?? NaN];
    expectNear((found.se ?? NaN) ** 2, a * a + b * b - 2 * (found.correlation ?? NaN) * a * b);
  });
  test("zeros and ones: PubMedQA under a schema (eval-statistics 1.3): 123 lost, 16 gained of 500", () => {
    const found = pairedAnalysis({
      ...pairedScores({ both: 258, lost: 123, gained: 16, neither: 103 }),
      clusters: null,
      sign: 1,
    });
    expect(found.flips).toEqual({ lost: 123, gained: 16, share: 139 / 500 });
    expect(found.difference).toBe(-0.214);
    expect(found.difference / (found.se ?? NaN)).toBeCloseTo(-9.9, 1);
    expectNear(found.p, 1.2448774653760878e-21);
  });
  test("zeros and ones: eight MMLU subjects (eval-statistics 1.3): 27% flips and p = .28", () => {
    const found = pairedAnalysis({
      ...pairedScores({ both: 796, lost: 240, gained: 216, neither: 436 }),
      clusters: null,
      sign: 1,
    });
    expect(found.flips?.share).toBeCloseTo(0.27, 2);
    expect(found.p).toBeCloseTo(0.28, 2);
    expect(found.difference).toBeCloseTo(-0.014, 3);
  });
  test("lower is better turns the sign and nothing else", () => {
    const one = pairedAnalysis({ base, tuned, clusters: null, sign: 1 });
    const other = pairedAnalysis({ base, tuned, clusters: null, sign: -1 });
    expectNear(other.difference, -one.difference);
    expectNear(other.p, one.p ?? NaN);
  });
  test("one item has no error; many that all changed by as much are tested by their signs", () => {
    expect(pairedAnalysis({ base: [0.2], tuned: [0.5], clusters: null, sign: 1 }).se).toBeNull();
    expect(
      pairedAnalysis({ base: [0.5, 0.5, 0.5, 0.5], tuned: [0.25, 0.25, 0.25, 0.25], clusters: null, sign: 1 }).p,
    ).toBe(0.125);
  });
  test("items in clusters count as clusters", () => {
    const values = [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0];
    const clusters = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
    // Deviations from .5 sum to ±1.5 in each of four clusters: sqrt(4/3 * 4 * 2.25) / 12.
    expectNear(clusteredError(values, clusters), Math.sqrt(12) / 12);
    expectNear(
      clusteredError(
        values,
        values.map((_, index) => String(index)),
      ),
      standardError(values) ?? NaN,
    );
    const found = pairedAnalysis({ base: values.map(() => 0), tuned: values, clusters, sign: 1 });
    expect(found.method).toBe("paired-clustered");
    expectNear(found.se, Math.sqrt(12) / 12);
    expect(clusteredError([1, 0], ["a", "a"])).toBeNull();
  });
});

describe("totals only", () => {
  test("two shares of many items: the unpaired z", () => {
    const found = unpairedAnalysis(share("t", 729, 1000), share("t", 475, 1000), 1);
    expect(found.method).toBe("unpaired");
    const se = Math.hypot(Math.sqrt((0.729 * 0.271) / 999), Math.sqrt((0.475 * 0.525) / 999));
    expectNear(found.se, se);
    expectNear(found.p, normalP(-0.254 / se));
    expectNear(found.interval?.[0], -0.254 - z95 * se);
  });
  test("n alone gives the error of a share", () => {
    const found = unpairedAnalysis(row({ task: "t", value: 0.6, n: 1000 }), row({ task: "t", value: 0.5, n: 1000 }), 1);
    expectNear(found.se, Math.sqrt((0.6 * 0.4 + 0.5 * 0.5) / 1000));
  });
  test("percent stays percent", () => {
    const percent = { scale: "percent", metric: "accuracy" } as const;
    const found = unpairedAnalysis(
      row({ task: "t", value: 60, n: 1000, ...percent }),
      row({ task: "t", value: 50, n: 1000, ...percent }),
      1,
    );
    expect(found.difference).toBe(-10);
    expectNear(found.se, 100 * Math.sqrt((0.6 * 0.4 + 0.5 * 0.5) / 1000));
  });
  test.each([
    ["0 and 0", share("t", 0, 250), share("t", 0, 250)],
    ["few items", share("t", 30, 50), share("t", 20, 50)],
    ["few wrong answers", share("t", 997, 1000), share("t", 960, 1000)],
  ])("Newcombe at the edge: %s", (_, base, tuned) => {
    const found = unpairedAnalysis(base, tuned, 1);
    expect(found.method).toBe("newcombe");
    expect(found.se).toBeGreaterThan(0);
    expect(found.interval).not.toBeNull();
  });
  test("graded scores of few items: Welch, SciPy ttest_ind_from_stats", () => {
    const graded = { metric: "f1" } as const;
    const base = row({ task: "t", value: 0.55, stderr: 0.25 / Math.sqrt(60), n: 60, ...graded });
    const tuned = row({ task: "t", value: 0.62, stderr: 0.21 / Math.sqrt(40), n: 40, ...graded });
    const found = unpairedAnalysis(base, tuned, 1);
    expectNear(found.p, 0.1340064963545172);
  });
  test.each([
    ["F1 without an error", row({ task: "t", value: 0.9, n: 500, metric: "f1" })],
    ["an error of 0 in the middle", row({ task: "t", value: 0.5, n: 1, stderr: 0, metric: "f1" })],
    ["no error and no n", row({ task: "t", value: 0.5 })],
    ["perplexity without an error", row({ task: "t", value: 9, scale: "other", metric: "ppl" })],
  ])("no error: %s", (_, base) => {
    const found = unpairedAnalysis(base, { ...base, value: base.value * 0.9 }, 1);
    expect(found).toMatchObject({ method: "none", p: null, se: null, interval: null });
  });
  test("perplexity: more is worse, in its own unit", () => {
    const ppl = { scale: "other", metric: "ppl", higherIsBetter: false } as const;
    const found = unpairedAnalysis(
      row({ task: "t", value: 8, stderr: 0.3, ...ppl }),
      row({ task: "t", value: 10, stderr: 0.4, ...ppl }),
      -1,
    );
    expect(found.difference).toBe(-2);
    expectNear(found.se, 0.5);
  });
});

describe("chance", () => {
  const side = (value: number, se: number | null, n: number | null = null) => ({ value, se, n });
  test("clearly above it from two errors on", () => {
    expect(isClearlyAbove(side(0.28, 0.01), 0.25)).toBe(true);
    expect(isClearlyAbove(side(0.26, 0.01), 0.25)).toBe(false);
    expect(isClearlyAbove(side(0, 0, 250), 0)).toBe(false);
    expect(isClearlyAbove(side(1, 0, 3), 0.5)).toBe(false);
    expect(isClearlyAbove(side(1, 0, 300), 0.5)).toBe(true);
  });
  test("what is left above it, with the error by the delta method", () => {
    const found = retentionIndex(side(0.65, 0.01), side(0.45, 0.02), 0.25, null);
    expectNear(found?.value, 0.5);
    expectNear(found?.se, Math.sqrt(0.02 ** 2 + 0.25 * 0.01 ** 2) / 0.4);
    expect(retentionIndex(side(0.26, 0.02), side(0.45, 0.02), 0.25, null)).toBeNull();
  });
  test("MMLU of merged experts (eval-statistics 6): .615 to .228 leaves less than nothing", () => {
    expect(retentionIndex(side(0.615, 0.004), side(0.228, 0.0035), 0.25, null)?.value).toBeLessThan(0);
  });
  test("moving as one leaves no error", () => {
    expect(retentionIndex(side(0.8, 0.01), side(0.8, 0.01), 0, 1)?.se).toBe(0);
  });
});

test("a mean of nothing is no number", () => {
  expect(mean([])).toBeNaN();
});
