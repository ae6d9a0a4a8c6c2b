import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { canonicalId, partsOf } from "../../src/catalog/combination-id.ts";
import { comparedIn, parseCases } from "../../src/catalog/cases.ts";
import { loadCatalogData } from "../../src/catalog/load.ts";
import { printProblems } from "../../src/decision/problem.ts";

const data = loadCatalogData();
const order = new Map(data.techniques.map(({ id }, index) => [id, index]));

test("all content keeps its schema and all references lead somewhere", () => {
  expect(printProblems(data.problems)).toBe("");
});

test("every file of evidence, cases and combinations is in the catalog", () => {
  const count = (folder: string): number => readdirSync(`src/content/${folder}`).length;
  expect(data.papers.size).toBe(count("evidence"));
  expect(data.cases.length).toBe(count("cases"));
  expect(data.combinations.length).toBe(count("combinations"));
  expect(data.techniques.length).toBe(37);
});

test("each combination that a finding or a case compares has its entry", () => {
  const entries = new Set(data.combinations.map(({ id }) => id));
  const compared = [...data.findings.values()]
    .flatMap(({ techniques }) => techniques)
    .concat(data.cases.flatMap(comparedIn));
  const missing = compared.filter((id) => {
    const parts = partsOf(id);
    return parts.length > 1 && parts.every((part) => order.has(part)) && !entries.has(id);
  });
  expect([...new Set(missing)]).toEqual([]);
});

test("a combination is told in words, with its figures left to the findings", () => {
  for (const { id, facts } of data.combinations) expect(`${id}: ${facts.inShort}`).not.toMatch(/\d/);
});

test("a list file of cases, parts in any order, reads as the entries do", () => {
  const reversed = (id: string): string => partsOf(id).reverse().join("+");
  const list = data.cases.map((entry) => ({
    ...entry,
    in_domain: entry.in_domain.map(({ better, worse }) => ({
      better: better.map(reversed),
      worse: worse.map(reversed),
    })),
  }));
  const read = parseCases(stringify(list), "cases.yaml", [...order.keys()]);
  expect(printProblems(read.problems)).toBe("");
  expect(read.cases).toEqual(data.cases);
});

test("prose of the evidence is in US spelling", () => {
  const british =
    /\b(?:per cent|\w*(?:behav|fav|neighb)our\w*|optimis(?:e|ed|er|ers|ing|ation)\b|generalis(?:e|ed|es|ing|ation)\b|regularisation)\b/;
  for (const { id, statement } of data.findings.values()) expect(statement, id).not.toMatch(british);
});

test("no file of content names a path of a machine", () => {
  for (const folder of ["evidence", "cases", "combinations"]) {
    for (const name of readdirSync(`src/content/${folder}`)) {
      expect(`${name} ${readFileSync(`src/content/${folder}/${name}`, "utf8")}`).not.toMatch(
        /\.\.\/|\/work\/|\/tmp\/|\/home\//,
      );
    }
  }
});

test("ids of combinations are put into canonical order, names of finer methods are left alone", () => {
  expect(canonicalId("lora+rag", order)).toBe("rag+lora");
  expect(canonicalId("full-sft+data-filtering", order)).toBe("full-sft+data-filtering");
  expect(canonicalId("lora", order)).toBe("lora");
});
