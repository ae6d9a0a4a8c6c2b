// A weighted mean of tasks, with the error that independent tasks give it.
import type { ReadRow } from "./readings.ts";
import type { Interval, Row } from "./report.ts";
import { sum } from "./sums.ts";
import { normalP, z90, z95 } from "./tests.ts";

/** In the unit of the rows. */
export interface Pooled {
  readonly n: number | null;
  readonly base: number;
  readonly tuned: number;
  /** Of the values as the tool gives them, where `base` and `tuned` are of joined items. */
  readonly reportedBase: number;
  readonly reportedTuned: number;
  readonly difference: number;
  readonly se: number | null;
  readonly p: number | null;
  readonly interval: Interval | null;
  readonly lower: number | null;
}

/** A row's error; where it is 0, what its interval says: no answer changed among a hundred is no certainty. */
export function errorOf({ se, interval }: Pick<Row, "se" | "interval">): number | null {
  return se === 0 && interval !== null ? (interval[1] - interval[0]) / (2 * z95) : se;
}

export function pool(rows: readonly ReadRow[], weights: "items" | "equal"): Pooled {
  const counts = rows.map(({ joined: { base, tuned } }) => base.n ?? tuned.n);
  const given = rows.map((_, index) => (weights === "equal" ? 1 : (counts[index] ?? 1)));
  const total = sum(given);
  const weighted = (pick: (row: ReadRow) => number): number =>
    sum(rows.map((row, index) => (pick(row) * (given[index] ?? 0)) / total));
  const errors = rows.map(({ row }) => errorOf(row));
  const known = errors.every((error) => error !== null);
  const se = known ? Math.sqrt(sum(errors.map((error, index) => (((given[index] ?? 0) / total) * error) ** 2))) : null;
  const difference = weighted(({ row }) => row.difference);
  const items = rows.map(({ row }) => row.n);
  return {
    n: items.every((count) => count !== null) ? sum(items) : null,
    base: weighted(({ row }) => row.base),
    tuned: weighted(({ row }) => row.tuned),
    reportedBase: weighted(({ joined }) => joined.base.value),
    reportedTuned: weighted(({ joined }) => joined.tuned.value),
    difference,
    ...aroundPooled(difference, se),
  };
}

/** What an error gives to a pooled difference. An error of 0 is certainty of nothing changed, or none at all. */
export function aroundPooled(difference: number, se: number | null): Pick<Pooled, "se" | "p" | "interval" | "lower"> {
  if (se === null || (se === 0 && difference !== 0)) return { se: null, p: null, interval: null, lower: null };
  return {
    se,
    p: se === 0 ? 1 : normalP(difference / se),
    interval: [difference - z95 * se, difference + z95 * se],
    lower: difference - z90 * se,
  };
}
