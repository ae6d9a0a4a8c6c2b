import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { AdviceReport, ReportContents } from "../advice/AdviceReport.tsx";
import type { FindingCards } from "../advice/finding-card.ts";
import { Fold } from "../advice/KitSection.tsx";
import { addressOf, linksOf, noState } from "../advice/links.ts";
import { Privacy } from "../advice/Privacy.tsx";
import { openQuestions, recommended } from "../advice/reading.ts";
import { shareActions, type ShareAction } from "../advice/Share.tsx";
import { list, plural } from "../advice/words.ts";
import type { Advice } from "../decision/advice.ts";
import type { State } from "../decision/answers-url.ts";
import { loadCards } from "./cards.ts";
import { advise, preview, shortName } from "./engine.ts";
import { answersFile, copy, save } from "./files.ts";
import { pressKitButton } from "./kit-buttons.ts";
import type * as kitView from "./kit-view.tsx";
import { Notices } from "./Notices.tsx";
import { usePinned } from "./pinned.ts";
import { goTo, keepInAddress, type Place, readPlace, watchPlace } from "./place.ts";
import { ToBeFirst } from "./ToBeFirst.tsx";
import { Weigh } from "./weights.tsx";

interface Props {
  readonly base: string;
  /** Ids of the archived releases, a space between them. */
  readonly archived: string;
  /** The release that the advice of today can be pinned to; empty where it is not archived. */
  readonly pinnable: string;
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

type KitView = typeof kitView;

/** The page as it stands after what was set has been drawn. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resolve();
      });
    });
  });

/** What is said where a pinned link cannot be followed. */
const unavailableWords = (why: "unknown" | "failed"): string =>
  why === "unknown"
    ? "That release is not archived here, so this is the advice of today."
    : "Its archive could not be loaded or does not know these answers, so this is the advice of today.";

/** The advice for the answers in the address; the served one, for no answers, stays where the address has none. */
export const Result = ({ base, archived, pinnable, children }: Props) => {
  const [place, setPlace] = useState<Place>();
  const [findings, setFindings] = useState<FindingCards>();
  const [kit, setKit] = useState<KitView | "loading" | "failed">();
  const root = useRef<HTMLDivElement>(null);
  /** Set by a change made on this page: the reader stays where they are. */
  const stay = useRef(false);
  const state = place?.state ?? noState;
  const links = useMemo(() => linksOf(base, state), [base, state]);
  const live = place !== undefined && hasAnswers(state);
  const advice = useMemo(() => (live ? advise(state) : undefined), [live, state]);

  // A pinned link shows the advice of its release, unless the reader asks for today's; nothing is shown until it is there.
  const pinned = usePinned(base, archived.split(" "), place?.state);
  const [asNow, setAsNow] = useState(false);
  const then = pinned?.is === "there" && !asNow ? pinned : undefined;
  const shown = pinned?.is === "loading" ? undefined : (then?.advice ?? advice);
  const differences = useMemo(
    () => (pinned?.is === "there" && advice ? pinned.compare(advice) : undefined),
    [pinned, advice],
  );

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
    if (!shown) return;
    document.title = `${list(
      recommended(shown)
        .slice(0, 2)
        .map((each) => each.name),
      "or",
    )}: your advice | Cliffwise`;
    if (stay.current) stay.current = false;
    else if (place.at === "") root.current?.querySelector("h1")?.focus({ preventScroll: true });
    else goTo(place.at);
    void loadCards().then(setFindings);
  }, [place !== undefined, shown]);

  const addressWith = (engine: string | undefined): string =>
    new URL(addressOf(location.pathname, { ...state, engine }), location.href).href;
  const address = place && addressWith(undefined);
  const release = then?.release ?? pinnable;
  const pinnedAddress = place && release !== "" ? addressWith(release) : undefined;

  /** The guardrail kit is long and not everyone's next step, so it comes once it is opened, or printed. */
  const openKit = async (): Promise<void> => {
    if (typeof kit === "object" || kit === "loading") return;
    setKit("loading");
    try {
      setKit(await import("./kit-view.tsx"));
    } catch {
      setKit("failed");
    }
  };

  const act = async (action: ShareAction): Promise<string> => {
    const now = shown ?? advise(state);
    switch (action) {
      case "copy-link":
        return copy(address ?? location.href, "Link");
      case "copy-pinned":
        return copy(pinnedAddress ?? location.href, "Pinned link");
      case "copy-markdown":
        return copy(
          Promise.all([import("../advice/markdown.ts"), then?.archive.findings ?? findings ?? loadCards()]).then(
            ([{ decisionRecord }, cards]) =>
              decisionRecord({
                advice: now,
                address: address ?? location.href,
                pinned: pinnedAddress,
                findings: cards,
              }),
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
        await openKit();
        await drawn();
        window.print();
        return "";
    }
  };

  const onClick = (event: MouseEvent): void => {
    pressKitButton(event);
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
          {place && <Notices notices={then?.notices ?? place.notices} links={links} />}
          {pinned && pinned.is !== "there" && (
            <div class="banner" role="status">
              <p>
                <b>This link is pinned to release {pinned.release}.</b>{" "}
                {pinned.is === "loading" ? "Loading the advice as it was then …" : unavailableWords(pinned.why)}
              </p>
            </div>
          )}
          {pinned?.is === "there" && differences && (
            <pinned.view.PinnedBanner
              release={pinned.release}
              on={pinned.archive.date}
              differences={differences}
              asNow={asNow}
              onShow={(now) => {
                stay.current = now !== asNow;
                setAsNow(now);
              }}
            />
          )}
          {shown && (
            <p class="small">
              {fromAnswers(shown)} <a href={links.section("your-answers")}>See your answers</a>
            </p>
          )}
        </div>
        {pinned?.is === "there" && advice && differences && (
          <pinned.view.PinnedChanges
            then={pinned.advice}
            now={advice}
            differences={differences}
            links={links}
            latest={addressWith(undefined)}
            pinned={addressWith(pinned.release)}
            onCopy={(text) => copy(text, "Differences")}
          />
        )}
        {shown && (
          <AdviceReport
            advice={shown}
            links={links}
            findings={then?.archive.findings ?? findings}
            address={address}
            pinned={pinnedAddress}
            kit={
              <Fold onOpen={() => void openKit()}>
                {typeof kit === "object" ? (
                  <kit.KitView advice={shown} links={links} findings={then?.archive.findings ?? findings} />
                ) : (
                  <p class="small" role="status">
                    {kit === "failed" ? "It could not be loaded. Close this, and open it again." : "Loading …"}
                  </p>
                )}
              </Fold>
            }
            ask={then ? null : <ToBeFirst advice={shown} state={state} links={links} />}
            weigh={
              then ? null : (
                <Weigh
                  engine={{ preview, shortName }}
                  advice={shown}
                  state={state}
                  onWeigh={(weights) => {
                    const next = { ...state, weights };
                    stay.current = true;
                    keepInAddress(next);
                    setPlace((before) => before && { ...before, state: next, notices: [] });
                  }}
                />
              )
            }
          />
        )}
        {!live && <div class="general">{children}</div>}
        {place && hasAnswers(state) && (
          <Privacy
            isPrivate={state.private}
            onSwitch={(on) => {
              const next = { ...state, private: on };
              stay.current = true;
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
