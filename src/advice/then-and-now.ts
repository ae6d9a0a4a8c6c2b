import type { Advice, TechniqueAdvice, Warning } from "../decision/advice.ts";
import type { BundleRule } from "../decision/bundle.ts";
import type { Severity, Status } from "../decision/schema/ids.ts";
import { isCombination, leader, nameList, recommended, robustness, warningGroups } from "./reading.ts";
import { dimensionNames, list, lower, share } from "./words.ts";

/** How a warning stands in an advice. */
export interface Standing {
  readonly severity: Severity;
  /** An open answer still decides whether it holds. */
  readonly depends: boolean;
}

export interface WarningChange {
  /** Rule id. */
  readonly id: string;
  readonly text: string;
  readonly then?: Standing | undefined;
  readonly now?: Standing | undefined;
}

export interface StatusChange {
  readonly id: string;
  readonly name: string;
  /** Absent where the catalog of that time does not have it. */
  readonly then?: Status | undefined;
  readonly now?: Status | undefined;
  readonly scores: readonly [number | undefined, number | undefined];
  /** What bars it on one side only. */
  readonly bars: readonly string[];
}

/** What became of a rule between two catalogs. `base` stands for a technique's own level of a risk, `risk` for what a level costs in points. */
export type RuleFate = "new" | "removed" | "changed" | "same" | "base" | "risk";

/** A reason of a first technique that counts otherwise on the two sides. */
export interface ReasonChange {
  readonly rule: string;
  readonly fate: RuleFate;
  /** Name of the technique whose reason it is. */
  readonly technique: string;
  readonly text: string;
  /** Levels are steps of a risk; points are what is added up. */
  readonly unit: "points" | "levels";
  /** Absent where it was no reason on that side. */
  readonly then?: number | undefined;
  readonly now?: number | undefined;
}

/** One line of the table: the same fact on both sides. */
export interface Fact {
  readonly what: string;
  readonly then: string;
  readonly now: string;
}

export interface Differences {
  readonly facts: readonly Fact[];
  readonly statuses: readonly StatusChange[];
  readonly warnings: readonly WarningChange[];
  readonly reasons: readonly ReasonChange[];
  /** The first technique is another one. */
  readonly first: boolean;
  /** The advice is the same in all that is compared here. */
  readonly none: boolean;
}

/** The technique of rank 1. */
export const firstOf = (advice: Advice): TechniqueAdvice =>
  advice.techniques.find((each) => each.rank === 1 && !isCombination(each)) ?? leader(advice);

/** Plain data as text with sorted keys: equal data, equal text. */
export const asText = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** Techniques and combinations whose status is another one, those recommended on either side first. */
export const statusChanges = (then: Advice, now: Advice): readonly StatusChange[] => {
  const [before, after] = [byId(then.techniques), byId(now.techniques)];
  const changes = [...new Set([...after.keys(), ...before.keys()])].flatMap((id): StatusChange[] => {
    const [was, is] = [before.get(id), after.get(id)];
    if (was?.status === is?.status) return [];
    const bars = (own: TechniqueAdvice | undefined, other: TechniqueAdvice | undefined): readonly string[] =>
      (own?.barredBy ?? []).map(({ text }) => text).filter((text) => !other?.barredBy.some((bar) => bar.text === text));
    return [
      {
        id,
        name: is?.name ?? was?.name ?? id,
        then: was?.status,
        now: is?.status,
        scores: [was?.score, is?.score],
        bars: [...bars(is, was), ...bars(was, is)],
      },
    ];
  });
  const counts = ({ then: was, now: is }: StatusChange): number => Number([was, is].includes("recommended"));
  return changes.sort((a, b) => counts(b) - counts(a));
};

const standing = (warning: Warning | undefined): Standing | undefined =>
  warning && { severity: warning.severity, depends: warning.dependsOn.length > 0 };

/** Warnings given on one side only, or with another severity. */
export const warningChanges = (then: Advice, now: Advice): readonly WarningChange[] => {
  const [before, after] = [byId(then.warnings), byId(now.warnings)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): WarningChange[] => {
    const [was, is] = [standing(before.get(id)), standing(after.get(id))];
    if (was?.severity === is?.severity && was?.depends === is?.depends) return [];
    return [{ id, text: after.get(id)?.text ?? before.get(id)?.text ?? "", then: was, now: is }];
  });
};

