// Answers from outside: files and addresses. Bad input is never half-used, and nothing throws.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { normalizeAnswers } from "../../src/decision/answers.ts";
import {
  parseAnswers,
  parseAnswersFile,
  questions,
  readState,
  writeQuery,
  type Answers,
} from "../../src/decision/index.ts";
import { asAnswers, partialAnswers } from "../support/answers.ts";
import { engine } from "../support/catalog.ts";

vi.setConfig({ testTimeout: 60_000 });

function normalized(answers: Answers): Answers {
  return normalizeAnswers(answers).answers;
}

describe("an address", () => {
  it("brings back what was written into it", () => {
    fc.assert(
      fc.property(partialAnswers, (given) => {
        const answers = asAnswers(given);
        const query = writeQuery({ answers });
        for (const [search, hash] of [
          [`?${query}`, ""],
          ["", `#?${query}`],
        ] as const) {
          const { state, notices } = readState(search, hash);
          expect(notices).toEqual([]);
          expect(normalized(state.answers)).toEqual(normalized(answers));
          expect(state.private).toBe(hash !== "");
          expect(writeQuery(state)).toBe(query);
        }
        expect(query).not.toMatch(/[ "<>+\\]/);
      }),
      { numRuns: 300 },
    );
  });

  it("is read in any order, with repeated keys, and with a plus that arrived as a space", () => {
    const { state, notices } = readState(
      "?goal=knowledge&access=text&examples=100k+&access=logprobs&v=1&data=verifier",
      "",
    );
    expect(notices).toEqual([]);
    expect(state.answers).toEqual({
      access: ["text", "logprobs"],
      goal: "knowledge",
      examples: "100k+",
      data: ["verifier"],
    });
    expect(readState("?examples=100k%20", "").state.answers).toEqual({ examples: "100k+" });
    expect(
      readState("?stakes=?&corpus=%3E10B&weights=40,30,20,10&as-of=2026-11-23&engine=2026.11.0", "").state,
    ).toMatchObject({
      answers: { stakes: "?", corpus: ">10B" },
      weights: [40, 30, 20, 10],
      asOf: "2026-11-23",
      engine: "2026.11.0",
    });
  });

  it("never throws, never grows, and says what it left out as text", () => {
    const keys = [
      ...questions.map(({ id }) => id),
      "v",
      "engine",
      "weights",
      "as-of",
      "at",
      "__proto__",
      "constructor",
      "toString",
      "",
    ];
    const junk = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "%",
        "%zz",
        "%E0%A4%A",
        "%00",
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "text,,text",
        "?",
        "?,text",
        "100k+",
        "100k ",
        "x".repeat(9000),
      ),
      fc.constantFrom(...questions.flatMap(({ options }) => options.map(({ id }) => encodeURIComponent(id)))),
    );
    const part = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...keys), junk).map(([key, value]) => `${key}=${value}`) },
      { weight: 1, arbitrary: junk },
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.boolean(), (parts, isPrivate) => {
        const query = parts.join("&");
        const { state, notices } = isPrivate ? readState("", `#?${query}`) : readState(`?${query}`, "");
        expect(notices.length).toBeLessThanOrEqual(7);
        for (const { text } of notices) expect(text).not.toMatch(/[<>]script|javascript:/);
        const ids: readonly string[] = questions.map(({ id }) => id);
        expect(Object.keys(state.answers).filter((key) => !ids.includes(key))).toEqual([]);
        // What was kept is what the file reader takes too.
        expect(parseAnswers({ answers: state.answers })).toHaveProperty("input");
        expect(readState(`?${writeQuery(state)}`, "").notices).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("of 100 kB is cut, with one notice about it", () => {
    const { state, notices } = readState(`?goal=knowledge&${"a=b&".repeat(25_000)}`, "");
    expect(state.answers).toEqual({ goal: "knowledge" });
    expect(notices.length).toBeLessThanOrEqual(7);
  });
});

