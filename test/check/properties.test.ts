// What must hold whatever the results are.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brierParts } from "../../src/check/calibration-error.ts";
import { equalMassBins } from "../../src/check/confidence.ts";
import { compare, decodeSummary, encodeSummary, toCsv, toMarkdown, verdictKinds } from "../../src/check/index.ts";
import type { ModelResults, ResultRow, SampleRow } from "../../src/check/model.ts";
import { benjaminiHochberg, holm } from "../../src/check/multiple.ts";
import { pairedAnalysis } from "../../src/check/paired.ts";
import { unpairedAnalysis } from "../../src/check/unpaired.ts";
import { model, row, sample, share } from "./build.ts";

const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe("corrections", () => {
  test.each([
    ["Holm", holm],
    ["Benjamini-Hochberg", benjaminiHochberg],
  ])("%s: never smaller, at most 1, and in the order of the p-values", (_, by) => {
    fc.assert(
      fc.property(ps, (given) => {
        const adjusted = by(given);
        for (const [index, p] of given.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(adjusted[index]).toBeLessThanOrEqual(1);
          for (const [other, q] of given.entries())
            if (p < q) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[other] ?? NaN);
        }
      }),
    );
  });
  test("Benjamini-Hochberg is never stricter than Holm", () => {
    fc.assert(
      fc.property(ps, (given) => {
        const [strict, mild] = [holm(given), benjaminiHochberg(given)];
        for (const [index, p] of mild.entries()) expect(p).toBeLessThanOrEqual((strict[index] ?? NaN) * (1 + 1e-12));
      }),
    );
  });
});

const counted = fc.integer({ min: 1, max: 400 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe("swapping the sides", () => {
  test("of totals turns the difference and the interval, and keeps p", () => {
    fc.assert(
      fc.property(counted, counted, ([a, n], [b, m]) => {
        const [base, tuned] = [share("t", a, n), share("t", b, m)];
        const [one, other] = [unpairedAnalysis(base, tuned, 1), unpairedAnalysis(tuned, base, 1)];
        expect(other.difference).toBeCloseTo(-one.difference, 12);
        expect(other.p ?? -1).toBeCloseTo(one.p ?? -1, 12);
        expect(other.interval?.[0] ?? 0).toBeCloseTo(-(one.interval?.[1] ?? 0), 12);
        if (one.p !== null && one.interval !== null && one.p < 0.04)
          expect(one.interval[0] > 0 || one.interval[1] < 0).toBe(true);
      }),
    );
  });
  test("of items does so too, and order means nothing", () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1)), { minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(pairs, (given) => {
        const [base, tuned] = [given.map(([a]) => a), given.map(([, b]) => b)];
        const one = pairedAnalysis({ base, tuned, clusters: null, sign: 1 });
        const swapped = pairedAnalysis({ base: tuned, tuned: base, clusters: null, sign: 1 });
        const reversed = pairedAnalysis({
          base: [...base].reverse(),
          tuned: [...tuned].reverse(),
          clusters: null,
          sign: 1,
        });
        expect(swapped.difference).toBeCloseTo(-one.difference, 14);
        expect(swapped.p).toBe(one.p);
        expect(reversed.difference).toBe(one.difference);
        expect(reversed.se).toBeCloseTo(one.se ?? NaN, 13);
        expect(one.interval?.[0]).toBeLessThanOrEqual(one.difference);
        expect(one.interval?.[1]).toBeGreaterThanOrEqual(one.difference);
      }),
    );
  });
});

test("the Brier score is the sum of its parts", () => {
  const items = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)), {
    minLength: 1,
    maxLength: 120,
  });
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 12 }), (given, bins) => {
      const side = { confidence: Float64Array.from(given, ([c]) => c), right: Float64Array.from(given, ([, r]) => r) };
      const parts = brierParts(side, equalMassBins(side, bins));
      const brier = given.reduce((total, [c, r]) => total + (c - r) ** 2, 0) / given.length;
      const { reliability, resolution, uncertainty, varianceWithin, covarianceWithin } = parts;
      expect(Math.abs(reliability - resolution + uncertainty + varianceWithin - covarianceWithin - brier)).toBeLessThan(
        1e-12,
      );
    }),
  );
});

