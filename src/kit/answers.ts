import type { Advice } from "../decision/advice.ts";
import { notSure, questions, type OptionOf, type QuestionId } from "../decision/questions.ts";

/** The answers that count, each as a list; a question that is open is absent. */
export type KitAnswers = Readonly<Partial<Record<QuestionId, readonly string[]>>>;

/** What an advice was worked out from, without what is open, contradicted or does not apply. */
export const usedAnswers = ({ answers, notUsed }: Pick<Advice, "answers" | "notUsed">): KitAnswers =>
  Object.fromEntries(
    questions.flatMap(({ id }): [QuestionId, readonly string[]][] => {
      const answer: string | readonly string[] | undefined = answers[id];
      if (answer === undefined || answer === notSure || notUsed.includes(id)) return [];
      return [[id, typeof answer === "string" ? [answer] : answer]];
    }),
  );

/** Whether a question is answered with one of these options. */
export const has = <Id extends QuestionId>(
  answers: KitAnswers,
  question: Id,
  ...options: readonly OptionOf<Id>[]
): boolean => options.some((option) => answers[question]?.includes(option) ?? false);
