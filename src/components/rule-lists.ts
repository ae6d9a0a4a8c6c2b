import type { Effect } from "../decision/rule.ts";
import { allRules, type TopicRule } from "../decision/rules/index.ts";
import type { Dimension } from "../decision/schema/ids.ts";

/** Rules that concern a technique, alone or as a part of a combination. */
export function rulesOn(technique: string): readonly TopicRule[] {
  return allRules.filter(({ on }) => on.some((id) => id.split("+").includes(technique)));
}

/** Rules that raise, lower or warn about one dimension. */
export function rulesAbout(dimension: Dimension): readonly TopicRule[] {
  return allRules.filter(({ effect }) => "dimension" in effect && effect.dimension === dimension);
}

/** Topics in the order of their first rule. */
export function rulesByTopic(): ReadonlyMap<string, readonly TopicRule[]> {
  return Map.groupBy(allRules, ({ topic }) => topic);
}

export interface EffectGroup {
  readonly title: string;
  /** Shown open: what a reader has to know first. */
  readonly decisive: boolean;
  readonly rules: readonly TopicRule[];
}

const effectGroups: readonly {
  readonly title: string;
  readonly decisive?: boolean;
  readonly holds: (effect: Effect) => boolean;
}[] = [
  {
    title: "For and against it, by goal",
    decisive: true,
    holds: (effect) => effect.kind === "fit" && effect.criterion === "goal",
  },
  {
    title: "Warnings of danger",
    decisive: true,
    holds: (effect) => effect.kind === "warn" && effect.severity === "danger",
  },
  { title: "What makes it impossible", holds: ({ kind }) => kind === "rules-out" },
  { title: "Other warnings", holds: ({ kind }) => kind === "warn" },
  { title: "For and against it, by everything but the goal", holds: ({ kind }) => kind === "fit" },
  { title: "What raises or lowers a risk", holds: ({ kind }) => kind === "risk" },
  { title: "What takes a risk down, if it is taken", holds: ({ kind }) => kind === "mitigates" },
  { title: "Steps of a plan", holds: ({ kind }) => kind === "step" },
  { title: "Ways out", holds: ({ kind }) => kind === "off-ramp" },
];

/** Rules by what they do, the most decisive first; each stands in the first group that takes it, and within it the weightiest first. */
export function rulesByEffect(rules: readonly TopicRule[]): readonly EffectGroup[] {
  const byGroup = Map.groupBy(rules, ({ effect }) => effectGroups.find(({ holds }) => holds(effect)));
  return effectGroups.flatMap((group) => {
    const found = byGroup.get(group);
    return found === undefined
      ? []
      : [{ title: group.title, decisive: group.decisive ?? false, rules: found.toSorted(weightierFirst) }];
  });
}

function weightierFirst(a: TopicRule, b: TopicRule): number {
  return weightOf(b.effect) - weightOf(a.effect);
}

function weightOf(effect: Effect): number {
  if (effect.kind === "fit") return effect.points;
  return effect.kind === "risk" || effect.kind === "mitigates" ? Math.abs(effect.steps) : 0;
}
