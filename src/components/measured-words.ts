import type { MeasurementEntry } from "../catalog/entries.ts";
import { decimals, shiftOf, signed } from "../catalog/figure.ts";
import { measured, measuredKinds } from "../decision/schema/index.ts";
import { isChange, leftOutReasons } from "../evidence/comparable.ts";
import { sides, type MeasuredRow, type MeasuredTechnique, type Summary } from "../evidence/measured.ts";
import { pointsInWords } from "../islands/evidence/middle.ts";
import { dataNames } from "./evidence-words.ts";

const counted = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? "" : "s"}`;

/** "In the domain: median of +1.9 points from 41 rows of 5 papers." A sentence a side, then what was left out of it. */
export function summaryInWords({ summary, leads }: MeasuredTechnique): readonly string[] {
  // The middle of two is neither of them.
  const of = ({ points, medians, rows, papers }: Summary): string =>
    papers === 2
      ? `medians of ${medians.map(pointsInWords).join(" and ")} points in 2 papers, from ${counted(rows, "row")}`
      : `median of ${pointsInWords(points)} points from ${counted(rows, "row")} of ${counted(papers, "paper")}`;
  const { in_domain: inDomain, general } = summary;
  if (inDomain === undefined && general === undefined) return [];
  const told = [
    inDomain
      ? `In the domain: ${of(inDomain)}.`
      : "In the domain: no row read first hand that gives such a score before and after.",
    general
      ? `General ability: ${of(general)}.`
      : "General ability: no row read first hand that gives such a score before and after.",
    "Each paper counts once, however many rows it gives.",
    ...(leads > 0
      ? [`${counted(leads, "row")} read second hand ${leads === 1 ? "is" : "are"} drawn and not counted.`]
      : []),
  ];
  const fewest = Math.min(...[inDomain, general].flatMap((side) => side?.papers ?? []));
  return [told.join(" "), ...(fewest === 1 ? ["A median of one paper is that paper's experiment, not a rule."] : [])];
}

/** What to say where there is no median: why there is none, in one sentence; undefined where there is one. */
export function noneInWords({ papers, summary, leads, together }: MeasuredTechnique, name: string): string | undefined {
  if (sides.some((side) => summary[side] !== undefined)) return undefined;
  const rows = papers.reduce((sum, paper) => sum + paper.rows.length, 0);
  if (rows === 0 && together.length === 0) return `No published row in the evidence measures ${name}.`;
  if (rows === 0) return `No published row in the evidence measures ${name} alone.`;
  const has = `${counted(rows, "published row")} of ${counted(papers.length, "paper")} ${rows === 1 ? "measures" : "measure"} ${name}`;
  return leads > 0
    ? `${has}; those with a score before and after were read second hand, so there is no median.`
    : `${has}, none of them as a score before and after that stands on one axis with others. They are listed in their own units.`;
}

/** What tells a run from its neighbors. */
export function runOf(entry: MeasurementEntry): string {
  return [entry.base_model, entry.variant, entry.domain, entry.data_kind && dataNames[entry.data_kind], entry.data_size]
    .filter(Boolean)
    .join("; ");
}

/** A line for each quantity that the row holds, in its own unit; in points besides where it stands on the axis, and why not where it might have. */
export function linesOf({ entry, sides: own }: MeasuredRow): readonly string[] {
  const lines = measuredKinds.flatMap((kind): string[] => {
    const shift = shiftOf(entry, kind);
    if (shift === undefined) return [];
    const { metric, before, after, change, better } = shift;
    const values =
      before !== undefined && after !== undefined
        ? `${decimals(before, 4)} to ${decimals(after, 4)}`
        : after !== undefined
          ? `${decimals(after, 4)} after, nothing before`
          : change === undefined
            ? "not given"
            : `change of ${signed(change)}`;
    const side = kind === "in_domain" || kind === "general" ? own[kind] : undefined;
    const verdict = better === undefined ? "" : better ? ", better" : ", worse";
    const points =
      side === undefined
        ? ""
        : isChange(side)
          ? ` (${pointsInWords(side.points)} points)`
          : ` (not drawn: such rows ${leftOutReasons[side.leftOut]})`;
    return [`${measured[kind]}, ${metric}: ${values}${verdict}${points}`];
  });
  return [
    ...lines,
    ...entry.other.map(({ metric, before, after, value }) => {
      const shown = [before, after ?? value].filter((each) => each !== undefined).map((each) => decimals(each, 4));
      return `${metric}: ${shown.join(" to ")}`;
    }),
    ...(entry.comparison === undefined ? [] : [`comparison: ${entry.comparison}`]),
    ...(entry.caution === undefined ? [] : [`caution: ${entry.caution}`]),
  ];
}
