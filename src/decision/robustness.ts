import type { Batch } from "./batch.ts";
import { numbersFor } from "./random.ts";
import { values } from "./schema/ids.ts";
import { dataAtoms, openQuestions, type Situation } from "./situation.ts";
import { bitsOf, dataSpace, dependents, space, spaceFor, type QuestionSpace } from "./space.ts";
import { thresholds } from "./thresholds.ts";

/** What the completions of a situation show: stochastic multicriteria acceptability analysis over open answers and weights. */
export interface Acceptability {
  /** By technique: share of the completions in which it ranks first. */
  readonly firstShare: Float64Array;
  readonly topThreeShare: Float64Array;
  /** For each open question: how often each technique is first with each atom; rows are atoms. */
  readonly tables: ReadonlyMap<QuestionSpace, Float64Array>;
}

const count = thresholds.completions;
// Each question draws from its own column, so that answering one leaves the others' draws alone.
const columns = space.map((entry) => numbersFor(`question:${entry.id}`, count));
const simplex = ["a", "b", "c"].map((name) => numbersFor(`weights:${name}`, count));
const spreads = values.map((value) => numbersFor(`spread:${value}`, count));
const prioritySpace = spaceFor("priority");

/** Evenly drawn weightings: the gaps between three sorted uniform numbers, as shares of 100. */
const evenWeights = ((): Float64Array => {
  const drawn = new Float64Array(count * 4);
  for (let row = 0; row < count; row++) {
    const [a, b, c] = simplex.map((column) => column[row] ?? 0).sort((left, right) => left - right);
    const cuts = [0, a ?? 0, b ?? 0, c ?? 0, 1];
    for (let value = 0; value < 4; value++)
      drawn[row * 4 + value] = 100 * ((cuts[value + 1] ?? 0) - (cuts[value] ?? 0));
  }
  return drawn;
})();

/** Draws the weights of one completion into `weights`: all weightings, those led by a given value, or given ones plus or minus the spread. */
function drawWeights(row: number, situation: Situation, leading: number, weights: Float64Array): void {
  for (let value = 0; value < 4; value++) weights[value] = evenWeights[row * 4 + value] ?? 0;
  if (situation.givenWeights) {
    let total = 0;
    for (let value = 0; value < 4; value++) {
      const shift = thresholds.weightSpread * (2 * (spreads[value]?.[row] ?? 0.5) - 1);
      weights[value] = Math.max(0, (situation.weights[value] ?? 0) + shift);
      total += weights[value] ?? 0;
    }
    for (let value = 0; value < 4; value++) weights[value] = (100 * (weights[value] ?? 0)) / total;
    return;
  }
  if (leading < 0) return;
  // Swapping the largest into the leading place maps all weightings evenly onto those in which it leads.
  let largest = 0;
  for (let value = 1; value < 4; value++) if ((weights[value] ?? 0) > (weights[largest] ?? 0)) largest = value;
  const kept = weights[leading] ?? 0;
  weights[leading] = weights[largest] ?? 0;
  weights[largest] = kept;
}

function largestOf(weights: Float64Array): number {
  let largest = 0;
  for (let value = 1; value < 4; value++) if ((weights[value] ?? 0) > (weights[largest] ?? 0)) largest = value;
  return largest;
}

/** Ranks the completions of a situation. */
export function acceptabilityOf(batch: Batch, situation: Situation): Acceptability {
  const techniques = batch.techniqueCount;
  const firstShare = new Float64Array(techniques);
  const topThreeShare = new Float64Array(techniques);
  const open = openQuestions(situation);
  const tables = new Map(open.map((entry) => [entry, new Float64Array(entry.atoms.length * techniques)]));
  const recorded = [...tables].map(([entry, table]) => ({ index: entry.index, table }));
  const draw = completionDrawer(situation);
  const atoms = new Int32Array(space.length);
  const weights = new Float64Array(4);
  for (let row = 0; row < count; row++) {
    draw(row, atoms, weights);
    const length = batch.rank(atoms, weights);
    const first = batch.order[0] ?? 0;
    firstShare[first] = (firstShare[first] ?? 0) + 1;
    for (let place = 0; place < 3 && place < length; place++) {
      const technique = batch.order[place] ?? 0;
      topThreeShare[technique] = (topThreeShare[technique] ?? 0) + 1;
    }
    for (const { index, table } of recorded) {
      const cell = (atoms[index] ?? 0) * techniques + first;
      table[cell] = (table[cell] ?? 0) + 1;
    }
  }
  for (let technique = 0; technique < techniques; technique++) {
    firstShare[technique] = (firstShare[technique] ?? 0) / count;
    topThreeShare[technique] = (topThreeShare[technique] ?? 0) / count;
  }
  return { firstShare, topThreeShare, tables };
}

/** A function that writes the atoms and weights of a numbered completion. */
export function completionDrawer(
  situation: Situation,
): (row: number, atoms: Int32Array, weights: Float64Array) => void {
  const choices = space.map((entry) => bitsOf(situation.possible[entry.index] ?? 0));
  const sets = dataAtoms(situation);
  const within = dependents.map((entry) => ({
    entry,
    choices: dataSpace.atoms.map((_, atom) => bitsOf(situation.within.get(entry.id)?.[atom] ?? 0)),
  }));
  const priorities = choices[prioritySpace.index] ?? [];
  const leading = priorities.length === 1 ? (priorities[0] ?? -1) : -1;
  const pick = (from: readonly number[], question: number, row: number): number =>
    from[Math.floor((columns[question]?.[row] ?? 0) * from.length)] ?? 0;
  const free = space.filter(
    (entry) => entry !== dataSpace && entry !== prioritySpace && !situation.within.has(entry.id),
  );
  return (row, atoms, weights) => {
    for (const entry of free) atoms[entry.index] = pick(choices[entry.index] ?? [], entry.index, row);
    const data = pick(sets, dataSpace.index, row);
    atoms[dataSpace.index] = data;
    for (const dependent of within)
      atoms[dependent.entry.index] = pick(dependent.choices[data] ?? [], dependent.entry.index, row);
    drawWeights(row, situation, situation.givenWeights ? -1 : leading, weights);
    atoms[prioritySpace.index] = leading >= 0 ? leading : largestOf(weights);
  };
}
