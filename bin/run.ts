import { fileURLToPath } from "node:url";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { papersRead } from "../src/catalog/back-test.ts";
import { buildBundle } from "../src/catalog/bundle.ts";
import { parseCases } from "../src/catalog/cases.ts";
import { loadCatalogData } from "../src/catalog/load.ts";
import { backTest } from "../src/decision/backtest.ts";
import { createEngine, listInWords, questions } from "../src/decision/index.ts";
import { didYouMean, printProblems } from "../src/decision/problem.ts";
import { checkUsage } from "./check.ts";
import { adviceAsText, techniqueAsText } from "./advice-text.ts";
import { backTestAsText } from "./backtest-text.ts";
import { Failure, messageOf, oneLine } from "./failure.ts";
import { nameOfFile, readInput, readText } from "./input.ts";
import { wrap } from "./text.ts";

interface Given {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly asOf: string | undefined;
}

interface Command {
  readonly usage: string;
  readonly does: string;
  readonly details: readonly string[];
  /** How many arguments it takes: at least and at most. */
  readonly takes: readonly [number, number];
  readonly options: readonly ("json" | "as-of")[];
  run(given: Given): string;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const mostOfCases = 20_000_000;
const fileHelp =
  '<file> is JSON or YAML: {"version": 1, "answers": {"access": ["text"], "goal": "knowledge"}}, or the answers alone; - reads standard input.';
const jsonHelp = "--json prints JSON instead of text.";

interface Loaded {
  readonly data: ReturnType<typeof loadCatalogData>;
  readonly bundle: ReturnType<typeof buildBundle>["bundle"];
}

let loaded: Loaded | undefined;

function loadAll(): Loaded {
  if (loaded !== undefined) return loaded;
  const data = loadCatalogData(root);
  const { bundle, problems } = buildBundle(data);
  if (problems.length > 0) throw new Error(`the catalog has problems\n${printProblems(problems)}`);
  loaded = { data, bundle };
  return loaded;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const commands: Readonly<Record<string, Command>> = {
  advise: {
    usage: "advise <file|-> [--json] [--as-of YYYY-MM-DD]",
    does: "Advice for a set of answers.",
    details: [
      fileHelp,
      jsonHelp,
      "--as-of is the day that dated access records are compared with; default: the release's own.",
    ],
    takes: [1, 1],
    options: ["json", "as-of"],
    run({ positionals: [file = "-"], json, asOf }) {
      const input = readInput(file, asOf);
      const advice = createEngine(loadAll().bundle).advise(input);
      return json ? asJson(advice) : adviceAsText(advice);
    },
  },
  explain: {
    usage: "explain <technique> <file|-> [--json] [--as-of YYYY-MM-DD]",
    does: "One technique for a set of answers: every reason, and the fewest changes that put it first.",
    details: [
      "<technique> is an id, or ids joined by + for a combination; `techniques` lists them.",
      fileHelp,
      jsonHelp,
    ],
    takes: [2, 2],
    options: ["json", "as-of"],
    run({ positionals: [id = "", file = "-"], json, asOf }) {
      const input = readInput(file, asOf);
      const { bundle } = loadAll();
      const found = createEngine(bundle).explain(input, id);
      if (found === undefined) {
        const ids = [...bundle.techniques, ...bundle.combinations].map((entry) => entry.id);
        const fix = didYouMean(id, ids).replace(/^D/, "d") || "`techniques` lists all";
        throw new Failure(`technique: ${JSON.stringify(id.slice(0, 80))} is no technique or combination; ${fix}`);
      }
      const { technique, toBeFirst } = found;
      return json ? asJson({ ...technique, toBeFirst }) : techniqueAsText(technique, toBeFirst);
    },
  },
  questions: {
    usage: "questions [--json]",
    does: "All questions with their options.",
    details: [jsonHelp],
    takes: [0, 0],
    options: ["json"],
    run({ json }) {
      if (json) return asJson({ version: 1, questions });
      return questions
        .map(({ id, kind, ask, options }) =>
          [
            `${id}${kind === "many" ? " (any number)" : ""}: ${ask}`,
            ...options.map((option) =>
              wrap(`${option.label}${"means" in option ? ` (${option.means})` : ""}`, `  ${option.id.padEnd(18)} `),
            ),
            "",
          ].join("\n"),
        )
        .join("\n");
    },
  },
  techniques: {
    usage: "techniques [--json]",
    does: "All techniques and combinations, with their tier and least access.",
    details: [jsonHelp],
    takes: [0, 0],
    options: ["json"],
    run({ json }) {
      const { bundle } = loadAll();
      const { catalog, release, techniques, combinations } = bundle;
      if (json) return asJson({ version: 1, catalog, release, techniques, combinations });
      return [
        ...techniques.map(
          ({ id, name, tier, needs }) =>
            `${id.padEnd(24)} ${tier.padEnd(9)} ${name}; needs ${listInWords(needs, "or")}`,
        ),
        "\nCombinations",
        ...combinations.map(({ id, name }) => `${id}: ${name}`),
        "",
      ].join("\n");
    },
  },
  backtest: {
    usage: "backtest [cases.yaml] [--json]",
    does: "Published comparisons beside the advice: agreement case by case, and totals against baselines.",
    details: ["[cases.yaml] is a list of comparisons in YAML or JSON; default: those of the catalog.", jsonHelp],
    takes: [0, 1],
    options: ["json"],
    run({ positionals: [file], json }) {
      const text = file === undefined ? undefined : readText(file, mostOfCases);
      const { data, bundle } = loadAll();
      const order = data.techniques.map(({ id }) => id);
      const read = text === undefined ? { cases: data.cases, problems: [] } : readCases(text, file ?? "-", order);
      const { result, problems } = backTest(bundle, read.cases, papersRead(bundle, data));
      refuse([...read.problems, ...problems]);
      return json ? asJson(result) : backTestAsText(result);
    },
  },
};

function readCases(text: string, file: string, order: readonly string[]): ReturnType<typeof parseCases> {
  try {
    return parseCases(text, file === "-" ? "standard input" : file, order);
  } catch (error) {
    throw new Failure(`${nameOfFile(file)}: cannot be read as YAML (${messageOf(error)}); write a list of cases`);
  }
}

/** One line, however many mistakes there are: the first, and how many more. */
function refuse(problems: Parameters<typeof printProblems>[0]): void {
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : "";
  throw new Failure(`${printProblems([first])}${more}`);
}

export const call = "npm run -s cliffwise --";

function help(): string {
  return [
    "Choose how to specialize a language model without walking it off a capability cliff.",
    "",
    ...[...Object.values(commands).map(({ usage }) => usage), checkUsage].map((usage) => `  ${call} ${usage}`),
    "",
    `  ${call} <command> --help says more about one command.`,
    "",
  ].join("\n");
}

function helpOf({ usage, does, details }: Command): string {
  return [`${call} ${usage}`, "", wrap(does), ...details.map((line) => wrap(line)), ""].join("\n");
}

function optionFailure(error: unknown, command: string, { options, usage }: Command): Failure {
  const message = messageOf(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  const allowed = [...options.map((name) => `--${name}`), "--help"];
  if (option === undefined || !message.startsWith("Unknown option"))
    return new Failure(`${command}: ${oneLine(message).split(". ")[0] ?? ""}; usage: ${usage}`);
  const meant = didYouMean(option, allowed).replace(/^D/, "d");
  return new Failure(
    `option: ${JSON.stringify(option)} is no option of ${command}; ${meant || `allowed: ${allowed.join(", ")}`}`,
  );
}

/** What a call prints. Throws a Failure where the call or its input is wrong. */
export function run(args: readonly string[]): string {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return help();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const names = [...Object.keys(commands), "check"];
    const meant = didYouMean(name, names).replace(/^D/, "d");
    throw new Failure(
      `command: ${JSON.stringify(name.slice(0, 80))} is no command; ${meant || `allowed: ${names.join(", ")}`}`,
    );
  }
  const known: NonNullable<ParseArgsConfig["options"]> = {
    help: { type: "boolean", short: "h" },
    ...(command.options.includes("json") && { json: { type: "boolean" } }),
    ...(command.options.includes("as-of") && { "as-of": { type: "string" } }),
  };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: rest, options: known, allowPositionals: true });
  } catch (error) {
    throw optionFailure(error, name, command);
  }
  const { values, positionals } = parsed;
  if (values["help"] === true) return helpOf(command);
  const [least, most] = command.takes;
  if (positionals.length < least || positionals.length > most) {
    const extra = positionals[most];
    const what =
      extra === undefined ? "an argument is missing" : `${JSON.stringify(extra.slice(0, 80))} is one argument too many`;
    throw new Failure(`${name}: ${what}; usage: ${command.usage}`);
  }
  const asOf = values["as-of"];
  return command.run({ positionals, json: values["json"] === true, asOf: typeof asOf === "string" ? asOf : undefined });
}
