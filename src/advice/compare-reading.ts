import { offRampNames } from "../decision/explain.ts";
import type { Advice } from "../decision/advice.ts";
import { normalizeAnswers } from "../decision/answers.ts";
import type { State } from "../decision/answers-url.ts";
import { type QuestionId, questions } from "../decision/questions.ts";
import { dimensions, grades, type Level, levels } from "../decision/schema/ids.ts";
import { leader, recommended, robustness, sentence, warningGroups } from "./reading.ts";
import {
  answerWords,
  date,
  dimensionNames,
  dimensionWords,
  given,
  list,
  lower,
  plural,
  points,
  question,
  share,
  withAnswer,
} from "./words.ts";
import { valueNames } from "./Weights.tsx";

/** One set of answers and what follows from it. */
export interface Side {
  readonly state: State;
  readonly advice: Advice;
}

/** A line of a table with both sides; an entry that only one side has is marked there. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** Of a risk: the two levels. */
  readonly levels?: readonly [Level, Level];
}

export const differs = ({ a, b }: Line): boolean => a.join("\n") !== b.join("\n");

/** What two sets can differ in. */
export type Part = QuestionId | "weights" | "as-of";

const partName = (part: Part): string =>
  part === "weights" ? "Weights of the four values" : part === "as-of" ? "Access records as of" : question(part).short;

const answerEntries = ({ state, advice }: Side, id: QuestionId): readonly string[] => {
  const chosen = given(state.answers, id);
  const implied = new Set(chosen.flatMap((option) => question(id).implies?.[option] ?? []));
  const own = chosen.filter((option) => !implied.has(option));
  const words = own.length === 0 ? [answerWords(id, [])] : own.map((option) => answerWords(id, [option]));
  return advice.notUsed.includes(id) ? words.map((each) => `${each} (not used now)`) : words;
};

const weightEntries = ({ advice }: Side): readonly string[] =>
  valueNames.map((name, index) => `${name} ${String(advice.weights[index] ?? 0)}`);

/** All answers, weights and dates side by side: each question that either set answers. */
export const answerLines = (a: Side, b: Side): readonly (Line & { readonly id: Part })[] => {
  const asked = questions
    .map((each) => each.id)
    .filter((id) => given(a.state.answers, id).length > 0 || given(b.state.answers, id).length > 0)
    .map((id) => ({ id, name: partName(id), a: answerEntries(a, id), b: answerEntries(b, id) }));
  const weighed = a.state.weights !== undefined || b.state.weights !== undefined;
  const dated = a.state.asOf !== undefined || b.state.asOf !== undefined;
  return [
    ...asked,
    ...(weighed
      ? [{ id: "weights" as const, name: partName("weights"), a: weightEntries(a), b: weightEntries(b) }]
      : []),
    ...(dated
      ? [{ id: "as-of" as const, name: partName("as-of"), a: [date(a.advice.asOf)], b: [date(b.advice.asOf)] }]
      : []),
  ];
};

/** `to` with one part of `from`. */
export const withPart = (to: State, from: State, part: Part): State => {
  if (part === "weights") return { ...to, weights: from.weights };
  if (part === "as-of") return { ...to, asOf: from.asOf };
  return { ...to, answers: withAnswer(to.answers, part, given(from.answers, part)) };
};

