// The rule set as a whole: nothing wrong with it, each rule shows where it holds, and none goes missing unseen.
import { describe, expect, it } from "vitest";
import { contentHash } from "../../src/catalog/hash.ts";
import { effectCode } from "../../src/decision/explain.ts";
import { questions, type BundleRule } from "../../src/decision/index.ts";
import { planOf } from "../../src/decision/plan.ts";
import { reasonsOf } from "../../src/decision/reasons.ts";
import { exposureOf } from "../../src/decision/risk.ts";
import { allRules } from "../../src/decision/rules/index.ts";
import { scoreAll, type Scored } from "../../src/decision/score.ts";
import { situationOf, type Situation } from "../../src/decision/situation.ts";
import { rankAll } from "../../src/decision/status.ts";
import { offRampsOf, warningsOf } from "../../src/decision/warnings.ts";
import { asAnswers, completeAnswers, type Given } from "../support/answers.ts";
import { bundle, compiled, problems } from "../support/catalog.ts";
import { allows, holds } from "../support/oracle.ts";

it("has no problem", () => {
  expect(problems).toBe("");
});

it("is large enough, and covers every technique, question and dimension", () => {
  expect(bundle.rules.length).toBeGreaterThanOrEqual(150);
  const asked = new Set(bundle.rules.flatMap(({ when }) => Object.keys(when)));
  expect(questions.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
  const on = new Set(bundle.rules.flatMap((rule) => rule.on));
  expect(bundle.techniques.filter(({ id }) => !on.has(id))).toEqual([]);
});

const questionsByData = questions.flatMap((question) => ("applies" in question ? [question] : []));

/** Full answers under which a rule holds and one entry it is on can be done: all access unless it asks for less, and whatever else fits first. */
function answersFor(rule: BundleRule, id: string | undefined): Given | undefined {
  const asked = questions.filter(
    (question) => question.id in rule.when || question.id === "data" || question.id === "access",
  );
  const others = Object.fromEntries(
    questions
      .filter((question) => !asked.includes(question))
      .map((question) => [question.id, completeAnswers(question).at(-1) ?? ""]),
  );
  const candidates = asked.reduce<Given[]>(
    (partial, question) =>
      partial.flatMap((some) =>
        completeAnswers(question)
          .reverse()
          .map((answer): Given => ({ ...some, [question.id]: answer })),
      ),
    [{ ...others, compute: "cluster", "model-size": "3-14B", privacy: "anywhere" }],
  );
  return candidates.find((full) => {
    const data = full["data"] ?? [];
    const sound = questionsByData.every(({ id: question, applies, ...rest }) => {
      if (!applies.data.some((kind: string) => data.includes(kind))) return true;
      return !("otherwise" in rest) || full[question] !== rest.otherwise;
    });
    if (!sound || !holds(rule, full)) return false;
    return id === undefined || (allows(bundle, id, full) && available(full, id, rule));
  });
}

function available(full: Given, id: string, rule: BundleRule): boolean {
  if (rule.effect.kind === "rules-out") return true;
  return !bundle.rules.some(
    (other) =>
      other.effect.kind === "rules-out" &&
      holds(other, full) &&
      (other.on.includes(id) || id.split("+").some((part) => other.on.includes(part))),
  );
}

/** Whether a rule shows in what is advised on an entry. */
function shows(rule: BundleRule, scored: readonly Scored[], index: number, situation: Situation): boolean {
  const ranking = rankAll(compiled, scored);
  const own = scored[index];
  if (own === undefined) return false;
  switch (rule.effect.kind) {
    case "rules-out":
      return ranking.statuses[index] === "unavailable" && own.bars.some((bar) => bar.rule.id === rule.id);
    case "fit":
      return reasonsOf(compiled, own, situation, exposureOf(situation)).some(
        (reason) => reason.rule === rule.id && reason.effect === effectCode(rule.effect),
      );
    case "risk":
      return reasonsOf(compiled, own, situation, exposureOf(situation)).some((reason) =>
        reason.steps?.some((step) => step.rule === rule.id),
      );
    case "warn":
      return warningsOf(compiled, situation, ranking.statuses, compiled.bundle.asOf).some(
        (warning) => warning.id === rule.id,
      );
    case "step": {
      // As if it were ranked first.
      const order = [...ranking.order].sort((a, b) => Number(b.index === index) - Number(a.index === index));
      return planOf(compiled, situation, { ...ranking, order }, scored).some((step) => step.rule === rule.id);
    }
    case "off-ramp":
      return offRampsOf(compiled, situation).some((ramp) => ramp.rule === rule.id);
    case "mitigates":
      return false;
  }
}

describe("each rule", () => {
  it("shows in the advice of some full answers under which it holds", () => {
    const unseen = bundle.rules
      .filter(({ effect }) => effect.kind !== "mitigates")
      .filter((rule) => {
        const on = rule.on.length === 0 ? [undefined] : rule.on;
        return !on.some((id) => {
          const full = answersFor(rule, id);
          if (full === undefined) return false;
          const situation = situationOf({ answers: asAnswers(full) });
          return shows(
            rule,
            scoreAll(compiled, situation),
            compiled.indexOf.get(id ?? "prompt-engineering") ?? 0,
            situation,
          );
        });
      })
      .map(({ id }) => id);
    expect(unseen).toEqual([]);
  }, 60_000);

  it("that mitigates by a technique takes steps off a combination with it", () => {
    const mitigating = compiled.rules.filter(
      ({ rule: { effect } }) => effect.kind === "mitigates" && "technique" in effect.by,
    );
    expect(mitigating.length).toBeGreaterThan(0);
    const used = new Set(compiled.partMitigations.flatMap((list) => list.map(({ rule }) => rule)));
    for (const rule of used) {
      const { effect } = rule.rule;
      if (effect.kind !== "mitigates") throw new Error(rule.rule.id);
      const combination = compiled.partMitigations.findIndex((list) => list.some((help) => help.rule === rule));
      const full = answersFor(rule.rule, compiled.entries[combination]?.id);
      if (full === undefined) continue;
      const scored = scoreAll(compiled, situationOf({ answers: asAnswers(full) }))[combination];
      const parts = scored?.riskParts.flat().map((part) => part.rule.rule.id) ?? [];
      // It counts where the part that it helps is the worst one.
      expect(parts.includes(rule.rule.id) || scored?.worstPart.some((part) => !rule.on.includes(part))).toBe(true);
    }
  });
});

it("stands as it was last reviewed", () => {
  // One line a topic: number of rules, and a digest of what they say of whom, and when. A change here is a change of advice: look at the back-test and at the
  // expectations, then take it over with `vitest -u`.
  const topics = Map.groupBy(allRules, ({ topic }) => topic);
  const lines = [...topics].map(([topic, rules]) => {
    const said = rules
      .map(({ id, when, on, effect }) => ({ id, when, on: [...on].sort(), effect }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return `${topic} ${String(rules.length)} ${contentHash(said)}`;
  });
  expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    availability 15 1901eb6dbcca125e
    goal 74 7166b5b9cb1220ae
    data 28 e96a7189b32f6082
    headroom 30 8031889c4c20cf97
    scale 50 a62b1b68a9eeee1b
    freshness 10 f09d51a2e23bc339
    composability 10 d139e7a98e4c0713
    cost 18 569b71d5f2a020e3
    effort 10 e48bbf7c43137520
    risk 43 79f1c34fad3c7069
    mitigation 22 9522cb225f8a7031
    warnings 43 6551d7da53209f30
    plan 28 b16a6a500290d2cc
    off-ramps 11 cb75a82a16cd7582
    combinations 32 dda77c8cdcf7dc09
    "
  `);
});
