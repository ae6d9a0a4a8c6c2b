// Records of OpenAI evals: JSON lines of events, with the run's description first and its report last.
import { type ResultRow, type SampleRow } from "../model.ts";
import { secondsOf } from "./file-names.ts";
import { entriesOf, field, fieldAt, idOf, isObject, listOf, numberOf, scoreOf, textOf } from "./json-value.ts";
import { scanJson } from "./json-scan.ts";
import { MAX_SAMPLES } from "./limits.ts";
import { tooManySamples } from "./lm-eval-samples.ts";
import { higherIsBetter, scaleOf } from "./metrics.ts";
import { FileProblem, settingsOf, type Part, type Reading } from "./part.ts";

/** The tool's own spelling. It is the spread of means over halves of the items, which comes to the standard error. */
const ERRORS = ["boostrap_std", "bootstrap_std"];

interface Scores {
  readonly sums: Map<string, { sum: number; count: number }>;
}

export async function readOpenAiEvals(chunks: AsyncIterable<Uint8Array>, reading: Reading): Promise<Part> {
  let spec: unknown = null;
  let report: unknown = null;
  const items = new Map<string, Scores>();
  await scanJson(
    chunks,
    () => "take",
    (_, value) => {
      if (isObject(field(value, "spec"))) spec = field(value, "spec");
      else if (isObject(field(value, "final_report"))) report = field(value, "final_report");
      else addEvent(items, value);
      if (items.size > MAX_SAMPLES) throw tooManySamples();
    },
  );
  const task = textOf(field(spec, "eval_name")) ?? textOf(field(spec, "base_eval"));
  if (task === null)
    throw new FileProblem(
      "events of OpenAI evals without the run that they belong to",
      "the whole record, with its first line",
    );
  const samples = [...items].map(([id, scores]) => sampleOf(task, id, scores));
  if (report === null)
    reading.notice("A run that did not end: it has no final report, so scores are worked out from its events");
  const completion = listOf(field(spec, "completion_fns")).filter((each) => typeof each === "string");
  const settings = settingsOf({ limit: fieldAt(spec, "run_config", "max_samples"), split: field(spec, "split") });
  const rows = report === null ? [] : rowsOf(report, { task, settings, n: samples.length });
  if (rows.length === 0 && samples.length === 0) {
    throw new FileProblem("a record of OpenAI evals without a score", "the record of a run that has ended");
  }
  return {
    files: [reading.where],
    tool: "openai-evals",
    toolVersion: null,
    model: completion.length > 0 ? completion.join(", ") : null,
    madeFrom: null,
    rows,
    samples,
    settings: settingsOf({ seeds: fieldAt(spec, "run_config", "seed") }),
    notices: [],
    written: secondsOf((textOf(field(spec, "created_at")) ?? "").replace(" ", "T")),
    stamp: null,
  };
}

/** `match` says whether an answer was right, `metrics` gives other scores. Threads write events in any order. */
function addEvent(items: Map<string, Scores>, event: unknown): void {
  const id = idOf(field(event, "sample_id"));
  const type = field(event, "type");
  const data = field(event, "data");
  if (id === null || (type !== "match" && type !== "metrics")) return;
  const found = type === "match" ? [["accuracy", field(data, "correct")] as const] : entriesOf(data);
  for (const [metric, value] of found) {
    const score = typeof value === "string" ? null : scoreOf(value);
    if (score === null || metric === "__proto__") continue;
    const item = items.get(id) ?? { sums: new Map<string, { sum: number; count: number }>() };
    items.set(id, item);
    const { sum, count } = item.sums.get(metric) ?? { sum: 0, count: 0 };
    item.sums.set(metric, { sum: sum + score, count: count + 1 });
  }
}

function sampleOf(task: string, id: string, { sums }: Scores): SampleRow {
  return {
    task,
    filter: "none",
    id,
    docHash: null,
    promptHash: null,
    scores: Object.fromEntries([...sums].map(([metric, { sum, count }]) => [metric, sum / count])),
    invalid: false,
    cluster: null,
    probabilities: null,
    gold: null,
  };
}

function rowsOf(
  report: unknown,
  { task, settings, n }: { task: string; settings: Readonly<Record<string, string>>; n: number },
): ResultRow[] {
  return entriesOf(report).flatMap(([metric, value]): ResultRow[] => {
    const number = numberOf(value);
    if (number === null || ERRORS.includes(metric) || metric.endsWith("_std") || metric.endsWith("_stderr")) return [];
    const errors =
      metric === "accuracy"
        ? ERRORS.map((name) => numberOf(field(report, name)))
        : [numberOf(field(report, `${metric}_stderr`))];
    const stderr = errors.find((error) => error !== null && error >= 0) ?? null;
    return [
      {
        task,
        metric,
        filter: "none",
        value: number,
        scale: scaleOf(metric, number),
        stderr,
        n: n > 0 ? n : null,
        nRecovered: false,
        higherIsBetter: higherIsBetter(metric),
        chance: null,
        parts: [],
        settings,
      },
    ];
  });
}
