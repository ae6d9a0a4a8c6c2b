import type { Weights } from "./answers.ts";
import type { Batch } from "./batch.ts";
import {
  addIntervals,
  boundLevels,
  boundRisk,
  boundsInput,
  boundSum,
  type BoundsInput,
  type RuleIndex,
} from "./bounds.ts";
import { chanceOfAny, chanceOf } from "./chance.ts";
import { accessSpace, type Compiled } from "./compile.ts";
import { nearestLevel } from "./risk.ts";
import { completionDrawer } from "./robustness.ts";
import { fitHundredths, goalCriterion } from "./score.ts";
import { openQuestions, situationOf, type Situation } from "./situation.ts";
import { bitsOf, dataSpace, space, type QuestionSpace } from "./space.ts";
import { weightsOfPriority, type AdviceInput } from "./answers.ts";
import { values } from "./schema/ids.ts";
import { thresholds } from "./thresholds.ts";

const hundredths = (points: number): number => Math.round(points * 100);
/** Completions looked through for a counterexample before a proof is tried. */
const glance = 400;

/** What a proof is about: answers, and the techniques now recommended (indexes of entries). */
export interface Claim {
  readonly input: AdviceInput;
  readonly situation: Situation;
  readonly recommended: readonly number[];
}

/** A completion that recommends other techniques, if a short look finds one. Weights are those that an answer to `priority` would set. */
function hasCounterexample(batch: Batch, claim: Claim): boolean {
  const draw = completionDrawer(claim.situation);
  const atoms = new Int32Array(space.length);
  const drawn = new Float64Array(4);
  const priority = space.length - 1;
  for (let row = 0; row < glance; row++) {
    draw(row, atoms, drawn);
    const weights: Weights = claim.situation.givenWeights
      ? claim.situation.weights
      : weightsOfPriority(values[atoms[priority] ?? 0]);
    batch.rank(atoms, weights);
    if (batch.recommendedCount() !== claim.recommended.length) return true;
    for (let place = 0; place < claim.recommended.length; place++)
      if (!claim.recommended.includes(batch.order[place] ?? -1)) return true;
  }
  return false;
}

/** Whether no open answer can add or remove a `danger` warning. */
function dangersSettled(compiled: Compiled, situation: Situation): boolean {
  const possible = situation.possible[accessSpace.index] ?? 0;
  return compiled.rules.every((rule) => {
    const { effect } = rule.rule;
    if (effect.kind !== "warn" || effect.severity !== "danger") return true;
    const chance = chanceOf(rule, situation);
    if (chance === 0) return true;
    if (chance < 1) return false;
    const reach = rule.on.map((index) => {
      const allowed = compiled.entries[index]?.access ?? 0;
      if ((possible & allowed) === 0) return "never";
      return (possible & ~allowed) === 0 && barring(compiled, situation, index) === 0 ? "always" : "sometimes";
    });
    return reach.includes("always") || !reach.includes("sometimes");
  });
}

function barring(compiled: Compiled, situation: Situation, index: number): number {
  const allowed = compiled.entries[index]?.access ?? 0;
  const bars = compiled.rules.filter((rule) => rule.rule.effect.kind === "rules-out" && rule.on.includes(index));
  return bars.length === 0 ? 0 : chanceOfAny(bars, situation, allowed);
}

/** Bounds of what decides the recommended set, in one situation. */
class Bounds {
  readonly #input: BoundsInput;
  readonly #compiled: Compiled;
  readonly #situation: Situation;

  constructor(compiled: Compiled, index: RuleIndex, situation: Situation) {
    this.#compiled = compiled;
    this.#situation = situation;
    this.#input = boundsInput(compiled, index, situation);
  }

