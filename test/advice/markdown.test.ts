import { describe, expect, test } from "vitest";
import { decisionRecord, escapeMarkdown } from "../../src/advice/markdown.ts";
import { cards, engine, journey, tuning } from "./sample.ts";

const address = "https://x.test/advisor/result/?v=1&access=text";

describe("the decision record", () => {
  const text = decisionRecord({ advice: engine.advise(journey), address, findings: cards });

  test("has the parts of a decision record in their order", () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(
      expect.arrayContaining([
        "Context",
        "Decision",
        "Alternatives",
        "Consequences and risks",
        "Plan",
        "Evidence",
        "Review when",
      ]),
    );
  });

  test("carries the address, the answers and every technique", () => {
    const advice = engine.advise(journey);
    expect(text).toContain(`<${address}>`);
    expect(text).toContain("- How often facts change: Every day or faster");
    for (const each of advice.techniques)
      if (!each.parts) expect(text.toLowerCase()).toContain(escapeMarkdown(each.name).toLowerCase().slice(1));
  });

  test("names what it rests on with its source", () => {
    expect(text).toMatch(/\[[^\]]+\]\(<https?:/);
  });

  test("keeps dangers above the decision", () => {
    const dangerous = decisionRecord({ advice: engine.advise(tuning), address, findings: cards });
    const at = dangerous.indexOf("## Dangers to settle first");
    if (at >= 0) expect(at).toBeLessThan(dangerous.indexOf("## Decision"));
    expect(dangerous).toContain("How to detect it:");
  });
});

describe("escaping", () => {
  test.each([
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["a\n# b", "a \\# b"],
    ["- item", "\\- item"],
    ["1. item", "\\1. item"],
    ["[a](javascript:b)", "\\[a\\](javascript:b)"],
    ["*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"],
    ["a & b", "a &amp; b"],
  ])("%j", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test("an address cannot end its own brackets", () => {
    const text = decisionRecord({ advice: engine.advise(journey), address: "https://x.test/?a=>\n# <b>" });
    expect(text).not.toContain("<b>");
  });
});