const text = fc.oneof(
  fc.constantFrom("mmlu_law", "boolq", "gsm8k", "a", "__proto__", "<b>x</b>|`", "=1+1"),
  fc.string({ maxLength: 12 }),
);
const number = fc.oneof(fc.double(), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 100, -1));
const anyRow: fc.Arbitrary<ResultRow> = fc
  .record({
    task: text,
    metric: fc.oneof(fc.constantFrom("acc", "acc_norm", "exact_match", "f1", "ppl", "pass@1", "pass@10"), text),
    filter: fc.constantFrom("none", "strict-match", "flexible-extract"),
    value: number,
    scale: fc.constantFrom("fraction", "percent", "other"),
    stderr: fc.option(
      fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, Number.NaN, Infinity, -1)),
    ),
    n: fc.option(fc.integer({ min: 0, max: 2000 })),
    nRecovered: fc.boolean(),
    higherIsBetter: fc.option(fc.boolean()),
    chance: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    parts: fc.array(text, { maxLength: 3 }),
    settings: fc.dictionary(fc.constantFrom("shots", "version", "seeds"), fc.constantFrom("0", "5"), { maxKeys: 2 }),
  })
  .map((each) => row(each));
const anySample: fc.Arbitrary<SampleRow> = fc
  .record({
    task: text,
    id: fc.constantFrom("1", "2", "3", "4", "5"),
    scores: fc.dictionary(fc.constantFrom("acc", "exact_match", "__proto__"), number, { maxKeys: 2 }),
    invalid: fc.boolean(),
    cluster: fc.option(fc.constantFrom("a", "b")),
    probabilities: fc.option(fc.array(number, { maxLength: 4 })),
    gold: fc.option(fc.integer({ min: -1, max: 5 })),
  })
  .map((each) => sample(each));
const anyModel: fc.Arbitrary<ModelResults> = fc
  .record({ name: text, rows: fc.array(anyRow, { maxLength: 12 }), samples: fc.array(anySample, { maxLength: 30 }) })
  .map(({ name, ...part }) => model(name, part));

describe("any results", () => {
  test("give a report without a crash, with numbers that are numbers and a verdict that can be read again", () => {
    fc.assert(
      fc.property(anyModel, anyModel, fc.option(fc.array(text, { maxLength: 3 })), (base, tuned, inDomain) => {
        const report = compare(base, tuned, { inDomain });
        expect(verdictKinds).toContain(report.verdict.kind);
        expect(report.verdict.sentence).not.toMatch(/NaN|undefined|Infinity|null/);
        for (const each of report.tasks) {
          if (each.p !== null) expect(each.p >= 0 && each.p <= 1).toBe(true);
          if (each.se !== null) expect(each.se).toBeGreaterThanOrEqual(0);
          if (each.reading === "loss" || each.reading === "gain") expect(each.p).not.toBeNull();
        }
        expect(JSON.parse(JSON.stringify(report))).toBeTypeOf("object");
        expect(toMarkdown(report)).not.toMatch(/<b>/);
        expect(toCsv(report)).toMatch(/^task,/);
        const fragment = encodeSummary(report);
        expect(fragment.length).toBeLessThanOrEqual(4000);
        decodeSummary(fragment);
      }),
      { numRuns: 300 },
    );
  });
  test("given twice tell nothing and change nothing", () => {
    fc.assert(
      fc.property(anyModel, (side) => {
        const report = compare(side, side, { inDomain: null });
        for (const { difference, p } of report.tasks) {
          expect(difference).toBeCloseTo(0, 12);
          if (p !== null) expect(p).toBe(1);
        }
        expect(["retained", "cannot-tell"]).toContain(report.verdict.kind);
      }),
      { numRuns: 200 },
    );
  });
  test("say the same in another order", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(counted, { maxLength: 8, selector: ([right, n]) => `${String(right)} ${String(n)}` }),
        (given) => {
          const rows = (shift: number) =>
            given.map(([right, n], index) => share(`t${String(index)}`, Math.min(n, right + shift), n));
          const [base, tuned] = [rows(0), rows(9)];
          const one = compare(model("a", { rows: base }), model("b", { rows: tuned }), { inDomain: null });
          const other = compare(model("a", { rows: [...base].reverse() }), model("b", { rows: [...tuned].reverse() }), {
            inDomain: null,
          });
          expect(other.verdict.kind).toBe(one.verdict.kind);
          const readings = (report: typeof one): string[] =>
            report.tasks.map(({ task, reading, adjustedP }) => `${task} ${reading} ${String(adjustedP)}`).sort();
          expect(readings(other)).toEqual(readings(one));
        },
      ),
      { numRuns: 100 },
    );
  });
});
