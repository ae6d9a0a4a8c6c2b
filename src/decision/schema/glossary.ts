import { z } from "zod";

const text = z.string().min(1);

/** A term as the site uses it. Its id is the name of its file; its anchor on the page of the glossary is the same. */
export const glossaryEntry = z.strictObject({
  /** As it stands in running text, in lower case unless it is a name. */
  term: text,
  /** Other forms and abbreviations that mean the same; each is linked as well. */
  also: z.array(text).default([]),
  /** One to three sentences, without figures. */
  means: text.min(20),
  /** Ids of related entries. */
  see: z.array(text).default([]),
  /** A page of the site that says more: `/notes/replay/`. */
  more: z
    .string()
    .regex(/^\/[a-z0-9/-]+\/(?:#[a-z0-9-]+)?$/, "a path of the site that ends in /")
    .optional(),
});
export type GlossaryEntry = z.infer<typeof glossaryEntry>;
