import type { RuleFile } from "../../rule.ts";

/** Lock-in: what cannot be left out again. */
export const lockInWarnings = {
  "warn-hosted-tuning-ends": {
    when: { access: { includes: ["hosted-tuning"] } },
    on: ["hosted-sft", "hosted-dpo", "hosted-rft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "lock-in",
      mitigations: [
        "Check the retirement date of the base model before tuning it",
        "Keep data, grader and evaluation in a form that another provider or an open model takes",
      ],
      detect:
        "Follow the provider's deprecation page; a base model without a named tunable successor starts the clock.",
    },
    because:
      "Hosted tuning is being withdrawn by some providers, and a tuned copy ends with its base model, on a date that the provider sets.",
    evidence: ["openai-finetuning-winddown", "openai-tuned-models-retire-with-base", "cohere-ft-deprecated"],
  },
  "warn-must-switch-what-cannot-be": {
    when: { reversibility: ["required"] },
    on: [
      "full-sft",
      "replay-sft",
      "regularized-sft",
      "continued-pretraining",
      "pretraining",
      "dpo",
      "rlhf",
      "rlvr",
      "model-merging",
      "model-editing",
    ],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "lock-in",
      mitigations: ["Train the same change as an adapter", "Keep the start checkpoint served beside it, and route"],
      detect: "Rehearse switching it off under load before the release, and time it.",
    },
    because:
      "The specialization must be switchable, and a change in all weights can only be undone by serving another model.",
    judgement: "A fact of how models are served; the cost of a second model depends on your traffic.",
  },
} as const satisfies RuleFile;
