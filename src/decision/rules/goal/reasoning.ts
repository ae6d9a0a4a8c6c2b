import type { RuleFile } from "../../rule.ts";

/** Reasoning: steps that lead to an answer. */
export const reasoningRules = {
  "rewards-sharpen-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "Rewarding right results, or training on own chains that end right, makes the model use the reasoning it is capable of more reliably.",
    evidence: [
      "wu2025-math-prefers-rl",
      "huan2025-math-only-rl-keeps-general-sft-loses-it",
      "xiong2025-rejection-sampling-is-a-strong-baseline",
    ],
  },
  "worked-steps-teach-reasoning": {
    when: { goal: ["reasoning"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "lora", "replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Imitating worked steps raises scores on that kind of problem, though each step says less about the answer than before.",
    evidence: [
      "hu2026-small-base-sft-beats-rl-in-science",
      "yue2025-distillation-extends-the-boundary",
      "wu2025-sft-lowers-infogain",
    ],
  },
  "voting-improves-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Wrong chains scatter and right ones agree, so a vote or a check over several beats one.",
    evidence: ["selfconsistency-gsm8k", "cobbe2021-verifier-scales"],
  },
  "an-interpreter-computes-the-steps": {
    when: { goal: ["reasoning"] },
    on: ["tool-use"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Steps that can be written as code are computed without slips by an interpreter.",
    evidence: ["pal-tools"],
  },
  "searched-prompts-improve-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Instructions evolved from written feedback improve multi-step work, up to the limit of what the model can do.",
    evidence: ["gepa-over-grpo-aggregate", "gepa-loses-on-hard-math"],
  },
  "a-stronger-teacher-widens-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["distillation"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Worked chains of a stronger model let the student solve problems that it did not solve in many attempts.",
    evidence: ["yue2025-distillation-extends-the-boundary"],
  },
  "a-teacher-grades-every-step": {
    when: { goal: ["reasoning"] },
    on: ["on-policy-distillation"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A teacher that grades each token of the student's own chains gives a denser signal than a reward at the end.",
    evidence: ["gkd2023-student-outputs", "lu2025-opd-is-cheap"],
  },
  "expert-vectors-sharpen-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["svf-expert-vectors"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Scaling singular values under rewards raised mathematical reasoning of small models.",
    evidence: ["sun2025-svf-math-small-models", "sun2025-replication-small-gain"],
  },
  "fixed-forms-hinder-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "A strict form leaves the model less room to think before it answers.",
    evidence: ["format-constraints-hurt-reasoning", "park2024-constraints-distort"],
  },
  "recall-does-not-combine": {
    when: { goal: ["reasoning"] },
    on: ["knn-lm", "model-editing"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "Recalled or edited facts are not combined with others, which is what reasoning is.",
    evidence: ["knnlimits-memory-not-reasoning", "cohen2023-edits-do-not-ripple"],
  },
  "passages-are-not-steps": {
    when: { goal: ["reasoning"] },
    on: ["rag", "pretraining"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "More text to read supplies premises; the steps from them to the answer stay as weak as they were.",
    evidence: ["jullien2025-consistent-and-wrong"],
  },
  "imitated-answers-cut-thinking-short": {
    when: { goal: ["reasoning"], baseline: ["already"] },
    on: ["hosted-sft", "lora", "adapters", "full-sft", "replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "A model that is mostly right by thinking learns from finished answers to skip the thinking.",
    evidence: ["google-sft-drops-thinking", "shenfeld2026-reasoning-collapse"],
  },
  "soft-prompts-are-untried-for-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["prompt-tuning", "black-box-tuning", "hosted-dpo"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "These were shown for classes, short answers and taste, not for long chains of steps.",
    judgement: "Absence of evidence: the sources cover tasks of understanding and matters of taste only.",
  },
} as const satisfies RuleFile;
