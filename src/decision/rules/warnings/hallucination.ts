import type { RuleFile } from "../../rule.ts";
import { imitation } from "./groups.ts";

/** Hallucination: stating what is not known. */
export const hallucinationWarnings = {
  "warn-moving-facts-in-weights": {
    when: { goal: ["knowledge"], volatility: ["monthly", "daily"] },
    on: [...imitation, "continued-pretraining", "pretraining", "model-editing"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Keep the facts in an index or behind a tool",
        "Tune behavior only, with the facts given in each example",
      ],
      detect:
        "Ask about facts that changed since training; answers that give the old value show how fast the model goes stale.",
    },
    because:
      "Facts that change faster than training and testing can follow are stated after they have ceased to be true.",
    evidence: ["gorilla2023-retriever-follows-changes", "finetunebench-new-facts", "ovadia2023-rag-beats-cpt"],
  },
  "warn-little-text-into-weights": {
    when: { goal: ["knowledge"], corpus: ["<1M", "1M-100M"] },
    on: ["continued-pretraining"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Put the text into an index or the context",
        "If it must be trained in, write many rewordings of each passage and question-answer pairs first",
      ],
      detect:
        "Ask derived and reworded questions beside literal ones; memory of the text without the former is not knowledge.",
    },
    because:
      "Plain training on a small body of new text left models below where they had started, and reading the text in the context did far better.",
    evidence: ["ovadia2023-cpt-can-hurt", "jiang2024-gold-doc-vs-weights"],
  },
  "warn-retrieval-before-an-untrained-reader": {
    when: { goal: ["knowledge"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "hosted-sft", "lora"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Tune on questions together with right and distracting passages",
        "Or leave the reader untouched and spend the effort on retrieval",
      ],
      detect:
        "Score four systems on one set: base and tuned, each with and without retrieval; tuned with retrieval must beat base with retrieval.",
    },
    because:
      "Retrieval in front of a model that was tuned without passages often made it worse; training with passages repaired it in one study.",
    evidence: [
      "barnett2024-ft-hurts-rag-reader",
      "raft2024-naive-combination-hurts",
      "raft2024-train-with-distractors",
    ],
  },
  "warn-middle-of-the-context": {
    when: { goal: ["knowledge"], corpus: ["<1M", "1M-100M"] },
    on: ["long-context"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Put what matters at the beginning or the end",
        "Select passages before filling the context",
        "Ask for the passage with the answer",
      ],
      detect:
        "Move the needed passage through the context, with a question in other words than the passage's; a fall in the middle bounds the usable length.",
    },
    because:
      "Models use what stands in the middle of a long context less, and least where question and passage share no words.",
    evidence: ["liu2023-middle-of-context-is-lost", "nolima2025-32k-halves-most-models"],
  },
  "warn-student-imitates-style": {
    when: { goal: ["efficiency"], "model-size": ["<=3B", "3-14B"] },
    on: ["distillation", "hosted-sft", "lora", "full-sft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Narrow the student to the task that the data cover",
        "Distill rationales, or the student's own answers scored by the teacher",
        "Fall back to the teacher outside the task",
      ],
      detect: "Grade facts and targeted skills, not overall impressions: raters take manner for ability.",
    },
    because:
      "A small student of a large model's answers looks as good as its teacher and knows little of what the data did not cover.",
    evidence: ["gudibande2023-style-not-ability", "gudibande2023-narrow-imitation-works"],
  },
  "warn-rewards-unlearn-abstention": {
    when: { goal: ["knowledge", "abstention"], data: { includes: ["verifier"] } },
    on: ["rlvr", "hosted-rft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Put unanswerable items into training, with a reward for declining",
        "Give back what was lost with a prompt that invites declining, and measure how far it helps",
      ],
      detect: "Keep a set of unanswerable questions; the share declined must not fall.",
    },
    because: "Reasoning training lowered abstention on unanswerable questions in every kind of domain that was tested.",
    evidence: ["kirichenko2025-abstention-loss", "abstainr12026-needs-unanswerable"],
  },
  "warn-invented-calls": {
    when: { volatility: ["monthly", "daily"] },
    on: ["tool-use"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "hallucination",
      mitigations: [
        "Give the current interface description in the prompt",
        "Check every call against its schema before it runs",
      ],
      detect: "Count calls with wrong arguments or to tools that do not exist, above all after an interface changed.",
    },
    because:
      "Models have written calls with wrong arguments, or to interfaces that do not exist, and interfaces that change invite it.",
    evidence: ["gorilla2023-api-hallucination", "gorilla2023-retriever-follows-changes"],
  },
} as const satisfies RuleFile;