  access(entry: number): "never" | "sometimes" | "always" {
    const possible = this.#situation.possible[accessSpace.index] ?? 0;
    const allowed = this.#compiled.entries[entry]?.access ?? 0;
    if ((possible & allowed) === 0) return "never";
    const chance =
      (this.#input.index.bars[entry] ?? []).length === 0 ? 0 : barring(this.#compiled, this.#situation, entry);
    if (chance > 1 - 1e-9) return "never";
    return (possible & ~allowed) === 0 && chance < 1e-9 ? "always" : "sometimes";
  }

  goal(entry: number): { least: number; greatest: number } {
    const terms = (this.#input.index.fit[entry] ?? []).filter((term) => term.criterion === goalCriterion);
    return boundSum(terms, this.#input.truth, this.#allowed(entry));
  }

  /** Hundredths. */
  score(entry: number, weights: Weights): { least: number; greatest: number } {
    return addIntervals([
      boundSum(this.#weighted(entry, weights, 1), this.#input.truth, this.#allowed(entry)),
      ...boundRisk(this.#input, boundLevels(this.#input, entry), weights),
    ]);
  }

  /** Least of score(a) - score(b): rules on both cancel before they are bounded. */
  leastLead(a: number, b: number, weights: Weights): number {
    // Access narrows a technique's chances to what allows it; a difference is bounded over all that is possible instead, which contains both.
    const terms = [...this.#weighted(a, weights, 1), ...this.#weighted(b, weights, -1)];
    const merged = new Map<(typeof terms)[number]["rule"], number>();
    for (const { rule, amount } of terms) merged.set(rule, (merged.get(rule) ?? 0) + amount);
    const fit = boundSum(
      [...merged].map(([rule, amount]) => ({ rule, amount })),
      this.#input.truth,
      accessSpace.all,
    );
    const riskA = addIntervals(boundRisk(this.#input, boundLevels(this.#input, a), weights));
    const riskB = addIntervals(boundRisk(this.#input, boundLevels(this.#input, b), weights));
    return fit.least + riskA.least - riskB.greatest;
  }

  /** Whether an overall risk of severe is possible, or certain. */
  severe(entry: number): { possible: boolean; certain: boolean } {
    const levels = boundLevels(this.#input, entry);
    return {
      possible: levels.some((level, d) => nearestLevel(level.greatest * (this.#input.exposure[d]?.greatest ?? 1)) >= 4),
      certain: levels.some((level, d) => nearestLevel(level.least * (this.#input.exposure[d]?.least ?? 1)) >= 4),
    };
  }

  #allowed(entry: number): number {
    return this.#compiled.entries[entry]?.access ?? 0;
  }

  #weighted(entry: number, weights: Weights, sign: number): { rule: Compiled["rules"][number]; amount: number }[] {
    return (this.#input.index.fit[entry] ?? []).map(({ rule, amount, criterion }) => ({
      rule,
      amount: sign * fitHundredths(amount, 1, criterion, weights),
    }));
  }
}

const one = hundredths(thresholds.sameWithin);
const margin = hundredths(thresholds.proofMargin);

/** Whether exactly the given techniques are recommended in all that is possible, by bounds alone. */
function provedHere(
  compiled: Compiled,
  index: RuleIndex,
  situation: Situation,
  recommended: readonly number[],
): boolean {
  const bounds = new Bounds(compiled, index, situation);
  const floor = hundredths(thresholds.discouragedBelow) + margin;
  return situation.weightings.every((weights) => {
    const holds = recommended.every(
      (entry) =>
        bounds.access(entry) === "always" &&
        bounds.score(entry, weights).least >= floor &&
        !bounds.severe(entry).possible &&
        bounds.goal(entry).least > thresholds.goalAbove &&
        recommended.every((other) => other === entry || bounds.leastLead(entry, other, weights) >= -one + margin),
    );
    if (!holds) return false;
    for (let other = 0; other < compiled.techniqueCount; other++) {
      if (recommended.includes(other) || bounds.access(other) === "never") continue;
      const out =
        bounds.severe(other).certain ||
        bounds.goal(other).greatest <= thresholds.goalAbove ||
        bounds.score(other, weights).greatest < hundredths(thresholds.discouragedBelow) - margin ||
        recommended.some((entry) => bounds.leastLead(entry, other, weights) > one + margin);
      if (!out) return false;
    }
    return true;
  });
}

/** The open question that the most undecided effects hang on. */
function branchOn(compiled: Compiled, situation: Situation): QuestionSpace | undefined {
  const open = openQuestions(situation);
  const hanging = new Map<QuestionSpace, number>(open.map((entry) => [entry, 0]));
  for (const rule of compiled.rules) {
    const { kind } = rule.rule.effect;
    if (kind !== "fit" && kind !== "risk" && kind !== "rules-out") continue;
    const chance = chanceOf(rule, situation);
    if (chance === 0 || chance === 1) continue;
    for (const { entry } of [...rule.free, ...rule.dependent])
      if (hanging.has(entry)) hanging.set(entry, (hanging.get(entry) ?? 0) + rule.on.length);
    if (rule.access !== accessSpace.all && hanging.has(accessSpace))
      hanging.set(accessSpace, (hanging.get(accessSpace) ?? 0) + rule.on.length);
    if (rule.data !== dataSpace.all && hanging.has(dataSpace))
      hanging.set(dataSpace, (hanging.get(dataSpace) ?? 0) + rule.on.length);
  }
  return [...hanging].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The inputs that answer one question in every possible way. */
function answersTo(input: AdviceInput, situation: Situation, entry: QuestionSpace): AdviceInput[] {
  const possible =
    situation.within.get(entry.id)?.reduce((mask, within) => mask | within, 0) ?? situation.possible[entry.index] ?? 0;
  return bitsOf(possible & entry.all).map((atom) => {
    const options = entry.atoms[atom] ?? [];
    const answer = entry.question.kind === "many" ? options : options[0];
    return { ...input, answers: { ...input.answers, [entry.id]: answer } };
  });
}

/**
 * Proves that no open question can change the recommended set or add or remove a danger warning. False means: not proved (it may still be so), and the wizard goes
 * on asking. Never concluded from samples: they only serve to find counterexamples quickly.
 */
export function proveSettled(compiled: Compiled, index: RuleIndex, batch: Batch, claim: Claim): boolean {
  if (openQuestions(claim.situation).length === 0) return true;
  if (!dangersSettled(compiled, claim.situation) || hasCounterexample(batch, claim)) return false;
  let branches = thresholds.proofBranches;
  const prove = (input: AdviceInput, situation: Situation): boolean => {
    if (provedHere(compiled, index, situation, claim.recommended)) return true;
    const entry = branchOn(compiled, situation);
    if (entry === undefined) return false;
    const next = answersTo(input, situation, entry);
    branches -= next.length;
    return branches >= 0 && next.every((answered) => prove(answered, situationOf(answered)));
  };
  return prove(claim.input, claim.situation);
}
