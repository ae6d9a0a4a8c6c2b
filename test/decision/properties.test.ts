// What must hold for every set of answers (ENGINE.md, the seven properties and the claims of the advice).
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { flipsOf, singleChanges, withChange } from "../../src/decision/flips.ts";
import { boundsInput, indexRules, rangeOf } from "../../src/decision/bounds.ts";
import {
  createEngine,
  notSure,
  questions,
  type Advice,
  type AdviceInput,
  type Answers,
} from "../../src/decision/index.ts";
import { proveSettled } from "../../src/decision/proof.ts";
import { scoreAll } from "../../src/decision/score.ts";
import { situationOf } from "../../src/decision/situation.ts";
import { rankAll } from "../../src/decision/status.ts";
import { anyInput, asAnswers, complete, draws, fullAnswers, partialAnswers, type Given } from "../support/answers.ts";
import { batch, bundle, compiled, engine } from "../support/catalog.ts";
import { allows, chanceOf, holds, judge, rank } from "../support/oracle.ts";

vi.setConfig({ testTimeout: 60_000 });

/** The whole advice takes some milliseconds; what needs less is tried more often. */
const few = { numRuns: 20 };
const many = { numRuns: 120 };

const statuses = ["recommended", "alternative", "discouraged", "depends", "unavailable"];
const levels = ["none", "low", "moderate", "high", "severe"];

function given(input: AdviceInput): Given {
  return Object.fromEntries(
    Object.entries(input.answers).map(([id, answer]) => [id, typeof answer === "string" ? answer : [...answer]]),
  );
}

