// The report as Markdown, to paste into a pull request or a model card.
import type { CalibrationComparison, CheckReport, GroupComparison, Reading, Row, TaskComparison } from "./report.ts";
import { count, decimal, differenceIn, percent, plural, pValue, valueIn } from "./words.ts";

/** Rows that a document can bear; the JSON and CSV hold all. */
const mostRows = 200;

const readingWords: Readonly<Record<Reading, string>> = {
  gain: "gain",
  loss: "loss",
  retained: "retained",
  "cannot-tell": "cannot tell",
  "both-at-floor": "both at floor",
  "no-error-given": "no error given",
};

/** Names come from files: nothing in them becomes markup, a new line or a new cell. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .slice(0, 300)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_[\]()|~#!>]/g, "\\$&")
    .replace(/(https?|ftp|www)([:.])/gi, "$1\u200b$2")
    .replace(/@/g, "@\u200b");
}

function nameOf({ task, metric, filter }: Row): string {
  return plain(filter === "none" || filter === "" ? `${task} (${metric})` : `${task} (${metric}, ${filter})`);
}

function interval({ scale, interval: ends }: Row): string {
  return ends === null ? "" : `${differenceIn(scale, ends[0])} to ${differenceIn(scale, ends[1])}`;
}

function taskLine(row: TaskComparison): string {
  const cells = [
    nameOf(row),
    row.inDomain ? "in" : "out",
    row.n === null ? "" : count(row.n),
    valueIn(row.scale, row.base),
    valueIn(row.scale, row.tuned),
    differenceIn(row.scale, row.difference),
    interval(row),
    row.adjustedP === null ? "" : pValue(row.adjustedP),
    row.paired ? "items" : "totals",
    readingWords[row.reading],
  ];
  return `| ${cells.join(" | ")} |`;
}

function table(header: readonly string[], lines: readonly string[]): string[] {
  return [`| ${header.join(" | ")} |`, `| ${header.map(() => "---").join(" | ")} |`, ...lines, ""];
}

function tasks({ tasks: rows }: CheckReport): string[] {
  const primary = rows.filter((row) => row.primary);
  const order: readonly Reading[] = ["loss", "cannot-tell", "no-error-given", "gain", "retained", "both-at-floor"];
  const sorted = [...primary].sort((a, b) => order.indexOf(a.reading) - order.indexOf(b.reading));
  if (sorted.length === 0) return [];
  const header = [
    "Task",
    "Domain",
    "Items",
    "Base",
    "Tuned",
    "Change",
    "95% interval",
    "Holm",
    "Compared by",
    "Reading",
  ];
  const left = sorted.length - mostRows;
  return [
    "## Tasks",
    "",
    ...table(header, sorted.slice(0, mostRows).map(taskLine)),
    ...(left > 0 ? [`${plural(left, "more task")} not shown.`, ""] : []),
    "Changes are positive where the tuned model is better, in points where values are in percent.",
    "",
  ];
}

function groupLine(group: GroupComparison): string {
  const { worst } = group;
  const cells = [
    nameOf(group),
    String(group.leaves),
    differenceIn(group.scale, group.difference),
    interval(group),
    `${count(group.counts.loss)} / ${count(group.counts.gain)}`,
    worst === null ? "" : `${plain(worst.task)} ${differenceIn(group.scale, worst.difference)}`,
    readingWords[group.reading],
  ];
  return `| ${cells.join(" | ")} |`;
}

function groups({ groups: all }: CheckReport): string[] {
  if (all.length === 0) return [];
  const header = ["Group", "Tasks", "Change", "95% interval", "Losses / gains", "Worst task", "Reading"];
  return ["## Groups", "", ...table(header, all.slice(0, mostRows).map(groupLine))];
}

function calibrationLine(each: CalibrationComparison): string {
  const pair = (base: number, tuned: number): string => `${decimal(base, 3)} → ${decimal(tuned, 3)}`;
  const { overconfidence, brier, error, auroc } = each;
  const cells = [
    each.task === null ? each.scope : plain(each.task),
    count(each.n),
    pair(overconfidence.base, overconfidence.tuned),
    overconfidence.p === null ? "" : pValue(overconfidence.p),
    pair(brier.base, brier.tuned),
    `${pair(error.base.plain, error.tuned.plain)} (chance: up to ${decimal(error.tuned.floor.high, 3)})`,
    auroc === null ? "" : pair(auroc.base, auroc.tuned),
  ];
  return `| ${cells.join(" | ")} |`;
}

function calibration({ calibration: all }: CheckReport): string[] {
  if (all.length === 0) return [];
  const header = ["Over", "Items", "Confidence less accuracy", "p", "Brier", "Calibration error", "AUROC"];
  return ["## Calibration", "", ...table(header, all.slice(0, mostRows).map(calibrationLine))];
}

function format({ format: all }: CheckReport): string[] {
  const shifts = all.filter(({ shift }) => shift);
  if (shifts.length === 0) return [];
  const lines = shifts.map(({ task, invalid, strict, lenient, lost, lostInvalid, explainsLoss }) => {
    const what =
      invalid === null
        ? `strict extraction (${plain(strict?.filter ?? "")}) and lenient extraction (${plain(lenient?.filter ?? "")}) do not agree`
        : `invalid answers went from ${percent(invalid.base)} to ${percent(invalid.tuned)}${lost === null || lostInvalid === null ? "" : `; ${count(lostInvalid)} of ${plural(lost, "lost answer")} are among them`}`;
    return `- ${plain(task)}: ${what}${explainsLoss ? ". This explains the loss." : "."}`;
  });
  return ["## Form of the answers", "", ...lines, ""];
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, "", ...lines.map((line) => `- ${line}`), ""];
}

function unmatched({ unmatched: { base, tuned, suggestions } }: CheckReport): string[] {
  const lines = [
    ...(base.length > 0 ? [`Only of the base model: ${plural(base.length, "row")}`] : []),
    ...(tuned.length > 0 ? [`Only of the tuned model: ${plural(tuned.length, "row")}`] : []),
    ...suggestions
      .slice(0, 20)
      .map((each) => `Perhaps ${plain(each.base.task)} is ${plain(each.tuned.task)}. ${each.why}`),
  ];
  return list("Not compared", lines);
}

export function toMarkdown(report: CheckReport): string {
  const { base, tuned, verdict, comparability, retention } = report;
  const { index } = retention;
  const lines = [
    `# Cliff check: ${plain(tuned.model)} against ${plain(base.model)}`,
    "",
    `**${plain(verdict.sentence)}**`,
    "",
    ...(index === null
      ? []
      : [
          `Retention of ability above chance: ${percent(index.value)}${index.se === null ? "" : ` ± ${percent(index.se)}`} over ${plural(retention.skills, "skill")}.`,
          "",
        ]),
    ...list(
      "By risk",
      verdict.dimensions.map(
        ({ dimension, kind, sentence }) => `${dimension}: ${kind.replaceAll("-", " ")}. ${plain(sentence)}`,
      ),
    ),
    ...list(
      "Differences of the runs",
      comparability.map(
        ({ field, base: one, tuned: other, effect, count: tasksConcerned }) =>
          `${plain(field)}: ${plain(one)} and ${plain(other)}${tasksConcerned > 0 ? ` on ${plural(tasksConcerned, "task")}` : ""}. ${effect}`,
      ),
    ),
    ...list("What speaks against reading too much into it", verdict.caveats.map(plain)),
    ...tasks(report),
    ...groups(report),
    ...calibration(report),
    ...format(report),
    ...list(
      "Next",
      report.nextSteps.map(({ text }) => plain(text)),
    ),
    ...list("Evaluation that is missing", verdict.missing.map(plain)),
    ...unmatched(report),
    `Margin ${percent(report.margin)}; ${report.inDomain === null ? "no task was named as in the domain" : `${plural(report.inDomain.length, "name")} declared as in the domain`}. Base: ${plain(base.tool)}, ${plural(base.files.length, "file")}. Tuned: ${plain(tuned.tool)}, ${plural(tuned.files.length, "file")}.`,
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
