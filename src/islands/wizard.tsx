import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { AnswersSoFar } from "../advice/AnswersList.tsx";
import { linksOf, noState } from "../advice/links.ts";
import { LeadingPanel, type Leading } from "../advice/LivePanel.tsx";
import { Privacy } from "../advice/Privacy.tsx";
import { Clash, NotUsed, QuestionFields } from "../advice/QuestionFields.tsx";
import { applies, given, question, share, toggled, upper, withAnswer } from "../advice/words.ts";
import { normalizeAnswers } from "../decision/answers.ts";
import type { State } from "../decision/answers-url.ts";
import { type Answers, type QuestionId, questions } from "../decision/questions.ts";
import { engine, preview, shortName } from "./counting-engine.ts";
import { Notices } from "./Notices.tsx";
import { keepInAddress, type Place, readPlace, watchPlace } from "./place.ts";
import { useSettled } from "./settled-value.ts";

interface Props {
  readonly id: QuestionId;
  readonly base: string;
  /** Why we ask: rendered at build, the same for every reader. */
  readonly children?: ComponentChildren;
}

/** How many questions have been asked before this one, those that do not apply left out. */
const asked = (answers: Answers, here: QuestionId): number =>
  questions.filter((each) => each.id !== here && given(answers, each.id).length > 0 && applies(answers, each.id))
    .length;

/** Questions that a change opens: they apply now, did not before, and have no answer. */
const opened = (before: Answers, after: Answers): readonly QuestionId[] =>
  questions
    .map((each) => each.id)
    .filter((id) => applies(after, id) && !applies(before, id) && given(after, id).length === 0);

interface Beside extends Leading {
  readonly left: number;
  readonly next: QuestionId | null;
}

const beside = ({ state, answers }: { state: State; answers: Answers }): Beside => {
  const seen = preview(state, answers);
  const technique = engine.technique(seen.first);
  return {
    name: technique?.name ?? seen.first,
    tier: technique?.tier ?? "black-box",
    shares: seen.shares.map((each) => ({ ...each, name: upper(shortName(each.id) ?? each.name) })),
    settled: seen.settled,
    left: seen.atMostLeft,
    next: seen.nextQuestion,
  };
};

