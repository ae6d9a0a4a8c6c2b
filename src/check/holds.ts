// Which verdicts hold (eval-statistics: cliff, erosion, calibration cliff, format shift, retained), and the numbers of each.
import type { FormatReading } from "./format.ts";
import { level, type ReadRow } from "./readings.ts";
import { z90 } from "./tests.ts";
import type { CalibrationComparison, CannotTellReason, RetentionSummary, VerdictFacts, VerdictKind } from "./report.ts";
import type { Unit } from "./units.ts";

/** A loss of this much is a cliff if it is proven; a fraction. */
export const cliffLoss = 0.05;
/** So is one that leaves less than this of the ability above chance. */
const cliffRetention = 0.9;

export interface Findings {
  readonly units: readonly Unit[];
  /** All rows; form taken out is in `forms`. */
  readonly rows: readonly ReadRow[];
  readonly retention: RetentionSummary;
  readonly calibration: readonly CalibrationComparison[];
  readonly format: readonly FormatReading[];
  readonly margin: number;
  readonly sameResults: boolean;
  /** Tasks that one side alone has. */
  readonly oneSided: readonly string[];
}

/** Facts but for what all kinds share. */
export type Facts = Partial<Omit<VerdictFacts, "kind" | "strength" | "over" | "margin" | "compared" | "inDomain">>;

export interface Held {
  readonly kind: VerdictKind;
  readonly facts: Facts;
  readonly tasks: readonly string[];
}

interface Fallen {
  readonly name: string;
  readonly base: number;
  readonly tuned: number;
  readonly difference: number;
  readonly adjustedP: number | null;
  readonly collapsed: boolean;
  readonly bounded: boolean;
  readonly flips: { readonly lost: number; readonly gained: number } | null;
  readonly tasks: readonly string[];
}

/** Tasks of a skill that carry its loss: those whose own is proven, else those that fell at all. */
function carriers({ rows }: Unit): string[] {
  const proven = rows.filter(({ row }) => row.reading === "loss");
  const lower = rows.filter(({ row }) => row.difference < 0);
  return (proven.length > 0 ? proven : lower).map(({ row }) => row.task);
}

function ofUnit(unit: Unit): Fallen {
  const [only] = unit.rows;
  const flips = unit.rows.length === 1 && !unit.formTakenOut ? (only?.row.flips ?? null) : null;
  return { ...unit, flips, tasks: carriers(unit) };
}

function ofRow({ row, unit }: ReadRow): Fallen {
  const scale = row.scale === "other" ? 1 : unit;
  return {
    name: row.task,
    base: row.base * scale,
    tuned: row.tuned * scale,
    difference: row.difference * scale,
    adjustedP: row.adjustedP,
    collapsed: row.collapsed,
    bounded: row.scale !== "other",
    flips: row.flips,
    tasks: [row.task],
  };
}

/** However little the ability above chance was: what still counts as kept is no cliff. */
function isCliff(difference: number, index: number | null, collapsed: boolean, margin: number): boolean {
  if (difference > -margin) return false;
  return difference <= -cliffLoss || (index !== null && index < cliffRetention) || collapsed;
}

/** Rows whose loss is in the form of the answers. */
function explained(format: readonly FormatReading[]): Set<ReadRow> {
  return new Set(format.filter(({ comparison }) => comparison.explainsLoss).map(({ row }) => row));
}

function isUnitLoss({ difference, adjustedP, atFloor }: Unit): boolean {
  return difference < 0 && !atFloor && adjustedP !== null && adjustedP < level;
}

const worst = (a: Fallen, b: Fallen): number => a.difference - b.difference;

function isRowCliff({ row, unit }: ReadRow, margin: number): boolean {
  return row.scale !== "other" && isCliff(row.difference * unit, row.retention?.value ?? null, row.collapsed, margin);
}

/**
 * A loss that is there once form is taken out, and could still be one that counts as kept. Which answers came to be invalid is no
 * accident: so small a rest says nothing before the form is mended.
 */
