import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { parseAnswers } from "../../src/decision/index.ts";
import { engine } from "../support/catalog.ts";

vi.setConfig({ testTimeout: 60_000 });

const ids = z.array(z.string()).min(1);
const expectations = z.array(
  z.strictObject({
    id: z.string(),
    why: z.string(),
    answers: z.record(z.string(), z.unknown()),
    first_any: ids.optional(),
    top3_any: ids.optional(),
    not_first: ids.optional(),
    not_top3: ids.optional(),
    unavailable: ids.optional(),
    warn: ids.optional(),
  }),
);

function read(file: string): z.infer<typeof expectations> {
  return expectations.parse(parse(readFileSync(`test/decision/${file}`, "utf8")));
}

it("twenty were given", () => {
  expect(read("expectations.yaml")).toHaveLength(20);
});

describe.each([...read("expectations.yaml"), ...read("further-expectations.yaml")])("$id", (expected) => {
  it(`holds: ${expected.why}`, () => {
    const parsed = parseAnswers({ answers: expected.answers });
    if (parsed.error !== undefined) throw new Error(parsed.error);
    const advice = engine.advise(parsed.input);
    const placed = advice.techniques
      .filter(({ rank }) => rank !== undefined)
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    const [first = "", ...others] = placed.map(({ id }) => id);
    const topThree = [first, ...others.slice(0, 2)];
    if (expected.first_any !== undefined) expect(expected.first_any).toContain(first);
    if (expected.top3_any !== undefined)
      expect(
        topThree.filter((id) => expected.top3_any?.includes(id)),
        topThree.join(),
      ).not.toEqual([]);
    expect(topThree.filter((id) => expected.not_top3?.includes(id))).toEqual([]);
    expect(expected.not_first ?? []).not.toContain(first);
    const unavailable = advice.techniques.filter(({ status }) => status === "unavailable").map(({ id }) => id);
    expect(unavailable).toEqual(expect.arrayContaining(expected.unavailable ?? []));
    const warned = advice.warnings.filter(({ severity }) => severity !== "note").map(({ dimension }) => dimension);
    expect(warned).toEqual(expect.arrayContaining(expected.warn ?? []));
  });
});
