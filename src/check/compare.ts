// From two models' results to the report.
import { compareCalibration, forecastPairs, type ForecastPair } from "./calibration.ts";
import { comparabilityOf } from "./comparability.ts";
import { compareFormat, type Knowledge } from "./format.ts";
import { compareGroups } from "./groups.ts";
import { cliffLoss } from "./holds.ts";
import { declaredDomain } from "./in-domain.ts";
import { join, type Joined } from "./join.ts";
import { measure } from "./measure.ts";
import type { ModelResults } from "./model.ts";
import { nextStepsFor } from "./next-steps.ts";
import { readRows, type ReadRow } from "./readings.ts";
import { suggestRenames } from "./rename.ts";
import type { CalibrationComparison, CheckReport, RetentionSummary, SideSummary } from "./report.ts";
import { areSame, areSwapped, sideNotices } from "./sides.ts";
import { hasSentenceChoices } from "./tasks.ts";
import { summarizeRetention, unitsOf, type Unit } from "./units.ts";
import { verdictOf } from "./verdict.ts";
import { listed } from "./words.ts";

export interface CompareOptions {
  /** Tasks or groups that the model was specialized for, chosen before the results are seen; null where none was chosen. */
  readonly inDomain: readonly string[] | null;
  /** Loss that counts as kept, as a fraction; 0.02 unless told. */
  readonly margin?: number;
}

const usualMargin = 0.02;

function summarize({ model, files, tool, toolVersion }: ModelResults): SideSummary {
  return { model, files, tool, toolVersion };
}

/** The group that a leaf stands in directly; of several the smallest. */
function innermostGroups({ parts }: Joined): Map<string, string> {
  const found = new Map<string, string>();
  for (const [group, below] of parts) {
    for (const part of below) {
      const known = found.get(part);
      if (known === undefined || below.size < (parts.get(known)?.size ?? Infinity)) found.set(part, group);
    }
  }
  return found;
}

/** Of each task the row whose score says whether the most probable choice was right. */
function rowsWithForecasts(rows: readonly ReadRow[]): { each: ReadRow; pairs: ForecastPair[] }[] {
  const byTask = new Map<string, ReadRow>();
  for (const each of rows) {
    const known = byTask.get(each.row.task);
    const better = each.row.metric === "acc" || (each.row.primary && known?.row.metric !== "acc");
    if (each.joined.items.length > 0 && (known === undefined || better)) byTask.set(each.row.task, each);
  }
  return [...byTask.values()].flatMap((each) => {
    const pairs = forecastPairs(each.joined.items, each.row.metric);
    return pairs.length > 0 ? [{ each, pairs }] : [];
  });
}

function calibrationOf(rows: readonly ReadRow[], declared: boolean): CalibrationComparison[] {
  const found = rowsWithForecasts(rows);
  const short = found.filter(({ each }) => !hasSentenceChoices(each.row.task));
  const pooled = (inside: boolean): ForecastPair[] =>
    short.filter(({ each }) => each.row.inDomain === inside).flatMap(({ pairs }) => pairs);
  const wide = declared
    ? ([
        ["outside", pooled(false)],
        ["in-domain", pooled(true)],
      ] as const)
    : ([["all", pooled(false)]] as const);
  const scopes = wide.map(([scope, pairs]) => ({ scope, task: null, relative: false, pairs, tests: wide.length }));
  const tasks = found.map(({ each, pairs }) => ({
    scope: "task" as const,
    task: each.row.task,
    relative: hasSentenceChoices(each.row.task),
    pairs,
    tests: found.length,
  }));
  return [...scopes, ...tasks].flatMap((scope) => compareCalibration(scope) ?? []);
}

function overWhat(declared: boolean, units: readonly Unit[]): RetentionSummary["over"] {
  if (!declared) return "all";
  return units.some(({ inDomain }) => !inDomain) ? "outside" : "not-measured";
}

/** What the results answer of the advisor's questions. */
function answersFrom(rows: readonly ReadRow[], declared: boolean): Record<string, string> {
  const [inside, outside] = [rows.some(({ row }) => row.inDomain), rows.some(({ row }) => !row.inDomain)];
  if (!declared || !inside) return {};
  return { evaluation: outside ? "in-and-out" : "in-domain" };
}

/** Compares the results of a model before and after. Never throws on data; what it cannot use it names. */
export function compare(base: ModelResults, tuned: ModelResults, options: CompareOptions): CheckReport {
  const { inDomain } = options;
  const asked = options.margin ?? usualMargin;
  const margin = asked > 0 && asked < 1 ? asked : usualMargin;
  const joined = join(base, tuned);
  const leaves = new Set(joined.leaves.map(({ task }) => task));
  const { tasks, unknown } = declaredDomain(inDomain, leaves, joined.parts);
  const measured = joined.leaves.map((row) => measure(row, margin));
  const rows = readRows(measured, { tasks, groupOf: innermostGroups(joined) });
  const format = compareFormat(rows, cliffLoss);
  const inForm = new Map<ReadRow, Knowledge>();
  for (const { row, knowledge, takeOut } of format) if (takeOut && knowledge !== null) inForm.set(row, knowledge);
  const units = unitsOf(rows, inForm, margin);
  const retention = summarizeRetention(units, overWhat(tasks !== null, units));
  const calibration = calibrationOf(rows, tasks !== null);
  const same = areSame(joined.leaves);
  const comparability = comparabilityOf(base, tuned, joined);
  if (areSwapped(base, tuned))
    comparability.unshift({
      field: "sides",
      base: base.model,
      tuned: tuned.model,
      effect: "By their names the two sides are swapped: every gain would be a loss.",
      tasks: [],
      count: 0,
      caps: true,
    });
  const oneSided = [...new Set([...joined.unmatchedBase, ...joined.unmatchedTuned].map(({ task }) => task))].filter(
    (task) => !leaves.has(task) && !joined.parts.has(task),
  );
  const verdict = verdictOf(
    { units, rows, retention, calibration, format, margin, sameResults: same, oneSided },
    comparability,
  );
  const nameless =
    unknown.length === 0 ? [] : [`Named as in the domain, and not among the tasks compared: ${listed(unknown, 10)}.`];
  return {
    version: 1,
    base: summarize(base),
    tuned: summarize(tuned),
    margin,
    inDomain,
    tasks: rows.map(({ row }) => row),
    groups: compareGroups(joined.groups, rows, margin),
    calibration,
    format: format.map(({ comparison }) => comparison),
    retention,
    unmatched: {
      base: joined.unmatchedBase,
      tuned: joined.unmatchedTuned,
      suggestions: suggestRenames(joined.unmatchedBase, joined.unmatchedTuned),
    },
    comparability,
    verdict,
    nextSteps: nextStepsFor(verdict.holds, verdict.dimensions, retention.over),
    advisor: answersFrom(rows, tasks !== null),
    notices: [
      ...base.notices,
      ...tuned.notices,
      ...sideNotices(base, tuned, same),
      ...nameless.map((text) => ({ where: "", text })),
    ],
  };
}
