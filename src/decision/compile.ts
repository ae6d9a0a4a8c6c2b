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

export interface Compiled {
  readonly bundle: DecisionBundle;
  readonly entries: readonly Entry[];
  readonly techniqueCount: number;
  readonly rules: readonly CompiledRule[];
  /** Index in `entries` by id. */
  readonly indexOf: ReadonlyMap<string, number>;
}

export const accessSpace: QuestionSpace = space[0] ?? dataSpace;
export const valueOfCriterion: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(criteria).map(([criterion, value]) => [criterion, values.indexOf(value)]),
);
export const dimensionIndex: ReadonlyMap<string, number> = new Map(dimensions.map((id, index) => [id, index]));

/** The atoms of a question with which a test on it holds. "Does not apply" never passes. */
export function maskOfTest(entry: QuestionSpace, test: readonly string[] | ManyTest): number {
  const passes = (options: readonly string[]): boolean => {
    if (!isManyTest(test)) return options.some((option) => test.includes(option));
    const included = test.includes === undefined || options.some((option) => test.includes?.includes(option));
    return included && !options.some((option) => test.without?.includes(option));
  };
  return entry.atoms.reduce((mask, options, atom) => (passes(options) ? mask | (1 << atom) : mask), 0);
}

/** The condition of a rule as masks, one a question it asks. */
export function clausesOf(rule: BundleRule): Clause[] {
  const tests: Readonly<Record<string, readonly string[] | ManyTest | undefined>> = rule.when;
  return space.flatMap((entry) => {
    const test = tests[entry.id];
    return test === undefined ? [] : [{ entry, mask: maskOfTest(entry, test) }];
  });
}

function compileRule(rule: BundleRule, indexOf: ReadonlyMap<string, number>): CompiledRule {
  const clauses = clausesOf(rule);
  const on = rule.on.flatMap((id) => indexOf.get(id) ?? []);
  return {
    rule,
    free: clauses.filter(({ entry }) => entry !== accessSpace && entry !== dataSpace && !dependents.includes(entry)),
    access: clauses.find(({ entry }) => entry === accessSpace)?.mask ?? accessSpace.all,
    data: clauses.find(({ entry }) => entry === dataSpace)?.mask ?? dataSpace.all,
    dependent: clauses.filter(({ entry }) => dependents.includes(entry)),
    on,
  };
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
  const rules = [...bundle.rules].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => compileRule(rule, indexOf));
  return { bundle: { ...bundle, techniques }, entries, techniqueCount: single.length, rules, indexOf };
}
