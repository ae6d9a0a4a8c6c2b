// `check` of the command line, in this process: exit codes, what is printed and what a wrong call is told.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../bin/check.ts";
import { Failure, oneLine } from "../../bin/failure.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cliffwise-check-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Results as lm-evaluation-harness writes them: right answers of 10,000 a task. */
function results(name: string, model: string, right: Readonly<Record<string, number>>): string {
  const n = 10_000;
  const of = (count: number): object => ({
    "acc,none": count / n,
    "acc_stderr,none": Math.sqrt(((count / n) * (1 - count / n)) / (n - 1)),
    alias: name,
  });
  const entries = Object.entries(right);
  return file(
    name,
    JSON.stringify({
      results: Object.fromEntries(entries.map(([task, count]) => [task, of(count)])),
      group_subtasks: Object.fromEntries(entries.map(([task]) => [task, []])),
      configs: Object.fromEntries(entries.map(([task]) => [task, { task, metadata: { version: 1 } }])),
      versions: Object.fromEntries(entries.map(([task]) => [task, 1])),
      "n-shot": Object.fromEntries(entries.map(([task]) => [task, 0])),
      higher_is_better: Object.fromEntries(entries.map(([task]) => [task, { acc: true }])),
      "n-samples": Object.fromEntries(entries.map(([task]) => [task, { original: n, effective: n }])),
      config: { model: "hf", model_args: `pretrained=${model}`, limit: null },
      git_hash: "abc1234",
      lm_eval_version: "0.4.9",
      model_name: model,
    }),
  );
}

const before = (): string => results("before.json", "org/base", { boolq: 8000, sciq: 9000, medqa_4options: 5000 });
const kept = (): string => results("kept.json", "org/tuned", { boolq: 8010, sciq: 9005, medqa_4options: 6000 });
const fallen = (): string => results("fallen.json", "org/tuned", { boolq: 6500, sciq: 9000, medqa_4options: 6000 });

async function refusal(...args: string[]): Promise<string> {
  try {
    await check(args);
  } catch (error) {
    if (error instanceof Failure) return oneLine(error.message).replaceAll(folder, "…");
    throw error;
  }
  throw new Error(`${args.join(" ")} was taken`);
}

describe("exit codes", () => {
  test("0 where all was retained", async () => {
    const { exitCode, text, notes } = await check([
      "--base",
      before(),
      "--tuned",
      kept(),
      "--in-domain",
      "medqa_4options",
    ]);
    expect([exitCode, notes]).toEqual([0, ""]);
    expect(text).toMatch(/^RETAINED\nRetained outside the domain/);
    expect(text).toMatch(/inside the domain it gained\s+10\.0 points/);
  });
  test("1 on a cliff", async () => {
    const { exitCode, text } = await check(["--base", before(), "--tuned", fallen(), "--in-domain", "medqa_4options"]);
    expect(exitCode).toBe(1);
    expect(text).toMatch(/boolq fell from 80\.0% to 65\.0%, 15\.0 points/);
  });
  test("3 where it cannot tell: all in the domain, one file twice, nothing that joins", async () => {
    const of = async (...args: string[]): Promise<number> => (await check(args)).exitCode;
    expect(await of("--base", before(), "--tuned", kept(), "--in-domain", "boolq,sciq,medqa_4options")).toBe(3);
    expect(await of("--base", before(), "--tuned", before())).toBe(3);
    const other = results("other.json", "org/tuned", { piqa: 8000 });
    expect(await of("--base", before(), "--tuned", other)).toBe(3);
  });
  test("the margin moves what counts as kept", async () => {
    const lower = results("lower.json", "org/tuned", { boolq: 7700, sciq: 8700, medqa_4options: 5000 });
    expect((await check(["--base", before(), "--tuned", lower])).exitCode).toBe(1);
    const { text } = await check(["--base", before(), "--tuned", kept(), "--margin", ".05"]);
    expect(text).toMatch(/a\s+loss\s+of\s+5\.0\s+points\s+or\s+more\s+is\s+ruled\s+out/);
  });
});

