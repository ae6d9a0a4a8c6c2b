import type { Compiled } from "./compile.ts";
import type { Status } from "./schema/ids.ts";
import type { Standing } from "./score.ts";
import { thresholds } from "./thresholds.ts";

const hundredths = (points: number): number => Math.round(points * 100);
const severe = 4;

/** Why a technique is not advised, where it is scored below or would be severe. */
function unwise(scored: Standing): boolean {
  return scored.score < hundredths(thresholds.discouragedBelow) || scored.overall >= severe;
}

function byScore(compiled: Compiled): (a: Standing, b: Standing) => number {
  const id = (scored: Standing): string => compiled.entries[scored.index]?.id ?? "";
  return (a, b) => b.score - a.score || (id(a) < id(b) ? -1 : 1);
}

/** A ranking: the status of every entry, and the techniques in order. */
export interface Ranking {
  /** By index of the entry. */
  readonly statuses: readonly Status[];
  /** Single techniques that are not unavailable, best first. */
  readonly order: readonly Standing[];
}

function depends(scored: Standing): boolean {
  return scored.accessPartly || scored.barred === "half";
}

function recommendedAmong(left: readonly Standing[]): readonly Standing[] {
  const serving = left.filter((scored) => scored.goal > thresholds.goalAbove);
  const eligible = serving.length > 0 ? serving : left;
  const best = Math.max(...eligible.map((scored) => scored.score));
  return eligible.filter((scored) => scored.score >= best - hundredths(thresholds.sameWithin));
}

function statusOfCombination(
  compiled: Compiled,
  scored: Standing,
  all: readonly Standing[],
  statuses: readonly Status[],
): Status {
  const parts = compiled.entries[scored.index]?.parts ?? [];
  const of = (part: number): Status => statuses[part] ?? "unavailable";
  if (scored.barred === "always" || parts.some((part) => of(part) === "unavailable")) return "unavailable";
  if (depends(scored) || parts.some((part) => of(part) === "depends")) return "depends";
  if (unwise(scored)) return "discouraged";
  const best = Math.max(...parts.filter((part) => of(part) === "recommended").map((part) => all[part]?.score ?? 0));
  return scored.score > best + hundredths(thresholds.sameWithin) && Number.isFinite(best)
    ? "recommended"
    : "alternative";
}

/** Gives each entry its one status, and ranks the single techniques. */
export function rankAll(compiled: Compiled, all: readonly Standing[]): Ranking {
  const singles = all.slice(0, compiled.techniqueCount);
  const statuses: Status[] = singles.map((scored) =>
    scored.barred === "always" ? "unavailable" : depends(scored) ? "depends" : "alternative",
  );
  const available = singles.filter((scored) => statuses[scored.index] !== "unavailable");
  const sound = available.some((scored) => !unwise(scored));
  const settled = available.filter((scored) => statuses[scored.index] === "alternative");
  if (sound) for (const scored of settled) if (unwise(scored)) statuses[scored.index] = "discouraged";
  const left = settled.filter((scored) => statuses[scored.index] === "alternative");
  if (left.length > 0) for (const scored of recommendedAmong(left)) statuses[scored.index] = "recommended";
  else {
    const order = byScore(compiled);
    const [mildest] = [...settled].sort((a, b) => a.overall - b.overall || order(a, b));
    if (mildest) statuses[mildest.index] = "recommended";
  }
  for (const scored of all.slice(compiled.techniqueCount))
    statuses.push(statusOfCombination(compiled, scored, all, statuses));
  const tierOf = (scored: Standing): number =>
    statuses[scored.index] === "recommended" ? 0 : statuses[scored.index] === "discouraged" ? 2 : 1;
  const order = byScore(compiled);
  return { statuses, order: [...available].sort((a, b) => tierOf(a) - tierOf(b) || order(a, b)) };
}