function byId(advice: Advice, id: string): Advice["techniques"][number] {
  const found = advice.techniques.find((technique) => technique.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

/** Statuses by id, scores and overall risk, without the cost of the whole advice. */
function outcome(input: AdviceInput): { status: Map<string, string>; order: string[]; overall: Map<string, number> } {
  const scored = scoreAll(compiled, situationOf(input));
  const ranking = rankAll(compiled, scored);
  const id = (index: number): string => compiled.entries[index]?.id ?? "";
  return {
    status: new Map(ranking.statuses.map((status, index) => [id(index), status])),
    order: ranking.order.map(({ index }) => id(index)),
    overall: new Map(scored.map(({ index, overall }) => [id(index), overall])),
  };
}

describe("every advice", () => {
  it("keeps the properties that can be read off it", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const advice = engine.advise(input);
        const { techniques } = advice;
        // 1. At least one is recommended; every entry has one status.
        expect(techniques.some(({ status, parts }) => status === "recommended" && parts === undefined)).toBe(true);
        expect(techniques.map(({ id }) => id).sort()).toEqual(
          [...bundle.techniques, ...bundle.combinations].map(({ id }) => id).sort(),
        );
        for (const technique of techniques) {
          const { id, parts, status, rank: place, score, range, reasons, firstShare, topThreeShare, fit } = technique;
          expect(statuses).toContain(status);
          expect(place === undefined).toBe(status === "unavailable" || parts !== undefined);
          expect(score === undefined).toBe(status === "unavailable");
          expect(firstShare === undefined).toBe(parts !== undefined);
          expect((firstShare ?? 0) <= (topThreeShare ?? 0)).toBe(true);
          // 2. What is recommended or offered is allowed by the access given.
          const { access } = advice.answers;
          if (access !== undefined && access !== notSure && status !== "unavailable")
            expect(allows(bundle, id, { access: [...access] })).toBe(true);
          if (status === "recommended" && (access === undefined || access === notSure))
            expect(allows(bundle, id, { access: ["text"] }) || allows(bundle, id, { access: ["hosted-tuning"] })).toBe(
              true,
            );
          if (status === "unavailable" || status === "depends") expect(technique.barredBy.length).toBeGreaterThan(0);
          // 5. The reasons add up to the score, in whole hundredths, each with its rule.
          if (score === undefined) continue;
          const sum = reasons.reduce((total, { points }) => total + Math.round(points * 100), 0);
          expect(sum).toBe(Math.round(score * 100));
          expect(reasons.every(({ points }) => Math.abs(points * 100 - Math.round(points * 100)) < 1e-6)).toBe(true);
          const fitSum = reasons
            .filter(({ rule }) => rule !== "risk")
            .reduce((total, { points }) => total + Math.round(points * 100), 0);
          expect(fitSum).toBe(Math.round(fit.total * 100));
          for (const reason of reasons) {
            if (reason.rule === "another-part") continue;
            if (reason.rule === "risk") {
              expect(reason.steps?.[0]?.rule).toBe("base");
              expect(reason.steps?.slice(1).every((step) => bundle.rules.some((rule) => rule.id === step.rule))).toBe(
                true,
              );
            } else expect(bundle.rules.some((rule) => rule.id === reason.rule)).toBe(true);
          }
          expect(range !== undefined && range[0] <= score && score <= range[1]).toBe(true);
        }
        const shares = techniques.reduce((total, { firstShare }) => total + (firstShare ?? 0), 0);
        expect(shares).toBeCloseTo(1, 9);
        const places = techniques.flatMap(({ rank: place }) => place ?? []).sort((a, b) => a - b);
        expect(places).toEqual(places.map((_, index) => index + 1));
        // Every question is in exactly one state.
        const { notAsked, notUsed, notSure: unsure, answers } = advice;
        for (const { id } of questions) {
          const states = [
            notAsked.includes(id),
            unsure.includes(id),
            notUsed.includes(id),
            id in answers && !unsure.includes(id) && !notUsed.includes(id),
          ];
          const open = states.filter(Boolean).length;
          const silent = open === 0 && !(id in answers);
          expect(open === 1 || silent).toBe(true);
        }
        expect(advice.strength === "strong" && advice.certainty === "very low").toBe(false);
      }),
      few,
    );
  }, 30_000);

  it("is byte-identical when asked again, and whatever order the files and the answers are in (6)", () => {
    const reversed = createEngine({
      ...bundle,
      techniques: [...bundle.techniques].reverse(),
      combinations: [...bundle.combinations].reverse(),
      rules: [...bundle.rules].reverse().map((rule) => ({
        ...rule,
        on: [...rule.on].reverse(),
        when: Object.fromEntries(Object.entries(rule.when).reverse()),
      })),
    });
    fc.assert(
      fc.property(anyInput, (input) => {
        const text = JSON.stringify(engine.advise(input));
        const backwards = Object.entries(input.answers)
          .reverse()
          .map(([id, answer]) => [id, typeof answer === "string" ? answer : [...answer].reverse()]);
        // The same ids with the same options.
        const same: AdviceInput = { ...input, answers: Object.fromEntries(backwards) as Answers };
        expect(JSON.stringify(engine.advise(input))).toBe(text);
        expect(JSON.stringify(engine.advise(same))).toBe(text);
        expect(JSON.stringify(reversed.advise(input)).length).toBe(text.length);
        expect(JSON.parse(JSON.stringify(reversed.advise(input)))).toEqual(JSON.parse(text));
      }),
      { numRuns: 8 },
    );
  }, 30_000);

  it("gives each danger warning that holds or may hold for something that can be done, before all others (7)", () => {
    const dangers = bundle.rules.filter(({ effect }) => effect.kind === "warn" && effect.severity === "danger");
    expect(dangers.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(anyInput, (input) => {
        const advice = engine.advise(input);
        const ids = advice.warnings.map(({ id }) => id);
        for (const rule of dangers) {
          const possible = chanceOf(bundle, { ...rule, when: rule.when }, given(input), "prompt-engineering") > 0;
          const doable = rule.on.some((id) => byId(advice, id).status !== "unavailable");
          if (possible && doable) expect(ids).toContain(rule.id);
          else expect(ids).not.toContain(rule.id);
        }
        const order = advice.warnings.map(({ severity }) => ["danger", "caution", "note"].indexOf(severity));
        expect(order).toEqual([...order].sort());
      }),
      few,
    );
  });
});