describe("what is printed", () => {
  test("--json has the fields that are promised", async () => {
    const { text } = await check(["--json", "--base", before(), "--tuned", fallen(), "--in-domain=medqa_4options"]);
    // Its fields are looked at below.
    const report = JSON.parse(text) as Record<string, unknown>;
    expect(report).toMatchObject({
      version: 1,
      base: { model: "org/base", tool: "lm-evaluation-harness" },
      tuned: { model: "org/tuned" },
      groups: [],
      calibration: [],
      unmatched: { base: [], tuned: [], suggestions: [] },
      comparability: [],
      verdict: { kind: "cliff", strength: "firm" },
      inDomain: ["medqa_4options"],
      margin: 0.02,
    });
    // As above.
    const [boolq] = report["tasks"] as Record<string, unknown>[];
    expect(boolq).toMatchObject({ task: "boolq", metric: "acc", filter: "none", n: 10_000, reading: "loss" });
    expect(boolq).toMatchObject({ base: 0.8, tuned: 0.65, paired: false, inDomain: false });
    for (const name of ["difference", "se", "p", "adjustedP"]) expect(typeof boolq?.[name]).toBe("number");
  });
  test("--markdown is a document", async () => {
    const { text } = await check(["--base", before(), "--tuned", fallen(), "--markdown"]);
    expect(text).toMatch(/^# Cliff check: org\/tuned against org\/base\n/);
    expect(text).toMatch(/\n\| boolq/);
  });
  test("a folder is read whole; what is none of ours is left out and named", async () => {
    const run = file("run/results_2026-01-01T00-00-00.000000.json", "");
    writeFileSync(run, JSON.stringify({ nothing: "of ours" }));
    const inside = join(folder, "run");
    const given = before();
    mkdirSync(join(inside, "deeper"), { recursive: true });
    copyFileSync(given, join(inside, "deeper", "before.json"));
    const { exitCode, notes } = await check(["--base", inside, "--tuned", kept()]);
    expect(exitCode).toBe(0);
    expect(notes).toMatch(/^left out: .*results_2026-01-01.*; expected /);
  });
  test("a name in a file moves no terminal", async () => {
    const odd = { ["\u001B[2Jboolq"]: 8000 };
    const { text } = await check([
      "--base",
      results("odd-a.json", "org/base", odd),
      "--tuned",
      results("odd-b.json", "org/\u001B]0;x\u0007tuned\nRETAINED\u202E", { ["\u001B[2Jboolq"]: 6000 }),
    ]);
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
  });
});

describe("a wrong call is told the field, what stands there and a way out", () => {
  test.each([
    [["--tuned", "a.json"], /^--base: no file is given; usage: check --base/],
    [["--base", "a.json", "--tuned"], /^--tuned: no file is given/],
    [["--base", "a.json", "--tunde", "b.json"], /^option: "--tunde" is no option of check; allowed: --base/],
    [["a.json"], /^check: "a\.json" belongs to no option/],
    [["--base", "a.json", "--tuned", "b.json", "--margin", "2%"], /^--margin: "2%" is no fraction .* such as 0\.02/],
    [["--base", "a.json", "--tuned", "b.json", "--margin", "nonsense"], /^--margin: "nonsense"/],
    [["--base", "a.json", "--tuned", "b.json", "--margin"], /^--margin: its value is missing/],
    [["--base", "a.json", "--tuned", "b.json", "--json", "--markdown"], /^--markdown: stands beside --json/],
    [
      ["--base", "a.json", "--tuned", "b.json", "--columns", "tsak=Benchmark"],
      /^--columns: "tsak=Benchmark".*known: task/,
    ],
    [["--base", "no-such.json", "--tuned", "b.json"], /^"no-such\.json": does not exist; give the path/],
  ])("%j", async (args, message) => {
    expect(await refusal(...args)).toMatch(message);
  });
  test("a task that was misspelt", async () => {
    expect(await refusal("--base", before(), "--tuned", kept(), "--in-domain", "boolk")).toBe(
      '--in-domain: "boolk" is no task of these files; did you mean "boolq"?',
    );
    expect(await refusal("--base", before(), "--tuned", kept(), "--in-domain", "quite-other")).toMatch(
      /there are boolq, sciq/,
    );
  });
  test("a file of another kind, an empty folder, a file that was cut off", async () => {
    expect(await refusal("--base", file("note.md", "# Notes\n"), "--tuned", kept())).toMatch(
      /note\.md: .*; expected results/,
    );
    mkdirSync(join(folder, "empty"), { recursive: true });
    expect(await refusal("--base", join(folder, "empty"), "--tuned", kept())).toMatch(/there is no result file in/);
    const cut = file("cut.json", '{"results": {"boolq": {"acc,none": 0.');
    expect(await refusal("--base", cut, "--tuned", kept())).toMatch(/cut\.json: /);
  });
  test("several models in one folder", async () => {
    const both = join(folder, "both");
    results("both/a.json", "org/a", { boolq: 8000 });
    results("both/b.json", "org/b", { boolq: 7000 });
    expect(await refusal("--base", both, "--tuned", kept())).toMatch(
      /holds 2 models; name one with --base-model: org\/a, org\/b/,
    );
    const { exitCode } = await check(["--base", both, "--base-model", "org/a", "--tuned", kept()]);
    expect(exitCode).toBe(0);
    expect(await refusal("--base", both, "--base-model", "org/c", "--tuned", kept())).toMatch(
      /^--base-model: "org\/c" is no model of these files; there are org\/a, org\/b$/,
    );
    expect(await refusal("--base", before(), "--base-model", "org/c", "--tuned", kept())).toMatch(
      /^--base-model: "org\/c" is no model of these files; there is org\/base/,
    );
  });
  test("a table whose columns are not known", async () => {
    const table = file("table.csv", "A,B,C\nboolq,0.8,3\nsciq,0.9,4\n");
    expect(await refusal("--base", table, "--tuned", table)).toMatch(
      /its columns are not known; say with --columns .*: A, B, C/,
    );
  });
});
