import { accessSpace, type Clause, type Compiled, type CompiledRule } from "./compile.ts";
import { dataAtoms, type Situation } from "./situation.ts";
import { countBits, dataSpace, spaceFor, type QuestionSpace } from "./space.ts";

function share(mask: number, possible: number): number {
  return countBits(mask & possible) / countBits(possible);
}

/** Share of what is possible of `data`, and of the questions that apply by it, in which the clauses hold. */
function shareByData(data: number, dependent: readonly Clause[], situation: Situation): number {
  const possible = situation.possible[dataSpace.index] ?? 0;
  if (dependent.length === 0) return share(data, possible);
  const sets = dataAtoms(situation);
  let sum = 0;
  for (const atom of sets) {
    if ((data & (1 << atom)) === 0) continue;
    let product = 1;
    for (const { entry, mask } of dependent) product *= share(mask, situation.within.get(entry.id)?.[atom] ?? 0);
    sum += product;
  }
  return sum / sets.length;
}

/** Chance of a rule apart from what it asks about access: 1 if always, 0 if never. */
export function chanceWithoutAccess(rule: CompiledRule, situation: Situation): number {
  let chance = 1;
  for (const { entry, mask } of rule.free) {
    chance *= share(mask, situation.possible[entry.index] ?? 0);
    if (chance === 0) return 0;
  }
  if (rule.data === dataSpace.all && rule.dependent.length === 0) return chance;
  return chance * shareByData(rule.data, rule.dependent, situation);
}

/** The chance of every rule apart from what it asks about access, in the order of `compiled.rules`. */
export function chancesWithoutAccess(compiled: Compiled, situation: Situation): Float64Array {
  const free = Float64Array.from(compiled.clauses, ({ entry, mask }) => share(mask, situation.possible[entry.index] ?? 0));
  const byData = Float64Array.from(compiled.dataTests, ({ data, dependent }) => shareByData(data, dependent, situation));
  return Float64Array.from(compiled.rules, (rule) => {
    let chance = byData[rule.dataTestId] ?? 0;
    for (const id of rule.clauseIds) chance *= free[id] ?? 0;
    return chance;
  });
}

/** Share of the possible access within `allowed` with which the rule can hold. */
export function accessShare(rule: CompiledRule, situation: Situation, allowed: number): number {
  if (rule.access === accessSpace.all) return 1;
  const possible = (situation.possible[accessSpace.index] ?? 0) & allowed;
  return possible === 0 ? 0 : share(rule.access, possible);
}

/** Chance of a rule where access is among `allowed` (default: all that is possible). */
export function chanceOf(rule: CompiledRule, situation: Situation, allowed: number = accessSpace.all): number {
  return chanceWithoutAccess(rule, situation) * accessShare(rule, situation, allowed);
}

/** Chance that at least one of several rules holds, by inclusion and exclusion. */
export function chanceOfAny(rules: readonly CompiledRule[], situation: Situation, allowed: number): number {
  const [only] = rules;
  if (rules.length === 1 && only !== undefined) return chanceOf(only, situation, allowed);
  let total = 0;
  for (let bits = 1; bits < 1 << rules.length; bits++) {
    const chosen = rules.filter((_, index) => (bits & (1 << index)) !== 0);
    const both = chosen.reduce((left, right) => conjunction(left, right));
    total += (countBits(bits) % 2 === 1 ? 1 : -1) * chanceOf(both, situation, allowed);
  }
  return total;
}

function meet(left: readonly Clause[], right: readonly Clause[]): Clause[] {
  const merged = new Map<QuestionSpace, number>(left.map(({ entry, mask }) => [entry, mask]));
  for (const { entry, mask } of right) merged.set(entry, mask & (merged.get(entry) ?? ~0));
  return [...merged].map(([entry, mask]) => ({ entry, mask }));
}

function conjunction(left: CompiledRule, right: CompiledRule): CompiledRule {
  return {
    ...left,
    free: meet(left.free, right.free),
    access: left.access & right.access,
    data: left.data & right.data,
    dependent: meet(left.dependent, right.dependent),
  };
}

/** The questions that a rule's truth depends on here; empty where it is settled. */
export function openOf(rule: CompiledRule, situation: Situation, allowed: number = accessSpace.all): QuestionSpace[] {
  const chance = chanceOf(rule, situation, allowed);
  if (chance === 0 || chance === 1) return [];
  const open = rule.free
    .filter(({ entry, mask }) => share(mask, situation.possible[entry.index] ?? 0) < 1)
    .map(({ entry }) => entry);
  if (accessShare(rule, situation, allowed) < 1) open.push(accessSpace);
  return [...open, ...openByData(rule, situation)];
}

function openByData(rule: CompiledRule, situation: Situation): QuestionSpace[] {
  const sets = dataAtoms(situation);
  const open = new Set<QuestionSpace>();
  const outcomes = sets.map((atom) => {
    if ((rule.data & (1 << atom)) === 0) return 0;
    let outcome = 1;
    for (const { entry, mask } of rule.dependent) {
      const part = share(mask, situation.within.get(entry.id)?.[atom] ?? 0);
      if (part > 0 && part < 1) open.add(entry);
      outcome *= part;
    }
    return outcome;
  });
  if (outcomes.some((outcome) => outcome !== outcomes[0])) open.add(dataSpace);
  return [...open];
}

/** Truth of a rule that one question leaves open, for one atom of that question. */
export function holdsWith(rule: CompiledRule, entry: QuestionSpace, atom: number, situation: Situation): boolean {
  if (entry === accessSpace) return (rule.access & (1 << atom)) !== 0;
  if (entry === dataSpace) {
    if ((rule.data & (1 << atom)) === 0) return false;
    return rule.dependent.every(({ entry: other, mask }) => share(mask, situation.within.get(other.id)?.[atom] ?? 0) === 1);
  }
  const clause = [...rule.free, ...rule.dependent].find((candidate) => candidate.entry === entry);
  return clause !== undefined && (clause.mask & (1 << atom)) !== 0;
}

/** Atoms that are possible of one question, whatever `data` is. */
export function possibleAtoms(entry: QuestionSpace, situation: Situation, allowed: number = accessSpace.all): number {
  if (entry === accessSpace) return (situation.possible[accessSpace.index] ?? 0) & allowed;
  const within = situation.within.get(spaceFor(entry.id).id);
  if (within === undefined) return situation.possible[entry.index] ?? 0;
  return dataAtoms(situation).reduce((mask, atom) => mask | (within[atom] ?? 0), 0);
}
