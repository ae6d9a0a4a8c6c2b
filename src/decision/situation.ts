import {
  normalizeAnswers,
  weightsOfPriority,
  type AdviceInput,
  type NormalizedAnswers,
  type Weights,
} from "./answers.ts";
import type { QuestionId } from "./questions.ts";
import { values, type Value } from "./schema/ids.ts";
import {
  appliesWithin,
  bitsOf,
  countBits,
  dataSpace,
  dependents,
  space,
  spaceFor,
  type QuestionSpace,
} from "./space.ts";

/** What is still possible: the answer space narrowed by the answers. */
export interface Situation {
  readonly normalized: NormalizedAnswers;
  /** Mask of possible atoms by question index; for questions that apply by `data`, see `within`. */
  readonly possible: readonly number[];
  /** For each question that applies by `data`: the mask of possible atoms within each set of `data`, by the set's atom. */
  readonly within: ReadonlyMap<QuestionId, readonly number[]>;
  /** Weights of the score. */
  readonly weights: Weights;
  /** Weightings that the answers leave possible: one, or that of each option of `priority`. */
  readonly weightings: readonly Weights[];
  readonly givenWeights: boolean;
}

function maskOf(entry: QuestionSpace, answer: readonly string[] | undefined): number {
  if (answer === undefined) return entry.all;
  const key = answer.join();
  const atom = entry.atoms.findIndex((options) => options.join() === key);
  if (atom < 0) throw new Error(`"${key}" is no possible answer to "${entry.id}"`);
  return 1 << atom;
}

/** Within a set of `data`: the options that do not contradict it, or what stands where the question does not apply. */
function maskWithin(entry: QuestionSpace, answered: number, dataAtom: number): number {
  const elsewhere = 1 << (entry.notApplicable ?? 0);
  if (!appliesWithin(entry, dataAtom)) return elsewhere;
  const fitting = entry.all & ~elsewhere;
  const narrowed = answered & fitting;
  return narrowed === 0 ? fitting : narrowed;
}

function priorityMask(weights: Weights): number {
  const largest = Math.max(...weights);
  return weights.reduce((mask, weight, index) => (weight === largest ? mask | (1 << index) : mask), 0);
}

/** Reads answers into what they leave possible. */
export function situationOf(input: AdviceInput): Situation {
  const normalized = normalizeAnswers(input.answers);
  const possible = space.map((entry) => maskOf(entry, normalized.used.get(entry.id)));
  const within = new Map(
    dependents.map((entry) => {
      const answered = possible[entry.index] ?? entry.all;
      return [entry.id, dataSpace.atoms.map((_, atom) => maskWithin(entry, answered, atom))] as const;
    }),
  );
  const priority = normalized.used.get("priority")?.[0];
  if (input.weights !== undefined) {
    possible[spaceFor("priority").index] = priorityMask(input.weights);
    return { normalized, possible, within, weights: input.weights, weightings: [input.weights], givenWeights: true };
  }
  const known = values.find((value) => value === priority);
  const weights = weightsOfPriority(known);
  const weightings = known === undefined ? values.map((value: Value) => weightsOfPriority(value)) : [weights];
  return { normalized, possible, within, weights, weightings, givenWeights: false };
}

/** The possible sets of `data`, by atom. */
export function dataAtoms(situation: Situation): number[] {
  return bitsOf(situation.possible[dataSpace.index] ?? 0);
}

/** Questions that are open: several answers are possible, and the question can apply. */
export function openQuestions(situation: Situation): QuestionSpace[] {
  const sets = dataAtoms(situation);
  return space.filter((entry) => {
    if (entry.id === "priority" && situation.givenWeights) return false;
    const within = situation.within.get(entry.id);
    if (within === undefined) return countBits(situation.possible[entry.index] ?? 0) > 1;
    return sets.some((atom) => appliesWithin(entry, atom) && countBits(within[atom] ?? 0) > 1);
  });
}
