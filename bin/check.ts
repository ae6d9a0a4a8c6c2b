import { runCheck, type CheckRun } from "./check-run.ts";
import { checkAsText } from "./check-text.ts";
import { Failure, oneLine } from "./failure.ts";
import { toMarkdown, type VerdictKind } from "../src/check/index.ts";

/** What a gate in CI sees. 2 is kept for wrong input. */
const exitCodes: Readonly<Record<VerdictKind, 0 | 1 | 3>> = {
  cliff: 1,
  erosion: 1,
  "calibration-cliff": 1,
  "format-shift": 1,
  retained: 0,
  "cannot-tell": 3,
};

export const checkUsage =
  "check --base FILE... --tuned FILE... [--in-domain task,...] [--margin 0.02] [--json|--markdown]";

export const checkHelp = [
  "Did this model go over the edge? Compares evaluation results of the base and of the specialized model.",
  "FILE is a result file or a folder of lm-evaluation-harness, Inspect AI, HELM, lighteval, OpenCompass or OpenAI evals, a table pasted as Markdown, CSV or TSV. Files with one row a sample make the comparison sharper.",
  "--in-domain names the tasks or groups that the model was specialized for, by comma; all others are what has to be kept.",
  "--margin is the loss of one skill that still counts as kept, as a fraction; default 0.02. A proven loss on average over all skills is erosion, however small.",
  "--base-model and --tuned-model choose a model where a file holds several; --columns task=...,value=... says what the columns of a table are (task, value, metric, stderr, n, id).",
  "--json and --markdown print the whole report.",
  "Exit code: 0 retained; 1 cliff, erosion, calibration cliff or format shift; 3 cannot tell; 2 wrong input.",
];

export interface CheckOutput {
  readonly text: string;
  /** What is said beside it: files of a folder that were left out. */
  readonly notes: string;
  readonly exitCode: 0 | 1 | 3;
}

/** `check` of the command line. Throws a Failure where the call or a file is wrong; nothing is half-used. */
export async function check(args: readonly string[]): Promise<CheckOutput> {
  const call = parse(args);
  const { report, left } = await runCheck(call);
  const text =
    call.as === "json"
      ? `${JSON.stringify(report, null, 2)}\n`
      : call.as === "markdown"
        ? `${toMarkdown(report).trimEnd()}\n`
        : checkAsText(report);
  const notes = left.map(
    ({ where, found, expected }) => `${oneLine(`left out: ${where}: ${found}; expected ${expected}`)}\n`,
  );
  return { text, notes: notes.join(""), exitCode: exitCodes[report.verdict.kind] };
}

const flags = [
  "--base",
  "--tuned",
  "--in-domain",
  "--margin",
  "--json",
  "--markdown",
  "--base-model",
  "--tuned-model",
  "--columns",
];
const lists: readonly string[] = ["--base", "--tuned"];
const switches: readonly string[] = ["--json", "--markdown"];

/** FILE... are all arguments up to the next option: node's own parser knows no such lists. */
function parse(args: readonly string[]): CheckRun & { readonly as: "text" | "json" | "markdown" } {
  const values = new Map<string, string[]>();
  let open: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    if (!word.startsWith("--")) {
      if (open === undefined) throw new Failure(`check: ${show(word)} belongs to no option; usage: ${checkUsage}`);
      values.get(open)?.push(word);
      if (!lists.includes(open)) open = undefined;
      continue;
    }
    const [, name = word, inline] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    if (!flags.includes(name))
      throw new Failure(`option: ${show(name)} is no option of check; allowed: ${[...flags, "--help"].join(", ")}`);
    if (values.has(name) && !lists.includes(name)) throw new Failure(`${name}: stands twice; give it once`);
    const known = values.get(name) ?? [];
    if (inline !== undefined) known.push(inline);
    values.set(name, known);
    open = switches.includes(name) || (inline !== undefined && !lists.includes(name)) ? undefined : name;
  }
  const one = (name: string): string | undefined => {
    const [value] = values.get(name) ?? [];
    if (values.has(name) && value === undefined)
      throw new Failure(`${name}: its value is missing; usage: ${checkUsage}`);
    return value;
  };
  for (const side of lists)
    if ((values.get(side) ?? []).length === 0) throw new Failure(`${side}: no file is given; usage: ${checkUsage}`);
  if (values.has("--json") && values.has("--markdown"))
    throw new Failure("--markdown: stands beside --json; choose one of them");
  return {
    base: { paths: values.get("--base") ?? [], model: one("--base-model") },
    tuned: { paths: values.get("--tuned") ?? [], model: one("--tuned-model") },
    inDomain:
      one("--in-domain")
        ?.split(",")
        .map((task) => task.trim())
        .filter((task) => task !== "") ?? null,
    margin: margin(one("--margin")),
    columns: columns(one("--columns")),
    as: values.has("--json") ? "json" : values.has("--markdown") ? "markdown" : "text",
  };
}

const show = (word: string): string => JSON.stringify(word.slice(0, 80));

function margin(text: string | undefined): number {
  if (text === undefined) return 0.02;
  const value = /^(0?\.\d+|0|0\.\d*)$/.test(text) ? Number(text) : NaN;
  if (!(value > 0 && value <= 0.5))
    throw new Failure(`--margin: ${show(text)} is no fraction above 0 and up to 0.5, such as 0.02 for two points`);
  return value;
}

const columnKinds = ["task", "value", "metric", "stderr", "n", "id"] as const;

function columns(text: string | undefined): CheckRun["columns"] {
  if (text === undefined) return undefined;
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const [kind = "", ...name] = pair.split("=");
      if (!columnKinds.some((known) => known === kind) || name.length === 0)
        throw new Failure(
          `--columns: ${show(pair)} is no pair such as task=Benchmark; known: ${columnKinds.join(", ")}`,
        );
      return [kind, name.join("=")];
    }),
  );
}
