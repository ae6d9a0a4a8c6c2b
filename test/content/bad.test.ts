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
    disagreements/no-question.yaml: title is "Two findings on new facts"; expected a question.
    disagreements/no-question.yaml: positions is [{"claim":"New facts in the training set teach guessing."...; expected at least 2.
    disagreements/unknown-names.yaml: rules names "warn-new-facts-by-imitatoin", which is no rule. Did you mean "warn-new-facts-by-imitation"?
    disagreements/unknown-names.yaml: notes names "no-such-note", which is no note; expected ids of notes.
    glossary/replay.yaml: "rehearsal" stands in glossary/rehearsal.yaml too. Take it out of one of them.
    glossary/thin.yaml: means is "Too short."; expected at least 20 characters.
    glossary/thin.yaml: more is "/notes/replay"; expected a path of the site that ends in /.
    glossary/rehearsal.yaml: see names "replai", which is no entry of the glossary. Did you mean "replay"?
    techniques/lora.mdx: technique.evidence names the finding "new-facts-halucinate", which is in no file of evidence/. Did you mean "new-facts-hallucinate"?
    disagreements/unknown-names.yaml: positions.evidence names the finding "new-facts-halucinate", which is in no file of evidence/. Did you mean "new-facts-hallucinate"?
    disagreements/unknown-names.yaml: techniques names "lorra", which is no technique. Did you mean "lora"?
    disagreements/leads-only.yaml: positions[1] rests on second-hand findings alone. Add one, or say in the claim that it is a lead.
    cases/unknown-combination.yaml: it compares the combination "rag+rag+lora", which has no entry. Add combinations/rag+rag+lora.yaml.
    cases/unknown-paper.yaml: paper is "frist2026", which is in no file of evidence/. Did you mean "first2026"?"
  `);
});

test("entries that are wrong are left out, the others stay", () => {
  const data = loadCatalogData(bad);
  expect(data.techniques.map(({ id }) => id)).toEqual(["rag", "lora"]);
  expect(data.combinations.map(({ id }) => id)).toEqual(["rag+lora"]);
  expect([...data.papers.keys()]).toEqual(["first2026", "heard2026", "second2026"]);
  expect(data.findings.get("new-facts-hallucinate")?.paper).toBe("first2026");
  expect(data.cases.map(({ id }) => id)).toEqual(["unknown-combination", "unknown-paper"]);
  expect(data.disagreements.map(({ id }) => id)).toEqual(["leads-only", "unknown-names"]);
  expect(data.glossary.map(({ id }) => id)).toEqual(["rehearsal", "replay"]);
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
