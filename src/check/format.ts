// A loss may be in the form of the answers: nothing could be taken out of them. That is mended in the prompt, template or parser first.
import type { JoinedRow } from "./join.ts";
import { pairedAnalysis } from "./paired.ts";
import { stricterOf } from "./primary.ts";
import { level, type ReadRow } from "./readings.ts";
import type { FormatComparison } from "./report.ts";
import { scoreOf } from "./rows.ts";
import { mean, standardError } from "./sums.ts";
import { mcnemarP } from "./tests.ts";

/** Growth of the share of invalid answers, and gap between strict and lenient extraction, from which form is in question; fractions. */
export const grown = 0.05;
/** Share of a loss that form must carry to explain it. */
const mostOfIt = 0.5;

/** What is left of a row's difference when form is taken out, in the row's unit. */
export interface Knowledge {
  readonly difference: number;
  readonly se: number | null;
}

export interface FormatReading {
  readonly comparison: FormatComparison;
  readonly row: ReadRow;
  readonly knowledge: Knowledge | null;
  /** True where the verdict counts `knowledge` and not the row: form explains a loss, or covers one. */
  readonly takeOut: boolean;
}

/** By item: the part of the change that goes with a change of form, and the rest. */
function parts({ items, metric }: JoinedRow, sign: 1 | -1): { form: number[]; knowledge: number[] } {
  const changes = items.map(({ base, tuned }) => ({
    change: sign * ((scoreOf(tuned, metric) ?? NaN) - (scoreOf(base, metric) ?? NaN)),
    form: base.invalid !== tuned.invalid,
  }));
  return {
    form: changes.map(({ change, form }) => (form ? change : 0)),
    knowledge: changes.map(({ change, form }) => (form ? 0 : change)),
  };
}

function byInvalid(each: ReadRow, cliff: number): FormatReading | null {
  const { joined, row, unit } = each;
  const { items } = joined;
  const [before, after] = [items.filter(({ base }) => base.invalid), items.filter(({ tuned }) => tuned.invalid)];
  if (items.length < 2 || before.length + after.length === 0) return null;
  const sign = row.higherIsBetter === false ? -1 : 1;
  const { form, knowledge } = parts(joined, sign);
  const share = { base: before.length / items.length, tuned: after.length / items.length };
  const became = items.filter(({ base, tuned }) => tuned.invalid && !base.invalid).length;
  const ceased = items.filter(({ base, tuned }) => base.invalid && !tuned.invalid).length;
  const shift = share.tuned - share.base >= grown && mcnemarP(became, ceased) < level;
  const lost = items.filter(({ base, tuned }) => {
    const [one, other] = [scoreOf(base, joined.metric) ?? 0, scoreOf(tuned, joined.metric) ?? 0];
    return sign * (other - one) < 0;
  });
  const rest: Knowledge = { difference: mean(knowledge), se: standardError(knowledge) };
  const restLoses = rest.difference < 0 && isLoss(joined, knowledge);
  const explains =
    shift &&
    row.reading === "loss" &&
    mean(form) <= mostOfIt * row.difference &&
    !(restLoses && rest.difference * unit <= -cliff);
  // Fewer invalid answers may cover a loss of what the answers say.
  const covers = share.base - share.tuned >= grown && restLoses;
  return {
    row: each,
    knowledge: rest,
    takeOut: explains || covers,
    comparison: {
      task: row.task,
      metric: row.metric,
      filter: row.filter,
      evidence: "invalid",
      invalid: share,
      lost: lost.length,
      lostInvalid: lost.filter(({ tuned }) => tuned.invalid).length,
      formatPart: mean(form),
      knowledgePart: rest.difference,
      strict: null,
      lenient: null,
      shift,
      explainsLoss: explains,
    },
  };
}

/** Whether what form leaves over is by itself a loss that chance would hardly give. */
function isLoss({ items }: JoinedRow, knowledge: readonly number[]): boolean {
  const nothing = items.map(() => 0);
  return (pairedAnalysis({ base: nothing, tuned: knowledge, clusters: null, sign: 1 }).p ?? 1) < level;
}

/** Strict against lenient extraction of one task: the lenient one shows ability, the gap between them form. */
function byFilters(strict: ReadRow, lenient: ReadRow): FormatReading {
  const [one, other] = [strict.row, lenient.row];
  const unit = strict.unit;
  const disagree = one.difference * other.difference < 0 && Math.min(one.p ?? 1, other.p ?? 1) < level;
  const gap = (one.difference - other.difference) * unit;
  const onlyStrict = gap <= -grown && one.difference < 0 && (one.p ?? 1) < level;
  return {
    row: lenient,
    knowledge: null,
    takeOut: false,
    comparison: {
      task: one.task,
      metric: one.metric,
      filter: one.filter,
      evidence: "filters",
      invalid: null,
      lost: null,
      lostInvalid: null,
      formatPart: null,
      knowledgePart: null,
      strict: { filter: nameOf(one), difference: one.difference },
      lenient: { filter: nameOf(other), difference: other.difference },
      shift: disagree || onlyStrict,
      // The lenient row stands for the task: what it does not lose is no loss.
      explainsLoss: onlyStrict && other.reading !== "loss",
    },
  };
}

function nameOf({ metric, filter }: { metric: string; filter: string }): string {
  return filter === "none" ? metric : `${metric}, ${filter}`;
}

export function compareFormat(rows: readonly ReadRow[], cliff: number): FormatReading[] {
  const readings = rows.flatMap((each) => (each.row.primary ? (byInvalid(each, cliff) ?? []) : []));
  const byTask = new Map<string, ReadRow[]>();
  for (const each of rows) {
    const known = byTask.get(each.row.task);
    if (known === undefined) byTask.set(each.row.task, [each]);
    else if (known.length < 12) known.push(each);
  }
  for (const ofTask of byTask.values()) {
    for (const [index, a] of ofTask.entries()) {
      for (const b of ofTask.slice(index + 1)) {
        const strict = stricterOf(a.row, b.row);
        if (strict === null || a.joined.base.scale !== b.joined.base.scale) continue;
        const pair = strict === a.row ? ([a, b] as const) : ([b, a] as const);
        readings.push(byFilters(...pair));
      }
    }
  }
  return readings;
}
