import type { RuleFile } from "../../rule.ts";

/** Shortcuts: what a reward or a checker pays for by mistake. */
export const shortcutWarnings = {
  "warn-unaudited-checker": {
    when: { data: { includes: ["verifier"] }, evaluation: ["none", "in-domain"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "shortcuts",
      mitigations: [
        "Attack the checker with empty, copied and bare answers before training",
        "Mask truncated answers in place of punishing them",
      ],
      detect: "Compare reward with a measure that is not in the training loop; reward that rises alone is being gamed.",
    },
    because: "Whatever the checker passes by mistake is what training will find.",
    evidence: [
      "cudal12025-hacking-rate",
      "yu2025-length-rules-can-poison-reward",
      "cheng2026-harm-comes-through-false-rewards",
    ],
  },
  "warn-raters-like-length": {
    when: { goal: ["preferences"], data: { includes: ["preferences"] } },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "shortcuts",
      mitigations: [
        "Correct preferences for length",
        "Rank by a checklist of the instruction in place of one overall score",
        "Test the reward on excellent answers, not on good against bad",
      ],
      detect:
        "Track answer length and a second judge during training; length that grows with the win rate is being bought.",
    },
    because: "Part of what raters prefer is length and confident wording, and optimization stretches that part first.",
    evidence: [
      "chexalign2025-length-exploit",
      "leng2024-reward-bias",
      "rubrics2025-tail-errors-drive-overoptimisation",
    ],
  },
  "warn-form-before-thought": {
    when: { goal: ["format"] },
    on: ["constrained-decoding"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "shortcuts",
      mitigations: [
        "Let the model reason in free text, and put only the last step into the format",
        "Put the answer's key after the reasoning's key",
        "Test the engine on your own schemas",
      ],
      detect: "Score the same requests with and without the format; a gap is the price of the constraint.",
    },
    because:
      "Strict formats lowered reasoning against free text, and cutting tokens step by step distorts what the model would have said.",
    evidence: [
      "format-constraints-hurt-reasoning",
      "park2024-constraints-distort",
      "jsonschemabench2025-coverage-differs",
    ],
  },
  "warn-nothing-left-to-learn": {
    when: { "pass-rate": ["high"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "diversity",
      mitigations: [
        "Collect harder tasks with mixed outcomes",
        "Choose among samples at inference in place of training",
      ],
      detect: "Count the groups of attempts that are all right; a large share carries no signal.",
    },
    because: "Nearly every attempt passes already, so there is little signal, and further training only sharpens.",
    evidence: ["yu2025-zero-signal-groups", "hu2026-which-items-for-which-stage"],
  },
} as const satisfies RuleFile;
