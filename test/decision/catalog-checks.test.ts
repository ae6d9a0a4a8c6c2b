// Each check of the catalog and of a rule's schema, proved on a bad sample.
import { describe, expect, it } from "vitest";
import { buildBundle } from "../../src/catalog/bundle.ts";
import { printProblems } from "../../src/decision/problem.ts";
import { allRules, type TopicRule } from "../../src/decision/rules/index.ts";
import { data } from "../support/catalog.ts";

const because = "A sentence that is long enough.";
const judgement = "A judgement that is long enough.";
const sample: TopicRule = {
  id: "sample",
  topic: "bad",
  when: { goal: ["format"], team: ["rl"], latency: ["batch"] },
  on: ["rag"],
  effect: { kind: "fit", criterion: "goal", points: 1 },
  because,
  judgement,
};

/** Problems that a rule brings with it, beside those of the real rules. */
function problemsOf(...rules: Record<string, unknown>[]): string {
  // The samples are wrong on purpose.
  const bad = rules.map((rule) => ({ ...sample, ...rule })) as unknown as TopicRule[];
  const before = new Set(printProblems(buildBundle(data, allRules).problems).split("\n"));
  const lines = printProblems(buildBundle(data, [...allRules, ...bad]).problems).split("\n");
  return lines.filter((line) => !before.has(line)).join("\n");
}

