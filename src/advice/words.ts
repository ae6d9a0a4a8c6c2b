export { dayInWords as date } from "../decision/day.ts";
import { type Answers, notSure, type Question, type QuestionId, questions } from "../decision/questions.ts";
import type { Criterion, Dimension, Grade } from "../decision/schema/ids.ts";

/** Fixed words of the interface; sentences about rules come with the advice. */
/** The cliff of each dimension, as the heading of a warning. */
export const dimensionWords: Readonly<Record<Dimension, string>> = {
  forgetting: "general ability outside the domain may fall",
  calibration: "it may be confident and wrong past the edge of the domain",
  shortcuts: "degenerate habits may spread into old skills",
  hallucination: "it may state what it does not know",
  safety: "refusals and policy may erode",
  diversity: "it may give fewer distinct good answers",
  "lock-in": "it cannot be switched off or composed",
};

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  forgetting: "Forgetting",
  calibration: "Calibration",
  shortcuts: "Shortcuts",
  hallucination: "Hallucination",
  safety: "Safety",
  diversity: "Diversity",
  "lock-in": "Lock-in",
};

export const criterionNames: Readonly<Record<Criterion, string>> = {
  goal: "goal",
  data: "data",
  headroom: "headroom",
  scale: "scale",
  freshness: "freshness",
  composability: "composability",
  training: "training cost",
  serving: "serving cost",
  effort: "effort",
};

/** What each certainty means, for readers who have not met the words. */
export const certaintyWords: Readonly<Record<Grade, string>> = {
  high: "further studies are unlikely to change the order",
  moderate: "further studies may change the order",
  low: "further studies are likely to change the order",
  "very low": "it rests on judgement more than on studies",
};

export const question = (id: QuestionId): Question => {
  const found = questions.find((each) => each.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
};

/** Two decimals at most, a real minus, a sign if asked for. */
export const points = (value: number, signed = false): string => {
  const whole = Math.round(value * 100) / 100;
  const text = Math.abs(whole).toFixed(Number.isInteger(whole * 10) ? 1 : 2);
  return `${whole < 0 ? "\u2212" : signed && whole > 0 ? "+" : ""}${text}`;
};

/** A share in whole per cent; never 0% or 100% unless it is exactly that. */
export const share = (value: number): string => {
  if (value > 0 && value < 0.01) return "under 1%";
  if (value > 0.99 && value < 1) return "over 99%";
  return `${String(Math.round(value * 100))}%`;
};

/** "a", "a and b", "a, b and c". */
export const list = (items: readonly string[], last = "and"): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** For the middle of a sentence; a name such as "LoRA" or "RL" stays as it is. */
export const lower = (text: string): string => {
  const [word = ""] = text.split(/[\s,-]/, 1);
  return /[A-Z\d]/.test(word.slice(1)) ? text : text.charAt(0).toLowerCase() + text.slice(1);
};

/** Without its full stop. */
export const open = (text: string): string => text.replace(/\.\s*$/, "");

/** Answers read by question id: what an answer holds as a list, `["?"]` where the reader is not sure, `[]` where nothing was answered. */
export const given = (answers: Answers, id: QuestionId): readonly string[] => {
  const value = answers[id];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
};

/** The answers with one of them set; an empty list takes it back. Keys follow the questionnaire, so that equal answers print alike. */
export const withAnswer = (answers: Answers, id: QuestionId, chosen: readonly string[]): Answers => {
  const entries = questions.flatMap((each): [string, string | readonly string[]][] => {
    const options = each.id === id ? chosen : given(answers, each.id);
    const [first] = options;
    if (first === undefined) return [];
    return [[each.id, each.kind === "many" && first !== notSure ? options : first]];
  });
  return Object.fromEntries(entries);
};

/** An option with all that comes along with it. */
const withImplied = (asked: Question, option: string): readonly string[] => [
  option,
  ...(asked.implies?.[option] ?? []),
];

/** What is chosen after one option of a question is switched on or off: exclusive options exclude, implied ones come and go along. */
export const toggled = (asked: Question, chosen: readonly string[], option: string, on: boolean): readonly string[] => {
  const alone = (id: string): boolean => id === notSure || asked.options.some((each) => each.id === id && each.alone);
  if (asked.kind === "one") return on ? [option] : [];
  if (alone(option)) return on ? [option] : [];
  const rest = chosen.filter((id) => !alone(id));
  const set = on
    ? new Set([...rest, ...withImplied(asked, option)])
    : new Set(rest.filter((id) => !withImplied(asked, id).includes(option)));
  return asked.options.map((each) => each.id).filter((id) => set.has(id));
};

/** An answer in words: options that another one implies are left out. */
export const answerWords = (id: QuestionId, chosen: readonly string[]): string => {
  const asked = question(id);
  if (chosen.length === 0) return "Not answered";
  if (chosen[0] === notSure) return "Not sure";
  const implied = new Set(chosen.flatMap((option) => asked.implies?.[option] ?? []));
  const labels = asked.options.filter((each) => chosen.includes(each.id) && !implied.has(each.id));
  return labels.map((each, index) => (index === 0 ? each.label : lower(each.label))).join(", ");
};

/** Whether a question is asked at all with these answers; while `data` is open, everything still may be. */
export const applies = (answers: Answers, id: QuestionId): boolean => {
  const needs = question(id).applies?.data;
  const data = given(answers, "data");
  return !needs || data.length === 0 || data[0] === notSure || needs.some((option) => data.includes(option));
};
