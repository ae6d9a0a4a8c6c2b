import { z } from "zod";

const text = z.string().min(1);

/** What a date closes: the offer for those who are new to it, for those who do not use it, new training jobs, or everything, answers of trained models included. */
const closings = ["new-customers", "idle-customers", "new-jobs", "everything"] as const;

/** One thing that a provider lets you do with a model, as its own pages said when they were read. */
const offer = z.strictObject({
  /** What is offered, for which models, as a noun phrase; no full stop. */
  what: text.regex(/[^.]$/, "a phrase without a full stop"),
  /** Ability in the words of the question `access`. */
  ability: z.enum(["text", "hosted-tuning", "training-api", "logprobs", "gradients", "weights"]),
  /** Ids of the techniques that it makes possible. */
  techniques: z.array(text).min(1),
  /** First day, where the source gives one. */
  from: z.iso.date().optional(),
  /** Days on which something ends, in order of time; `says` is a sentence without a full stop that holds before and after, with `{on}` for the day. */
  ends: z
    .array(
      z.strictObject({
        on: z.iso.date(),
        closes: z.enum(closings),
        says: text.regex(/^[^{]*\{on\}[^{]*[^.]$|^[^{]*\{on\}$/, "a sentence with {on}, without a full stop"),
      }),
    )
    .default([])
    .refine((ends) => ends.every(({ on }, index) => index === 0 || on >= (ends[index - 1]?.on ?? "")), {
      message: "in order of time",
    }),
  /** Findings that state it; figures on data sizes are rendered from them. */
  evidence: z.array(text).min(1),
  /** Day on which the source was read. */
  readOn: z.iso.date(),
  /** What was not seen, or holds only in part. */
  limits: text.optional(),
});

/** Dated record of who offers what access. Its id is the name of its file. */
export const providerFacts = z.strictObject({
  name: text,
  /** Page of the provider where the offers are described. */
  url: z.url(),
  reviewed: z.iso.date(),
  nextReview: z.iso.date(),
  /** By id, unique among all providers: links lead to it. */
  offers: z.record(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id in kebab-case"), offer),
});
export type ProviderFacts = z.infer<typeof providerFacts>;
