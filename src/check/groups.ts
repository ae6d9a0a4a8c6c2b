// Groups that the tool reported, worked out anew from their leaves: reported errors of groups are often wrong, and a mean hides cliffs.
import { holm } from "./multiple.ts";
import type { JoinedGroup } from "./join.ts";
import { pool, type Pooled } from "./pool.ts";
import { readingOf, type ReadRow } from "./readings.ts";
import type { Scale } from "./model.ts";
import type { GroupComparison, Reading } from "./report.ts";
import { keyOf } from "./rows.ts";
import { detectableErrors } from "./tests.ts";

function countsOf(rows: readonly ReadRow[]): Record<Reading, number> {
  const counts: Record<Reading, number> = {
    gain: 0,
    loss: 0,
    retained: 0,
    "cannot-tell": 0,
    "both-at-floor": 0,
    "no-error-given": 0,
  };
  for (const { row } of rows) counts[row.reading] += 1;
  return counts;
}

function worstOf(rows: readonly ReadRow[]): GroupComparison["worst"] {
  const worst = rows.reduce<ReadRow | undefined>(
    (least, each) =>
      least === undefined || each.row.difference * each.unit < least.row.difference * least.unit ? each : least,
    undefined,
  );
  if (worst === undefined) return null;
  const { task, difference, adjustedP, reading } = worst.row;
  return { task, difference, adjustedP, reading };
}

/** The weights with which the leaves give what the tool reported, on both sides; by items where neither does. */
function weightsOf(
  rows: readonly ReadRow[],
  reported: { base: number; tuned: number } | null,
): { weights: "items" | "equal"; matches: boolean } {
  if (rows.some(({ joined: { base, tuned } }) => (base.n ?? tuned.n) === null))
    return { weights: "equal", matches: true };
  if (reported === null) return { weights: "items", matches: true };
  const off = (weights: "items" | "equal"): number => {
    const pooled = pool(rows, weights);
    return Math.max(Math.abs(pooled.reportedBase - reported.base), Math.abs(pooled.reportedTuned - reported.tuned));
  };
  const [items, equal] = [off("items"), off("equal")];
  // Tables round to four decimals.
  const near = 6e-5 * Math.max(1, Math.abs(reported.base));
  if (Math.min(items, equal) > near) return { weights: "items", matches: false };
  return { weights: equal < items ? "equal" : "items", matches: true };
}

function sharedDomain(rows: readonly ReadRow[]): boolean | null {
  const inside = rows.filter(({ row }) => row.inDomain).length;
  return inside === 0 ? false : inside === rows.length ? true : null;
}

interface Summed extends Pick<GroupComparison, "task" | "metric" | "filter" | "origin" | "notes"> {
  readonly rows: readonly ReadRow[];
  readonly weights: "items" | "equal";
  readonly pooled: Pooled;
  readonly scale: Scale;
  readonly higherIsBetter: boolean | null;
}

function summary({ rows, pooled, scale, ...rest }: Summed, adjustedP: number | null, margin: number): GroupComparison {
  const unit = scale === "percent" ? 0.01 : 1;
  const allowed = scale === "other" ? margin * Math.abs(pooled.base) : margin / unit;
  const withinMargin = pooled.lower === null ? null : pooled.lower > -allowed;
  const directed = rows.every((each) => each.directed);
  const bothAtFloor = rows.length > 0 && rows.every((each) => each.bothAtFloor);
  const { p, difference, se, interval, n } = pooled;
  const { weights, origin, task, metric, filter, higherIsBetter, notes } = rest;
  return {
    task,
    metric,
    filter,
    n,
    base: pooled.base,
    tuned: pooled.tuned,
    difference,
    se,
    paired: rows.every(({ row }) => row.paired),
    p,
    adjustedP,
    reading: readingOf({ p, adjustedP, difference, withinMargin, bothAtFloor, directed }),
    scale,
    higherIsBetter,
    method: se === null ? "none" : "from-parts",
    interval,
    withinMargin,
    minimumDetectable: se === null ? null : detectableErrors * se,
    nNeeded:
      se === null || n === null || allowed === 0 ? null : Math.ceil(n * ((detectableErrors * se) / allowed) ** 2),
    notes,
    origin,
    inDomain: sharedDomain(rows),
    weights,
    leaves: rows.length,
    counts: countsOf(rows),
    worst: worstOf(rows),
  };
}

