import { z } from "zod";
import { dimensions } from "./ids.ts";
import { readings } from "./paper.ts";

const text = z.string().min(1);
const techniques = z.array(text).min(1);

/** A published comparison told as a situation: what a practitioner would have answered, what was compared, what did better. */
export const publishedCase = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id in kebab-case"),
  /** Id of the paper. */
  paper: text,
  locator: text,
  read: z.enum(readings),
  situation: text,
  /** Checked against the questionnaire by the engine's own parser. */
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Each technique of `better` did better in the domain than each of `worse`. */
  in_domain: z.array(z.strictObject({ better: techniques, worse: techniques })).default([]),
  /** Each technique of `more` kept more of the dimension than each of `less`. */
  retention: z.array(z.strictObject({ more: techniques, less: techniques, dimension: z.enum(dimensions) })).default([]),
  size: z.enum(["small", "clear", "large"]),
  /** False where the two sides differ in more than the technique; such cases stay out of the totals. */
  comparable: z.boolean(),
  /** By how much, in the source's own measure. */
  by: text,
  note: text.optional(),
  /** For each pair that the engine misses: why, as we read the study. Pairs as above; a test holds these to what is missed. */
  reading: z
    .array(
      z.strictObject({ better: techniques, worse: techniques, dimension: z.enum(dimensions).optional(), why: text }),
    )
    .optional(),
  /** Two variants of one technique were compared; the engine cannot tell them apart. */
  variant_of: text.optional(),
  variants: z.strictObject({ better: text, worse: text }).optional(),
});
export type PublishedCase = z.infer<typeof publishedCase>;
