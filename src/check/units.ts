// What the verdict counts: skills, each once, whether one task tests it or fifty-seven.
import { isClearlyAbove, retentionIndex, type Level } from "./floor.ts";
import type { Knowledge } from "./format.ts";
import { rowsBySkill } from "./groups.ts";
import { holm } from "./multiple.ts";
import { aroundPooled, errorOf } from "./pool.ts";
import { level, type ReadRow } from "./readings.ts";
import type { RetentionIndex, RetentionSummary } from "./report.ts";
import { sum } from "./sums.ts";
import { detectableErrors } from "./tests.ts";

/** A skill, or one task; as fractions, unless it counts in no bounded unit. */
export interface Unit {
  readonly name: string;
  readonly inDomain: boolean;
  readonly rows: readonly ReadRow[];
  /** False for perplexities and the like: a loss there is told, and no cliff. */
  readonly bounded: boolean;
  readonly base: number;
  readonly tuned: number;
  readonly difference: number;
  readonly se: number | null;
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly withinMargin: boolean | null;
  readonly index: RetentionIndex | null;
  readonly atFloor: boolean;
  readonly collapsed: boolean;
  /** Items that would be needed to tell, and the smallest loss that could be seen. */
  readonly nNeeded: number | null;
  readonly n: number | null;
  readonly detectable: number | null;
  /** True where form was taken out of the difference. */
  readonly formTakenOut: boolean;
}

type Draft = Omit<Unit, "adjustedP" | "collapsed"> & { readonly downToChance: boolean };

function single(each: ReadRow, knowledge: Knowledge | undefined, margin: number): Draft {
  const { row, unit } = each;
  const scale = row.scale === "other" ? 1 : unit;
  const around =
    knowledge === undefined
      ? null
      : aroundPooled(knowledge.difference * scale, knowledge.se === null ? null : knowledge.se * scale);
  return {
    name: row.task,
    inDomain: row.inDomain,
    rows: [each],
    bounded: row.scale !== "other",
    base: row.base * scale,
    tuned: row.tuned * scale,
    difference: knowledge === undefined ? row.difference * scale : knowledge.difference * scale,
    se: around === null ? scaled(errorOf(row), scale) : around.se,
    p: around === null ? row.p : around.p,
    withinMargin: around === null ? row.withinMargin : around.lower === null ? null : around.lower > -margin,
    // Both values still hold what is form.
    index: knowledge === undefined ? row.retention : null,
    atFloor: each.bothAtFloor,
    downToChance: each.downToChance && knowledge === undefined,
    n: row.n,
    nNeeded: row.nNeeded,
    detectable: scaled(row.minimumDetectable, scale),
    formTakenOut: knowledge !== undefined,
  };
}

function scaled(value: number | null, scale: number): number | null {
  return value === null ? null : value * scale;
}

/** Several tasks as one, by their items; those at chance have nothing to say and are left out. */
function several(
  name: string,
  all: readonly ReadRow[],
  knowledge: ReadonlyMap<ReadRow, Knowledge>,
  margin: number,
): Draft {
  const informative = all.filter((each) => !each.bothAtFloor);
  const rows = informative.length > 0 ? informative : all;
  const parts = rows.map((each) => single(each, knowledge.get(each), margin));
  const counts = parts.map(({ n }) => n);
  const weights = counts.every((count) => count !== null) ? counts : parts.map(() => 1);
  const total = sum(weights);
  const weighted = (pick: (part: Draft, index: number) => number): number =>
    sum(parts.map((part, index) => (pick(part, index) * (weights[index] ?? 0)) / total));
  const errorFrom = (pick: (part: Draft, index: number) => number | null): number | null => {
    const errors = parts.map(pick);
    if (!errors.every((error) => error !== null)) return null;
    return Math.sqrt(sum(errors.map((error, index) => ((error * (weights[index] ?? 0)) / total) ** 2)));
  };
  const difference = weighted((part) => part.difference);
  const around = aroundPooled(
    difference,
    errorFrom(({ se }) => se),
  );
  const n = counts.every((count) => count !== null) ? sum(counts) : null;
  const side = (which: "base" | "tuned"): Level => ({
    value: weighted((_, index) => rows[index]?.levels[which].value ?? 0),
    se: errorFrom((_, index) => rows[index]?.levels[which].se ?? null),
    n,
  });
  const chances = rows.map(({ row }) => row.chance);
  const chance = chances.every((each) => each !== null) ? weighted((_, index) => chances[index] ?? 0) : null;
  const [base, tuned] = [side("base"), side("tuned")];
  const correlations = rows.map(({ row }) => row.correlation);
  const correlation = correlations.every((each) => each !== null)
    ? weighted((_, index) => correlations[index] ?? 0)
    : null;
  const bounded = parts.every((part) => part.bounded);
  const formTakenOut = parts.some((part) => part.formTakenOut);
  return {
    name,
    inDomain: parts[0]?.inDomain ?? false,
    rows,
    bounded,
    base: weighted((part) => part.base),
    tuned: weighted((part) => part.tuned),
    difference,
    se: around.se,
    p: around.p,
    withinMargin: around.lower === null ? null : around.lower > -(bounded ? margin : margin * Math.abs(base.value)),
    index: chance === null || formTakenOut ? null : retentionIndex(base, tuned, chance, correlation),
    atFloor: informative.length === 0,
    downToChance: chance !== null && !formTakenOut && isClearlyAbove(base, chance) && !isClearlyAbove(tuned, chance),
    n,
    nNeeded: n === null || around.se === null ? null : Math.ceil(n * ((detectableErrors * around.se) / margin) ** 2),
    detectable: around.se === null ? null : detectableErrors * around.se,
    formTakenOut,
  };
}

