import { dimensions, levels, type Dimension, type Level } from "./schema/ids.ts";
import type { Situation } from "./situation.ts";
import { bitsOf, spaceFor } from "./space.ts";
import { exposureFactors, thresholds } from "./thresholds.ts";

/** A factor per dimension: the least and the greatest that is possible, and the one that counts while questions are open. */
export interface Exposure {
  readonly expected: number;
  readonly least: number;
  readonly greatest: number;
}

const exposureQuestions = Object.keys(exposureFactors).map((id) => spaceFor(id));

function factorsOf(id: string): { factors: Readonly<Record<string, number>>; dimensions: readonly string[] } {
  const entry = Object.entries(exposureFactors).find(([question]) => question === id)?.[1];
  return entry ?? { factors: {}, dimensions: [] };
}

/** For each question of exposure: the factor of each of its atoms, by dimension (1 where it does not concern it). */
export const exposureByAtom = exposureQuestions.map((entry) => {
  const { factors, dimensions: concerned } = factorsOf(entry.id);
  const perAtom = entry.atoms.map((options) => factors[options[0] ?? ""] ?? 1);
  return { entry, perAtom, concerns: dimensions.map((dimension) => concerned.includes(dimension)) };
});

/** How much each risk matters here, in the order of `dimensions`. */
export function exposureOf(situation: Situation): Exposure[] {
  return dimensions.map((_, dimension) => {
    let expected = 1;
    let least = 1;
    let greatest = 1;
    for (const { entry, perAtom, concerns } of exposureByAtom) {
      if (concerns[dimension] !== true) continue;
      const possible = bitsOf(situation.possible[entry.index] ?? 0).map((atom) => perAtom[atom] ?? 1);
      expected *= possible.length === 1 ? (possible[0] ?? 1) : 1;
      least *= Math.min(...possible);
      greatest *= Math.max(...possible);
    }
    return { expected, least, greatest };
  });
}

/** Holds a level within 0 and 4. */
export function clampLevel(level: number): number {
  return Math.max(0, Math.min(4, level));
}

/** Hundredths of a point that a level costs, as a negative whole number; `breadth` is the weight of that value. */
export function riskHundredths(level: number, exposure: number, breadth: number): number {
  const beyondLow = level * exposure - 1;
  return beyondLow <= 0 ? 0 : -Math.round((beyondLow * breadth * 100) / thresholds.riskDivisor);
}

/** A number of levels as the nearest level, halves up, at most severe. */
export function nearestLevel(level: number): number {
  return Math.min(4, Math.max(0, Math.floor(level + 0.5)));
}

/** The word of a level. */
export function levelWord(level: number): Level {
  return levels[nearestLevel(level)] ?? "none";
}

/** Levels as words, by dimension. */
export function levelsByDimension(expected: readonly number[]): Record<Dimension, Level> {
  const word = (index: number): Level => levelWord(expected[index] ?? 0);
  return {
    forgetting: word(0),
    calibration: word(1),
    shortcuts: word(2),
    hallucination: word(3),
    safety: word(4),
    diversity: word(5),
    "lock-in": word(6),
  };
}
