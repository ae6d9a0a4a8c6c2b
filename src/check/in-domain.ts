import type { ModelResults } from "./model.ts";

export interface InDomainSuggestion {
  readonly tasks: readonly string[];
  /** The domain that names speak of; null where none does. */
  readonly domain: string | null;
  /** One sentence. */
  readonly because: string;
}

/** Leaf tasks that both sides have, in order: what can be chosen as in domain before results are shown. */
export function comparableTasks(base: ModelResults, tuned: ModelResults): string[] {
  throw new Error(`not written yet: ${base.model}, ${tuned.model}`);
}

/** Tasks that the tuned model seems to be made for, from names alone, never from results. */
export function suggestInDomain(base: ModelResults, tuned: ModelResults): InDomainSuggestion {
  throw new Error(`not written yet: ${base.model}, ${tuned.model}`);
}
