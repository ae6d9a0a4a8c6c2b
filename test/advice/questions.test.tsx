import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { ExpertQuestions } from "../../src/advice/ExpertQuestions.tsx";
import { QuestionFields, WhyAsk } from "../../src/advice/QuestionFields.tsx";
import { addressOf, linksOf } from "../../src/advice/links.ts";
import { answerWords, applies, given, lower, question, toggled, withAnswer } from "../../src/advice/words.ts";
import { type Question, questions } from "../../src/decision/questions.ts";

const nothing = (): void => undefined;
const page = (asked: Question, error?: string): string =>
  render(<QuestionFields asked={asked} chosen={undefined} onToggle={nothing} error={error} />);

describe.each(questions.map((each) => [each.id, each] as const))("the question %s", (id, asked) => {
  const html = page(asked);

  test("is the heading of its group, with nothing selected", () => {
    expect(html).toMatch(/<fieldset[^>]*>\s*<legend><h1 id="_top" tabindex="-1">/i);
    expect(html).not.toContain("checked");
  });

  test("has a labelled control for each option, and for not being sure", () => {
    const type = asked.kind === "one" ? "radio" : "checkbox";
    expect(html.match(new RegExp(`type="${type}"`, "g"))?.length).toBe(asked.options.length + 1);
    for (const each of html.matchAll(/<input[^>]* id="([^"]+)"/g)) expect(html).toContain(`for="${each[1] ?? ""}"`);
    expect(html).toContain('value="?"');
  });

  test("says what is wrong beside the field", () => {
    expect(page(asked, "Select one")).toMatch(/aria-describedby="[^"]*error"[^]*id="error"[^]*Select one/);
  });

  test("says why it is asked and how to find out", () => {
    const html = render(
      <WhyAsk asked={asked} decides={{ techniques: ["a"], dimensions: ["b"], warnings: 1, rules: 2 }} />,
    );
    for (const words of ["This decides:", "How to find out:", "in 2 rules"]) expect(html).toContain(words);
  });

  test("stands on the page of all questions, with nothing selected", () => {
    const html = render(
      <ExpertQuestions
        answers={undefined}
        contradictions={[]}
        notUsed={[]}
        section={(to) => `#${to}`}
        onAnswer={nothing}
      />,
    );
    expect(html).toContain(`id="q-${id}"`);
    expect(html).not.toMatch(/ checked| selected/);
  });
});

describe("choosing", () => {
  const access = question("access");
  const data = question("data");
  test("what an option implies comes and goes with it", () => {
    expect(toggled(access, [], "weights", true)).toEqual(["text", "logprobs", "gradients", "weights"]);
    expect(toggled(access, ["text", "logprobs", "gradients", "weights"], "logprobs", false)).toEqual(["text"]);
  });
  test("none and not sure exclude the others, and are excluded by them", () => {
    expect(toggled(data, ["documents"], "none", true)).toEqual(["none"]);
    expect(toggled(data, ["documents"], "?", true)).toEqual(["?"]);
    expect(toggled(data, ["none"], "documents", true)).toEqual(["documents"]);
    expect(toggled(data, ["?"], "documents", true)).toEqual(["documents"]);
    expect(toggled(data, ["none"], "none", false)).toEqual([]);
  });
  test("one option takes the place of the other", () => {
    expect(toggled(question("goal"), ["format"], "knowledge", true)).toEqual(["knowledge"]);
  });
});

describe("answers", () => {
  test("change and change back give the same answers", () => {
    const before = withAnswer(withAnswer({}, "stakes", ["high"]), "access", ["text"]);
    expect(JSON.stringify(withAnswer(withAnswer(before, "stakes", ["low"]), "stakes", ["high"]))).toBe(
      JSON.stringify(before),
    );
    expect(withAnswer(before, "stakes", [])).toEqual({ access: ["text"] });
    expect(given({ stakes: "?" }, "stakes")).toEqual(["?"]);
  });
  test("are worded without what they imply", () => {
    expect(answerWords("access", ["text", "logprobs"])).toBe("Read token log-probabilities or logits");
    expect(answerWords("stakes", ["?"])).toBe("Not sure");
  });
  test("apply by the data that there is", () => {
    expect(applies({}, "pass-rate")).toBe(true);
    expect(applies({ data: ["documents"] }, "pass-rate")).toBe(false);
    expect(applies({ data: "?" }, "pass-rate")).toBe(true);
  });
});

test("names keep their capitals in the middle of a sentence", () => {
  expect(["Retrieval", "LoRA, QLoRA", "RL with rewards", "kNN-LM"].map(lower)).toEqual([
    "retrieval",
    "LoRA, QLoRA",
    "RL with rewards",
    "kNN-LM",
  ]);
});

describe("addresses", () => {
  const state = { answers: { access: ["text"], stakes: "?" }, private: false } as const;
  test("hold the answers after ?, or after #? where they are not to be sent", () => {
    expect(addressOf("/a/", state, "why")).toBe("/a/?v=1&access=text&stakes=%3F#why");
    expect(addressOf("/a/", { ...state, private: true }, "why")).toBe("/a/#?v=1&access=text&stakes=%3F&at=why");
    expect(addressOf("/a/", { answers: {}, private: false })).toBe("/a/");
  });
  test("keep weights and a pinned release from page to page", () => {
    const links = linksOf("/docs", { ...state, weights: [40, 30, 20, 10], engine: "2026.11.0" });
    expect(links.question("goal", true)).toBe(
      "/docs/advisor/q/goal/?v=1&access=text&stakes=%3F&weights=40,30,20,10&engine=2026.11.0#change",
    );
  });
});
