import type { Advice, Reason, TechniqueAdvice, Warning } from "../decision/advice.ts";
import { questions, type QuestionId } from "../decision/questions.ts";
import { applies, given, list, lower, question } from "./words.ts";

/** What the sections of the report read out of an advice; nothing here is a judgement of its own. */

export const isCombination = (each: TechniqueAdvice): boolean => each.parts !== undefined;

/** The recommended ones: techniques best first, then what does better still together. */
export const recommended = (advice: Advice): readonly TechniqueAdvice[] => {
  const all = advice.techniques.filter((each) => each.status === "recommended");
  return [...all.filter((each) => !isCombination(each)), ...all.filter(isCombination)];
};

/** The one that the recommendation names first. Property 1 of the engine: there always is one. */
export const leader = (advice: Advice): TechniqueAdvice => {
  const [first] = recommended(advice);
  if (!first) throw new Error("advice without a recommendation");
  return first;
};

/** With the parts of a recommended combination, where techniques are counted one by one. */
export const recommendedIds = (advice: Advice): ReadonlySet<string> =>
  new Set(recommended(advice).flatMap((each) => [each.id, ...(each.parts ?? [])]));

export const nameOf = (advice: Advice, id: string): string =>
  advice.techniques.find((each) => each.id === id)?.name ?? id;

/** Share of what is still possible in which one of the recommended ranks first. */
export const robustness = (advice: Advice): number =>
  recommended(advice).reduce((sum, each) => sum + (each.firstShare ?? 0), 0);

const concernsRecommended = (advice: Advice, warning: Warning): boolean => {
  const ids = recommendedIds(advice);
  return warning.techniques.some((id) => ids.has(id));
};

const rank = { danger: 0, caution: 1, note: 2 } as const;

export interface WarningGroups {
  /** Dangers of the recommended: above the recommendation. */
  readonly above: readonly Warning[];
  /** Dangers of the recommended that an open answer still decides: above as well, together. */
  readonly perhaps: readonly Warning[];
  readonly below: readonly Warning[];
  /** Cautions and notes about the recommended that an open answer still decides, by the questions that settle them. */
  readonly depends: readonly { readonly on: readonly QuestionId[]; readonly warnings: readonly Warning[] }[];
  /** About techniques that are not recommended. */
  readonly others: readonly Warning[];
}

export const warningGroups = (advice: Advice): WarningGroups => {
  const sorted = [...advice.warnings].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const ours = sorted.filter((each) => concernsRecommended(advice, each));
  const holds = ours.filter((each) => each.dependsOn.length === 0);
  const open = ours.filter((each) => each.dependsOn.length > 0);
  const groups = new Map<string, { on: readonly QuestionId[]; warnings: Warning[] }>();
  for (const each of open.filter((warning) => warning.severity !== "danger")) {
    const group = groups.get(each.dependsOn.join()) ?? { on: each.dependsOn, warnings: [] };
    group.warnings.push(each);
    groups.set(each.dependsOn.join(), group);
  }
  return {
    above: holds.filter((each) => each.severity === "danger"),
    perhaps: open.filter((each) => each.severity === "danger"),
    below: holds.filter((each) => each.severity !== "danger"),
    depends: [...groups.values()],
    others: sorted.filter((each) => !ours.includes(each)),
  };
};

/** Open questions that are asked with these answers: not sure ones first. */
export const openQuestions = (advice: Advice): readonly QuestionId[] =>
  [...advice.notSure, ...advice.notAsked].filter((id) => applies(advice.answers, id));

export const answeredQuestions = (advice: Advice): readonly QuestionId[] =>
  questions
    .map((each) => each.id)
    .filter(
      (id) => given(advice.answers, id).length > 0 && !advice.notSure.includes(id) && !advice.notUsed.includes(id),
    );

/** How far a technique is behind the best of the recommended single ones; absent where it has no score. */
export const behind = (advice: Advice, each: TechniqueAdvice): number | undefined => {
  const best = Math.max(...recommended(advice).map((one) => one.score ?? -Infinity));
  return each.score === undefined ? undefined : Math.round((best - each.score) * 100) / 100;
};

/** The criterion or the dimension that a reason counts on. */
const countsOn = (reason: Reason): string => reason.effect.split(":").slice(0, 2).join(":");

const pointsOn = (each: TechniqueAdvice): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const reason of each.reasons) sums.set(countsOn(reason), (sums.get(countsOn(reason)) ?? 0) + reason.points);
  return sums;
};

