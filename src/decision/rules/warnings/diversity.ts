import type { RuleFile } from "../../rule.ts";

/** Diversity: fewer distinct good answers. */
export const diversityWarnings = {
  "warn-rewards-narrow-coverage": {
    when: { data: { includes: ["verifier"] }, baseline: ["already", "partly"] },
    on: ["rlvr", "hosted-rft"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "diversity",
      mitigations: [
        "Stop on coverage over many samples, not on reward alone",
        "Weight wrong answers more than right ones",
        "Vary the tasks",
      ],
      detect:
        "Measure the share solved in many samples at each checkpoint; a fall while the one-sample score rises marks the sweet spot as passed.",
    },
    because:
      "Rewards raised the first answer and lowered what many samples can reach; with long and varied training this is disputed.",
    evidence: [
      "yue2025-pass-at-k-crossing",
      "yue2025-coverage-falls-as-training-goes-on",
      "liu2025-long-varied-rl-gains",
    ],
  },
  "warn-preferences-narrow-answers": {
    when: { data: { includes: ["preferences"] }, goal: ["preferences", "task-skill", "reasoning"] },
    on: ["rlhf", "dpo"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "diversity",
      mitigations: ["Interpolate with the weights from before", "Reward novelty among equally good answers"],
      detect: "Count distinct answers among samples of one prompt before and after.",
    },
    because: "Preference training held up better under shift than imitation, and produced clearly less varied answers.",
    evidence: ["kirk2023-rlhf-generalises-but-narrows", "hu2025-interpolation-calibration"],
  },
} as const satisfies RuleFile;
