import { asWeights, isDay } from "./answers-file.ts";
import { questionOf, type Weights } from "./answers.ts";
import { notSure, questions, type Answers, type Question, type QuestionId } from "./questions.ts";
import { closeOverImplied } from "./space.ts";

/** All that an address holds. */
export interface State {
  readonly answers: Answers;
  readonly weights?: Weights | undefined;
  readonly asOf?: string | undefined;
  /** The release that a pinned link asks for. */
  readonly engine?: string | undefined;
  /** Kept behind `#?`, where no server sees it. */
  readonly private: boolean;
  /** The section that a private link points at. */
  readonly at?: string | undefined;
}

/** A part of an address that could not be used; plain text, to be shown as text. */
export interface Notice {
  readonly text: string;
  readonly question?: QuestionId;
}

const version = 1;
/** Far above what all answers together take; what is longer is junk. */
const longest = 8000;
const mostNotices = 6;
const reserved = ["v", "engine", "weights", "as-of", "at"] as const;

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A name from outside, made safe to quote: ids stay, anything else is only described. */
function quote(text: string): string {
  return /^[a-z0-9<>=+?.-]{1,40}$/i.test(text) ? `“${text}”` : "something that is no id";
}

interface Reading {
  readonly pairs: ReadonlyMap<string, readonly string[]>;
  readonly notices: Notice[];
}

function split(query: string, notices: Notice[]): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>();
  if (query.length > longest)
    notices.push({ text: "This link is far longer than any of ours; only its beginning was read." });
  for (const part of query.slice(0, longest).split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const key = decode(equals < 0 ? part : part.slice(0, equals));
    // A broken value still names its question.
    const value = equals < 0 ? "" : (decode(part.slice(equals + 1)) ?? "\u0000");
    if (key === undefined) notices.push({ text: "A part of this link has a broken encoding and was left out." });
    else pairs.set(key, [...(pairs.get(key) ?? []), value]);
  }
  return pairs;
}

/** The option that a word stands for; a `+` may have arrived as a space. */
function optionOf(question: Question, word: string): string | undefined {
  const candidates = [word, word.replaceAll(" ", "+")];
  return question.options.find((option) => candidates.includes(option.id))?.id;
}

function readAnswer(
  question: Question & { id: QuestionId },
  given: readonly string[],
  notices: Notice[],
): string | string[] | undefined {
  const words = given.flatMap((value) => value.split(",")).filter((word) => word !== "");
  if (words.length === 0) return undefined;
  if (words.every((word) => word === notSure)) return notSure;
  const known = new Set<string>();
  for (const word of words) {
    const option = optionOf(question, word);
    if (option !== undefined) known.add(option);
    else
      notices.push({
        text: `This link has an answer that we do not use (${quote(word)}) to “${question.ask}” It was left out.`,
        question: question.id,
      });
  }
  if (question.kind === "one") {
    if (known.size <= 1) return [...known][0];
    notices.push({ text: `This link answers “${question.ask}” twice. Select one.`, question: question.id });
    return undefined;
  }
  const loners = question.options.filter((option) => option.alone === true && known.has(option.id));
  if (loners.length > 0 && known.size > 1) {
    for (const loner of loners) known.delete(loner.id);
    notices.push({
      text: `This link answers “${question.ask}” with “none” and with something. The “none” was left out.`,
      question: question.id,
    });
  }
  return known.size === 0 ? undefined : closeOverImplied(question, [...known]);
}

function readReserved({ pairs, notices }: Reading): Pick<State, "weights" | "asOf" | "engine" | "at"> {
  const first = (key: string): string | undefined => pairs.get(key)?.[0];
  const stated = first("v");
  if (stated !== undefined && stated !== String(version))
    notices.push({ text: "This link was made by a version that we do not know. What we could read of it is used." });
  const weightText = first("weights");
  const weights =
    weightText === undefined
      ? undefined
      : asWeights(weightText.split(",").map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : undefined)));
  if (weightText !== undefined && weights === undefined)
    notices.push({ text: "The weights in this link are not four whole numbers that sum to 100, and were left out." });
  const day = first("as-of");
  if (day !== undefined && !isDay(day))
    notices.push({ text: "The date in this link is no day such as 2026-11-23, and was left out." });
  const release = first("engine");
  const known = release !== undefined && /^\d{4}\.\d{1,2}\.\d{1,4}$/.test(release);
  if (release !== undefined && !known)
    notices.push({ text: "The release that this link names is none of ours; this is the advice of today." });
  const at = first("at");
  return {
    weights,
    asOf: day !== undefined && isDay(day) ? day : undefined,
    engine: known ? release : undefined,
    at: at !== undefined && /^[a-z-]{1,40}$/.test(at) ? at : undefined,
  };
}

/** Reads the state of an address from its `search` and `hash`. Never throws; what cannot be used is named in a notice. */
export function readState(search: string, hash: string): { state: State; notices: Notice[] } {
  const isPrivate = hash.startsWith("#?");
  const notices: Notice[] = [];
  const pairs = split(isPrivate ? hash.slice(2) : search.replace(/^\?/, ""), notices);
  const answers = new Map<QuestionId, string | string[]>();
  for (const { id } of questions) {
    const given = pairs.get(id);
    const answer = given && readAnswer(questionOf(id), given, notices);
    if (answer !== undefined) answers.set(id, answer);
  }
  const known: readonly string[] = [...questions.map((question) => question.id), ...reserved];
  for (const key of pairs.keys())
    if (!known.includes(key))
      notices.push({ text: `This link has a part that we do not know (${quote(key)}); it was left out.` });
  const rest = readReserved({ pairs, notices });
  const more = notices.length - mostNotices;
  const shown =
    more > 0 ? [...notices.slice(0, mostNotices), { text: `${String(more)} more parts were left out.` }] : notices;
  return { state: { answers: Object.fromEntries(answers), private: isPrivate, ...rest }, notices: shown };
}

function encode(answer: string | readonly string[]): string {
  return (typeof answer === "string" ? [answer] : answer).map(encodeURIComponent).join(",");
}

/** The state as a query without its `?`: keys in the order of the questionnaire, commas bare, all else percent-encoded. Empty where there is nothing to say. */
export function writeQuery(state: Omit<State, "private"> & { readonly private?: boolean }): string {
  const parts: string[] = [];
  for (const { id, kind } of questions) {
    const answer: string | readonly string[] | undefined = state.answers[id];
    if (answer === undefined || answer.length === 0) continue;
    const closed = kind === "many" && answer !== notSure && typeof answer !== "string";
    parts.push(`${id}=${encode(closed ? closeOverImplied(questionOf(id), answer) : answer)}`);
  }
  if (state.weights !== undefined) parts.push(`weights=${state.weights.join(",")}`);
  if (state.asOf !== undefined) parts.push(`as-of=${state.asOf}`);
  if (state.engine !== undefined) parts.push(`engine=${state.engine}`);
  return parts.length === 0 ? "" : [`v=${String(version)}`, ...parts].join("&");
}
