import type { Weights } from "./answers.ts";
import { accessShare, chanceOf, chanceOfAny, chancesWithoutAccess } from "./chance.ts";
import { accessSpace, dimensionIndex, valueOfCriterion, type Compiled, type CompiledRule } from "./compile.ts";
import { clampLevel, exposureOf, nearestLevel, riskHundredths, type Exposure } from "./risk.ts";
import { criteria, criterionIds, dimensions } from "./schema/ids.ts";
import type { Situation } from "./situation.ts";
import { thresholds } from "./thresholds.ts";

/** A fit rule at work: hundredths of a point on one criterion. */
export interface FitPart {
  readonly rule: CompiledRule;
  readonly criterion: number;
  /** Points before chance and weight. */
  readonly points: number;
  readonly chance: number;
  readonly hundredths: number;
}

/** What moved a level: a rule's steps, after chance. */
export interface RiskPart {
  readonly rule: CompiledRule;
  readonly steps: number;
  readonly chance: number;
}

/** What the rank of a technique or a combination follows from. */
export interface Standing {
  readonly index: number;
  /** Share of what is possible in which it is barred, by access or by a rule. */
  readonly barred: "never" | "partly" | "half" | "always";
  /** Whether some of the possible access does not allow it. */
  readonly accessPartly: boolean;
  /** Worst level here, exposure included, 0 to 4. */
  readonly overall: number;
  /** Points on `goal` before weights, chance included. */
  readonly goal: number;
  /** Hundredths. */
  readonly score: number;
}

/** A technique or a combination in a situation, with all that its score is made of. Arrays are in the order of `criterionIds` and `dimensions`. */
export interface Scored extends Standing {
  /** Rules that can bar it here. */
  readonly bars: readonly CompiledRule[];
  readonly fit: readonly FitPart[];
  /** Of a combination: the part (index of an entry) whose fit counts, by criterion. */
  readonly chosenPart?: readonly number[];
  readonly riskParts: readonly (readonly RiskPart[])[];
  /** The entry whose base level counts, by dimension: itself, or the worst part of a combination. */
  readonly worstPart: readonly number[];
  /** Expected level by dimension, held within 0 and 4. */
  readonly levels: readonly number[];
  /** Hundredths by dimension. */
  readonly risk: readonly number[];
}

/** From least to most barred. */
const barOrder = ["never", "partly", "half", "always"] as const;

export const goalCriterion = criterionIds.indexOf("goal");
export const effortCriterion = criterionIds.indexOf("effort");
const valueByIndex = criterionIds.map((id) => valueOfCriterion[id] ?? 0);
const criterionIndex: ReadonlyMap<string, number> = new Map(criterionIds.map((id, index) => [id, index]));

/** Hundredths of a point for points on a criterion under given weights. Whole for a chance of 0 or 1, as weights are whole. */
export function fitHundredths(points: number, chance: number, criterion: number, weights: Weights): number {
  const value = valueByIndex[criterion] ?? 0;
  return Math.round(points * chance * 4 * (weights[value] ?? 0));
}

/** Whether the best (not the worst) part counts on a criterion of a combination. */
export function bestPartCounts(criterion: number): boolean {
  const value = criteria[criterionIds[criterion] ?? "goal"];
  return value === "in-domain-quality" || value === "breadth";
}

interface Draft {
  readonly fit: FitPart[];
  readonly risk: RiskPart[][];
  readonly bars: CompiledRule[];
}

function draftsOf(compiled: Compiled, situation: Situation, weights: Weights): Draft[] {
  const chances = chancesWithoutAccess(compiled, situation);
  const drafts = compiled.entries.map(() => ({
    fit: [] as FitPart[],
    risk: dimensions.map(() => [] as RiskPart[]),
    bars: [] as CompiledRule[],
  }));
  for (const rule of compiled.rules) {
    const { effect } = rule.rule;
    if (effect.kind !== "fit" && effect.kind !== "risk" && effect.kind !== "rules-out") continue;
    const elsewhere = chances[rule.index] ?? 0;
    if (elsewhere === 0) continue;
    for (const index of rule.on) {
      const draft = drafts[index];
      const entry = compiled.entries[index];
      if (draft === undefined || entry === undefined) continue;
      const chance = elsewhere * accessShare(rule, situation, entry.access);
      if (chance === 0) continue;
      if (effect.kind === "fit") {
        const criterion = criterionIndex.get(effect.criterion) ?? 0;
        const hundredths = fitHundredths(effect.points, chance, criterion, weights);
        draft.fit.push({ rule, criterion, points: effect.points, chance, hundredths });
      } else if (effect.kind === "risk") {
        draft.risk[dimensionIndex.get(effect.dimension) ?? 0]?.push({ rule, steps: effect.steps, chance });
      } else draft.bars.push(rule);
    }
  }
  return drafts;
}

