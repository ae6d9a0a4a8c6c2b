import { z } from "zod";

const sentence = z.string().min(10);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** How far a library can be relied on: kept by a team with releases, or code that came with a paper or that few keep up. */
const standings = ["well-kept", "small", "research"] as const;

/** One key that a generated configuration may use, as the library documents it. */
const key = z.strictObject({
  /** As the library writes it: `float`, `list[str]`, a choice. */
  type: z.string().min(1),
  /** What the library takes where the key is left out; absent where it must be given or is computed. */
  default: scalar.optional(),
  /** What it does, in our words. */
  means: z.string().min(5),
});

/**
 * A library that a guardrail kit writes configurations for. The file name is the id. Its keys were read in the library's own source or documentation at the
 * version named; a configuration that uses another key is refused by a test.
 */
export const libraryFacts = z.strictObject({
  name: z.string().min(2),
  /** What it is, in a sentence. */
  is: sentence,
  home: z.url(),
  license: z.string().min(2),
  standing: z.enum(standings),
  /** Release, or the commit where no release was read. */
  version: z.string().min(3),
  /** The day on which the keys were read. */
  checked: z.iso.date(),
  /** Where the keys stand. */
  source: z.strictObject({ what: sentence, url: z.url() }),
  /** What the check could not settle. */
  caveat: sentence.optional(),
  /** Keys by what they belong to: a command (`sft`), a class (`LoraConfig`), a request; `*` for all of them. List items are written `datasets[].path`. */
  keys: z.record(z.string(), z.record(z.string(), key)),
});
export type LibraryFacts = z.infer<typeof libraryFacts>;

/** What pages show of a library beside a configuration for it. */
export type LibraryCard = Omit<LibraryFacts, "keys">;