/** One question on a page of its own. The answers stand in the address; going on is a real page load. */
export const Wizard = ({ id, base, children }: Props) => {
  const shown = question(id);
  // The first render equals the served page; the address is read after it.
  const [place, setPlace] = useState<Place>();
  const [chosen, setChosen] = useState<readonly string[]>();
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const state = place?.state ?? noState;
  const links = useMemo(() => linksOf(base, state), [base, state]);
  const answers = useMemo(
    () => withAnswer(state.answers, id, chosen ?? given(state.answers, id)),
    [state.answers, chosen],
  );

  useEffect(() => {
    const read = readPlace();
    // What was ticked before this script ran counts, unless the address has an answer.
    const ticked = [...(form.current?.querySelectorAll<HTMLInputElement>("input:checked") ?? [])].map(
      (each) => each.value,
    );
    const answered = given(read.state.answers, id);
    setPlace(read);
    setChosen(answered.length > 0 ? answered : ticked);
    if (document.activeElement === document.body || !document.activeElement)
      form.current?.querySelector("h1")?.focus({ preventScroll: true });
  }, []);

  const current = useRef(state);
  current.current = state;
  useEffect(
    () =>
      watchPlace(
        () => current.current,
        (next) => {
          setPlace(next);
          setChosen(given(next.state.answers, id));
        },
      ),
    [],
  );

  useEffect(() => {
    if (!error) return;
    document.title = document.title.replace(/^(Error: )?/, "Error: ");
    summary.current?.focus();
  }, [error]);

  const info = useSettled(place && { state, answers }, JSON.stringify([answers, state.weights, state.asOf]), beside);

  const keep = (next: State): void => {
    keepInAddress(next, place?.at);
    setPlace((before) => before && { ...before, state: next });
  };

  const toggle = (option: string, on: boolean): void => {
    setChosen((before = []) => toggled(shown, before, option, on));
  };

  const goOn = (event: Event): void => {
    event.preventDefault();
    if (!place || !chosen) return;
    if (chosen.length === 0) {
      // Said again where nothing was changed: the summary takes the focus each time.
      setError(undefined);
      setTimeout(() => {
        setError(`Select an answer to “${shown.short}”, or “I am not sure”`);
      });
      return;
    }
    // Going back finds this answer.
    keep({ ...state, answers });
    remember();
    location.assign(destination());
  };

  const destination = (): string => {
    const to = linksOf(base, { ...state, answers });
    if (place?.at.startsWith("change")) {
      const waiting = new Set<string>([...place.at.split(".").slice(1), ...opened(state.answers, answers)]);
      const [next, ...rest] = questions
        .map((each) => each.id)
        .filter((each) => waiting.has(each) && each !== id && applies(answers, each));
      return next ? to.question(next, true) + rest.map((each) => `.${each}`).join("") : to.result();
    }
    // It stops by itself where it is proved that no open question can change what is recommended or a danger.
    const { settled, nextQuestion } = preview(state, answers);
    return nextQuestion && !settled ? to.question(nextQuestion) : to.result();
  };

  const see = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !place) return;
    keep({ ...state, answers });
    remember();
  };

  const fix = (to: QuestionId, options: readonly string[] | null): void => {
    keep({ ...state, answers: withAnswer(answers, to, options ?? []) });
    if (to === id) setChosen(options ?? []);
  };

  const number = asked(state.answers, id) + 1;
  const more = info && Math.max(0, info.left - (info.next === id ? 1 : 0));
  const { contradictions, notUsed: unused } = useMemo(() => normalizeAnswers(answers), [answers]);
  const notUsed = unused.includes(id) || !applies(answers, id);
  const clashes = contradictions.filter((each) => each.questions.includes(id));
  const openLink = linksOf(base, { ...state, answers });
  return (
    <div class="adv">
      <nav class="bar needs-js" aria-label="Step">
        <a class="link" href={openLink.start()} onClick={goBack}>
          Back
        </a>
        <div class="modes">
          <a href={links.question(id)} aria-current="page">
            One question at a time
          </a>
          <a href={openLink.start()}>All on one page</a>
        </div>
      </nav>
      <div class="adv-main">
        {place && <Notices notices={place.notices} links={links} />}
        {error && (
          <div class="errsum" role="group" aria-labelledby="errsum" tabIndex={-1} ref={summary}>
            <h2 id="errsum">There is a problem</h2>
            <ul class="n">
              <li>
                <a
                  href={links.section(`o-${id}`)}
                  onClick={(event) => {
                    event.preventDefault();
                    form.current?.querySelector("legend")?.scrollIntoView();
                    form.current?.querySelector("input")?.focus({ preventScroll: true });
                  }}
                >
                  {error}
                </a>
              </li>
            </ul>
          </div>
        )}
        <div class="prog">
          <p>
            <span class="over">{shown.section}</span>{" "}
            <span class="needs-js">
              <b>Question {place ? String(number) : "\u2026"}</b>
              {more === undefined ? "" : more === 0 ? ", the last one" : `, up to ${String(more)} more`}
            </span>
          </p>
          <svg class="steps needs-js" viewBox="0 0 400 6" preserveAspectRatio="none" aria-hidden="true">
            <Steps done={place ? number - 1 : 0} more={more ?? questions.length - 1} />
          </svg>
        </div>
        <p class="mini needs-js">
          <span>
            {info ? (
              <>
                Leading so far: <b>{info.name}</b> ({share(info.shares[0]?.share ?? 0)})
              </>
            ) : (
              "Leading so far: working it out"
            )}
          </span>
          <a href={links.section("live")}>Details</a>
        </p>
        <form ref={form} noValidate autocomplete="off" onSubmit={goOn}>
          <QuestionFields asked={shown} chosen={chosen} onToggle={toggle} error={error} />
          {clashes.map((clash) => (
            <Clash key={clash.text} clash={clash} here={id} onFix={fix} other={(to) => openLink.question(to)} />
          ))}
          {notUsed && clashes.length === 0 && <NotUsed asked={shown} />}
          {info?.settled && place && (
            <p class="settled needs-js">
              <b>Your remaining answers cannot change this.</b> The advice stands as it is.
            </p>
          )}
          <div class="acts needs-js">
            <button class="btn" type="submit">
              Continue
            </button>
            <a class="btn quiet" href={openLink.result()} onClick={see}>
              See the advice now
            </a>
          </div>
        </form>
        {children}
        {place && <AnswersSoFar answers={state.answers} links={openLink} here={id} />}
        {place && Object.keys(state.answers).length > 0 && (
          <p class="again">
            <a class="link" href={linksOf(base, { ...noState, private: state.private }).question("access")}>
              Start again
            </a>
          </p>
        )}
        <Privacy
          isPrivate={state.private}
          onSwitch={
            place &&
            ((on) => {
              keep({ ...state, private: on });
            })
          }
        />
      </div>
      <LeadingPanel leading={info} />
    </div>
  );
};

const Steps = ({ done, more }: { done: number; more: number }) => {
  const all = done + 1 + more;
  const width = 400 / all;
  return (
    <>
      {Array.from({ length: all }, (_, index) => (
        <rect
          key={index}
          class={index < done ? "done" : index === done ? "now" : ""}
          x={index * width}
          width={Math.max(1, width - 3)}
          height="6"
        />
      ))}
    </>
  );
};

/** The history of this tab, where the browser lets a page look at it. What is left there says that the advisor was here, no answer. */
const tabHistory = (): Navigation | undefined => ("navigation" in window ? window.navigation : undefined);

const remember = (): void => {
  tabHistory()?.updateCurrentEntry({ state: { advisor: true } });
};

/** Back to the step before, as the browser's button would; elsewhere the link leads to all questions with the same answers. */
const goBack = (event: MouseEvent): void => {
  const tab = tabHistory();
  const before: unknown = tab?.currentEntry ? tab.entries()[tab.currentEntry.index - 1]?.getState() : undefined;
  if (typeof before === "object" && before !== null && "advisor" in before) {
    event.preventDefault();
    history.back();
  }
};
