import type { Contradiction } from "../decision/advice.ts";
import { type Answers, notSure, type Question, type QuestionId, questions } from "../decision/questions.ts";
import { Clash, NotUsed } from "./QuestionFields.tsx";
import { applies, given, lower, toggled } from "./words.ts";

const sectionTitles: Readonly<Record<Question["section"], string>> = {
  Access: "The model and what you can touch",
  Goal: "The goal",
  Data: "What you learn from",
  Use: "Where it will be used",
  Means: "Your means",
  Values: "What counts most",
};

/** Sections in the order of their first question. */
export const groupsOfQuestions = [...new Set(questions.map((each) => each.section))].map((id) => ({
  id: `g-${id.toLowerCase()}`,
  title: sectionTitles[id],
  questions: questions
    .filter((each) => each.section === id)
    .map((asked): { id: QuestionId; asked: Question } => ({ id: asked.id, asked })),
}));

interface Props {
  /** Absent in the first render. */
  readonly answers: Answers | undefined;
  readonly contradictions: readonly Contradiction[];
  readonly notUsed: readonly QuestionId[];
  /** The address of a part of this page. */
  readonly section: (id: string) => string;
  readonly onAnswer: (question: QuestionId, chosen: readonly string[]) => void;
}

/** The control of one question, named by the element `l-<question>`. */
export const Pick = ({
  asked,
  id,
  chosen,
  onAnswer,
}: {
  asked: Question;
  id: QuestionId;
  chosen: readonly string[] | undefined;
  onAnswer: Props["onAnswer"];
}) => {
  const labelled = { "aria-labelledby": `l-${id}` };
  if (asked.kind === "one" && asked.options.length > 4)
    return (
      <select
        {...labelled}
        class={chosen && chosen.length > 0 ? "sel set" : "sel"}
        value={chosen ? (chosen[0] ?? "") : undefined}
        onChange={(event) => {
          onAnswer(id, event.currentTarget.value === "" ? [] : [event.currentTarget.value]);
        }}
      >
        <option value="">Not answered</option>
        {asked.options.map((each) => (
          <option key={each.id} value={each.id}>
            {each.means ? `${each.label}: ${lower(each.means)}` : each.label}
          </option>
        ))}
        <option value={notSure}>Not sure</option>
      </select>
    );
  const type = asked.kind === "one" ? "radio" : "checkbox";
  const control = (option: string, label: string, means?: string, kind = "") => (
    <label key={option} class={kind}>
      <input
        type={type}
        name={`x-${id}`}
        value={option}
        checked={chosen?.includes(option)}
        onChange={(event) => {
          onAnswer(id, toggled(asked, chosen ?? [], option, event.currentTarget.checked));
        }}
      />
      <span>
        {label}
        {means && <small> {lower(means)}</small>}
      </span>
    </label>
  );
  return (
    <div class={asked.kind === "one" ? "pick cells" : "pick many"}>
      {asked.options.map((each) => control(each.id, each.label, each.means))}
      {control(notSure, "Not sure", undefined, "ns")}
    </div>
  );
};

/** All questions with native controls; nothing is disabled, so that an answer not used now can still be changed. */
export const ExpertQuestions = ({ answers, contradictions, notUsed, section, onAnswer }: Props) => (
  <>
    {groupsOfQuestions.map((group) => {
      const counted = answers && group.questions.filter((each) => given(answers, each.id).length > 0).length;
      return (
        <section class="grp" key={group.id} aria-labelledby={group.id}>
          <h3 id={group.id}>
            {group.title}
            <small>
              {counted === undefined
                ? `${String(group.questions.length)} in all`
                : `${String(counted)} of ${String(group.questions.length)}`}
            </small>
          </h3>
          {group.questions.map(({ id, asked }) => {
            const chosen = answers && given(answers, id);
            const off = answers !== undefined && (notUsed.includes(id) || !applies(answers, id));
            const clashes = contradictions.filter((each) => each.questions.includes(id));
            return (
              <div class={off ? "ask off" : "ask"} key={id} id={`q-${id}`} role="group" aria-labelledby={`l-${id}`}>
                <div class="lab">
                  <b id={`l-${id}`}>{asked.short}</b>
                  {asked.kind === "many" && <span>all that apply</span>}
                  {chosen && chosen.length > 0 && (
                    <button
                      type="button"
                      class="clear"
                      onClick={() => {
                        onAnswer(id, []);
                      }}
                    >
                      Clear<span class="vh"> {lower(asked.short)}</span>
                    </button>
                  )}
                </div>
                <div>
                  <Pick asked={asked} id={id} chosen={chosen} onAnswer={onAnswer} />
                  {clashes.map((clash) => (
                    <Clash
                      key={clash.text}
                      clash={clash}
                      here={id}
                      onFix={(to, options) => {
                        onAnswer(to, options ?? []);
                      }}
                      other={(to) => section(`q-${to}`)}
                    />
                  ))}
                  {off && chosen && chosen.length > 0 && clashes.length === 0 && <NotUsed asked={asked} />}
                </div>
              </div>
            );
          })}
        </section>
      );
    })}
  </>
);
