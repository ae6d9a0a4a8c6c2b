// Every configuration of the guardrail kit, over many answers: it parses, uses documented keys alone, and each value stands on what it says it stands on.
import fc from "fast-check";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { readLibraries } from "../../src/catalog/libraries.ts";
import { loadCatalogData } from "../../src/catalog/load.ts";
import { printProblems, type Problem } from "../../src/decision/problem.ts";
import { questions } from "../../src/decision/questions.ts";
import { allRules } from "../../src/decision/rules/index.ts";
import type { KitAnswers } from "../../src/kit/answers.ts";
import type { Note } from "../../src/kit/document.ts";
import { evaluationPlan } from "../../src/kit/evaluation.ts";
import { recipeFor, recipes } from "../../src/kit/index.ts";
import type { KitFile } from "../../src/kit/recipe.ts";
import { figuresOf, keysIn } from "./reading.ts";

const problems: Problem[] = [];
const libraries = new Map(readLibraries(process.cwd(), problems).map(({ id, facts }) => [id, facts]));
const data = loadCatalogData();
const rules = new Set(allRules.map(({ id }) => id));
const techniques = data.techniques.map(({ id }) => id);

/** One option of each question at most; of one with many, one option. */
const answers = fc.record(
  Object.fromEntries(
    questions.map(({ id, options }) => [id, fc.constantFrom(...options.map((option) => [option.id]))]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<KitAnswers>; // fromEntries loses the keys

/** Every value of every question alone, and a set of random ones from a fixed seed. */
const samples: readonly KitAnswers[] = [
  {},
  ...questions.flatMap(({ id, options }) => options.map((option) => ({ [id]: [option.id] }))),
  { examples: ["10k-99k"], priority: ["in-domain-quality"], "out-of-domain": ["rare"], "safety-behavior": ["no"] },
  { compute: ["one-gpu"], "model-size": ["3-14B"], "out-of-domain": ["often"] },
  { access: ["training-api", "logprobs", "text"] },
  ...fc.sample(answers, { seed: 7, numRuns: 40 }),
];

const filesOf = (technique: string): readonly KitFile[] =>
  samples.flatMap((given) => {
    const { before, after, coverage = [] } = evaluationPlan(technique, given);
    return [...(recipeFor(technique, given)?.files ?? []), before, after, ...coverage];
  });

const notesOf = (technique: string): readonly Note[] =>
  samples.flatMap((given) => {
    const { sets, stops } = evaluationPlan(technique, given);
    return [...(recipeFor(technique, given)?.see ?? []), ...sets, ...stops];
  });

const unique = (files: readonly KitFile[]): readonly KitFile[] => [
  ...new Map(files.map((file) => [file.text, file])).values(),
];

test("the libraries keep their schema", () => {
  expect(printProblems(problems)).toBe("");
});

test("there is a recipe for each technique, and for nothing else", () => {
  expect(Object.keys(recipes).sort()).toEqual([...techniques].sort());
  expect(recipeFor("toString", {})).toBeUndefined();
});

test("each recipe has a configuration, or names the code there is", () => {
  for (const technique of techniques) {
    const recipe = recipeFor(technique, {});
    expect((recipe?.files.length ?? 0) + (recipe?.elsewhere.length ?? 0), technique).toBeGreaterThan(0);
    expect(recipe?.see.length, technique).toBeGreaterThan(0);
  }
});

test("stated confidence is said to be all there is where a technique needs no more than text, and nowhere else", () => {
  for (const { id, facts } of data.techniques) {
    const { before, sets } = evaluationPlan(id, {});
    const because = sets.find((set) => set.id === "calibration")?.because ?? "";
    const local = before.text.includes("--model hf");
    const textAlone = !local && facts.needs.every((need) => need === "text" || need === "hosted-tuning");
    expect(because.startsWith("Without probabilities"), id).toBe(textAlone);
    const inside = !local && facts.needs.every((need) => need === "gradients" || need === "weights");
    expect(because.includes("object of your own program"), id).toBe(inside);
  }
});

test("the withdrawal of a tuning service stands under the requests of that service, and under no other", () => {
  const withdrawn = [...libraries].filter(([, { caveat = "" }]) => /withdrawn/.test(caveat)).map(([id]) => id);
  expect(withdrawn).toEqual(["openai-fine-tuning"]);
  for (const technique of techniques)
    for (const file of recipeFor(technique, {})?.files ?? [])
      expect(withdrawn.includes(file.library), technique).toBe(technique.startsWith("hosted-"));
});

describe.each(techniques)("%s", (technique) => {
  const files = unique(filesOf(technique));

  test("parses in its language, and holds the keys it says, all of them documented", () => {
    for (const file of files) {
      const facts = libraries.get(file.library);
      expect(facts, file.library).toBeDefined();
      if (file.language === "yaml")
        expect(() => void parse(file.text, { strict: true, uniqueKeys: true })).not.toThrow();
      if (file.language === "json") expect(() => void JSON.parse(file.text)).not.toThrow();
      const found = keysIn(file, (of) => facts?.keys[of] ?? {});
      expect(new Set(found), file.text).toEqual(new Set(file.uses.map(({ of, key }) => `${of} ${key}`)));
      for (const { of, key } of file.uses) {
        const known = facts?.keys[of]?.[key] ?? facts?.keys["*"]?.[key];
        expect(known, `${file.library}: ${of} has no documented key ${key}`).toBeDefined();
      }
    }
  });

  test("a default is the library's own, and a measured value a figure of the finding named", () => {
    for (const file of files) {
      for (const value of file.values) {
        const at = `${file.filename} ${value.key} ${value.value}`;
        const use = file.uses.find(({ key }) => key === value.key);
        const known =
          libraries.get(file.library)?.keys[use?.of ?? ""]?.[value.key] ??
          libraries.get(file.library)?.keys["*"]?.[value.key];
        const parsed: unknown = /^[[{"\d-]|^(true|false|null)$/.test(value.value)
          ? JSON.parse(value.value)
          : value.value;
        if (value.origin === "default") expect([parsed].flat(), at).toEqual([known?.default]);
        const findings = (value.evidence ?? []).flatMap((id) => data.findings.get(id) ?? []);
        if (value.origin === "measured" && typeof parsed === "number") {
          expect(
            findings.some((finding) => figuresOf(finding).includes(parsed)),
            at,
          ).toBe(true);
          expect(
            findings.some(({ read }) => read !== "secondary"),
            at,
          ).toBe(true);
        }
        if (value.origin === "measured") expect(findings.length, at).toBeGreaterThan(0);
        if (value.origin === "answers") expect(value.questions?.length, at).toBeGreaterThan(0);
      }
    }
  });

  test("every number that moves a risk says where it comes from", () => {
    // Bookkeeping: nothing outside the run depends on them.
    const bookkeeping = /(^|\.)(seed|shards_idx|eval_steps|evals_per_epoch|sequence_len|fraction)$|^--seed$/;
    for (const file of files) {
      const noted = new Set(file.values.map(({ key }) => key));
      const numeric = [...file.text.matchAll(/^\s*(?:- )?"?([\w.-]+)"?\s*[:=]\s*-?\d[\d.e-]*,?$/gm)].map(
        (match) => match[1] ?? "",
      );
      for (const key of numeric)
        expect(
          bookkeeping.test(key) || [...noted].some((each) => each === key || each.endsWith(`.${key}`)),
          `${file.filename} ${key}`,
        ).toBe(true);
    }
  });

  test("names rules and findings that exist, and questions that were answered", () => {
    for (const note of [...files.flatMap(({ values }) => values), ...notesOf(technique)]) {
      for (const id of note.rules ?? []) expect(rules.has(id), `rule ${id}`).toBe(true);
      for (const id of note.evidence ?? []) expect(data.findings.has(id), `finding ${id}`).toBe(true);
      expect(note.because).not.toMatch(/\d/);
      expect(note.because).toMatch(/^[A-Z].*[.]$/);
    }
  });

  test("names tasks that the harness has", () => {
    const known = libraries.get("lm-evaluation-harness")?.keys["tasks"] ?? {};
    for (const given of samples)
      for (const { tasks } of evaluationPlan(technique, given).sets)
        for (const { name } of tasks) expect(Object.keys(known)).toContain(name);
  });
});
