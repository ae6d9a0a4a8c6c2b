import type { ModelResults } from "./model.ts";
import type { CheckReport } from "./report.ts";

export interface CompareOptions {
  /** Tasks or groups that the model was specialized for, chosen before the results are seen; null where none was chosen. */
  readonly inDomain: readonly string[] | null;
  /** Loss that counts as kept, as a fraction; 0.02 unless told. */
  readonly margin?: number;
}

/** Compares the results of a model before and after. */
export function compare(base: ModelResults, tuned: ModelResults, options: CompareOptions): CheckReport {
  throw new Error(`not written yet: ${base.model}, ${tuned.model}, ${String(options.margin)}`);
}
