import type { Advice } from "../decision/advice.ts";
import { type Answers, type QuestionId, questions } from "../decision/questions.ts";
import type { Links } from "./links.ts";
import { answeredQuestions, openQuestions } from "./reading.ts";
import { answerWords, applies, given, lower, plural, question } from "./words.ts";

const Row = ({
  id,
  words,
  verb,
  href,
  kind,
}: {
  id: QuestionId;
  words: string;
  verb: string;
  href: string;
  kind?: string;
}) => (
  <div class={kind}>
    <dt>{question(id).short}</dt>
    <dd>{words}</dd>
    <dd>
      <a href={href}>
        {verb}
        <span class="vh"> {lower(question(id).short)}</span>
      </a>
    </dd>
  </div>
);

/** The answers behind an advice: what is open first, because it can still change something. */
export const YourAnswers = ({ advice, links }: { advice: Advice; links: Links }) => {
  const open = openQuestions(advice);
  const answered = answeredQuestions(advice);
  const flips = new Set(advice.wouldChange.map((flip) => flip.question));
  const effect = (id: QuestionId): string =>
    id === advice.nextQuestion?.id
      ? ". Matters most of what is open"
      : flips.has(id)
        ? ". May change the first place"
        : "";
  return (
    <section id="your-answers" aria-labelledby="h-your-answers">
      <h2 id="h-your-answers">Your answers</h2>
      {advice.contradictions.map((each) => (
        <div class="clash" key={each.text}>
          <p>
            <b>These answers contradict each other.</b> {each.text}
          </p>
          <ul class="n">
            {each.questions.map((id) => (
              <li key={id}>
                <a href={links.question(id, true)}>Settle: {lower(question(id).short)}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {answered.length > 0 && (
        <dl class="sum">
          {answered.map((id) => (
            <Row
              key={id}
              id={id}
              words={answerWords(id, given(advice.answers, id))}
              verb="Change"
              href={links.question(id, true)}
            />
          ))}
        </dl>
      )}
      {answered.length === 0 && (
        <p class="small">No question is answered: this is what holds before anything is known.</p>
      )}
      {open.length > 0 && (
        <>
          <h3>{plural(open.length, "open question")}</h3>
          <dl class="sum">
            {open.map((id) => (
              <Row
                key={id}
                id={id}
                kind="ns"
                words={(advice.notSure.includes(id) ? "Not sure" : "Not answered") + effect(id)}
                verb="Answer"
                href={links.question(id, true)}
              />
            ))}
          </dl>
        </>
      )}
      {advice.notUsed.length > 0 && (
        <>
          <h3>Not used now</h3>
          <p class="small">
            Kept in the address; they count again when the questions they hang on are answered otherwise.
          </p>
          <dl class="sum">
            {advice.notUsed.map((id) => (
              <Row
                key={id}
                id={id}
                kind="off"
                words={`${answerWords(id, given(advice.answers, id))} (not used now)`}
                verb="Change"
                href={links.question(id, true)}
              />
            ))}
          </dl>
        </>
      )}
      <p class="again">
        <a class="link" href={links.start()}>
          All questions on one page
        </a>
      </p>
    </section>
  );
};

/** The answers so far, under a question. */
export const AnswersSoFar = ({ answers, links, here }: { answers: Answers; links: Links; here: QuestionId }) => {
  const rows = questions.map((each) => each.id).filter((id) => id !== here && given(answers, id).length > 0);
  if (rows.length === 0) return null;
  return (
    <section class="so-far" aria-labelledby="h-so-far">
      <h2 id="h-so-far">Your answers so far</h2>
      <dl class="sum">
        {rows.map((id) => {
          const used = applies(answers, id);
          const words = answerWords(id, given(answers, id));
          return (
            <Row
              key={id}
              id={id}
              kind={used ? (words === "Not sure" ? "ns" : "") : "off"}
              words={used ? words : `${words} (not used now)`}
              verb="Change"
              href={links.question(id)}
            />
          );
        })}
      </dl>
    </section>
  );
};
