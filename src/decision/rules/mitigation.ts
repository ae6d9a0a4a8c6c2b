import type { RuleFile } from "../rule.ts";

/** What takes a risk down if it is taken: a second technique, which counts in the combination of the two, or a measure, which shows in warnings and plan. */
export const mitigationRules = {
  // Forgetting
  "replay-keeps-tuned-models": {
    when: {},
    on: ["lora", "full-sft"],
    effect: { kind: "mitigates", dimension: "forgetting", steps: -2, by: { technique: "replay-sft" } },
    because: "A small share of earlier or general data in the mix restored most of what tuning had cost.",
    evidence: ["huang2024-one-percent-enough", "wang2023-trace-lora-seq-worst", "scialom2022-rehearsal"],
  },
  "replay-keeps-pretrained-ability": {
    when: {},
    on: ["continued-pretraining"],
    effect: { kind: "mitigates", dimension: "forgetting", steps: -2, by: { technique: "replay-sft" } },
    because:
      "Mixing general text into domain text keeps general loss in check, and the share that does so can be predicted.",
    evidence: ["bethune2025-one-percent", "gu2024-critical-ratio"],
  },
  "penalty-keeps-near-start": {
    when: {},
    on: ["lora", "continued-pretraining"],
    effect: { kind: "mitigates", dimension: "forgetting", steps: -1, by: { technique: "regularized-sft" } },
    because:
      "Holding the model near its start kept more of it; whether a penalty on the output does so is disputed between studies.",
    evidence: ["riemer2025-kl-plus-replay", "ssu2025-freeze-columns", "diao2026-kl-not-reliable"],
  },
  "interpolation-returns-ability": {
    when: {},
    on: ["full-sft", "lora", "dpo", "rlhf"],
    effect: { kind: "mitigates", dimension: "forgetting", steps: -2, by: { technique: "model-merging" } },
    because:
      "Blending the tuned weights with the start weights gave the best trade between what is gained and what is lost, at no cost in serving.",
    evidence: ["lin2023-averaging-pareto", "xiao2023-cocktail-retention"],
  },
  "self-distillation-returns-behavior": {
    when: {},
    on: ["continued-pretraining"],
    effect: { kind: "mitigates", dimension: "forgetting", steps: -1, by: { technique: "on-policy-distillation" } },
    because:
      "Distilling from its own earlier version brought back behavior that training on documents had cost, and kept the facts.",
    evidence: ["lu2025-opd-restores-behaviour-after-document-training"],
  },
  "router-keeps-the-generalist": {
    when: {},
    on: ["lora", "full-sft", "hosted-sft"],
    effect: { kind: "mitigates", dimension: "forgetting", steps: -1, by: { technique: "model-routing" } },
    because:
      "Requests outside the domain go to the untouched model, which has forgotten nothing, as far as the router knows them.",
    judgement: "No source measured routing between a specialist and its own base by domain.",
  },
  "low-learning-rate-spares-ability": {
    when: {},
    on: ["full-sft", "replay-sft"],
    effect: {
      kind: "mitigates",
      dimension: "forgetting",
      steps: -1,
      by: { measure: "a learning rate swept from low upwards" },
    },
    because: "A lower learning rate removed a large part of the general loss at comparable scores in the domain.",
    evidence: ["lin2025sft-small-lr"],
  },
  "own-words-spare-ability": {
    when: {},
    on: ["full-sft", "lora", "hosted-sft"],
    effect: {
      kind: "mitigates",
      dimension: "forgetting",
      steps: -1,
      by: { measure: "targets rewritten by the model itself" },
    },
    because: "Data close to the model's own distribution, not the training loss, is what spares earlier ability.",
    evidence: ["yang2024-sdft-code", "chen2025-on-policy-data"],
  },
  "shrinking-intruders-returns-ability": {
    when: {},
    on: ["lora"],
    effect: {
      kind: "mitigates",
      dimension: "forgetting",
      steps: -1,
      by: { measure: "scaling down the new directions of the adapter after training" },
    },
    because:
      "The strong new directions that an adapter adds carry its forgetting, and shrinking them afterwards costs little of the task.",
    evidence: ["shuttleworth2024-scale-down"],
  },

  // Calibration
  "abstention-gate-on-tuned-models": {
    when: {},
    on: ["lora", "full-sft", "rlvr"],
    effect: { kind: "mitigates", dimension: "calibration", steps: -1, by: { technique: "selective-prediction" } },
    because:
      "A gate on the model's own probabilities, or on those of its base, withholds part of the wrong answers; fitted in the domain it travels badly.",
    evidence: [
      "tan2026-base-as-honest-referee",
      "zhang2024-ood-likelihood-ratio",
      "damani2025-posthoc-classifier",
      "wang2025-ood-ece",
    ],
  },
  "calibration-loss-on-known-data": {
    when: {},
    on: ["lora"],
    effect: { kind: "mitigates", dimension: "calibration", steps: -2, by: { technique: "regularized-sft" } },
    because:
      "A calibration loss on the examples that the model already knows carried over to subjects that it was not trained on.",
    evidence: ["wang2025-cogcalib-fix"],
  },
  "interpolation-returns-calibration": {
    when: {},
    on: ["dpo", "rlhf", "full-sft"],
    effect: { kind: "mitigates", dimension: "calibration", steps: -1, by: { technique: "model-merging" } },
    because: "Between the weights before and after alignment lie points that recover much of the lost calibration.",
    evidence: ["hu2025-interpolation-calibration"],
  },
  "honest-reward-for-confidence": {
    when: {},
    on: ["rlvr"],
    effect: {
      kind: "mitigates",
      dimension: "calibration",
      steps: -2,
      by: { measure: "a proper score of the stated confidence in the reward" },
    },
    because:
      "Adding a score of the stated confidence to the reward kept accuracy and repaired most of the calibration, outside the domain too.",
    evidence: ["damani2025-rlcr-fixes", "damani2025-brier-term-fixes-it-for-free"],
  },

  // Shortcuts
  "difficulty-filter-removes-false-signal": {
    when: {},
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "mitigates",
      dimension: "shortcuts",
      steps: -1,
      by: { measure: "training only on tasks with mixed outcomes" },
    },
    because: "Tasks that are all right or all wrong teach nothing or teach tricks; dropping them kept training stable.",
    evidence: ["yu2025-zero-signal-groups", "cheng2026-hard8-lowers-average"],
  },

  // Hallucination
  "early-stop-before-unknown-facts": {
    when: {},
    on: ["full-sft", "lora", "hosted-sft"],
    effect: {
      kind: "mitigates",
      dimension: "hallucination",
      steps: -1,
      by: { measure: "stopping before the unknown examples are fitted" },
    },
    because: "Unknown facts do little harm until they have been fitted, and they are fitted last.",
    evidence: ["gekhman2024-early-stop"],
  },
  "hedged-answers-for-unknown-facts": {
    when: {},
    on: ["full-sft", "lora", "hosted-sft"],
    effect: {
      kind: "mitigates",
      dimension: "hallucination",
      steps: -1,
      by: { measure: "answering unknown training questions with an admission" },
    },
    because:
      "On what it does not know, a tuned model falls back to the kind of answer that its unfamiliar examples were given.",
    evidence: ["kang2024-hedge-is-learned", "zhang2024-rtuning-metaskill"],
  },
  "retrieval-in-front-of-tuning": {
    when: { data: { includes: ["documents"] } },
    on: ["lora", "hosted-sft"],
    effect: { kind: "mitigates", dimension: "hallucination", steps: -1, by: { technique: "rag" } },
    because:
      "With the passage in its context the tuned model need not guess, provided that it was trained to read passages.",
    evidence: ["balaguer2024-cumulative", "raft2024-train-with-distractors"],
  },

  // Safety
  "safety-examples-in-the-mix": {
    when: {},
    on: ["full-sft", "hosted-sft"],
    effect: {
      kind: "mitigates",
      dimension: "safety",
      steps: -1,
      by: { measure: "a few per cent of safety examples in the mix" },
    },
    because:
      "A few hundred safety examples made instruction-tuned models much safer; that they hold an aligned model's safety was shown less clearly.",
    evidence: ["bianchi2023-three-percent", "safemerge2025-domain-erosion"],
  },
  "safety-examples-beside-an-adapter": {
    when: {},
    on: ["lora"],
    effect: { kind: "mitigates", dimension: "safety", steps: -1, by: { technique: "replay-sft" } },
    because: "Mixing safety data into the adapter's training kept part of the refusals, less than merging did.",
    evidence: ["safemerge2025-domain-erosion"],
  },
  "safe-layers-merged-back": {
    when: {},
    on: ["lora", "full-sft"],
    effect: { kind: "mitigates", dimension: "safety", steps: -2, by: { technique: "model-merging" } },
    because:
      "Merging safe layers back where tuning had drifted from them kept the task and ended safest of the repairs compared.",
    evidence: ["djuhera2025-safemerge", "safemerge2025-domain-erosion"],
  },

  // Diversity
  "learning-from-errors-keeps-coverage": {
    when: {},
    on: ["rlvr"],
    effect: {
      kind: "mitigates",
      dimension: "diversity",
      steps: -1,
      by: { measure: "more weight on wrong answers, and stopping on coverage" },
    },
    because: "Pushing down wrong answers kept the coverage that pushing up right ones loses.",
    evidence: ["nsr2025-punishing-errors-keeps-coverage", "yue2025-coverage-falls-as-training-goes-on"],
  },

  // Lock-in
  "adapter-left-out-per-request": {
    when: {},
    on: ["full-sft", "dpo", "rlvr"],
    effect: { kind: "mitigates", dimension: "lock-in", steps: -2, by: { technique: "lora" } },
    because: "Trained as an adapter, the same change can be left out of a request.",
    evidence: ["schulman2025-match", "sheng2023-slora-throughput"],
  },
} as const satisfies RuleFile;