function isRestOfForm({ rows, formTakenOut, difference, se }: Unit, inForm: Set<ReadRow>, margin: number): boolean {
  if (!formTakenOut || !rows.some((each) => inForm.has(each))) return false;
  return se === null || difference + z90 * se > -margin;
}

/** Proven losses outside the domain, skills first, then a task that fell further than its skill speaks for it; worst first. */
function losses({ units, format, margin }: Findings): { cliffs: Fallen[]; others: Fallen[] } {
  const inForm = explained(format);
  const outside = units.filter(({ inDomain }) => !inDomain);
  const cliffs: Fallen[] = [];
  const others: Fallen[] = [];
  for (const unit of outside) {
    const proven =
      unit.rows.length === 1 ? [] : unit.rows.filter((each) => each.row.reading === "loss" && !inForm.has(each));
    const fallenRows = proven
      .filter((each) => isRowCliff(each, margin))
      .map(ofRow)
      .sort(worst);
    const lostRows = proven.filter((each) => !isRowCliff(each, margin) && each.row.withinMargin !== true).map(ofRow);
    const unitCliff =
      isUnitLoss(unit) && unit.bounded && isCliff(unit.difference, unit.index?.value ?? null, unit.collapsed, margin);
    // A skill counts once; the worst of its tasks speaks for it, where one is a cliff by itself.
    const [first] = fallenRows;
    if (first !== undefined && (!unitCliff || first.difference < unit.difference))
      cliffs.push({ ...first, tasks: unitCliff ? carriers(unit) : fallenRows.map(({ name }) => name) });
    else if (unitCliff) cliffs.push(ofUnit(unit));
    else if (isUnitLoss(unit) && unit.withinMargin !== true && !isRestOfForm(unit, inForm, margin))
      others.push(ofUnit(unit));
    else others.push(...lostRows);
  }
  return { cliffs: cliffs.sort(worst), others: others.sort(worst) };
}

function fallen(first: Fallen, all: readonly Fallen[]): Facts {
  const { bounded } = first;
  return {
    name: first.name,
    base: bounded ? first.base : null,
    tuned: bounded ? first.tuned : null,
    difference: bounded ? first.difference : null,
    p: first.adjustedP,
    lost: first.flips?.lost ?? null,
    gained: first.flips?.gained ?? null,
    collapsed: first.collapsed,
    more: all.length - 1,
  };
}

function cliff(findings: Findings): Held[] {
  const { cliffs } = losses(findings);
  const [first] = cliffs;
  return first === undefined
    ? []
    : [{ kind: "cliff", facts: fallen(first, cliffs), tasks: cliffs.flatMap(({ tasks }) => tasks) }];
}

function erosion(findings: Findings): Held[] {
  const { retention, units, format, margin } = findings;
  const { cliffs, others } = losses(findings);
  // With a cliff the mean only says it again.
  const { meanDifference, p } = retention;
  const inForm = explained(format);
  const lower = units.filter(({ inDomain, difference }) => !inDomain && difference < 0);
  const isOnlyForm = lower.every((unit) => isRestOfForm(unit, inForm, margin));
  if (meanDifference !== null && meanDifference < 0 && p !== null && p < level && !isOnlyForm && cliffs.length === 0) {
    const tasks = lower.flatMap(carriers);
    const counted = units.filter(
      ({ inDomain, bounded, atFloor, se }) => !inDomain && bounded && !atFloor && se !== null,
    );
    const [only] = counted;
    // Over one skill there is no average: it is named.
    const facts =
      only !== undefined && counted.length === 1
        ? fallen(ofUnit(only), [ofUnit(only)])
        : { name: null, difference: meanDifference, p };
    return [{ kind: "erosion", facts, tasks }];
  }
  // A proven loss is not nothing because other skills make up for it, nor because it was the domain's own.
  const measured = units.some(({ inDomain, atFloor }) => !inDomain && !atFloor);
  const inside = measured
    ? units.filter((unit) => unit.inDomain && isUnitLoss(unit) && unit.withinMargin !== true && !unit.formTakenOut)
    : [];
  const proven = [...others, ...inside.map(ofUnit).sort((a, b) => a.difference - b.difference)];
  const [first] = proven;
  return first === undefined
    ? []
    : [{ kind: "erosion", facts: fallen(first, proven), tasks: proven.flatMap(({ tasks }) => tasks) }];
}

