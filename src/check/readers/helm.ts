// A run's folder of HELM: `run_spec.json`, `stats.json`, `per_instance_stats.json`, `scenario_state.json`, `scenario.json`, or some of them.
import { type ResultRow, type SampleRow } from "../model.ts";
import { fileName, folderOf } from "./file-names.ts";
import { countOf, entriesOf, field, fieldAt, idOf, isObject, listOf, numberOf, textOf } from "./json-value.ts";
import { scanJson } from "./json-scan.ts";
import { MAX_SAMPLES } from "./limits.ts";
import { tooManySamples } from "./lm-eval-samples.ts";
import { higherIsBetter, scaleOf } from "./metrics.ts";
import { FileProblem, settingsOf, type Part, type Reading } from "./part.ts";

/** Files of a run, by what is in them: their names may have been changed. */
export type HelmFile = "run spec" | "scenario" | "scenario state" | "stats" | "instances";

/** Opens one of the run's files; null where it is not there. */
export type OpenFile = (name: HelmFile) => { path: string; chunks: AsyncIterable<Uint8Array> } | null;

/** What is measured of a run that is no quality of its answers. */
const NO_QUALITY =
  /^(num_|training_|inference_|estimated_|finish_reason_|max_prob$|logprob|batch_size$|prompt_truncated$|predicted_index$|runtime|num$)|runtime|_tokens$|_cost$/;
/** What is made of probabilities, and means nothing without. */
const OF_PROBABILITIES = /^(platt_|ece_|selective_|perplexity$|bits_per_byte$)|_coef$|_intercept$/;

interface Score {
  sum: number;
  count: number;
}
/** Scores of one split: by metric, by instance; trials of an instance are averaged. */
type Split = Map<string, Map<string, Score>>;

export async function readHelmRun(open: OpenFile, reading: Reading): Promise<Part> {
  const files: string[] = [];
  const whole = async (name: HelmFile): Promise<unknown> => {
    const file = open(name);
    if (file === null) return null;
    files.push(file.path);
    let found: unknown = null;
    await scanJson(
      file.chunks,
      () => "take",
      (_, value) => (found = value),
    );
    return found;
  };
  const spec = await whole("run spec");
  const scenario = await whole("scenario");
  const stats = await whole("stats");
  const instances = open("instances");
  const splits = instances === null ? new Map<string, Split>() : await readInstances(instances.chunks);
  if (instances !== null) files.push(instances.path);
  const state = open("scenario state");
  if (state !== null) files.push(state.path);
  const stateSpec = state === null ? null : await readState(state.chunks);

  const run = textOf(field(spec, "name")) ?? runNameOf(reading.where);
  const task = run === null ? textOf(field(scenario, "name")) : taskOf(run);
  if (task === null)
    throw new FileProblem(
      "statistics of HELM without the run that they belong to",
      "the run's folder, with run_spec.json beside stats.json",
    );
  const adapter = field(spec, "adapter_spec") ?? stateSpec?.adapter;
  const available = hasProbabilities(splits, stats);
  if (!available)
    reading.notice("All log-probabilities are 0, that is, there are none: what is made of them is left out");
  const settings = adapterSettings(adapter);
  const isChoice = textOf(field(adapter, "method"))?.startsWith("multiple_choice") ?? false;
  const kept = (metric: string) => !NO_QUALITY.test(metric) && (available || !OF_PROBABILITIES.test(metric));
  const samples = samplesOf(task, splits, kept);
  const rows = rowsOf({ task, stats: listOf(stats), splits, kept, settings, isChoice });
  if (rows.length === 0)
    throw new FileProblem(
      "a run of HELM without a score",
      "the folder of a run that has ended, with stats.json or per_instance_stats.json",
    );
  return {
    files,
    tool: "helm",
    toolVersion: null,
    model: textOf(field(adapter, "model")) ?? stateSpec?.model ?? modelOf(run ?? ""),
    madeFrom: null,
    rows,
    samples,
    settings: settingsOf({ backend: textOf(field(adapter, "model_deployment"))?.split("/")[0] }),
    notices: [],
    written: 0,
    stamp: null,
  };
}

