import type { Flip } from "./advice.ts";
import { questionOf, type AdviceInput } from "./answers.ts";
import type { Compiled } from "./compile.ts";
import { questions, type QuestionId } from "./questions.ts";
import { standings } from "./score.ts";
import { situationOf, type Situation } from "./situation.ts";
import { closeOverImplied } from "./space.ts";
import { rankAll } from "./status.ts";

/** One answer changed: the whole answer that it takes. */
export interface Change {
  readonly question: QuestionId;
  readonly to: readonly string[];
}

/** The input with one answer changed. */
export function withChange(input: AdviceInput, change: Change): AdviceInput {
  const many = questionOf(change.question).kind === "many";
  const answers = { ...input.answers, [change.question]: many ? change.to : change.to[0] };
  return change.question === "priority" ? { answers, asOf: input.asOf } : { ...input, answers };
}

/** Id of the technique ranked first. */
function firstOf(compiled: Compiled, situation: Situation): string {
  const first = rankAll(compiled, standings(compiled, situation)).order[0];
  return first === undefined ? "" : (compiled.entries[first.index]?.id ?? "");
}

/** One option more or less of a `many` question; what an option implies comes with it, and stays while another needs it. */
function toggles(id: QuestionId, current: readonly string[] | undefined): string[][] {
  const question = questionOf(id);
  return question.options.flatMap((option) => {
    const { id: toggled, alone } = option;
    if (current === undefined) return [closeOverImplied(question, [toggled])];
    if (current.includes(toggled)) {
      const rest = closeOverImplied(
        question,
        current.filter((other) => other !== toggled),
      );
      return rest.length === 0 || rest.includes(toggled) ? [] : [rest];
    }
    if (alone === true) return [[toggled]];
    const loners = question.options.filter((other) => other.alone === true).map((other) => other.id);
    return [closeOverImplied(question, [...current.filter((other) => !loners.includes(other)), toggled])];
  });
}

/** Every single change of the answers: another option, an option for an open question, one option more or less. */
export function singleChanges(situation: Situation): Change[] {
  const { used, notUsed, notAsked, notSure } = situation.normalized;
  return questions.flatMap((question) => {
    const { id } = question;
    if (notUsed.includes(id) || !(used.has(id) || notAsked.includes(id) || notSure.includes(id))) return [];
    const current = used.get(id);
    if (question.kind === "many") return toggles(id, current).map((to) => ({ question: id, to }));
    const otherwise = questionOf(id).otherwise;
    return question.options
      .filter((option) => option.id !== current?.[0] && !(option.id === otherwise && used.has("data")))
      .map((option) => ({ question: id, to: [option.id] }));
  });
}

/** Every single change that gives another first technique, in the order of the questionnaire. */
export function flipsOf(compiled: Compiled, input: AdviceInput, situation: Situation): Flip[] {
  const now = firstOf(compiled, situation);
  return singleChanges(situation).flatMap((change) => {
    const first = firstOf(compiled, situationOf(withChange(input, change)));
    return first === now ? [] : [{ ...change, first }];
  });
}

/** The fewest changes, at most two, that put a technique first; null where two do not suffice. */
export function changesToBeFirst(
  compiled: Compiled,
  input: AdviceInput,
  situation: Situation,
  technique: string,
): Change[] | null {
  if (firstOf(compiled, situation) === technique) return [];
  const singles = singleChanges(situation);
  const afterOne = singles.map((change) => ({ change, input: withChange(input, change) }));
  for (const { change, input: changed } of afterOne)
    if (firstOf(compiled, situationOf(changed)) === technique) return [change];
  for (const [position, { change, input: changed }] of afterOne.entries()) {
    const after = situationOf(changed);
    for (const second of singleChanges(after)) {
      if (second.question === change.question) continue;
      const again = afterOne.findIndex(({ change: other }) => sameChange(other, second));
      // The same pair in the other order was tried already.
      if (again >= 0 && again < position) continue;
      if (firstOf(compiled, situationOf(withChange(changed, second))) === technique) return [change, second];
    }
  }
  return null;
}

function sameChange(a: Change, b: Change): boolean {
  return a.question === b.question && a.to.join() === b.to.join();
}
