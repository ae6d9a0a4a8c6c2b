import { accessSpace, clausesOf, dimensionIndex, valueOfCriterion, type Compiled } from "./compile.ts";
import { exposureByAtom } from "./risk.ts";
import { dimensions } from "./schema/ids.ts";
import { space } from "./space.ts";
import { thresholds } from "./thresholds.ts";

/**
 * Ranks full sets of answers, many in a row, without allocating. Each atom of a question has a bit set over the rules it is compatible with; the rules that hold
 * for a full set of answers are the AND of its atoms' sets. Their effects are added into one row of counters per technique.
 * It gives the same scores and order as `scoreAll` and `rankAll` do for the same full answers; a test holds them to that.
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

// One row of counters a technique: four sums of fit points (one a value), points on goal, seven levels, bars.
const goalSlot = 4;
const levelSlot = 5;
const barSlot = levelSlot + dimensions.length;
const rowLength = barSlot + 1;

function effectsOf(compiled: Compiled, ruleIndex: number): { slot: number; delta: number }[] {
  const compiledRule = compiled.rules[ruleIndex];
  if (compiledRule === undefined) return [];
  const { effect } = compiledRule.rule;
  return compiledRule.on
    .filter((index) => index < compiled.techniqueCount)
    .flatMap((index) => {
      const row = index * rowLength;
      if (effect.kind === "fit") {
        const slots = [{ slot: row + (valueOfCriterion[effect.criterion] ?? 0), delta: effect.points }];
        return effect.criterion === "goal" ? [...slots, { slot: row + goalSlot, delta: effect.points }] : slots;
      }
      if (effect.kind === "risk")
        return [{ slot: row + levelSlot + (dimensionIndex.get(effect.dimension) ?? 0), delta: effect.steps }];
      return effect.kind === "rules-out" ? [{ slot: row + barSlot, delta: 1 }] : [];
    });
}

/** Prepares a catalog for ranking many full sets of answers. */
export function prepareBatch(compiled: Compiled): Batch {
  const techniques = compiled.techniqueCount;
  const active = compiled.rules.map((_, index) => index).filter((index) => effectsOf(compiled, index).length > 0);
  const words = Math.ceil(active.length / 32);
  const offsets = space.map(() => 0);
  let atomCount = 0;
  space.forEach((entry, index) => {
    offsets[index] = atomCount;
    atomCount += entry.atoms.length;
  });
  const compatible = new Int32Array(atomCount * words).fill(-1);
  const starts = new Int32Array(active.length + 1);
  const slots: number[] = [];
  const deltas: number[] = [];
  active.forEach((ruleIndex, position) => {
    const compiledRule = compiled.rules[ruleIndex];
    for (const { entry, mask } of compiledRule ? clausesOf(compiledRule.rule) : [])
      entry.atoms.forEach((_, atom) => {
        if ((mask & (1 << atom)) !== 0) return;
        const word = ((offsets[entry.index] ?? 0) + atom) * words + (position >> 5);
        compatible[word] = (compatible[word] ?? 0) & ~(1 << (position & 31));
      });
    for (const { slot, delta } of effectsOf(compiled, ruleIndex)) {
      slots.push(slot);
      deltas.push(delta);
    }
    starts[position + 1] = slots.length;
  });
  // Bits past the last rule stand for nothing.
  if (active.length % 32 !== 0)
    for (let atom = 0; atom < atomCount; atom++) {
      const word = atom * words + words - 1;
      compatible[word] = (compatible[word] ?? 0) & ((1 << active.length % 32) - 1);
    }
  const base = new Int32Array(techniques * rowLength);
  const accessAllows = new Int32Array(techniques);
  compiled.bundle.techniques.forEach((technique, index) => {
    dimensions.forEach((dimension, position) => {
      base[index * rowLength + levelSlot + position] = technique.risk[dimension].level;
    });
    accessAllows[index] = compiled.entries[index]?.access ?? 0;
  });
  // Ties in the order go by id.
  const idRank = new Int32Array(techniques);
  [...compiled.bundle.techniques.keys()]
    .sort((a, b) => ((compiled.entries[a]?.id ?? "") < (compiled.entries[b]?.id ?? "") ? -1 : 1))
    .forEach((index, position) => {
      idRank[index] = position;
    });
  return new PreparedBatch({
    techniques,
    words,
    offsets: Int32Array.from(offsets),
    compatible,
    starts,
    slots: Int32Array.from(slots),
    deltas: Int32Array.from(deltas),
    base,
    accessAllows,
    idRank,
  });
}

