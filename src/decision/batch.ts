import { bitWords, tablesOf, wordsPerTechnique, zero, type Tables } from "./batch-tables.ts";
import { accessSpace, type Compiled } from "./compile.ts";
import { exposureByAtom } from "./risk.ts";
import { dimensions } from "./schema/ids.ts";
import { space } from "./space.ts";
import { thresholds } from "./thresholds.ts";

/**
 * Ranks full sets of answers, many in a row, without allocating. Rules that ask the same few questions are worked out beforehand, once for each way to answer
 * those: a full set of answers picks one cell of each such table, and the cells' effects are added up, several counters packed into a word. It gives the same
 * scores and order as `scoreAll` and `rankAll` do for the same full answers; a test holds them to that.
 */
export interface Batch {
  readonly techniqueCount: number;
  /** Hundredths of a point, by technique; valid for available techniques until the next call. */
  readonly scores: Float64Array;
  /** Techniques in order, best first; valid up to `length` as returned by `rank`. */
  readonly order: Int32Array;
  /** 1 where a technique can be done. */
  readonly available: Uint8Array;
  /** Ranks one full set of answers, an atom for each question; returns how many techniques are available. */
  rank(atoms: ArrayLike<number>, weights: ArrayLike<number>): number;
  /** How many techniques, from the first on, the last ranked answers recommend. */
  recommendedCount(): number;
}

const severe = 4;
const cells = dimensions.length * 5;
/** Added to the cost of a severe level: far beyond what all risks together cost. */
const severeMark = 1_000_000;
/** What a technique is, as bits: their sum numbers the kinds whose best score is kept. */
const serving = 1;
const unwise = 2;
const kinds = 4;
const floor = thresholds.discouragedBelow * 100;
const sameWithin = thresholds.sameWithin * 100;

/** What exposure makes of each dimension and level, by the answers to its questions: what is beyond low, and a mark where it is severe. */
const exposures = ((): { strides: number[]; cost: Float64Array; severe: Float64Array } => {
  let count = 1;
  const strides = exposureByAtom.map(({ perAtom }) => {
    const own = count;
    count *= perAtom.length;
    return own;
  });
  const cost = new Float64Array(count * cells);
  const marks = new Float64Array(count * cells);
  for (let combination = 0; combination < count; combination++)
    for (let dimension = 0; dimension < dimensions.length; dimension++) {
      let factor = 1;
      exposureByAtom.forEach(({ perAtom, concerns }, position) => {
        const atom = Math.floor(combination / (strides[position] ?? 1)) % perAtom.length;
        if (concerns[dimension] === true) factor *= perAtom[atom] ?? 1;
      });
      for (let level = 0; level <= severe; level++) {
        const cell = combination * cells + dimension * 5 + level;
        cost[cell] = Math.max(0, level * factor - 1);
        marks[cell] = level * factor >= severe - 0.5 ? severeMark : 0;
      }
    }
  return { strides, cost, severe: marks };
})();

/** The level that a level's counter stands for, held within 0 and 4. */
const levelOf = Uint8Array.from({ length: 256 }, (_, byte) => Math.max(0, Math.min(severe, byte - zero)));

/** Far beyond any score: sets the recommended before the alternatives, and those before the discouraged. */
const tier = 65_536;
/** Far below any difference of scores. */
const tieStep = 1e-9;

class PreparedBatch implements Batch {
  readonly techniqueCount: number;
  readonly scores: Float64Array;
  readonly order: Int32Array;
  readonly available: Uint8Array;
  readonly #tables: Tables;
  readonly #counters: Int32Array;
  readonly #cost = new Float64Array(cells);
  /** What can be done, in canonical order; as many as the last call returned. */
  readonly #left: Int32Array;
  readonly #flags: Uint8Array;
  readonly #best = new Float64Array(kinds);
  readonly #keys: Float64Array;
  readonly #exposureQuestions = Int32Array.from(exposureByAtom, ({ entry }) => entry.index);
  readonly #exposureStrides = Int32Array.from(exposures.strides);
  #recommended = 0;

