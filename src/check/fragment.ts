import type { CheckReport, ReportSummary } from "./report.ts";

/** The summary of a report as a URL fragment, without `#`; at most 4,000 characters. */
export function encodeSummary(report: CheckReport): string {
  throw new Error(`not written yet: ${report.base.model}`);
}

/** What a fragment carries; null for anything that is not ours. Never throws. */
export function decodeSummary(fragment: string): ReportSummary | null {
  throw new Error(`not written yet: ${fragment}`);
}
