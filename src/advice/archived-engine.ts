import type { Advice } from "../decision/advice.ts";
import type { State } from "../decision/answers-url.ts";
import type { BundleRule } from "../decision/bundle.ts";
import type { AdviceInput, FindingCards, Notice } from "../decision/index.ts";

/** What `releases/<release>/engine.js` exports, for ever: the engine of a release with all that it decides from. Later releases may export more, never less. */
export interface ArchivedEngine {
  readonly release: string;
  /** ISO date of the release. */
  readonly date: string;
  /** Content hash of the catalog. */
  readonly catalog: string;
  readonly rules: readonly BundleRule[];
  /** Cards of the findings behind rules and techniques, as they read then. */
  readonly findings: FindingCards;
  /** Throws on an answer that this release does not know, and says which. */
  readonly advise: (input: AdviceInput) => Advice;
  /** Id of the first technique alone; hundreds of times faster than `advise`. Throws as that does. */
  readonly first: (input: AdviceInput) => string;
  /** Reads an address with the questions of that release, so that an answer which was retired since still counts. */
  readonly readState: (search: string, hash: string) => { readonly state: State; readonly notices: readonly Notice[] };
}

/** Whether a loaded module is the engine of a release. Only its outline is looked at: its bytes are vouched for by the ledger. */
export const isArchivedEngine = (loaded: unknown, release: string): loaded is ArchivedEngine => {
  if (typeof loaded !== "object" || loaded === null) return false;
  const has = (name: string, type: string): boolean => typeof Reflect.get(loaded, name) === type;
  return (
    Reflect.get(loaded, "release") === release &&
    ["date", "catalog"].every((name) => has(name, "string")) &&
    ["rules", "findings"].every((name) => has(name, "object")) &&
    ["advise", "first", "readState"].every((name) => has(name, "function"))
  );
};
