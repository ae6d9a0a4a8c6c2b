import type { ComponentChildren } from "preact";
import type { Advice, Flip } from "../decision/advice.ts";
import type { QuestionId } from "../decision/questions.ts";
import type { Links } from "./links.ts";
import { nameOf, openQuestions } from "./reading.ts";
import { answerWords, given, lower, plural, question, withAnswer } from "./words.ts";

const shown = 6;

/** Changes of one question that put the same technique first. */
type Row = [Flip, ...Flip[]];
const keyOf = (flip: Flip): string => `${flip.question} ${flip.first}`;
const isRow = (flips: Flip[]): flips is Row => flips.length > 0;

/** Each line is a link that sets the answer. Changes of answers given come first, open ones after. */
export const WouldChange = ({
  advice,
  links,
  children,
}: {
  advice: Advice;
  links: Links;
  children?: ComponentChildren;
}) => {
  const isOpen = (id: QuestionId): boolean => given(advice.answers, id).length === 0 || advice.notSure.includes(id);
  const flips = [...advice.wouldChange].sort((a, b) => Number(isOpen(b.question)) - Number(isOpen(a.question)));
  const rows = [...new Set(flips.map(keyOf))].map((key) => flips.filter((flip) => keyOf(flip) === key)).filter(isRow);
  const line = (row: Row) => {
    const [{ question: id, first }] = row;
    return (
      <li key={keyOf(row[0])}>
        <span class="if">
          {isOpen(id) ? "If you find out: " : "If instead: "}
          {lower(question(id).short)}:{" "}
          {row.map((flip, index) => (
            <span key={flip.to.join()}>
              {index > 0 && (index === row.length - 1 ? " or " : ", ")}
              <a href={links.result(withAnswer(advice.answers, id, flip.to))}>{lower(answerWords(id, flip.to))}</a>
            </span>
          ))}
        </span>
        <span class="to">
          then <b>{lower(nameOf(advice, first))}</b> first.{" "}
          <a href={links.compare(withAnswer(advice.answers, id, row[0].to))}>
            Compare
            <span class="vh">
              {" "}
              with {lower(question(id).short)}: {lower(answerWords(id, row[0].to))}
            </span>
          </a>
        </span>
      </li>
    );
  };
  return (
    <section id="what-would-change" aria-labelledby="h-what-would-change">
      <h2 id="h-what-would-change">What would change this advice</h2>
      {flips.length === 0 ? (
        <p>
          No single change of an answer puts another technique first.
          {advice.settled && openQuestions(advice).length > 0 ? " Your remaining answers cannot change this." : ""}
        </p>
      ) : (
        <>
          <p class="small">Each link sets one answer and opens the advice that follows.</p>
          <ul class="flip n">{rows.slice(0, shown).map(line)}</ul>
          {rows.length > shown && (
            <details class="more">
              <summary>
                {plural(rows.length - shown, "more change of a single answer", "more changes of a single answer")}
              </summary>
              <ul class="flip n">{rows.slice(shown).map(line)}</ul>
            </details>
          )}
        </>
      )}
      {children}
    </section>
  );
};
