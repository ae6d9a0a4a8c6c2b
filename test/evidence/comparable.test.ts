// What may stand on one axis: made-up rows for every reason, then the real ones, whose measures are listed so that a new one is looked at.
import { describe, expect, test } from "vitest";
import type { MeasurementEntry } from "../../src/catalog/entries.ts";
import { catalog } from "../../src/catalog/load.ts";
import { changeOf, isChange, pairsOf } from "../../src/evidence/comparable.ts";
import { axisOf, marksOf } from "../../src/evidence/plot.ts";
import { median } from "../../src/islands/evidence/middle.ts";

const side = { metric: "accuracy", higher_is_better: true, before: 0.4, after: 0.55 };
const row: MeasurementEntry = {
  id: "row",
  paper: "paper",
  locator: "Table 1",
  read: "source",
  technique: "lora",
  domain: "math",
  in_domain: side,
  general: { ...side, after: 0.37 },
  other: [],
};
const current = { status: "current" } as const;
const undirected = { metric: side.metric, before: side.before, after: side.after };

describe("a side of a row", () => {
  test("that is a score before and after changes by points", () => {
    expect(changeOf(row, "in_domain", current)).toEqual({ metric: "accuracy", before: 0.4, after: 0.55, points: 15 });
    expect(changeOf(row, "general", current)).toMatchObject({ points: -3 });
  });

  test.each([
    ["a paper that was retracted", row, { status: "retracted" } as const, "retracted"],
    ["two methods", { ...row, comparison: "LoRA against full" }, current, "comparison"],
    ["no such side", { ...row, in_domain: undefined }, current, "missing"],
    [
      "a change without values",
      { ...row, in_domain: { metric: "accuracy", higher_is_better: true, change: -0.1 } },
      current,
      "change",
    ],
    ["another start", { ...row, in_domain: { ...side, before_is: "few-shot prompting" } }, current, "start"],
    ["a caution", { ...row, caution: "not the same model" }, current, "caution"],
    [
      "recall of what was trained",
      { ...row, in_domain: { ...side, metric: "share of the trained facts" } },
      current,
      "recall",
    ],
    ["a loss", { ...row, in_domain: { ...side, higher_is_better: false } }, current, "unit"],
    ["no word on which way is good", { ...row, in_domain: undirected }, current, "unit"],
    ["values outside 0 to 1", { ...row, in_domain: { ...side, after: 41 } }, current, "unit"],
    ["text overlap", { ...row, in_domain: { ...side, metric: "mean ROUGE-L" } }, current, "unit"],
    ["a win rate", { ...row, in_domain: { ...side, metric: "AlpacaEval win rate" } }, current, "unit"],
  ])("is left out for %s", (_why, entry, paper, leftOut) => {
    expect(changeOf(entry as MeasurementEntry, "in_domain", paper)).toEqual({ leftOut }); // exact optional types
  });
});

describe("the real rows", () => {
  const data = catalog();
  const { pairs, leftOut } = pairsOf(data.measurements.values(), data.papers);
  const { marks } = marksOf(data);

  test("are all drawn or counted as left out, each once", () => {
    const out = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
    expect(pairs.length + out).toBe(data.measurements.size);
    expect(pairs.length).toBeGreaterThan(50);
  });

  test("that are drawn compare no two methods and stay on the scale", () => {
    for (const { entry, inDomain, general } of pairs) {
      expect(entry.comparison, entry.id).toBeUndefined();
      for (const { points, metric } of [inDomain, general]) {
        expect(Math.abs(points), entry.id).toBeLessThanOrEqual(100);
        expect(metric, entry.id).not.toMatch(/rouge|bleu|\bf1\b|loss|perplexity|win rate|reward|entropy/i);
      }
    }
  });

  test("stand in one mark each, and a mark at the median of its rows", () => {
    expect(marks.flatMap((mark) => mark.pairs.map(({ entry }) => entry.id)).toSorted()).toEqual(
      pairs.map(({ entry }) => entry.id).toSorted(),
    );
    expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
    for (const mark of marks) {
      expect(mark.x).toBe(median(mark.pairs.map(({ inDomain }) => inDomain.points)));
      expect(mark.pairs.every(({ entry }) => entry.paper === mark.paper.id && entry.technique === mark.technique)).toBe(
        true,
      );
      expect(mark.isLead).toBe(mark.pairs.every(({ entry }) => entry.read === "secondary"));
    }
  });

  test("lie within the axis, 0 included", () => {
    const xs = pairs.map(({ inDomain }) => inDomain.points);
    const { from, per, ticks } = axisOf(xs, [40, 640], 8);
    for (const x of [0, ...xs]) {
      expect(from + x * per).toBeGreaterThanOrEqual(40 - 1e-6);
      expect(from + x * per).toBeLessThanOrEqual(640 + 1e-6);
    }
    expect(ticks).toContain(0);
    expect(pairs.every(({ inDomain }) => isChange(inDomain))).toBe(true);
  });
});
