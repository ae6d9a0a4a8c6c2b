// The checks on the guardrail kit, proved on samples that they must refuse; and what adapts to the answers, and what does not.
import { describe, expect, test } from "vitest";
import { readLibraries } from "../../src/catalog/libraries.ts";
import type { FindingEntry } from "../../src/catalog/entries.ts";
import { check } from "../../src/decision/schema/check.ts";
import { libraryFacts } from "../../src/decision/schema/library.ts";
import { printProblems, type Problem } from "../../src/decision/problem.ts";
import type { KitAnswers } from "../../src/kit/answers.ts";
import { group, list, set } from "../../src/kit/document.ts";
import { evaluationPlan } from "../../src/kit/evaluation.ts";
import { recipeFor } from "../../src/kit/index.ts";
import { fileText } from "../../src/kit/parts.ts";
import { commandFile, jsonFile, pythonFile, yamlFile } from "../../src/kit/recipe.ts";
import { variable } from "../../src/kit/write.ts";
import { figuresOf, keysIn } from "./reading.ts";

const about = { library: "trl", filename: "x", title: "X" };
const note = {
  origin: "judgement",
  because: "For a reason that is long enough to take more than a single line of a comment, so it wraps.",
} as const;

test("keys are read out of the text, not out of what the file says of itself", () => {
  const yaml = yamlFile(about, "sft", [
    set("learning_rate", 1, note),
    list("datasets", [set("path", "a"), set("invented", 2)]),
  ]);
  expect(keysIn({ ...yaml, uses: [{ of: "sft", key: "learning_rate" }] }, () => ({}))).toEqual([
    "sft learning_rate",
    "sft datasets[].path",
    "sft datasets[].invented",
  ]);
  const python = pythonFile(about, [
    { before: "a = ", call: "Call", args: [set("given", true), set("invented", variable("b"))] },
  ]);
  expect(keysIn({ ...python, uses: [{ of: "Call", key: "given" }] }, () => ({}))).toEqual([
    "Call given",
    "Call invented",
  ]);
  const shell = commandFile(about, "run", [set("--flag", true), set("--invented", "a b")]);
  expect(keysIn(shell, () => ({}))).toEqual(["run --flag", "run --invented"]);
  const json = jsonFile(about, "chat", [group("known", set("below", 1)), set("invented", 1)]);
  expect(keysIn(json, () => ({ known: {} }))).toEqual(["chat known", "chat invented"]);
});

test("figures of a finding are those it states, shares as fractions too", () => {
  const finding = {
    statement: "About three percent helped; rank 256 did not, 16% lost.",
    numbers: [{ what: "rate", value: 0.5, unit: "u", against: { what: "b", value: 7 } }],
  };
  const figures = figuresOf(finding as unknown as FindingEntry); // Only these two fields are read.
  for (const figure of [0.03, 256, 0.16, 0.5, 7]) expect(figures).toContain(figure);
  expect(figures).not.toContain(0.04);
});

test("a file is written with its reasons, and with what must be quoted quoted", () => {
  const file = yamlFile(about, "sft", [
    set("a", "yes"),
    set("b", "plain/name", note),
    group("c", list("d", [set("e", ["x", "1"], note), set("f", null)])),
  ]);
  expect(file.text).toMatchInlineSnapshot(`
    "a: "yes"
    # Judgement: For a reason that is long enough to take more than a single line
    # of a comment, so it wraps.
    b: plain/name
    c:
      d:
        # Judgement: For a reason that is long enough to take more than a single
        # line of a comment, so it wraps.
        - e: [x, "1"]
          f: null
    "
  `);
  expect(commandFile(about, "run", [set("--a", "it's"), set("--b", true)]).text).toBe(
    `run \\\n  --a 'it'\\''s' \\\n  --b\n`,
  );
  expect(() => pythonFile(about, [{ call: "f", args: [group("g", set("h", 1))] }])).toThrow(
    "g: an argument of a call is one value",
  );
});

test("a file says for which version it is, unless its language has no comments", () => {
  const card = {
    name: "TRL",
    is: "A library.",
    home: "https://x.test",
    license: "MIT",
    standing: "small",
    version: "9",
    checked: "2026-01-02",
    source: { what: "Its own source.", url: "https://x.test" },
  } as const;
  expect(fileText(yamlFile({ ...about, run: "trl x" }, "sft", [set("a", 1)]), { trl: card })).toBe(
    `# Cliffwise guardrail kit for TRL 9, keys read 2026-01-02.\n# Names with "your" are yours to fill in.\n# Run: trl x\n\na: 1\n`,
  );
  expect(fileText(jsonFile(about, "chat", [set("a", 1)]), { trl: card })).toBe(`{\n  "a": 1\n}\n`);
});