describe("answers that say more", () => {
  it("never widen a range, and every completion lies in it (3)", () => {
    const index = indexRules(compiled);
    fc.assert(
      fc.property(partialAnswers, draws, fc.nat(questions.length - 1), (answers, numbers, at) => {
        const full = complete(answers, numbers);
        const id = questions[at]?.id ?? "goal";
        const more = full[id] === undefined ? answers : { ...answers, [id]: full[id] };
        const ranges = [answers, more, full].map((some) => {
          const situation = situationOf({ answers: asAnswers(some) });
          const bounds = boundsInput(compiled, index, situation);
          return scoreAll(compiled, situation).map((scored) => ({
            scored,
            range: rangeOf(bounds, scored.index, scored.score),
          }));
        });
        const [before = [], after = [], end = []] = ranges;
        before.forEach(({ scored, range }, entry) => {
          const narrowed = after[entry];
          const final = end[entry];
          if (
            narrowed === undefined ||
            final === undefined ||
            final.scored.barred === "always" ||
            scored.barred === "always"
          )
            return;
          // A partial score rounds each reason; a range holds it, so it may stand a few hundredths out.
          expect(narrowed.range.least).toBeGreaterThanOrEqual(range.least - 5);
          expect(narrowed.range.greatest).toBeLessThanOrEqual(range.greatest + 5);
          expect(final.scored.score).toBeGreaterThanOrEqual(range.least);
          expect(final.scored.score).toBeLessThanOrEqual(range.greatest);
        });
      }),
      many,
    );
  });

  it("of access never make a technique unavailable (3)", () => {
    const implied = questions[0].implies;
    fc.assert(
      fc.property(partialAnswers, fc.constantFrom(...questions[0].options.map(({ id }) => id)), (answers, more) => {
        const { access } = answers;
        if (access === undefined || typeof access === "string") return;
        const wider = [...new Set([...access, more, ...(more === "text" ? [] : implied[more])])];
        const before = outcome({ answers: asAnswers(answers) }).status;
        const after = outcome({ answers: asAnswers({ ...answers, access: wider }) }).status;
        for (const [id, status] of before)
          if (status !== "unavailable") expect([id, after.get(id)]).not.toEqual([id, "unavailable"]);
      }),
      many,
    );
  });

  it("of stakes or out-of-domain traffic never lower an overall risk (4)", () => {
    const raised = { stakes: ["low", "moderate", "high"], "out-of-domain": ["rare", "some", "often"] };
    fc.assert(
      fc.property(partialAnswers, fc.constantFrom("stakes", "out-of-domain"), fc.nat(1), (answers, question, at) => {
        const [lower = "", higher = ""] = raised[question].slice(at);
        const before = outcome({ answers: asAnswers({ ...answers, [question]: lower }) }).overall;
        const after = outcome({ answers: asAnswers({ ...answers, [question]: higher }) }).overall;
        for (const [id, overall] of before) expect(after.get(id)).toBeGreaterThanOrEqual(overall);
      }),
      many,
    );
  });
});