function reportedGroup(group: JoinedGroup, rows: readonly ReadRow[]): Summed {
  const { base, tuned, leaves } = group;
  const { weights, matches } = weightsOf(rows, { base: base.value, tuned: tuned.value });
  const first = rows[0];
  return {
    task: group.task,
    metric: group.metric,
    filter: group.filter,
    origin: "reported",
    rows,
    weights,
    pooled: pool(rows, weights),
    scale: first?.row.scale ?? base.scale,
    higherIsBetter: first?.row.higherIsBetter ?? null,
    notes: [
      ...(rows.length < leaves.size
        ? [`${rows.length} of its ${leaves.size} tasks have this metric on both sides.`]
        : []),
      ...(matches ? [] : [`The reported ${base.value} and ${tuned.value} are no mean of its tasks; this is theirs.`]),
    ],
  };
}

/** A group without a leaf on both sides: its values, and no error. */
function bareGroup({ base, tuned, task, metric, filter }: JoinedGroup): Summed {
  const sign = (base.higherIsBetter ?? tuned.higherIsBetter) === false ? -1 : 1;
  const nothing = { n: null, se: null, p: null, interval: null, lower: null } as const;
  return {
    task,
    metric,
    filter,
    origin: "reported",
    rows: [],
    weights: "equal",
    pooled: {
      base: base.value,
      tuned: tuned.value,
      reportedBase: base.value,
      reportedTuned: tuned.value,
      difference: sign * (tuned.value - base.value),
      ...nothing,
    },
    scale: base.scale,
    higherIsBetter: base.higherIsBetter ?? tuned.higherIsBetter,
    notes: ["None of its tasks is on both sides; a group's own error is not used."],
  };
}

function skillSummary(skill: string, rows: readonly ReadRow[]): Summed {
  const { weights } = weightsOf(rows, null);
  const same = (pick: (row: ReadRow["row"]) => string): string => {
    const values = new Set(rows.map(({ row }) => pick(row)));
    const [only = ""] = values;
    return values.size === 1 ? only : "several";
  };
  return {
    task: skill,
    metric: same(({ metric }) => metric),
    filter: same(({ filter }) => filter),
    origin: "skill",
    rows,
    weights,
    pooled: pool(rows, weights),
    scale: rows[0]?.row.scale ?? "fraction",
    higherIsBetter: rows[0]?.row.higherIsBetter ?? null,
    notes: rows.some(({ row }) => row.inDomain) ? ["Its tasks inside the domain."] : [],
  };
}

/** Leaves of one skill, inside or outside the domain, that count in one unit. */
export function rowsBySkill(rows: readonly ReadRow[]): { skill: string; rows: ReadRow[] }[] {
  const skills = new Map<string, { skill: string; rows: ReadRow[] }>();
  for (const each of rows) {
    const { skill, inDomain, scale, higherIsBetter } = each.row;
    const key = keyOf(skill, String(inDomain), scale, String(higherIsBetter));
    const known = skills.get(key);
    if (known === undefined) skills.set(key, { skill, rows: [each] });
    else known.rows.push(each);
  }
  return [...skills.values()];
}

export function compareGroups(
  groups: readonly JoinedGroup[],
  rows: readonly ReadRow[],
  margin: number,
): GroupComparison[] {
  const byName = new Map(rows.map((each) => [keyOf(each.row.task, each.row.metric, each.row.filter), each]));
  const reported = groups.map((group) => {
    const below = [...group.leaves].flatMap((leaf) => byName.get(keyOf(leaf, group.metric, group.filter)) ?? []);
    return below.length === 0 ? bareGroup(group) : reportedGroup(group, below);
  });
  const nameOf = (each: Summed): string =>
    keyOf(each.metric, each.filter, ...each.rows.map(({ row }) => row.task).sort());
  const known = new Set(reported.map(nameOf));
  const skills = rowsBySkill(rows.filter(({ row }) => row.primary))
    .filter((skill) => skill.rows.length > 1)
    .map(({ skill, rows: all }) => {
      // What is at the floor without an error would leave the whole skill without one.
      const told = all.filter(({ row }) => row.reading !== "both-at-floor" || row.se !== null);
      return skillSummary(skill, told.length > 1 ? told : all);
    })
    .filter((each) => !known.has(nameOf(each)));
  const all = [...reported, ...skills];
  const tested = all.filter(({ pooled }) => pooled.p !== null);
  const adjusted = holm(tested.map(({ pooled }) => pooled.p ?? 1));
  const byGroup = new Map(tested.map((each, index) => [each, adjusted[index] ?? 1]));
  return all.map((each) => summary(each, byGroup.get(each) ?? null, margin));
}
