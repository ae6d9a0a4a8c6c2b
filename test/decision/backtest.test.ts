import { describe, expect, it } from "vitest";
import { papersRead } from "../../src/catalog/back-test.ts";
import type { Agreement } from "../../src/decision/agreement.ts";
import { backTest, type BackTest } from "../../src/decision/backtest.ts";
import { chartPrefers, flowcharts, type Given } from "../../src/decision/flowcharts.ts";
import type { PublishedCase } from "../../src/decision/schema/index.ts";
import { bundle, data, engine } from "../support/catalog.ts";

const papers = papersRead(bundle, data);

function run(cases: readonly PublishedCase[]): BackTest {
  const { result, problems } = backTest(bundle, cases, papers);
  expect(problems).toEqual([]);
  return result;
}

const sample: PublishedCase = {
  id: "sample",
  paper: "sample2026",
  locator: "Table 1",
  read: "source",
  situation: "A sample.",
  answers: { access: ["weights"], goal: "knowledge", volatility: "daily", data: ["documents"], compute: "cluster" },
  in_domain: [],
  retention: [],
  size: "clear",
  comparable: true,
  by: "much",
};

/** A floor, not a target: what the rules reach today may not fall. */
const recorded = { inDomain: 0.81, retention: 0.91, keptUnread: 0.7 };

