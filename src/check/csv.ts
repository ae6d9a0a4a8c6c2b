import type { CheckReport } from "./report.ts";

/** All compared rows as CSV. */
export function toCsv(report: CheckReport): string {
  throw new Error(`not written yet: ${report.base.model}`);
}