interface Tables {
  readonly techniques: number;
  readonly words: number;
  readonly offsets: Int32Array;
  readonly compatible: Int32Array;
  readonly starts: Int32Array;
  readonly slots: Int32Array;
  readonly deltas: Int32Array;
  readonly base: Int32Array;
  readonly accessAllows: Int32Array;
  readonly idRank: Int32Array;
}

const severe = 4;

class PreparedBatch implements Batch {
  readonly techniqueCount: number;
  readonly scores: Float64Array;
  readonly order: Int32Array;
  readonly available: Uint8Array;
  readonly #tables: Tables;
  readonly #counters: Int32Array;
  readonly #holding: Int32Array;
  /** Cost in hundredths, and whether it is severe, by dimension and level 0 to 4. */
  readonly #cost = new Float64Array(dimensions.length * 5);
  readonly #isSevere = new Uint8Array(dimensions.length * 5);
  readonly #standing: Int8Array;
  readonly #unwise: Uint8Array;
  #recommended = 0;

  constructor(tables: Tables) {
    this.#tables = tables;
    this.techniqueCount = tables.techniques;
    this.scores = new Float64Array(tables.techniques);
    this.order = new Int32Array(tables.techniques);
    this.available = new Uint8Array(tables.techniques);
    this.#counters = new Int32Array(tables.base.length);
    this.#holding = new Int32Array(tables.words);
    this.#standing = new Int8Array(tables.techniques);
    this.#unwise = new Uint8Array(tables.techniques);
  }

  recommendedCount(): number {
    return this.#recommended;
  }

  rank(atoms: ArrayLike<number>, weights: ArrayLike<number>): number {
    this.#count(atoms);
    this.#prepareCosts(atoms, weights[1] ?? 0);
    this.#score(atoms[accessSpace.index] ?? 0, weights);
    this.#judge();
    return this.#sort();
  }

