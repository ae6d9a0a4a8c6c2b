import { type Notice, readState, type State, writeQuery } from "../decision/answers-url.ts";

/** Two sets of answers, as one address holds them: what both share is written once, what only one has behind `a.` or `b.`. */
export interface Comparison {
  readonly a: State;
  readonly b: State;
}

/** Above what two whole sets take; each set is held to its own limit once more. */
const longest = 16_000;
const sides = ["a", "b"] as const;

interface Part {
  /** Undefined: for both sets. */
  readonly side: (typeof sides)[number] | undefined;
  readonly key: string;
  readonly text: string;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const partOf = (text: string): Part => {
  const equals = text.indexOf("=");
  const [name, value] = equals < 0 ? [text, ""] : [text.slice(0, equals), text.slice(equals)];
  const key = decoded(name);
  const side = sides.find((each) => key.startsWith(`${each}.`));
  return side === undefined
    ? { side, key, text }
    : { side, key: key.slice(2), text: `${encodeURIComponent(key.slice(2))}${value}` };
};

/** The query of one set: its own parts (first, so that junk cannot push them out), and of the shared ones those that it does not say itself. */
const queryOf = (parts: readonly Part[], side: (typeof sides)[number]): string => {
  const own = parts.filter((part) => part.side === side);
  const shared = parts.filter((part) => part.side === undefined && !own.some(({ key }) => key === part.key));
  return [...own, ...shared].map(({ text }) => text).join("&");
};

/** Notices of both sets; what is said of one alone names it. */
const merged = (a: readonly Notice[], b: readonly Notice[]): readonly Notice[] => {
  const isIn = (notices: readonly Notice[], { text }: Notice): boolean => notices.some((each) => each.text === text);
  return [
    ...a.map((each) => (isIn(b, each) ? each : { text: `A: ${each.text}` })),
    ...b.filter((each) => !isIn(a, each)).map((each) => ({ text: `B: ${each.text}` })),
  ].map(({ text }) => ({ text }));
};

/** Reads two sets of answers from the `search` and `hash` of an address. Never throws; what cannot be used is named in a notice. */
export const readComparison = (search: string, hash: string): Comparison & { readonly notices: readonly Notice[] } => {
  const isPrivate = hash.startsWith("#?");
  const query = isPrivate ? hash.slice(2) : search.replace(/^\?/, "");
  const parts = query
    .slice(0, longest)
    .split("&")
    .filter((text) => text !== "")
    .map(partOf);
  const read = (side: (typeof sides)[number]) =>
    isPrivate ? readState("", `#?${queryOf(parts, side)}`) : readState(`?${queryOf(parts, side)}`, "");
  const [a, b] = [read("a"), read("b")];
  const tooLong =
    query.length > longest ? [{ text: "This link is far longer than any of ours; only its beginning was read." }] : [];
  return { a: a.state, b: b.state, notices: [...tooLong, ...merged(a.notices, b.notices)] };
};

/** Both sets as a query without its `?`; empty where neither says anything. */
export const writeComparison = ({ a, b }: Comparison): string => {
  const pairs = (state: State): string[] =>
    writeQuery(state)
      .split("&")
      .filter((text) => text !== "" && !text.startsWith("v="));
  const [ofA, ofB] = [pairs(a), pairs(b)];
  const parts = [
    ...ofA.filter((text) => ofB.includes(text)),
    ...ofA.filter((text) => !ofB.includes(text)).map((text) => `a.${text}`),
    ...ofB.filter((text) => !ofA.includes(text)).map((text) => `b.${text}`),
  ];
  return parts.length === 0 ? "" : ["v=1", ...parts].join("&");
};

/** The address of a comparison below a path; private where the first set is. */
export const comparisonAddress = (path: string, comparison: Comparison, at = ""): string => {
  const query = writeComparison(comparison);
  if (comparison.a.private) return `${path}#?${query}${at === "" ? "" : `&at=${at}`}`;
  return `${path}${query === "" ? "" : `?${query}`}${at === "" ? "" : `#${at}`}`;
};
