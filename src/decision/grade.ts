import type { Grade } from "./schema/ids.ts";

/** What the grade of a finding depends on. */
export interface GradedFinding {
  /** Id of its paper. */
  readonly paper: string;
  readonly strength: "strong" | "moderate" | "weak";
  readonly read: "source" | "abstract" | "secondary";
  /** Present where it was looked up again. */
  readonly confirmed?: unknown;
  /** Of the paper; a retracted one carries nothing. */
  readonly status?: "current" | "corrected" | "retracted";
}

/**
 * Certainty of a reason, by its best findings. High: strong ones whose body was read and which were confirmed, from two papers or more. Moderate: strong or
 * moderate, body or abstract read. Low: whatever else was found. Very low: nothing found, a judgement.
 */
export function gradeOf(findings: readonly GradedFinding[]): Grade {
  const standing = findings.filter((finding) => finding.status !== "retracted");
  const best = standing.filter(
    ({ strength, read, confirmed }) => strength === "strong" && read === "source" && confirmed !== undefined,
  );
  if (new Set(best.map((finding) => finding.paper)).size >= 2) return "high";
  if (standing.some(({ strength, read }) => strength !== "weak" && read !== "secondary")) return "moderate";
  return standing.length > 0 ? "low" : "very low";
}
