// Our groups of domains and sizes, read from the words of the entries: for finding, and complete.
import { describe, expect, test } from "vitest";
import { catalog } from "../../src/catalog/load.ts";
import { domainsOf, sizesOfFinding, sizesOfRow } from "../../src/evidence/facets.ts";

test.each([
  ["math, code, reasoning", ["math", "code", "science"]],
  ["medicine (MedCalc)", ["medicine"]],
  ["API calls", ["tools"]],
  ["law (260 classification tasks)", ["law"]],
  ["agriculture", ["other"]],
  [undefined, ["unstated"]],
])("the domain “%s” is of %j", (text, expected) => {
  expect(domainsOf(text)).toEqual(expected);
});

test.each([
  [
    ["Llama-3-8B", "Llama-3-70B"],
    ["medium", "large"],
  ],
  [["Qwen2.5-0.5B"], ["small"]],
  [["0.5B to 32B open models"], ["small", "large"]],
  [["GPT-3 175B"], ["largest"]],
  [["BERT 110M"], ["small"]],
  [["GPT-4"], ["unstated"]],
])("models %j are %j", (models, expected) => {
  expect(sizesOfFinding({ scope: { models } })).toEqual(expected);
});

test("a row's own size goes before its model's name", () => {
  expect(sizesOfRow({ params_b: 3, base_model: "Some-70B" })).toEqual(["small"]);
  expect(sizesOfRow({ base_model: "Some-70B" })).toEqual(["large"]);
  expect(sizesOfRow({})).toEqual(["unstated"]);
});

describe("every real entry", () => {
  const { findings, measurements } = catalog();

  test("has a domain and a size", () => {
    for (const { scope } of findings.values()) expect(domainsOf(scope?.domain).length).toBeGreaterThan(0);
    for (const row of measurements.values()) expect(sizesOfRow(row).length).toBeGreaterThan(0);
  });

  test("with a domain is seldom left without a group", () => {
    const others = [...measurements.values()].filter(({ domain }) => domainsOf(domain).includes("other"));
    expect(others.length / measurements.size).toBeLessThan(0.15);
  });
});
