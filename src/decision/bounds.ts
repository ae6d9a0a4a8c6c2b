import type { Weights } from "./answers.ts";
import { chanceOf, holdsWith, openOf, possibleAtoms } from "./chance.ts";
import { dimensionIndex, type Compiled, type CompiledRule } from "./compile.ts";
import { clampLevel, exposureOf, riskHundredths, type Exposure } from "./risk.ts";
import { criterionIds, dimensions } from "./schema/ids.ts";
import { bestPartCounts, effortCriterion, fitHundredths } from "./score.ts";
import type { Situation } from "./situation.ts";
import { bitsOf, type QuestionSpace } from "./space.ts";
import { thresholds } from "./thresholds.ts";

/** A closed interval. */
export interface Interval {
  readonly least: number;
  readonly greatest: number;
}

/** Something that holds or not, by a rule, and an amount that counts where it holds. */
export interface Term {
  readonly rule: CompiledRule;
  readonly amount: number;
}

/** How the truth of each rule stands in a situation; worked out once for all that is bounded there. */
export interface Truth {
  readonly situation: Situation;
  /** By rule and allowed access: the questions that leave it open, or whether it holds. */
  of(rule: CompiledRule, allowed: number): { readonly open: readonly QuestionSpace[]; readonly holds: boolean };
}

function truthIn(situation: Situation): Truth {
  const known = new Map<CompiledRule, Map<number, { open: QuestionSpace[]; holds: boolean }>>();
  return {
    situation,
    of(rule, allowed) {
      const byAccess = known.get(rule) ?? new Map<number, { open: QuestionSpace[]; holds: boolean }>();
      known.set(rule, byAccess);
      const found = byAccess.get(allowed);
      if (found !== undefined) return found;
      const open = openOf(rule, situation, allowed);
      const truth = { open, holds: open.length === 0 && chanceOf(rule, situation, allowed) === 1 };
      byAccess.set(allowed, truth);
      return truth;
    },
  };
}

/**
 * Least and greatest sum of the amounts of the rules that hold, over all that is possible. Rules that leave the same one question open are taken together,
 * option by option; others each at their worst and best. May be wider than what can happen; never narrower.
 */
export function boundSum(terms: readonly Term[], truth: Truth, allowed: number): Interval {
  let least = 0;
  let greatest = 0;
  const together = new Map<QuestionSpace, Term[]>();
  for (const term of terms) {
    if (term.amount === 0) continue;
    const { open, holds } = truth.of(term.rule, allowed);
    const [only] = open;
    if (holds) {
      least += term.amount;
      greatest += term.amount;
    } else if (open.length === 1 && only !== undefined) {
      const group = together.get(only);
      if (group === undefined) together.set(only, [term]);
      else group.push(term);
    } else if (open.length > 1) {
      least += Math.min(0, term.amount);
      greatest += Math.max(0, term.amount);
    }
  }
  for (const [entry, group] of together) {
    let low = Infinity;
    let high = -Infinity;
    for (const atom of bitsOf(possibleAtoms(entry, truth.situation, allowed))) {
      let sum = 0;
      for (const term of group) if (holdsWith(term.rule, entry, atom, truth.situation)) sum += term.amount;
      low = Math.min(low, sum);
      high = Math.max(high, sum);
    }
    least += low;
    greatest += high;
  }
  return { least, greatest };
}

/** Rules by what they do, indexed by technique or combination. */
export interface RuleIndex {
  /** Fit rules: amounts are points. */
  readonly fit: readonly (readonly (Term & { criterion: number })[])[];
  /** Risk rules by dimension: amounts are steps. */
  readonly risk: readonly (readonly (readonly Term[])[])[];
  readonly bars: readonly (readonly CompiledRule[])[];
}

export function indexRules(compiled: Compiled): RuleIndex {
  const fit = compiled.entries.map(() => [] as (Term & { criterion: number })[]);
  const risk = compiled.entries.map(() => dimensions.map(() => [] as Term[]));
  const bars = compiled.entries.map(() => [] as CompiledRule[]);
  for (const rule of compiled.rules)
    for (const index of rule.on) {
      const { effect } = rule.rule;
      if (effect.kind === "fit")
        fit[index]?.push({ rule, amount: effect.points, criterion: criterionIds.indexOf(effect.criterion) });
      else if (effect.kind === "risk")
        risk[index]?.[dimensionIndex.get(effect.dimension) ?? 0]?.push({ rule, amount: effect.steps });
      else if (effect.kind === "rules-out") bars[index]?.push(rule);
    }
  return { fit, risk, bars };
}

/** What a range is worked out from. */
export interface BoundsInput {
  readonly compiled: Compiled;
  readonly index: RuleIndex;
  readonly truth: Truth;
  readonly exposure: readonly Exposure[];
}

export function boundsInput(compiled: Compiled, index: RuleIndex, situation: Situation): BoundsInput {
  return { compiled, index, truth: truthIn(situation), exposure: exposureOf(situation) };
}

