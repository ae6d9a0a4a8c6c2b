/**
 * The constants that the engine decides with, each with its unit and its reason. Those taken from the published semantics of the engine are contracts; the
 * others were chosen here. Reviewed 2026-11-24.
 */
export const thresholds = {
  /** Weights of the four values while `priority` is open; whole numbers, sum 100. */
  neutralWeight: 25,
  /** Weight of the value that `priority` names: the mean over all weightings in which it is the largest. */
  priorityWeight: 52,
  /** Weight of each other value then. */
  otherWeight: 16,
  /** Points below which a technique is discouraged: 1 point is no clear difference. */
  discouragedBelow: -1,
  /** Points within which techniques cannot be told apart; a combination has to beat its best part by more. */
  sameWithin: 1,
  /** Points on `goal` that a recommended technique must exceed: being cheap does not make up for not serving the goal. */
  goalAbove: -0.5,
  /** Chance of being ruled out from which a technique is `depends`. */
  dependsFrom: 0.5,
  /**
   * A step of risk beyond low costs the weight of breadth divided by this, in points. At 50 the seven dimensions together outweighed what a technique does in the
   * domain, and training of all weights trailed prompts that it mostly beats where there are labels; from 100 on they no longer held back the tuning of a model that
   * is mostly right. Between 70 and 100 agreement with published comparisons moves by less than two points.
   */
  riskDivisor: 90,
  /** Points on `effort` for each part of a combination after the first. */
  anotherPart: -0.5,
  /** Share of the completions in which the recommended must rank first together for strong advice. */
  strongShare: 0.8,
  /** Points by which the best recommended must lead for strong advice. */
  strongLead: 2,
  /** Completions drawn for robustness and for the next question. */
  completions: 4000,
  /** Points by which given weights vary in a completion. */
  weightSpread: 10,
  /** Points by which a proof must clear its bounds: advice on partial answers rounds each reason to a hundredth. */
  proofMargin: 0.25,
  /** Branches that a proof of "cannot change" may open before the wizard goes on asking. */
  proofBranches: 160,
} as const;

/** How much a risk matters here: a factor per answer of the questions about exposure. An open question counts 1, the mean of its options. */
export const exposureFactors = {
  "out-of-domain": {
    factors: { rare: 0.75, some: 1, often: 1.25 },
    dimensions: ["forgetting", "calibration", "diversity", "hallucination"],
  },
  stakes: {
    factors: { low: 0.75, moderate: 1, high: 1.25 },
    dimensions: ["forgetting", "calibration", "shortcuts", "hallucination", "safety", "diversity"],
  },
  "safety-behavior": { factors: { no: 0.75, yes: 1.25 }, dimensions: ["safety"] },
  reversibility: { factors: { "not-needed": 0.75, preferred: 1, required: 1.25 }, dimensions: ["lock-in"] },
} as const;
