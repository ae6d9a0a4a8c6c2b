// What samples add to results: their number, an error, the score of guessing, and results of their own where no file gives them.
import { type ResultRow, type SampleRow, type Scale } from "../model.ts";
import { higherIsBetter, largestError, scaleOf } from "./metrics.ts";
import { counted, grouped, type Notices } from "./part.ts";

/** Scores of one task, filter and metric. Sums are enough: samples may be many. */
interface Summary {
  readonly task: string;
  readonly filter: string;
  readonly metric: string;
  n: number;
  mean: number;
  /** Sum of squared deviations from the mean. */
  spread: number;
}

/** Choices of the items of one task. */
interface Choices {
  items: number;
  withChoices: number;
  /** Sum of 1 / choices. */
  guessed: number;
}

/** Metrics of which guessing among choices is worth one in their number. */
const OF_CHOICES = /^(acc(uracy)?|acc_norm|acc_bytes|exact_match|correct)$/;

export function completeRows(rows: readonly ResultRow[], samples: readonly SampleRow[], notices: Notices): ResultRow[] {
  const summaries = new Map<string, Summary>();
  const choices = new Map<string, Choices>();
  for (const sample of samples) {
    addChoices(choices, sample);
    for (const [metric, score] of Object.entries(sample.scores)) addScore(summaries, sample, metric, score);
  }
  const known = new Set(rows.map(keyOf));
  const completed = rows.map((row) => complete(row, summaries.get(keyOf(row)), choices, notices));
  const missing = [...summaries].filter(([key]) => !known.has(key)).map(([, summary]) => rowOf(summary, choices));
  if (missing.length > 0 && rows.length > 0)
    notices.add(
      `Worked out from samples: ${counted(missing.length, "result that no results file gives", "results that no results file gives")}`,
    );
  return [...completed, ...missing];
}

function keyOf({ task, filter, metric }: { task: string; filter: string; metric: string }): string {
  return JSON.stringify([task, filter, metric]);
}

/** Welford's way, which loses no digits. */
function addScore(summaries: Map<string, Summary>, { task, filter }: SampleRow, metric: string, score: number): void {
  const key = keyOf({ task, filter, metric });
  const summary = summaries.get(key) ?? { task, filter, metric, n: 0, mean: 0, spread: 0 };
  summaries.set(key, summary);
  const deviation = score - summary.mean;
  summary.n += 1;
  summary.mean += deviation / summary.n;
  summary.spread += deviation * (score - summary.mean);
}

function addChoices(choices: Map<string, Choices>, { task, probabilities }: SampleRow): void {
  const each = choices.get(task) ?? { items: 0, withChoices: 0, guessed: 0 };
  choices.set(task, each);
  each.items += 1;
  if (probabilities === null) return;
  each.withChoices += 1;
  each.guessed += 1 / probabilities.length;
}

function chanceOf(task: string, metric: string, choices: ReadonlyMap<string, Choices>): number | null {
  const each = choices.get(task);
  if (each === undefined || each.withChoices === 0 || each.withChoices < each.items || !OF_CHOICES.test(metric))
    return null;
  return each.guessed / each.items;
}

/** Null for one item, and for scores that are not of the scale that their mean seems to have. */
function errorOf({ n, spread }: Summary, scale: Scale): number | null {
  const error = Math.sqrt(spread / (n - 1) / n);
  return n > 1 && error <= largestError(scale) * (1 + 1e-9) ? error : null;
}

function complete(
  row: ResultRow,
  summary: Summary | undefined,
  choices: ReadonlyMap<string, Choices>,
  notices: Notices,
): ResultRow {
  if (summary === undefined || row.parts.length > 0) return row;
  if (row.n !== null && row.n !== summary.n) {
    notices.add(
      `Samples of "${row.task}" (${row.filter}) are ${grouped(summary.n)}, its results are of ${grouped(row.n)} items`,
    );
  }
  // Samples of another run, or of a part of this one, must not lend it their number.
  const isSame = Math.abs(summary.mean - row.value) <= 1e-9 * Math.max(1, Math.abs(row.value));
  const chance = row.chance ?? (isSame && row.scale === "fraction" ? chanceOf(row.task, row.metric, choices) : null);
  if (!isSame) return { ...row, chance };
  return { ...row, chance, n: row.n ?? summary.n, stderr: row.stderr ?? errorOf(summary, row.scale) };
}

function rowOf(summary: Summary, choices: ReadonlyMap<string, Choices>): ResultRow {
  const { task, metric, filter, n, mean } = summary;
  const scale = scaleOf(metric, mean, task);
  return {
    task,
    metric,
    filter,
    value: mean,
    scale,
    stderr: errorOf(summary, scale),
    n,
    nRecovered: false,
    higherIsBetter: higherIsBetter(metric),
    chance: chanceOf(task, metric, choices),
    parts: [],
    settings: {},
  };
}
