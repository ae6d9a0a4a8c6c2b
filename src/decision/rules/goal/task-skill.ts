import type { RuleFile } from "../../rule.ts";

/** A task: a narrow thing to be done well. */
export const taskSkillRules = {
  "imitation-learns-narrow-tasks": {
    when: { goal: ["task-skill"] },
    on: ["lora", "full-sft", "replay-sft", "hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "On a narrow task with right answers to imitate, a tuned model beats larger prompted ones.",
    evidence: [
      "zhao2024-many-small",
      "lehman2023-small-clinical-wins",
      "scialom2022-rehearsal",
      "codereview-hosted-sft-best",
    ],
  },
  "restraint-costs-a-little-of-the-task": {
    when: { goal: ["task-skill"] },
    on: ["regularized-sft", "adapters", "prompt-tuning"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Restrained tuning, small modules and, in a large model, learned prompts come close to full tuning on a task.",
    evidence: [
      "lin2025sft-small-lr",
      "diao2026-kl-not-reliable",
      "houlsby2019-near-full-tuning",
      "tfew-peft-over-icl",
      "lester2021-scale",
    ],
  },
  "examples-in-the-prompt-teach-tasks": {
    when: { goal: ["task-skill"] },
    on: ["few-shot"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A capable model picks up a task from examples in the prompt, at times as well as from tuning.",
    evidence: ["manyshot-comparable-to-ft", "nori2023-prompting-beats"],
  },
  "searched-prompts-improve-tasks": {
    when: { goal: ["task-skill"] },
    on: ["prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "A task that can be scored lets a search find instructions and examples that people would not have tried.",
    evidence: ["mipro-gain", "gepa-over-grpo-aggregate"],
  },
  "rewards-improve-checkable-tasks": {
    when: { goal: ["task-skill"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Rewards, and training on own answers that passed, raise the checked task where the model does it in part, and little else.",
    evidence: [
      "lambert2024-rlvr-stage-is-a-small-targeted-step",
      "openai-rft-guide-conditions",
      "xiong2025-rejection-sampling-is-a-strong-baseline",
      "sun2025-svf-not-always-above-lora",
      "sun2025-replication-small-gain",
    ],
  },
  "selecting-answers-improves-tasks": {
    when: { goal: ["task-skill"] },
    on: ["best-of-n", "output-adapter", "proxy-tuning", "black-box-tuning"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Picking among attempts, a scorer, a small tuned relative or a searched prompt moves the model toward the task from outside.",
    evidence: [
      "monkeys-coverage",
      "cobbe2021-verifier-scales",
      "bbox-vs-azure-sft",
      "proxy-closes-gap",
      "bdpl2022-discrete-prompts-by-queries",
    ],
  },
  "open-weights-make-detours-needless": {
    when: { access: { includes: ["weights", "training-api"] } },
    on: ["output-adapter", "black-box-tuning", "proxy-tuning"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Where the weights can be trained, training them did better than working from outside in what comparisons there are.",
    evidence: ["bbox-weights-still-win", "proxy-closes-gap"],
  },
  "composed-skills-serve-mixed-tasks": {
    when: { goal: ["task-skill"], domains: ["few", "many"] },
    on: ["lora-composition"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Adapters of one skill each, combined or routed, did better than one that was trained on all of them.",
    evidence: ["prabhakar2024-cat-skill-composition", "kang2024-selfmoe-gain", "mtlora2026-collapse-with-tasks"],
  },
  "teachers-pass-on-covered-tasks": {
    when: { goal: ["task-skill"] },
    on: ["distillation", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A student comes close to its teacher on the task that the teacher's answers cover.",
    evidence: ["gkd2023-student-outputs", "gudibande2023-narrow-imitation-works", "shenfeld2026-sdft-gain"],
  },
  "domain-text-prepares-tasks": {
    when: { goal: ["task-skill"], corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A second round of pretraining on much domain text, or branches of it, helped its tasks, throughout in encoders and at times in generative models.",
    evidence: ["gururangan2020-encoders", "liu2023-chip-task-dependent", "sukhbaatar2024-btx-scores"],
  },
  "one-skill-leaves-nothing-to-join": {
    when: { goal: ["task-skill", "reasoning"], domains: ["one"] },
    on: ["model-merging"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Merging joins what several models can do; for a single skill it learns nothing itself.",
    evidence: ["he2025-mergebench", "lin2025sft-wiseft-loses-domain"],
  },
  "merging-joins-skills-that-exist": {
    when: { goal: ["task-skill", "reasoning"], domains: ["few", "many"] },
    on: ["model-merging"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Models that were each tuned for one of the skills can be joined without training, and did better than any of them on tasks that need both.",
    evidence: ["akiba2024-evolved-merge", "yu2023-dare-sparse-deltas", "xiao2023-cocktail-new-task"],
  },
  "a-shift-teaches-no-task": {
    when: { goal: ["task-skill"] },
    on: ["model-editing", "activation-steering", "knn-lm", "constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Changed facts, a shifted direction, a memory of similar text or a fixed form teach no task themselves.",
    evidence: ["wang2023-knnlm-no-better-text", "gu2024-editing-costs-general-ability", "feature-steering-cliff"],
  },
} as const satisfies RuleFile;
