/** The closed vocabularies of the engine. Free of Zod, so that the browser can load them; the schemas in this folder read them. */

/** Over-specialization risks. The order is the order of display. */
export const dimensions = [
  "forgetting",
  "calibration",
  "shortcuts",
  "hallucination",
  "safety",
  "diversity",
  "lock-in",
] as const;
export type Dimension = (typeof dimensions)[number];

/** Risk levels; the index is the number the engine counts with (0 to 4). */
export const levels = ["none", "low", "moderate", "high", "severe"] as const;
export type Level = (typeof levels)[number];

/** What the reader can weigh; the options of the question `priority`, in its order. */
export const values = ["in-domain-quality", "breadth", "cost", "time-to-ship"] as const;
export type Value = (typeof values)[number];

/** Criteria of fit; each belongs to one value. */
export const criteria = {
  goal: "in-domain-quality",
  data: "in-domain-quality",
  headroom: "in-domain-quality",
  scale: "in-domain-quality",
  freshness: "in-domain-quality",
  composability: "breadth",
  training: "cost",
  serving: "cost",
  effort: "time-to-ship",
} as const satisfies Record<string, Value>;
export type Criterion = keyof typeof criteria;
export const criterionIds: readonly Criterion[] = [
  "goal",
  "data",
  "headroom",
  "scale",
  "freshness",
  "composability",
  "training",
  "serving",
  "effort",
];

export const tiers = ["black-box", "grey-box", "white-box"] as const;
export type Tier = (typeof tiers)[number];

/** What a technique does to the model. */
export const mechanisms = ["activates", "supplies", "steers", "injects"] as const;
export type Mechanism = (typeof mechanisms)[number];

export const severities = ["danger", "caution", "note"] as const;
export type Severity = (typeof severities)[number];

/** First-class results beside the ranking. */
export const offRamps = ["no-training", "evaluation-first", "data-first"] as const;
export type OffRamp = (typeof offRamps)[number];

/** When a step of the plan comes: before anything is changed, with the technique it concerns, or after it. */
export const stages = ["before", "with", "after"] as const;
export type Stage = (typeof stages)[number];

/** How a specialization can be undone, from easiest to hardest. */
export const reversals = ["per-request", "switchable", "redeploy", "never"] as const;
export type Reversal = (typeof reversals)[number];

/** The one status that each technique ends in. */
export type Status = "recommended" | "alternative" | "depends" | "discouraged" | "unavailable";

/** Certainty of evidence, best first. */
export const grades = ["high", "moderate", "low", "very low"] as const;
export type Grade = (typeof grades)[number];