describe("the back-test of the catalog", () => {
  const result = run(data.cases);

  it("does not fall below what was recorded, and leads every baseline", () => {
    expect(result.inDomain.all.share).toBeGreaterThanOrEqual(recorded.inDomain);
    expect(result.retention.all.share).toBeGreaterThanOrEqual(recorded.retention);
    expect(result.inDomain.keptUnread.share).toBeGreaterThanOrEqual(recorded.keptUnread);
    for (const { inDomain, retention } of result.baselines) {
      expect(inDomain.share ?? 0).toBeLessThan((result.inDomain.all.share ?? 0) - 0.15);
      expect(retention.share ?? 0).toBeLessThan((result.retention.all.share ?? 0) - 0.15);
    }
  });

  it("says of each miss, and of nothing else, how we read it", () => {
    const silent = result.cases.flatMap(({ id, pairs }) =>
      pairs
        .filter(({ outcome, reading }) => outcome === "disagrees" && reading === undefined)
        .map(({ better, worse, dimension }) => [id, better, worse, dimension].join(" ")),
    );
    expect(silent).toEqual([]);
    const outdated = data.cases.flatMap(({ id, reading = [] }) => {
      const missed = result.cases
        .find((compared) => compared.id === id)
        ?.pairs.filter(({ outcome }) => outcome === "disagrees");
      return reading
        .filter((each) =>
          each.better.some((better) =>
            each.worse.some(
              (worse) =>
                missed?.some(
                  (pair) => pair.better === better && pair.worse === worse && pair.dimension === each.dimension,
                ) !== true,
            ),
          ),
        )
        .map(({ better, worse }) => `${id}: ${better.join()} over ${worse.join()} is no miss`);
    });
    expect(outdated).toEqual([]);
  });

  it("lists comparisons that contradict each other, each pair of cases once", () => {
    const seen = result.contrary.map(({ first, second, one, other, dimension }) =>
      [...[first, second].sort(), ...[one, other].sort(), dimension].join(" "),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(0);
    const outcomes = (id: string, better: string, worse: string): string[] =>
      result.cases
        .filter((each) => each.id === id)
        .flatMap(({ pairs }) => pairs.filter((pair) => pair.better === better && pair.worse === worse))
        .map(({ outcome }) => outcome);
    for (const { first, second, one, other } of result.contrary) {
      expect(outcomes(first, one, other)).not.toEqual([]);
      expect(outcomes(second, other, one)).not.toEqual([]);
    }
  });

  it("drops no case in silence", () => {
    expect([...result.cases, ...result.leftOut].map(({ id }) => id).sort()).toEqual(
      data.cases.map(({ id }) => id).sort(),
    );
    for (const totals of [result.inDomain, result.retention]) {
      const sum = (parts: readonly Agreement[]): number => parts.reduce((total, { pairs }) => total + pairs, 0);
      expect(sum(Object.values(totals.bySize))).toBe(totals.all.pairs);
      expect(sum(Object.values(totals.byRead))).toBe(totals.all.pairs);
      expect(sum([totals.unread, totals.cited])).toBe(totals.all.pairs);
      const { agrees, ties, disagrees, notAnswered, pairs } = totals.all;
      expect(agrees + ties + disagrees + notAnswered).toBe(pairs);
    }
  });

  it("judges by the score and the level that the advice shows", () => {
    for (const compared of result.cases.filter((_, index) => index % 25 === 0)) {
      const { answers } = data.cases.find(({ id }) => id === compared.id) ?? sample;
      // Cases were checked by the parser of answers above.
      const advice = engine.advise({ answers: { priority: "in-domain-quality", ...answers } as never });
      const of = (id: string): (typeof advice.techniques)[number] | undefined =>
        advice.techniques.find((technique) => technique.id.split("+").sort().join() === id.split("+").sort().join());
      for (const pair of compared.pairs) {
        if (pair.scores !== undefined) expect(pair.scores).toEqual([of(pair.better)?.score, of(pair.worse)?.score]);
        const dimension = pair.dimension ?? "forgetting";
        if (pair.levels !== undefined)
          expect(pair.levels).toEqual([of(pair.better)?.risk.by[dimension], of(pair.worse)?.risk.by[dimension]]);
      }
    }
  });
});

describe("a comparison", () => {
  const outcomes = (entry: Partial<PublishedCase>): string[] =>
    run([{ ...sample, ...entry }]).cases.flatMap(({ pairs }) => pairs.map(({ outcome }) => outcome));

  it("is right, wrong, a tie, or not answered", () => {
    expect(outcomes({ in_domain: [{ better: ["rag"], worse: ["full-sft"] }] })).toEqual(["agrees"]);
    expect(outcomes({ in_domain: [{ better: ["full-sft"], worse: ["rag"] }] })).toEqual(["disagrees"]);
    expect(outcomes({ in_domain: [{ better: ["rag"], worse: ["rag"] }] })).toEqual(["tie"]);
    expect(outcomes({ answers: { access: ["text"] }, in_domain: [{ better: ["rag"], worse: ["full-sft"] }] })).toEqual([
      "not-answered",
    ]);
    expect(
      outcomes({ in_domain: [{ better: ["rag", "tool-use"], worse: ["full-sft", "pretraining+dpo"] }] }),
    ).toHaveLength(4);
    expect(outcomes({ retention: [{ more: ["rag"], less: ["full-sft"], dimension: "forgetting" }] })).toEqual([
      "agrees",
    ]);
    expect(outcomes({ retention: [{ more: ["rag"], less: ["few-shot"], dimension: "forgetting" }] })).toEqual(["tie"]);
  });

  it("matches a combination by its set of parts", () => {
    const pair = { better: ["lora+rag"], worse: ["rag+lora"] };
    expect(outcomes({ in_domain: [pair] })).toEqual(["tie"]);
  });

  it("counts half as a tie, nothing where not answered, and each paper once per paper", () => {
    const right = { better: ["rag"], worse: ["full-sft"] };
    const result = run([
      { ...sample, in_domain: [right, right, { better: ["rag"], worse: ["rag"] }] },
      {
        ...sample,
        id: "other",
        paper: "other2026",
        in_domain: [
          { better: ["full-sft"], worse: ["rag"] },
          { better: ["nothing"], worse: ["rag"] },
        ],
      },
    ]);
    const { agrees, ties, disagrees, notAnswered, share, sharePerPaper } = result.inDomain.all;
    expect({ agrees, ties, disagrees, notAnswered, share }).toEqual({
      agrees: 2,
      ties: 1,
      disagrees: 1,
      notAnswered: 1,
      share: 2.5 / 4,
    });
    expect(sharePerPaper).toBeCloseTo((2.5 / 3 + 0) / 2, 12);
    expect(result.baselines.find(({ id }) => id === "always-rag")?.inDomain).toMatchObject({
      agrees: 2,
      ties: 1,
      disagrees: 1,
    });
    expect(result.baselines.find(({ id }) => id === "always-full-sft")?.inDomain).toMatchObject({
      agrees: 1,
      ties: 1,
      disagrees: 2,
    });
  });

  it("takes quality in the domain as the priority where it names none, and that of the case where it does", () => {
    const pair = { better: ["rag"], worse: ["full-sft"] };
    const [scores, own] = [{}, { priority: "cost" }].map(
      (answers) =>
        run([{ ...sample, answers: { ...sample.answers, ...answers }, in_domain: [pair] }]).cases[0]?.pairs[0]?.scores,
    );
    const score = (priority: string): number | undefined =>
      // The answers of the sample are known ones.
      engine.advise({ answers: { ...sample.answers, priority } as never }).techniques.find(({ id }) => id === "rag")
        ?.score;
    expect([scores?.[0], own?.[0]]).toEqual([score("in-domain-quality"), score("cost")]);
  });

  it("that is not comparable, or compares two variants, is left out with the reason", () => {
    const result = run([
      { ...sample, comparable: false },
      { ...sample, id: "variants" },
    ]);
    expect(result.leftOut.map(({ id }) => id)).toEqual(["sample", "variants"]);
    expect(result.inDomain.all).toMatchObject({ pairs: 0, share: null, interval: null });
  });

  it("with wrong answers is a problem", () => {
    const { problems } = backTest(bundle, [{ ...sample, answers: { goal: "knowlege" } }], papers);
    expect(problems.map(({ where, found, fix }) => [where, found, fix])).toEqual([
      ['case "sample"', 'answers.goal: "knowlege" is no option', 'Did you mean "knowledge"?'],
    ]);
  });
});

describe("a published chart", () => {
  const given = (answers: Readonly<Record<string, readonly string[]>>): Given =>
    // Ids of questions, as they are written here.
    new Map(Object.entries(answers)) as unknown as Given;
  const says = (
    chart: string,
    answers: Readonly<Record<string, readonly string[]>>,
    first: string,
    second: string,
  ): number => {
    const found = flowcharts.find(({ id }) => id === chart);
    if (found === undefined) throw new Error(chart);
    return Math.sign(chartPrefers(found, given(answers), first, second));
  };

  it("of OpenAI sends missing knowledge to retrieval and behavior to tuning, from enough examples on", () => {
    const chart = "openai-optimizing-accuracy";
    expect(says(chart, { goal: ["knowledge"] }, "rag", "full-sft")).toBe(1);
    expect(says(chart, { goal: ["format"], data: ["demonstrations"] }, "rag", "hosted-sft")).toBe(-1);
    expect(says(chart, { goal: ["format"], data: ["demonstrations"] }, "hosted-sft", "rag+hosted-sft")).toBe(1);
    expect(says(chart, { goal: ["format"], examples: ["1-99"] }, "few-shot", "hosted-sft")).toBe(1);
    expect(says(chart, { goal: ["format"], data: ["documents"] }, "prompt-engineering", "hosted-sft")).toBe(1);
    expect(says(chart, { goal: ["abstention"] }, "selective-prediction", "hosted-sft")).toBe(0);
  });

  it("of Axolotl asks for a reward first, then for pairs, then for examples, and orders nothing else", () => {
    const chart = "axolotl-choosing-method";
    expect(says(chart, { data: ["demonstrations", "verifier"] }, "rlvr", "full-sft")).toBe(1);
    expect(says(chart, { data: ["demonstrations", "preferences"] }, "dpo", "full-sft")).toBe(1);
    expect(says(chart, { data: ["demonstrations"], compute: ["one-gpu"] }, "lora", "full-sft")).toBe(1);
    expect(says(chart, { data: ["demonstrations"], compute: ["cluster"] }, "lora", "full-sft")).toBe(-1);
    expect(says(chart, { data: ["demonstrations"] }, "lora", "full-sft")).toBe(0);
    expect(says(chart, { data: ["demonstrations"] }, "full-sft", "few-shot")).toBe(0);
    expect(says(chart, {}, "full-sft", "dpo")).toBe(0);
  });

  it("names only techniques and combinations of the catalog, says where it stands and when it was read", () => {
    const known = new Set([...bundle.techniques, ...bundle.combinations].map(({ id }) => id));
    for (const { paths, url, read } of flowcharts) {
      expect(paths.flatMap(({ order }) => order.flat()).filter((id) => !known.has(id))).toEqual([]);
      expect(url).toMatch(/^https:\/\//);
      expect(read).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
