import type { TaskComparison } from "../check/index.ts";
import { intervalWords, readingWords, signed } from "./words.ts";

/** More would be a wall; the table has them all. */
const mostBars = 24;

/** In points of a hundred; null where the scale has no points. */
const inPoints = ({ scale }: TaskComparison, value: number): number | null =>
  scale === "fraction" ? value * 100 : scale === "percent" ? value : null;

interface Bar {
  readonly row: TaskComparison;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

const barsOf = (rows: readonly TaskComparison[]): Bar[] =>
  rows.flatMap((row) => {
    const difference = inPoints(row, row.difference);
    if (difference === null) return [];
    const [low, high] = row.interval ?? [row.difference, row.difference];
    return [{ row, difference, low: inPoints(row, low) ?? difference, high: inPoints(row, high) ?? difference }];
  });

const mark = ({ reading }: TaskComparison): string =>
  reading === "loss" ? "loss" : reading === "gain" ? "gain" : reading === "retained" ? "kept" : "unsure";

/** One bar a task with its 95% interval, in points. Words are HTML and marks stand in percent of their cell, so that nothing is scaled. */
const Part = ({ title, bars, from, to }: { title: string; bars: readonly Bar[]; from: number; to: number }) => {
  const at = (value: number): string =>
    `${String((100 * (Math.min(Math.max(value, from), to) - from)) / (to - from))}%`;
  const wide = (a: number, b: number): string =>
    `${String((100 * Math.abs(Math.min(Math.max(b, from), to) - Math.min(Math.max(a, from), to))) / (to - from))}%`;
  return (
    <>
      <p class="part">{title}</p>
      <ul class="bars">
        {bars.map(({ row, difference, low, high }) => (
          <li key={`${row.task} ${row.metric} ${row.filter}`} class={mark(row)}>
            <span class="name">{row.task}</span>
            <svg width="100%" height="22" aria-hidden="true">
              <line class="zero" x1={at(0)} x2={at(0)} y1="0" y2="22" />
              <rect x={at(Math.min(0, difference))} width={wide(0, difference)} y="6" height="10" />
              <line class="whisker" x1={at(low)} x2={at(high)} y1="11" y2="11" />
              <line class="whisker" x1={at(low)} x2={at(low)} y1="7" y2="15" />
              <line class="whisker" x1={at(high)} x2={at(high)} y1="7" y2="15" />
            </svg>
            <span class="says">
              <b>{signed(row.difference, row.scale)}</b> {readingWords[row.reading]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

export const TaskChart = ({ tasks }: { tasks: readonly TaskComparison[] }) => {
  const all = barsOf(tasks.filter(({ primary }) => primary)).sort((a, b) => a.difference - b.difference);
  if (all.length === 0) return null;
  const outside = all.filter(({ row }) => !row.inDomain);
  const inside = all.filter(({ row }) => row.inDomain);
  const room = Math.max(4, mostBars - Math.min(inside.length, 8));
  // Of many, those that moved most, the losses first.
  const shownOutside =
    outside.length <= room
      ? outside
      : [...outside.slice(0, Math.ceil(room * 0.75)), ...outside.slice(-Math.floor(room * 0.25))];
  const shownInside = inside.length <= 8 ? inside : [...inside.slice(0, 4), ...inside.slice(-4)];
  const bars = [...shownInside, ...shownOutside];
  const from = Math.min(-1, ...bars.map(({ low }) => low));
  const to = Math.max(1, ...bars.map(({ high }) => high));
  const left = all.length - bars.length;
  return (
    <figure class="fig task-chart">
      <p class="legend">
        <span class="loss">
          <i /> real loss
        </span>
        <span class="gain">
          <i /> real gain
        </span>
        <span class="kept">
          <i /> retained
        </span>
        <span class="unsure">
          <i /> cannot tell
        </span>
      </p>
      {shownInside.length > 0 && <Part title="In the domain" bars={shownInside} from={from} to={to} />}
      {shownOutside.length > 0 && (
        <Part title={inside.length > 0 ? "Outside it" : "All tasks"} bars={shownOutside} from={from} to={to} />
      )}
      <figcaption class="cap">
        <b>Change in points, after minus before; up is better whatever the metric counts.</b> Whiskers are 95%
        intervals, from {intervalWords([from / 100, to / 100], "fraction")} across. The table below has the same numbers
        {left > 0 ? ` and those of ${String(left)} more tasks` : ""}.
      </figcaption>
    </figure>
  );
};
