// What leaves the check: Markdown, CSV, and links that carry a summary.
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allRules } from "../../src/decision/rules/index.ts";
import { fromBase64Url, toBase64Url } from "../../src/check/base64url.ts";
import {
  checkedDimensions,
  compare,
  decodeSummary,
  encodeSummary,
  toCsv,
  toMarkdown,
  verdictKinds,
  type CheckReport,
} from "../../src/check/index.ts";
import { nextStepsFor } from "../../src/check/next-steps.ts";
import { model, row, share } from "./build.ts";

function report(tasks: readonly string[], names: readonly [string, string] = ["base", "tuned"]): CheckReport {
  return compare(
    model(names[0], { rows: tasks.map((task) => share(task, 800, 1000)) }),
    model(names[1], { rows: tasks.map((task, index) => share(task, index % 2 === 0 ? 600 : 810, 1000)) }),
    { inDomain: null },
  );
}

describe("Markdown", () => {
  const hostile = "<img src=x onerror=alert(1)> | `code` [a](http://evil.example)\n# big @team";
  const text = toMarkdown(report([hostile], [hostile, "tuned"]));
  test("shows names as text: no markup, no link, no new line, no cell, no mention", () => {
    expect(text).not.toMatch(/<img|\n# big|http:\/\/evil|@team|[^\\]\[a\]|[^\\]`code/);
    const lines = text.split("\n").filter((line) => line.startsWith("| \\&") || line.includes("onerror"));
    expect(lines.length).toBeGreaterThan(0);
  });
  test("holds verdict, table, caveats and steps", () => {
    expect(text).toMatch(/\*\*Cliff over all tasks/);
    expect(text).toMatch(/\| Task \| Domain \| Items \|/);
    expect(text).toMatch(/## Next/);
  });
  test("stays readable for very many tasks", () => {
    const many = toMarkdown(report(Array.from({ length: 300 }, (_, index) => `t${String(index)}`)));
    expect(many).toMatch(/100 more tasks not shown/);
  });
});

describe("CSV", () => {
  test("quotes what needs it and defuses formulas", () => {
    const lines = toCsv(report(["=HYPERLINK(1)", 'a,"b"', "plain", "-x", "@y"])).split("\r\n");
    expect(lines.map((line) => line.split(",acc,")[0])).toEqual([
      expect.stringMatching(/^task,metric/),
      "'=HYPERLINK(1)",
      '"a,""b"""',
      "plain",
      "'-x",
      "'@y",
      "",
    ]);
  });
  test("numbers are not rounded, and a minus is no formula", () => {
    const [, line = ""] = toCsv(report(["a"])).split("\r\n");
    expect(line).toMatch(/^a,acc,none,false,true,1000,fraction,0\.8,0\.6,-0\.2\d*,/);
  });
});

describe("links", () => {
  test("carry the verdict, its risks and the rows that matter, and word it anew", () => {
    const given = report(["boolq", "gsm8k", "mmlu_law"]);
    const fragment = encodeSummary(given);
    const found = decodeSummary(`#${fragment}`);
    expect(found?.sentence).toBe(given.verdict.sentence);
    expect(found?.facts.kind).toBe("cliff");
    expect(found?.rows[0]).toMatchObject({ task: "boolq", reading: "loss", inDomain: false });
    expect(found?.dimensions.map(({ dimension }) => dimension)).toEqual([...checkedDimensions]);
    expect(decodeSummary(fragment)).toEqual(found);
    expect(fragment).toMatch(/^r=1\.[\w-]+$/);
  });
  test("stay within their bound and say how much was left", () => {
    const names = Array.from({ length: 200 }, (_, index) => `${"ü".repeat(50)}${String(index)}`);
    const fragment = encodeSummary(report(names, ["m".repeat(500), "n".repeat(500)]));
    expect(fragment.length).toBeLessThanOrEqual(4000);
    const found = decodeSummary(fragment);
    expect((found?.rows.length ?? 0) + (found?.left ?? 0)).toBe(200);
    expect(found?.rows.length).toBeGreaterThan(10);
  });
  test("carry names without markup, marks of direction and addresses", () => {
    const found = decodeSummary(
      encodeSummary(report(["<b>x</b>", "\u202egnp", "🙂 ok"], ["https://evil.example/a", "b"])),
    );
    expect(found?.base).toBe("https:evil.example/a");
    expect(found?.rows.map(({ task }) => task).sort()).toEqual(["?b?x?/b?", "?gnp", "? ok"].sort());
  });
  const forge = (change: (packed: unknown[]) => void): string => {
    const packed: unknown = JSON.parse(fromBase64Url(encodeSummary(report(["boolq"])).slice(4)) ?? "");
    if (!Array.isArray(packed)) throw new Error("no list");
    change(packed);
    return `r=1.${toBase64Url(JSON.stringify(packed))}`;
  };
  test.each([
    ["nothing", ""],
    ["another mark", "r=2.W10"],
    ["no alphabet of ours", "r=1.***"],
    ["a length that cannot be", "r=1.A"],
    ["no UTF-8", "r=1._____w"],
    ["no JSON", `r=1.${toBase64Url("{")}`],
    ["another shape", `r=1.${toBase64Url('{"__proto__":{"a":1}}')}`],
    ["nesting", `r=1.${toBase64Url("[".repeat(2000))}`],
    ["far too long", `r=1.${"A".repeat(1e6)}`],
    ["markup in a name", forge((packed) => packed.splice(0, 1, "<script>"))],
    ["a kind that is none", forge((packed) => Array.isArray(packed[2]) && packed[2].splice(0, 1, 17))],
    ["a share above 1", forge((packed) => Array.isArray(packed[2]) && packed[2].splice(9, 1, 3))],
    [
      "too many rows",
      forge((packed) =>
        packed.splice(
          4,
          1,
          Array.from({ length: 90 }, () => ["a", "b", 0, null, null, 0, 0]),
        ),
      ),
    ],
    ["a part too many", forge((packed) => packed.push(1))],
  ])("that are not ours give nothing: %s", (_, fragment) => {
    expect(decodeSummary(fragment)).toBeNull();
  });
  test("text survives the alphabet", () => {
    for (const sample of ["", "a", "ab", "abc", "日本語 ü \u{1f642}"])
      expect(fromBase64Url(toBase64Url(sample))).toBe(sample);
  });
});

test("next steps link to pages that exist", () => {
  const dimensions = checkedDimensions.map((dimension) => ({
    dimension,
    kind: "cannot-tell" as const,
    sentence: "",
    tasks: [],
  }));
  const worse = dimensions.map((each) => ({ ...each, kind: "cliff" as const }));
  const steps = [dimensions, worse].flatMap((each) => nextStepsFor(verdictKinds, each, "not-measured"));
  const links = steps.flatMap((step) => step.links);
  expect(links.length).toBeGreaterThan(20);
  const ruleIds = new Set(allRules.map(({ id }) => id));
  const folders = { technique: "techniques", note: "notes", risk: "risks" } as const;
  const missing = links.filter(({ kind, id }) =>
    kind === "rule" ? !ruleIds.has(id) : !existsSync(`src/content/docs/${folders[kind]}/${id}.mdx`),
  );
  expect(missing).toEqual([]);
});

test("perplexities are in no link", () => {
  const ppl = (value: number) =>
    row({ task: "w", metric: "ppl", scale: "other", value, stderr: 0.1, higherIsBetter: false });
  const given = compare(model("a", { rows: [ppl(8)] }), model("b", { rows: [ppl(9)] }), { inDomain: null });
  const found = decodeSummary(encodeSummary(given));
  expect(found?.rows).toEqual([]);
  expect(found?.sentence).toBe(given.verdict.sentence);
  expect(given.verdict.kind).toBe("erosion");
});

test("a link of sides that are in no one unit can be read", () => {
  const of = (value: number, scale: "fraction" | "other"): ReturnType<typeof model> =>
    model("m", { rows: [row({ task: "wiceu", value, scale, n: 1400, stderr: 0.01 }), share("boolq", 8000, 10_000)] });
  const found = compare(of(0.5, "fraction"), of(-5, "other"), { inDomain: null });
  expect(found.tasks.find(({ task }) => task === "wiceu")?.reading).toBe("cannot-tell");
  const summary = decodeSummary(encodeSummary(found));
  expect(summary?.rows.map(({ task }) => task)).toEqual(["boolq"]);
});
