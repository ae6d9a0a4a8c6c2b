/** Summaries that one paper with many rows cannot dominate. Pure: pages use them at build, the filter in the browser. */

/** A number with the paper that it is from. */
export interface Weighed {
  readonly paper: string;
  readonly value: number;
}

/** The middle value, or the mean of the two middle ones; undefined for none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : Number(((upper + lower) / 2).toFixed(4));
}

/** The median of the papers' medians: each paper counts once, however many rows it gives. */
export function medianOfPapers(rows: readonly Weighed[]): number | undefined {
  const own = [...Map.groupBy(rows, ({ paper }) => paper).values()];
  return median(own.flatMap((group) => median(group.map(({ value }) => value)) ?? []));
}

/** A place on the plot: change in the domain and in general ability, in percentage points. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The Pareto front, from left to right: places of which no other is at least as good on both sides and better on one. Of equal places the first stands. */
export function frontOf<Point extends Place>(points: readonly Point[]): readonly Point[] {
  return points
    .filter(
      (point, index) =>
        !points.some(
          (other, at) =>
            other.x >= point.x && other.y >= point.y && (other.x > point.x || other.y > point.y || at < index),
        ),
    )
    .toSorted((a, b) => a.x - b.x);
}

/** "+3.2", "−0.4", "0.0": points with their sign. */
export function pointsInWords(value: number): string {
  const size = Math.abs(value).toFixed(1);
  return size === "0.0" ? size : `${value < 0 ? "−" : "+"}${size}`;
}

/** "13 rows of 1 paper, 1 mark". */
export function sumInWords(rows: number, papers: number, marks: number): string {
  return `${counted(rows, "row")} of ${counted(papers, "paper")}, ${counted(marks, "mark")}`;
}

/** "activation steering (1 row)": what has no median, since it was read second hand. */
export function leadsInWords(method: string, rows: number): string {
  return `${method} (${counted(rows, "row")})`;
}

/** "1 row", "12 rows". */
function counted(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? "" : "s"}`;
}

/** "−8.4 to −1.0", or the one value that all are. */
export function spanInWords(values: readonly number[]): string {
  const low = pointsInWords(Math.min(...values));
  const high = pointsInWords(Math.max(...values));
  return low === high ? low : `${low} to ${high}`;
}
