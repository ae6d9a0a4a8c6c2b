import type { QuestionId } from "./questions.ts";
import type { Acceptability } from "./robustness.ts";
import { openQuestions, type Situation } from "./situation.ts";
import { space, type QuestionSpace } from "./space.ts";

/** Asked before any other: they decide what can be done at all. */
const leading: readonly QuestionId[] = ["access", "goal", "data"];

/** Questions that the wizard can still ask: open, applicable as far as known, and not yet answered "not sure". */
export function askable(situation: Situation): QuestionSpace[] {
  const { notAsked } = situation.normalized;
  const open = openQuestions(situation);
  return space.filter((entry) => notAsked.includes(entry.id) && open.includes(entry));
}

/**
 * Mutual information, in bits, between the answer to a question and the technique ranked first, over the sampled completions; less its bias,
 * (options - 1)(techniques - 1) / (2 n ln 2), and not below 0. `table`: counts, one row an atom.
 */
function mutualInformation(table: Float64Array, techniques: number): number {
  const atoms = table.length / techniques;
  const byAtom = new Float64Array(atoms);
  const byTechnique = new Float64Array(techniques);
  let n = 0;
  for (let cell = 0; cell < table.length; cell++) {
    const hits = table[cell] ?? 0;
    const atom = Math.floor(cell / techniques);
    byAtom[atom] = (byAtom[atom] ?? 0) + hits;
    byTechnique[cell % techniques] = (byTechnique[cell % techniques] ?? 0) + hits;
    n += hits;
  }
  if (n === 0) return 0;
  let information = 0;
  for (let cell = 0; cell < table.length; cell++) {
    const hits = table[cell] ?? 0;
    if (hits === 0) continue;
    const expected = (byAtom[Math.floor(cell / techniques)] ?? 0) * (byTechnique[cell % techniques] ?? 0);
    information += (hits / n) * Math.log2((hits * n) / expected);
  }
  const options = byAtom.filter((hits) => hits > 0).length;
  const firsts = byTechnique.filter((hits) => hits > 0).length;
  const unbiased = information - ((options - 1) * (firsts - 1)) / (2 * n * Math.LN2);
  // Logarithms may differ in their last bits between JavaScript engines; advice must not.
  return Math.max(0, Math.round(unbiased * 10_000) / 10_000);
}

/** What to ask next: access, goal and data first, then what tells most about the technique ranked first. */
export function nextQuestion(
  situation: Situation,
  acceptability: Acceptability,
): { id: QuestionId; information: number } | null {
  const techniques = acceptability.firstShare.length;
  const candidates = askable(situation).map((entry) => {
    const table = acceptability.tables.get(entry);
    return { id: entry.id, information: table === undefined ? 0 : mutualInformation(table, techniques) };
  });
  const first = leading.flatMap((id) => candidates.filter((candidate) => candidate.id === id))[0];
  if (first !== undefined) return first;
  let best: (typeof candidates)[number] | null = null;
  for (const candidate of candidates) if (best === null || candidate.information > best.information) best = candidate;
  return best;
}

/** An upper bound of the questions that the wizard will still ask, whatever is answered. */
export function atMostLeft(situation: Situation): number {
  return askable(situation).length;
}
