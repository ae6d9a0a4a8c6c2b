import { assemble, type References } from "../decision/catalog.ts";
import type { BaseRisk, BundleCombination, BundleTechnique, DecisionBundle } from "../decision/bundle.ts";
import { accessMask } from "../decision/compile.ts";
import { gradeOf } from "../decision/grade.ts";
import { didYouMean, printProblems, type Problem } from "../decision/problem.ts";
import { questions } from "../decision/questions.ts";
import { allRules, type TopicRule } from "../decision/rules/index.ts";
import { check, levels, rule as ruleSchema, type Dimension } from "../decision/schema/index.ts";
import { thresholds, exposureFactors } from "../decision/thresholds.ts";
import type { CatalogData, TechniqueEntry } from "./entries.ts";
import { contentHash } from "./hash.ts";
import { catalog } from "./load.ts";
import { accessRecords } from "./providers.ts";
import { release } from "./release.ts";

function bundleTechnique(
  { id, name, order, facts }: TechniqueEntry,
  references: Pick<References, "gradeOf">,
): BundleTechnique {
  const baseRisk = (dimension: Dimension): BaseRisk => {
    const { level, evidence } = facts.risk[dimension];
    return { level: levels.indexOf(level), evidence, grade: references.gradeOf(evidence) ?? "very low" };
  };
  const { shortName, tier, needs, does, effort, reversal, step } = facts;
  const risk: Record<Dimension, BaseRisk> = {
    forgetting: baseRisk("forgetting"),
    calibration: baseRisk("calibration"),
    shortcuts: baseRisk("shortcuts"),
    hallucination: baseRisk("hallucination"),
    safety: baseRisk("safety"),
    diversity: baseRisk("diversity"),
    "lock-in": baseRisk("lock-in"),
  };
  return { id, name, shortName, order, tier, needs, does, effort, reversal, step, risk };
}

/** Puts content and rules together into what the engine decides from, with every Problem of either. */
export function buildBundle(
  data: CatalogData,
  rules: readonly TopicRule[] = allRules,
): { bundle: DecisionBundle; problems: Problem[] } {
  const grade: References["gradeOf"] = (evidence) => {
    const found = evidence.map((id) => data.findings.get(id));
    return found.some((finding) => finding === undefined)
      ? undefined
      : gradeOf(found.flatMap((finding) => finding ?? []));
  };
  const techniques = data.techniques.map((technique) => bundleTechnique(technique, { gradeOf: grade }));
  const combinations = data.combinations.map(({ id, parts, facts }): BundleCombination => ({
    id,
    name: facts.name,
    parts,
  }));
  const access = new Map(techniques.map(({ id, needs }) => [id, accessMask(needs)]));
  for (const { id, parts } of combinations)
    access.set(
      id,
      parts.reduce((mask, part) => mask & (access.get(part) ?? 0), ~0),
    );
  const shape: Problem[] = [];
  for (const rule of rules) check(ruleSchema, rule, `rules/${rule.topic}.ts: ${rule.id}`, shape);
  const assembled = assemble(
    rules,
    { techniques, combinations, gradeOf: grade, findings: data.findings.keys() },
    access,
  );
  const ruleIds = new Set(rules.map(({ id }) => id));
  for (const { id, facts } of data.disagreements)
    for (const rule of facts.rules)
      if (!ruleIds.has(rule))
        shape.push({
          where: `disagreements/${id}.yaml`,
          found: `rules names "${rule}", which is no rule`,
          expected: "ids of rules",
          fix: didYouMean(rule, ruleIds),
        });
  const content = { techniques, combinations, rules: assembled.rules, access: accessRecords(data, grade) };
  return {
    bundle: {
      catalog: contentHash({ ...content, questions, thresholds, exposureFactors }),
      release: release.id,
      asOf: release.date,
      ...content,
    },
    problems: [...data.problems, ...shape, ...assembled.problems],
  };
}

let cached: DecisionBundle | undefined;

/** The bundle of the working directory. Throws with every Problem where there is one: a build on wrong data must stop. */
export function decisionBundle(): DecisionBundle {
  if (cached !== undefined) return cached;
  const { bundle, problems } = buildBundle(catalog());
  if (problems.length > 0) throw new Error(`The catalog has problems.\n${printProblems(problems)}`);
  cached = bundle;
  return bundle;
}
