import { z } from "zod";

const sentence = z.string().min(10);

/** The typed facts of one risk dimension: `risk:` in the front matter of its page. The file name is the dimension. */
export const riskFacts = z.strictObject({
  /** What the reader falls off, in a sentence. */
  cliff: sentence,
  /** What makes it more likely. */
  drivers: sentence,
  /** How one would see it. */
  detect: sentence,
  /** What takes it down, a clause each. */
  mitigate: z.array(z.string().min(1)).min(1),
  /** Ids of findings. */
  evidence: z.array(z.string()).min(1),
});
export type RiskFacts = z.infer<typeof riskFacts>;
