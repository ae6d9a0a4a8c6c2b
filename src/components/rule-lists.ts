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
