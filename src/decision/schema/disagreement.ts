import { z } from "zod";
import { dimensions } from "./ids.ts";

const text = z.string().min(1);
const ids = z.array(text).default([]);

/** Where sources disagree. Its id is the name of its file; its prose holds no figures, since those come from the findings. */
export const disagreementFacts = z.strictObject({
  /** A question that the sources answer differently. */
  title: text.regex(/\?$/, "a question"),
  /** What is at stake for the reader, in one or two sentences. */
  inShort: text.min(30),
  /** What each side says, with its findings: two or more. */
  positions: z
    .array(
      z.strictObject({
        /** The claim, in a sentence of our own. */
        claim: text.min(20),
        /** Findings that say so. */
        evidence: z.array(text).min(1),
        /** On what it was shown, as far as that may explain the difference. */
        shownOn: text.optional(),
      }),
    )
    .min(2),
  /** What would reconcile them, or what experiment would decide. */
  reconcile: text.min(30),
  /** What the advice does meanwhile. */
  meanwhile: text.min(30),
  /** Rules that act on it. */
  rules: ids,
  techniques: z.array(text).min(1),
  risks: z.array(z.enum(dimensions)).default([]),
  /** Ids of notes, without the folder. */
  notes: ids,
  reviewed: z.iso.date(),
  nextReview: z.iso.date(),
});
export type DisagreementFacts = z.infer<typeof disagreementFacts>;
