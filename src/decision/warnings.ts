import { accessWarnings } from "./access.ts";
import type { OffRampAdvice, Warning } from "./advice.ts";
import { chanceOf, openOf } from "./chance.ts";
import { accessSpace, type Compiled } from "./compile.ts";
import { mitigationsFor } from "./mitigations.ts";
import { dimensions, severities, type Status } from "./schema/ids.ts";
import type { Situation } from "./situation.ts";

/** Rules of mitigation that a warning lists behind its own advice, at most: more would not be read. */
const mostMitigations = 2;

/** Warnings of the situation, most severe first; those that only depend come with the questions that settle them, after those that hold. */
export function warningsOf(
  compiled: Compiled,
  situation: Situation,
  statuses: readonly Status[],
  asOf: string,
): Warning[] {
  const found = compiled.rules.flatMap((rule): Warning[] => {
    const { effect } = rule.rule;
    if (effect.kind !== "warn" || chanceOf(rule, situation) === 0) return [];
    const concerned = rule.on.filter((index) => statuses[index] !== "unavailable");
    if (concerned.length === 0) return [];
    const further = mitigationsFor(compiled, situation, concerned, effect.dimension).slice(0, mostMitigations);
    return [
      {
        id: rule.rule.id,
        severity: effect.severity,
        dimension: effect.dimension,
        techniques: concerned.map((index) => compiled.entries[index]?.id ?? ""),
        text: rule.rule.because,
        mitigations: [...effect.mitigations, ...further.map(({ text }) => text)],
        detect: effect.detect,
        evidence: [...new Set([...(rule.rule.evidence ?? []), ...further.flatMap(({ evidence }) => evidence)])],
        grade: rule.rule.grade,
        dependsOn: openOf(rule, situation).map((entry) => entry.id),
      },
    ];
  });
  const place = (warning: Warning): number =>
    severities.indexOf(warning.severity) * 100 +
    (warning.dependsOn.length > 0 ? 50 : 0) +
    dimensions.indexOf(warning.dimension);
  const dated = accessWarnings(compiled.bundle.access ?? [], asOf, (id) => accessTo(compiled, situation, id));
  return [...found, ...dated].sort((a, b) => place(a) - place(b));
}

/** Off-ramps that hold whatever is still open. */
export function offRampsOf(compiled: Compiled, situation: Situation): OffRampAdvice[] {
  return compiled.rules.flatMap((rule) => {
    const { effect, because, evidence, id } = rule.rule;
    if (effect.kind !== "off-ramp" || chanceOf(rule, situation) < 1) return [];
    return [{ id: effect.offRamp, rule: id, text: because, evidence: evidence ?? [] }];
  });
}

/** Whether the access that is possible allows a technique: always, never, or depending on what it is. */
function accessTo(compiled: Compiled, situation: Situation, id: string): "always" | "never" | "depends" {
  const needed = compiled.entries.find((entry) => entry.id === id)?.access ?? 0;
  const possible = situation.possible[accessSpace.index] ?? 0;
  if ((possible & needed) === 0) return "never";
  return (possible & ~needed) === 0 ? "always" : "depends";
}
