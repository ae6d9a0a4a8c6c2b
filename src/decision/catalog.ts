import type { BundleCombination, BundleRule, BundleTechnique } from "./bundle.ts";
import { clausesOf } from "./compile.ts";
import { effectCode } from "./explain.ts";
import { didYouMean, type Problem } from "./problem.ts";
import { questions } from "./questions.ts";
import type { TopicRule } from "./rules/index.ts";
import { dimensions, type Grade } from "./schema/ids.ts";
import { appliesWithin, bitsOf, dataSpace, dependents, type QuestionSpace } from "./space.ts";

/** What rules refer to. */
export interface References {
  readonly techniques: readonly BundleTechnique[];
  readonly combinations: readonly BundleCombination[];
  /** Grade of a rule that rests on these findings; undefined where one of them is unknown. */
  gradeOf(evidence: readonly string[]): Grade | undefined;
  readonly findings: Iterable<string>;
}

function where(rule: TopicRule): string {
  return `rules/${rule.topic}.ts`;
}

/** Ids that lead nowhere. */
function unknownIds(
  rule: TopicRule,
  references: References,
  known: ReadonlySet<string>,
  findings: readonly string[],
): Problem[] {
  const techniques = rule.on.filter((id) => !known.has(id)).map((id) => ({ id, verb: "is on" }));
  const { effect } = rule;
  const by = effect.kind === "mitigates" && "technique" in effect.by ? effect.by.technique : undefined;
  if (by !== undefined && !known.has(by)) techniques.push({ id: by, verb: "mitigates by" });
  return [
    ...techniques.map(({ id, verb }) => ({
      where: where(rule),
      found: `rule "${rule.id}" ${verb} "${id}", which is no technique or combination`,
      expected: "the id of a technique or a combination",
      fix: didYouMean(id, known),
    })),
    ...(rule.evidence ?? [])
      .filter((id) => references.gradeOf([id]) === undefined)
      .map((id) => ({
        where: where(rule),
        found: `rule "${rule.id}" rests on "${id}", which is no finding`,
        expected: "the id of a finding",
        fix: didYouMean(id, findings),
      })),
  ];
}

type Masks = ReadonlyMap<QuestionSpace, number>;

function masksOf(rule: Pick<TopicRule, "when">): Masks {
  return new Map(clausesOf(rule).map(({ entry, mask }) => [entry, mask]));
}

/** Whether some full set of answers satisfies the clauses. */
function canHold(masks: Masks): boolean {
  for (const [entry, mask] of masks) if (mask === 0 && entry !== dataSpace) return false;
  const data = masks.get(dataSpace) ?? dataSpace.all;
  return bitsOf(data).some((atom) =>
    dependents.every((entry) => {
      const mask = masks.get(entry) ?? (1 << entry.atoms.length) - 1;
      const elsewhere = 1 << (entry.notApplicable ?? 0);
      return (mask & (appliesWithin(entry, atom) ? entry.all & ~elsewhere : elsewhere)) !== 0;
    }),
  );
}

function deadRules(rules: readonly TopicRule[], access: ReadonlyMap<string, number>): Problem[] {
  return rules.flatMap((rule) => {
    const masks = masksOf(rule);
    const accessTest = [...masks].find(([entry]) => entry.id === "access")?.[1] ?? ~0;
    const reachable = rule.on.length === 0 || rule.on.some((id) => ((access.get(id) ?? 0) & accessTest) !== 0);
    if (canHold(masks) && reachable) return [];
    return [
      {
        where: where(rule),
        found: `rule "${rule.id}" can never fire`,
        expected: reachable
          ? "a condition that some answers satisfy"
          : "access with which one of its techniques can be done",
        fix: "Mend its condition or take it out.",
      },
    ];
  });
}

/** Whether all answers that satisfy `inner` satisfy `outer`. */
function covers(outer: Masks, inner: Masks): boolean {
  for (const [entry, mask] of outer)
    if (((inner.get(entry) ?? ~0) & ~mask & ((1 << entry.atoms.length) - 1)) !== 0) return false;
  return true;
}

