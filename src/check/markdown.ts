import type { CheckReport } from "./report.ts";

/** The report as Markdown, to paste into a pull request or a model card. */
export function toMarkdown(report: CheckReport): string {
  throw new Error(`not written yet: ${report.base.model}`);
}