function allowedFor(input: BoundsInput, entry: number): number {
  return input.compiled.entries[entry]?.access ?? 0;
}

/** Least and greatest level of a technique by dimension. */
export function boundLevels(input: BoundsInput, entry: number): Interval[] {
  const base = input.compiled.bundle.techniques[entry]?.risk;
  return dimensions.map((dimension, position) => {
    const steps = boundSum(input.index.risk[entry]?.[position] ?? [], input.truth, allowedFor(input, entry));
    const level = base?.[dimension].level ?? 0;
    return { least: clampLevel(level + steps.least), greatest: clampLevel(level + steps.greatest) };
  });
}

/** What risk can take off a score, in hundredths, by dimension. */
export function boundRisk(input: BoundsInput, levels: readonly Interval[], weights: Weights): Interval[] {
  return levels.map((level, dimension) => {
    const exposure = input.exposure[dimension];
    return {
      least: riskHundredths(level.greatest, exposure?.greatest ?? 1, weights[1]),
      greatest: riskHundredths(level.least, exposure?.least ?? 1, weights[1]),
    };
  });
}

export function addIntervals(intervals: readonly Interval[]): Interval {
  let least = 0;
  let greatest = 0;
  for (const interval of intervals) {
    least += interval.least;
    greatest += interval.greatest;
  }
  return { least, greatest };
}

function weighted(terms: readonly (Term & { criterion: number })[], weights: Weights): Term[] {
  return terms.map(({ rule, amount, criterion }) => ({ rule, amount: fitHundredths(amount, 1, criterion, weights) }));
}

function techniqueRange(input: BoundsInput, entry: number, weights: Weights): Interval {
  const fit = boundSum(weighted(input.index.fit[entry] ?? [], weights), input.truth, allowedFor(input, entry));
  return addIntervals([fit, ...boundRisk(input, boundLevels(input, entry), weights)]);
}

/** Levels of a combination: the worst part, with every step that its own and its parts' mitigations may take off or add. */
function combinationLevels(input: BoundsInput, entry: number, parts: readonly number[]): Interval[] {
  const byPart = parts.map((part) => mitigatedLevels(input, entry, part));
  return dimensions.map((_, dimension) => {
    const own = boundSum(input.index.risk[entry]?.[dimension] ?? [], input.truth, allowedFor(input, entry));
    const least = Math.max(...byPart.map((levels) => levels[dimension]?.least ?? 0));
    const greatest = Math.max(...byPart.map((levels) => levels[dimension]?.greatest ?? 0));
    return { least: clampLevel(least + own.least), greatest: clampLevel(greatest + own.greatest) };
  });
}

function mitigatedLevels(input: BoundsInput, combination: number, part: number): Interval[] {
  const levels = boundLevels(input, part);
  const helping = (input.compiled.partMitigations[combination] ?? []).filter(({ part: helped }) => helped === part);
  return levels.map((level, dimension) => {
    const terms = helping.filter((help) => help.dimension === dimension);
    const off = boundSum(
      terms.map(({ rule, steps }) => ({ rule, amount: steps })),
      input.truth,
      ~0,
    );
    return { least: clampLevel(level.least + off.least), greatest: clampLevel(level.greatest + off.greatest) };
  });
}

function combinationRange(input: BoundsInput, entry: number, parts: readonly number[], weights: Weights): Interval {
  const fit = criterionIds.map((_, criterion) => {
    const byPart = parts.map((part) => {
      const terms = (input.index.fit[part] ?? []).filter((term) => term.criterion === criterion);
      return boundSum(weighted(terms, weights), input.truth, allowedFor(input, part));
    });
    const pick = bestPartCounts(criterion) ? Math.max : Math.min;
    return {
      least: pick(...byPart.map(({ least }) => least)),
      greatest: pick(...byPart.map(({ greatest }) => greatest)),
    };
  });
  const own = boundSum(weighted(input.index.fit[entry] ?? [], weights), input.truth, allowedFor(input, entry));
  const anotherPart = fitHundredths(thresholds.anotherPart, 1, effortCriterion, weights) * (parts.length - 1);
  const risk = boundRisk(input, combinationLevels(input, entry, parts), weights);
  return addIntervals([...fit, own, { least: anotherPart, greatest: anotherPart }, ...risk]);
}

/** Least and greatest score, in hundredths, over all that is possible and over each weighting that the answers leave. */
export function rangeOf(input: BoundsInput, entry: number, score: number): Interval {
  const { situation } = input.truth;
  const parts = input.compiled.entries[entry]?.parts ?? [];
  const ranges = [situation.weights, ...situation.weightings].map((weights) =>
    parts.length === 1 ? techniqueRange(input, entry, weights) : combinationRange(input, entry, parts, weights),
  );
  // Reasons are rounded one by one, so a score may stand a hundredth outside a range that allows one value only.
  return {
    least: Math.min(score, ...ranges.map(({ least }) => least)),
    greatest: Math.max(score, ...ranges.map(({ greatest }) => greatest)),
  };
}