/**
 * What most holds a technique back: on the criterion or dimension where it is furthest behind the leader, what speaks most against it there, or else what speaks
 * most for the leader and not for it.
 */
export const mainReason = (advice: Advice, each: TechniqueAdvice): string => {
  const first = leader(advice);
  const [own, best] = [pointsOn(each), pointsOn(first)];
  const gaps = [...new Set([...own.keys(), ...best.keys()])].map((key) => ({
    key,
    gap: (best.get(key) ?? 0) - (own.get(key) ?? 0),
  }));
  const widest = gaps.sort((a, b) => b.gap - a.gap)[0];
  if (!widest || widest.gap <= 0) return "less speaks for it";
  const there = (reason: Reason): boolean => countsOn(reason) === widest.key;
  const against = each.reasons
    .filter((reason) => there(reason) && reason.points < 0)
    .sort((a, b) => a.points - b.points)[0];
  if (against) return against.text;
  const lacking = first.reasons
    .filter((reason) => there(reason) && reason.points > 0 && !each.reasons.some((other) => other.rule === reason.rule))
    .sort((a, b) => b.points - a.points)[0];
  return lacking ? `it lacks what speaks for ${lower(first.name)}: ${lower(lacking.text)}` : "less speaks for it";
};

/** Findings that the order at the top rests on: of the recommended and of the best technique that is not. */
export const decidingFindings = (advice: Advice): readonly string[] => {
  const next = advice.techniques.find(
    (each) => each.status !== "recommended" && each.rank !== undefined && !isCombination(each),
  );
  const of = [...recommended(advice), ...(next ? [next] : [])];
  return [...new Set(of.flatMap((each) => each.reasons.flatMap(reasonEvidence)))];
};

export const reasonEvidence = (reason: TechniqueAdvice["reasons"][number]): readonly string[] => [
  ...reason.evidence,
  ...(reason.steps ?? []).flatMap((step) => step.evidence),
];

/** Findings behind the warnings and the plan, without those that already decided the order. */
export const otherFindings = (advice: Advice): readonly string[] => {
  const deciding = new Set(decidingFindings(advice));
  const all = [...advice.warnings, ...advice.plan, ...advice.offRamps].flatMap((each) => each.evidence);
  return [...new Set(all)].filter((id) => !deciding.has(id));
};

/** The recommendation as one sentence in parts, so that the page can set the names in bold and the decision record in plain text. */
export interface Sentence {
  readonly verb: string;
  readonly names: readonly string[];
  readonly condition: string;
  /** Said where several are recommended. */
  readonly tie: string;
  /** Combinations that do better than the best of the techniques by more than a point. */
  readonly together: readonly string[];
  /** The open question that the condition hangs on. */
  readonly asks?: QuestionId;
}

/** A name without the examples that follow it in parentheses or after a colon: several full names in one sentence bury it. */
const withoutExamples = (name: string): string => name.replace(/(?: \(|: ).*$/, "");

export const sentence = (advice: Advice): Sentence => {
  const all = recommended(advice).filter((each) => !isCombination(each));
  const names = all.map((each) => lower(all.length > 1 ? withoutExamples(each.name) : each.name));
  const together = recommended(advice)
    .filter(isCombination)
    .map((each) => lower(each.name));
  const tie = names.length > 1 ? `Nothing you answered tells ${names.length === 2 ? "the two" : "them"} apart.` : "";
  const ask = (id: QuestionId): string => question(id).ask;
  if (advice.strength === "strong") return { verb: "Use", names, tie, together, condition: "" };
  const depends = all[0]?.dependsOn[0];
  if (depends)
    return {
      verb: "We suggest",
      names,
      tie,
      together,
      condition: `, provided that your answer to “${ask(depends)}” allows it`,
      asks: depends,
    };
  const asks = advice.settled
    ? undefined
    : (advice.nextQuestion?.id ?? advice.notSure.find((id) => advice.wouldChange.some((flip) => flip.question === id)));
  if (asks)
    return {
      verb: "We suggest",
      names,
      tie,
      together,
      condition: `, unless your answer to “${ask(asks)}” changes it`,
      asks,
    };
  const close = advice.techniques.find((each) => each.status === "alternative" && !isCombination(each));
  const gap = close ? behind(advice, close) : undefined;
  return {
    verb: "We suggest",
    names,
    tie,
    together,
    condition:
      close && gap !== undefined && gap < 2
        ? `, if you would not rather have ${lower(close.name)}, which comes close`
        : `, if its first steps confirm it on your own data`,
  };
};

export const nameList = (names: readonly string[]): string => list(names, "or");
