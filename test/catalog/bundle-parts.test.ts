// The catalog in parts, as browsers get it: joined again it is the catalog, and without its texts the engine still counts the same.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decisionBundle } from "../../src/catalog/bundle.ts";
import { bundleParts, cardColumns, findingIds } from "../../src/catalog/bundle-parts.ts";
import { findingCards } from "../../src/catalog/vite-plugin.ts";
import { createEngine, type Advice } from "../../src/decision/index.ts";
import { bundleToCount, joinCards, wholeBundle } from "../../src/islands/join-bundle.ts";
import { anyInput } from "../support/answers.ts";

const bundle = decisionBundle();
const { core, texts } = bundleParts(bundle);

/** As a module hands it over. */
const sent = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data; // plain data comes back as it went

describe("the parts of the bundle", () => {
  test("joined, are the bundle, rules in the order of their ids", () => {
    const rules = [...bundle.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(wholeBundle(sent(core), sent(texts))).toEqual(sent({ ...bundle, rules }));
  });

  test("that do not belong together are refused", () => {
    const fewer = { ...texts, rules: { ...texts.rules, says: texts.rules.says.slice(1) } };
    expect(() => wholeBundle(core, fewer)).toThrow("do not belong together");
  });

  test("give every finding its card back", () => {
    const cards = findingCards();
    const ids = findingIds(bundle);
    expect(joinCards(texts.findings, sent(cardColumns(ids, cards)))).toEqual(cards);
    expect(Object.keys(cards)).toEqual(ids);
  });

  test("a finding without a card stops the build", () => {
    expect(() => cardColumns(["no-such-finding"], {})).toThrow("no-such-finding");
  });
});

/** What pages that only count show of an advice. */
const counted = ({ techniques, warnings, plan, offRamps, ...rest }: Advice): unknown => ({
  ...rest,
  plan: plan.map(({ technique }) => technique),
  offRamps: offRamps.map(({ id }) => id),
  techniques: techniques.map(({ reasons, barredBy, ...each }) => ({
    ...each,
    barredBy: barredBy.length,
    // Of reasons that count the same, the ids of their rules say which comes first.
    points: reasons.map(({ effect, points, grade }) => `${effect} ${points} ${grade}`).sort(),
  })),
  warnings: warnings.map(({ severity, dimension, techniques: on, dependsOn }) => [severity, dimension, on, dependsOn]),
});

describe("the engine without texts", { timeout: 60_000 }, () => {
  const whole = createEngine(bundle);
  const counting = createEngine(bundleToCount(sent(core)));

  test("counts as the whole one does, and says in a preview whether anything open matters", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const advice = whole.advise(input);
        const preview = counting.preview(input);
        expect(counted(counting.advise(input))).toEqual(counted(advice));
        expect(preview).toEqual(whole.preview(input));
        expect(preview.settled).toBe(advice.settled);
      }),
      { numRuns: 15 },
    );
  });

  test("names nothing that readers could take for an id of a rule", () => {
    expect(counting.bundle.rules.every(({ id, because }) => /^\d{5}$/.test(id) && because === "")).toBe(true);
  });
});
