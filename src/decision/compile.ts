import type { BundleRule, DecisionBundle } from "./bundle.ts";
import { isManyTest, type ManyTest } from "./condition.ts";
import { criteria, dimensions, values } from "./schema/ids.ts";
import { closeOverImplied, dataSpace, dependents, space, type QuestionSpace } from "./space.ts";

/** What a rule asks of one question: the atoms with which it can hold. */
export interface Clause {
  readonly entry: QuestionSpace;
  readonly mask: number;
}

/** A rule with its condition as masks. */
export interface CompiledRule {
  readonly rule: BundleRule;
  /** Clauses on questions that stand alone, `access` excluded. */
  readonly free: readonly Clause[];
  /** Mask on `access` (all atoms where the rule does not ask). */
  readonly access: number;
  /** Mask on `data`. */
  readonly data: number;
  /** Clauses on questions that apply by `data`. */
  readonly dependent: readonly Clause[];
  /** Indexes of the techniques and combinations it is on; see `Compiled.entries`. */
  readonly on: readonly number[];
  /** Place in `Compiled.rules`. */
  readonly index: number;
  /** Places of its free clauses in `Compiled.clauses`, and of its test of `data` in `Compiled.dataTests`. */
  readonly clauseIds: readonly number[];
  readonly dataTestId: number;
}

/** A test of `data` together with the questions that apply by it. */
export interface DataTest {
  readonly data: number;
  readonly dependent: readonly Clause[];
}

/** A technique or a combination; techniques come first, in canonical order. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** Indexes of the techniques it is made of; a technique is its own only part. */
  readonly parts: readonly number[];
  /** Atoms of `access` that allow it. */
  readonly access: number;
}

/** A `mitigates` rule that one part of a combination brings to another. */
export interface PartMitigation {
  readonly part: number;
  readonly dimension: number;
  readonly steps: number;
  readonly rule: CompiledRule;
}

export interface Compiled {
  readonly bundle: DecisionBundle;
  readonly entries: readonly Entry[];
  readonly techniqueCount: number;
  readonly rules: readonly CompiledRule[];
  /** Clauses and tests that rules share, so that each is worked out once a situation. */
  readonly clauses: readonly Clause[];
  readonly dataTests: readonly DataTest[];
  /** By entry: what the parts of a combination take off each other's levels. */
  readonly partMitigations: readonly (readonly PartMitigation[])[];
  /** Index in `entries` by id. */
  readonly indexOf: ReadonlyMap<string, number>;
}

export const accessSpace: QuestionSpace = space[0] ?? dataSpace;
export const valueOfCriterion: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(criteria).map(([criterion, value]) => [criterion, values.indexOf(value)]),
);
export const dimensionIndex: ReadonlyMap<string, number> = new Map(dimensions.map((id, index) => [id, index]));

/** The atoms of a question with which a test on it holds. "Does not apply" never passes. */
function maskOfTest(entry: QuestionSpace, test: readonly string[] | ManyTest): number {
  const passes = (options: readonly string[]): boolean => {
    if (!isManyTest(test)) return options.some((option) => test.includes(option));
    const included = test.includes === undefined || options.some((option) => test.includes?.includes(option));
    return included && !options.some((option) => test.without?.includes(option));
  };
  return entry.atoms.reduce((mask, options, atom) => (passes(options) ? mask | (1 << atom) : mask), 0);
}

/** The condition of a rule as masks, one a question it asks. */
export function clausesOf(rule: Pick<BundleRule, "when">): Clause[] {
  const tests: Readonly<Record<string, readonly string[] | ManyTest | undefined>> = rule.when;
  return space.flatMap((entry) => {
    const test = tests[entry.id];
    return test === undefined ? [] : [{ entry, mask: maskOfTest(entry, test) }];
  });
}

/** Keeps equal things once. */
class Pool<Item> {
  readonly items: Item[] = [];
  readonly #places = new Map<string, number>();

  place(key: string, item: Item): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

function clauseKey({ entry, mask }: Clause): string {
  return `${entry.id}:${String(mask)}`;
}

function compileRule(
  rule: BundleRule,
  index: number,
  indexOf: ReadonlyMap<string, number>,
  clausePool: Pool<Clause>,
  dataPool: Pool<DataTest>,
): CompiledRule {
  const clauses = clausesOf(rule);
  const free = clauses.filter(
    ({ entry }) => entry !== accessSpace && entry !== dataSpace && !dependents.includes(entry),
  );
  const data = clauses.find(({ entry }) => entry === dataSpace)?.mask ?? dataSpace.all;
  const dependent = clauses.filter(({ entry }) => dependents.includes(entry));
  return {
    rule,
    index,
    free,
    access: clauses.find(({ entry }) => entry === accessSpace)?.mask ?? accessSpace.all,
    data,
    dependent,
    on: rule.on.flatMap((id) => indexOf.get(id) ?? []).sort((a, b) => a - b),
    clauseIds: free.map((clause) => clausePool.place(clauseKey(clause), clause)),
    dataTestId: dataPool.place([String(data), ...dependent.map(clauseKey)].join(), { data, dependent }),
  };
}

function partMitigations(
  parts: readonly number[],
  rules: readonly CompiledRule[],
  indexOf: ReadonlyMap<string, number>,
): PartMitigation[] {
  if (parts.length < 2) return [];
  return rules.flatMap((rule) => {
    const { effect } = rule.rule;
    if (effect.kind !== "mitigates" || !("technique" in effect.by)) return [];
    const by = indexOf.get(effect.by.technique);
    if (by === undefined || !parts.includes(by)) return [];
    const dimension = dimensionIndex.get(effect.dimension) ?? 0;
    return parts
      .filter((part) => part !== by && rule.on.includes(part))
      .map((part) => ({ part, dimension, steps: effect.steps, rule }));
  });
}

/** The atoms of `access` with which a technique can be done. */
export function accessMask(needs: readonly string[]): number {
  return accessSpace.atoms.reduce((mask, options, atom) => {
    const closed = closeOverImplied(accessSpace.question, options);
    return needs.some((need) => closed.includes(need)) ? mask | (1 << atom) : mask;
  }, 0);
}

/** Compiles a bundle once; the order of techniques, combinations and rules in it means nothing. */
export function compile(bundle: DecisionBundle): Compiled {
  const techniques = [...bundle.techniques].sort((a, b) => a.order - b.order);
  const index = new Map(techniques.map((technique, position) => [technique.id, position]));
  const single: Entry[] = techniques.map((technique, position) => ({
    id: technique.id,
    name: technique.name,
    parts: [position],
    access: accessMask(technique.needs),
  }));
  const combined: Entry[] = [...bundle.combinations]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((combination) => {
      const parts = combination.parts.flatMap((part) => index.get(part) ?? []);
      const access = parts.reduce((mask, part) => mask & (single[part]?.access ?? 0), accessSpace.all);
      return { id: combination.id, name: combination.name, parts, access };
    });
  const entries = [...single, ...combined];
  const indexOf = new Map(entries.map((entry, position) => [entry.id, position]));
  const clausePool = new Pool<Clause>();
  const dataPool = new Pool<DataTest>();
  const rules = [...bundle.rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule, place) => compileRule(rule, place, indexOf, clausePool, dataPool));
  return {
    bundle: { ...bundle, techniques },
    entries,
    techniqueCount: single.length,
    rules,
    clauses: clausePool.items,
    dataTests: dataPool.items,
    partMitigations: entries.map(({ parts }) => partMitigations(parts, rules, indexOf)),
    indexOf,
  };
}
