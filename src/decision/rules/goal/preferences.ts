import type { RuleFile } from "../../rule.ts";

/** Preferences: which of two good answers people want. */
export const preferenceRules = {
  "pairs-teach-preferences": {
    when: { goal: ["preferences"] },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Preference training moves the model toward what people prefer, on inputs that no rater has seen too.",
    evidence: [
      "lambert2024-preference-stage-costs-safety",
      "openai-dpo-guide-scope",
      "kirk2023-rlhf-generalises-but-narrows",
    ],
  },
  "an-advisor-carries-preferences": {
    when: { goal: ["preferences"] },
    on: ["output-adapter"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "A small model that writes advice for each input personalizes a closed one better than one prompt for all.",
    evidence: ["advisor-models-gain", "matryoshka-controller"],
  },
  "policy-can-be-written-down": {
    when: { goal: ["preferences"] },
    on: ["prompt-engineering", "few-shot", "prompt-optimization", "best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Much of a policy or tone can be written down, shown or judged among several answers, and changed within the hour.",
    judgement: "Common practice; no source compares it with preference tuning.",
  },
  "demonstrations-show-the-manner": {
    when: { goal: ["preferences"], data: { includes: ["demonstrations"] } },
    on: ["lora", "full-sft", "replay-sft", "hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Answers written as people want them teach a manner by imitation, though not why it is better.",
    evidence: ["kirk2023-rlhf-generalises-but-narrows", "google-sft-before-preference"],
  },
  "behavior-can-be-shifted-at-decoding": {
    when: { goal: ["preferences"] },
    on: ["activation-steering", "proxy-tuning"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Vectors and logit arithmetic shift manner and policy without touching the weights.",
    evidence: ["persona2026-vector-algebra", "proxy-closes-gap"],
  },
  "facts-say-nothing-about-taste": {
    when: { goal: ["preferences"] },
    on: [
      "rag",
      "long-context",
      "tool-use",
      "knn-lm",
      "continued-pretraining",
      "pretraining",
      "moe-upcycling",
      "model-editing",
      "distillation",
      "rlvr",
      "hosted-rft",
      "rejection-sampling-ft",
      "constrained-decoding",
      "model-routing",
      "black-box-tuning",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Facts, a teacher's answers, a test of right or wrong, a grammar or a router do not say which of two good answers people prefer.",
    judgement: "Follows from the mechanism; graded rubrics blur the line.",
  },
} as const satisfies RuleFile;
