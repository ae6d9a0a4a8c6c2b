import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";
import { z } from "astro/zod";
import { dimensions, riskFacts, techniqueFacts } from "./decision/schema/index.ts";

/** The typed part of a note: `note:` in its front matter. */
const noteFacts = z.strictObject({
  /** The answer, before the reasons. */
  inShort: z.string().min(10),
  reviewed: z.iso.date(),
  nextReview: z.iso.date(),
  /** Ids of the techniques and dimensions that it speaks of. */
  techniques: z.array(z.string()).default([]),
  risks: z.array(z.enum(dimensions)).default([]),
});

/** Evidence, cases and combinations are read by src/catalog, which checks their references too; Astro renders the pages. */
export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.object({
        technique: techniqueFacts.optional(),
        risk: riskFacts.optional(),
        note: noteFacts.optional(),
      }),
    }),
  }),
};
