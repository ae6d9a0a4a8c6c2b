import type { RuleFile } from "../../rule.ts";

/** Abstention: to know, and say, when it does not know. */
export const abstentionRules = {
  "probabilities-tell-when-to-hold-back": {
    when: { goal: ["abstention"] },
    on: ["selective-prediction"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "Wrong answers come with lower probabilities, so a threshold set on a few labels lets the model hold back without any training.",
    evidence: ["plaut2024-abstain-with-msp", "tan2026-base-as-honest-referee"],
  },
  "declining-can-be-asked-for": {
    when: { goal: ["abstention"] },
    on: ["prompt-engineering"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Instructions on when to decline make a model decline more often, which helps without curing it.",
    evidence: ["kirichenko2025-abstention-loss"],
  },
  "truthful-directions-can-be-strengthened": {
    when: { goal: ["abstention"] },
    on: ["activation-steering"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Models carry an inner sense of what is true that can be read out and strengthened while they run.",
    evidence: ["iti-truthfulness", "lrmabstain2025-runtime"],
  },
  "blending-recovers-calibration": {
    when: { goal: ["abstention"] },
    on: ["model-merging"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Blending the weights from before and after tuning gets back much of the calibration that tuning took.",
    evidence: ["hu2025-interpolation-calibration", "hu2026-interpolation-recovers"],
  },
  "a-fallback-takes-what-is-outside": {
    when: { goal: ["abstention"] },
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A request recognized as foreign can go to a general model or a person in place of a guess.",
    judgement: "No source measures routing by domain to a fallback; the step from detection to routing is ours.",
  },
  "tuning-unlearns-declining": {
    when: { goal: ["abstention"] },
    on: [
      "lora",
      "full-sft",
      "replay-sft",
      "hosted-sft",
      "adapters",
      "lora-composition",
      "prompt-tuning",
      "rlhf",
      "dpo",
      "hosted-dpo",
      "distillation",
      "rejection-sampling-ft",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Examples that always answer, raters who like confident wording and finished reasoning all teach the model to answer always.",
    evidence: [
      "pletenev2025-lost-abstention",
      "gekhman2024-unrelated-relations",
      "kang2024-hedge-is-learned",
      "leng2024-reward-bias",
      "openai2023-posttraining-ece",
      "zeng2025-reasoning-tax",
    ],
  },
  "right-or-wrong-rewards-pay-for-guessing": {
    when: { goal: ["abstention"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "A reward for right answers pays for a lucky guess and never for holding back.",
    evidence: ["kirichenko2025-abstention-loss", "damani2025-rlvr-certain"],
  },
  "agreement-is-not-knowledge": {
    when: { goal: ["abstention"] },
    on: ["best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "In a specialist domain a model can be wrong the same way in every sample, so agreement is no sign of knowledge.",
    evidence: ["jullien2025-consistent-and-wrong"],
  },
  "samples-differ-where-probabilities-are-hidden": {
    when: { goal: ["abstention"], access: { without: ["logprobs"] } },
    on: ["best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Where probabilities are hidden, samples that differ are the best sign of doubt left, and a weak one.",
    judgement: "Common practice; the sources find every text-only signal weak, most of all on professional knowledge.",
  },
  "deeper-into-one-domain-blurs-its-edge": {
    when: { goal: ["abstention"] },
    on: [
      "continued-pretraining",
      "pretraining",
      "moe-upcycling",
      "model-editing",
      "knn-lm",
      "constrained-decoding",
      "output-adapter",
      "black-box-tuning",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "More of the domain, or a form that always has to be filled, does nothing to mark where knowledge ends.",
    judgement:
      "Nobody has measured it; the claim that a domain model loses the sense of its edge is an argument, not a result.",
  },
  "knowing-when-is-not-knowing-what": {
    when: { goal: ["knowledge", "format", "task-skill", "reasoning", "preferences", "efficiency"] },
    on: ["selective-prediction"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "A threshold makes no answer better; it only withholds the doubtful ones, and is best put beside another technique.",
    judgement: "Follows from the mechanism.",
  },
} as const satisfies RuleFile;
