// What the results say of each risk that the advisor warns of, and of which they say nothing.
import { cliffLoss, type Held } from "./holds.ts";
import { level, type ReadRow } from "./readings.ts";
import type { CalibrationComparison, CheckedDimension, DimensionReading, RetentionSummary } from "./report.ts";
import { speaksOf } from "./tasks.ts";
import { listed, percent, plural, points } from "./words.ts";

export interface DimensionInput {
  readonly rows: readonly ReadRow[];
  readonly held: readonly Held[];
  readonly retention: RetentionSummary;
  readonly calibration: readonly CalibrationComparison[];
}

const notMeasured = (dimension: CheckedDimension, sentence: string): DimensionReading => ({
  dimension,
  kind: "not-measured",
  sentence,
  tasks: [],
});

function forgetting({ held, retention }: DimensionInput): DimensionReading {
  const dimension = "forgetting";
  const lost = held.find(({ kind }) => kind === "cliff" || kind === "erosion");
  const rest = held.find(({ kind }) => kind === "retained" || kind === "cannot-tell");
  if (lost !== undefined) {
    const sentence = `Ability was lost on ${listed([...new Set(lost.tasks)])}.`;
    return { dimension, kind: lost.kind, sentence, tasks: [...new Set(lost.tasks)] };
  }
  if (retention.over === "not-measured" || rest?.facts.reason === "nothing-joined")
    return notMeasured(dimension, "No task outside the domain was compared.");
  if (rest?.kind === "retained")
    return {
      dimension,
      kind: "retained",
      sentence: "No loss larger than the margin is left possible.",
      tasks: rest.tasks,
    };
  const sentence =
    rest?.facts.reason === "same-results"
      ? "Both sides hold the same results."
      : "A loss is neither proven nor ruled out.";
  return { dimension, kind: "cannot-tell", sentence, tasks: rest?.tasks ?? [] };
}

function calibrationReading({ calibration }: DimensionInput): DimensionReading {
  const dimension = "calibration";
  const direct = calibration.filter(({ relative }) => !relative);
  const wide = direct.find(({ scope }) => scope !== "task") ?? direct[0];
  if (wide === undefined)
    return notMeasured(dimension, "There are no log-likelihoods of short choices for the same items on both sides.");
  const cliffs = direct.filter(({ cliff }) => cliff);
  const { overconfidence } = cliffs.find(({ scope }) => scope !== "task") ?? cliffs[0] ?? wide;
  const sign = (share: number): string => `${share < 0 ? "−" : "+"}${points(share)}`;
  const sentence = `Confidence less accuracy went from ${sign(overconfidence.base)} to ${sign(overconfidence.tuned)}.`;
  const tasks = cliffs.flatMap(({ task }) => (task === null ? [] : [task]));
  if (cliffs.length > 0) return { dimension, kind: "calibration-cliff", sentence, tasks };
  const most = overconfidence.interval?.[1];
  return { dimension, kind: most !== undefined && most < cliffLoss ? "retained" : "cannot-tell", sentence, tasks };
}

/** Gains that are too good: nearly all right, by a jump. Often the test was in the training data. */
function isSuspicious({ row, unit }: ReadRow): boolean {
  return row.scale !== "other" && row.reading === "gain" && row.tuned * unit >= 0.97 && row.difference * unit >= 0.1;
}

function shortcuts({ rows, calibration }: DimensionInput): DimensionReading {
  const dimension = "shortcuts";
  const suspicious = rows.filter((each) => each.row.primary && isSuspicious(each)).map(({ row }) => row.task);
  const oneSided = calibration.filter(
    ({ scope, n, topChoice }) =>
      scope === "task" && n >= 50 && topChoice.tuned > 0.6 && topChoice.tuned - topChoice.base > 0.2,
  );
  const signs = [
    ...(suspicious.length > 0
      ? [`${listed(suspicious)} jumped to nearly all right: check that the test was not trained on`]
      : []),
    ...oneSided.map(
      ({ task, topChoice }) => `on ${task ?? "a task"} one choice is now taken ${percent(topChoice.tuned)} of the time`,
    ),
  ];
  if (signs.length === 0)
    return notMeasured(dimension, "Scores do not show shortcuts; reworded or perturbed versions of the tasks would.");
  const tasks = [...suspicious, ...oneSided.flatMap(({ task }) => (task === null ? [] : [task]))];
  const text = signs.join("; ");
  return { dimension, kind: "cannot-tell", sentence: `Signs of shortcuts: ${text}.`, tasks };
}

/** A risk that tasks of certain names speak of. */
function byTasks(dimension: CheckedDimension, rows: readonly ReadRow[], missing: string): DimensionReading {
  const spoken = rows.filter(({ row }) => row.reading !== "both-at-floor" && row.reading !== "no-error-given");
  if (spoken.length === 0) return notMeasured(dimension, missing);
  const lost = spoken.filter(({ row }) => row.reading === "loss");
  if (lost.length > 0) {
    const fell = lost.some(({ row, unit }) => row.scale !== "other" && row.difference * unit <= -cliffLoss);
    const tasks = lost.map(({ row }) => row.task);
    return { dimension, kind: fell ? "cliff" : "erosion", sentence: `Worse on ${listed(tasks)}.`, tasks };
  }
  const tasks = spoken.map(({ row }) => row.task);
  const kept = spoken.every(({ row }) => row.withinMargin === true);
  const sentence = kept
    ? `Kept within the margin on ${listed(tasks)}.`
    : `${plural(tasks.length, "task")} (${listed(tasks)}) can tell neither loss nor keeping.`;
  return { dimension, kind: kept ? "retained" : "cannot-tell", sentence, tasks };
}

/** Success in one try against success in several: rewards often raise the first and lower the second. */
function diversity({ rows }: DimensionInput): DimensionReading {
  const dimension = "diversity";
  const several = rows.filter(({ row }) => /^pass(@|_at_)(?!1$)\d+$/.test(row.metric) && row.p !== null);
  if (several.length === 0) return notMeasured(dimension, "No task reports success within several tries (pass@k).");
  const lost = several.filter(({ row }) => row.difference < 0 && (row.adjustedP ?? 1) < level);
  const tasks = [...new Set((lost.length > 0 ? lost : several).map(({ row }) => row.task))];
  if (lost.length > 0)
    return {
      dimension,
      kind: "erosion",
      sentence: `Fewer tasks are solved within several tries: ${listed(tasks)}.`,
      tasks,
    };
  const kept = several.every(({ row }) => row.withinMargin === true);
  return {
    dimension,
    kind: kept ? "retained" : "cannot-tell",
    sentence: kept
      ? "As many tasks are solved within several tries."
      : "Whether fewer are solved within several tries cannot be told.",
    tasks,
  };
}

export function dimensionsOf(input: DimensionInput): DimensionReading[] {
  const primary = input.rows.filter(({ row }) => row.primary);
  return [
    forgetting(input),
    calibrationReading(input),
    shortcuts(input),
    byTasks(
      "hallucination",
      primary.filter(({ row }) => speaksOf(row.task, "hallucination")),
      "No task asks for facts that the model may not know.",
    ),
    byTasks(
      "safety",
      primary.filter(({ row }) => speaksOf(row.task, "safety")),
      "No task tests refusals, toxicity or bias.",
    ),
    diversity(input),
  ];
}
