// One joined row, measured by the best analysis that its data allow. What other tasks say about it comes later: readings.ts.
import { isClearlyAbove, isClearlyBelow, retentionIndex, type Level } from "./floor.ts";
import type { JoinedRow } from "./join.ts";
import type { ResultRow } from "./model.ts";
import { pairedAnalysis, type Analysis, type PairedAnalysis } from "./paired.ts";
import type { RetentionIndex, TaskComparison } from "./report.ts";
import { scoreOf } from "./rows.ts";
import { mean } from "./sums.ts";
import { chanceByName } from "./tasks.ts";
import { detectableErrors, z95 } from "./tests.ts";
import { sideError, unitOf, unpairedAnalysis } from "./unpaired.ts";

export type MeasuredFields = Pick<
  TaskComparison,
  | ("task" | "metric" | "filter" | "n" | "base" | "tuned" | "difference" | "se" | "paired" | "p" | "scale")
  | ("higherIsBetter" | "method" | "interval" | "withinMargin" | "minimumDetectable" | "nNeeded" | "notes")
  | ("flips" | "correlation" | "chance" | "retention")
>;

export interface Measured {
  readonly joined: JoinedRow;
  readonly fields: MeasuredFields;
  /** From the row's unit to fractions. */
  readonly unit: number;
  /** False where nothing tells which way is better: then nothing is concluded. */
  readonly directed: boolean;
  /** One-sided 95% lower bound of the difference, in the row's unit. */
  readonly lower: number | null;
  readonly bothAtFloor: boolean;
  /** Both sides as fractions, with their own errors. */
  readonly levels: { readonly base: Level; readonly tuned: Level };
  /** Both sides clearly below chance. */
  readonly belowChance: boolean;
  /** The base clearly above chance, the tuned model not. */
  readonly downToChance: boolean;
}

/** Which way is better, and how that is known. */
function directionOf(
  base: ResultRow,
  tuned: ResultRow,
): { higher: boolean | null; directed: boolean; notes: string[] } {
  const stated = [base.higherIsBetter, tuned.higherIsBetter].filter((higher) => higher !== null);
  const [higher = null] = stated;
  if (stated.length === 2 && stated[0] !== stated[1])
    return { higher: null, directed: false, notes: ["The two sides disagree about which way is better."] };
  if (base.scale !== tuned.scale)
    return { higher, directed: false, notes: ["The two sides cannot be put in one unit."] };
  if (higher !== null) return { higher, directed: true, notes: [] };
  if (base.scale === "other")
    return { higher, directed: false, notes: ["Nothing tells whether more is better, so nothing is concluded."] };
  return { higher, directed: true, notes: ["Taken as better when higher: nothing says otherwise."] };
}

/** Chance as a fraction: as the tool or the samples tell, else by the names of task and metric. */
function chanceOf({ base, tuned, items }: JoinedRow): number | null {
  const stated = base.chance ?? tuned.chance;
  if (stated !== null) return stated;
  const choices = items.flatMap(({ base: { probabilities } }) => (probabilities ? [1 / probabilities.length] : []));
  return choices.length > 0 ? mean(choices) : chanceByName(base.task, base.metric);
}

function scoresOfItems({ items, metric }: JoinedRow, side: "base" | "tuned"): number[] {
  return items.map((item) => scoreOf(item[side], metric) ?? NaN);
}

function clustersOf({ items }: JoinedRow): string[] | null {
  if (items.every(({ base }) => base.cluster === null)) return null;
  return items.map(({ base }) => base.cluster ?? `alone ${base.id}`);
}

