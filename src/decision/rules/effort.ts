import type { RuleFile } from "../rule.ts";

/**
 * Time to ship: what has to be built, learned and measured before the first user sees it. What it takes anywhere is written as points for each kind of team, so
 * that no rule repeats another.
 */
export const effortRules = {
  "ready-in-hours": {
    when: {},
    on: ["prompt-engineering", "few-shot", "long-context", "best-of-n", "constrained-decoding"],
    effect: { kind: "fit", criterion: "effort", points: 1 },
    because: "A first version stands within hours and changes nothing that could break.",
    judgement: "Nothing is trained and no system is built; how long it takes a team was measured by no source of ours.",
  },
  "pairs-routes-or-research-code": {
    when: {},
    on: [
      "model-routing",
      "output-adapter",
      "hosted-dpo",
      "lora-composition",
      "model-editing",
      "on-policy-distillation",
    ],
    effect: { kind: "fit", criterion: "effort", points: -1 },
    because:
      "Pairs or routes to collect, or research code in place of a well-kept library, stand between the decision and the first user.",
    judgement: "Counted in steps of work; how long it takes a team was measured by no source of ours.",
  },
  "serving-of-ones-own": {
    when: {},
    on: ["prompt-tuning", "svf-expert-vectors", "black-box-tuning", "proxy-tuning", "knn-lm"],
    effect: { kind: "fit", criterion: "effort", points: -2 },
    because: "Research code trains it and few serving systems load it, so the team maintains both itself.",
    judgement: "Seen in what is maintained today; how long it takes a team was measured by no source of ours.",
  },
  "first-program": {
    when: { team: ["prompting"] },
    on: ["continued-pretraining", "pretraining", "moe-upcycling", "rlhf", "rlvr", "hosted-rft"],
    effect: { kind: "fit", criterion: "effort", points: -2 },
    because:
      "A corpus or a reward has to be built, and a long or unstable training debugged, by a team that has trained nothing yet.",
    evidence: ["yu2025-plain-grpo-falls-short", "openai-rft-guide-conditions"],
  },
  "corpus-program-for-a-practiced-team": {
    when: { team: ["fine-tuning", "rl"] },
    on: ["continued-pretraining", "pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "effort", points: -1 },
    because: "Cleaning, mixing and passing over that much text takes months for a practiced team too.",
    judgement: "Counted in steps of work; how long it takes a team was measured by no source of ours.",
  },
  "first-rewards-after-fine-tuning": {
    when: { team: ["fine-tuning"] },
    on: ["rlhf", "rlvr", "hosted-rft"],
    effect: { kind: "fit", criterion: "effort", points: -1 },
    because: "Training is known, rewards are not: unstable runs and gamed graders are what a first one meets.",
    evidence: ["yu2025-plain-grpo-falls-short", "microsoft-regression-risk-order"],
  },
  "first-training-project": {
    when: { team: ["prompting"] },
    on: [
      "full-sft",
      "replay-sft",
      "regularized-sft",
      "dpo",
      "rejection-sampling-ft",
      "on-policy-distillation",
      "distillation",
      "activation-steering",
    ],
    effect: { kind: "fit", criterion: "effort", points: -2 },
    because:
      "The first training of a team goes wrong in learning rate, data format and evaluation before it goes right.",
    evidence: ["biderman2024-lr-sensitivity", "lin2025sft-lr-5e-6-cost"],
  },
  "first-light-tuning": {
    when: { team: ["prompting"] },
    on: ["lora", "adapters", "hosted-sft"],
    effect: { kind: "fit", criterion: "effort", points: -1 },
    because:
      "Light and hosted tuning forgive a first run most, and still ask for data and evaluation that prompting did not.",
    evidence: ["he2021-adapters-drift-less", "openai-example-counts"],
  },
  "blind-setting-of-a-dial": {
    when: { evaluation: ["none"] },
    on: [
      "prompt-optimization",
      "model-merging",
      "regularized-sft",
      "replay-sft",
      "selective-prediction",
      "activation-steering",
      "hosted-rft",
    ],
    effect: { kind: "fit", criterion: "effort", points: -1 },
    because:
      "It turns on a dial (a score, a ratio, a threshold, a strength) that cannot be set before something measures it.",
    evidence: ["yadav2023-ties-steps", "steering-plus-prompt"],
  },
  "measured-setting-of-a-dial": {
    when: { evaluation: ["in-and-out"] },
    on: [
      "prompt-optimization",
      "model-merging",
      "regularized-sft",
      "replay-sft",
      "selective-prediction",
      "activation-steering",
      "hosted-rft",
    ],
    effect: { kind: "fit", criterion: "effort", points: 1 },
    because: "Both sides of its dial can be measured today, so setting it is a matter of runs.",
    judgement: "The counterpart of what having no measurement costs.",
  },
} as const satisfies RuleFile;
