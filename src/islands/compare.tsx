import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { compareActions, type CompareAction, CompareReport } from "../advice/Compare.tsx";
import { CompareChange } from "../advice/CompareChange.tsx";
import {
  answerLines,
  attributionWords,
  comparisonRecord,
  differs,
  isIdle,
  recommendedOf,
  type Side,
  withPart,
} from "../advice/compare-reading.ts";
import { type Comparison, comparisonAddress, readComparison } from "../advice/compare-url.ts";
import { linksOf, noState } from "../advice/links.ts";
import { Privacy } from "../advice/Privacy.tsx";
import { withAnswer } from "../advice/words.ts";
import type { Notice, State } from "../decision/answers-url.ts";
import type { QuestionId } from "../decision/questions.ts";
import { advise, preview, shortName } from "./engine.ts";
import { copy, save } from "./files.ts";
import { Notices } from "./Notices.tsx";
import { goTo } from "./place.ts";

interface Props {
  readonly base: string;
  /** What the page says where its address holds no answers. */
  readonly children?: ComponentChildren;
}

type Read = Comparison & { readonly notices: readonly Notice[]; readonly at: string };

const saysSomething = ({ answers, weights, asOf }: State): boolean =>
  Object.keys(answers).length > 0 || weights !== undefined || asOf !== undefined;

const readAddress = (): Read => {
  const [, query = "", at = ""] = /^#(\?.*?)(?:&at=([^&]*))?$/s.exec(location.hash) ?? [];
  const isPrivate = location.hash.startsWith("#?");
  return {
    ...readComparison(location.search, isPrivate ? `#${query}` : ""),
    at: isPrivate ? at : location.hash.slice(1),
  };
};

const keep = (comparison: Comparison, at = ""): void => {
  history.replaceState(history.state, "", comparisonAddress(location.pathname, comparison, at));
};

/** Each difference alone and left out, by what then comes first. */
const attribute = (a: Side, b: Side): { readonly name: string; readonly words: string }[] =>
  answerLines(a, b)
    .filter(differs)
    .map(({ id, name }) => {
      const one = withPart(a.state, b.state, id);
      const without = preview(withPart(b.state, a.state, id)).recommended;
      const found = { alone: preview(one).recommended, without, idle: isIdle(one, id) };
      return {
        name,
        words: attributionWords(
          found,
          [recommendedOf(a.advice), recommendedOf(b.advice)],
          (each) => shortName(each) ?? each,
        ),
      };
    });

/** The comparison of the two sets in the address; the served text stays where it holds none. */
export const Compare = ({ base, children }: Props) => {
  const [read, setRead] = useState<Read>();
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const [which, setWhich] = useState<"a" | "b">("b");
  const [asked, setAsked] = useState<QuestionId>();
  const [attributions, setAttributions] = useState<ReturnType<typeof attribute>>();
  const root = useRef<HTMLDivElement>(null);
  const arrived = useRef(true);
  const a = read?.a ?? noState;
  const b = read?.b ?? noState;
  const live = read !== undefined && (saysSomething(a) || saysSomething(b));
  const sides = useMemo(
    () => (live ? { a: { state: a, advice: advise(a) }, b: { state: b, advice: advise(b) } } : undefined),
    [live, a, b],
  );
  const links = useMemo(() => ({ a: linksOf(base, a), b: linksOf(base, b) }), [base, a, b]);

  useEffect(() => {
    setRead(readAddress());
  }, []);

  const current = useRef<Comparison>({ a, b });
  current.current = { a, b };
  // Back and forward, addresses typed by hand, and section links that would take the place of private answers.
  useEffect(() => {
    const onHash = (): void => {
      if (current.current.a.private && !location.hash.startsWith("#?")) {
        const at = location.hash.slice(1);
        keep(current.current, at);
        goTo(at);
      } else if (location.hash.startsWith("#?")) setRead(readAddress());
    };
    const onPop = (): void => {
      if (!current.current.a.private || location.hash.startsWith("#?")) setRead(readAddress());
    };
    addEventListener("hashchange", onHash);
    addEventListener("popstate", onPop);
    return () => {
      removeEventListener("hashchange", onHash);
      removeEventListener("popstate", onPop);
    };
  }, []);

  useEffect(() => {
    if (!read) return;
    document.documentElement.classList.remove("answers-ahead");
    if (!sides) return;
    document.title = "Two sets of answers, compared | Cliffwise";
    if (arrived.current) {
      arrived.current = false;
      if (read.at === "") root.current?.querySelector("h1")?.focus({ preventScroll: true });
      else goTo(read.at);
    }
    setAttributions(undefined);
    const timer = setTimeout(() => {
      setAttributions(attribute(sides.a, sides.b));
    }, 30);
    return () => {
      clearTimeout(timer);
    };
  }, [sides, read === undefined]);

  const change = (next: Comparison): void => {
    keep(next);
    setRead((before) => before && { ...before, ...next, notices: [], at: "" });
  };
  const address = read ? new URL(comparisonAddress(location.pathname, { a, b }), location.href).href : "";

  const act = async (action: CompareAction): Promise<string> => {
    if (!sides) return "";
    switch (action) {
      case "copy-link":
        return copy(address, "Link");
      case "copy-markdown":
        return copy(
          comparisonRecord(sides.a, sides.b, attributions ?? attribute(sides.a, sides.b), address),
          "Comparison",
        );
      case "save-json":
        save(
          "cliffwise-comparison.json",
          `${JSON.stringify({ version: 1, a: sides.a.advice, b: sides.b.advice }, null, 2)}\n`,
        );
        return "Saved both advices";
      case "swap":
        change({ a: b, b: a });
        return "A and B have changed places";
      case "print":
        window.print();
        return "";
    }
  };

  const onClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
    const action = compareActions.find((each) => each === button?.dataset["do"]);
    if (!action) return;
    void act(action).then((said) => {
      const status = root.current?.querySelector("[data-done]");
      if (status) status.textContent = said;
    });
  };

  return (
    <div ref={root} onClick={onClick}>
      <div class="cmp-top">
        <p class="over">
          <a href={links.a.start()}>Advisor</a>
        </p>
        <h1 id="_top" tabIndex={-1}>
          {sides ? "Two sets of answers, compared" : "Compare two sets of answers"}
        </h1>
        {read && <Notices notices={read.notices} links={links.a} />}
        {read && (a.engine ?? b.engine) !== undefined && (
          <div class="banner" role="status">
            <p>
              <b>This link is pinned to a release.</b> Comparisons are worked out as of today.
            </p>
          </div>
        )}
      </div>
      {sides ? (
        <CompareReport
          a={sides.a}
          b={sides.b}
          links={links}
          attributions={attributions}
          onlyDifferent={onlyDifferent}
          onOnlyDifferent={setOnlyDifferent}
          address={address}
          change={
            <CompareChange
              sides={sides}
              which={which}
              asked={asked}
              onWhich={setWhich}
              onAsk={setAsked}
              onAnswer={(id, chosen) => {
                const changed = {
                  ...current.current[which],
                  answers: withAnswer(current.current[which].answers, id, chosen),
                };
                change(which === "a" ? { a: changed, b } : { a, b: changed });
              }}
            />
          }
        />
      ) : (
        <div class="general">{children}</div>
      )}
      {sides && (
        <Privacy
          isPrivate={a.private}
          onSwitch={(on) => {
            change({ a: { ...a, private: on }, b: { ...b, private: on } });
          }}
        />
      )}
    </div>
  );
};
