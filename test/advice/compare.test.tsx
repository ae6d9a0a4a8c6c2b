import fc from "fast-check";
import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { CompareReport, Marked } from "../../src/advice/Compare.tsx";
import {
  adviceLines,
  answerLines,
  attributionWords,
  comparisonRecord,
  differs,
  inShort,
  rankings,
  type Side,
  withPart,
} from "../../src/advice/compare-reading.ts";
import { comparisonAddress, readComparison, writeComparison } from "../../src/advice/compare-url.ts";
import { linksOf, noState } from "../../src/advice/links.ts";
import { movedInWords, readWeight, reweighed } from "../../src/advice/Weights.tsx";
import type { Weights } from "../../src/decision/answers.ts";
import type { State } from "../../src/decision/answers-url.ts";
import { questions } from "../../src/decision/questions.ts";
import { engine } from "./sample.ts";

const stateOf = (answers: State["answers"], more: Partial<State> = {}): State => ({ ...noState, answers, ...more });
const today = stateOf({ access: ["weights"], goal: "task-skill", data: ["demonstrations"], compute: "one-gpu" });
const later = stateOf({
  access: ["weights"],
  goal: "task-skill",
  data: ["demonstrations", "verifier"],
  compute: "one-node",
});
const sideOf = (state: State): Side => ({ state, advice: engine.advise(state) });
const read = (query: string) => readComparison(`?${query}`, "");

/** Any state that an address can hold, as the reader of one set gives it back. */
const anyQuery = fc
  .tuple(
    ...questions.map((question) =>
      fc.option(fc.constantFrom(...question.options.map((option) => option.id), "?"), { freq: 2 }),
    ),
  )
  .map((chosen) =>
    questions.flatMap(({ id }, index) => {
      const option = chosen[index];
      return option === null || option === undefined ? [] : [[id, option] as const];
    }),
  );

describe("the address of a comparison", () => {
  test("writes once what both share, and the rest behind the name of its set", () => {
    expect(writeComparison({ a: today, b: later })).toMatchInlineSnapshot(
      `"v=1&access=text,logprobs,gradients,weights&goal=task-skill&a.data=demonstrations&a.compute=one-gpu&b.data=demonstrations,verifier&b.compute=one-node"`,
    );
  });

  test("comes back as it was written, whatever the two sets hold", () => {
    fc.assert(
      fc.property(anyQuery, anyQuery, fc.boolean(), (one, other, hidden) => {
        const query = (pairs: typeof one, side: string): string =>
          pairs.map(([id, option]) => `${side}.${id}=${encodeURIComponent(option)}`).join("&");
        const first = read(`v=1&${query(one, "a")}&${query(other, "b")}`);
        const comparison = {
          a: { ...first.a, private: hidden },
          b: { ...first.b, private: hidden },
        };
        const address = new URL(comparisonAddress("/advisor/compare/", comparison), "https://x.test");
        const again = readComparison(address.search, address.hash);
        expect(again.a).toEqual(comparison.a);
        expect(again.b).toEqual(comparison.b);
        expect(again.notices).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps weights and the day of a set with it", () => {
    const weights: Weights = [40, 30, 20, 10];
    const query = writeComparison({ a: today, b: { ...today, weights, asOf: "2026-11-23" } });
    expect(query).toContain("&b.weights=40,30,20,10&b.as-of=2026-11-23");
    expect(read(query).a.weights).toBeUndefined();
    expect(read(query).b).toMatchObject({ weights, asOf: "2026-11-23" });
  });

  test("lets what a set says itself go before what both share", () => {
    const { a, b } = read("goal=knowledge&b.goal=format");
    expect([a.answers.goal, b.answers.goal]).toEqual(["knowledge", "format"]);
  });

  test("names what it could not read, once, and with its set where it is of one alone", () => {
    const { notices } = read("goal=nonsense&a.stakes=nonsense&a.a.goal=format&c.goal=format");
    expect(notices.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "This link has an answer that we do not use (“nonsense”) to “What must change most?” It was left out.",
        "A: This link has an answer that we do not use (“nonsense”) to “What happens when it is confidently wrong?” It was left out.",
        "A: This link has a part that we do not know (“a.goal”); it was left out.",
        "This link has a part that we do not know (“c.goal”); it was left out.",
      ]
    `);
  });

  test("never throws, and lets nothing but known answers through", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          "a.",
          "b.",
          "a.goal=",
          "&",
          "=",
          "%",
          "%E0%A4",
          "<script>",
          "__proto__",
          "b.__proto__=x",
          "v=1",
          "?",
        ),
        fc.string(),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, fc.boolean(), (parts, hidden) => {
        const query = parts.join("");
        const { a, b } = hidden ? readComparison("", `#?${query}`) : read(query);
        for (const { answers } of [a, b])
          for (const id of Object.keys(answers)) expect(questions.map((each): string => each.id)).toContain(id);
      }),
      { numRuns: 200 },
    );
    expect(read(`a.goal=format&${"x".repeat(100_000)}`).a.answers.goal).toBe("format");
  });
});

