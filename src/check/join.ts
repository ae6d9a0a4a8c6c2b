// Rows and items of both sides, joined by exact names.
import type { ModelResults, ResultRow, SampleRow, Settings } from "./model.ts";
import type { RowName } from "./report.ts";
import { keyOf, rowsOf, sampleSets, scoreOf, scoresOf, type SampleSet, type SampleSets } from "./rows.ts";
import { mean } from "./sums.ts";

/** One item that both sides answered. */
export interface ItemPair {
  readonly base: SampleRow;
  readonly tuned: SampleRow;
}

export interface JoinedRow extends RowName {
  readonly base: ResultRow;
  readonly tuned: ResultRow;
  /** Items with a score of this metric on both sides; empty without samples. */
  readonly items: readonly ItemPair[];
  /** True where the two sides count in different units as written. */
  readonly otherUnits: boolean;
  /** Items with one id whose documents differ: not joined. */
  readonly otherDocuments: number;
  readonly notes: readonly string[];
}

export interface JoinedGroup extends RowName {
  readonly base: ResultRow;
  readonly tuned: ResultRow;
  /** Names of all leaves below it. */
  readonly leaves: ReadonlySet<string>;
}

export interface Joined {
  readonly leaves: readonly JoinedRow[];
  readonly groups: readonly JoinedGroup[];
  readonly unmatchedBase: readonly RowName[];
  readonly unmatchedTuned: readonly RowName[];
  /** Direct parts of each group. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of rows that one side has twice with unlike values. */
  readonly ambiguous: readonly RowName[];
}

/** Rows of one name that are looked at; more are no evaluation. */
const mostOfOneName = 20;

function byKey(rows: readonly ResultRow[]): Map<string, ResultRow[]> {
  const found = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const key = keyOf(row.task, row.metric, row.filter);
    const same = found.get(key);
    if (same === undefined) found.set(key, [row]);
    else if (
      same.length < mostOfOneName &&
      !same.some(({ value, stderr, n }) => value === row.value && stderr === row.stderr && n === row.n)
    )
      same.push(row);
  }
  return found;
}

/** Settings that both name and that differ. */
export function differingSettings(base: Settings, tuned: Settings): string[] {
  return Object.keys(base).filter((field) => Object.hasOwn(tuned, field) && base[field] !== tuned[field]);
}

/** Of rows that have one name, the two that were run most alike; of equals the last, which the tool wrote last. */
function mostAlike(
  base: readonly ResultRow[],
  tuned: readonly ResultRow[],
): readonly [ResultRow, ResultRow] | undefined {
  let best: readonly [ResultRow, ResultRow] | undefined;
  let least = Infinity;
  for (const one of base) {
    for (const other of tuned) {
      const unlike =
        differingSettings(one.settings, other.settings).length +
        (one.n !== null && other.n !== null && one.n !== other.n ? 1 : 0);
      if (unlike <= least) [best, least] = [[one, other], unlike];
    }
  }
  return best;
}

/** Samples behind a row: of its filter, or of the only one there is where they give the row's value. */
function setFor(sets: SampleSets, { task, metric, filter, value }: ResultRow): SampleSet | undefined {
  const ofTask = sets.get(task);
  const exact = ofTask?.get(filter);
  if (exact !== undefined) return exact;
  const [only] = ofTask?.size === 1 ? ofTask.values() : [];
  if (only === undefined) return undefined;
  return Math.abs(mean(scoresOf(only, metric)) - value) <= 1e-6 * Math.max(1, Math.abs(value)) ? only : undefined;
}

function joinItems(base: SampleSet, tuned: SampleSet, metric: string): { items: ItemPair[]; otherDocuments: number } {
  const items: ItemPair[] = [];
  let otherDocuments = 0;
  for (const [id, one] of base.byId) {
    const other = tuned.byId.get(id);
    if (other === undefined || scoreOf(one, metric) === undefined || scoreOf(other, metric) === undefined) continue;
    if (one.docHash !== null && other.docHash !== null && one.docHash !== other.docHash) otherDocuments += 1;
    else items.push({ base: one, tuned: other });
  }
  return { items, otherDocuments };
}

/** Both in fractions, where one side counts in percent and the other does not. */
function inOneUnit(row: ResultRow): ResultRow {
  if (row.scale !== "percent") return row;
  return { ...row, value: row.value / 100, stderr: row.stderr === null ? null : row.stderr / 100, scale: "fraction" };
}

