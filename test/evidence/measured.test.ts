// A technique's published rows: what counts in its median, what is only drawn, and what is said where there is none.
import { describe, expect, test } from "vitest";
import type { CatalogData, MeasurementEntry } from "../../src/catalog/entries.ts";
import { catalog } from "../../src/catalog/load.ts";
import { linesOf, noneInWords, summaryInWords } from "../../src/components/measured-words.ts";
import { measuredOn } from "../../src/evidence/measured.ts";

const data = catalog();
const [anyPaper] = data.papers.values();
const scored = (after: number, metric = "accuracy") => ({ metric, higher_is_better: true, before: 0.5, after });

/** A catalog with these rows alone; the letter of an id names its paper. */
function withRows(rows: readonly Partial<MeasurementEntry>[]): CatalogData {
  if (anyPaper === undefined) throw new Error("there is evidence");
  const entries = rows.map((row, index): MeasurementEntry => ({
    id: `row-${String(index)}`,
    paper: "a",
    locator: "Table 1",
    read: "source",
    technique: "lora",
    domain: "math",
    other: [],
    ...row,
  }));
  return {
    ...data,
    papers: new Map(entries.map(({ paper }) => [paper, { ...anyPaper, id: paper, status: "current" }])),
    measurements: new Map(entries.map((entry) => [entry.id, entry])),
  };
}
const said = (rows: readonly Partial<MeasurementEntry>[]) => {
  const measured = measuredOn("lora", withRows(rows));
  return [...summaryInWords(measured), noneInWords(measured, "LoRA")].filter((text) => text !== undefined);
};

describe("the summary", () => {
  test("counts each paper once, and leaves out what was read second hand", () => {
    const rows = [
      ...Array.from({ length: 9 }, () => ({ in_domain: scored(0.9), general: scored(0.4) })),
      { paper: "b", in_domain: scored(0.6) },
      { paper: "c", in_domain: scored(0.7) },
      { paper: "d", in_domain: scored(0.1), read: "secondary" as const },
    ];
    expect(said(rows)).toMatchInlineSnapshot(`
      [
        "In the domain: median of +20.0 points from 11 rows of 3 papers. General ability: median of −10.0 points from 9 rows of 1 paper. Each paper counts once, however many rows it gives. 1 row read second hand is drawn and not counted.",
        "A median of one paper is that paper's experiment, not a rule.",
      ]
    `);
  });

  test("says that a median of one paper is one experiment", () => {
    expect(said([{ in_domain: scored(0.6), general: scored(0.5) }]).at(-1)).toContain("not a rule");
  });

  test("does not count the few rows that are left where most of a paper's have a unit of their own", () => {
    const rouge = { in_domain: scored(0.9, "ROUGE-L") };
    const measured = measuredOn("lora", withRows([rouge, rouge, { in_domain: scored(0.2) }]));
    expect(measured.papers[0]?.picked).toEqual(["in_domain"]);
    expect(measured.summary.in_domain).toBeUndefined();
    expect(measuredOn("lora", withRows([rouge, { in_domain: scored(0.2) }])).summary.in_domain?.points).toBe(-30);
  });

  test("never counts techniques used together as one of them", () => {
    const measured = measuredOn("lora", withRows([{ technique: "lora+replay-sft", in_domain: scored(0.9) }]));
    expect(measured.papers).toEqual([]);
    expect(measured.together).toMatchObject([{ rows: 1, papers: ["a"] }]);
  });
});

describe("where there is no median", () => {
  test.each([
    ["no row at all", [], "No published row in the evidence measures LoRA."],
    ["rows of combinations only", [{ technique: "rag+lora" }], "No published row in the evidence measures LoRA alone."],
    [
      "rows read second hand only",
      [{ in_domain: scored(0.9), read: "secondary" as const }],
      "1 published row of 1 paper measures LoRA; those with a score before and after were read second hand, so there is no median.",
    ],
    [
      "rows in units of their own only",
      [{ in_domain: scored(0.9, "ROUGE-L") }, { paper: "b", calibration: scored(0.1) }],
      "2 published rows of 2 papers measure LoRA, none of them as a score before and after that stands on one axis with others. They are listed in their own units.",
    ],
  ])("says why: %s", (_why, rows, sentence) => {
    expect(said(rows)).toEqual([sentence]);
  });

  test("every technique has either a median or a sentence", () => {
    for (const { id } of data.techniques) {
      const measured = measuredOn(id, data);
      const sentences = [...summaryInWords(measured), noneInWords(measured, id)].filter((text) => text !== undefined);
      expect(sentences.length, id).toBeGreaterThan(0);
    }
  });
});

test("a row is told in its own units, in points where it is drawn, and why where it is not", () => {
  const [paper] = measuredOn(
    "lora",
    withRows([
      {
        in_domain: scored(0.9),
        general: scored(0.4, "mean F1"),
        calibration: { metric: "ECE", higher_is_better: false, before: 0.1, after: 0.3 },
      },
    ]),
  ).papers;
  expect(paper?.rows.flatMap(linesOf)).toMatchInlineSnapshot(`
    [
      "in the domain, accuracy: 0.5 to 0.9, better (+40.0 points)",
      "general ability, mean F1: 0.5 to 0.4, worse (not drawn: such rows have a unit of their own: text overlap, F1, a win rate, a judge's score, a loss)",
      "calibration, ECE: 0.1 to 0.3, worse",
    ]
  `);
});
