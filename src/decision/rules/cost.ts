import type { RuleFile } from "../rule.ts";

/**
 * Cost: what training takes, and what every answer costs afterwards. What a technique costs anywhere is written as points for each option of the question that
 * it varies with, so that no rule repeats another.
 */
export const costRules = {
  "program-beyond-one-server": {
    when: { compute: ["none", "one-gpu", "one-node"] },
    on: ["pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "training", points: -2 },
    because: "It trains on very much text or on several models at once, which takes more than one server.",
    evidence: ["upcycling2022-half-the-sunk-cost", "sukhbaatar2024-btx-scores"],
  },
  "program-on-a-cluster": {
    when: { compute: ["cluster"] },
    on: ["pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "training", points: -1 },
    because: "The cluster is there, and it remains the dearest training there is.",
    evidence: ["upcycling2022-half-the-sunk-cost"],
  },
  "long-training-on-little-compute": {
    when: { compute: ["none", "one-gpu"] },
    on: ["continued-pretraining", "rlhf", "rlvr"],
    effect: { kind: "fit", criterion: "training", points: -2 },
    because: "It passes over much text, or samples many answers for each step, far longer than one small GPU carries.",
    judgement: "Memory and run time of such training; no source of ours gives the cost.",
  },
  "long-training-on-one-server": {
    when: { compute: ["one-node"] },
    on: ["continued-pretraining", "rlhf", "rlvr"],
    effect: { kind: "fit", criterion: "training", points: -1 },
    because: "One server carries it, and is taken up by it for long.",
    judgement: "Memory and run time of such training; no source of ours gives the cost.",
  },
  "whole-model-short-of-a-cluster": {
    when: { compute: ["none", "one-gpu", "one-node"] },
    on: ["full-sft", "replay-sft", "regularized-sft", "rejection-sampling-ft", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "training", points: -1 },
    because:
      "Updating all weights, or sampling while training, costs several times what an adapter costs, and takes up a whole server.",
    evidence: ["dettmers2023-qlora-cost", "shenfeld2026-cost"],
  },
  "paid-grader": {
    when: {},
    on: ["hosted-rft"],
    effect: { kind: "fit", criterion: "training", points: -1 },
    because: "Training hours and a grader for every attempt are paid, and the bill is open-ended unless it is capped.",
    evidence: ["microsoft-rft-cost-cap"],
  },
  "student-on-little-compute": {
    when: { compute: ["none", "one-gpu"] },
    on: ["distillation"],
    effect: { kind: "fit", criterion: "training", points: -1 },
    because: "A student has to be trained, and the teacher's answers paid, with hardly anything to train on.",
    judgement: "No source of ours gives today's prices.",
  },
  "large-model-dear-to-train": {
    when: { "model-size": [">80B"] },
    on: [
      "full-sft",
      "replay-sft",
      "regularized-sft",
      "continued-pretraining",
      "rlhf",
      "rlvr",
      "on-policy-distillation",
    ],
    effect: { kind: "fit", criterion: "training", points: -1 },
    because: "The cost of training grows with the model, and at this size one run needs many machines.",
    judgement: "Arithmetic of compute per token; no source of ours gives today's prices.",
  },
  "small-model-cheap-to-train": {
    when: { "model-size": ["<=3B"] },
    on: [
      "full-sft",
      "replay-sft",
      "regularized-sft",
      "continued-pretraining",
      "rlhf",
      "rlvr",
      "on-policy-distillation",
    ],
    effect: { kind: "fit", criterion: "training", points: 1 },
    because: "A small model can be trained whole at little cost.",
    judgement: "Arithmetic of compute per token; no source of ours gives today's prices.",
  },
  "much-text-dear-to-train-on": {
    when: { corpus: [">10B"] },
    on: ["continued-pretraining", "pretraining"],
    effect: { kind: "fit", criterion: "training", points: -1 },
    because: "Billions of tokens are what this training wants, and what it has to pay for.",
    evidence: ["colombo2024-law-scale"],
  },
  "several-passes-while-somebody-waits": {
    when: { latency: ["interactive"] },
    on: ["best-of-n", "long-context", "proxy-tuning", "knn-lm"],
    effect: { kind: "fit", criterion: "serving", points: -2 },
    because:
      "Several samples, a long context, further models or a search at each token are paid on every answer, and here in waiting too.",
    evidence: ["selfconsistency-gsm8k", "proxy-closes-gap", "knnmt-domain"],
  },
  "several-passes-in-a-few-seconds": {
    when: { latency: ["normal"] },
    on: ["best-of-n", "long-context", "proxy-tuning", "knn-lm"],
    effect: { kind: "fit", criterion: "serving", points: -1 },
    because: "Several samples, a long context, further models or a search at each token are paid on every answer.",
    evidence: ["selfconsistency-gsm8k", "proxy-closes-gap", "knnmt-domain"],
  },
  "interactive-against-round-trips": {
    when: { latency: ["interactive"] },
    on: ["tool-use", "output-adapter"],
    effect: { kind: "fit", criterion: "serving", points: -1 },
    because: "Tools to wait for, or a beam of candidates to choose from, hold up the first token.",
    judgement: "It follows from what happens before the first token; no source of ours measured the delay.",
  },
  "batch-forgives-round-trips": {
    when: { latency: ["batch"] },
    on: ["tool-use", "output-adapter"],
    effect: { kind: "fit", criterion: "serving", points: 1 },
    because: "Nobody waits, so what it adds to each answer costs money and no patience.",
    judgement: "The counterpart of what it costs where answers must come at once.",
  },
  "all-experts-in-memory": {
    when: {},
    on: ["moe-upcycling"],
    effect: { kind: "fit", criterion: "serving", points: -1 },
    because: "All experts stay in memory, whichever of them answer.",
    evidence: ["sukhbaatar2024-btx-scores"],
  },
  "cheap-requests-to-a-cheap-model": {
    when: {},
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "serving", points: 1 },
    because:
      "Part of the requests are answered by a cheaper model, without loss of quality in the cases that were measured.",
    evidence: ["routellm-cost"],
  },
  "small-student-while-somebody-waits": {
    when: { latency: ["interactive"] },
    on: ["distillation"],
    effect: { kind: "fit", criterion: "serving", points: 2 },
    because: "A small student answers at a fraction of its teacher's cost, and sooner.",
    evidence: ["distill-step-by-step"],
  },
  "small-student-cheap-to-serve": {
    when: { latency: ["normal", "batch"] },
    on: ["distillation"],
    effect: { kind: "fit", criterion: "serving", points: 1 },
    because: "A small student answers at a fraction of its teacher's cost.",
    evidence: ["distill-step-by-step"],
  },
} as const satisfies RuleFile;
