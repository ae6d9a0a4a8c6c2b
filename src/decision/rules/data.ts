import type { RuleFile } from "../rule.ts";

/** What there is to learn from, set against what a technique learns from. */
export const dataRules = {
  // Documents.
  "documents-fill-an-index": {
    when: { data: { includes: ["documents"] } },
    on: ["rag"],
    effect: { kind: "fit", criterion: "data", points: 2 },
    because: "Documents can be indexed as they are.",
    evidence: ["ovadia2023-rag-beats-cpt", "replug-blackbox-retrieval"],
  },
  "nothing-to-retrieve": {
    when: { data: { without: ["documents", "demonstrations"] } },
    on: ["rag"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because: "Without documents there is nothing of yours to retrieve.",
    judgement: "Follows from the mechanism; public sources or solved examples can fill an index in part.",
  },
  "pairs-fill-an-index-in-part": {
    when: { data: { includes: ["demonstrations"], without: ["documents"] } },
    on: ["rag"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because: "Solved cases can be indexed and the nearest shown, which answers only what lies near one of them.",
    judgement: "Follows from the mechanism; choosing near examples is common practice.",
  },
  "documents-fill-a-context": {
    when: { data: { includes: ["documents"] } },
    on: ["long-context", "pretraining", "moe-upcycling", "knn-lm"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "Text is what a context, a datastore, domain branches and a domain model are filled with.",
    evidence: [
      "lara-length-and-strength",
      "jiang2024-gold-doc-vs-weights",
      "pubmedbert2020-scratch-beats-continued",
      "sukhbaatar2024-btx-scores",
      "knnmt-domain",
    ],
  },
  "nothing-to-put-in-the-context": {
    when: { data: { without: ["documents"] } },
    on: ["long-context", "continued-pretraining", "pretraining", "moe-upcycling", "knn-lm"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because: "Without domain text there is nothing to read, look up or train on.",
    judgement: "Follows from the mechanism.",
  },
  "raw-text-is-what-continued-pretraining-reads": {
    when: { corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining"],
    effect: { kind: "fit", criterion: "data", points: 2 },
    because: "Continued pretraining learns from raw text, which needs no labels but much of it.",
    evidence: ["gururangan2020-encoders"],
  },

  // Demonstrations.
  "demonstrations-are-what-tuning-imitates": {
    when: { data: { includes: ["demonstrations"] } },
    on: [
      "lora",
      "full-sft",
      "replay-sft",
      "regularized-sft",
      "hosted-sft",
      "lora-composition",
      "on-policy-distillation",
    ],
    effect: { kind: "fit", criterion: "data", points: 2 },
    because:
      "Inputs with right outputs are what supervised tuning imitates, and what lets a model teach a copy of itself.",
    evidence: [
      "zhao2024-many-small",
      "lehman2023-small-clinical-wins",
      "microsoft-quality-over-count",
      "shenfeld2026-self-distillation-from-demonstrations",
      "gkd2023-student-outputs",
    ],
  },
  "nothing-to-imitate": {
    when: { data: { without: ["demonstrations"] } },
    on: ["lora", "full-sft", "replay-sft", "regularized-sft", "hosted-sft", "lora-composition"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because: "Without right outputs to imitate, supervised tuning has to start by making its own data.",
    judgement: "Follows from the mechanism; synthetic data can stand in, with errors of its own.",
  },
  "demonstrations-feed-small-parts": {
    when: { data: { includes: ["demonstrations"] } },
    on: ["adapters", "prompt-tuning", "proxy-tuning", "black-box-tuning", "few-shot", "distillation"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "Demonstrations can be shown in the prompt, fit a small trained part or check a teacher.",
    evidence: [
      "houlsby2019-near-full-tuning",
      "lester2021-scale",
      "comblm-gain",
      "bbt-over-gradient",
      "manyshot-comparable-to-ft",
      "mosbach2023-same-ood",
      "distill-step-by-step",
    ],
  },
  "nothing-to-fit-small-parts-on": {
    when: { data: { without: ["demonstrations"] } },
    on: ["adapters", "prompt-tuning", "proxy-tuning", "black-box-tuning", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because:
      "Without right outputs there is nothing to fit a small part on, and teaching itself needs another, stronger model.",
    judgement: "Follows from the mechanism.",
  },
  "nothing-to-show-in-the-prompt": {
    when: { data: { without: ["demonstrations", "preferences"] } },
    on: ["few-shot"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because: "Without right or preferred outputs there is nothing to show.",
    judgement: "Follows from the mechanism.",
  },
  "labels-or-a-checker-score-prompts": {
    when: {
      goal: ["knowledge", "format", "task-skill", "reasoning", "efficiency", "abstention"],
      data: { includes: ["demonstrations", "verifier"] },
    },
    on: ["prompt-optimization", "output-adapter"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because:
      "A search over prompts, or a small model that advises, learns from scores, which labels or a checker give.",
    evidence: ["mipro-gain", "gepa-over-grpo-aggregate", "bbox-vs-azure-sft"],
  },
  "nothing-scores-the-prompts": {
    when: { data: { without: ["demonstrations", "preferences", "verifier"] } },
    on: ["prompt-optimization", "output-adapter"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because:
      "Without labels, comparisons or a checker neither a search nor an advisor can tell a better prompt from a worse one.",
    judgement: "Follows from the mechanism; a model as judge can stand in where it agrees with people.",
  },
  "the-teacher-writes-the-data": {
    when: { goal: ["efficiency"], data: { without: ["demonstrations"] } },
    on: ["distillation"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "The large model to be replaced can write the demonstrations itself, reasons included.",
    evidence: ["distill-step-by-step"],
  },
  "a-teacher-has-nothing-to-answer": {
    when: { data: { includes: ["none"] } },
    on: ["distillation", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because: "Without inputs of the domain a teacher can be asked only what it makes up itself.",
    judgement: "Follows from the mechanism; self-made inputs drift from real ones.",
  },
  "labels-set-the-threshold": {
    when: { goal: ["abstention"], data: { includes: ["demonstrations", "verifier"] } },
    on: ["selective-prediction"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "A few checked answers are enough to set the threshold below which the model holds back.",
    evidence: ["plaut2024-abstain-with-msp", "conformalabst2026-guarantee"],
  },
  "no-contrast-gives-a-direction": {
    when: { data: { without: ["demonstrations", "preferences"] } },
    on: ["activation-steering"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because: "Without contrasting examples there is no direction to find.",
    judgement: "Follows from the mechanism.",
  },
  "a-list-of-facts-can-be-edited-in": {
    when: { goal: ["knowledge"], data: { includes: ["demonstrations"], without: ["documents"] } },
    on: ["model-editing"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "Editing takes statements one by one, as questions with their right answers give them.",
    evidence: ["memit2022-thousands-of-edits"],
  },
  "running-text-cannot-be-edited-in": {
    when: { goal: ["knowledge"], data: { includes: ["documents"] } },
    on: ["model-editing"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because: "Running text would first have to be taken apart into single statements.",
    judgement: "Follows from the mechanism.",
  },

  // Preferences.
  "pairs-feed-preference-training": {
    when: { data: { includes: ["preferences"] } },
    on: ["dpo", "rlhf", "hosted-dpo"],
    effect: { kind: "fit", criterion: "data", points: 2 },
    because: "Pairs or ratings of outputs are what preference methods learn from.",
    evidence: [
      "lambert2024-preference-stage-costs-safety",
      "kirk2023-rlhf-generalises-but-narrows",
      "openai-dpo-guide-scope",
    ],
  },
  "nothing-is-preferred": {
    when: { data: { without: ["preferences"] } },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because: "Without pairs or ratings there is no preference to learn; a judge model's taste would take its place.",
    judgement:
      "Follows from the mechanism; pairs can be built from references or a checker, which carries over their biases.",
  },
  "pairs-train-an-advisor": {
    when: { goal: ["preferences"], data: { includes: ["preferences"] } },
    on: ["output-adapter"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "Preferences can train the small model that guides a closed one.",
    evidence: ["matryoshka-controller", "advisor-models-gain"],
  },
  "preferences-train-a-router": {
    when: { goal: ["efficiency"], data: { includes: ["preferences"] } },
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "Comparisons of two models' answers are what a router learns from.",
    evidence: ["routellm-cost"],
  },

  // A checker.
  "a-checker-pays-for-right-answers": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["low", "middle", "high"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "data", points: 2 },
    because:
      "A program that checks answers is a reward, or a filter for the model's own answers, that needs no labels.",
    evidence: [
      "wu2025-math-prefers-rl",
      "openai-rft-guide-conditions",
      "yuan2023-rft-gain",
      "sun2025-svf-math-small-models",
    ],
  },
  "nothing-pays-for-right-answers": {
    when: { data: { without: ["verifier"] } },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because:
      "Without a dependable check the training rewards whatever is mistaken for good, and expert vectors trained by imitation failed.",
    evidence: [
      "openai-rft-guide-conditions",
      "rubrics2025-tail-errors-drive-overoptimisation",
      "sun2025-sft-objective-breaks-svf",
    ],
  },
  "a-checker-picks-the-right-sample": {
    when: { data: { includes: ["verifier"] } },
    on: ["best-of-n", "output-adapter"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because:
      "With a checker every further attempt can be the one that passes, and a small scorer learns from attempts that passed and failed.",
    evidence: ["monkeys-coverage", "cobbe2021-verifier-scales"],
  },
  "votes-stop-helping-without-a-checker": {
    when: {
      goal: ["knowledge", "task-skill", "reasoning", "efficiency"],
      data: { without: ["verifier"] },
    },
    on: ["best-of-n"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because: "Without a checker a vote stops improving long before the samples stop containing better answers.",
    evidence: ["monkeys-coverage"],
  },

  // Nothing at all.
  "a-prompt-needs-no-data": {
    when: { data: { includes: ["none"] } },
    on: ["prompt-engineering"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "A prompt can be written from what the team knows, before any data exist.",
    judgement: "Follows from the mechanism.",
  },
} as const satisfies RuleFile;