describe("two sets side by side", () => {
  const [a, b] = [sideOf(today), sideOf(later)];

  test("list every answer of either and say which differ", () => {
    const lines = answerLines(a, b);
    expect(lines.map(({ id }) => id)).toEqual(["access", "goal", "data", "compute"]);
    expect(lines.filter(differs).map(({ id, a: one, b: other }) => [id, one, other])).toEqual([
      ["data", ["Demonstrations"], ["Demonstrations", "A checker"]],
      ["compute", ["One GPU"], ["One server"]],
    ]);
  });

  test("put one part of one set into the other", () => {
    expect(withPart(today, later, "data").answers).toEqual({ ...today.answers, data: later.answers.data });
    expect(withPart(later, stateOf({}), "data").answers.data).toBeUndefined();
    expect(withPart(today, { ...later, weights: [25, 25, 25, 25] }, "weights").weights).toEqual([25, 25, 25, 25]);
  });

  test("differ in nothing from themselves", () => {
    expect(answerLines(a, a).filter(differs)).toEqual([]);
    expect(adviceLines(a.advice, a.advice).filter(differs)).toEqual([]);
    expect(inShort(a, a, 0)).toMatch(/^No answer differs\. Both suggest /);
  });

  test("rank every single technique once, with the words of both", () => {
    const ranked = rankings(a.advice, b.advice);
    expect(ranked).toHaveLength(a.advice.techniques.filter((each) => !each.parts).length);
    for (const each of ranked) {
      const found = b.advice.techniques.find(({ id }) => id === each.id);
      expect(each.b.rank).toBe(found?.rank);
      expect(each.b.words === "ruled out").toBe(found?.status === "unavailable");
    }
  });

  test("say what each difference does", () => {
    const [one, two, three] = [["x"], ["y"], ["z"]];
    const says = (alone: string[], without: string[], sides: [string[], string[]], idle = false): string =>
      attributionWords({ alone, without, idle }, sides, (id) => id.toUpperCase());
    expect(says(two, one, [one, two])).toBe("alone already leads to **Y**");
    expect(says(two, two, [one, two])).toBe("alone already leads to **Y**, and so do the others without it");
    expect(says(one, two, [one, two])).toBe("changes nothing in the recommendation");
    expect(says(one, three, [one, two])).toBe("changes nothing alone, but without it B would have **Z**");
    expect(says(three, one, [one, two])).toBe("alone leads to **Z**");
    expect(says(one, one, [one, one])).toBe("changes nothing in the recommendation");
    expect(says(two, one, [one, one])).toBe("alone would lead to **Y**; the other differences take that back");
    expect(says(one, two, [one, two], true)).toMatch(/^does not count with the other answers of A/);
  });

  test("render without a style attribute, each id once, every difference in a word", () => {
    const page = render(
      <CompareReport
        a={a}
        b={b}
        links={{ a: linksOf("/docs/", today), b: linksOf("/docs/", later) }}
        attributions={[{ name: "Data", words: "alone already leads to **Y**" }]}
        onlyDifferent={false}
        onOnlyDifferent={() => undefined}
        change={null}
        address="https://x.test/"
      />,
    );
    expect(page).not.toMatch(/ style=/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const different = [...answerLines(a, b), ...adviceLines(a.advice, b.advice)].filter(differs).length;
    expect(page.match(/>differs<\/span>/g)).toHaveLength(different);
    expect(render(<Marked text="a **b** c" />)).toBe("a <b>b</b> c");
  });

  test("become Markdown with both tables", () => {
    const record = comparisonRecord(a, b, [{ name: "Data", words: "alone already leads to **Y**" }], "https://x.test/");
    expect(record).toContain("| What you have to learn from | Demonstrations | Demonstrations, A checker | differs |");
    expect(record).toContain("- Data: alone already leads to **Y**");
    expect(record).toContain("## Ranks");
  });

  test("are linked from an advice with a change, privately where it is private", () => {
    expect(linksOf("/docs/", today).compare({ ...today.answers, compute: "one-node" })).toBe(
      "/docs/advisor/compare/?v=1&access=text,logprobs,gradients,weights&goal=task-skill&data=demonstrations&a.compute=one-gpu&b.compute=one-node",
    );
    expect(linksOf("/", { ...today, private: true }).compare()).toMatch(/^\/advisor\/compare\/#\?v=1&access=/);
  });
});

describe("weights", () => {
  const anyWeights = fc
    .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
    .map((cuts) => [...cuts].sort((a, b) => a - b))
    .map(([one = 0, two = 0, three = 0]): Weights => [one, two - one, three - two, 100 - three]);
  const anyPlace = fc.constantFrom(0, 1, 2, 3);

  test("take what one gains from the others in equal parts", () => {
    expect(reweighed([25, 25, 25, 25], 0, 40)).toEqual([40, 20, 20, 20]);
    expect(reweighed([25, 25, 25, 25], 0, 30)).toEqual([30, 23, 23, 24]);
    expect(reweighed([40, 60, 0, 0], 0, 50)).toEqual([50, 50, 0, 0]);
    expect(reweighed([40, 2, 58, 0], 0, 50)).toEqual([50, 0, 50, 0]);
    expect(reweighed([100, 0, 0, 0], 0, 40)).toEqual([40, 20, 20, 20]);
  });

  test("stay whole numbers from 0 to 100 that sum to 100, with the one set as it was set", () => {
    fc.assert(
      fc.property(anyWeights, anyPlace, fc.nat(100), (weights, place, value) => {
        const next = reweighed(weights, place, value);
        expect(next[place]).toBe(value);
        expect(next.reduce((sum, each) => sum + each, 0)).toBe(100);
        for (const each of next) expect(Number.isInteger(each) && each >= 0).toBe(true);
      }),
    );
  });

  test("come back where a change is taken back, as long as none reached 0", () => {
    fc.assert(
      fc.property(anyWeights, anyPlace, fc.integer({ min: 1, max: 20 }), (weights, place, more) => {
        fc.pre(weights[place] + more <= 100 && weights.every((each, at) => at === place || each >= more));
        expect(reweighed(reweighed(weights, place, weights[place] + more), place, weights[place])).toEqual(weights);
      }),
    );
  });

  test("are told in words, and read from what was typed", () => {
    expect(movedInWords([25, 25, 25, 25], [30, 23, 23, 24], 0)).toMatchInlineSnapshot(
      `"Quality in the domain 25 to 30, taken from the others in equal parts: breadth 25 to 23, cost 25 to 23 and time to ship 25 to 24."`,
    );
    expect(movedInWords([25, 25, 25, 25], [25, 25, 25, 25], 0)).toBe("");
    expect(["40", " 7 ", "100"].map(readWeight)).toEqual([40, 7, 100]);
    expect(["", "101", "-1", "4.5", "1e1", "many"].map(readWeight)).toEqual(Array(6).fill(undefined));
  });
});
