// Where sources disagree: each entry is a disagreement, and each page that it names shows it.
import { describe, expect, test } from "vitest";
import { partsOf } from "../../src/catalog/combination-id.ts";
import { disagreementsOn } from "../../src/catalog/disagreements.ts";
import { catalog } from "../../src/catalog/load.ts";

const data = catalog();
const { disagreements } = data;
const shown = (on: Parameters<typeof disagreementsOn>[1]): string[] => disagreementsOn(data, on).map(({ id }) => id);
/** Findings of the page of one paper. */
const findingsBeside = (finding: string): ReadonlySet<string> => {
  const paper = data.papers.get(data.findings.get(finding)?.paper ?? "");
  return new Set(paper?.findings.map(({ id }) => id));
};

describe("each disagreement", () => {
  test("is one of sixteen or more", () => {
    expect(disagreements.length).toBeGreaterThanOrEqual(16);
  });

  test.each(disagreements)("$id shows on every page that it names", ({ id, facts }) => {
    for (const technique of facts.techniques.flatMap(partsOf)) expect(shown({ technique }), technique).toContain(id);
    for (const risk of facts.risks) expect(shown({ risk }), risk).toContain(id);
    for (const note of facts.notes) expect(shown({ note }), note).toContain(id);
    for (const rule of facts.rules) expect(shown({ rule }), rule).toContain(id);
    for (const finding of facts.positions.flatMap(({ evidence }) => evidence))
      expect(shown({ findings: findingsBeside(finding) }), finding).toContain(id);
  });

  test.each(disagreements)(
    "$id names a note and a rule, and sides that do not rest on the same findings",
    ({ facts }) => {
      expect(facts.notes.length).toBeGreaterThan(0);
      expect(facts.rules.length).toBeGreaterThan(0);
      const sides = facts.positions.map(({ evidence }) => [...evidence].sort().join(" "));
      expect(new Set(sides).size).toBe(sides.length);
    },
  );
});

test("a page that no disagreement names shows none", () => {
  expect(
    shown({ technique: "no-such-technique", risk: "none", note: "none", rule: "none", findings: new Set() }),
  ).toEqual([]);
  expect(shown({})).toEqual([]);
});

test("a disagreement on a combination shows on the page of each part", () => {
  const [sample] = disagreements;
  if (sample === undefined) throw new Error("no disagreement at all");
  const together = { disagreements: [{ id: "sample", facts: { ...sample.facts, techniques: ["rag+lora"] } }] };
  for (const technique of ["rag", "lora"]) expect(disagreementsOn(together, { technique })).toHaveLength(1);
  expect(disagreementsOn(together, { technique: "full-sft" })).toEqual([]);
});
