import type { RuleFile } from "../rule.ts";

/** How fast facts go stale, and how fast a technique can follow. Freshness matters only where facts are what is missing, so every rule asks about the goal too. */
export const freshnessRules = {
  "an-index-follows-the-news": {
    when: { goal: ["knowledge"], volatility: ["daily"] },
    on: ["rag", "tool-use"],
    effect: { kind: "fit", criterion: "freshness", points: 2 },
    because: "A source that is looked up at the time of the question is as fresh as the source.",
    evidence: ["gorilla2023-retriever-follows-changes", "ovadia2023-rag-beats-cpt"],
  },
  "an-index-follows-monthly-changes": {
    when: { goal: ["knowledge"], volatility: ["monthly"] },
    on: ["rag", "tool-use"],
    effect: { kind: "fit", criterion: "freshness", points: 1 },
    because: "Replacing documents in an index is a routine job; nothing has to be trained or tested again.",
    evidence: ["gorilla2023-retriever-follows-changes"],
  },
  "lookups-buy-nothing-when-facts-stand-still": {
    when: { goal: ["knowledge"], volatility: ["static"] },
    on: ["rag", "tool-use"],
    effect: { kind: "fit", criterion: "freshness", points: -1 },
    because: "Where facts never change, looking them up again for every question loses its chief advantage.",
    judgement: "Follows from the mechanism; retrieval still beats training in many studies of settled facts.",
  },
  "a-prompt-is-as-fresh-as-its-text": {
    when: { goal: ["knowledge"], volatility: ["monthly", "daily"] },
    on: ["long-context", "knn-lm"],
    effect: { kind: "fit", criterion: "freshness", points: 1 },
    because: "Swapping the text or the datastore swaps the facts, without touching the model.",
    evidence: ["knnlm2019-perplexity-without-training", "cohen2023-edits-do-not-ripple"],
  },
  "swappable-text-buys-nothing-when-facts-stand-still": {
    when: { goal: ["knowledge"], volatility: ["static"] },
    on: ["long-context", "knn-lm"],
    effect: { kind: "fit", criterion: "freshness", points: -1 },
    because: "Text that never changes is read again and again for the same facts.",
    judgement: "Follows from the mechanism; prompt caching softens it.",
  },
  "weights-cannot-follow-the-news": {
    when: { goal: ["knowledge"], volatility: ["daily"] },
    on: ["continued-pretraining", "pretraining", "full-sft", "replay-sft", "regularized-sft", "lora", "adapters", "lora-composition", "hosted-sft", "distillation", "on-policy-distillation", "moe-upcycling", "model-editing"],
    effect: { kind: "fit", criterion: "freshness", points: -2 },
    because: "Facts that change daily are stale before a trained model has been tested and released.",
    evidence: ["finetunebench-new-facts", "lin2025sparse-drop", "ovadia2023-rag-beats-cpt"],
  },
  "weights-lag-behind-monthly-changes": {
    when: { goal: ["knowledge"], volatility: ["monthly"] },
    on: ["continued-pretraining", "full-sft", "replay-sft", "regularized-sft", "lora", "adapters", "lora-composition", "hosted-sft", "distillation", "on-policy-distillation", "moe-upcycling", "model-editing"],
    effect: { kind: "fit", criterion: "freshness", points: -1 },
    because: "Retraining and testing every month costs each time, and every round of new facts wears down old ones.",
    evidence: ["finetunebench-new-facts", "lin2025sparse-drop"],
  },
  "a-pretraining-run-lags-for-months": {
    when: { goal: ["knowledge"], volatility: ["monthly"] },
    on: ["pretraining"],
    effect: { kind: "fit", criterion: "freshness", points: -2 },
    because: "A pretraining run takes about as long as the facts stay true.",
    judgement: "From the usual length of such projects; the sources give no schedule.",
  },
  "settled-facts-may-go-into-weights": {
    when: { goal: ["knowledge"], volatility: ["static"] },
    on: ["full-sft", "replay-sft", "regularized-sft", "lora", "adapters", "lora-composition", "hosted-sft", "distillation", "on-policy-distillation", "pretraining", "moe-upcycling", "model-editing"],
    effect: { kind: "fit", criterion: "freshness", points: 1 },
    because: "Facts that never change have to be taught only once.",
    judgement: "Follows from the mechanism.",
  },
  "settled-text-repays-a-long-training": {
    when: { goal: ["knowledge"], volatility: ["static"] },
    on: ["continued-pretraining"],
    effect: { kind: "fit", criterion: "freshness", points: 2 },
    because: "Knowledge that stays true repays a training run over and over.",
    judgement: "Follows from the mechanism; no source follows a domain model over years.",
  },
  "a-yearly-run-keeps-up": {
    when: { goal: ["knowledge"], volatility: ["yearly"] },
    on: ["continued-pretraining", "moe-upcycling", "full-sft", "replay-sft", "lora"],
    effect: { kind: "fit", criterion: "freshness", points: 1 },
    because: "Training once a year can keep up with facts that change once a year.",
    judgement: "Follows from the mechanism.",
  },
} as const satisfies RuleFile;
