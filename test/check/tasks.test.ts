// What names tell, against the definitions of lm-evaluation-harness (4e7e0d4; v0.3.0 for older names).
import { expect, test } from "vitest";
import { chanceByName, hasSentenceChoices, skillOf, speaksOf } from "../../src/check/tasks.ts";

test.each([
  ["mmlu_professional_law", 4],
  ["cmmlu_professional_medicine", 4],
  ["hendrycksTest-professional_law", 4],
  ["leaderboard_mmlu_pro", 10],
  ["mmlu_prox_de_law", 10],
  ["kmmlu_math", 4],
  ["blimp_drop_argument", 2],
  ["paws_en", 2],
  ["pawsx_en", 2],
  ["xnli_en", 3],
  ["sst2", 2],
  ["boolq", 2],
  ["super_glue:boolq", 2],
  ["inspect_evals/arc_easy", 4],
  ["lighteval|arc:challenge|25", 4],
  ["race", 4],
  ["mathqa", 5],
  ["commonsense_qa", 5],
  ["logiqa2", 4],
  ["eus_exams_eu_opeosakiauxeu", 4],
])("%s offers %i choices", (task, choices) => {
  expect(chanceByName(task, "acc")).toBeCloseTo(1 / choices, 15);
});

test.each([
  "turkishmmlu_biology",
  "arabicmmlu_economics_university",
  "AraDiCE_ArabicMMLU_prof_humanities_law_egy",
  "darijammlu_professional_law",
  "agieval_gaokao_mathqa",
  "agieval_sat_math",
  "global_piqa_parallel_cloze_deu_latn",
  "crows_pairs_english_race_color",
  "esbbq_race_ethnicity",
  "sst5",
  "truthfulqa_mc1",
  "tmlu",
])("of %s the number of choices is not told by its name", (task) => {
  expect(chanceByName(task, "acc")).toBeNull();
});

test.each([
  ["gsm8k", "acc"],
  ["math_algebra", "acc"],
  ["minerva_math_algebra", "acc"],
  ["hendrycks_math500", "acc"],
  ["arithmetic_2da", "acc"],
  ["lambada_openai", "acc"],
  ["drop", "acc"],
  ["mmlu_flan_cot_fewshot_anatomy", "exact_match"],
])("nothing is got by guessing on %s (%s)", (task, metric) => {
  expect(chanceByName(task, metric)).toBe(0);
});

test("a skill is a collection, and MMLU-Pro is not the professions of MMLU", () => {
  expect(
    ["mmlu_professional_law", "hendrycksTest-law", "mmlu_pro_law"].map((task) => skillOf(task, undefined)),
  ).toEqual(["mmlu", "mmlu", "mmlu_pro"]);
  expect(["paws_de", "pawsx_de"].map((task) => skillOf(task, undefined))).toEqual(["pawsx", "pawsx"]);
  expect(["bigbench_snarks", "leaderboard_bbh_snarks"].map((task) => skillOf(task, undefined))).toEqual([
    "bigbench_snarks",
    "bbh",
  ]);
});

test("texts for choices, and labels", () => {
  for (const task of ["hellaswag", "arc_easy", "race", "mathqa", "truthfulqa_mc1", "mmlu_anatomy_continuation"])
    expect([task, hasSentenceChoices(task)]).toEqual([task, true]);
  for (const task of [
    "mmlu_anatomy",
    "belebele_deu_Latn",
    "commonsense_qa",
    "boolq",
    "medmcqa",
    "mmlu_moral_scenarios",
  ])
    expect([task, hasSentenceChoices(task)]).toEqual([task, false]);
});

test("knowledge of hazards is no safety", () => {
  expect(speaksOf("wmdp_bio", "safety")).toBe(false);
  expect(speaksOf("toxigen", "safety")).toBe(true);
});
