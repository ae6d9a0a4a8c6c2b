import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ExpertQuestions, groupsOfQuestions } from "../advice/ExpertQuestions.tsx";
import { linksOf, noState } from "../advice/links.ts";
import { AdvicePanel } from "../advice/LivePanel.tsx";
import { Privacy } from "../advice/Privacy.tsx";
import { leader, robustness, warningGroups } from "../advice/reading.ts";
import { plural, share, withAnswer } from "../advice/words.ts";
import type { Advice } from "../decision/advice.ts";
import { normalizeAnswers } from "../decision/answers.ts";
import { parseAnswersFile } from "../decision/answers-file.ts";
import type { State } from "../decision/answers-url.ts";
import type { QuestionId } from "../decision/questions.ts";
import { advise, preview, shortName } from "./counting-engine.ts";
import { answersFile, save } from "./files.ts";
import { Notices } from "./Notices.tsx";
import { goTo, keepInAddress, type Place, readPlace, watchPlace } from "./place.ts";
import { useSettled } from "./settled-value.ts";
import { Weigh } from "./weights.tsx";

const count = (advice: Advice): string => {
  const { above, perhaps, below } = warningGroups(advice);
  const parts = [
    above.length > 0 ? plural(above.length, "danger") : "",
    perhaps.length > 0 ? plural(perhaps.length, "possible danger") : "",
    below.length > 0 ? plural(below.length, "other warning") : "",
    advice.contradictions.length > 0 ? plural(advice.contradictions.length, "contradiction") : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "no warnings";
};

/** The start of the guided view, and all questions on one page with the advice beside them, on one state in the address. */
export const Expert = ({ base }: { base: string }) => {
  const [place, setPlace] = useState<Place>();
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean }>();
  const state = place?.state ?? noState;
  const links = useMemo(() => linksOf(base, state), [base, state]);
  const advice = useSettled(place && state, JSON.stringify(state), advise, 120);
  const normalized = useMemo(() => normalizeAnswers(state.answers), [state.answers]);
  const begun = Object.keys(state.answers).length > 0;

  useEffect(() => {
    const read = readPlace();
    setPlace(read);
    goTo(read.at);
  }, []);

  const current = useRef(state);
  current.current = state;
  useEffect(() => watchPlace(() => current.current, setPlace), []);

  /** Fine changes make no new entry in the history: Back leaves this page. */
  const keep = (next: State): void => {
    keepInAddress(next);
    setPlace((before) => before && { ...before, state: next, notices: [] });
  };
  const answer = (id: QuestionId, chosen: readonly string[]): void => {
    keep({ ...state, answers: withAnswer(state.answers, id, chosen) });
  };

  const open = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (!file) return;
    const read =
      file.size > 1_000_000
        ? { error: `it is larger than an answers file can be (${String(Math.round(file.size / 1000))} kB)` }
        : parseAnswersFile(await file.text());
    input.value = "";
    if (read.error !== undefined) {
      setSaid({ text: `${file.name} was not used: ${read.error}`, bad: true });
      return;
    }
    const { answers, weights, asOf } = read.input;
    keep({ answers, private: state.private, ...(weights ? { weights } : {}), ...(asOf ? { asOf } : {}) });
    setSaid({ text: `${file.name} opened: ${plural(Object.keys(answers).length, "answer")}`, bad: false });
  };

  const next = advice?.nextQuestion?.id ?? (begun ? undefined : ("access" as const));
  return (
    <>
      <p class="start-acts needs-js">
        <a class="btn" href={next ? links.question(next) : begun && advice ? links.result() : links.question("access")}>
          {begun ? (next ? "Go on with the questions" : "See the advice") : "Start the advisor"}
        </a>
        {begun && (
          <a class="btn quiet" href={linksOf(base, { ...noState, private: state.private }).question("access")}>
            Start again
          </a>
        )}
      </p>
      {place && <Notices notices={place.notices} links={links} />}
      <div class="exp needs-js" id="all-questions">
        <div>
          <h2 id="h-all">All questions on one page</h2>
          <p class="lead">Change anything; the advice follows. Leave out what you do not know.</p>
          <nav class="jump" aria-label="Groups of questions">
            {groupsOfQuestions.map((group) => (
              <a key={group.id} href={links.section(group.id)}>
                {group.title}
              </a>
            ))}
          </nav>
          <form
            noValidate
            autocomplete="off"
            onSubmit={(event) => {
              event.preventDefault();
            }}
          >
            <ExpertQuestions
              answers={place && state.answers}
              contradictions={normalized.contradictions}
              notUsed={normalized.notUsed}
              section={links.section}
              onAnswer={answer}
            />
          </form>
          {advice && (
            <Weigh
              engine={{ preview, shortName }}
              advice={advice}
              state={state}
              onWeigh={(weights) => {
                keep({ ...state, weights });
              }}
            />
          )}
          <div class="acts">
            <a class="btn" href={links.result()}>
              See the full advice
            </a>
            <button
              class="btn quiet"
              type="button"
              onClick={() => {
                keep({ ...noState, private: state.private });
                setSaid({ text: "All answers taken back", bad: false });
              }}
            >
              Start again
            </button>
          </div>
          <section class="in-out" aria-labelledby="h-file">
            <h3 id="h-file">Answers as a file</h3>
            <p class="small">The same file that the command line reads: JSON with the ids of questions and options.</p>
            <div class="acts">
              <button
                class="btn quiet sm"
                type="button"
                onClick={() => {
                  save("cliffwise-answers.json", answersFile(state));
                  setSaid({ text: "Saved the answers", bad: false });
                }}
              >
                Save the answers
              </button>
              <label class="btn quiet sm file">
                <span>Open an answers file</span>
                <input
                  type="file"
                  accept=".json,application/json"
                  onChange={(event) => {
                    void open(event.currentTarget);
                  }}
                />
              </label>
            </div>
            <p class={said?.bad ? "err" : "small"} role="status">
              {said?.text}
            </p>
          </section>
          <Privacy
            isPrivate={state.private}
            onSwitch={
              place &&
              ((on) => {
                keep({ ...state, private: on });
              })
            }
          />
          <p class="mini">
            <span>
              {advice ? (
                <>
                  <b>{leader(advice).name}</b> {share(robustness(advice))}
                  <small>{count(advice)}</small>
                </>
              ) : (
                "Working out the advice"
              )}
            </span>
            <a href={links.section("live")}>See the advice</a>
          </p>
        </div>
        <AdvicePanel advice={advice} links={links} shortName={shortName} />
      </div>
    </>
  );
};
