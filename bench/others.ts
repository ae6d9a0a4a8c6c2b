// The same rules in the formats of other engines. Each collects the effects of the rules that hold; sums, levels and scores follow from those in one place.
import type { RuleProperties } from "json-rules-engine";
import type { BundleRule, DecisionBundle } from "../src/decision/index.ts";

export type Facts = Record<string, string | string[]>;

type Effects = readonly (readonly [slot: string, delta: number])[];
type Test = readonly string[] | { readonly includes?: readonly string[]; readonly without?: readonly string[] };

function isList(test: Test): test is readonly string[] {
  return Array.isArray(test);
}

/** What a rule adds, to single techniques alone. */
function effectsOf({ on, effect }: BundleRule): Effects {
  return on
    .filter((id) => !id.includes("+"))
    .map((id) => {
      if (effect.kind === "fit") return [`${id} fit ${effect.criterion}`, effect.points] as const;
      if (effect.kind === "risk") return [`${id} risk ${effect.dimension}`, effect.steps] as const;
      return [`${id} bar`, 1] as const;
    });
}

function active(bundle: DecisionBundle): BundleRule[] {
  return bundle.rules.filter(
    (rule) => ["fit", "risk", "rules-out"].includes(rule.effect.kind) && effectsOf(rule).length > 0,
  );
}

function testsOf(rule: BundleRule): [string, Test][] {
  return Object.entries(rule.when);
}

/** For json-rules-engine: `all` of the clauses, and an event with the effects. */
export function rulesOf(bundle: DecisionBundle): RuleProperties[] {
  return active(bundle).map((rule) => ({
    name: rule.id,
    conditions: {
      all: testsOf(rule).flatMap(([fact, test]) => {
        if (isList(test)) return [{ fact, operator: "in", value: [...test] }];
        return [
          ...(test.includes === undefined ? [] : [{ fact, operator: "includesAny", value: test.includes }]),
          ...(test.without === undefined ? [] : [{ fact, operator: "includesNone", value: test.without }]),
        ];
      }),
    },
    event: { type: rule.id, params: { effects: effectsOf(rule) } },
  }));
}

function cellOf(test: Test): string {
  const list = (options: readonly string[]): string => JSON.stringify(options);
  if (isList(test)) return `$ in ${list(test)}`;
  const parts = [
    ...(test.includes === undefined ? [] : [`some($, # in ${list(test.includes)})`]),
    ...(test.without === undefined ? [] : [`none($, # in ${list(test.without)})`]),
  ];
  return parts.join(" and ");
}

/** For ZEN: one decision table that collects, a column a question and a row a rule. */
export function graphOf(bundle: DecisionBundle): unknown {
  const asked = [...new Set(active(bundle).flatMap((rule) => Object.keys(rule.when)))];
  const inputs = asked.map((id, index) => ({ id: `in${String(index)}`, name: id, field: `$root["${id}"]` }));
  const rules = active(bundle).map((rule, row) => {
    const tests = new Map(testsOf(rule));
    const cells = asked.map((id, index) => {
      const test = tests.get(id);
      return [`in${String(index)}`, test === undefined ? "" : cellOf(test)] as const;
    });
    return { _id: `row${String(row)}`, ...Object.fromEntries(cells), out0: JSON.stringify(effectsOf(rule)) };
  });
  return {
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
      {
        id: "table",
        name: "table",
        type: "decisionTableNode",
        position: { x: 1, y: 0 },
        content: { hitPolicy: "collect", inputs, outputs: [{ id: "out0", name: "effects", field: "effects" }], rules },
      },
      { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "a", type: "edge", sourceId: "in", targetId: "table" },
      { id: "b", type: "edge", sourceId: "table", targetId: "out" },
    ],
  };
}

const factors: readonly { question: string; of: Readonly<Record<string, number>>; concerns: readonly string[] }[] = [
  {
    question: "out-of-domain",
    of: { rare: 0.75, some: 1, often: 1.25 },
    concerns: ["forgetting", "calibration", "diversity", "hallucination"],
  },
  {
    question: "stakes",
    of: { low: 0.75, moderate: 1, high: 1.25 },
    concerns: ["forgetting", "calibration", "shortcuts", "hallucination", "safety", "diversity"],
  },
  { question: "safety-behavior", of: { no: 0.75, yes: 1.25 }, concerns: ["safety"] },
  { question: "reversibility", of: { "not-needed": 0.75, preferred: 1, required: 1.25 }, concerns: ["lock-in"] },
];

/** Scores in hundredths of the techniques that can be done, best first. */
export function totals(
  bundle: DecisionBundle,
  sums: ReadonlyMap<string, number>,
  answers: Facts,
  weights: readonly number[],
  criteria: Readonly<Record<string, string>>,
  values: readonly string[],
): Map<string, number> {
  const access = answers["access"] ?? [];
  const scored = bundle.techniques.flatMap(({ id, needs, risk }) => {
    if ((sums.get(`${id} bar`) ?? 0) > 0 || !needs.some((need) => access.includes(need))) return [];
    let score = 0;
    for (const [criterion, value] of Object.entries(criteria))
      score += (sums.get(`${id} fit ${criterion}`) ?? 0) * 4 * (weights[values.indexOf(value)] ?? 0);
    for (const [dimension, { level }] of Object.entries(risk)) {
      const own = Math.min(4, Math.max(0, level + (sums.get(`${id} risk ${dimension}`) ?? 0)));
      const factor = factors
        .filter(({ concerns }) => concerns.includes(dimension))
        .reduce((product, { question, of }) => product * (of[String(answers[question])] ?? 1), 1);
      score -= Math.round(Math.max(0, own * factor - 1) * (weights[1] ?? 0) * 2);
    }
    return [[id, score] as const];
  });
  return new Map(scored.sort((a, b) => b[1] - a[1]));
}