test("a library that is wrong is told in one line", () => {
  const problems: Problem[] = [];
  check(
    libraryFacts,
    {
      name: "X",
      is: "A library.",
      home: "no address",
      license: "MIT",
      standing: "well",
      version: "1.0",
      checked: "today",
      source: { what: "Its own source.", url: "https://x.test" },
      keys: { a: { b: { type: "int" } } },
      more: 1,
    },
    "libraries/x.yaml",
    problems,
  );
  expect(printProblems(problems)).toMatchInlineSnapshot(`
    "libraries/x.yaml: name is "X"; expected at least 2 characters.
    libraries/x.yaml: home is "no address"; expected a valid url.
    libraries/x.yaml: standing is "well", which is not allowed; expected one of well-kept, small, research.
    libraries/x.yaml: checked is "today"; expected a valid date.
    libraries/x.yaml: keys.a.b.means is missing; expected a string.
    libraries/x.yaml: the entry has the unknown field "more". Remove it or correct its name."
  `);
  expect(readLibraries("/nowhere", [])).toEqual([]);
});

const value = (technique: string, answers: KitAnswers, key: string): string | undefined =>
  recipeFor(technique, answers)
    ?.files.flatMap(({ values }) => values)
    .find((each) => each.key === key)?.value;

describe("values follow the answers where a rule or a finding says so", () => {
  test.each([
    ["lora", {}, "lora_r", "16"],
    ["lora", { examples: ["10k-99k"], priority: ["in-domain-quality"] }, "lora_r", "256"],
    ["lora", { examples: ["10k-99k"] }, "lora_r", "16"],
    ["lora", { examples: ["100k+"], priority: ["in-domain-quality"], "out-of-domain": ["often"] }, "lora_r", "16"],
    ["lora", { examples: ["100k+"], priority: ["in-domain-quality"], compute: ["one-gpu"] }, "lora_r", "16"],
    ["lora", { compute: ["one-gpu"], "model-size": ["3-14B"] }, "load_in_4bit", "true"],
    ["lora", { compute: ["one-gpu"], "model-size": ["<=3B"] }, "load_in_4bit", undefined],
    ["lora", { team: ["prompting"] }, "num_train_epochs", "1"],
    ["full-sft", {}, "learning_rate", "0.00001"],
    ["full-sft", { "out-of-domain": ["often"] }, "learning_rate", "0.000001"],
    ["full-sft", { priority: ["breadth"] }, "learning_rate", "0.000001"],
    ["lora", { "out-of-domain": ["often"] }, "datasets[].fraction", "0.1"],
    ["lora", { "out-of-domain": ["rare"] }, "datasets[].fraction", "0.03"],
    ["lora", { "out-of-domain": ["rare"], "safety-behavior": ["no"] }, "datasets[].fraction", undefined],
    ["rlvr", { stakes: ["high"] }, "reward_weights", "[1,1]"],
    ["rlvr", { stakes: ["low"] }, "reward_weights", undefined],
    ["model-merging", { domains: ["one"] }, "merge_method", '"linear"'],
    ["model-merging", { domains: ["many"] }, "merge_method", '"ties"'],
  ] as const)("%s with %j: %s is %s", (technique, answers, key, expected) => {
    expect(value(technique, answers, key)).toBe(expected);
  });

  test("and never otherwise: who may see the data, or how fast it answers, changes nothing of a training run", () => {
    const plain = JSON.stringify(recipeFor("lora", {}));
    for (const answers of [
      { privacy: ["in-house"] },
      { latency: ["batch"] },
      { volatility: ["daily"] },
    ] satisfies KitAnswers[])
      expect(JSON.stringify(recipeFor("lora", answers))).toBe(plain);
  });

  test("shares of a mixture sum to one", () => {
    for (const outside of ["rare", "some", "often"])
      for (const safety of ["yes", "no"]) {
        const text =
          recipeFor("full-sft", { "out-of-domain": [outside], "safety-behavior": [safety] })?.files[0]?.text ?? "";
        const shares = [...text.matchAll(/fraction: ([\d.]+)/g)].map((match) => Number(match[1]));
        if (shares.length > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }
  });

  test("a rehearsal of pretraining is small, and saved and validated within itself", () => {
    const number = (key: string): number => Number(value("pretraining", {}, key));
    // The library's default: sequences a step; and the context of the model named.
    const steps = number("train.max_tokens") / (512 * 2048);
    for (const key of ["train.lr_warmup_steps", "train.save_interval", "eval.interval"])
      expect(number(key), key).toBeLessThan(steps / 5);
    expect(steps).toBeLessThan(1000);
  });

  test("a rate of one study says beside it that a lead speaks for less", () => {
    for (const technique of ["full-sft", "replay-sft"]) {
      const rate = recipeFor(technique, {})?.files[0]?.values.find(({ key }) => key === "learning_rate");
      expect(rate?.because).toMatch(/lead.*read second hand/);
      expect(rate?.evidence, technique).toContain("lin2025sft-lr-5e-6-cost");
    }
  });

  test("nothing under a schema is offered as a score to abstain by", () => {
    const recipe = recipeFor("constrained-decoding", {});
    expect(recipe?.files[0]?.text).not.toContain("logprobs");
    expect(recipe?.see.some(({ because }) => because.startsWith("Do not abstain by"))).toBe(true);
  });

  test("near-zero pass rates say: do not start", () => {
    const see = recipeFor("rlvr", { "pass-rate": ["near-zero"] })?.see ?? [];
    expect(see[0]).toMatchObject({
      origin: "answers",
      rules: ["warn-rewards-on-impossible-tasks", "plan-make-tasks-reachable"],
    });
  });

  test("who can only train through a service gets a file for the service", () => {
    expect(
      recipeFor("lora", { access: ["text", "logprobs", "training-api"] })?.files.map(({ library }) => library),
    ).toEqual(["tinker"]);
    expect(
      recipeFor("lora", { access: ["text", "logprobs", "gradients", "weights", "training-api"] })?.files.map(
        ({ library }) => library,
      ),
    ).toEqual(["trl"]);
  });
});

describe("the evaluation plan", () => {
  test("asks both models the same, with the same flags", () => {
    const { before, after } = evaluationPlan("lora", {});
    const rest = (text: string): string => text.replace(/--(model_args|output_path) \S+/g, "");
    expect(rest(after.text)).toBe(rest(before.text));
    expect(after.text).not.toBe(before.text);
    for (const { text } of [before, after]) expect(text).toMatch(/--log_samples[^]*--output_path results\//);
  });

  test("asks only for text where there is only text", () => {
    expect(evaluationPlan("lora", { access: ["text", "hosted-tuning"] }).before.text).toContain(
      "local-chat-completions",
    );
    expect(evaluationPlan("hosted-sft", {}).before.text).toContain("mmlu_generative");
    expect(evaluationPlan("lora", {}).before.text).toMatch(/--model hf/);
  });

  test("applies a chat template only where there are chats: not from a base model, before and after alike", () => {
    for (const technique of ["continued-pretraining", "pretraining"]) {
      const { before, after } = evaluationPlan(technique, {});
      for (const { text, values } of [before, after]) {
        expect(text, technique).not.toContain("--apply_chat_template");
        expect(values.find(({ key }) => key === "--model")?.because).toMatch(/no chat template/);
      }
    }
    for (const technique of ["full-sft", "rag"])
      expect(evaluationPlan(technique, {}).before.text, technique).toContain("  --apply_chat_template ");
  });

  test("compares a model from nothing with an existing one, as there is no untouched one", () => {
    const { reference, before } = evaluationPlan("pretraining", {});
    expect(reference).toBe("the best existing model of that size");
    expect(before.title).toBe("Before, on the best existing model of that size");
    expect(before.text).toContain("pretrained=your-org/best-existing-model,");
    expect(evaluationPlan("full-sft", {}).reference).toBe("the untouched model");
  });

  test("speaks of stated confidence only where probabilities cannot be read", () => {
    const calibration = (technique: string, answers: KitAnswers): string =>
      evaluationPlan(technique, answers).sets.find(({ id }) => id === "calibration")?.because ?? "";
    expect(calibration("rag", {})).toMatch(/^Without probabilities/);
    expect(calibration("rag", { access: ["text", "logprobs"] })).toMatch(/^Probabilities can be read/);
    expect(calibration("rag", { access: ["text", "logprobs"] })).not.toContain("object of your own program");
    expect(calibration("knn-lm", {})).toMatch(/^Probabilities can be read.*object of your own program/);
    expect(calibration("hosted-sft", { access: ["text", "hosted-tuning"] })).toMatch(/^Without probabilities/);
    expect(calibration("lora", { access: ["text", "logprobs", "training-api"] })).toMatch(/^Probabilities can be read/);
    expect(calibration("constrained-decoding", {})).toMatch(/free answers.*allowed tokens alone/);
  });

  test("measures coverage where training narrows it, and nowhere else", () => {
    expect(evaluationPlan("rlvr", {}).coverage).toHaveLength(2);
    expect(evaluationPlan("rag", {}).coverage).toBeUndefined();
  });

  test("with breadth first allows no loss outside", () => {
    expect(evaluationPlan("lora", { priority: ["breadth"] }).stops[0]?.because).toMatch(/no loss/);
    expect(evaluationPlan("lora", {}).stops[0]?.because).not.toMatch(/no loss/);
  });
});
