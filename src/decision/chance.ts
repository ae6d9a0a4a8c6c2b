import { accessSpace, type Clause, type Compiled, type CompiledRule } from "./compile.ts";
import { dataAtoms, type Situation } from "./situation.ts";
import { countBits, dataSpace, spaceFor, type QuestionSpace } from "./space.ts";

function share(mask: number, possible: number): number {
  return countBits(mask & possible) / countBits(possible);
}

/** Share of what is possible of `data`, and of the questions that apply by it, in which the clauses hold. */
function shareByData(
  data: number,
  dependent: readonly Clause[],
  situation: Situation,
  sets: readonly number[] = dataAtoms(situation),
): number {
  const possible = situation.possible[dataSpace.index] ?? 0;
  if (dependent.length === 0) return share(data, possible);
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
function chanceWithoutAccess(rule: CompiledRule, situation: Situation): number {
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
  const free = new Float64Array(compiled.clauses.length);
  for (const [place, { entry, mask }] of compiled.clauses.entries())
    free[place] = share(mask, situation.possible[entry.index] ?? 0);
  const byData = new Float64Array(compiled.dataTests.length);
  const sets = dataAtoms(situation);
  for (const [place, { data, dependent }] of compiled.dataTests.entries())
    byData[place] = shareByData(data, dependent, situation, sets);
  const chances = new Float64Array(compiled.rules.length);
  for (const rule of compiled.rules) {
    let chance = byData[rule.dataTestId] ?? 0;
    for (const id of rule.clauseIds) chance *= free[id] ?? 0;
    chances[rule.index] = chance;
  }
  return chances;
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

/** Chance that at least one of several rules holds, by inclusion and exclusion; what cannot hold together is not followed further. */
export function chanceOfAny(rules: readonly CompiledRule[], situation: Situation, allowed: number): number {
  const [only] = rules;
  if (rules.length === 1 && only !== undefined) return chanceOf(only, situation, allowed);
  const asked = [...new Set(rules.flatMap((rule) => [...rule.free, ...rule.dependent].map(({ entry }) => entry)))];
  const masks = rules.map((rule) => {
    const clauses = [...rule.free, ...rule.dependent];
    return [
      rule.access,
      rule.data,
      ...asked.map((entry) => clauses.find((clause) => clause.entry === entry)?.mask ?? ~0),
    ];
  });
  let total = 0;
  const follow = (from: number, sign: number, held: readonly number[]): void => {
    for (let next = from; next < masks.length; next++) {
      const both = held.map((mask, place) => mask & (masks[next]?.[place] ?? ~0));
      const chance = chanceOfMasks(asked, both, situation, allowed);
      if (chance === 0) continue;
      total += sign * chance;
      follow(next + 1, -sign, both);
    }
  };
  follow(0, 1, [~0, dataSpace.all, ...asked.map(() => ~0)]);
  return total;
}

/** Chance that masks on access, on data and on the questions asked hold together. */
function chanceOfMasks(
  asked: readonly QuestionSpace[],
  masks: readonly number[],
  situation: Situation,
  allowed: number,
): number {
  const [access = 0, data = 0, ...others] = masks;
  const possible = (situation.possible[accessSpace.index] ?? 0) & allowed;
  let chance = possible === 0 ? 0 : share(access, possible);
  const dependent: Clause[] = [];
  for (let place = 0; place < asked.length && chance > 0; place++) {
    const [entry, mask] = [asked[place], others[place] ?? ~0];
    if (entry === undefined) continue;
    if (!situation.within.has(entry.id)) chance *= share(mask, situation.possible[entry.index] ?? 0);
    else if (mask !== ~0) dependent.push({ entry, mask });
  }
  return chance === 0 ? 0 : chance * shareByData(data, dependent, situation);
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
    return rule.dependent.every(
      ({ entry: other, mask }) => share(mask, situation.within.get(other.id)?.[atom] ?? 0) === 1,
    );
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