/** The folder's name. Copies on other systems have "-" where the name has its ":". */
function runNameOf(path: string): string | null {
  const folder = fileName(folderOf(path));
  if (!folder.includes("=")) return null;
  return folder.includes(":") ? folder : folder.replace(/^([A-Za-z0-9_]+)-(?=\w+=)/, "$1:");
}

/** The run without its model: what two models share. */
function taskOf(run: string): string {
  const at = run.indexOf(":");
  const parts = run
    .slice(at + 1)
    .split(",")
    .filter((part) => !/^model(_deployment)?=/.test(part));
  return at < 0 ? run : [run.slice(0, at), parts.join(",")].filter((part) => part !== "").join(":");
}

function modelOf(run: string): string | null {
  return /(?:^|[:,])model=([^,]+)/.exec(run)?.[1] ?? null;
}

async function readState(chunks: AsyncIterable<Uint8Array>): Promise<{ adapter: unknown; model: string | null }> {
  let adapter: unknown = null;
  let model: string | null = null;
  await scanJson(
    chunks,
    ([key, index, inside, name], kind) => {
      if (key === undefined) return kind === "object" ? "enter" : "skip";
      if (key === "adapter_spec") return "take";
      if (key !== "request_states" || (index !== undefined && index !== 0)) return "skip";
      if (inside === undefined || (inside === "request" && name === undefined)) return "enter";
      return name === "model" ? "take" : "skip";
    },
    ([key], value) => {
      if (key === "adapter_spec") adapter = value;
      else model = textOf(value);
    },
  );
  return { adapter, model };
}

async function readInstances(chunks: AsyncIterable<Uint8Array>): Promise<Map<string, Split>> {
  const splits = new Map<string, Split>();
  let count = 0;
  await scanJson(
    chunks,
    (path, kind) => (path.length === 0 ? (kind === "array" ? "enter" : "skip") : "take"),
    (_, value) => {
      const id = idOf(field(value, "instance_id"));
      // Copies of an instance that were changed on purpose, for robustness, are no further instances.
      if (id === null || isObject(field(value, "perturbation"))) return;
      count += 1;
      if (count > MAX_SAMPLES) throw tooManySamples();
      for (const stat of listOf(field(value, "stats"))) addStat(splits, id, stat);
    },
  );
  return splits;
}

function addStat(splits: Map<string, Split>, id: string, stat: unknown): void {
  const metric = plainName(stat);
  const mean = numberOf(field(stat, "mean"));
  if (metric === null || mean === null) return;
  const split = splits.get(metric.split) ?? new Map<string, Map<string, Score>>();
  splits.set(metric.split, split);
  const scores = split.get(metric.name) ?? new Map<string, Score>();
  split.set(metric.name, scores);
  const score = scores.get(id) ?? { sum: 0, count: 0 };
  scores.set(id, { sum: score.sum + mean, count: score.count + 1 });
}

/** Name and split of a statistic over plain instances; null for those over perturbed ones and parts of a split. */
function plainName(stat: unknown): { name: string; split: string } | null {
  const name = textOf(fieldAt(stat, "name", "name"));
  const isPlain = !isObject(fieldAt(stat, "name", "perturbation")) && fieldAt(stat, "name", "sub_split") == null;
  return name === null || !isPlain ? null : { name, split: textOf(fieldAt(stat, "name", "split")) ?? "none" };
}

/** Test where there is one, else validation: a run can have both, and they are no sum. */
function chosenSplit(names: readonly string[]): string | null {
  return ["test", "valid", "none"].find((split) => names.includes(split)) ?? names[0] ?? null;
}