function joinNotes({ base, tuned, items, otherDocuments, notes }: JoinedRow, analysis: PairedAnalysis): string[] {
  const most = Math.max(base.n ?? 0, tuned.n ?? 0);
  const off = (row: ResultRow, value: number): boolean =>
    row.n === items.length && Math.abs(row.value - value) > 1e-4 * Math.max(1, Math.abs(value));
  return [
    ...notes,
    ...(items.length < most ? [`${items.length} of ${most} items are on both sides; the others are left out.`] : []),
    ...(otherDocuments > 0
      ? [`${otherDocuments} items have one number and another document on each side; left out.`]
      : []),
    ...(off(base, analysis.base) || off(tuned, analysis.tuned)
      ? ["The reported value is not the mean of the samples; the samples were used."]
      : []),
  ];
}

/** The error that says what could have been seen: the interval's where the plain one is too small. */
function effectiveError({ se, interval, method }: Analysis): number | null {
  // An error of 0, or of rounding, would have seen anything: it tells of equal items, not of what there is to see.
  if (se === null || se < 1e-12) return null;
  const edge = method === "newcombe" || method === "mcnemar";
  return edge && interval !== null ? Math.max(se, (interval[1] - interval[0]) / (2 * z95)) : se;
}

export function measure(joined: JoinedRow, margin: number): Measured {
  const { base, tuned } = joined;
  const { higher, directed, notes: directionNotes } = directionOf(base, tuned);
  const sign = higher === false ? -1 : 1;
  const unit = unitOf(base);
  const paired =
    joined.items.length > 1
      ? pairedAnalysis({
          base: scoresOfItems(joined, "base"),
          tuned: scoresOfItems(joined, "tuned"),
          clusters: clustersOf(joined),
          sign,
        })
      : null;
  const analysis: Analysis = paired ?? unpairedAnalysis(base, tuned, sign);
  const values = { base: paired?.base ?? base.value, tuned: paired?.tuned ?? tuned.value };
  const counts = [base.n, tuned.n].filter((count) => count !== null);
  const n = paired?.n ?? (counts.length === 0 ? null : Math.min(...counts));
  const level = (value: number, se: number | null): Level => ({
    value: value * unit,
    se: se === null ? null : se * unit,
    n,
  });
  const before = level(values.base, paired?.baseSe ?? sideError(base, tuned));
  const after = level(values.tuned, paired?.tunedSe ?? sideError(tuned, base));
  const chance = base.scale === "other" || higher === false ? null : chanceOf(joined);
  const isLow = (side: Level): boolean => (chance === null ? side.value === 0 : !isClearlyAbove(side, chance));
  // A floor is where less is worse.
  const floored = directed && higher !== false && base.scale !== "other";
  const allowed = base.scale === "other" ? margin * Math.abs(values.base) : margin / unit;
  const error = effectiveError(analysis);
  const retention: RetentionIndex | null =
    chance === null ? null : retentionIndex(before, after, chance, paired?.correlation ?? null);
  return {
    joined,
    unit,
    directed,
    lower: analysis.lower,
    levels: { base: before, tuned: after },
    bothAtFloor: floored && isLow(before) && isLow(after),
    belowChance: chance !== null && [before, after].every((side) => isClearlyBelow(side, chance)),
    downToChance: floored && chance !== null && !isLow(before) && isLow(after),
    fields: {
      task: joined.task,
      metric: joined.metric,
      filter: joined.filter,
      n,
      ...values,
      difference: analysis.difference,
      se: analysis.se,
      paired: paired !== null,
      p: analysis.p,
      scale: base.scale,
      higherIsBetter: higher,
      method: analysis.method,
      interval: analysis.interval,
      withinMargin: analysis.lower === null || !directed ? null : analysis.lower > -allowed,
      minimumDetectable: error === null ? null : detectableErrors * error,
      nNeeded:
        error === null || n === null || allowed === 0
          ? null
          : Math.ceil(n * ((detectableErrors * error) / allowed) ** 2),
      notes: [...directionNotes, ...analysis.notes, ...(paired ? joinNotes(joined, paired) : joined.notes)],
      flips: paired?.flips ?? null,
      correlation: paired?.correlation ?? null,
      chance,
      retention,
    },
  };
}
