// What each row says once all are known: the more tasks are tested, the stronger a loss must be.
import type { Measured } from "./measure.ts";
import { benjaminiHochberg, holm } from "./multiple.ts";
import { rankAsPrimary } from "./primary.ts";
import type { Reading, TaskComparison } from "./report.ts";
import { skillOf } from "./tasks.ts";

/** Chance of a false alarm that is accepted, over all tasks of a family. */
export const level = 0.05;

export function readingOf(row: {
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly difference: number;
  readonly withinMargin: boolean | null;
  readonly bothAtFloor: boolean;
  readonly directed: boolean;
}): Reading {
  if (row.bothAtFloor) return "both-at-floor";
  if (row.p === null) return "no-error-given";
  if (!row.directed) return "cannot-tell";
  if ((row.adjustedP ?? row.p) < level && row.difference !== 0) return row.difference > 0 ? "gain" : "loss";
  return row.withinMargin === true ? "retained" : "cannot-tell";
}

function isTestable({ directed, fields }: Measured): boolean {
  return directed && fields.p !== null;
}

/**
 * Of the rows of each task the one that stands for it: one that can be tested, if there is one, then by metric.
 * One clearly below chance on both sides is not what its name says (a length normalization of "yes" and "no", say), and comes later.
 */
function primaries(rows: readonly Measured[]): Set<Measured> {
  const best = new Map<string, Measured>();
  const rank = (row: Measured): number =>
    rankAsPrimary(row.joined.base) + (row.fields.p === null ? 1000 : 0) + (row.belowChance ? 500 : 0);
  for (const row of rows) {
    const known = best.get(row.fields.task);
    if (known === undefined || rank(row) < rank(known)) best.set(row.fields.task, row);
  }
  return new Set(best.values());
}

/** Adjusts the p-values of a family's rows and keeps them by row. */
function adjusted(rows: readonly Measured[], by: (ps: readonly number[]) => number[]): Map<Measured, number> {
  const family = rows.filter(isTestable);
  const ps = by(family.map(({ fields }) => fields.p ?? 1));
  return new Map(family.map((row, index) => [row, ps[index] ?? 1]));
}

export interface Domain {
  /** Leaves that were declared; null where nothing was. */
  readonly tasks: ReadonlySet<string> | null;
  /** Group that a leaf stands in directly. */
  readonly groupOf: ReadonlyMap<string, string>;
}

/** A row with what it was measured from. */
export interface ReadRow extends Measured {
  readonly row: TaskComparison;
}

export function readRows(measured: readonly Measured[], domain: Domain): ReadRow[] {
  const primary = primaries(measured);
  const isInside = ({ fields }: Measured): boolean => domain.tasks?.has(fields.task) === true;
  const [inside, outside] = [[...primary].filter(isInside), [...primary].filter((row) => !isInside(row))];
  const holms = new Map([...adjusted(inside, holm), ...adjusted(outside, holm)]);
  const explored = adjusted([...primary], benjaminiHochberg);
  const sizes = [inside, outside].map((family) => family.filter(isTestable).length);
  return measured.map((each) => {
    const { fields, directed, bothAtFloor, downToChance } = each;
    const inDomain = isInside(each);
    const tests = Math.max(1, sizes[inDomain ? 0 : 1] ?? 1);
    const adjustedP = primary.has(each)
      ? (holms.get(each) ?? null)
      : isTestable(each) && fields.p !== null
        ? Math.min(1, fields.p * tests)
        : null;
    const reading = readingOf({ ...fields, adjustedP, bothAtFloor, directed });
    const row: TaskComparison = {
      ...fields,
      adjustedP,
      reading,
      inDomain,
      primary: primary.has(each),
      explorationP: explored.get(each) ?? null,
      skill: skillOf(fields.task, domain.groupOf.get(fields.task)),
      collapsed: downToChance && reading === "loss",
    };
    return { ...each, row };
  });
}
