import type { Reason, RiskStep } from "./advice.ts";
import type { Compiled } from "./compile.ts";
import { anotherPartInWords, effectCode, riskInWords } from "./explain.ts";
import { levelWord, type Exposure } from "./risk.ts";
import { dimensions, grades, type Grade } from "./schema/ids.ts";
import { effortCriterion, fitHundredths, type FitPart, type RiskPart, type Scored } from "./score.ts";
import type { Situation } from "./situation.ts";
import { thresholds } from "./thresholds.ts";

const points = (hundredths: number): number => hundredths / 100;

function fitReason(part: FitPart): Reason {
  const { rule } = part.rule;
  return {
    rule: rule.id,
    effect: effectCode(rule.effect),
    chance: part.chance,
    points: points(part.hundredths),
    text: rule.because,
    evidence: rule.evidence ?? [],
    grade: rule.grade,
  };
}

function riskStep(part: RiskPart): RiskStep {
  const { rule } = part.rule;
  return {
    rule: rule.id,
    steps: part.steps * part.chance,
    chance: part.chance,
    text: rule.because,
    evidence: rule.evidence ?? [],
  };
}

/** The best of several grades. */
function bestGrade(found: readonly Grade[]): Grade {
  return grades.find((grade) => found.includes(grade)) ?? "very low";
}

function riskReason(compiled: Compiled, scored: Scored, dimension: number, exposure: Exposure | undefined): Reason[] {
  const id = dimensions[dimension];
  const part = compiled.bundle.techniques[scored.worstPart[dimension] ?? 0];
  if (id === undefined || part === undefined) return [];
  const base = part.risk[id];
  const parts = scored.riskParts[dimension] ?? [];
  const factor = exposure?.expected ?? 1;
  const own = levelWord(scored.levels[dimension] ?? 0);
  const first: RiskStep = {
    rule: "base",
    steps: base.level,
    chance: 1,
    text: `The level of ${part.shortName} with nothing known of the situation.`,
    evidence: base.evidence,
  };
  return [
    {
      rule: "risk",
      effect: `risk:${id}`,
      chance: 1,
      points: points(scored.risk[dimension] ?? 0),
      text: riskInWords(id, own, factor),
      evidence: [...new Set([...base.evidence, ...parts.flatMap(({ rule }) => rule.rule.evidence ?? [])])],
      grade: bestGrade([base.grade, ...parts.map(({ rule }) => rule.rule.grade)]),
      steps: [first, ...parts.map(riskStep)],
      exposure: factor,
    },
  ];
}

function otherParts(compiled: Compiled, scored: Scored, situation: Situation): Reason[] {
  const parts = compiled.entries[scored.index]?.parts ?? [];
  return parts.slice(1).map(() => ({
    rule: "another-part",
    effect: `fit:effort:${String(thresholds.anotherPart)}`,
    chance: 1,
    points: points(fitHundredths(thresholds.anotherPart, 1, effortCriterion, situation.weights)),
    text: anotherPartInWords,
    evidence: [],
    grade: "very low",
  }));
}

/** All reasons of a technique or combination, those that count most first; their points add up to its score. Risks that cost nothing are listed too. */
export function reasonsOf(
  compiled: Compiled,
  scored: Scored,
  situation: Situation,
  exposure: readonly Exposure[],
): Reason[] {
  const reasons = [
    ...scored.fit.map(fitReason),
    ...otherParts(compiled, scored, situation),
    ...dimensions.flatMap((_, dimension) => riskReason(compiled, scored, dimension, exposure[dimension])),
  ];
  return reasons.sort(
    (a, b) =>
      Math.abs(b.points) - Math.abs(a.points) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.effect < b.effect ? -1 : 1),
  );
}
