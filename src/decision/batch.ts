import {
  accessSpace,
  clausesOf,
  dimensionIndex,
  valueOfCriterion,
  type Clause,
  type Compiled,
  type CompiledRule,
} from "./compile.ts";
import { exposureByAtom } from "./risk.ts";
import { dimensions } from "./schema/ids.ts";
import { space, type QuestionSpace } from "./space.ts";
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

// Counters of a technique, each a byte: fit points of the four values, the seven levels, points on goal. Three words of four bytes.
const levelField = 4;
const goalField = levelField + dimensions.length;
const fields = goalField + 1;
const wordsPerTechnique = 3;
/** A counter that stands at 0 holds this, so that it may fall below. */
const zero = 128;

interface Change {
  readonly field: number;
  readonly delta: number;
}

function changesOf({ rule: { effect } }: CompiledRule): Change[] {
  if (effect.kind === "risk")
    return [{ field: levelField + (dimensionIndex.get(effect.dimension) ?? 0), delta: effect.steps }];
  if (effect.kind !== "fit") return [];
  const fit = { field: valueOfCriterion[effect.criterion] ?? 0, delta: effect.points };
  return effect.criterion === "goal" ? [fit, { field: goalField, delta: effect.points }] : [fit];
}

/** Cells that a table may have: above, tables no longer stay in the nearest cache. */
const mostCells = 64;

interface Group {
  readonly asks: readonly QuestionSpace[];
  readonly rules: { readonly clauses: readonly Clause[]; readonly rule: CompiledRule }[];
}

function cellCount(asks: readonly QuestionSpace[]): number {
  return asks.reduce((product, { atoms }) => product * atoms.length, 1);
}

/** Rules by the questions that they ask, those that ask most first; a rule joins a table that asks its questions already. */
function groupsOf(compiled: Compiled): Group[] {
  const groups: Group[] = [];
  const active = compiled.rules
    .filter(({ rule, on }) => {
      const { kind } = rule.effect;
      return (
        (kind === "fit" || kind === "risk" || kind === "rules-out") &&
        on.some((index) => index < compiled.techniqueCount)
      );
    })
    .map((rule) => ({ rule, clauses: clausesOf(rule.rule) }))
    .sort((a, b) => b.clauses.length - a.clauses.length || a.rule.index - b.rule.index);
  for (const entry of active) {
    const asks = entry.clauses.map((clause) => clause.entry);
    const known =
      groups.find((group) => asks.every((question) => group.asks.includes(question))) ??
      groups.find(
        (group) =>
          cellCount([...new Set([...group.asks, ...asks])]) <= mostCells &&
          asks.some((question) => group.asks.includes(question)),
      );
    if (known === undefined) groups.push({ asks, rules: [entry] });
    else {
      const widened = { asks: [...new Set([...known.asks, ...asks])], rules: [...known.rules, entry] };
      groups[groups.indexOf(known)] = widened;
    }
  }
  return groups;
}

/** All tables one after the other. */
interface Tables {
  readonly techniques: number;
  /** Of each table: its first cell, and the weight of each of its questions in the number of a cell; `askFrom` marks where a table's questions start. */
  readonly firstCell: Int32Array;
  readonly askFrom: Int32Array;
  readonly askQuestion: Int32Array;
  readonly askStride: Int32Array;
  /** Of each cell: where its effects start, and the techniques that it bars, as bits. */
  readonly starts: Int32Array;
  readonly barred: Int32Array;
  /** Effects: a word of counters, and what is added to it. */
  readonly words: Int32Array;
  readonly deltas: Int32Array;
  /** Counters with no rule applied. */
  readonly base: Int32Array;
  /** By atom of access: the techniques that it allows, as bits. */
  readonly allowed: Int32Array;
  readonly idRank: Int32Array;
}

/** Bit sets over techniques take two words. */
const bitWords = 2;

interface Cell {
  readonly counters: Int32Array;
  readonly barred: Int32Array;
}

function cellOf(group: Group, chosen: ReadonlyMap<QuestionSpace, number>, techniques: number): Cell {
  const counters = new Int32Array(techniques * fields);
  const barred = new Int32Array(bitWords);
  for (const { clauses, rule } of group.rules) {
    if (!clauses.every(({ entry, mask }) => (mask & (1 << (chosen.get(entry) ?? 0))) !== 0)) continue;
    for (const index of rule.on) {
      if (index >= techniques) continue;
      if (rule.rule.effect.kind === "rules-out") barred[index >> 5] = (barred[index >> 5] ?? 0) | (1 << (index & 31));
      for (const { field, delta } of changesOf(rule)) {
        const slot = index * fields + field;
        counters[slot] = (counters[slot] ?? 0) + delta;
      }
    }
  }
  return { counters, barred };
}