  /** Adds up the effects of the rules that hold. */
  #count(atoms: ArrayLike<number>): void {
    const { words, offsets, compatible, starts, slots, deltas, base } = this.#tables;
    const counters = this.#counters;
    const holding = this.#holding;
    counters.set(base);
    const first = ((offsets[0] ?? 0) + (atoms[0] ?? 0)) * words;
    for (let word = 0; word < words; word++) holding[word] = compatible[first + word] ?? 0;
    for (let question = 1; question < offsets.length; question++) {
      const row = ((offsets[question] ?? 0) + (atoms[question] ?? 0)) * words;
      for (let word = 0; word < words; word++) holding[word] = (holding[word] ?? 0) & (compatible[row + word] ?? 0);
    }
    for (let word = 0; word < words; word++) {
      let bits = holding[word] ?? 0;
      while (bits !== 0) {
        const position = (word << 5) + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        const end = starts[position + 1] ?? 0;
        for (let effect = starts[position] ?? 0; effect < end; effect++) {
          const slot = slots[effect] ?? 0;
          counters[slot] = (counters[slot] ?? 0) + (deltas[effect] ?? 0);
        }
      }
    }
  }

  #prepareCosts(atoms: ArrayLike<number>, breadth: number): void {
    for (let dimension = 0; dimension < dimensions.length; dimension++) {
      let factor = 1;
      for (const { entry, perAtom, concerns } of exposureByAtom)
        if (concerns[dimension] === true) factor *= perAtom[atoms[entry.index] ?? 0] ?? 1;
      for (let level = 0; level <= 4; level++) {
        const beyondLow = level * factor - 1;
        this.#cost[dimension * 5 + level] = beyondLow <= 0 ? 0 : Math.round(beyondLow * breadth * 2);
        this.#isSevere[dimension * 5 + level] = level * factor >= severe - 0.5 ? 1 : 0;
      }
    }
  }

  #score(access: number, weights: ArrayLike<number>): void {
    const { techniques, accessAllows } = this.#tables;
    const counters = this.#counters;
    const [w0, w1, w2, w3] = [weights[0] ?? 0, weights[1] ?? 0, weights[2] ?? 0, weights[3] ?? 0];
    for (let index = 0; index < techniques; index++) {
      const row = index * rowLength;
      const allowed = ((accessAllows[index] ?? 0) >> access) & 1;
      if (allowed === 0 || (counters[row + barSlot] ?? 0) > 0) {
        this.available[index] = 0;
        continue;
      }
      this.available[index] = 1;
      let score =
        4 *
        ((counters[row] ?? 0) * w0 +
          (counters[row + 1] ?? 0) * w1 +
          (counters[row + 2] ?? 0) * w2 +
          (counters[row + 3] ?? 0) * w3);
      let anySevere = 0;
      for (let dimension = 0; dimension < dimensions.length; dimension++) {
        const raw = counters[row + levelSlot + dimension] ?? 0;
        const cell = dimension * 5 + (raw < 0 ? 0 : raw > 4 ? 4 : raw);
        score -= this.#cost[cell] ?? 0;
        anySevere |= this.#isSevere[cell] ?? 0;
      }
      this.scores[index] = score;
      this.#unwise[index] = anySevere === 1 || score < thresholds.discouragedBelow * 100 ? 1 : 0;
    }
  }

  /** Standing: 0 recommended, 1 alternative, 2 discouraged, -1 unavailable. The same steps as `rankAll` for full answers. */
  #judge(): void {
    const { techniques } = this.#tables;
    let sound = 0;
    for (let index = 0; index < techniques; index++)
      if (this.available[index] === 1 && this.#unwise[index] === 0) sound = 1;
    let best = -Infinity;
    let bestServing = -Infinity;
    for (let index = 0; index < techniques; index++) {
      if (this.available[index] === 0) {
        this.#standing[index] = -1;
        continue;
      }
      const out = sound === 1 && this.#unwise[index] === 1;
      this.#standing[index] = out ? 2 : 1;
      if (out) continue;
      const score = this.scores[index] ?? 0;
      if (score > best) best = score;
      if (score > bestServing && this.#serves(index)) bestServing = score;
    }
    const onlyServing = bestServing > -Infinity;
    const from = (onlyServing ? bestServing : best) - thresholds.sameWithin * 100;
    this.#recommended = 0;
    for (let index = 0; index < techniques; index++) {
      if (this.#standing[index] !== 1 || (this.scores[index] ?? 0) < from) continue;
      if (onlyServing && !this.#serves(index)) continue;
      this.#standing[index] = 0;
      this.#recommended++;
    }
  }

  #serves(index: number): boolean {
    return (this.#counters[index * rowLength + goalSlot] ?? 0) > thresholds.goalAbove;
  }

  #sort(): number {
    const { techniques, idRank } = this.#tables;
    let length = 0;
    for (let index = 0; index < techniques; index++) {
      const standing = this.#standing[index] ?? 0;
      if (standing < 0) continue;
      const score = this.scores[index] ?? 0;
      let position = length++;
      while (position > 0) {
        const other = this.order[position - 1] ?? 0;
        const otherStanding = this.#standing[other] ?? 0;
        const otherScore = this.scores[other] ?? 0;
        const before =
          otherStanding < standing ||
          (otherStanding === standing &&
            (otherScore > score || (otherScore === score && (idRank[other] ?? 0) < (idRank[index] ?? 0))));
        if (before) break;
        this.order[position] = other;
        position--;
      }
      this.order[position] = index;
    }
    return length;
  }
}
