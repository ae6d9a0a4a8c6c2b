// Results of lm-evaluation-harness, of every layout: 0.2 and 0.3 (`acc`), 0.4 (`acc,none`), forks, and what `simple_evaluate` returns.
import { type ResultRow } from "../model.ts";
import { secondsOf, stampOf, taskOfSamplesFile } from "./file-names.ts";
import { entriesOf, field, fieldAt, isObject, listOf, numberOf, textOf, type JsonObject } from "./json-value.ts";
import { scanJson, type Plan } from "./json-scan.ts";
import { flatten } from "./lm-eval-dialects.ts";
import { rowsOf } from "./lm-eval-rows.ts";
import { LmEvalSamples } from "./lm-eval-samples.ts";
import { baseOf, modelArguments, modelName, quantization } from "./model-args.ts";
import { FileProblem, settingsOf, type Part, type Reading } from "./part.ts";

/** The rest is long and tells nothing: the machine's hardware and packages. */
const KEPT = new Set([
  ...[
    "results",
    "groups",
    "group_subtasks",
    "configs",
    "versions",
    "n-shot",
    "n-samples",
    "config",
    "higher_is_better",
    "task_hashes",
  ],
  ...["model_name", "lm_eval_version", "git_hash", "date", "fewshot_as_multiturn", "table_results"],
  ...["chat_template", "chat_template_sha", "system_instruction", "system_instruction_sha"],
]);

/** Items within the file: `samples[task][i]` of simple_evaluate, `cache[task][i]` of a fork. */
const plan: Plan = (path, kind) => {
  const [key, , index] = path;
  if (path.length === 0) return kind === "object" ? "enter" : "skip";
  if (path.length === 1 && KEPT.has(String(key))) return "take";
  if (key !== "samples" && key !== "cache") return "skip";
  return index === undefined ? "enter" : "take";
};

export async function readLmEval(chunks: AsyncIterable<Uint8Array>, reading: Reading): Promise<Part> {
  const file: Record<string, unknown> = {};
  const items = new LmEvalSamples(reading);
  const documents = await scanJson(chunks, plan, ([key, task, index], value) => {
    if (key === "samples") items.add(value, String(task));
    else if (key === "cache") items.addScores(value, String(task), Number(index));
    // Only keys of KEPT come here.
    else file[String(key)] = value;
  });
  if (documents !== 1) throw new FileProblem("several JSON texts in one file", "one results file each");
  return partOf(file, items, reading);
}

function partOf(file: JsonObject, items: LmEvalSamples, reading: Reading): Part {
  const results = flatten(field(file, "results"), reading);
  for (const [task, record] of results) {
    listOf(field(record, "details")).forEach((value, index) => {
      items.addScores(value, task, index);
    });
  }
  const rows = rowsOf({ file, results, reading });
  const samples = items.list();
  if (rows.length === 0 && samples.length === 0) {
    throw new FileProblem(
      `results of lm-evaluation-harness without a number (${results.size} tasks)`,
      "the results file of a run that has ended",
    );
  }
  const config = field(file, "config");
  const args = modelArguments(field(config, "model_args"));
  const date = numberOf(field(file, "date"));
  const stamp = stampOf(reading.where);
  if (numberOf(field(config, "limit")) !== null)
    reading.notice("A partial run: it was limited to some items of each task");
  return {
    files: [reading.where],
    tool: "lm-evaluation-harness",
    toolVersion: textOf(field(file, "lm_eval_version")) ?? layoutOf(file),
    model: textOf(field(file, "model_name")) ?? modelName(args),
    madeFrom: baseOf(args),
    rows,
    samples,
    settings: runSettings(file, args),
    notices: [],
    written: date ?? secondsOf(stamp ?? ""),
    stamp,
    filters: filtersOf(file, rows),
    unnamedFilters: items.unnamed,
  };
}

/** Which versions write such a file, where it does not say. */
function layoutOf(file: JsonObject): string | null {
  if (isObject(field(file, "higher_is_better"))) return "0.4.3 or later";
  if (isObject(field(file, "group_subtasks"))) return "0.4.2";
  if (isObject(field(file, "configs"))) return "0.4.0 or 0.4.1";
  return isObject(field(file, "versions")) ? "0.3 or earlier" : null;
}

function runSettings(file: JsonObject, args: ReadonlyMap<string, string>) {
  const config = field(file, "config");
  const seeds = ["random_seed", "numpy_seed", "torch_seed", "fewshot_seed"].map((name) =>
    numberOf(field(config, name)),
  );
  const multiturn = field(file, "fewshot_as_multiturn");
  return settingsOf({
    harness: textOf(field(file, "lm_eval_version")),
    gitHash: textOf(field(file, "git_hash")),
    backend: textOf(field(config, "model")),
    chatTemplate: hashed(file, "chat_template"),
    systemPrompt: hashed(file, "system_instruction"),
    fewshotAsMultiturn: typeof multiturn === "boolean" ? multiturn : null,
    dtype: textOf(args.get("dtype")) ?? textOf(field(config, "model_dtype"))?.replace("torch.", ""),
    quantization: quantization(args) ?? (args.size > 0 ? NONE : null),
    revision: textOf(args.get("revision")) ?? textOf(field(config, "model_revision")),
    thinking: textOf(args.get("enable_thinking")),
    limit: saidNone(config, "limit"),
    seeds: seeds.some((seed) => seed !== null) ? seeds.join(" ") : null,
    generation: saidNone(config, "gen_kwargs"),
  });
}

/** What the file says is not there, which is not the same as saying nothing: a chat template on one side only is a difference. */
const NONE = "none";

function saidNone(of: unknown, name: string): unknown {
  const value = field(of, name);
  return value === null ? NONE : value;
}

/** A text that may be long, by its hash where the file has one. Older files hash the empty text too. */
function hashed(file: JsonObject, name: string): unknown {
  const text = saidNone(file, name);
  return text === "" ? NONE : (textOf(field(file, `${name}_sha`)) ?? text);
}

/** Filters in the order of the task's own list, which is that of samples files; else in that of its results. */
function filtersOf(file: JsonObject, rows: readonly ResultRow[]): ReadonlyMap<string, readonly string[]> {
  const filters = new Map<string, readonly string[]>();
  for (const { task, filter } of rows) filters.set(task, [...new Set([...(filters.get(task) ?? []), filter])]);
  for (const [task] of entriesOf(field(file, "configs"))) {
    const names = listOf(fieldAt(file, "configs", task, "filter_list")).map((filter) => textOf(field(filter, "name")));
    const known = names.filter((name) => name !== null);
    if (known.length > 0 && known.length === names.length) filters.set(task, known);
  }
  return filters;
}

/** A samples file: JSON lines, or one list (0.4.0 to 0.4.2). Only its name says of which task. */
export async function readLmEvalSamples(chunks: AsyncIterable<Uint8Array>, reading: Reading): Promise<Part> {
  const taskName = taskOfSamplesFile(reading.where);
  const items = new LmEvalSamples(reading);
  const itemsPlan: Plan = (path, kind) =>
    path.length === 0 && kind === "array" ? "enter" : kind === "object" ? "take" : "skip";
  await scanJson(chunks, itemsPlan, (_, value) => {
    items.add(value, taskName.task);
  });
  const stamp = stampOf(reading.where);
  return {
    files: [reading.where],
    tool: "lm-evaluation-harness",
    toolVersion: null,
    model: null,
    madeFrom: null,
    rows: [],
    samples: items.list(),
    settings: {},
    notices: [],
    written: secondsOf(stamp ?? ""),
    stamp,
    taskName,
    unnamedFilters: items.unnamed,
  };
}
