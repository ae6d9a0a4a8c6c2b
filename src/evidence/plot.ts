import { scaleLinear } from "d3-scale";
import { partsOf } from "../catalog/combination-id.ts";
import type { CatalogData } from "../catalog/entries.ts";
import { shortCitation } from "../catalog/citation.ts";
import { tiers, type Tier } from "../decision/schema/ids.ts";
import type { Paper } from "../decision/schema/index.ts";
import { median, type Place } from "../islands/evidence/middle.ts";
import { pairsOf, type LeftOut, type Pair } from "./comparable.ts";
import { methodName } from "./method-name.ts";

/** One mark: the rows of a paper on one technique, at the median of either side. */
export interface Mark extends Place {
  /** Address within the page. */
  readonly id: string;
  readonly paper: Paper;
  readonly cite: string;
  readonly technique: string;
  /** "LoRA + replay". */
  readonly name: string;
  /** That of the part that needs most access; undefined where no part is a technique of ours. */
  readonly tier: Tier | undefined;
  readonly pairs: readonly Pair[];
  /** Read second hand only: drawn, and kept out of front and medians. */
  readonly isLead: boolean;
}

/** Marks by paper, papers with most rows first, and what was left out. */
export function marksOf(data: CatalogData): {
  readonly marks: readonly Mark[];
  readonly leftOut: ReadonlyMap<LeftOut, number>;
} {
  const { pairs, leftOut } = pairsOf(data.measurements.values(), data.papers);
  const byPaper = [...Map.groupBy(pairs, ({ entry }) => entry.paper)].toSorted(
    ([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1),
  );
  const marks = byPaper.flatMap(([id, own]) => {
    const paper = data.papers.get(id);
    if (paper === undefined) return [];
    return [...Map.groupBy(own, ({ entry }) => entry.technique)].map(([technique, rows]): Mark => {
      const parts = partsOf(technique).map((part) => data.techniques.find((each) => each.id === part));
      const tier = Math.max(-1, ...parts.flatMap((part) => (part ? [tiers.indexOf(part.facts.tier)] : [])));
      return {
        id: `${id}-${technique.replaceAll("+", "-")}`.toLowerCase(),
        paper,
        cite: shortCitation(paper),
        technique,
        name: methodName(technique, data.techniques),
        tier: tiers[tier],
        pairs: rows,
        isLead: rows.every(({ entry }) => entry.read === "secondary"),
        x: median(rows.map(({ inDomain }) => inDomain.points)) ?? 0,
        y: median(rows.map(({ general }) => general.points)) ?? 0,
      };
    });
  });
  return { marks, leftOut };
}

/** A straight axis in pixels: `from` is where 0 lies, `per` the pixels of one point; ticks are round. */
export interface Axis {
  readonly from: number;
  readonly per: number;
  readonly ticks: readonly number[];
}

/** An axis that holds all values and 0, ends at round numbers, and runs from one pixel to the other. */
export function axisOf(values: readonly number[], [start, end]: readonly [number, number], ticks: number): Axis {
  const scale = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [start, end]).nice(ticks * 2);
  return { from: scale(0), per: scale(1) - scale(0), ticks: scale.ticks(ticks) };
}
