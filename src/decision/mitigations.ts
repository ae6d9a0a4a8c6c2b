import { chanceOf } from "./chance.ts";
import { dimensionIndex, type Compiled, type CompiledRule } from "./compile.ts";
import type { Dimension } from "./schema/ids.ts";
import type { Situation } from "./situation.ts";

/** What lowers a risk of a technique, if taken. */
export interface Mitigation {
  readonly dimension: Dimension;
  readonly steps: number;
  /** The measure or technique, and what it did. */
  readonly text: string;
  readonly evidence: readonly string[];
}

function textOf(compiled: Compiled, rule: CompiledRule): string {
  const { effect, because } = rule.rule;
  if (effect.kind !== "mitigates") return because;
  const { by } = effect;
  const name =
    "measure" in by ? by.measure : compiled.bundle.techniques.find(({ id }) => id === by.technique)?.shortName;
  return `${(name ?? "").charAt(0).toUpperCase()}${(name ?? "").slice(1)}: ${because.charAt(0).toLowerCase()}${because.slice(1)}`;
}

/** What would lower one risk of any of the given techniques (indexes of entries), strongest first; only what holds whatever is still open. */
export function mitigationsFor(
  compiled: Compiled,
  situation: Situation,
  techniques: readonly number[],
  dimension: Dimension,
): Mitigation[] {
  return compiled.rules
    .flatMap((rule): Mitigation[] => {
      const { effect, evidence } = rule.rule;
      if (effect.kind !== "mitigates" || dimensionIndex.get(effect.dimension) !== dimensionIndex.get(dimension))
        return [];
      if (!rule.on.some((index) => techniques.includes(index)) || chanceOf(rule, situation) < 1) return [];
      return [{ dimension, steps: effect.steps, text: textOf(compiled, rule), evidence: evidence ?? [] }];
    })
    .sort((a, b) => a.steps - b.steps);
}