function joinRow(base: ResultRow, tuned: ResultRow, sets: { base: SampleSets; tuned: SampleSets }): JoinedRow {
  const { task, metric, filter } = base;
  const name = { task, metric, filter };
  if (base.scale !== tuned.scale) {
    const note =
      base.scale === "other" || tuned.scale === "other"
        ? "The two sides count in different units."
        : "One side counts in percent and the other in fractions; both were put in fractions.";
    return {
      ...name,
      base: inOneUnit(base),
      tuned: inOneUnit(tuned),
      items: [],
      otherUnits: true,
      otherDocuments: 0,
      notes: [note],
    };
  }
  const baseSet = setFor(sets.base, base);
  const tunedSet = setFor(sets.tuned, tuned);
  if (baseSet === undefined || tunedSet === undefined)
    return { ...name, base, tuned, items: [], otherUnits: false, otherDocuments: 0, notes: [] };
  return { ...name, base, tuned, ...joinItems(baseSet, tunedSet, metric), otherUnits: false, notes: [] };
}

function partsOf(rows: readonly ResultRow[]): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.parts.length === 0) continue;
    const known = parts.get(row.task) ?? new Set();
    for (const part of row.parts) if (part !== row.task) known.add(part);
    parts.set(row.task, known);
  }
  return parts;
}

/** Leaves below a group; a group that contains itself ends where it began. */
export function leavesBelow(group: string, parts: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const leaves = new Set<string>();
  const seen = new Set<string>();
  const open = [group];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const below = parts.get(name);
    if (below === undefined) leaves.add(name);
    else open.push(...below);
  }
  return leaves;
}

/** Outermost groups none of whose tasks was joined: the group is all there is. */
function withoutLeaves(
  groups: readonly JoinedGroup[],
  joined: ReadonlySet<string>,
  parts: ReadonlyMap<string, ReadonlySet<string>>,
): JoinedGroup[] {
  const bare = groups.filter(({ leaves }) => ![...leaves].some((leaf) => joined.has(leaf)));
  const below = new Set(bare.flatMap(({ task }) => [...(parts.get(task) ?? [])]));
  return bare.filter(({ task }) => !below.has(task));
}

export function join(base: ModelResults, tuned: ModelResults): Joined {
  const sets = { base: sampleSets(base.samples), tuned: sampleSets(tuned.samples) };
  const [baseRows, tunedRows] = [rowsOf(base, sets.base), rowsOf(tuned, sets.tuned)];
  const parts = partsOf([...baseRows, ...tunedRows]);
  const [baseByKey, tunedByKey] = [byKey(baseRows), byKey(tunedRows)];
  const leaves: JoinedRow[] = [];
  const groups: JoinedGroup[] = [];
  const ambiguous: RowName[] = [];
  const unmatchedBase: RowName[] = [];
  for (const [key, candidates] of baseByKey) {
    const [first] = candidates;
    const others = tunedByKey.get(key);
    const pair = others && mostAlike(candidates, others);
    if (first === undefined) continue;
    const { task, metric, filter } = first;
    if (pair === undefined || others === undefined) {
      unmatchedBase.push({ task, metric, filter });
      continue;
    }
    if (candidates.length > 1 || others.length > 1) ambiguous.push({ task, metric, filter });
    if (!parts.has(task)) leaves.push(joinRow(...pair, sets));
    else groups.push({ task, metric, filter, base: pair[0], tuned: pair[1], leaves: leavesBelow(task, parts) });
  }
  const unmatchedTuned = [...tunedByKey]
    .filter(([key]) => !baseByKey.has(key))
    .flatMap(([, rows]) => rows.slice(0, 1).map(({ task, metric, filter }) => ({ task, metric, filter })));
  const alone = withoutLeaves(groups, new Set(leaves.map(({ task }) => task)), parts);
  for (const { base: one, tuned: other } of alone) {
    const row = joinRow(one, other, sets);
    leaves.push({ ...row, notes: [...row.notes, "Its tasks are not on both sides: compared as one."] });
    parts.delete(one.task);
  }
  const rest = groups.filter((group) => !alone.includes(group));
  return { leaves, groups: rest, unmatchedBase, unmatchedTuned, parts, ambiguous };
}