/** Both advices line by line. */
export const adviceLines = (a: Advice, b: Advice): readonly Line[] => {
  const line = (id: string, name: string, of: (advice: Advice) => readonly string[]): Line => ({
    id,
    name,
    a: of(a),
    b: of(b),
  });
  const step = (advice: Advice, index: number): readonly string[] => [advice.plan[index]?.do ?? "none"];
  const orNone = (words: readonly string[]): readonly string[] => (words.length === 0 ? ["none"] : [...new Set(words)]);
  return [
    line("recommended", "Recommended", (advice) => sentence(advice).names),
    line("strength", "Strength", (advice) => [advice.strength]),
    line("certainty", "Certainty", (advice) => [advice.certainty]),
    line("robustness", "Robustness", (advice) => [
      `${recommended(advice).filter((each) => !each.parts).length === 1 ? "first" : "one of these first"} in ${share(robustness(advice))}`,
    ]),
    ...dimensions.map((dimension): Line => {
      const [left, right] = [leader(a).risk.by[dimension], leader(b).risk.by[dimension]];
      return { id: dimension, name: dimensionNames[dimension], a: [left], b: [right], levels: [left, right] };
    }),
    line("dangers", "Dangers", (advice) =>
      orNone(warningGroups(advice).above.map((each) => dimensionWords[each.dimension])),
    ),
    line("perhaps", "Possible dangers", (advice) =>
      orNone(warningGroups(advice).perhaps.map((each) => dimensionWords[each.dimension])),
    ),
    line("cautions", "Cautions", (advice) =>
      orNone(
        warningGroups(advice)
          .below.filter((each) => each.severity === "caution")
          .map((each) => dimensionWords[each.dimension]),
      ),
    ),
    line("off-ramps", "Before any of it", (advice) =>
      orNone(advice.offRamps.map((each) => lower(offRampNames[each.id]))),
    ),
    line("first-step", "First step", (advice) => step(advice, 0)),
    line("second-step", "Second step", (advice) => step(advice, 1)),
  ];
};

/** Ids of the single techniques that are recommended, best first. */
export const recommendedOf = (advice: Advice): readonly string[] =>
  recommended(advice)
    .filter((each) => each.parts === undefined)
    .map((each) => each.id);

/** What a difference does to the recommendation, alone and when it is missing: ids of the techniques recommended then. */
export interface Attribution {
  /** With A's answers and this one of B. */
  readonly alone: readonly string[];
  /** With B's answers and this one of A. */
  readonly without: readonly string[];
  /** Not used with A's other answers. */
  readonly idle: boolean;
}

export const isIdle = (state: State, part: Part): boolean =>
  part !== "weights" && part !== "as-of" && normalizeAnswers(state.answers).notUsed.includes(part);

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join();

/** An attribution as text with the names of techniques between `**`. */
export const attributionWords = (
  { alone, without, idle }: Attribution,
  [a, b]: readonly [readonly string[], readonly string[]],
  name: (id: string) => string,
): string => {
  const bold = (ids: readonly string[]): string =>
    list(
      ids.map((id) => `**${name(id)}**`),
      "or",
    );
  const nothing = "changes nothing in the recommendation";
  if (idle && isSame(without, b)) return `does not count with the other answers of A, and ${nothing}`;
  if (isSame(a, b))
    return isSame(alone, a) ? nothing : `alone would lead to ${bold(alone)}; the other differences take that back`;
  if (isSame(alone, b))
    return `alone already leads to ${bold(b)}${isSame(without, b) ? ", and so do the others without it" : ""}`;
  if (isSame(alone, a))
    return isSame(without, b) ? nothing : `changes nothing alone, but without it B would have ${bold(without)}`;
  return `alone leads to ${bold(alone)}${isSame(without, b) ? "; the others reach B without it" : ""}`;
};

const count = (number: number): string =>
  ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"][number] ?? String(number);

