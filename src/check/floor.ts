// Scores at chance say nothing of what was lost: there was nothing to lose.
import { wilson } from "./intervals.ts";
import type { RetentionIndex } from "./report.ts";

/** Errors above chance from which a score is clearly above it. */
const clearly = 2;

/** A side as a fraction, with its error and items as far as known. */
export interface Level {
  readonly value: number;
  readonly se: number | null;
  readonly n: number | null;
}

export function isClearlyAbove({ value, se, n }: Level, chance: number): boolean {
  if (value <= chance) return false;
  if (se !== null && se > 0) return (value - chance) / se >= clearly;
  return n === null || wilson(value, n, clearly)[0] > chance;
}

export function isClearlyBelow({ value, se }: Level, chance: number): boolean {
  return se !== null && se > 0 && (value - chance) / se <= -clearly;
}

/** Share of the ability above chance that is left, with its error by the delta method; null where the base is not clearly above chance. */
export function retentionIndex(
  base: Level,
  tuned: Level,
  chance: number,
  correlation: number | null,
): RetentionIndex | null {
  if (!isClearlyAbove(base, chance)) return null;
  const above = base.value - chance;
  const value = (tuned.value - chance) / above;
  if (base.se === null || tuned.se === null) return { value, se: null };
  const shared = 2 * value * (correlation ?? 0) * base.se * tuned.se;
  // Rounding may take a variance below 0 where both sides move as one.
  return { value, se: Math.sqrt(Math.max(0, tuned.se ** 2 + value ** 2 * base.se ** 2 - shared)) / above };
}
