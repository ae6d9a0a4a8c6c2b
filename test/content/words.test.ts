import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorsInFull, shortCitation } from "../../src/catalog/citation.ts";
import { decimals, quoteFinding, quoteMeasurement, shiftOf, signed, written } from "../../src/catalog/figure.ts";
import { canonicalJson, contentHash } from "../../src/catalog/hash.ts";
import { loadCatalogData } from "../../src/catalog/load.ts";
import { gradeOf, type GradedFinding } from "../../src/decision/grade.ts";
import { didYouMean, nearest, printProblems } from "../../src/decision/problem.ts";

const data = loadCatalogData();

describe("problems", () => {
  const problem = {
    where: "rules/data.ts",
    found: 'rule "enough-examples" favors "lorra", which is no technique',
    expected: "the id of a technique",
  };
  test("a fix takes the place of what was expected", () => {
    expect(
      printProblems([
        { ...problem, fix: didYouMean("lorra", ["lora", "rag"]) },
        { ...problem, fix: "" },
      ]),
    ).toMatchInlineSnapshot(`
      "rules/data.ts: rule "enough-examples" favors "lorra", which is no technique. Did you mean "lora"?
      rules/data.ts: rule "enough-examples" favors "lorra", which is no technique; expected the id of a technique."
    `);
  });
  test.each([
    ["lorra", "lora"],
    ["knowlege", "knowledge"],
    ["weigths", "weights"],
    ["RAG", "rag"],
    ["banana", undefined],
    ["", undefined],
  ])("nearest to %j is %j", (word, meant) => {
    expect(nearest(word, ["lora", "rag", "knowledge", "weights"])).toBe(meant);
  });
  test("a word is nearest to itself, whatever else is allowed", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.array(fc.string()),
        (word, others) => nearest(word, [...others, word])?.toLowerCase() === word.toLowerCase(),
      ),
    );
  });
});

describe("grade", () => {
  const finding: GradedFinding = { paper: "a", strength: "strong", read: "source", confirmed: {} };
  const other: GradedFinding = { ...finding, paper: "b" };
  test.each<[string, GradedFinding[], string]>([
    ["two papers, strong, read and confirmed", [finding, other], "high"],
    ["one paper with two of them", [finding, finding], "moderate"],
    ["one of two not confirmed", [finding, { paper: "b", strength: "strong", read: "source" }], "moderate"],
    ["one of two read in the abstract", [finding, { ...other, read: "abstract" }], "moderate"],
    ["one of two moderate", [finding, { ...other, strength: "moderate" }], "moderate"],
    ["one of two retracted", [finding, { ...other, status: "retracted" }], "moderate"],
    ["one of two corrected", [finding, { ...other, status: "corrected" }], "high"],
    ["moderate in the abstract", [{ ...finding, strength: "moderate", read: "abstract" }], "moderate"],
    ["weak", [{ ...finding, strength: "weak" }], "low"],
    [
      "strong, second hand, two papers",
      [
        { ...finding, read: "secondary" },
        { ...other, read: "secondary" },
      ],
      "low",
    ],
    ["retracted only", [{ ...finding, status: "retracted" }], "very low"],
    ["nothing", [], "very low"],
  ])("%s: %#", (_, findings, grade) => {
    expect(gradeOf(findings)).toBe(grade);
  });
});

describe("hash", () => {
  test("the order of keys changes nothing, the order of lists does", () => {
    expect(canonicalJson({ b: [2, 1], a: { d: null, c: undefined } })).toBe('{"a":{"d":null},"b":[2,1]}');
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
    expect(contentHash({})).toMatchInlineSnapshot(`"44136fa355b3678a"`);
  });
});

