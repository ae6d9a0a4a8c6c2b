import type { CheckReport, Scale, TaskComparison } from "../src/check/index.ts";
import { heading, table, wrap } from "./text.ts";

/** Rows of the table; all are in `--json` and `--markdown`. */
const mostRows = 25;

/** Names come from files of others: none may move the cursor, turn the direction of writing or begin a line of its own. */
function withoutControls(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, "?") : value;
}

/** The report for a terminal: the verdict, what carries it, and what to do next. */
export function checkAsText(found: CheckReport): string {
  // A report is plain data, and only its texts are changed.
  const report = JSON.parse(JSON.stringify(found), withoutControls) as CheckReport;
  const { verdict, comparability, unmatched, nextSteps, tasks } = report;
  const rows = [...tasks].filter(({ primary }) => primary).sort((a, b) => weight(b) - weight(a));
  const left = rows.length - mostRows;
  return [
    `${verdict.kind.toUpperCase()}${verdict.strength === "indicative" ? " (indicative)" : ""}`,
    wrap(verdict.sentence),
    ...(rows.length > 0
      ? [
          heading("Tasks"),
          table([
            ["task", "metric", "base", "tuned", "change", "95% interval", "adj. p", "reading"],
            ...rows.slice(0, mostRows).map(cells),
          ]),
          ...(left > 0 ? [`${String(left)} more in --json`] : []),
        ]
      : []),
    heading("Risks"),
    ...verdict.dimensions.map(({ dimension, sentence }) => wrap(sentence, `${dimension.padEnd(14)} `)),
    ...list(
      "Comparability",
      comparability.map(({ field, base, tuned, effect }) => `${field}: ${base} / ${tuned}. ${effect}`),
    ),
    ...list("Caveats", verdict.caveats),
    ...list("Not joined", [
      ...unmatched.suggestions.map(({ base, tuned, why }) => `${base.task} / ${tuned.task}? ${why}`),
      ...(unmatched.base.length > 0 ? [`only base: ${names(unmatched.base)}`] : []),
      ...(unmatched.tuned.length > 0 ? [`only tuned: ${names(unmatched.tuned)}`] : []),
    ]),
    ...list("Missing to tell more", verdict.missing),
    ...list(
      "Next",
      nextSteps.map(({ text }) => text),
    ),
    "",
  ].join("\n");
}

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading(title), ...lines.map((line) => wrap(line, "- "))];

/** What lies outside the domain first, then by how much it moved. */
const weight = ({ inDomain, difference, scale }: TaskComparison): number =>
  (inDomain ? 0 : 1000) + Math.abs(scale === "percent" ? difference / 100 : difference);

const names = (rows: readonly { readonly task: string }[]): string => {
  const tasks = [...new Set(rows.map(({ task }) => task))];
  return tasks.length > 6 ? `${tasks.slice(0, 6).join(", ")} and ${String(tasks.length - 6)} more` : tasks.join(", ");
};

function cells({
  task,
  metric,
  filter,
  scale,
  base,
  tuned,
  difference,
  interval,
  adjustedP,
  reading,
  inDomain,
}: TaskComparison): string[] {
  return [
    `${inDomain ? "* " : ""}${task}`.slice(0, 40),
    filter === "none" ? metric : `${metric},${filter}`,
    value(base, scale),
    value(tuned, scale),
    value(difference, scale, true),
    interval === null ? "" : `${value(interval[0], scale, true)} to ${value(interval[1], scale, true)}`,
    adjustedP === null ? "" : adjustedP < 0.001 ? "<0.001" : adjustedP.toFixed(3),
    reading,
  ];
}

/** Fractions and percents in points of a hundred, other scales as they are. */
function value(number: number, scale: Scale, sign = false): string {
  const shown = scale === "fraction" ? number * 100 : number;
  const text =
    Math.abs(shown) >= 1e6 || (shown !== 0 && Math.abs(shown) < 0.01)
      ? shown.toPrecision(3)
      : shown.toFixed(scale === "other" ? 3 : 1);
  return sign && shown > 0 ? `+${text}` : text;
}
