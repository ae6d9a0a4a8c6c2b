/** Tuning that imitates right outputs. */
export const imitation = ["hosted-sft", "lora", "adapters", "full-sft", "replay-sft", "regularized-sft"] as const;

/** All tuning of the model itself. */
export const training = [
  ...imitation,
  "hosted-dpo",
  "hosted-rft",
  "continued-pretraining",
  "dpo",
  "rlhf",
  "rlvr",
  "rejection-sampling-ft",
  "on-policy-distillation",
] as const;

/** What leaves the model as it is. */
export const prompting = [
  "prompt-engineering",
  "few-shot",
  "prompt-optimization",
  "rag",
  "long-context",
  "tool-use",
] as const;
