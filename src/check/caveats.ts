// What speaks against reading too much into a verdict, and what evaluation is missing to say more.
import { grown } from "./format.ts";
import type { Findings } from "./holds.ts";
import type { ReadRow } from "./readings.ts";
import type { ComparabilityIssue, DimensionReading, RetentionSummary } from "./report.ts";
import { sum } from "./sums.ts";
import { differenceIn, listed, percent, plural } from "./words.ts";
import { keyOf } from "./rows.ts";

function unpairedNote(rows: readonly ReadRow[]): string[] {
  const unpaired = rows.filter(({ row }) => !row.paired && row.p !== null);
  if (unpaired.length === 0) return [];
  const known = rows.flatMap(({ row }) => (row.correlation === null ? [] : [row.correlation]));
  const which = unpaired.length === rows.length ? "All tasks were" : plural(unpaired.length, "task was", "tasks were");
  const plain = `${which} compared by their totals, as if the two models had answered other items: the error is an upper bound, and “no proven loss” is weak.`;
  if (known.length === 0) return [`${plain} Files of single items would make it smaller.`];
  const mean = sum(known) / known.length;
  const factor = Math.sqrt(Math.max(0, 1 - mean));
  return [
    `${plain} At the correlation seen on the other tasks, files of single items would shrink it to about ${factor.toFixed(2)} of that.`,
  ];
}

/** Tasks with one stem and one number of items are often the same items asked in another way. */
function repeatedItems(rows: readonly ReadRow[]): string[] {
  const stems = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  for (const { row } of rows) {
    if (row.n === null || row.n < 2) continue;
    const stem = /^[^_\-|:.,= ]+/.exec(row.task)?.[0] ?? row.task;
    sizes.set(stem, (sizes.get(stem) ?? 0) + 1);
    const key = keyOf(stem, String(row.n));
    const known = stems.get(key);
    if (known === undefined) stems.set(key, [row.task]);
    else known.push(row.task);
  }
  // Two of thirty may have one size by chance.
  const repeated = [...stems].flatMap(([key, tasks]) => {
    const [stem = ""] = /(?<=^\[")[^"]*/.exec(key) ?? [];
    return tasks.length > 1 && tasks.length * 2 >= (sizes.get(stem) ?? 0) ? [tasks] : [];
  });
  return repeated.length === 0
    ? []
    : [
        `${listed(repeated[0] ?? [])}${repeated.length > 1 ? ` and ${plural(repeated.length - 1, "other set")} of tasks` : ""} have one number of items and a common name: if they ask the same items, averages over them look surer than they are.`,
      ];
}

/** What of a change is form, where much of it is. */
function formNotes({ format }: Findings): string[] {
  return format.flatMap(({ comparison, row }) => {
    const { invalid, formatPart, knowledgePart, task } = comparison;
    if (invalid === null || formatPart === null || knowledgePart === null) return [];
    if (Math.abs(invalid.tuned - invalid.base) < grown) return [];
    const { scale } = row.row;
    return [
      `On ${task} invalid answers went from ${percent(invalid.base)} to ${percent(invalid.tuned)}: of its change, ${differenceIn(scale, formatPart)} is the form of answers and ${differenceIn(scale, knowledgePart)} the rest.`,
    ];
  });
}

/** Items below which a proven loss or gain is still one of a handful. */
const handful = 30;

function fewNotes(rows: readonly ReadRow[]): string[] {
  const few = rows.filter(
    ({ row }) => row.n !== null && row.n < handful && (row.reading === "loss" || row.reading === "gain"),
  );
  return few.length === 0
    ? []
    : [
        `The change on ${listed(few.map(({ row }) => `${row.task} (${plural(row.n ?? 0, "item")})`))} rests on a handful of items: run more before you act on it.`,
      ];
}

export function caveatsOf(findings: Findings, comparability: readonly ComparabilityIssue[]): string[] {
  const { rows, retention } = findings;
  const primary = rows.filter(({ row }) => row.primary);
  const named = (pick: (each: ReadRow) => boolean): string[] => primary.filter(pick).map(({ row }) => row.task);
  const [others, bare, undirected] = [
    named(({ row }) => row.scale === "other"),
    named(({ row }) => row.reading === "no-error-given"),
    named(({ directed }) => !directed),
  ];
  const capped = comparability.filter(({ caps }) => caps);
  return [
    ...(capped.length > 0 && primary.length > 0
      ? [
          `The two runs differ in ${listed([...new Set(capped.map(({ field }) => field))])}: what the numbers show may be that, and a verdict is firm only where both were run alike.`,
        ]
      : []),
    ...(retention.over === "all" && primary.length > 0
      ? ["No task was named as in the domain, so gains and losses there count like any other."]
      : []),
    ...(findings.oneSided.length > 0 && primary.length > 0
      ? [
          `${listed(findings.oneSided)} ${findings.oneSided.length === 1 ? "was" : "were"} run on one side only: what happened there is open.`,
        ]
      : []),
    ...fewNotes(primary),
    ...formNotes(findings),
    ...unpairedNote(primary),
    ...(retention.atFloor.length > 0
      ? [`The base is at chance on ${listed(retention.atFloor)}: this says nothing of what was kept.`]
      : []),
    ...(others.length > 0 ? [`${listed(others)} count in another unit and are in no average.`] : []),
    ...(bare.length > 0 ? [`${listed(bare)} came without error and number of items.`] : []),
    ...(undirected.length > 0 ? [`Nothing tells whether more is better on ${listed(undirected)}.`] : []),
    ...repeatedItems(primary),
  ];
}

export function missingEvaluation(
  rows: readonly ReadRow[],
  dimensions: readonly DimensionReading[],
  retention: RetentionSummary,
): string[] {
  const unmeasured = new Set(
    dimensions.filter(({ kind }) => kind === "not-measured").map(({ dimension }) => dimension),
  );
  const needs: Readonly<Partial<Record<DimensionReading["dimension"], string>>> = {
    calibration:
      "Log-likelihoods of multiple-choice tasks for single items, in the domain and outside it: for calibration.",
    shortcuts: "Reworded or perturbed versions of the in-domain tasks: for shortcuts.",
    hallucination: "Questions on facts, some of which the model cannot know: for hallucination.",
    safety: "A set of harmful and of harmless-looking requests: for refusals.",
    diversity: "Success within several tries (pass@k): for diversity.",
  };
  return [
    ...(retention.over === "not-measured"
      ? ["Tasks outside the domain, on both models: without them no cliff can be seen."]
      : []),
    ...(retention.over === "outside" && !rows.some(({ row }) => row.inDomain)
      ? ["Tasks of the domain itself: whether the change reached its goal is open."]
      : []),
    ...(rows.length > 0 && rows.every(({ row }) => !row.paired)
      ? ["Results of single items on both sides: errors would shrink."]
      : []),
    ...[...unmeasured].flatMap((dimension) => needs[dimension] ?? []),
  ];
}