/** What changes from A to B, in two sentences; names of techniques stand between `**`. */
export const inShort = (a: Side, b: Side, different: number): string => {
  const [left, right] = [sentence(a.advice).names, sentence(b.advice).names];
  const names = (words: readonly string[]): string =>
    list(
      words.map((word) => `**${word}**`),
      "or",
    );
  const first =
    left.join() === right.join()
      ? `Both suggest ${names(left)}`
      : `B suggests ${names(right)} in place of ${names(left)}`;
  const risen = dimensions.filter((each) => levelAt(b, each) > levelAt(a, each)).length;
  const fallen = dimensions.filter((each) => levelAt(b, each) < levelAt(a, each)).length;
  const dangers = [a, b].map((side) => warningGroups(side.advice).above.length);
  const moved = [
    risen > 0 ? plural(risen, "risk rises", "risks rise") : "",
    fallen > 0 ? plural(fallen, "risk falls", "risks fall") : "",
    dangers[0] === dangers[1] ? "" : `dangers go from ${String(dangers[0] ?? 0)} to ${String(dangers[1] ?? 0)}`,
    a.advice.strength === b.advice.strength ? "" : `the advice is ${b.advice.strength} instead of ${a.advice.strength}`,
    a.advice.certainty === b.advice.certainty
      ? ""
      : `certainty ${grades.indexOf(b.advice.certainty) < grades.indexOf(a.advice.certainty) ? "rises" : "falls"} from ${a.advice.certainty} to ${b.advice.certainty}`,
  ].filter(Boolean);
  const answers =
    different === 0
      ? "No answer differs"
      : `${count(different)} ${different === 1 ? "answer differs" : "answers differ"}`;
  return `${answers}. ${first}${moved.length === 0 ? "" : `; ${list(moved)}`}.`;
};

const levelAt = ({ advice }: Side, dimension: (typeof dimensions)[number]): number =>
  levels.indexOf(leader(advice).risk.by[dimension]);

/** A technique in both rankings. */
export interface Ranked {
  readonly id: string;
  readonly name: string;
  readonly a: Place;
  readonly b: Place;
}
export interface Place {
  /** Absent where it is ruled out. */
  readonly rank: number | undefined;
  readonly words: string;
  readonly score: string;
}

/** Every single technique with its rank in A and in B, in the order of B, then of A. */
export const rankings = (a: Advice, b: Advice): readonly Ranked[] => {
  const placeOf = (advice: Advice, id: string): Place => {
    const found = advice.techniques.find((each) => each.id === id);
    const status = found?.status === "discouraged" || found?.status === "depends" ? `, ${found.status}` : "";
    return {
      rank: found?.rank,
      words: found?.rank === undefined ? "ruled out" : `${String(found.rank)}${status}`,
      score: found?.score === undefined ? "" : points(found.score, true),
    };
  };
  return b.techniques
    .filter((each) => each.parts === undefined)
    .map(({ id, name }) => ({ id, name, a: placeOf(a, id), b: placeOf(b, id) }))
    .sort(
      (one, other) =>
        (one.b.rank ?? 1000) - (other.b.rank ?? 1000) ||
        (one.a.rank ?? 1000) - (other.a.rank ?? 1000) ||
        (one.id < other.id ? -1 : 1),
    );
};

/** The comparison as Markdown, for a wiki or a pull request. */
export const comparisonRecord = (
  a: Side,
  b: Side,
  attributions: readonly { readonly name: string; readonly words: string }[],
  address: string,
): string => {
  const cell = (words: readonly string[]): string => words.join(", ").replaceAll("|", "\\|");
  const table = (lines: readonly Line[]): string[] => [
    "| | A | B | |",
    "| --- | --- | --- | --- |",
    ...lines.map(
      (each) => `| ${each.name} | ${cell(each.a)} | ${cell(each.b)} | ${differs(each) ? "differs" : "same"} |`,
    ),
  ];
  const answers = answerLines(a, b);
  return [
    "# Two sets of answers, compared",
    "",
    inShort(a, b, answers.filter(differs).length),
    "",
    `<${address}>, release ${b.advice.release}`,
    "",
    "## Answers",
    "",
    ...table(answers),
    "",
    ...(attributions.length > 0
      ? ["## What made the difference", "", ...attributions.map((each) => `- ${each.name}: ${each.words}`), ""]
      : []),
    "## Advice",
    "",
    ...table(adviceLines(a.advice, b.advice)),
    "",
    "## Ranks",
    "",
    "| Technique | A | B |",
    "| --- | --- | --- |",
    ...rankings(a.advice, b.advice).map((each) => `| ${each.name} | ${each.a.words} | ${each.b.words} |`),
    "",
  ].join("\n");
};
