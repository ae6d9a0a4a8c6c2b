import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseCases } from "../../src/catalog/cases.ts";
import { loadCatalogData } from "../../src/catalog/load.ts";
import { printProblems } from "../../src/decision/problem.ts";

const bad = fileURLToPath(new URL("bad", import.meta.url));

test("each mistake in the bad sample is told in one line, and none stops the others from being told", () => {
  const { problems } = loadCatalogData(bad);
  expect(printProblems(problems)).toMatchInlineSnapshot(`
    "techniques/dpo.mdx: technique.risk.forgetting.level is "hihg", which is not allowed. Did you mean "high"?
    evidence/broken2026.yaml: no YAML: Nested mappings are not allowed in compact mappings at line 1, column 5. Correct the line that the message names.
    evidence/second2026.yaml: finding "new-facts-hallucinate" is in evidence/first2026.yaml already. Give one of them another id.
    evidence/third2026.yaml: the entry has the unknown field "abstrat". Remove it or correct its name.
    evidence/third2026.yaml: status_since is missing; expected the date, for a corrected or retracted paper.
    combinations/lora+rag.yaml: the parts of "lora+rag" are not in the order of the techniques. Name the file "rag+lora.yaml".
    cases/other-name.yaml: the file is named "other-name" and its id is "misnamed". Rename the file; ids are never renamed.
    cases/unknown-technique.yaml: case "unknown-technique" compares "lorra", which is no technique. Did you mean "lora"?
    techniques/lora.mdx: technique.evidence names the finding "new-facts-halucinate", which is in no file of evidence/. Did you mean "new-facts-hallucinate"?
    cases/unknown-combination.yaml: it compares the combination "rag+rag+lora", which has no entry. Add combinations/rag+rag+lora.yaml.
    cases/unknown-paper.yaml: paper is "frist2026", which is in no file of evidence/. Did you mean "first2026"?"
  `);
});

test("entries that are wrong are left out, the others stay", () => {
  const data = loadCatalogData(bad);
  expect(data.techniques.map(({ id }) => id)).toEqual(["rag", "lora"]);
  expect(data.combinations.map(({ id }) => id)).toEqual(["rag+lora"]);
  expect([...data.papers.keys()]).toEqual(["first2026", "second2026"]);
  expect(data.findings.get("new-facts-hallucinate")?.paper).toBe("first2026");
  expect(data.cases.map(({ id }) => id)).toEqual(["unknown-combination", "unknown-paper"]);
});

test("a folder without content gives an empty catalog", () => {
  const data = loadCatalogData(fileURLToPath(new URL("nowhere", import.meta.url)));
  expect([data.techniques.length, data.papers.size, data.cases.length, data.problems.length]).toEqual([0, 0, 0, 0]);
});

test.each([
  ["no YAML", "- id: [", /^cases\.yaml: no YAML: /],
  ["no list", "id: one", /^cases\.yaml: the file holds no list; expected a list of cases\.$/],
  ["no case", "- 3", /^cases\.yaml\[0\]: the entry is 3; expected an object\.$/],
])("a list of cases that is %s is a Problem", (_, text, message) => {
  expect(printProblems(parseCases(text, "cases.yaml", ["rag"]).problems)).toMatch(message);
});