/** Skills from the primary rows. `knowledge` holds the rows whose loss is in their form: they count without it. */
export function unitsOf(rows: readonly ReadRow[], knowledge: ReadonlyMap<ReadRow, Knowledge>, margin: number): Unit[] {
  const usable = rows.filter(({ row, directed }) => row.primary && directed);
  const drafts = rowsBySkill(usable).map(({ skill, rows: below }) => {
    const [only] = below;
    return only !== undefined && below.length === 1
      ? single(only, knowledge.get(only), margin)
      : several(skill, below, knowledge, margin);
  });
  const adjusted = new Map<Draft, number>();
  for (const inside of [true, false]) {
    const family = drafts.filter(({ inDomain, p }) => inDomain === inside && p !== null);
    const ps = holm(family.map(({ p }) => p ?? 1));
    for (const [index, draft] of family.entries()) adjusted.set(draft, ps[index] ?? 1);
  }
  return drafts.map(({ downToChance, ...draft }, index) => {
    const adjustedP = adjusted.get(drafts[index] ?? { ...draft, downToChance }) ?? null;
    const lost = draft.difference < 0 && (adjustedP ?? 1) < level && !draft.atFloor;
    return { ...draft, adjustedP, collapsed: downToChance && lost };
  });
}

/** All that lies outside the domain, skill by skill. */
export function summarizeRetention(units: readonly Unit[], over: RetentionSummary["over"]): RetentionSummary {
  const outside = units.filter(({ inDomain, bounded }) => !inDomain && bounded);
  const counted = outside.filter(({ atFloor, se }) => !atFloor && se !== null);
  const indexed = counted.flatMap(({ index }) => (index === null ? [] : [index]));
  const around =
    counted.length === 0
      ? null
      : {
          difference: sum(counted.map(({ difference }) => difference)) / counted.length,
          se: Math.sqrt(sum(counted.map(({ se }) => (se ?? 0) ** 2))) / counted.length,
        };
  const pooled = around === null ? null : aroundPooled(around.difference, around.se);
  return {
    over,
    skills: counted.length,
    index: indexed.length === 0 ? null : meanIndex(indexed),
    meanDifference: around?.difference ?? null,
    meanSe: pooled?.se ?? null,
    // One skill has a better test than the pooled one: its own.
    p: counted.length === 1 ? (counted[0]?.p ?? null) : (pooled?.p ?? null),
    interval: pooled?.interval ?? null,
    atFloor: units.flatMap(({ inDomain, rows }) =>
      inDomain ? [] : rows.filter(({ bothAtFloor }) => bothAtFloor).map(({ row }) => row.task),
    ),
  };
}

function meanIndex(indexes: readonly RetentionIndex[]): RetentionIndex {
  const errors = indexes.map(({ se }) => se);
  return {
    value: sum(indexes.map(({ value }) => value)) / indexes.length,
    se: errors.every((error) => error !== null)
      ? Math.sqrt(sum(errors.map((error) => error ** 2))) / indexes.length
      : null,
  };
}