describe("a rule", () => {
  it("that is right brings no problem", () => {
    expect(problemsOf({})).toBe("");
  });

  it("that rules out prompt engineering is refused", () => {
    expect(problemsOf({ on: ["prompt-engineering"], effect: { kind: "rules-out" } })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry is {"id":"sample","topic":"bad","when":{"goal":["format"],"t...; expected another effect than rules-out on prompt-engineering, which can always be done."`,
    );
  });

  it("that rules out by access that is there is refused", () => {
    expect(
      problemsOf({ when: { access: { includes: ["weights"] } }, effect: { kind: "rules-out" } }),
    ).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry is {"id":"sample","topic":"bad","when":{"access":{"includes"...; expected \`without\` in place of access that is there, since more access may never bar a technique."`,
    );
  });

  it("on risk that asks about exposure is refused", () => {
    expect(
      problemsOf({ when: { stakes: ["high"] }, effect: { kind: "risk", dimension: "safety", steps: 1 } }),
    ).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry is {"id":"sample","topic":"bad","when":{"stakes":["high"]},"...; expected a condition without out-of-domain, stakes, safety-behavior, reversibility, which exposure counts already."`,
    );
    const by = { measure: "Some measure that helps" };
    expect(
      problemsOf({
        when: { reversibility: ["required"] },
        effect: { kind: "mitigates", dimension: "lock-in", steps: -1, by },
      }),
    ).not.toBe("");
  });

  it("on fit that asks about priority is refused", () => {
    expect(problemsOf({ when: { priority: ["cost"] } })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry is {"id":"sample","topic":"bad","when":{"priority":["cost"]}...; expected a condition without priority, which the weights count already."`,
    );
  });

  it("needs evidence or a judgement, not both", () => {
    expect(problemsOf({ judgement: undefined })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry is {"id":"sample","topic":"bad","when":{"goal":["format"],"t...; expected either \`evidence\` or a \`judgement\`."`,
    );
    const [known = ""] = data.findings.keys();
    expect(problemsOf({ evidence: [known] })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry is {"id":"sample","topic":"bad","when":{"goal":["format"],"t...; expected either \`evidence\` or a \`judgement\`."`,
    );
  });

  it("on no technique is refused, but for an off-ramp and a step that stands alone", () => {
    expect(problemsOf({ on: [] })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry is {"id":"sample","topic":"bad","when":{"goal":["format"],"t...; expected a technique to be on."`,
    );
    expect(problemsOf({ on: [], effect: { kind: "off-ramp", offRamp: "no-training" } })).toBe("");
  });

  it("with another shape is refused", () => {
    expect(problemsOf({ effect: { kind: "fit", criterion: "gaol", points: 1 } })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: effect.criterion is "gaol", which is not allowed. Did you mean "goal"?"`,
    );
    expect(problemsOf({ effect: { kind: "fit", criterion: "goal", points: 3 } })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: effect.points is 3; expected another type of value."`,
    );
    expect(problemsOf({ because: "Short." })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: because is "Short."; expected at least 10 characters."`,
    );
    expect(problemsOf({ id: "Not Kebab" })).toMatchInlineSnapshot(
      `"rules/bad.ts: Not Kebab: id is "Not Kebab"; expected lower-case words joined by hyphens."`,
    );
    expect(problemsOf({ extra: 1 })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: the entry has the unknown field "extra". Remove it or correct its name."`,
    );
  });

  it("that names an unknown option is refused", () => {
    expect(problemsOf({ when: { goal: ["formt"] } })).toContain('Did you mean "format"?');
    expect(problemsOf({ when: { data: {} } })).toMatchInlineSnapshot(
      `"rules/bad.ts: sample: when.data is {}; expected \`includes\` or \`without\`."`,
    );
  });

  it("that leads nowhere is named with the nearest id", () => {
    expect(problemsOf({ on: ["lorra"] })).toMatchInlineSnapshot(`
      "rules/bad.ts: rule "sample" is on "lorra", which is no technique or combination. Did you mean "lora"?
      rules/bad.ts: rule "sample" can never fire. Mend its condition or take it out."
    `);
    expect(
      problemsOf({ effect: { kind: "mitigates", dimension: "safety", steps: -1, by: { technique: "lorra" } } }),
    ).toMatchInlineSnapshot(
      `"rules/bad.ts: rule "sample" mitigates by "lorra", which is no technique or combination. Did you mean "lora"?"`,
    );
    const [known = ""] = data.findings.keys();
    expect(problemsOf({ judgement: undefined, evidence: [`${known}x`] })).toContain(`Did you mean "${known}"?`);
  });

  it("that can never fire is named", () => {
    expect(problemsOf({ when: { data: { includes: ["documents"] }, corpus: ["none"] } })).toMatchInlineSnapshot(
      `"rules/bad.ts: rule "sample" can never fire. Mend its condition or take it out."`,
    );
    expect(problemsOf({ when: { access: { without: ["weights"] } }, on: ["full-sft"] })).toMatchInlineSnapshot(
      `"rules/bad.ts: rule "sample" can never fire. Mend its condition or take it out."`,
    );
  });

  it("that another rule already covers is named", () => {
    expect(
      problemsOf({}, { id: "sample-wider", when: { goal: ["format", "knowledge"], team: ["rl"], latency: ["batch"] } }),
    ).toMatchInlineSnapshot(
      `"rules/bad.ts: rule "sample" is shadowed by "sample-wider" for rag. Narrow one of them, or take it out."`,
    );
    expect(problemsOf({}, { id: "sample-twin" })).toMatchInlineSnapshot(
      `"rules/bad.ts: rule "sample-twin" is shadowed by "sample" for rag. Narrow one of them, or take it out."`,
    );
    expect(problemsOf({}, { id: "sample-elsewhere", on: ["few-shot"] })).toBe("");
    expect(
      problemsOf({}, { id: "sample-other-effect", effect: { kind: "fit", criterion: "composability", points: -2 } }),
    ).toBe("");
  });

  it("whose id stands twice is named", () => {
    expect(problemsOf({}, { topic: "worse", on: ["few-shot"] })).toMatchInlineSnapshot(
      `"rules/worse.ts: rule "sample" stands in rules/bad.ts too. Rename one of them."`,
    );
  });
});

it("what no rule speaks of is named", () => {
  const without = (keep: (rule: TopicRule) => boolean): string =>
    printProblems(buildBundle(data, allRules.filter(keep)).problems);
  expect(without((rule) => !("team" in rule.when))).toMatchInlineSnapshot(
    `"rules/: no rule asks about "team"; expected a rule for every question."`,
  );
  expect(without((rule) => !rule.on.includes("knn-lm"))).toContain('no rule is on "knn-lm"');
  expect(without(({ effect }) => !("dimension" in effect) || effect.dimension !== "diversity")).toContain(
    'no rule concerns "diversity"',
  );
});