function calibrationCliff({ calibration }: Findings): Held[] {
  const cliffs = calibration.filter((each) => each.cliff);
  // The widest scope speaks for the others.
  const first = cliffs.find(({ scope }) => scope !== "task") ?? cliffs[0];
  if (first === undefined) return [];
  const { overconfidence, n, task, scope } = first;
  const name = task ?? (scope === "outside" ? "outside the domain" : scope === "in-domain" ? "in the domain" : null);
  return [
    {
      kind: "calibration-cliff",
      facts: {
        name,
        base: overconfidence.base,
        tuned: overconfidence.tuned,
        difference: overconfidence.change,
        p: overconfidence.p,
        n,
      },
      tasks: cliffs.flatMap((each) => (each.task === null ? [] : [each.task])),
    },
  ];
}

function formatShift({ format }: Findings): Held[] {
  const shifts = format.filter(({ comparison }) => comparison.shift);
  const first = shifts.find(({ comparison }) => comparison.evidence === "invalid") ?? shifts[0];
  if (first === undefined) return [];
  const { comparison, row } = first;
  const { invalid, lost, lostInvalid, task, strict, lenient } = comparison;
  const n = row.row.n;
  return [
    {
      kind: "format-shift",
      facts: {
        name: task,
        invalid: invalid === null || n === null ? null : Math.round(invalid.tuned * n),
        n,
        lost,
        gained: lostInvalid,
        base: strict === null ? null : strict.difference * row.unit,
        tuned: lenient === null ? null : lenient.difference * row.unit,
      },
      tasks: [...new Set(shifts.map((shift) => shift.comparison.task))],
    },
  ];
}

/** Retained, or why nothing can be told. */
function settled(findings: Findings): Held {
  const { units, retention, rows, sameResults } = findings;
  const open = (reason: CannotTellReason, facts: Facts = {}, tasks: readonly string[] = []): Held => ({
    kind: "cannot-tell",
    facts: { reason, ...facts },
    tasks,
  });
  if (rows.length === 0) return open("nothing-joined");
  if (sameResults) return open("same-results");
  if (retention.over === "not-measured") return open("not-measured");
  const informative = units.filter(({ inDomain, atFloor }) => !inDomain && !atFloor);
  if (informative.length === 0 && units.some(({ inDomain }) => !inDomain)) return open("at-floor");
  const unknown = informative.filter(({ p }) => p === null);
  const [bare] = unknown;
  if (bare !== undefined)
    return open(
      "no-errors",
      { name: bare.name },
      unknown.map(({ name }) => name),
    );
  const unsure = informative
    .filter(({ withinMargin }) => withinMargin !== true)
    .sort((a, b) => (b.detectable ?? 0) - (a.detectable ?? 0));
  const [widest] = unsure;
  if (widest !== undefined || informative.length === 0) {
    const facts: Facts = {
      name: widest?.name ?? null,
      detectable: widest?.bounded === true ? widest.detectable : null,
      nNeeded: widest?.bounded === true ? widest.nNeeded : null,
      n: widest?.n ?? null,
    };
    return open(
      "too-few-items",
      facts,
      unsure.map(({ name }) => name),
    );
  }
  return {
    kind: "retained",
    facts: { difference: retention.meanDifference },
    tasks: informative.flatMap((unit) => unit.rows.map(({ row }) => row.task)),
  };
}

/** All that holds, worst first; never empty. */
export function whatHolds(findings: Findings): Held[] {
  if (findings.rows.length === 0 || findings.sameResults) return [settled(findings)];
  const lost = [...cliff(findings), ...erosion(findings)];
  const others = [...calibrationCliff(findings), ...formatShift(findings)];
  return lost.length > 0 ? [...lost, ...others] : [...others, settled(findings)];
}
