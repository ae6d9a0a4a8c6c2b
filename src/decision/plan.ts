import type { PlanStep } from "./advice.ts";
import { chanceOf } from "./chance.ts";
import type { Compiled } from "./compile.ts";
import { mitigationsFor } from "./mitigations.ts";
import { exposureOf, nearestLevel } from "./risk.ts";
import { dimensions, levels, reversals, type Stage } from "./schema/ids.ts";
import { goalCriterion, type Scored } from "./score.ts";
import type { Situation } from "./situation.ts";
import type { Ranking } from "./status.ts";
import { thresholds } from "./thresholds.ts";

/** Rungs below the recommended technique, at most: more would bury the recommendation. */
const rungsBelow = 2;

function ruleSteps(compiled: Compiled, situation: Situation, stage: Stage, technique: number): PlanStep[] {
  return compiled.rules.flatMap((rule) => {
    const { effect, id, evidence } = rule.rule;
    if (effect.kind !== "step" || effect.stage !== stage || chanceOf(rule, situation) < 1) return [];
    if (rule.rule.on.length > 0 && !rule.on.includes(technique)) return [];
    const { do: action, measure, stopWhen, goOnWhen } = effect;
    const owner = compiled.entries[technique]?.id;
    const on = rule.rule.on.length > 0 && owner !== undefined ? { technique: owner } : {};
    return [{ ...on, rule: id, do: action, measure, stopWhen, goOnWhen, evidence: evidence ?? [] }];
  });
}

function rung(compiled: Compiled, index: number): PlanStep[] {
  const technique = compiled.bundle.techniques[index];
  if (technique === undefined) return [];
  const { step } = technique;
  return [
    {
      technique: technique.id,
      do: step.do,
      measure: step.measure,
      stopWhen: step.stopWhen,
      goOnWhen: step.goOnWhen,
      evidence: [],
    },
  ];
}

/** The rung of the recommended technique, with the strongest thing to do about each risk that is not low here. */
function withMitigations(
  compiled: Compiled,
  situation: Situation,
  steps: readonly PlanStep[],
  scored: Scored | undefined,
): PlanStep[] {
  const exposure = exposureOf(situation);
  const found = dimensions.flatMap((dimension, position) => {
    const here = (scored?.levels[position] ?? 0) * (exposure[position]?.expected ?? 1);
    if (scored === undefined || nearestLevel(here) < levels.indexOf("moderate")) return [];
    return mitigationsFor(compiled, situation, [scored.index], dimension).slice(0, 1);
  });
  if (found.length === 0) return [...steps];
  const mitigations = found.map(({ text }) => text);
  const evidence = [...new Set(found.flatMap((mitigation) => mitigation.evidence))];
  return steps.map((step) => ({ ...step, mitigations, evidence: [...step.evidence, ...evidence] }));
}

/** How hard a technique is to try and to undo; a lower rung is no higher in either. */
function isLower(compiled: Compiled, candidate: number, than: number): boolean {
  const a = compiled.bundle.techniques[candidate];
  const b = compiled.bundle.techniques[than];
  if (a === undefined || b === undefined) return false;
  const undo = reversals.indexOf(a.reversal) - reversals.indexOf(b.reversal);
  return a.effort <= b.effort && undo <= 0 && (a.effort < b.effort || undo < 0);
}

function serves(scored: Scored): boolean {
  const fitsGoal = scored.fit.some((part) => part.criterion === goalCriterion && part.points * part.chance > 0);
  return scored.score > 0 && scored.goal > thresholds.goalAbove && fitsGoal;
}

/** The plan: measure first, the cheapest reversible step that could reach the goal, the recommended technique, and the step beyond it. */
export function planOf(compiled: Compiled, situation: Situation, ranking: Ranking, all: readonly Scored[]): PlanStep[] {
  const first = ranking.order[0]?.index ?? 0;
  const usable = ranking.order.flatMap(({ index }) => {
    const status = ranking.statuses[index];
    return status === "recommended" || status === "alternative" ? (all[index] ?? []) : [];
  });
  const below = usable
    .filter((scored) => serves(scored) && isLower(compiled, scored.index, first))
    .slice(0, rungsBelow)
    .sort((a, b) => effort(compiled, a.index) - effort(compiled, b.index) || b.score - a.score);
  const beyond = usable.find(
    (scored) => scored.index !== first && serves(scored) && effort(compiled, scored.index) > effort(compiled, first),
  );
  return [
    ...ruleSteps(compiled, situation, "before", first),
    ...below.flatMap((scored) => rung(compiled, scored.index)),
    ...withMitigations(compiled, situation, rung(compiled, first), all[first]),
    ...ruleSteps(compiled, situation, "with", first),
    ...ruleSteps(compiled, situation, "after", first),
    ...(beyond === undefined ? [] : rung(compiled, beyond.index)),
  ];
}

function effort(compiled: Compiled, index: number): number {
  return compiled.bundle.techniques[index]?.effort ?? 0;
}
