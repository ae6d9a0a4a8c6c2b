// The filter in the address: what it says comes back, what it cannot say is named and ignored, and nothing of a hostile address is repeated.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packHas, passes, readQuery, unpackHas, writeQuery, type Filters } from "../../src/islands/evidence/state.ts";

const filters: Filters = new Map([
  ["on", { label: "Technique", values: ["lora", "rag"] }],
  ["direction", { label: "Direction", values: ["increases-risk", "mixed"] }],
  ["year", { label: "Year", values: ["2025", "2024"] }],
]);

describe("an address", () => {
  test("says the state, in one order", () => {
    const address = "?year=2025&q=chat+bots&on=lora";
    const { state, notices } = readQuery(address, filters);
    expect(notices).toEqual([]);
    expect(state).toEqual({ q: "chat bots", chosen: { on: "lora", year: "2025" } });
    expect(writeQuery(state, filters)).toBe("?on=lora&year=2025&q=chat+bots");
    expect(writeQuery({ q: "", chosen: {} }, filters)).toBe("");
  });

  test("comes back from any state", () => {
    const chosen = fc.record(
      { on: fc.constantFrom("lora", "rag"), year: fc.constantFrom("2025", "2024") },
      { requiredKeys: [] },
    );
    // As the page reads it from its field: no control characters, no double or outer blanks.
    const q = fc.string({ maxLength: 60, unit: "grapheme" }).map((text) => text.replace(/[\p{C}\s]+/gu, " ").trim());
    fc.assert(
      fc.property(chosen, q, (known, text) => {
        fc.pre(text.length <= 80);
        const state = { q: text, chosen: { ...known } };
        expect(readQuery(writeQuery(state, filters), filters)).toEqual({ state, notices: [] });
      }),
    );
  });

  test("that asks for what is not there is told so, and the rest holds", () => {
    const { state, notices } = readQuery("?on=lorra&year=2025&utm=x&direction=", filters);
    expect(state.chosen).toEqual({ year: "2025" });
    expect(notices).toMatchInlineSnapshot(`
      [
        "The link asks for a value that “Technique” does not have; it was ignored.",
        "A part of the link that no filter knows was ignored.",
      ]
    `);
  });

  test("of any kind never throws, and its words never come back in a notice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (junk) => {
        const address = `?on=%3Cimg%20src=x%20onerror=alert(1)%3E&${junk}&__proto__=1&constructor=2`;
        const { state, notices } = readQuery(address, filters);
        expect(state.q.length).toBeLessThanOrEqual(80);
        for (const [name, value] of Object.entries(state.chosen)) expect(filters.get(name)?.values).toContain(value);
        expect(notices.join(" ")).not.toMatch(/[<>]|alert|proto|constructor/);
        expect(passes({ text: "", has: {} }, state)).toBe(state.q === "");
      }),
      { numRuns: 150 },
    );
  });

  test("with a text too long is cut, and says so", () => {
    const { state, notices } = readQuery(`?q=${"a".repeat(5000)}`, filters);
    expect(state.q).toHaveLength(80);
    expect(notices).toEqual(["The text to find was cut to 80 characters."]);
  });
});

test("what a row passes survives being an attribute", () => {
  const has = { on: ["lora", "replay-sft"], about: [], year: ["2025"] };
  expect(packHas(has)).toBe("on:lora,replay-sft;about:;year:2025");
  expect(unpackHas(packHas(has))).toEqual(has);
});

describe("a row", () => {
  const finding = {
    text: "replay kept what lora lost",
    has: { on: ["replay-sft", "lora"], first: ["replay-sft"], direction: ["mixed"], year: ["2025"] },
  };
  const none = { q: "", chosen: {} };

  test("passes when it has all words, in any order and case", () => {
    expect(passes(finding, { ...none, q: "LoRA replay" })).toBe(true);
    expect(passes(finding, { ...none, q: "lora rag" })).toBe(false);
  });

  test("passes by any technique that it names, but lends its direction to the first alone", () => {
    expect(passes(finding, { q: "", chosen: { on: "lora" } })).toBe(true);
    expect(passes(finding, { q: "", chosen: { on: "lora", direction: "mixed" } })).toBe(false);
    expect(passes(finding, { q: "", chosen: { on: "replay-sft", direction: "mixed" } })).toBe(true);
  });

  test("is not concerned by a filter that it says nothing about", () => {
    expect(passes({ text: "", has: { on: ["lora"] } }, { q: "", chosen: { direction: "mixed" } })).toBe(true);
  });
});