function packed(counters: Int32Array, technique: number, word: number): number {
  let sum = 0;
  for (let byte = 0; byte < 4; byte++) {
    const field = word * 4 + byte;
    if (field < fields) sum = (sum + ((counters[technique * fields + field] ?? 0) << (8 * byte))) | 0;
  }
  return sum;
}

/** Prepares a catalog for ranking many full sets of answers. */
export function prepareBatch(compiled: Compiled): Batch {
  const techniques = compiled.techniqueCount;
  if (techniques > 32 * bitWords) throw new Error(`the batch holds ${String(32 * bitWords)} techniques at most`);
  const groups = groupsOf(compiled);
  const firstCell: number[] = [];
  const askFrom = [0];
  const asks: { question: number; stride: number }[] = [];
  const starts = [0];
  const barred: number[] = [];
  const words: number[] = [];
  const deltas: number[] = [];
  const base = new Int32Array(techniques * fields);
  compiled.bundle.techniques.forEach((technique, index) => {
    dimensions.forEach((dimension, position) => {
      base[index * fields + levelField + position] = technique.risk[dimension].level;
    });
  });
  const least = Int32Array.from(base);
  const greatest = Int32Array.from(base);
  for (const group of groups) {
    firstCell.push(starts.length - 1);
    let stride = 1;
    const strides = group.asks.map((entry) => {
      const own = stride;
      stride *= entry.atoms.length;
      asks.push({ question: entry.index, stride: own });
      return own;
    });
    askFrom.push(asks.length);
    const low = new Int32Array(techniques * fields).fill(zero);
    const high = new Int32Array(techniques * fields).fill(-zero);
    for (let cell = 0; cell < stride; cell++) {
      const chosen = new Map(
        group.asks.map((entry, position) => [entry, Math.floor(cell / (strides[position] ?? 1)) % entry.atoms.length]),
      );
      const { counters, barred: bars } = cellOf(group, chosen, techniques);
      barred.push(...bars);
      counters.forEach((count, slot) => {
        low[slot] = Math.min(low[slot] ?? 0, count);
        high[slot] = Math.max(high[slot] ?? 0, count);
      });
      for (let technique = 0; technique < techniques; technique++)
        for (let word = 0; word < wordsPerTechnique; word++) {
          const delta = packed(counters, technique, word);
          if (delta === 0) continue;
          words.push(technique * wordsPerTechnique + word);
          deltas.push(delta);
        }
      starts.push(words.length);
    }
    low.forEach((count, slot) => (least[slot] = (least[slot] ?? 0) + count));
    high.forEach((count, slot) => (greatest[slot] = (greatest[slot] ?? 0) + count));
  }
  if (Math.min(...least) < -zero || Math.max(...greatest) >= zero)
    throw new Error("a counter of the batch may outgrow its byte");
  const packedBase = new Int32Array(techniques * wordsPerTechnique);
  const biased = base.map((count) => count + zero);
  packedBase.forEach((_, slot) => {
    packedBase[slot] = packed(biased, Math.floor(slot / wordsPerTechnique), slot % wordsPerTechnique);
  });
  const allowed = new Int32Array(accessSpace.atoms.length * bitWords);
  for (let index = 0; index < techniques; index++)
    accessSpace.atoms.forEach((_, atom) => {
      const word = atom * bitWords + (index >> 5);
      if (((compiled.entries[index]?.access ?? 0) & (1 << atom)) !== 0)
        allowed[word] = (allowed[word] ?? 0) | (1 << (index & 31));
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
    firstCell: Int32Array.from(firstCell),
    askFrom: Int32Array.from(askFrom),
    askQuestion: Int32Array.from(asks, ({ question }) => question),
    askStride: Int32Array.from(asks, ({ stride }) => stride),
    starts: Int32Array.from(starts),
    barred: Int32Array.from(barred),
    words: Int32Array.from(words),
    deltas: Int32Array.from(deltas),
    base: packedBase,
    allowed,
    idRank,
  });
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
    for (let cell = 0; cell < cells; cell++)
      cost[cell] =
        Math.round(((exposures.cost[from + cell] ?? 0) * breadth * 100) / thresholds.riskDivisor) +
        (exposures.severe[from + cell] ?? 0);
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

/** Which byte a counter is, where the words above name them. */
if (space[0] !== accessSpace) throw new Error("access is the first question");