describe("citations", () => {
  const cite = (authors: string[], title = "On Cliffs: A Study", year?: number): string =>
    shortCitation({ authors, title, year });
  test.each([
    [["Ada Sample"], "Sample 2026"],
    [["Ada Sample", "Ben Other"], "Sample and Other 2026"],
    [["Ada Sample", "et al."], "Sample et al. 2026"],
    [["A B", "C D", "E F"], "B et al. 2026"],
    [["Teun van der Weij", "A B", "C D"], "van der Weij et al. 2026"],
    [["Thinking Machines Lab"], "Thinking Machines Lab 2026"],
    [["Leng et al. (surname only in the source read)"], "Leng et al. 2026"],
    [["authors not read"], "“On Cliffs” 2026"],
  ])("%j", (authors, text) => {
    expect(cite(authors, undefined, 2026)).toBe(text);
  });
  test("a long title is cut, a year that was not read is left out", () => {
    expect(cite(["not read"], "A Very Long Title That Goes On and On")).toBe("“A Very Long Title That …”");
    expect(authorsInFull(["(authors not shown in the page read)"])).toBeUndefined();
  });
  test("every paper has one", () => {
    for (const paper of data.papers.values()) expect(shortCitation(paper)).toMatch(/^\S.*\S$/);
  });
});

describe("figures", () => {
  test.each([
    [0.634, "percent", "63.4%"],
    [-0.17, "points", "−17 points"],
    [0.01, "points", "1 point"],
    [0.3 - 0.1, "percent", "20%"],
    [0.0004, "percent", "0.04%"],
    [12345.5, "raw", "12,345.5"],
    [0.00005, "raw", "0.00005"],
    [-0.00001, "raw", "−0.00001"],
    [0, "raw", "0"],
    [21.05, "times", "21.05 times"],
  ] as const)("%f as %s is %s", (value, format, text) => {
    expect(written({ value, inHundredths: false }, format)).toBe(text);
  });
  test("what the source gives in points is not multiplied again", () => {
    expect(written({ value: -8.3, inHundredths: true }, "points")).toBe("−8.3 points");
  });
  test("a change has its sign", () => {
    expect([signed(0.5), signed(-0.5), signed(0), decimals(-0, 2)]).toEqual(["+0.5", "−0.5", "0", "0"]);
  });
  test("a figure of a finding, what it is compared with, and the difference", () => {
    const values = (["value", "against", "difference"] as const).map(
      (part) => quoteFinding(data, "gekhman2024-early-stop", 0, part).value,
    );
    expect(values[2]).toBeCloseTo((values[0] ?? NaN) - (values[1] ?? NaN));
  });
  test("a change is given or worked out, and told for better or worse", () => {
    const row = data.measurements.get("wu2025-med-full-sft");
    const shift = row && shiftOf(row, "reasoning_quality");
    expect(shift?.change).toBeCloseTo((shift?.after ?? NaN) - (shift?.before ?? NaN));
    const worse = data.measurements.get("damani2025-math-rlvr-on-commonsenseqa");
    expect(worse && shiftOf(worse, "calibration")?.better).toBe(false);
  });
  test("what is not there is named, with the nearest id", () => {
    const told = (quote: () => unknown): string => {
      try {
        quote();
        return "nothing was thrown";
      } catch (error) {
        return String(error);
      }
    };
    expect([
      told(() => quoteFinding(data, "gekhman2024-early-stopp", 0, "value")),
      told(() => quoteFinding(data, "gekhman2024-early-stop", 9, "value")),
      told(() => quoteFinding(data, "wu2025-rl-prunes-wrong-knowledge", 1, "against")),
      told(() => quoteMeasurement(data, "wu2025-med-full-sft", "safety.before")),
    ]).toMatchInlineSnapshot(`
      [
        "Error: finding "gekhman2024-early-stopp" is in no file of src/content/evidence. Did you mean "gekhman2024-early-stop"?",
        "Error: finding "gekhman2024-early-stop" has 2 numbers and none at 9",
        "Error: finding "wu2025-rl-prunes-wrong-knowledge" compares its number 1 with nothing",
        "Error: measurement "wu2025-med-full-sft" has no "safety.before"; it has in_domain.before, in_domain.after, in_domain.change, reasoning_quality.before, reasoning_quality.after, reasoning_quality.change",
      ]
    `);
  });
});
