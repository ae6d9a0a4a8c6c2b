import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { AdviceReport, sections } from "../../src/advice/AdviceReport.tsx";
import { linksOf, noState } from "../../src/advice/links.ts";
import { leader, recommended, warningGroups } from "../../src/advice/reading.ts";
import { points } from "../../src/advice/words.ts";
import type { Advice } from "../../src/decision/advice.ts";
import type { State } from "../../src/decision/answers-url.ts";
import { cards, engine, journey, tuning } from "./sample.ts";

const html = (advice: Advice, state: Partial<State> = {}): string =>
  render(
    <AdviceReport
      advice={advice}
      links={linksOf("/docs/", { ...noState, answers: advice.answers, ...state })}
      findings={cards}
      address="https://x.test/"
    />,
  );

const situations = [
  ["no answers", {}],
  ["the journey", journey.answers],
  ["tuning", tuning.answers],
  ["everything not sure", { access: "?", goal: "?", data: "?", stakes: "?" }],
  ["a contradiction", { access: ["text"], data: ["documents"], examples: "10k-99k" }],
] as const;
const all = situations.map(([name, answers]) => [name, engine.advise({ answers })] as const);

describe.each(all)("the report for %s", (_, advice) => {
  const page = html(advice);

  test("has its sections in their order, each with a heading", () => {
    const ids = [...page.matchAll(/<section id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual(sections.map(([id]) => id));
    for (const id of ids) expect(page).toContain(`<h2 id="h-${id ?? ""}"`);
  });

  test("gives each id once", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("writes no style attribute, which a strict policy would block", () => {
    expect(page).not.toMatch(/ style=/);
  });

  test("puts dangers of what is recommended above the recommendation, and drops no warning", () => {
    const { above, perhaps } = warningGroups(advice);
    for (const { id } of [...above, ...perhaps])
      expect(page.indexOf(`id="warning-${id}"`)).toBeLessThan(page.indexOf('id="recommendation"'));
    for (const { id } of advice.warnings) expect(page).toContain(`id="warning-${id}"`);
  });

  test("says of each technique that is not recommended why not", () => {
    const others = advice.techniques.filter((each) => each.status !== "recommended");
    for (const { id } of others)
      expect(page).toMatch(new RegExp(`id="why-not-${id.replaceAll("+", "\\+")}">[^]*?: [^]{10,}?</li>`));
    expect(others.filter((each) => !each.parts).length + recommended(advice).filter((each) => !each.parts).length).toBe(
      37,
    );
  });

  test("prints points that add up to the score", () => {
    const first = leader(advice);
    const table = page.slice(
      page.indexOf('class="tbl stack contrib"'),
      page.indexOf("</table>", page.indexOf('class="tbl stack contrib"')),
    );
    const printed = [...table.matchAll(/data-l="Points">([+\u2212]?)([\d.]+)</g)].map(
      (match) => Number(match[2]) * (match[1] === "\u2212" ? -1 : 1),
    );
    const total = printed.pop();
    expect(printed.reduce((sum, each) => sum + each, 0)).toBeCloseTo(total ?? NaN, 6);
    expect(points(total ?? NaN)).toBe(points(first.score ?? NaN));
  });

  test("starts links at the base path", () => {
    for (const match of page.matchAll(/href="(\/[^"]*)"/g)) expect(match[1]).toMatch(/^\/docs\//);
  });

  test("gives each Change and Answer link a name of its own", () => {
    const names = [...page.matchAll(/>(Change|Answer)<span class="vh"> ([^<]+)</g)].map((match) => match[0]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("verbs and conditions", () => {
  test("a conditional recommendation is a suggestion with its condition", () => {
    const advice = engine.advise(journey);
    expect(html({ ...advice, strength: "conditional" })).toMatch(/class="rec">We suggest /);
  });

  test("a strong one says: use it", () => {
    expect(html({ ...engine.advise(journey), strength: "strong" })).toMatch(/class="rec">Use /);
  });

  test("what is settled is said", () => {
    expect(html({ ...engine.advise(journey), settled: true })).toContain("Your remaining answers cannot change this.");
  });
});

describe("links that set an answer", () => {
  test("each single change opens the advice that it promises", () => {
    const advice = engine.advise(journey);
    const page = html(advice);
    expect(advice.wouldChange.length).toBeGreaterThan(0);
    for (const { question, to, first } of advice.wouldChange) {
      const [option = ""] = to;
      expect(page).toMatch(
        new RegExp(`href="/docs/advisor/result/\\?v=1[^"]*${question}=[^"]*${encodeURIComponent(option)}`),
      );
      expect(
        engine.advise({
          answers: {
            ...advice.answers,
            [question]: to.length > 1 || question === "access" || question === "data" ? to : option,
          },
        }).techniques[0]?.id,
      ).toBe(first);
    }
  });

  test("private answers stay behind the #", () => {
    const page = html(engine.advise(journey), { private: true });
    expect(page).not.toMatch(/href="[^"#]*\?/);
    expect(page).toContain('href="/docs/advisor/q/access/#?v=1&amp;access=text');
    expect(page).toMatch(/href="#\?v=1[^"]*&amp;at=evidence"/);
  });
});

test("a warning names severity, dimension, mitigation, how to detect it and its certainty", () => {
  const advice = engine.advise(tuning);
  const page = html(advice);
  const [warning] = advice.warnings;
  const at = page.indexOf(`id="warning-${warning?.id ?? ""}"`);
  const card = page.slice(at, page.indexOf("</dl>", at));
  for (const words of [/Danger|Caution|Note/, />Risk</, />Do this</, />How to detect it</, />Certainty</])
    expect(card).toMatch(words);
});

test("evidence that still loads is announced, and the rest of the page stands", () => {
  const advice = engine.advise(journey);
  const page = render(<AdviceReport advice={advice} links={linksOf("/", noState)} findings={undefined} />);
  expect(page).toMatch(/role="status">\s*Loading/);
  expect(page).toContain('id="share"');
});
