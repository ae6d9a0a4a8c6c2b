import { z } from "zod";
import { dimensions, levels, mechanisms, reversals, tiers } from "./ids.ts";

const sentence = z.string().min(10);

/** The level of one risk with nothing known of the situation, and what it rests on. */
const baseRisk = z
  .strictObject({
    level: z.enum(levels),
    /** Ids of findings. */
    evidence: z.array(z.string()).default([]),
    /** Why, where no finding carries the level; shown to the reader as judgement. */
    judgement: sentence.optional(),
  })
  .refine((risk) => risk.evidence.length > 0 || risk.judgement !== undefined, {
    message: "needs evidence (ids of findings) or a judgement that says why",
  });

/** The typed facts of a technique: `technique:` in the front matter of its page. The file name is the id, `sidebar.order` the canonical order. */
export const techniqueFacts = z.strictObject({
  tier: z.enum(tiers),
  /** Least access with which it can be done: any one of these options of `access`. */
  needs: z.array(z.enum(["text", "hosted-tuning", "training-api", "logprobs", "gradients", "weights"])).min(1),
  does: z.enum(mechanisms),
  /** The name in running text: "low-rank adapters". */
  shortName: z.string(),
  /** Two sentences: what it is, and when it is the right one. */
  inShort: sentence,
  facts: z.strictObject({
    data: z.string(),
    compute: z.string(),
    reversible: z.string(),
    maturity: z.string(),
  }),
  reversal: z.enum(reversals),
  /** Rung on the ladder of the plan: 1 hours, 2 days, 3 weeks, 4 months, 5 a program. */
  effort: z.int().min(1).max(5),
  useWhen: z.array(sentence).min(2),
  notWhen: z.array(sentence).min(2),
  sweetSpot: z.strictObject({ watch: sentence, stopWhen: sentence }),
  /** Its rung in a plan. */
  step: z.strictObject({
    do: sentence,
    measure: z.array(z.string()).min(1),
    stopWhen: sentence,
    goOnWhen: sentence,
  }),
  risk: z.strictObject(
    Object.fromEntries(dimensions.map((id) => [id, baseRisk])) as Record<(typeof dimensions)[number], typeof baseRisk>,
  ), // fromEntries loses the keys
  /** Findings that say what it gives and costs; counter-evidence included. */
  evidence: z.array(z.string()).min(1),
  /** What the evidence lacks. */
  thin: sentence,
  /** Where `evidence` holds nothing that speaks against it: that it was looked for and not found. A test asks for one or the other. */
  noCounterEvidence: sentence.optional(),
  reviewed: z.iso.date(),
  nextReview: z.iso.date(),
});
export type TechniqueFacts = z.infer<typeof techniqueFacts>;

/** Techniques used together. The file name is the id: the parts joined by `+` in canonical order. */
export const combinationFacts = z.strictObject({
  name: z.string(),
  /** What is known of them as one. */
  inShort: sentence,
  evidence: z.array(z.string()).default([]),
});
export type CombinationFacts = z.infer<typeof combinationFacts>;
