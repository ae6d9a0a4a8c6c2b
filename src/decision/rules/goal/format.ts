import type { RuleFile } from "../../rule.ts";

/** Format: the content is there, the form is not. */
export const formatRules = {
  "form-can-be-asked-for": {
    when: { goal: ["format"] },
    on: ["prompt-engineering", "prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A form that can be described can be asked for, and the wording can be tried out in hours.",
    judgement: "Common practice; the evidence base has no source on structured instructions as such.",
  },
  "examples-show-the-form": {
    when: { goal: ["format"] },
    on: ["few-shot"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "A few finished answers show a form more exactly than a description of it.",
    judgement: "Common practice; the many-shot studies measured tasks, not style.",
  },
  "light-tuning-learns-form": {
    when: { goal: ["format"] },
    on: ["lora", "hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "How to begin, phrase and lay out an answer is what light tuning on examples learns first and best.",
    evidence: ["ghosh2024-lora-style-only", "li2023-finance-split"],
  },
  "any-imitation-learns-form": {
    when: { goal: ["format"] },
    on: ["full-sft", "replay-sft", "regularized-sft", "adapters", "lora-composition", "dpo", "hosted-dpo"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Imitated outputs fix the form and pairs the tone, though a lighter change does it as well.",
    evidence: ["slmtool2025-format-skill", "gudibande2023-style-not-ability", "openai-dpo-guide-scope"],
  },
  "frozen-models-can-be-moved-to-a-style": {
    when: { goal: ["format"] },
    on: ["prompt-tuning", "proxy-tuning", "activation-steering"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A learned prefix, a small tuned model beside the large one or an added vector moves style while the model stays frozen, a vector not for every input.",
    evidence: ["prefix-low-data", "proxy-closes-gap", "persona2026-vector-algebra", "braun2025-steering-unreliable"],
  },
  "a-grammar-guarantees-form": {
    when: { goal: ["format"] },
    on: ["constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Cutting off tokens that break a grammar makes every output valid, whatever the model would have written.",
    evidence: ["park2024-constraints-distort", "jsonschemabench2025-coverage-differs"],
  },
  "facts-do-not-change-form": {
    when: { goal: ["format"] },
    on: ["rag", "tool-use", "model-routing", "best-of-n", "model-editing"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Facts, calls, votes and other models leave the form of an answer to the prompt.",
    judgement: "Follows from the mechanism.",
  },
  "raw-text-unlearns-form": {
    when: { goal: ["format"] },
    on: ["continued-pretraining", "pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Training on raw text teaches to continue documents: the form of answers has to be taught after it, and a chat model loses instruction following over it.",
    evidence: ["lu2025-opd-restores-behaviour-after-document-training", "ssu2025-full-cpt-cost"],
  },
} as const satisfies RuleFile;