function barredOf(
  index: number,
  bars: readonly CompiledRule[],
  compiled: Compiled,
  situation: Situation,
): Scored["barred"] {
  const allowed = compiled.entries[index]?.access ?? 0;
  const possible = situation.possible[accessSpace.index] ?? 0;
  if ((possible & allowed) === 0) return "always";
  const chance = bars.length === 0 ? 0 : chanceOfAny(bars, situation, allowed);
  // Inclusion and exclusion adds rounding errors far below any real share.
  if (chance > 1 - 1e-9) return "always";
  if (chance > thresholds.dependsFrom - 1e-9) return "half";
  return chance > 1e-9 ? "partly" : "never";
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function finish(
  draft: Draft,
  levels: readonly number[],
  exposure: readonly Exposure[],
  weights: Weights,
): Pick<Scored, "levels" | "risk" | "overall"> & { fitTotal: number } {
  const factor = (dimension: number): number => exposure[dimension]?.expected ?? 1;
  return {
    levels,
    risk: levels.map((level, dimension) => riskHundredths(level, factor(dimension), weights[1])),
    overall: Math.max(...levels.map((level, dimension) => nearestLevel(level * factor(dimension)))),
    fitTotal: sum(draft.fit.map((part) => part.hundredths)),
  };
}

function stepsOf(parts: readonly RiskPart[]): number {
  return sum(parts.map((part) => part.steps * part.chance));
}

/** Steps that the other parts of a combination take off the levels of one part, by dimension. */
function mitigationOf(compiled: Compiled, situation: Situation, combination: number, part: number): RiskPart[][] {
  const found = dimensions.map(() => [] as RiskPart[]);
  for (const { part: helped, dimension, steps, rule } of compiled.partMitigations[combination] ?? []) {
    const chance = helped === part ? chanceOf(rule, situation) : 0;
    if (chance > 0) found[dimension]?.push({ rule, steps, chance });
  }
  return found;
}

function combine(
  compiled: Compiled,
  situation: Situation,
  index: number,
  singles: readonly Scored[],
  draft: Draft,
  exposure: readonly Exposure[],
  weights: Weights,
): Scored {
  const parts = (compiled.entries[index]?.parts ?? []).flatMap((part) => singles[part] ?? []);
  const onCriterion = (part: Scored, criterion: number): number =>
    sum(part.fit.filter((fit) => fit.criterion === criterion).map((fit) => fit.hundredths));
  const chosenPart = criterionIds.map((_, criterion) => {
    const ordered = [...parts].sort(
      (a, b) => onCriterion(b, criterion) - onCriterion(a, criterion) || a.index - b.index,
    );
    return (bestPartCounts(criterion) ? ordered[0] : ordered[ordered.length - 1])?.index ?? 0;
  });
  const inherited = chosenPart.flatMap((part, criterion) =>
    (singles[part]?.fit ?? []).filter((fit) => fit.criterion === criterion),
  );
  const together = parts.map((part) => {
    const off = mitigationOf(compiled, situation, index, part.index);
    return part.levels.map((level, dimension) => ({
      level: clampLevel(level + stepsOf(off[dimension] ?? [])),
      steps: [...(part.riskParts[dimension] ?? []), ...(off[dimension] ?? [])],
      part: part.index,
    }));
  });
  const worst = dimensions.map((_, dimension) =>
    together
      .flatMap((levels) => levels[dimension] ?? [])
      .reduce((left, right) => (right.level > left.level ? right : left)),
  );
  const levels = worst.map(({ level }, dimension) => clampLevel(level + stepsOf(draft.risk[dimension] ?? [])));
  const fit = [...inherited, ...draft.fit];
  const done = finish({ ...draft, fit }, levels, exposure, weights);
  const anotherPart = fitHundredths(thresholds.anotherPart, 1, effortCriterion, weights) * (parts.length - 1);
  const own = barredOf(index, draft.bars, compiled, situation);
  const worstBar = [own, ...parts.map((part) => part.barred)].reduce((left, right) =>
    barOrder.indexOf(right) > barOrder.indexOf(left) ? right : left,
  );
  return {
    ...done,
    index,
    barred: worstBar,
    accessPartly: partlyAllowed(compiled, situation, index),
    bars: [...new Set([...draft.bars, ...parts.flatMap((part) => part.bars)])],
    fit,
    chosenPart,
    riskParts: worst.map(({ steps }, dimension) => [...steps, ...(draft.risk[dimension] ?? [])]),
    worstPart: worst.map(({ part }) => part),
    goal: sum(parts.map((part) => part.goal)),
    score: done.fitTotal + sum(done.risk) + anotherPart,
  };
}
function partlyAllowed(compiled: Compiled, situation: Situation, index: number): boolean {
  const possible = situation.possible[accessSpace.index] ?? 0;
  return (possible & ~(compiled.entries[index]?.access ?? 0)) !== 0;
}

/** Scores every technique and combination of the catalog. */
export function scoreAll(compiled: Compiled, situation: Situation, weights: Weights = situation.weights): Scored[] {
  const drafts = draftsOf(compiled, situation, weights);
  const exposure = exposureOf(situation);
  const singles = drafts.slice(0, compiled.techniqueCount).map((draft, index): Scored => {
    const technique = compiled.bundle.techniques[index];
    const levels = dimensions.map((dimension, position) =>
      clampLevel((technique?.risk[dimension].level ?? 0) + stepsOf(draft.risk[position] ?? [])),
    );
    const done = finish(draft, levels, exposure, weights);
    return {
      ...done,
      index,
      barred: barredOf(index, draft.bars, compiled, situation),
      accessPartly: partlyAllowed(compiled, situation, index),
      bars: draft.bars,
      fit: draft.fit,
      riskParts: draft.risk,
      worstPart: dimensions.map(() => index),
      goal: sum(draft.fit.filter((part) => part.criterion === goalCriterion).map((part) => part.points * part.chance)),
      score: done.fitTotal + sum(done.risk),
    };
  });
  const combinations = drafts
    .slice(compiled.techniqueCount)
    .map((draft, offset) =>
      combine(compiled, situation, compiled.techniqueCount + offset, singles, draft, exposure, weights),
    );
  return [...singles, ...combinations];
}

/**
 * Where every single technique stands, without the traces that explain it: what a ranking needs, at a hundredth of the cost of `scoreAll`, for the many answers
 * tried in looking for what would change the advice. The same numbers; a test holds the two together.
 */
export function standings(compiled: Compiled, situation: Situation): Standing[] {
  const { techniqueCount: techniques } = compiled;
  const { weights } = situation;
  const chances = chancesWithoutAccess(compiled, situation);
  const scores = new Float64Array(techniques);
  const goals = new Float64Array(techniques);
  const steps = new Float64Array(techniques * dimensions.length);
  const bars = new Map<number, CompiledRule[]>();
  for (const rule of compiled.rules) {
    const elsewhere = chances[rule.index] ?? 0;
    const { effect } = rule.rule;
    if (elsewhere === 0 || (effect.kind !== "fit" && effect.kind !== "risk" && effect.kind !== "rules-out")) continue;
    const criterion = effect.kind === "fit" ? (criterionIndex.get(effect.criterion) ?? 0) : 0;
    const dimension = effect.kind === "risk" ? (dimensionIndex.get(effect.dimension) ?? 0) : 0;
    for (const index of rule.on) {
      if (index >= techniques) continue;
      const chance =
        rule.access === accessSpace.all
          ? elsewhere
          : elsewhere * accessShare(rule, situation, compiled.entries[index]?.access ?? 0);
      if (effect.kind === "fit") {
        scores[index] = (scores[index] ?? 0) + fitHundredths(effect.points, chance, criterion, weights);
        if (criterion === goalCriterion) goals[index] = (goals[index] ?? 0) + effect.points * chance;
      } else if (effect.kind === "risk") {
        const slot = index * dimensions.length + dimension;
        steps[slot] = (steps[slot] ?? 0) + effect.steps * chance;
      } else if (chance > 0) {
        const known = bars.get(index);
        if (known === undefined) bars.set(index, [rule]);
        else known.push(rule);
      }
    }
  }
  const exposure = exposureOf(situation).map(({ expected }) => expected);
  return compiled.bundle.techniques.map((technique, index) => {
    let score = scores[index] ?? 0;
    let overall = 0;
    for (let dimension = 0; dimension < dimensions.length; dimension++) {
      const base = technique.risk[dimensions[dimension] ?? "forgetting"].level;
      const level = clampLevel(base + (steps[index * dimensions.length + dimension] ?? 0));
      score += riskHundredths(level, exposure[dimension] ?? 1, weights[1]);
      overall = Math.max(overall, nearestLevel(level * (exposure[dimension] ?? 1)));
    }
    return {
      index,
      barred: barredOf(index, bars.get(index) ?? [], compiled, situation),
      accessPartly: partlyAllowed(compiled, situation, index),
      overall,
      goal: goals[index] ?? 0,
      score,
    };
  });
}
