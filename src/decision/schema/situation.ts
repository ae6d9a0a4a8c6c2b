import { z } from "zod";
import { offRamps } from "./ids.ts";

const text = z.string().min(1);
const ids = z.array(text).default([]);

/** A person's situation by name: what they would answer, and what must hold of the advice whatever rules become. Its id is the name of its file. */
export const situationFacts = z.strictObject({
  /** The situation in the words of who is in it; no full stop. */
  title: text.max(70).regex(/[^.]$/, "a title without a full stop"),
  /** One or two sentences that tell more than the title; also the description of its page. */
  summary: text.max(220),
  /** Checked against the questionnaire by the engine's own parser; what such people do not know is left out. */
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Whole numbers that sum to 100, in the order of the options of `priority`. */
  weights: z.array(z.number()).optional(),
  /** Why it is typical, and why the advice must be what `expect` says. */
  why: text.min(80),
  /** What a domain expert would insist on; incidental results stay out. */
  expect: z
    .strictObject({
      /** Rank 1 is one of these. */
      first: ids,
      /** Each of these is recommended. */
      recommended: ids,
      /** None of these is recommended. */
      notRecommended: ids,
      /** Each of these is unavailable. */
      unavailable: ids,
      /** Ids of `warn` rules whose warning is given, for certain. */
      warnings: ids,
      /** Ids of rules that take part: among the reasons of the first technique, or behind a warning, an off-ramp, a step of the plan or what bars a technique. */
      rules: ids,
      offRamps: z.array(z.enum(offRamps)).default([]),
    })
    .refine(({ first, recommended }) => first.length + recommended.length > 0, {
      message: "what is first or recommended",
    }),
});
export type SituationFacts = z.infer<typeof situationFacts>;
