// The engine beside ENGINE.md worked out again by counting (test/support/oracle.ts).
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { chanceOf as engineChance } from "../../src/decision/chance.ts";
import { questions, type AdviceInput } from "../../src/decision/index.ts";
import { scoreAll, standings } from "../../src/decision/score.ts";
import { situationOf } from "../../src/decision/situation.ts";
import { space } from "../../src/decision/space.ts";
import { rankAll } from "../../src/decision/status.ts";
import { anyInput, asAnswers, fullAnswers, partialAnswers, type Given } from "../support/answers.ts";
import { batch, bundle, compiled } from "../support/catalog.ts";
import { chanceOf, judge, rank, weightsOf } from "../support/oracle.ts";

// Counting is slow; a busy machine makes it slower.
vi.setConfig({ testTimeout: 60_000 });

function given(input: AdviceInput): Given {
  return Object.fromEntries(
    Object.entries(input.answers).map(([id, answer]) => [id, typeof answer === "string" ? answer : [...answer]]),
  );
}

describe("chance", () => {
  it("is the share of what is possible in which a rule holds", () => {
    fc.assert(
      fc.property(partialAnswers, fc.nat(bundle.rules.length - 1), (answers, at) => {
        const rule = compiled.rules[at];
        if (rule === undefined) return;
        const situation = situationOf({ answers: asAnswers(answers) });
        for (const index of rule.on.slice(0, 2)) {
          const entry = compiled.entries[index];
          const possible = situation.possible[0] ?? 0;
          if (entry === undefined || (possible & entry.access) === 0) continue;
          expect(engineChance(rule, situation, entry.access)).toBeCloseTo(
            chanceOf(bundle, rule.rule, answers, entry.id),
            9,
          );
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe("score", () => {
  it("is what ENGINE.md says, for any answers", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const answers = given(input);
        const scored = scoreAll(compiled, situationOf(input));
        for (const [index, expected] of judge(bundle, answers, input.weights ?? weightsOf(answers)).entries()) {
          const found = scored[index];
          if (found === undefined || found.barred === "always") continue;
          // Each reason is rounded: a share that lies half-way between two hundredths may go either way.
          const reasons = found.fit.length + found.risk.length;
          expect(Math.abs(found.score / 100 - expected.score)).toBeLessThanOrEqual(0.01 * reasons + 1e-9);
          expect(found.goal).toBeCloseTo(expected.goal, 9);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("gives the order, the recommended and the overall risk of ENGINE.md for full answers", () => {
    fc.assert(
      fc.property(fullAnswers, (answers) => {
        const scored = scoreAll(compiled, situationOf({ answers: asAnswers(answers) }));
        const ranking = rankAll(compiled, scored);
        const id = (index: number): string => compiled.entries[index]?.id ?? "";
        const judged = judge(bundle, answers);
        const expected = rank(judged);
        expect(ranking.order.map(({ index }) => id(index))).toEqual(expected.order);
        const recommended = ranking.order.filter(({ index }) => ranking.statuses[index] === "recommended");
        expect(recommended.map(({ index }) => id(index)).sort()).toEqual(expected.recommended.sort());
        for (const one of judged.filter(({ available }) => available)) {
          const found = scored.find(({ index }) => id(index) === one.id);
          expect(found?.score).toBe(Math.round(one.score * 100));
          expect(["none", "low", "moderate", "high", "severe"][found?.overall ?? -1]).toBe(one.overall);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("the quick ways", () => {
  it("stand where scoreAll stands", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const situation = situationOf(input);
        const slow = scoreAll(compiled, situation).slice(0, compiled.techniqueCount);
        const quick = standings(compiled, situation);
        expect(
          quick.map(({ index, barred, accessPartly, overall, score }) => ({
            index,
            barred,
            accessPartly,
            overall,
            score,
          })),
        ).toEqual(
          slow.map(({ index, barred, accessPartly, overall, score }) => ({
            index,
            barred,
            accessPartly,
            overall,
            score,
          })),
        );
        quick.forEach(({ goal }, index) => {
          expect(goal).toBeCloseTo(slow[index]?.goal ?? NaN, 9);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("rank full answers in a batch as scoreAll and rankAll do", () => {
    fc.assert(
      fc.property(fullAnswers, (answers) => {
        const situation = situationOf({ answers: asAnswers(answers) });
        const scored = scoreAll(compiled, situation);
        const ranking = rankAll(compiled, scored);
        const atoms = space.map(({ index, id }) => {
          const mask = situation.within.get(id)?.[atomOf(situation.possible[4] ?? 0)] ?? situation.possible[index] ?? 0;
          return atomOf(mask);
        });
        const length = batch.rank(atoms, situation.weights);
        expect([...batch.order.subarray(0, length)]).toEqual(ranking.order.map(({ index }) => index));
        expect([...batch.order.subarray(0, length)].map((index) => batch.scores[index])).toEqual(
          ranking.order.map(({ score }) => score),
        );
        expect(batch.recommendedCount()).toBe(
          ranking.order.filter(({ index }) => ranking.statuses[index] === "recommended").length,
        );
        expect([...batch.available].filter((flag) => flag === 1).length).toBe(length);
      }),
      { numRuns: 500 },
    );
  });
});

function atomOf(mask: number): number {
  return 31 - Math.clz32(mask);
}

it("the questionnaire keeps data where the tests look for it", () => {
  expect(questions[4].id).toBe("data");
});
