import type { MeasurementEntry } from "../catalog/entries.ts";
import { shiftOf } from "../catalog/figure.ts";
import type { Paper } from "../decision/schema/index.ts";

/**
 * What may stand on one axis: scores of one model before and after, from 0 to 1 with higher better, as accuracy, a pass rate, a share solved or a benchmark's
 * own mean of such. The change is then in percentage points. Everything else keeps its own unit and stays in tables.
 */
export interface Change {
  readonly metric: string;
  readonly before: number;
  readonly after: number;
  /** After less before, in percentage points. */
  readonly points: number;
}

/** Why a row, or one side of it, does not stand on the axis. In the order in which they are asked: a row is counted under the first. */
export const leftOutReasons = {
  retracted: "are from papers that were retracted",
  comparison: "compare two methods or models instead of before and after",
  missing: "measure one side only",
  change: "give no value before, or none after",
  start: "do not start from the plain model",
  caution: "carry a caution against reading them as before and after",
  recall: "score the very items that were trained on, which is recall and not skill",
  unit: "have a unit of their own: text overlap, F1, a win rate, a judge's score, a loss",
} as const;
export type LeftOut = keyof typeof leftOutReasons;

/** Measures from 0 to 1 that are no share of right answers. Our reading of the names in the evidence; a test lists what it lets through. */
const ownUnit =
  /ROUGE|BLEU|BERTScore|CheXbert|\bF1\b|similarity|win rate|perplexity|cross-entropy|\bloss\b|reward|relative|backward transfer|high-level score|RoleBench/i;

const trainedItems = /trained facts|training-set/i;

type Standing = Pick<Paper, "status">;

/** The change of one side of a row in points, or why it has none. */
export function changeOf(
  entry: MeasurementEntry,
  kind: "in_domain" | "general",
  paper: Standing,
): Change | { readonly leftOut: LeftOut } {
  if (paper.status === "retracted") return { leftOut: "retracted" };
  if (entry.comparison !== undefined) return { leftOut: "comparison" };
  const given = entry[kind];
  const shift = shiftOf(entry, kind);
  if (given === undefined || shift === undefined) return { leftOut: "missing" };
  const { metric, before, after } = shift;
  if (before === undefined || after === undefined) return { leftOut: "change" };
  if (given.before_is !== undefined) return { leftOut: "start" };
  if (entry.caution !== undefined) return { leftOut: "caution" };
  if (trainedItems.test(metric)) return { leftOut: "recall" };
  const isRate = [before, after].every((value) => value >= 0 && value <= 1);
  if (!isRate || given.higher_is_better !== true || ownUnit.test(metric)) return { leftOut: "unit" };
  return { metric, before, after, points: Number(((after - before) * 100).toFixed(2)) };
}

export function isChange(side: Change | { readonly leftOut: LeftOut }): side is Change {
  return !("leftOut" in side);
}

/** A row with both sides on the axis. */
export interface Pair {
  readonly entry: MeasurementEntry;
  readonly inDomain: Change;
  readonly general: Change;
}

/** All rows that have both sides, and how many were left out for which reason. */
export function pairsOf(
  measurements: Iterable<MeasurementEntry>,
  papers: ReadonlyMap<string, Standing>,
): { readonly pairs: readonly Pair[]; readonly leftOut: ReadonlyMap<LeftOut, number> } {
  const pairs: Pair[] = [];
  const counts = new Map<LeftOut, number>();
  for (const entry of measurements) {
    const paper = papers.get(entry.paper) ?? { status: "current" };
    const inDomain = changeOf(entry, "in_domain", paper);
    const general = changeOf(entry, "general", paper);
    if (isChange(inDomain) && isChange(general)) pairs.push({ entry, inDomain, general });
    else {
      const why = order.find((reason) =>
        [inDomain, general].some((side) => "leftOut" in side && side.leftOut === reason),
      );
      if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
    }
  }
  const sorted = order.flatMap((reason): [LeftOut, number][] => {
    const count = counts.get(reason);
    return count === undefined ? [] : [[reason, count]];
  });
  return { pairs, leftOut: new Map(sorted) };
}

// Keys of an object literal come in the order in which they are written.
const order = Object.keys(leftOutReasons) as LeftOut[];
