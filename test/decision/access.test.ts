import { describe, expect, test } from "vitest";
import { accessWarnings } from "../../src/decision/access.ts";
import type { AccessRecord } from "../../src/decision/bundle.ts";
import { dayInWords, daysBetween } from "../../src/decision/day.ts";
import { createEngine } from "../../src/decision/index.ts";
import { decisionBundle } from "../../src/catalog/bundle.ts";

const record: AccessRecord = {
  id: "x-tuning",
  provider: "X",
  what: "tuning of its models",
  techniques: ["hosted-sft", "hosted-dpo"],
  ends: [
    { on: "2026-12-31", closes: "new-jobs", says: "No new job after {on}" },
    { on: "2027-03-01", closes: "everything", says: "Tuned models answer until {on}" },
  ],
  evidence: ["some-finding"],
  grade: "moderate",
};
const at = (asOf: string, accessTo: (id: string) => "always" | "never" | "depends" = () => "always") =>
  accessWarnings([record], asOf, accessTo);

describe("an offer with an end", () => {
  test("is a caution with its dates while they are to come", () => {
    const [warning] = at("2026-12-01");
    expect(warning?.severity).toBe("caution");
    expect(warning?.text).toBe(
      "X is ending tuning of its models. No new job after 31 December 2026. Tuned models answer until 1 March 2027. The next of these dates is 30 days after 1 December 2026.",
    );
    expect(warning?.record).toBe("x-tuning");
    expect(at("2026-12-30")[0]?.text).toContain("is 1 day after");
  });

  test("is a note once no new job can be started, and is forgotten two years after its last date", () => {
    expect(at("2026-12-31")[0]?.severity).toBe("note");
    expect(at("2027-06-01")[0]?.text).toMatch(/^X has ended/);
    expect(at("2029-02-28")).toHaveLength(1);
    expect(at("2029-03-02")).toHaveLength(0);
  });

  test("concerns only what can be had, and depends on access where that is open", () => {
    expect(at("2026-12-01", (id) => (id === "hosted-dpo" ? "never" : "always"))[0]?.techniques).toEqual(["hosted-sft"]);
    expect(at("2026-12-01", () => "never")).toEqual([]);
    expect(at("2026-12-01", () => "depends")[0]?.dependsOn).toEqual(["access"]);
  });

  test("is compared with the day that is given, by default that of the release", () => {
    const engine = createEngine({ ...decisionBundle(), asOf: "2026-12-01", access: [record] });
    const texts = (asOf?: string) =>
      engine
        .advise({ answers: { access: ["text", "hosted-tuning"] }, asOf })
        .warnings.flatMap(({ record: id, severity }) => (id === undefined ? [] : [severity]));
    expect(texts()).toEqual(["caution"]);
    expect(texts("2027-01-01")).toEqual(["note"]);
    expect(engine.advise({ answers: { access: ["text"] } }).warnings.filter(({ record: id }) => id)).toEqual([]);
  });
});

test("every offer of the catalog that ends is warned of on the day before, and has evidence", () => {
  const { access = [] } = decisionBundle();
  expect(access.length).toBeGreaterThan(2);
  for (const each of access) {
    expect(each.evidence.length, each.id).toBeGreaterThan(0);
    const last = each.ends.at(-1)?.on ?? "";
    expect(
      accessWarnings([each], "2020-01-01", () => "always"),
      each.id,
    ).toHaveLength(1);
    expect(daysBetween("2020-01-01", last), each.id).toBeGreaterThan(0);
  }
});

test.each([
  ["2024-02-28", "2024-03-01", 2],
  ["2023-02-28", "2023-03-01", 1],
  ["2026-11-24", "2027-01-06", 43],
  ["2000-01-01", "2100-01-01", 36_525],
  ["2026-11-24", "2026-11-24", 0],
  ["2027-01-06", "2026-11-24", -43],
])("from %s to %s are %i days", (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
  expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000);
});

test("a day in words", () => {
  expect(dayInWords("2027-01-06")).toBe("6 January 2027");
  expect(dayInWords("soon")).toBe("soon");
});
