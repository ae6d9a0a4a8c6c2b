import { questions, type Question, type QuestionId } from "./questions.ts";

/**
 * The answer space. Each question has atoms, the answers that exclude each other: the options of a `one` question, the possible sets of a `many` question. What
 * is possible of a question is a bit mask over its atoms, so a condition is one AND per question.
 */
export interface QuestionSpace {
  readonly id: QuestionId;
  readonly question: Question;
  readonly index: number;
  /** Options of each atom; one for `one` questions, none for "does not apply". */
  readonly atoms: readonly (readonly string[])[];
  /** All atoms that an answer can name. */
  readonly all: number;
  /** The atom that stands where the question does not apply. */
  readonly notApplicable?: number;
}

/** Fills in what the options of a `many` answer imply, in the order of the options. */
export function closeOverImplied(question: Question, chosen: readonly string[]): string[] {
  const implies = question.implies ?? {};
  const closed = new Set(chosen.flatMap((option) => [option, ...(implies[option] ?? [])]));
  return question.options.map((option) => option.id).filter((option) => closed.has(option));
}

/** Every set that a complete answer to a `many` question can be. */
function possibleSets(question: Question): string[][] {
  const ordinary = question.options.filter((option) => option.alone !== true).map((option) => option.id);
  const sets = new Map<string, string[]>();
  for (let bits = 1; bits < 1 << ordinary.length; bits++) {
    const closed = closeOverImplied(
      question,
      ordinary.filter((_, index) => (bits & (1 << index)) !== 0),
    );
    sets.set(closed.join(), closed);
  }
  for (const option of question.options) if (option.alone === true) sets.set(option.id, [option.id]);
  return [...sets.values()];
}

function spaceOf(question: Question, index: number): QuestionSpace {
  const id = questions[index]?.id;
  if (id === undefined) throw new Error(`no question has index ${String(index)}`);
  if (question.kind === "many") {
    const atoms = possibleSets(question);
    return { id, question, index, atoms, all: (1 << atoms.length) - 1 };
  }
  const atoms = question.options.map((option) => [option.id]);
  const all = (1 << atoms.length) - 1;
  if (question.applies === undefined) return { id, question, index, atoms, all };
  if (question.otherwise === undefined)
    return { id, question, index, atoms: [...atoms, []], all, notApplicable: atoms.length };
  return {
    id,
    question,
    index,
    atoms,
    all,
    notApplicable: question.options.findIndex((option) => option.id === question.otherwise),
  };
}

/** The space of each question, in the order of the questionnaire. */
export const space: readonly QuestionSpace[] = questions.map((question, index) => spaceOf(question, index));

const byId: ReadonlyMap<string, QuestionSpace> = new Map(space.map((entry) => [entry.id, entry]));

/** The space of a question; throws on an unknown id, which only our own code can cause. */
export function spaceFor(id: string): QuestionSpace {
  const entry = byId.get(id);
  if (entry === undefined) throw new Error(`unknown question "${id}"`);
  return entry;
}

export const dataSpace: QuestionSpace = spaceFor("data");

/** Questions that apply by `data`. */
export const dependents: readonly QuestionSpace[] = space.filter((entry) => entry.question.applies !== undefined);

/** Whether a dependent question applies within a set of `data` (by the set's atom). */
export function appliesWithin(dependent: QuestionSpace, dataAtom: number): boolean {
  const kinds = dependent.question.applies?.data ?? [];
  return (dataSpace.atoms[dataAtom] ?? []).some((kind) => kinds.includes(kind));
}

/** Number of set bits. */
export function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Indexes of the set bits, ascending. */
export function bitsOf(mask: number): number[] {
  const bits: number[] = [];
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits.push(31 - Math.clz32(rest & -rest));
  return bits;
}
