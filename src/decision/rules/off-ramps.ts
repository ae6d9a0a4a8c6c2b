import type { RuleFile } from "../rule.ts";

/** Where the best next step is none of the techniques: not to train, to measure first, to get data first. */
export const offRampRules = {
  "ramp-already-right": {
    when: { baseline: ["already"], goal: ["format", "preferences", "task-skill", "reasoning"] },
    on: [],
    effect: { kind: "off-ramp", offRamp: "no-training" },
    because:
      "The model is mostly right already: instructions, examples and output checks come before any training, which has little to add and much to lose.",
    evidence: ["diao2026-already-knows", "nori2023-prompting-beats"],
  },
  "ramp-facts-outrun-training": {
    when: { goal: ["knowledge"], volatility: ["monthly", "daily"] },
    on: [],
    effect: { kind: "off-ramp", offRamp: "no-training" },
    because:
      "The facts change faster than a model can be trained and tested: keep them in the context, and train nothing for their sake.",
    evidence: ["ovadia2023-rag-beats-cpt", "gorilla2023-retriever-follows-changes"],
  },
  "ramp-too-few-examples": {
    when: { data: { includes: ["demonstrations"], without: ["documents", "verifier"] }, examples: ["1-99"] },
    on: [],
    effect: { kind: "off-ramp", offRamp: "no-training" },
    because: "Below about a hundred examples they serve better in the prompt than in the weights, by and large.",
    evidence: ["pecher2024-breakeven-100"],
  },
  "ramp-nothing-to-train-with": {
    when: { compute: ["none"], access: { without: ["hosted-tuning", "training-api"] } },
    on: [],
    effect: { kind: "off-ramp", offRamp: "no-training" },
    because:
      "There is nothing to train with and nobody to train for you, so the question is how far prompts, retrieval and sampling go.",
    judgement: "It follows from the answers.",
  },
  "ramp-nothing-measured": {
    when: { evaluation: ["none"] },
    on: [],
    effect: { kind: "off-ramp", offRamp: "evaluation-first" },
    because:
      "Nothing is measured yet, so neither a gain nor a cliff could be seen: a held-out set comes before any change.",
    evidence: ["pecher2024-breakeven-100", "jeong2024-first-version"],
  },
  "ramp-edge-not-measured": {
    when: { evaluation: ["in-domain"], "out-of-domain": ["some", "often"], stakes: ["moderate", "high"] },
    on: [],
    effect: { kind: "off-ramp", offRamp: "evaluation-first" },
    because:
      "Requests leave the domain and errors cost something, but only the domain is measured: an out-of-domain set comes first.",
    evidence: ["wang2025-ood-ece", "kalajdzievski2024-agreement-metric"],
  },
  "ramp-breadth-not-measured": {
    when: { priority: ["breadth"], evaluation: ["in-domain"] },
    on: [],
    effect: { kind: "off-ramp", offRamp: "evaluation-first" },
    because: "Breadth matters most to you and nothing measures it: a general set comes before any change.",
    judgement: "It follows from the answers.",
  },
  "ramp-no-data": {
    when: {
      data: { includes: ["none"] },
      goal: ["knowledge", "task-skill", "preferences", "efficiency", "format", "reasoning"],
    },
    on: [],
    effect: { kind: "off-ramp", offRamp: "data-first" },
    because:
      "There is nothing to learn from yet: a few dozen real cases with agreed answers are worth more than any technique.",
    evidence: ["microsoft-quality-over-count", "openai-example-counts"],
  },
  "ramp-unreachable-without-help": {
    when: { "pass-rate": ["near-zero"], data: { without: ["demonstrations"] } },
    on: [],
    effect: { kind: "off-ramp", offRamp: "data-first" },
    because:
      "The checker passes almost nothing and nobody shows how it is done: get demonstrations, easier tasks or hints first.",
    evidence: ["pope2026-no-signal-on-zero-pass", "cheng2026-hard8-lowers-average"],
  },
  "ramp-facts-without-documents": {
    when: { goal: ["knowledge"], baseline: ["hardly"], data: { without: ["documents"] } },
    on: [],
    effect: { kind: "off-ramp", offRamp: "data-first" },
    because:
      "The model lacks the facts and no text holds them: collect the documents, or find the system that already does.",
    evidence: ["ovadia2023-rag-beats-cpt", "gekhman2024-new-facts-hallucinate"],
  },
  "ramp-preferences-never-collected": {
    when: { goal: ["preferences"], data: { without: ["preferences", "demonstrations"] } },
    on: [],
    effect: { kind: "off-ramp", offRamp: "data-first" },
    because:
      "The model is to follow what people prefer, and nobody has recorded it: collect comparisons, or write down the policy.",
    judgement: "It follows from the answers.",
  },
} as const satisfies RuleFile;