  constructor(tables: Tables) {
    this.#tables = tables;
    this.techniqueCount = tables.techniques;
    this.scores = new Float64Array(tables.techniques);
    this.order = new Int32Array(tables.techniques);
    this.available = new Uint8Array(tables.techniques);
    this.#counters = new Int32Array(tables.base.length);
    this.#left = new Int32Array(tables.techniques);
    this.#flags = new Uint8Array(tables.techniques);
    this.#keys = new Float64Array(tables.techniques);
  }

  recommendedCount(): number {
    return this.#recommended;
  }

  rank(atoms: ArrayLike<number>, weights: ArrayLike<number>): number {
    const length = this.#count(atoms);
    this.#prepareCosts(atoms, weights[1] ?? 0);
    this.#score(length, weights);
    this.#judge(length);
    this.#sort(length);
    return length;
  }

  /** Adds up the effects of the cells that the answers pick; returns how many techniques can be done. */
  #count(atoms: ArrayLike<number>): number {
    const { firstCell, askFrom, askQuestion, askStride, starts, barred, words, deltas, base, allowed } = this.#tables;
    const counters = this.#counters;
    counters.set(base);
    const access = (atoms[0] ?? 0) * bitWords;
    let low = allowed[access] ?? 0;
    let high = allowed[access + 1] ?? 0;
    for (let table = 0; table < firstCell.length; table++) {
      let cell = firstCell[table] ?? 0;
      const end = askFrom[table + 1] ?? 0;
      for (let ask = askFrom[table] ?? 0; ask < end; ask++)
        cell += (atoms[askQuestion[ask] ?? 0] ?? 0) * (askStride[ask] ?? 0);
      low &= ~(barred[cell * bitWords] ?? 0);
      high &= ~(barred[cell * bitWords + 1] ?? 0);
      const last = starts[cell + 1] ?? 0;
      for (let effect = starts[cell] ?? 0; effect < last; effect++) {
        const word = words[effect] ?? 0;
        counters[word] = (counters[word] ?? 0) + (deltas[effect] ?? 0);
      }
    }
    this.available.fill(0);
    return this.#take(high, 32, this.#take(low, 0, 0));
  }

  /** Appends the techniques of a bit set to those that can be done. */
  #take(bits: number, offset: number, from: number): number {
    let length = from;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const index = offset + 31 - Math.clz32(rest & -rest);
      this.available[index] = 1;
      this.#left[length++] = index;
    }
    return length;
  }

  /** Fills in what each level costs, in hundredths, with a mark on what is severe. */
  #prepareCosts(atoms: ArrayLike<number>, breadth: number): void {
    const cost = this.#cost;
    let from = 0;
    for (let question = 0; question < this.#exposureQuestions.length; question++)
      from += (atoms[this.#exposureQuestions[question] ?? 0] ?? 0) * (this.#exposureStrides[question] ?? 0);
    from *= cells;
    for (let cell = 0; cell < cells; cell++) {
      // Half of them: what is low costs nothing, and rounding is dear.
      const beyondLow = exposures.cost[from + cell] ?? 0;
      const price = beyondLow === 0 ? 0 : Math.round((beyondLow * breadth * 100) / thresholds.riskDivisor);
      cost[cell] = price + (exposures.severe[from + cell] ?? 0);
    }
  }

  /** Scores what can be done, and finds the best of it. */
  #score(length: number, weights: ArrayLike<number>): void {
    const counters = this.#counters;
    const cost = this.#cost;
    const left = this.#left;
    const scores = this.scores;
    const flags = this.#flags;
    const w0 = 4 * (weights[0] ?? 0);
    const w1 = 4 * (weights[1] ?? 0);
    const w2 = 4 * (weights[2] ?? 0);
    const w3 = 4 * (weights[3] ?? 0);
    const none = zero * (w0 + w1 + w2 + w3);
    const best = this.#best;
    for (let kind = 0; kind < kinds; kind++) best[kind] = -Infinity;
    for (let place = 0; place < length; place++) {
      const index = left[place] ?? 0;
      const row = index * wordsPerTechnique;
      const fit = counters[row] ?? 0;
      const four = counters[row + 1] ?? 0;
      const three = counters[row + 2] ?? 0;
      let risk =
        (cost[levelOf[four & 255] ?? 0] ?? 0) +
        (cost[5 + (levelOf[(four >> 8) & 255] ?? 0)] ?? 0) +
        (cost[10 + (levelOf[(four >> 16) & 255] ?? 0)] ?? 0) +
        (cost[15 + (levelOf[four >>> 24] ?? 0)] ?? 0) +
        (cost[20 + (levelOf[three & 255] ?? 0)] ?? 0) +
        (cost[25 + (levelOf[(three >> 8) & 255] ?? 0)] ?? 0) +
        (cost[30 + (levelOf[(three >> 16) & 255] ?? 0)] ?? 0);
      let flag = (three >>> 24) - zero > thresholds.goalAbove ? serving : 0;
      if (risk >= severeMark) {
        flag |= unwise;
        risk -= severeMark * Math.floor(risk / severeMark);
      }
      const score =
        (fit & 255) * w0 + ((fit >> 8) & 255) * w1 + ((fit >> 16) & 255) * w2 + (fit >>> 24) * w3 - none - risk;
      if (score < floor) flag |= unwise;
      scores[index] = score;
      flags[index] = flag;
      if (score > (best[flag] ?? 0)) best[flag] = score;
    }
  }

  /** Tells recommended, alternative and discouraged apart, in the keys to sort by. The same steps as `rankAll` for full answers. */
  #judge(length: number): void {
    const { idRank } = this.#tables;
    const left = this.#left;
    const scores = this.scores;
    const flags = this.#flags;
    const keys = this.#keys;
    const best = this.#best;
    const sound = (best[0] ?? 0) > -Infinity || (best[serving] ?? 0) > -Infinity;
    // Where all is unwise, the best of that stands in.
    const among = sound ? 0 : unwise;
    const onlyServing = (best[among | serving] ?? 0) > -Infinity;
    const from = (best[onlyServing ? among | serving : among] ?? 0) - sameWithin;
    // Flags that bar a technique from being recommended, and those that it must have.
    const barring = sound ? unwise : 0;
    const needed = onlyServing ? serving : 0;
    let recommended = 0;
    for (let place = 0; place < length; place++) {
      const index = left[place] ?? 0;
      const score = scores[index] ?? 0;
      const flag = flags[index] ?? 0;
      let key = score - (idRank[index] ?? 0) * tieStep;
      if ((flag & barring) !== 0) key -= tier;
      else if (score >= from && (flag & needed) === needed) {
        key += tier;
        recommended++;
      }
      keys[place] = key;
    }
    this.#recommended = recommended;
  }

  #sort(length: number): void {
    const keys = this.#keys;
    const order = this.order;
    const left = this.#left;
    for (let place = 0; place < length; place++) {
      const key = keys[place] ?? 0;
      const index = left[place] ?? 0;
      let position = place;
      while (position > 0 && (keys[position - 1] ?? 0) < key) {
        keys[position] = keys[position - 1] ?? 0;
        order[position] = order[position - 1] ?? 0;
        position--;
      }
      keys[position] = key;
      order[position] = index;
    }
  }
}

/** Prepares a catalog for ranking many full sets of answers. */
export function prepareBatch(compiled: Compiled): Batch {
  // `rank` reads the answer about access from the first place.
  if (space[0] !== accessSpace) throw new Error("access is the first question");
  return new PreparedBatch(tablesOf(compiled));
}
