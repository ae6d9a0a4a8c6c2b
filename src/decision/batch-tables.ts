import {
  accessSpace,
  clausesOf,
  dimensionIndex,
  valueOfCriterion,
  type Clause,
  type Compiled,
  type CompiledRule,
} from "./compile.ts";
import { dimensions } from "./schema/ids.ts";
import type { QuestionSpace } from "./space.ts";

// Counters of a technique, each a byte: fit points of the four values, the seven levels, points on goal. Three words of four bytes.
const levelField = 4;
const goalField = levelField + dimensions.length;
const fields = goalField + 1;
export const wordsPerTechnique = 3;
/** A counter that stands at 0 holds this, so that it may fall below. */
export const zero = 128;

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
export interface Tables {
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
export const bitWords = 2;

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

/** Works out every table of a catalog. */
export function tablesOf(compiled: Compiled): Tables {
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
  return {
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
  };
}
