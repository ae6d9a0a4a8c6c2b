import { shortCitation } from "../catalog/citation.ts";
import { partsOf } from "../catalog/combination-id.ts";
import type { CatalogData, MeasurementEntry } from "../catalog/entries.ts";
import type { Paper } from "../decision/schema/index.ts";
import { median, medianOfPapers } from "../islands/evidence/middle.ts";
import { changeOf, isChange, type Change, type LeftOut } from "./comparable.ts";
import { methodName } from "./method-name.ts";

export const sides = ["in_domain", "general"] as const;
export type Side = (typeof sides)[number];

/** A published row of a technique: its changes where they stand on the axis, the reason where they do not. */
export interface MeasuredRow {
  readonly entry: MeasurementEntry;
  readonly sides: Readonly<Record<Side, Change | { readonly leftOut: LeftOut }>>;
}

/** A paper's rows on a technique. */
export interface MeasuredPaper {
  readonly paper: Paper;
  readonly cite: string;
  readonly rows: readonly MeasuredRow[];
  /** Of its rows on the axis; undefined where it has none on that side. */
  readonly medians: Readonly<Record<Side, number | undefined>>;
  /** Sides on which most of its rows have a unit of their own: the few on the axis are a pick that nobody meant, drawn and not counted. */
  readonly picked: readonly Side[];
}

/** The middle of a side over papers, each counted once; without what was read second hand. */
export interface Summary {
  readonly points: number;
  /** The median of each paper, least first. */
  readonly medians: readonly number[];
  readonly rows: number;
  readonly papers: number;
}

export interface MeasuredTechnique {
  /** Papers with most rows first. */
  readonly papers: readonly MeasuredPaper[];
  readonly summary: Readonly<Record<Side, Summary | undefined>>;
  /** Rows on the axis that were read second hand: drawn, not counted. */
  readonly leads: number;
  /** Techniques together that it is a part of: never counted as its own. */
  readonly together: readonly { readonly name: string; readonly rows: number; readonly papers: readonly string[] }[];
}

/** What the published rows say of a technique. Rows of combinations are named and kept apart: what they changed is not the technique's alone. */
export function measuredOn(id: string, data: CatalogData): MeasuredTechnique {
  const all = [...data.measurements.values()];
  const papers = [
    ...Map.groupBy(
      all.filter(({ technique }) => technique === id),
      ({ paper }) => paper,
    ),
  ]
    .flatMap(([paperId, entries]): MeasuredPaper[] => {
      const paper = data.papers.get(paperId);
      if (paper === undefined) return [];
      const rows = entries.map((entry) => ({
        entry,
        sides: { in_domain: changeOf(entry, "in_domain", paper), general: changeOf(entry, "general", paper) },
      }));
      const middle = (side: Side) => median(rows.flatMap((row) => pointsOf(row, side)));
      return [
        {
          paper,
          cite: shortCitation(paper),
          rows,
          medians: { in_domain: middle("in_domain"), general: middle("general") },
          picked: sides.filter((side) => isPick(rows, side)),
        },
      ];
    })
    .sort((a, b) => b.rows.length - a.rows.length || (a.paper.id < b.paper.id ? -1 : 1));
  const rows = papers.flatMap((paper) => paper.rows);
  const counted = (side: Side) => papers.filter(({ picked }) => !picked.includes(side)).flatMap((paper) => paper.rows);
  const together = Map.groupBy(
    all.filter(({ technique }) => technique !== id && partsOf(technique).includes(id)),
    ({ technique }) => technique,
  );
  return {
    papers,
    summary: {
      in_domain: summaryOf(counted("in_domain"), "in_domain"),
      general: summaryOf(counted("general"), "general"),
    },
    leads: rows.filter((row) => isLead(row) && sides.some((side) => pointsOf(row, side).length > 0)).length,
    together: [...together]
      .map(([technique, own]) => ({
        name: methodName(technique, data.techniques),
        rows: own.length,
        papers: [...new Set(own.map(({ paper }) => paper))],
      }))
      .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1)),
  };
}

/** The change of a side in points: one, or none. */
export function pointsOf(row: MeasuredRow, side: Side): readonly number[] {
  const change = row.sides[side];
  return isChange(change) ? [change.points] : [];
}

function isPick(rows: readonly MeasuredRow[], side: Side): boolean {
  const drawn = rows.filter((row) => pointsOf(row, side).length > 0).length;
  const ownUnit = rows.filter(({ sides: { [side]: change } }) => !isChange(change) && change.leftOut === "unit").length;
  return drawn > 0 && ownUnit > drawn;
}

export function isLead({ entry }: MeasuredRow): boolean {
  return entry.read === "secondary";
}

function summaryOf(rows: readonly MeasuredRow[], side: Side): Summary | undefined {
  const counted = rows
    .filter((row) => !isLead(row))
    .flatMap((row) => pointsOf(row, side).map((value) => ({ paper: row.entry.paper, value })));
  const points = medianOfPapers(counted);
  if (points === undefined) return undefined;
  const own = [...Map.groupBy(counted, ({ paper }) => paper).values()];
  const medians = own.flatMap((group) => median(group.map(({ value }) => value)) ?? []).toSorted((a, b) => a - b);
  return { points, medians, rows: counted.length, papers: own.length };
}