describe("an answers file", () => {
  const errors: [string, unknown][] = [
    ["wrong option", { answers: { goal: "knowlege" } }],
    ["wrong question", { gaol: "knowledge" }],
    ["far from any question", { zzzzzzzzzz: 1 }],
    ["list for one", { goal: ["knowledge"] }],
    ["word for many", { access: "text" }],
    ["empty list", { access: [] }],
    ["option in a list", { access: ["text", "wieghts"] }],
    ["none and others", { data: ["none", "documents"] }],
    ["null", { goal: null }],
    ["map", { goal: { a: 1 } }],
    ["unknown field", { answers: {}, weight: [1] }],
    ["question beside answers", { answers: {}, goal: "knowledge" }],
    ["no answers", { version: 1 }],
    ["version", { version: 2, answers: {} }],
    ["version as text", { version: "1", answers: {} }],
    ["weights sum", { answers: {}, weights: [50, 50, 50, 50] }],
    ["weights count", { answers: {}, weights: [50, 50] }],
    ["weights parts", { answers: {}, weights: [25.5, 24.5, 25, 25] }],
    ["day", { answers: {}, asOf: "2026-02-30" }],
    ["answers a list", { answers: [] }],
    ["a list", []],
    ["nothing", null],
    ["text", "goal"],
  ];

  it("that is wrong gets one line with field, value and way out", () => {
    const lines = errors.map(([name, value]) => {
      const { error } = parseAnswers(value);
      expect(error).toBeTypeOf("string");
      expect(error).not.toContain("\n");
      return `${name}: ${(error ?? "").slice(0, 130)}`;
    });
    expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
      "
      wrong option: answers.goal: "knowlege" is no option; did you mean "knowledge"?
      wrong question: answers: "gaol" is no question; did you mean "goal"?
      far from any question: answers: "zzzzzzzzzz" is no question; allowed: "access", "goal", "baseline", "volatility", "data", "examples", "corpus", "pass-rat
      list for one: answers.goal: ["knowledge"] is a list; the question takes one option such as "knowledge"
      word for many: answers.access: "text" is no list; write a list of options such as ["text"]
      empty list: answers.access: [] names nothing; leave it out, or write "?" for not sure
      option in a list: answers.access[1]: "wieghts" is no option; did you mean "weights"?
      none and others: answers.data: "none" excludes all others, found ["none","documents"]; take one of them out
      null: answers.goal: null is no option; allowed: "knowledge", "format", "task-skill", "reasoning", "preferences", "efficiency", "abstenti
      map: answers.goal: {"a":1} is no option; allowed: "knowledge", "format", "task-skill", "reasoning", "preferences", "efficiency", "abste
      unknown field: "weight" is no field; did you mean "weights"?
      question beside answers: "goal" stands beside "answers"; put it inside
      no answers: answers: missing; write {"version": 1, "answers": {…}}
      version: version: 2 is not known here; allowed: 1
      version as text: version: "1" is not known here; allowed: 1
      weights sum: weights: [50,50,50,50] is not four whole numbers that sum to 100, such as [40,30,20,10]
      weights count: weights: [50,50] is not four whole numbers that sum to 100, such as [40,30,20,10]
      weights parts: weights: [25.5,24.5,25,25] is not four whole numbers that sum to 100, such as [40,30,20,10]
      day: asOf: "2026-02-30" is no day such as "2026-11-23"
      answers a list: answers: [] is no map from question to option
      a list: answers file: [] is no map; write {"answers": {…}}
      nothing: answers file: null is no map; write {"answers": {…}}
      text: answers file: "goal" is no map; write {"answers": {…}}
      "
    `);
  });

  it("of broken JSON says so on one line", () => {
    expect(parseAnswersFile('{"goal": }').error?.split("\n")).toHaveLength(1);
    expect(parseAnswersFile("").error).toMatch(/^answers file: not JSON/);
  });

  it("never throws, and what it takes can be advised on", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ answers: fc.jsonValue(), weights: fc.jsonValue() }, { requiredKeys: [] })),
        (value) => {
          const parsed = parseAnswers(value);
          if (parsed.error === undefined)
            expect(Object.keys(parsed.input.answers).length).toBeLessThanOrEqual(questions.length);
          else expect(parsed.error.length).toBeGreaterThan(5);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is read bare or wrapped, and from YAML's numbers", () => {
    expect(parseAnswers({ examples: 0 })).toEqual({ input: { answers: { examples: "0" } } });
    expect(parseAnswers({})).toEqual({ input: { answers: {} } });
    expect(
      parseAnswers({ version: 1, answers: { access: ["weights"] }, weights: [40, 30, 20, 10], asOf: "2024-02-29" }),
    ).toEqual({
      input: {
        answers: { access: ["text", "logprobs", "gradients", "weights"] },
        weights: [40, 30, 20, 10],
        asOf: "2024-02-29",
      },
    });
  });
});

describe("answers in their three states", () => {
  it("are told apart, and count the same where they are open", () => {
    const absent = engine.advise({ answers: { goal: "format" } });
    const unsure = engine.advise({ answers: { goal: "format", stakes: "?" } });
    expect(absent.notAsked).toContain("stakes");
    expect(unsure.notSure).toEqual(["stakes"]);
    expect(unsure.techniques).toEqual(absent.techniques);
    expect(unsure.nextQuestion?.id).not.toBe("stakes");
    const unused = engine.advise({ answers: { goal: "format", data: ["documents"], "pass-rate": "low" } });
    expect(unused.notUsed).toEqual(["pass-rate"]);
    expect(unused.contradictions).toEqual([]);
  });

  it("that contradict each other are pointed out at both, with ways out that settle it", () => {
    for (const answers of [
      { data: ["documents"], corpus: "1M-100M", examples: "10k-99k" },
      { data: ["demonstrations"], examples: "0" },
    ] as const) {
      const advice = engine.advise({ answers });
      expect(advice.contradictions.map((found) => found.questions)).toEqual([["data", "examples"]]);
      expect(advice.notUsed).toContain("examples");
      expect(advice.strength).toBe("conditional");
      const fixes = advice.contradictions[0]?.fixes ?? [];
      expect(fixes).toHaveLength(2);
      for (const { question, to } of fixes) {
        const rest = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
        const settled = parseAnswers({ ...rest, ...(to !== null && { [question]: to }) });
        if (settled.error !== undefined) throw new Error(settled.error);
        expect(engine.advise(settled.input).contradictions).toEqual([]);
      }
    }
  });
});
