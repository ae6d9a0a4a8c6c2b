import type { State } from "../decision/answers-url.ts";
import { writeQuery } from "../decision/answers-url.ts";
import { comparisonAddress } from "./compare-url.ts";
import type { Answers, QuestionId } from "../decision/questions.ts";

/** Where things are. Components take it as a prop, so that they know neither the base path nor whether answers are kept out of the address sent. */
export interface Links {
  /** A path of the site ("/techniques/rag/") under its base path. */
  readonly page: (path: string) => string;
  /** A section of the same page. */
  readonly section: (id: string) => string;
  /** A question with the answers given so far; `change` comes back to the advice after it. */
  readonly question: (id: QuestionId, change?: boolean) => string;
  /** The advice, for these answers or others. */
  readonly result: (answers?: Answers) => string;
  /** All questions on one page. */
  readonly start: (answers?: Answers) => string;
  /** These answers (A) beside others (B), or beside themselves to change one there. */
  readonly compare: (answers?: Answers) => string;
}

/** A path with a state in its address: after "?", or after "#?" where it is not to be sent. `at` is a section, or what a page is to do next. */
export const addressOf = (path: string, state: State, at = ""): string => {
  const empty = Object.keys(state.answers).length === 0 && !state.weights && !state.asOf && !state.engine;
  const query = empty && !state.private ? "" : writeQuery(state);
  if (state.private) return `${path}#?${query}${at === "" ? "" : `&at=${at}`}`;
  return `${path}${query === "" ? "" : `?${query}`}${at === "" ? "" : `#${at}`}`;
};

export const linksOf = (base: string, state: State): Links => {
  const root = base.replace(/\/+$/, "");
  const to = (path: string, answers: Answers, at?: string): string => addressOf(root + path, { ...state, answers }, at);
  return {
    page: (path) => root + path,
    section: (id) => (state.private ? addressOf("", state, id) : `#${id}`),
    question: (id, change) => to(`/advisor/q/${id}/`, state.answers, change ? "change" : ""),
    result: (answers = state.answers) => to("/advisor/result/", answers),
    start: (answers = state.answers) => to("/advisor/", answers),
    compare: (answers = state.answers) =>
      comparisonAddress(`${root}/advisor/compare/`, { a: state, b: { ...state, answers } }),
  };
};

/** Nothing answered: what the served pages are built with. */
export const noState: State = { answers: {}, private: false };
