import type { RuleFile } from "../../rule.ts";

/** Efficiency: a smaller or cheaper model does the work. */
export const efficiencyRules = {
  "a-small-student-replaces-a-large-model": {
    when: { goal: ["efficiency"] },
    on: ["distillation", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "A small model takes over a covered task from a large one's answers, reasons and corrections.",
    evidence: [
      "distill-step-by-step",
      "gudibande2023-narrow-imitation-works",
      "gkd2023-student-outputs",
      "lu2025-opd-is-cheap",
    ],
  },
  "easy-requests-go-to-the-cheap-model": {
    when: { goal: ["efficiency"] },
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A router pays for the large model only where the small one falls short, although the small one learns nothing by it.",
    evidence: ["routellm-cost"],
  },
  "small-tuned-models-match-large-prompted-ones": {
    when: { goal: ["efficiency"] },
    on: ["lora", "adapters", "full-sft", "replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "On a narrow task a small tuned model does the work of a large prompted one.",
    evidence: ["zhao2024-many-small", "lawma-small-tuned-beats-gpt4", "bucher2024-few-hundred", "tfew-peft-over-icl"],
  },
  "the-small-hosted-model-can-be-tuned": {
    when: { goal: ["efficiency"] },
    on: ["hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Tuning the provider's small model on the large one's answers moves the work to the cheaper of the two.",
    judgement: "Carried over from open models; no independent measurement of a hosted case was found.",
  },
  "long-prompts-cost-on-every-call": {
    when: { goal: ["efficiency"] },
    on: ["few-shot", "rag"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Examples and passages are paid for again with every call.",
    evidence: ["tfew-peft-over-icl", "manyshot-comparable-to-ft"],
  },
  "whole-texts-cost-on-every-call": {
    when: { goal: ["efficiency"] },
    on: ["long-context", "best-of-n", "proxy-tuning", "knn-lm"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because:
      "Whole texts, several samples, several models or a search at every token multiply the cost of each answer.",
    evidence: ["charakorn2026-d2l-cost", "selfconsistency-gsm8k", "proxy-closes-gap", "knnmt-domain"],
  },
  "wording-does-not-make-a-small-model-large": {
    when: { goal: ["efficiency"] },
    on: [
      "prompt-engineering",
      "dpo",
      "hosted-dpo",
      "rlhf",
      "moe-upcycling",
      "model-editing",
      "model-merging",
      "output-adapter",
      "black-box-tuning",
      "constrained-decoding",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "None of these carries a large model's ability into a smaller one, and some add parts that have to be run.",
    judgement: "Follows from the mechanism.",
  },
} as const satisfies RuleFile;
