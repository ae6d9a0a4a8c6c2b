// Named situations as regression tests: a change of rules may move the advice, and not what a domain expert would insist on here.
import { expect, test } from "vitest";
import { decisionBundle } from "../../src/catalog/bundle.ts";
import { catalog } from "../../src/catalog/load.ts";
import { chose, rulesNamedBy, situationsByGoal } from "../../src/catalog/situations.ts";
import { createEngine, dimensions, parseAnswers, questions, tiers, type Advice } from "../../src/decision/index.ts";

const { situations } = catalog();
const bundle = decisionBundle();
const engine = createEngine(bundle);
const advised = new Map(situations.map(({ id, input }) => [id, engine.advise(input)]));

function adviceOf(id: string): Advice {
  const advice = advised.get(id);
  if (advice === undefined) throw new Error(`no situation "${id}"`);
  return advice;
}

const withStatus = (advice: Advice, status: string): string[] =>
  advice.techniques.filter((each) => each.status === status).map(({ id }) => id);

test("there are two dozen situations or more", () => {
  expect(situations.length).toBeGreaterThanOrEqual(24);
});

test.each(situations.map(({ id, facts }) => ({ id, title: facts.title, why: facts.why, expected: facts.expect })))(
  "$id",
  ({ id, why, expected }) => {
    const advice = adviceOf(id);
    const recommended = withStatus(advice, "recommended");
    const unavailable = withStatus(advice, "unavailable");
    const first = advice.techniques.find(({ rank }) => rank === 1)?.id;
    if (expected.first.length > 0) expect(expected.first, why).toContain(first);
    expect(recommended, why).toEqual(expect.arrayContaining([...expected.recommended]));
    expect(
      recommended.filter((each) => expected.notRecommended.includes(each)),
      why,
    ).toEqual([]);
    expect(unavailable, why).toEqual(expect.arrayContaining([...expected.unavailable]));
    expect(
      advice.warnings.filter(({ dependsOn }) => dependsOn.length === 0).map((warning) => warning.id),
      why,
    ).toEqual(expect.arrayContaining([...expected.warnings]));
    expect([...rulesNamedBy(advice)], why).toEqual(expect.arrayContaining([...expected.rules]));
    expect(
      advice.offRamps.map((ramp) => ramp.id),
      why,
    ).toEqual(expect.arrayContaining([...expected.offRamps]));
  },
);

test("no situation contradicts itself, and none answers what it does not use", () => {
  for (const { id } of situations) {
    expect(adviceOf(id).contradictions, id).toEqual([]);
    expect(adviceOf(id).notUsed, id).toEqual([]);
  }
});

test("no two situations give the same answers", () => {
  const answers = situations.map(({ input }) => JSON.stringify(input));
  expect(new Set(answers).size).toBe(answers.length);
});

/** Options that no situation takes, each with why. One that is taken after all fails here. */
const unused: Readonly<Record<string, string>> = {
  "examples=0":
    "with demonstrations, pairs or a checker in hand it contradicts the answer about data; without, it is not asked",
  "corpus=none": "with documents in hand it contradicts the answer about data; without, it is not asked",
};

test("each option of each question is taken by a situation, or listed with its reason", () => {
  const free = questions.flatMap((question) =>
    question.options
      .filter((option) => !situations.some(({ input }) => chose(input.answers, question.id, option.id)))
      .map((option) => `${question.id}=${option.id}`),
  );
  expect(free.sort()).toEqual(Object.keys(unused).sort());
});

test("each goal has at least two situations, and one leaves the goal open", () => {
  const groups = situationsByGoal(situations);
  expect(groups.map(({ goal }) => goal)).toEqual([
    ...(questions.find(({ id }) => id === "goal")?.options.map(({ id }) => id) ?? []),
    undefined,
  ]);
  for (const group of groups.slice(0, -1)) expect(group.situations.length, group.goal).toBeGreaterThanOrEqual(2);
});

test("a technique of each tier is recommended somewhere", () => {
  const seen = new Set(
    [...advised.values()].flatMap(({ techniques }) =>
      techniques.filter(({ status, parts }) => status === "recommended" && !parts).map(({ tier }) => tier),
    ),
  );
  expect([...seen].sort()).toEqual([...tiers].sort());
});

test("each of the seven risks is warned about, and pinned, somewhere", () => {
  const dimensionOf = new Map(
    [...advised.values()].flatMap(({ warnings }) => warnings.map((each) => [each.id, each.dimension])),
  );
  const pinned = new Set(situations.flatMap(({ facts }) => facts.expect.warnings.map((id) => dimensionOf.get(id))));
  expect(dimensions.filter((dimension) => !pinned.has(dimension))).toEqual([]);
});

/** Every rule that moves an advice, for any technique: more than it names beside the first. */
function rulesMoving(advice: Advice): string[] {
  const reasons = advice.techniques.flatMap(({ reasons }) => reasons);
  return [
    ...rulesNamedBy(advice),
    ...reasons.flatMap(({ rule, steps = [] }) => [rule, ...steps.map((step) => step.rule)]),
  ];
}

test("each rule that scores, bars, warns or sends off is shown by a situation or a published case", () => {
  const shown = new Set([...advised.values()].flatMap(rulesMoving));
  const left = bundle.rules.filter(
    ({ id, effect }) => effect.kind !== "mitigates" && effect.kind !== "step" && !shown.has(id),
  );
  // Worked out only where situations do not suffice: there are many.
  for (const { answers } of left.length === 0 ? [] : catalog().cases) {
    const parsed = parseAnswers({ answers });
    if (parsed.error === undefined) for (const id of rulesMoving(engine.advise(parsed.input))) shown.add(id);
  }
  expect(left.filter(({ id }) => !shown.has(id)).map(({ id }) => id)).toEqual([]);
});

test("titles and summaries are a reader's words, not ids", () => {
  for (const { id, facts } of situations) {
    expect(`${facts.title} ${facts.summary} ${facts.why}`, id).not.toMatch(
      /\b(?:warn|ramp|plan)-\w+|\w+-sft\b|task-skill/,
    );
  }
});
