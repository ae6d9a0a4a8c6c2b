import type { CheckReport, TaskComparison } from "./report.ts";

const columns: readonly (readonly [string, (row: TaskComparison) => string | number | boolean | null])[] = [
  ["task", ({ task }) => task],
  ["metric", ({ metric }) => metric],
  ["filter", ({ filter }) => filter],
  ["in_domain", ({ inDomain }) => inDomain],
  ["primary", ({ primary }) => primary],
  ["n", ({ n }) => n],
  ["scale", ({ scale }) => scale],
  ["base", ({ base }) => base],
  ["tuned", ({ tuned }) => tuned],
  ["difference", ({ difference }) => difference],
  ["se", ({ se }) => se],
  ["low_95", ({ interval }) => interval?.[0] ?? null],
  ["high_95", ({ interval }) => interval?.[1] ?? null],
  ["method", ({ method }) => method],
  ["p", ({ p }) => p],
  ["p_holm", ({ adjustedP }) => adjustedP],
  ["p_benjamini_hochberg", ({ explorationP }) => explorationP],
  ["reading", ({ reading }) => reading],
  ["retention_index", ({ retention }) => retention?.value ?? null],
  ["minimum_detectable", ({ minimumDetectable }) => minimumDetectable],
  ["lost", ({ flips }) => flips?.lost ?? null],
  ["gained", ({ flips }) => flips?.gained ?? null],
];

/** A text cell that no spreadsheet runs: what begins like a formula gets an apostrophe. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** All compared rows as CSV (RFC 4180), one a line; numbers unrounded, in the unit of `scale`. */
export function toCsv(report: CheckReport): string {
  const lines = report.tasks.map((row) => columns.map(([, pick]) => cell(pick(row))).join(","));
  return [columns.map(([name]) => name).join(","), ...lines, ""].join("\r\n");
}
