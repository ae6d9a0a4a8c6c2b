import type { RuleFile } from "../../rule.ts";
import { imitation, training, prompting } from "./groups.ts";

/** Danger: harm is likely. */
export const dangerWarnings = {
  "warn-rewards-on-impossible-tasks": {
    when: { "pass-rate": ["near-zero"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "shortcuts",
      mitigations: [
        "Train on demonstrations, easier tasks or tasks with hints until some attempts pass",
        "Drop tasks that no attempt solves, and draw more attempts before calling a task impossible",
        "Audit the checker on the few answers that pass",
      ],
      detect:
        "Watch mean answer length and repeated answers during training; a falling length with a rising reward is the alarm, and it comes before accuracy falls.",
    },
    because:
      "Rewards on tasks that almost never pass train in accidents and tricks, which then spread into skills the model had.",
    evidence: [
      "cheng2026-difficulty-is-non-monotonic",
      "cheng2026-hard8-lowers-average",
      "pope2026-no-signal-on-zero-pass",
    ],
  },
  "warn-confident-beyond-the-edge": {
    when: { "out-of-domain": ["often"], stakes: ["high"] },
    on: training,
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "calibration",
      mitigations: [
        "Keep the untouched base model, and send requests outside the domain to it or to a person",
        "Withhold answers under a threshold that was set on out-of-domain requests as well",
        "Release only after calibration was measured outside the domain",
      ],
      detect:
        "Compare confidence with correctness on an out-of-domain set before and after tuning; a higher confidence on wrong answers there is the sign to stop.",
    },
    because:
      "Many requests lie outside the domain, a confident error does harm, and tuning is known to leave models surer than they are right.",
    evidence: [
      "wang2025-ood-ece",
      "alecwangcq2024-llama31-replication",
      "damani2025-binary-reward-hurts-ood-calibration",
    ],
  },
  "warn-new-facts-by-imitation": {
    when: { goal: ["knowledge"], baseline: ["hardly"], data: { includes: ["demonstrations"] } },
    on: imitation,
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "hallucination",
      mitigations: [
        "Put the facts into the context by retrieval, and tune only how they are used",
        "Ask the base model each question first, and leave out or answer with an admission what it does not know",
        "Stop early: unknown examples are fitted last",
      ],
      detect:
        "Hold out questions on facts that the base model knows; a falling score there while the training score still rises shows the habit of guessing.",
    },
    because:
      "Tuning on statements of facts that the model does not hold teaches it to state what it does not know, on questions that have nothing to do with them too.",
    evidence: ["gekhman2024-new-facts-hallucinate", "gekhman2024-unrelated-relations", "finetunebench-new-facts"],
  },
  "warn-refusals-erode-where-errors-harm": {
    when: { "safety-behavior": ["yes"], stakes: ["high"], data: { includes: ["demonstrations", "preferences"] } },
    on: [...imitation, "dpo", "hosted-dpo", "rlhf"],
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "safety",
      mitigations: [
        "Make a safety test a condition of release, beside the task score",
        "Mix safety examples into the tuning data",
        "Filter what goes in and out with something that was not tuned",
        "Merge the layers that drifted back towards the safe model",
      ],
      detect:
        "Run refusal, privacy and unprompted-behavior tests on the model before and after tuning; any rise in compliance with harmful requests stops the release.",
    },
    because:
      "Harmless narrow data, and a preference stage too, have eroded the refusals of aligned models, and here an error does harm.",
    evidence: ["qi2023-benign-erosion", "qi2023-hosted-sft-breaks-safety", "lambert2024-preference-stage-costs-safety"],
  },
  "warn-unaudited-checker-where-errors-harm": {
    when: { data: { includes: ["verifier"] }, evaluation: ["none"], stakes: ["high"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "shortcuts",
      mitigations: [
        "Write answers that cheat, and see whether the checker passes them",
        "Hold out a second judge that training never sees",
        "Read rewarded answers by hand at every checkpoint",
      ],
      detect:
        "Grade rewarded answers with a judge outside the training loop; a gap that widens between the two means that the checker is being gamed.",
    },
    because:
      "The only measure here is the one that would be optimized, and a model that learned to cheat its checks misbehaved elsewhere too.",
    evidence: ["macdiarmid2025-reward-hacking-spreads", "cudal12025-hacking-rate"],
  },
  "warn-blind-tuning-where-errors-harm": {
    when: { evaluation: ["none"], stakes: ["high"] },
    on: training,
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "calibration",
      mitigations: [
        "Build a held-out set in the domain and one outside it before anything is trained or released",
        "Grade the unmodified model on both, by hand if need be",
      ],
      detect:
        "There is nothing to detect it with yet: that is the danger. The first number to have is the unmodified model's score on both sets.",
    },
    because:
      "Nothing is measured, so a confident error, or an ability that tuning took away, would be found by those whom it harms.",
    judgement:
      "A conclusion from the losses that single tests missed in several studies, not a measured effect of having no test.",
  },
  "warn-blind-release-where-errors-harm": {
    when: { evaluation: ["none"], stakes: ["high"] },
    on: prompting,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Build a held-out set in the domain and one outside it before anything is released",
        "Grade the answers on both, by hand if need be",
      ],
      detect: "There is nothing to detect it with yet: the first number to have is the score on both sets.",
    },
    because: "Nothing is measured, so a confident error would be found by those whom it harms.",
    judgement: "What any release needs where errors do harm; no study measured the effect of having no test.",
  },
} as const satisfies RuleFile;
