// The command line as a user calls it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Failure, oneLine } from "../../bin/failure.ts";
import { run } from "../../bin/run.ts";
import { engine } from "../support/catalog.ts";

const program = resolve("bin/cliffwise.ts");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cliffwise-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A process of its own, in the caller's folder: paths are relative to that. */
function call(
  args: readonly string[],
  input: string | Uint8Array = "",
): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { code: status, out: stdout, error: stderr };
}

/** The line that a wrong call gets, without a process. */
function refusal(args: readonly string[]): string {
  try {
    run(args);
  } catch (error) {
    if (error instanceof Failure) return oneLine(error.message).replaceAll(folder, "…");
    throw error;
  }
  throw new Error(`${args.join(" ")} was taken`);
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe("advise", () => {
  const answers = { access: ["text"], goal: "knowledge", volatility: "daily" } as const;

  it("prints the advice as JSON, from standard input and from a file", () => {
    const { code, out, error } = call(["advise", "-", "--json"], JSON.stringify(answers));
    expect([code, error]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(engine.advise({ answers }))));
    const yaml = file(
      "answers.yaml",
      "version: 1\nanswers:\n  access: [text]\n  goal: knowledge\n  volatility: daily\nasOf: 2026-11-20\n",
    );
    expect(JSON.parse(run(["advise", yaml, "--json"]))).toMatchObject({ asOf: "2026-11-20" });
    expect(JSON.parse(run(["advise", yaml, "--json", "--as-of", "2026-11-01"]))).toMatchObject({ asOf: "2026-11-01" });
  }, 30_000);

  it("prints text with the recommendation before its reasons", () => {
    const out = run(["advise", file("text.json", JSON.stringify(answers))]);
    const parts = [
      "Recommendation",
      "Next steps",
      "Why ",
      "Warnings",
      "What would change this",
      "Alternatives",
      "Why not",
      "Your answers",
    ];
    const places = parts.map((part) => out.indexOf(`\n${part}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(out.split("\n").filter((line) => line.length > 110)).toEqual([]);
  }, 30_000);
});

it("explain prints one technique with the fewest changes that put it first; parts in any order", () => {
  const empty = file("empty-answers.json", "{}");
  const out = run(["explain", "lora+rag", empty, "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    id: "rag+lora",
    toBeFirst: null,
  });
  expect(run(["explain", "rag", empty])).toContain("What would put it first");
}, 30_000);

it("questions, techniques and help need no input", () => {
  expect(JSON.parse(run(["questions", "--json"]))).toMatchObject({ version: 1 });
  expect(run(["questions"])).toContain("access (any number)");
  expect(run(["techniques"])).toContain("rag+lora");
  expect(run([])).toBe(run(["--help"]));
  expect(run(["advise", "--help"])).toContain("--as-of");
}, 30_000);

it("backtest prints each case and the totals, of the catalog or of a list", () => {
  expect(run(["backtest"])).toMatch(/in-domain +agreement/);
  const list = file("cases.yaml", "[]");
  expect(JSON.parse(run(["backtest", list, "--json"]))).toMatchObject({
    version: 1,
    cases: [],
    inDomain: { all: { pairs: 0, share: null } },
  });
}, 30_000);

it("wrong input is one line on standard error, nothing on standard output, and code 2", () => {
  // A file in the folder of the caller.
  file("wrong.json", '{"goal":"knowlege"}');
  const { code, out, error } = call(["advise", "wrong.json"]);
  expect([code, out, error]).toEqual([2, "", 'answers.goal: "knowlege" is no option; did you mean "knowledge"?\n']);
}, 30_000);

it("each kind of wrong input has its line", () => {
  const fine = file("fine.json", "{}");
  const bad = (content: string | Uint8Array): string => file(`${String((count += 1))}.json`, content);
  let count = 0;
  const lines = [
    ["advise", bad("goal: knowlege")],
    ["advise", bad("")],
    ["advise", bad(new Uint8Array([0, 1, 2]))],
    ["advise", bad(new Uint8Array([0xff, 0xfe]))],
    ["advise", bad('{"goal":"format","goal":"task-skill"}')],
    ["advise", bad("a: &a [1,1]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]")],
    ["advise", bad("[".repeat(100_000))],
    ["advise", bad("x".repeat(1_100_000))],
    ["advise", join(folder, "none.json")],
    ["advise", folder],
    ["advise"],
    ["advise", fine, "x"],
    ["advise", fine, "--jsno"],
    ["advise", fine, "--as-of"],
    ["advise", fine, "--as-of", "2026-02-30"],
    ["advice", fine],
    ["constructor"],
    ["explain", "lorra", fine],
    ["backtest", join(folder, "none.yaml")],
    ["backtest", bad("a: 1")],
    ["backtest", bad("- {id: x}")],
  ].map((args) => refusal(args).slice(0, 150));
  expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    answers.goal: "knowlege" is no option; did you mean "knowledge"?
    "…/2.json": is empty; write at least {}
    "…/3.json": is no text; give the path of a JSON or YAML file, or - for standard input
    "…/4.json": is no UTF-8 text; give the path of a JSON or YAML file, or - for standard input
    "…/5.json": is neither JSON nor YAML (Map keys must be unique at line 1, column 18); write {"answers": {"goal": "knowledge"}}
    "…/6.json": is neither JSON nor YAML (Excessive alias count indicates a resource exhaustion attack); write {"answers": {"goal": "knowledge"}}
    "…/7.json": is neither JSON nor YAML (Unexpected end of JSON input); write {"answers": {"goal": "knowledge"}}
    "…/8.json": is larger than 1 MB; give the path of a JSON or YAML file, or - for standard input
    "…/none.json": does not exist; give the path of a JSON or YAML file, or - for standard input
    "…": is a directory; give the path of a JSON or YAML file, or - for standard input
    advise: an argument is missing; usage: advise <file|-> [--json] [--as-of YYYY-MM-DD]
    advise: "x" is one argument too many; usage: advise <file|-> [--json] [--as-of YYYY-MM-DD]
    option: "--jsno" is no option of advise; did you mean "--json"?
    advise: Option '--as-of <value>' argument missing; usage: advise <file|-> [--json] [--as-of YYYY-MM-DD]
    --as-of: "2026-02-30" is no day such as "2026-11-23"
    command: "advice" is no command; did you mean "advise"?
    command: "constructor" is no command; allowed: advise, explain, questions, techniques, backtest, check
    technique: "lorra" is no technique or combination; did you mean "lora"?
    "…/none.yaml": does not exist; give the path of a JSON or YAML file, or - for standard input
    …/9.json: the file holds no list; expected a list of cases.
    …/10.json[0]: paper is missing; expected a string. (and 7 more)
    "
  `);
}, 60_000);

it("a reader that closes early is no error", () => {
  const { status, stderr } = spawnSync("sh", ["-c", `"${process.execPath}" "${program}" questions | head -1; exit 0`], {
    cwd: folder,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
}, 30_000);
