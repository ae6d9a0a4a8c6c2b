import { shortCitation } from "../catalog/citation.ts";
import type { FindingEntry } from "../catalog/entries.ts";
import type { Finding, Measurement, Paper } from "../decision/schema/index.ts";
import { dateInWords, readingNames } from "./words.ts";

/** What a finding speaks about, as readers see it. */
export const subjectNames: Readonly<Record<Finding["about"], string>> = {
  "in-domain-gain": "gain in the domain",
  "general-retention": "general ability kept",
  calibration: "calibration",
  safety: "safety",
  composability: "combining and switching",
  cost: "cost",
  "knowledge-injection": "new knowledge",
  robustness: "robustness",
  hallucination: "hallucination",
  diversity: "diversity of answers",
  shortcut: "shortcuts",
};

export const dataNames: Readonly<Record<NonNullable<Measurement["data_kind"]>, string>> = {
  demonstrations: "demonstrations",
  "verifiable-rewards": "verifiable rewards",
  documents: "documents",
  preferences: "preferences",
  none: "no training data",
};

/** "Shown on Qwen2.5-3B; domain: math; data: 300 examples", or undefined where the entry has no scope. */
export function scopeInWords(scope: Finding["scope"]): string | undefined {
  if (scope === undefined) return undefined;
  const parts = [
    scope.models && `models: ${scope.models.join(", ")}`,
    scope.domain && `domain: ${scope.domain}`,
    scope.data && `data: ${scope.data}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("; ");
}

/** "read at the source, confirmed 23 November 2026". */
function readInWords({ read, confirmed }: Pick<Finding, "read" | "confirmed">): string {
  return confirmed === undefined
    ? readingNames[read]
    : `${readingNames[read]}, confirmed ${dateInWords(confirmed.date)}`;
}

/** "Table 2; read at the source, confirmed November 23, 2026". */
export function placeInWords(entry: Pick<Finding, "locator" | "read" | "confirmed">): string {
  const read = readInWords(entry);
  const told = entry.read === "abstract" && entry.locator.startsWith("abstract");
  return `${entry.locator}${told ? read.replace(readingNames.abstract, "") : `; ${read}`}`;
}

/** "corrected since 3 March 2026", or undefined where the paper stands. */
export function standingInWords({ status, status_since }: Pick<Paper, "status" | "status_since">): string | undefined {
  if (status === "current") return undefined;
  return status_since === undefined ? status : `${status} since ${dateInWords(status_since)}`;
}

/** "Gekhman et al. 2024, Table 2, read at the source": where a figure stands and how it was read. */
export function sourceInWords(entry: Pick<FindingEntry, "locator" | "read">, paper: Paper): string {
  return [shortCitation(paper), entry.locator, readingNames[entry.read], standingInWords(paper)]
    .filter((part) => part !== undefined)
    .join(", ");
}