describe("claims", () => {
  /** Answers of which some are claimed to be settled; most of them are nearly complete. */
  const nearlyFull = fc
    .tuple(fullAnswers, fc.uniqueArray(fc.constantFrom(...questions.map(({ id }) => id)), { maxLength: 5 }))
    .map(([answers, open]) =>
      Object.fromEntries(Object.entries(answers).filter(([id]) => !open.includes(id as never))),
    ); // an id of any string

  it("that nothing open can change the advice hold for every completion, and for each further answer", () => {
    const index = indexRules(compiled);
    const recommendedOf = (answers: Given): string[] =>
      [...outcome({ answers: asAnswers(answers) }).status]
        .flatMap(([id, status]) => (status === "recommended" && !id.includes("+") ? [id] : []))
        .sort();
    const dangersOf = (answers: Given): string[] => {
      const { status } = outcome({ answers: asAnswers(answers) });
      return bundle.rules
        .filter(
          ({ effect, on }) =>
            effect.kind === "warn" && effect.severity === "danger" && on.some((id) => status.get(id) !== "unavailable"),
        )
        .filter((rule) => chanceOf(bundle, rule, answers, "prompt-engineering") > 0)
        .map(({ id }) => id);
    };
    let settled = 0;
    fc.assert(
      fc.property(
        nearlyFull,
        fc.array(draws, { minLength: 8, maxLength: 8 }),
        fc.nat(questions.length - 1),
        (answers, completions, at) => {
          const input = { answers: asAnswers(answers) };
          const situation = situationOf(input);
          const ranking = rankAll(compiled, scoreAll(compiled, situation));
          const recommended = ranking.order
            .filter((one) => ranking.statuses[one.index] === "recommended")
            .map((one) => one.index);
          const proved = proveSettled(compiled, index, batch, { input, situation, recommended });
          if (!proved) return;
          settled += 1;
          const now = recommendedOf(answers);
          const dangers = dangersOf(answers);
          for (const numbers of completions) {
            const full = complete(answers, numbers);
            expect(rank(judge(bundle, full)).recommended.sort()).toEqual(now);
            const id = questions[at]?.id ?? "goal";
            const further = full[id] === undefined ? answers : { ...answers, [id]: full[id] };
            expect(recommendedOf(further)).toEqual(now);
            expect(dangersOf(further)).toEqual(dangers);
          }
        },
      ),
      { numRuns: 50 },
    );
    expect(settled).toBeGreaterThan(5);
  }, 30_000);

  it("of what would change the advice hold when applied, and none is missing", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const situation = situationOf(input);
        const flips = flipsOf(compiled, input, situation);
        const first = outcome(input).order[0];
        for (const flip of flips) {
          const changed = outcome(withChange(input, flip)).order[0];
          expect(changed).toBe(flip.first);
          expect(changed).not.toBe(first);
        }
        // Every option of every question, one at a time, with the engine's own list left aside.
        const answers = given(input);
        for (const question of questions) {
          if (question.kind !== "one" || situation.normalized.notUsed.includes(question.id)) continue;
          for (const { id } of question.options) {
            const contradicts =
              "otherwise" in question && id === question.otherwise && situation.normalized.used.has("data");
            const inapplicable =
              "applies" in question &&
              situation.normalized.used.has("data") &&
              !question.applies.data.some((kind: string) => situation.normalized.used.get("data")?.includes(kind));
            if (answers[question.id] === id || contradicts || inapplicable) continue;
            const changedInput = { ...input, answers: asAnswers({ ...answers, [question.id]: id }) };
            const changed = outcome(question.id === "priority" ? { answers: changedInput.answers } : changedInput)
              .order[0];
            const listed = flips.some((flip) => flip.question === question.id && flip.to[0] === id);
            expect([question.id, id, listed]).toEqual([question.id, id, changed !== first]);
          }
        }
      }),
      few,
    );
  }, 30_000);

  it("of what puts a technique first hold, and take no more changes than needed", () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...bundle.techniques.map(({ id }) => id)), (input, id) => {
        const found = engine.explain(input, id);
        if (found === undefined) throw new Error(id);
        const { toBeFirst, technique } = found;
        if (toBeFirst === null) return;
        expect(toBeFirst.length === 0).toBe(technique.rank === 1);
        const changed = toBeFirst.reduce(withChange, input);
        expect(outcome(changed).order[0]).toBe(id);
        if (toBeFirst.length === 2)
          for (const change of singleChanges(situationOf(input)))
            expect(outcome(withChange(input, change)).order[0]).not.toBe(id);
      }),
      { numRuns: 10 },
    );
  }, 30_000);

  it("of warnings and ways out hold for full answers exactly where their condition does", () => {
    fc.assert(
      fc.property(fullAnswers, (answers) => {
        const advice = engine.advise({ answers: asAnswers(answers) });
        const warned = advice.warnings.map(({ id }) => id);
        const ramps = advice.offRamps.map(({ rule }) => rule);
        for (const rule of bundle.rules) {
          if (rule.effect.kind === "off-ramp") expect(ramps.includes(rule.id)).toBe(holds(rule, answers));
          if (rule.effect.kind !== "warn") continue;
          const doable = rule.on.some((id) => byId(advice, id).status !== "unavailable");
          expect([rule.id, warned.includes(rule.id)]).toEqual([rule.id, holds(rule, answers) && doable]);
        }
        expect(advice.nextQuestion).toBeNull();
        expect(advice.settled).toBe(true);
        expect(levels).toContain(advice.techniques[0]?.risk.overall);
      }),
      few,
    );
  });
});