interface Counted {
  readonly rule: string;
  readonly text: string;
  readonly unit: "points" | "levels";
  readonly value: number;
}

/** All that a technique's score is made of, each part under a key that both sides share. */
const partsOf = (technique: TechniqueAdvice | undefined): ReadonlyMap<string, Counted> => {
  const parts = new Map<string, Counted>();
  for (const { rule, effect, points, text, steps } of technique?.reasons ?? []) {
    const on = effect.split(":").slice(0, 2).join(":");
    parts.set(`${rule} ${on}`, { rule, text, unit: "points", value: points });
    for (const step of steps ?? [])
      parts.set(`${step.rule} ${on} levels`, { ...step, unit: "levels", value: step.steps });
  }
  return parts;
};

/** What became of each rule from one catalog to another; rules that stayed as they are, too. */
export const ruleFates = (then: readonly BundleRule[], now: readonly BundleRule[]): ReadonlyMap<string, RuleFate> => {
  const [before, after] = [byId(then), byId(now)];
  const fate = (id: string): RuleFate => {
    const [was, is] = [before.get(id), after.get(id)];
    if (!was) return "new";
    if (!is) return "removed";
    return asText(was) === asText(is) ? "same" : "changed";
  };
  return new Map([...new Set([...after.keys(), ...before.keys()])].map((id) => [id, fate(id)]));
};

const weight: Readonly<Record<RuleFate, number>> = { new: 0, removed: 0, changed: 0, base: 1, same: 2, risk: 3 };

const reasonChanges = (then: Advice, now: Advice, fates: ReadonlyMap<string, RuleFate>): readonly ReasonChange[] => {
  const techniques = [...new Set([firstOf(now).id, firstOf(then).id])];
  const changes = techniques.flatMap((id) => {
    const [was, is] = [then, now].map((advice) => advice.techniques.find((each) => each.id === id));
    const [before, after] = [partsOf(was), partsOf(is)];
    return [...new Set([...after.keys(), ...before.keys()])].flatMap((key): ReasonChange[] => {
      const [old, current] = [before.get(key), after.get(key)];
      const either = current ?? old;
      if (!either || old?.value === current?.value) return [];
      const fate = either.rule === "base" || either.rule === "risk" ? either.rule : (fates.get(either.rule) ?? "same");
      const { rule, text, unit } = either;
      return [
        { rule, fate, technique: is?.name ?? was?.name ?? id, text, unit, then: old?.value, now: current?.value },
      ];
    });
  });
  const size = (change: ReasonChange): number => Math.abs((change.now ?? 0) - (change.then ?? 0));
  return changes.sort((a, b) => weight[a.fate] - weight[b.fate] || size(b) - size(a));
};

const dangers = (advice: Advice): string => {
  const { above, perhaps } = warningGroups(advice);
  const named = [
    ...above.map((each) => dimensionNames[each.dimension]),
    ...perhaps.map((each) => `perhaps ${lower(dimensionNames[each.dimension])}`),
  ];
  return named.length === 0 ? "none" : list([...new Set(named)]).toLowerCase();
};

const factsOf = (advice: Advice): readonly (readonly [string, string])[] => [
  ["First technique", firstOf(advice).name],
  ["Recommended", nameList(recommended(advice).map((each) => lower(each.name)))],
  ["Robustness", share(robustness(advice))],
  ["Dangers of it", dangers(advice)],
  ["Strength", advice.strength],
  ["Certainty", advice.certainty],
];

/** What changed from one advice to another for the same answers, rule by rule. */
export const differencesOf = (
  then: Advice,
  now: Advice,
  rules: { readonly then: readonly BundleRule[]; readonly now: readonly BundleRule[] },
): Differences => {
  const after = new Map(factsOf(now));
  const facts = factsOf(then).map(([what, was]) => ({ what, then: was, now: after.get(what) ?? "" }));
  const statuses = statusChanges(then, now);
  const warnings = warningChanges(then, now);
  const reasons = reasonChanges(then, now, ruleFates(rules.then, rules.now));
  return {
    facts,
    statuses,
    warnings,
    reasons,
    first: firstOf(then).id !== firstOf(now).id,
    none: facts.every((fact) => fact.then === fact.now) && statuses.length + warnings.length + reasons.length === 0,
  };
};
