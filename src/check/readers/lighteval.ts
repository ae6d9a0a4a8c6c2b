// Results of lighteval. Its samples are Parquet, which is not read here.
import { type ResultRow } from "../model.ts";
import { secondsOf, stampOf } from "./file-names.ts";
import { countOf, entriesOf, field, fieldAt, listOf, numberOf, textOf, type JsonObject } from "./json-value.ts";
import { scanJson } from "./json-scan.ts";
import { higherIsBetter, itemsOf, scaleOf } from "./metrics.ts";
import { FileProblem, settingsOf, type Part, type Reading } from "./part.ts";

const KEPT = new Set(["config_general", "results", "versions", "config_tasks"]);
const ERROR = "_stderr";

export async function readLighteval(chunks: AsyncIterable<Uint8Array>, reading: Reading): Promise<Part> {
  const file: Record<string, unknown> = {};
  await scanJson(
    chunks,
    ([key]) => (key === undefined ? "enter" : KEPT.has(String(key)) ? "take" : "skip"),
    ([key], value) => (file[String(key)] = value),
  );
  const results = entriesOf(field(file, "results"));
  const rows = results.flatMap(([key, metrics]) => (key === "all" ? [] : rowsOf(key, metrics, file)));
  if (rows.length === 0)
    throw new FileProblem("a file of lighteval without results", "results_<time>.json of a run that has ended");
  const general = field(file, "config_general");
  const config = field(general, "model_config");
  if (numberOf(field(general, "max_samples")) !== null)
    reading.notice("A partial run: it was limited to some items of each task");
  const stamp = stampOf(reading.where);
  return {
    files: [reading.where],
    tool: "lighteval",
    toolVersion: textOf(field(general, "lighteval_sha")),
    model: textOf(field(general, "model_name")) ?? textOf(field(config, "model_name")),
    madeFrom: textOf(field(config, "base_model")),
    rows: withParts(rows),
    samples: [],
    settings: settingsOf({
      gitHash: textOf(field(general, "lighteval_sha")),
      dtype: textOf(field(general, "model_dtype")) ?? textOf(field(config, "dtype")),
      revision: textOf(field(config, "revision")) ?? textOf(field(general, "model_sha")),
      limit: field(general, "max_samples") === null ? "none" : field(general, "max_samples"),
      systemPrompt: textOf(field(config, "system_prompt")),
      generation: field(config, "generation_parameters"),
    }),
    notices: [],
    written: secondsOf(stamp ?? ""),
    stamp,
  };
}

function rowsOf(key: string, metrics: unknown, file: JsonObject): ResultRow[] {
  const config = configOf(key, file);
  return entriesOf(metrics).flatMap(([metric, value]): ResultRow[] => {
    const number = numberOf(value);
    if (number === null || metric.endsWith(ERROR)) return [];
    const error = numberOf(field(metrics, metric + ERROR));
    const stderr = error !== null && error >= 0 ? error : null;
    const told = countOf(field(config, "effective_num_docs"));
    const recovered = told === null || told === 0 ? itemsOf(number, stderr) : null;
    return [
      {
        task: key,
        metric,
        filter: "none",
        value: number,
        scale: scaleOf(metric, number, key),
        stderr,
        n: told === null || told === 0 ? recovered : told,
        nRecovered: recovered !== null,
        higherIsBetter: directionOf(metric, config),
        chance: null,
        parts: [],
        settings: settingsOf({
          shots: shotsOf(key),
          version: fieldAt(file, "versions", key),
          generation:
            field(config, "generation_size") === undefined
              ? null
              : { size: field(config, "generation_size"), stop: field(config, "stop_sequence") },
          prompt: textOf(field(config, "prompt_function")),
        }),
      },
    ];
  });
}

/** `suite|task|shots` up to 0.12, `task|shots` from 0.13. */
function shotsOf(key: string): string | null {
  return /\|(\d+)(?:\|\d)?$/.exec(key)?.[1] ?? null;
}

/** Configurations are named as the results, or without the shots. */
function configOf(key: string, file: JsonObject): unknown {
  const name = key.replace(/\|\d+(\|\d)?$/, "");
  return fieldAt(file, "config_tasks", key) ?? fieldAt(file, "config_tasks", name) ?? null;
}

function directionOf(metric: string, config: unknown): boolean | null {
  const metrics = [...listOf(field(config, "metric")), ...listOf(field(config, "metrics"))];
  const named = metrics.find((each) => field(each, "metric_name") === metric);
  const higher = field(named, "higher_is_better");
  return typeof higher === "boolean" ? higher : higherIsBetter(metric);
}

/** `<task>:_average` sums up `<task>:<subset>`, errors and all: its error is the mean of errors, which is none. */
function withParts(rows: readonly ResultRow[]): ResultRow[] {
  return rows.flatMap((row): ResultRow[] => {
    const average = /^(.*):_average(\|.*)?$/.exec(row.task);
    if (average === null) return [row];
    const [, prefix = "", suffix = ""] = average;
    const parts = rows.filter(
      ({ task, metric }) =>
        metric === row.metric && task !== row.task && task.startsWith(`${prefix}:`) && task.endsWith(suffix),
    );
    return parts.length > 1
      ? [{ ...row, stderr: null, n: null, nRecovered: false, parts: parts.map(({ task }) => task) }]
      : [];
  });
}