/** Effects that may be repeated under a narrower condition: each is a text of its own. */
const worded = ["warn", "step", "off-ramp"];

function shadowedRules(rules: readonly TopicRule[]): Problem[] {
  const byEffect = new Map<string, { rule: TopicRule; masks: Masks }[]>();
  for (const rule of rules) {
    if (worded.includes(rule.effect.kind)) continue;
    const by = rule.effect.kind === "mitigates" ? JSON.stringify(rule.effect.by) : "";
    const key = `${effectCode(rule.effect)} ${by}`;
    byEffect.set(key, [...(byEffect.get(key) ?? []), { rule, masks: masksOf(rule) }]);
  }
  return [...byEffect.values()].flatMap((group) =>
    group.flatMap((inner) =>
      group.flatMap((outer) => {
        const shared = inner.rule.on.filter((id) => outer.rule.on.includes(id));
        const both =
          covers(outer.masks, inner.masks) && (!covers(inner.masks, outer.masks) || inner.rule.id > outer.rule.id);
        if (inner === outer || shared.length === 0 || !both) return [];
        return [
          {
            where: where(inner.rule),
            found: `rule "${inner.rule.id}" is shadowed by "${outer.rule.id}" for ${shared.join(", ")}`,
            expected: "an effect that no other rule already has there",
            fix: "Narrow one of them, or take it out.",
          },
        ];
      }),
    ),
  );
}

/** Techniques, questions and dimensions that no rule speaks of. */
function gaps(rules: readonly TopicRule[], references: References): Problem[] {
  const asked = new Set(rules.flatMap((rule) => Object.keys(rule.when)));
  const named = new Set(rules.flatMap((rule) => rule.on));
  const touched = new Set(rules.map(({ effect }) => ("dimension" in effect ? effect.dimension : undefined)));
  const gap = (found: string, expected: string): Problem => ({ where: "rules/", found, expected, fix: "" });
  return [
    ...questions
      .filter(({ id }) => !asked.has(id))
      .map(({ id }) => gap(`no rule asks about "${id}"`, "a rule for every question")),
    ...references.techniques
      .filter(({ id }) => !named.has(id))
      .map(({ id }) => gap(`no rule is on "${id}"`, "a rule for every technique")),
    ...dimensions
      .filter((dimension) => !touched.has(dimension))
      .map((dimension) => gap(`no rule concerns "${dimension}"`, "a rule for every dimension of risk")),
  ];
}

function repeatedIds(rules: readonly TopicRule[]): Problem[] {
  const seen = new Map<string, string>();
  return rules.flatMap((rule) => {
    const other = seen.get(rule.id);
    seen.set(rule.id, rule.topic);
    if (other === undefined) return [];
    return [
      {
        where: where(rule),
        found: `rule "${rule.id}" stands in rules/${other}.ts too`,
        expected: "an id of its own for every rule",
        fix: "Rename one of them.",
      },
    ];
  });
}

/** Grades the rules and checks all they refer to. `rules` leaves out what refers to nothing; with any Problem the build stops. */
export function assemble(
  rules: readonly TopicRule[],
  references: References,
  access: ReadonlyMap<string, number>,
): { rules: BundleRule[]; problems: Problem[] } {
  const known = new Set([...references.techniques, ...references.combinations].map(({ id }) => id));
  // Once for all rules: what can be gone through may be so only once.
  const findings = [...references.findings];
  const problems = [...repeatedIds(rules), ...rules.flatMap((rule) => unknownIds(rule, references, known, findings))];
  const graded = rules.map((rule) => ({ ...rule, grade: references.gradeOf(rule.evidence ?? []) ?? "very low" }));
  return {
    rules: graded.map(({ id, when, on, effect, because, evidence, grade }) => ({
      id,
      when,
      on,
      effect,
      because,
      ...(evidence === undefined ? {} : { evidence }),
      grade,
    })),
    problems: [...problems, ...deadRules(graded, access), ...shadowedRules(graded), ...gaps(graded, references)],
  };
}
