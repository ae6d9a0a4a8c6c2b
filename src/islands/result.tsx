import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { AdviceReport, ReportContents } from "../advice/AdviceReport.tsx";
import type { FindingCards } from "../advice/finding-card.ts";
import { addressOf, linksOf, noState } from "../advice/links.ts";
import { Privacy } from "../advice/Privacy.tsx";
import { openQuestions, recommended } from "../advice/reading.ts";
import { shareActions, type ShareAction } from "../advice/Share.tsx";
import { list, plural } from "../advice/words.ts";
import type { Advice } from "../decision/advice.ts";
import type { State } from "../decision/answers-url.ts";
import { loadCards } from "./cards.ts";
import { advise } from "./engine.ts";
import { answersFile, copy, save } from "./files.ts";
import { Notices } from "./Notices.tsx";
import { goTo, keepInAddress, type Place, readPlace, watchPlace } from "./place.ts";
import { ToBeFirst } from "./ToBeFirst.tsx";

interface Props {
  readonly base: string;
  /** The advice for no answers, rendered at build. */
  readonly children?: ComponentChildren;
}

const hasAnswers = ({ answers, weights, asOf, engine }: State): boolean =>
  Object.keys(answers).length > 0 || !!weights || !!asOf || !!engine;

/** What the heading says about the answers behind an advice. */
const fromAnswers = (advice: Advice): string => {
  const open = openQuestions(advice).length;
  const answered = Object.keys(advice.answers).length - advice.notSure.length - advice.notUsed.length;
  return `From ${plural(answered, "answer")}.${open > 0 ? ` ${plural(open, "question is", "questions are")} open, and every answer to them is counted in.` : ""}`;
};

/** The advice for the answers in the address; the served one, for no answers, stays where the address has none. */
export const Result = ({ base, children }: Props) => {
  const [place, setPlace] = useState<Place>();
  const [findings, setFindings] = useState<FindingCards>();
  const root = useRef<HTMLDivElement>(null);
  const state = place?.state ?? noState;
  const links = useMemo(() => linksOf(base, state), [base, state]);
  const live = place !== undefined && hasAnswers(state);
  const advice = useMemo(() => (live ? advise(state) : undefined), [live, state]);

  useEffect(() => {
    setPlace(readPlace());
  }, []);

  const current = useRef(state);
  current.current = state;
  useEffect(() => watchPlace(() => current.current, setPlace), []);

  // Once the real advice stands: its title, the reader's place in it, and the findings behind it.
  useEffect(() => {
    if (!place) return;
    document.documentElement.classList.remove("answers-ahead");
    if (!advice) return;
    document.title = `${list(
      recommended(advice)
        .slice(0, 2)
        .map((each) => each.name),
      "or",
    )}: your advice | Cliffwise`;
    if (place.at === "") root.current?.querySelector("h1")?.focus({ preventScroll: true });
    else goTo(place.at);
    void loadCards().then(setFindings);
  }, [advice]);

  const address = place && new URL(addressOf(location.pathname, state), location.href).href;

  const act = async (action: ShareAction): Promise<string> => {
    const now = advice ?? advise(state);
    switch (action) {
      case "copy-link":
        return copy(address ?? location.href, "Link");
      case "copy-markdown":
        return copy(
          Promise.all([import("../advice/markdown.ts"), findings ?? loadCards()]).then(([{ decisionRecord }, cards]) =>
            decisionRecord({ advice: now, address: address ?? location.href, findings: cards }),
          ),
          "Decision record",
        );
      case "save-json":
        save("cliffwise-advice.json", `${JSON.stringify(now, null, 2)}\n`);
        return "Saved the advice";
      case "save-answers":
        save("cliffwise-answers.json", answersFile(state));
        return "Saved the answers";
      case "print":
        window.print();
        return "";
    }
  };

  const onClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
    const action = shareActions.find((each) => each === button?.dataset["do"]);
    if (!action) return;
    const failed = (): string => "It could not be loaded. Try again";
    void act(action)
      .catch(failed)
      .then((said) => {
        const status = root.current?.querySelector("[data-done]");
        if (status) status.textContent = said;
      });
  };

  return (
    <div class="res" ref={root} onClick={onClick}>
      <div class="res-main">
        <div class="top">
          <p class="over">
            <a href={links.start()}>Advisor</a>
          </p>
          <h1 id="_top" tabIndex={-1}>
            {advice ? "Your recommendation" : "Recommendation"}
          </h1>
          {place && <Notices notices={place.notices} links={links} />}
          {state.engine && (
            <div class="banner" role="status">
              <p>
                <b>This link is pinned to release {state.engine}.</b> That release is not archived here, so this is the
                advice of today.
              </p>
            </div>
          )}
          {advice && (
            <p class="small">
              {fromAnswers(advice)} <a href={links.section("your-answers")}>See your answers</a>
            </p>
          )}
        </div>
        {advice ? (
          <AdviceReport
            advice={advice}
            links={links}
            findings={findings}
            address={address}
            ask={<ToBeFirst advice={advice} state={state} links={links} />}
          />
        ) : (
          <div class="general">{children}</div>
        )}
        {place && hasAnswers(state) && (
          <Privacy
            isPrivate={state.private}
            onSwitch={(on) => {
              const next = { ...state, private: on };
              keepInAddress(next);
              setPlace({ ...place, state: next, at: "" });
            }}
          />
        )}
      </div>
      <aside class="res-side">
        <ReportContents links={links} />
      </aside>
    </div>
  );
};
