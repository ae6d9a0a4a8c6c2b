// A situation that is wrong: each mistake told in one line, with the way out, and the entry left out.
import { expect, test } from "vitest";
import { readSituation, readSituations } from "../../src/catalog/situations.ts";
import { printProblems, type Problem } from "../../src/decision/problem.ts";

const good = {
  title: "Closed API",
  summary: "Only text goes in and out.",
  answers: { access: ["text"], goal: "knowledge" },
  why: "The most common start of all: a product team with a commercial API and a knowledge problem.",
  expect: { first: ["rag"] },
};

function problemsOf(data: unknown): { lines: string[]; entry: unknown } {
  const problems: Problem[] = [];
  const entry = readSituation({ where: "situations/x.yaml", id: "x", data }, ["rag", "lora", "rag+lora"], problems);
  return { lines: printProblems(problems).split("\n"), entry };
}

test("a right one is read, its implied options filled in", () => {
  const { lines, entry } = problemsOf({ ...good, answers: { access: ["weights"] }, weights: [40, 30, 20, 10] });
  expect(lines).toEqual([""]);
  expect(entry).toMatchObject({
    id: "x",
    input: { answers: { access: ["text", "logprobs", "gradients", "weights"] }, weights: [40, 30, 20, 10] },
  });
});

test.each([
  [
    "an unknown field",
    { ...good, expects: {} },
    `the entry has the unknown field "expects". Remove it or correct its name.`,
  ],
  [
    "an unknown question",
    { ...good, answers: { gaol: "knowledge" } },
    `answers: "gaol" is no question. Did you mean "goal"?`,
  ],
  [
    "an unknown option",
    { ...good, answers: { goal: "knowlege" } },
    `answers.goal: "knowlege" is no option. Did you mean "knowledge"?`,
  ],
  [
    "weights that do not sum up",
    { ...good, weights: [1, 2, 3, 4] },
    `weights: [1,2,3,4] is not four whole numbers that sum to 100, such as [40,30,20,10]; expected answers that the questionnaire knows.`,
  ],
  [
    "an unknown technique",
    { ...good, expect: { first: ["lorra"] } },
    `expect.first names "lorra", which is no technique. Did you mean "lora"?`,
  ],
  [
    "an unknown warning",
    { ...good, expect: { first: ["rag"], warnings: ["warn-middle-of-context"] } },
    `expect.warnings names "warn-middle-of-context", which is no rule that warns. Did you mean "warn-middle-of-the-context"?`,
  ],
  [
    "a rule that does not warn",
    { ...good, expect: { first: ["rag"], warnings: ["retrieval-supplies-facts"] } },
    `expect.warnings names "retrieval-supplies-facts", which is no rule that warns; expected the id of a rule that warns.`,
  ],
  [
    "an unknown rule",
    { ...good, expect: { first: ["rag"], rules: ["retrieval-supply-facts"] } },
    `expect.rules names "retrieval-supply-facts", which is no rule. Did you mean "retrieval-supplies-facts"?`,
  ],
  [
    "an unknown off-ramp",
    { ...good, expect: { first: ["rag"], offRamps: ["no-trainig"] } },
    `expect.offRamps[0] is "no-trainig", which is not allowed. Did you mean "no-training"?`,
  ],
])("%s is told", (_, data, line) => {
  const { lines, entry } = problemsOf(data);
  expect(lines).toEqual([`situations/x.yaml: ${line}`]);
  expect(entry).toBeUndefined();
});

test("a situation that pins no technique is none", () => {
  expect(problemsOf({ ...good, expect: { rules: ["retrieval-supplies-facts"] } }).entry).toBeUndefined();
});

test("a folder without situations holds none", () => {
  expect(readSituations("test/nowhere", [], [])).toEqual([]);
});