function hasProbabilities(splits: ReadonlyMap<string, Split>, stats: unknown): boolean {
  const each = [...splits.values()].flatMap((split) => [...(split.get("logprob")?.values() ?? [])]);
  const means =
    each.length > 0
      ? each.map(({ sum }) => sum)
      : listOf(stats)
          .filter((stat) => plainName(stat)?.name === "logprob")
          .map((stat) => numberOf(field(stat, "mean")) ?? 0);
  return means.length === 0 || means.some((mean) => mean !== 0);
}

function samplesOf(task: string, splits: ReadonlyMap<string, Split>, kept: (metric: string) => boolean): SampleRow[] {
  const name = chosenSplit([...splits.keys()]);
  const split = name === null ? undefined : splits.get(name);
  if (split === undefined || name === null) return [];
  const byId = new Map<string, [string, number][]>();
  for (const [metric, scores] of split) {
    if (!kept(metric)) continue;
    for (const [id, { sum, count }] of scores) {
      const list = byId.get(id) ?? [];
      list.push([metric, sum / count]);
      byId.set(id, list);
    }
  }
  return [...byId].map(([id, scores]) => ({
    task,
    filter: name,
    id,
    docHash: null,
    promptHash: null,
    scores: Object.fromEntries(scores),
    invalid: false,
    cluster: null,
    probabilities: null,
    gold: null,
  }));
}

interface RunStats {
  readonly task: string;
  readonly stats: readonly unknown[];
  readonly splits: ReadonlyMap<string, Split>;
  readonly kept: (metric: string) => boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly isChoice: boolean;
}

/** Rows without error: `stddev` is the spread over trials, which is mostly one. What there is of instances gives the error, in merge.ts. */
function rowsOf({ task, stats, splits, kept, settings, isChoice }: RunStats): ResultRow[] {
  const named = stats.flatMap((stat) => {
    const name = plainName(stat);
    const mean = numberOf(field(stat, "mean"));
    return name === null || mean === null ? [] : [{ ...name, mean }];
  });
  const split = chosenSplit(named.length > 0 ? [...new Set(named.map((each) => each.split))] : [...splits.keys()]);
  if (split === null) return [];
  const inSplit =
    named.length > 0
      ? named.filter((each) => each.split === split)
      : meansOf(splits.get(split) ?? new Map<string, Map<string, Score>>());
  const meanOf = (name: string) => inSplit.find((each) => each.name === name)?.mean ?? null;
  const references = isChoice ? countOf(meanOf("num_references")) : null;
  const n = countOf(meanOf("num_instances")) ?? splits.get(split)?.values().next().value?.size ?? null;
  return inSplit
    .filter(({ name }) => kept(name))
    .map(({ name, mean }) => ({
      task,
      metric: name,
      filter: split,
      value: mean,
      scale: scaleOf(name, mean, "", true),
      stderr: null,
      n,
      nRecovered: false,
      higherIsBetter: higherIsBetter(name),
      chance: references !== null && references > 1 && name.endsWith("exact_match") ? 1 / references : null,
      parts: [],
      settings,
    }));
}

function meansOf(split: Split): { name: string; mean: number }[] {
  return [...split].map(([name, scores]) => {
    const each = [...scores.values()].map(({ sum, count }) => sum / count);
    return { name, mean: each.reduce((total, score) => total + score, 0) / each.length };
  });
}

function adapterSettings(adapter: unknown) {
  const prompt = entriesOf(adapter).filter(([key]) => /prefix$|suffix$|^instructions$|^substitutions$/.test(key));
  return settingsOf({
    shots: field(adapter, "max_train_instances"),
    limit: field(adapter, "max_eval_instances"),
    mode: textOf(field(adapter, "method")),
    trials: field(adapter, "num_train_trials"),
    prompt: prompt.length > 0 ? Object.fromEntries(prompt) : null,
    generation: isObject(adapter) ? generationOf(adapter) : null,
  });
}

function generationOf(adapter: unknown): Record<string, unknown> | null {
  const given = ["temperature", "max_tokens", "num_outputs", "stop_sequences"].map(
    (key) => [key, field(adapter, key)] as const,
  );
  const known = given.filter(([, value]) => value !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : null;
}
