import type { RuleFile } from "../../rule.ts";

/** Knowledge: facts have to come from somewhere. */
export const knowledgeRules = {
  "retrieval-supplies-facts": {
    when: { goal: ["knowledge"] },
    on: ["rag", "long-context"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "The missing fact is put in front of the model, which answers far more from what it reads than from what it has stored.",
    evidence: [
      "ovadia2023-rag-beats-cpt",
      "soudani2024-tail-knowledge",
      "jiang2024-gold-doc-vs-weights",
      "lampinen2025-icl-more-flexible",
    ],
  },
  "tools-look-facts-up": {
    when: { goal: ["knowledge"] },
    on: ["tool-use"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A call to a source of record fetches the fact as it stands, if the model makes the right call.",
    evidence: ["gorilla2023-retriever-follows-changes", "gorilla2023-api-hallucination"],
  },
  "reading-much-domain-text-stores-facts": {
    when: { goal: ["knowledge"], corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Training on much text of the domain is the way to write broad knowledge into weights.",
    evidence: ["liu2023-chip-task-dependent", "colombo2024-law-scale", "gururangan2020-encoders"],
  },
  "a-little-text-stores-few-facts": {
    when: { goal: ["knowledge"], corpus: ["<1M", "1M-100M"] },
    on: ["continued-pretraining"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "A little text read once leaves few facts that can be asked for, and reading it often enough to know it by heart wears down older ones.",
    evidence: ["ovadia2023-cpt-can-hurt", "jiang2024-gold-doc-vs-weights", "jiang2024-deeper-memorising-forgets"],
  },
  "domain-models-and-branches-hold-facts": {
    when: { goal: ["knowledge"] },
    on: ["pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A model, or a branch of one, that is trained on the domain from early on holds its facts and words natively.",
    evidence: ["pubmedbert2020-scratch-beats-continued", "wu2023-mixed-from-scratch", "sukhbaatar2024-btx-scores"],
  },
  "edits-write-single-facts": {
    when: { goal: ["knowledge"] },
    on: ["model-editing"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "An edit writes a single statement into the weights, although what follows from it seldom changes along.",
    evidence: ["memit2022-thousands-of-edits", "cohen2023-edits-do-not-ripple"],
  },
  "a-datastore-recalls-rare-patterns": {
    when: { goal: ["knowledge"] },
    on: ["knn-lm"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Looking up nearest neighbors recalls rare facts, though it cannot put several of them together.",
    evidence: ["knnlm2019-perplexity-without-training", "knnlimits-memory-not-reasoning"],
  },
  "prompts-cannot-supply-facts": {
    when: { goal: ["knowledge"] },
    on: ["prompt-engineering", "prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Better wording brings out what the model has stored; it cannot add a fact that was never there.",
    evidence: ["inquiringlines-prompt-ceiling", "song2025-four-paradigms"],
  },
  "a-prompt-shows-few-of-many-facts": {
    when: { goal: ["knowledge"], examples: ["1k-9k", "10k-99k", "100k+"] },
    on: ["few-shot"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Pairs in the prompt supply the facts that they state, and a prompt holds few of so many.",
    judgement: "Follows from the mechanism.",
  },
  "learned-prompts-cannot-supply-facts": {
    when: { goal: ["knowledge"] },
    on: [
      "prompt-tuning",
      "black-box-tuning",
      "output-adapter",
      "proxy-tuning",
      "model-merging",
      "model-routing",
      "best-of-n",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "The model stays as it is, and what is put around it, or more samples of it, holds none of the missing facts.",
    judgement: "Follows from how they work; no source compares them on facts the model lacks.",
  },
  "rewards-and-preferences-add-no-facts": {
    when: { goal: ["knowledge"] },
    on: ["dpo", "hosted-dpo", "rlhf", "rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because:
      "These train on the model's own answers or reweigh what it holds, so they choose among what it knows and bring in nothing new.",
    evidence: [
      "lambert2024-facts-do-not-move",
      "zhang2025-rl-needs-seed-knowledge",
      "sun2025-limits-latent-capability",
    ],
  },
  "imitation-is-a-poor-carrier-of-facts": {
    when: { goal: ["knowledge"] },
    on: [
      "lora",
      "adapters",
      "lora-composition",
      "regularized-sft",
      "replay-sft",
      "hosted-sft",
      "distillation",
      "on-policy-distillation",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Imitation teaches the manner of an answer, and the training questions by heart, before it teaches the fact.",
    evidence: [
      "ghosh2024-lora-style-only",
      "finetunebench-new-facts",
      "finetunebench-memorise-not-generalise",
      "pletenev2025-mix-one-known",
      "gudibande2023-style-not-ability",
      "shenfeld2026-knowledge",
    ],
  },
  "steering-adds-no-facts": {
    when: { goal: ["knowledge"] },
    on: ["activation-steering", "constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "Pushing or restricting what the model would say adds no fact to what it can say.",
    judgement: "Follows from the mechanism; nobody has tested them for this purpose.",
  },
} as const satisfies RuleFile;
