// Logs of Inspect: JSON, or an archive of JSON members.
import { type Source } from "../model.ts";
import { secondsOf } from "./file-names.ts";
import { InspectSamples, wanted } from "./inspect-samples.ts";
import { scoreRows } from "./inspect-scores.ts";
import {
  countOf,
  entriesOf,
  field,
  fieldAt,
  isObject,
  listOf,
  numberOf,
  textOf,
  type JsonObject,
} from "./json-value.ts";
import { scanJson, type Plan } from "./json-scan.ts";
import { MAX_UNPACKED } from "./limits.ts";
import { FileProblem, grouped, settingsOf, type Part, type Reading } from "./part.ts";
import { listMembers, unpack, type Member } from "./zip.ts";

const LOG = "a log of Inspect whose samples were scored";
const HEADER = new Set(["version", "status", "eval", "plan", "results", "reductions", "invalidated"]);

export async function readInspectJson(chunks: AsyncIterable<Uint8Array>, reading: Reading): Promise<Part> {
  const header: Record<string, unknown> = {};
  const samples = new InspectSamples(reading);
  const plan: Plan = (path, kind) => {
    const [key, index, ...inSample] = path;
    if (path.length === 0) return kind === "object" ? "enter" : "skip";
    if (key === "samples") return index === undefined || path.length === 2 ? "enter" : wanted(inSample);
    return path.length === 1 && HEADER.has(String(key)) ? "take" : "skip";
  };
  const documents = await scanJson(chunks, plan, ([key, index, name], value) => {
    if (key === "samples") samples.add(String(index), String(name), value);
    else header[String(key)] = value;
    if (key === "results") samples.clusterBy = clusterOf(value);
  });
  if (documents !== 1) throw new FileProblem("several JSON texts in one file", "one log each");
  return partOf(header, samples, reading);
}

/** `.eval`: members `header.json`, `samples/<id>_epoch_<n>.json`, `reductions.json`, and a journal for runs that died. */
export async function readInspectArchive(
  source: Source,
  reading: Reading,
  signal: AbortSignal | undefined,
): Promise<Part> {
  const members = await listMembers(source);
  const start = members.get("_journal/start.json");
  const head = members.get("header.json") ?? start;
  if (head === undefined) {
    throw new FileProblem(
      `an archive of ${grouped(members.size)} files that is no log of Inspect`,
      "a log of Inspect (.eval), or its files unpacked",
    );
  }
  const unpacked = [...members.values()].reduce((sum, member) => sum + member.unpacked, 0);
  if (unpacked > MAX_UNPACKED) {
    throw new FileProblem(`an archive that unpacks to ${grouped(unpacked)} bytes`, `at most ${grouped(MAX_UNPACKED)}`);
  }
  const header: Record<string, unknown> = {};
  const bytesOf = (member: Member) => unpack(source, member, signal);
  await scanJson(bytesOf(head), headerPlan, ([key], value) => (header[String(key)] = value));
  const reductions = members.get("reductions.json");
  if (reductions !== undefined) {
    await scanJson(
      bytesOf(reductions),
      () => "take",
      (_, value) => (header["reductions"] = value),
    );
  }
  if (head === start) {
    header["status"] = "started";
    reading.notice("A run that did not end: the log has no header, so scores are worked out from its samples");
  }
  const samples = new InspectSamples(reading);
  samples.clusterBy = clusterOf(header["results"]);
  for (const member of members.values()) {
    if (!/^samples\/.+\.json$/.test(member.name)) continue;
    await scanJson(
      bytesOf(member),
      (path) => (path.length === 0 ? "enter" : wanted(path)),
      ([name], value) => {
        samples.add(member.name, String(name), value);
      },
    );
  }
  return partOf(header, samples, reading);
}

const headerPlan: Plan = (path, kind) =>
  path.length === 0 && kind === "object" ? "enter" : HEADER.has(String(path[0])) ? "take" : "skip";

/** `stderr(cluster="…")` names a field of the samples' metadata. */
function clusterOf(results: unknown): string | null {
  const errors = listOf(field(results, "scores")).map((score) => fieldAt(score, "metrics", "stderr"));
  const named = errors.map(
    (error) => textOf(fieldAt(error, "params", "cluster")) ?? textOf(fieldAt(error, "options", "cluster")),
  );
  return named.find((name) => name !== null) ?? null;
}

function partOf(header: JsonObject, items: InspectSamples, reading: Reading): Part {
  const run = field(header, "eval");
  const task = textOf(field(run, "task"));
  const model = textOf(field(run, "model"));
  if (task === null) throw new FileProblem("JSON that is no whole log of Inspect: it names no task", LOG);
  const status = textOf(field(header, "status"));
  if (status !== "success" && status !== null) reading.notice(`A run with the status "${status}": it may be partial`);
  if (field(header, "invalidated") === true) reading.notice("Its author marked this log as invalid");
  const settings = taskSettings(run, header);
  const reductions = field(header, "reductions") ?? fieldAt(header, "results", "sample_reductions");
  const rows = scoreRows(field(header, "results"), {
    task,
    settings,
    epochs: countOf(fieldAt(run, "config", "epochs")) || 1,
    scored: items.count,
  });
  const samples = items.rows(task, rows, listOf(reductions));
  if (rows.length === 0 && samples.length === 0) {
    const ended = status === "error" ? "a log of a run that failed" : "a log whose samples were not scored";
    throw new FileProblem(ended, `${LOG}; \`inspect score\` adds scores to it`);
  }
  return {
    files: [reading.where],
    tool: "inspect",
    toolVersion: textOf(fieldAt(run, "packages", "inspect_ai")),
    model,
    madeFrom: null,
    rows,
    samples,
    settings: settingsOf({ harness: textOf(fieldAt(run, "packages", "inspect_ai")), ...modelSettings(run) }),
    notices: [],
    written: secondsOf(textOf(field(run, "created")) ?? ""),
    stamp: null,
  };
}

function taskSettings(run: unknown, header: JsonObject) {
  const config = field(run, "config");
  const generation = {
    ...objectOf(field(run, "model_generate_config")),
    ...objectOf(fieldAt(header, "plan", "config")),
  };
  // How many answers were fetched at a time changes none of them.
  const answering = Object.fromEntries(Object.entries(generation).filter(([name]) => name !== "max_connections"));
  const args = field(run, "task_args");
  return settingsOf({
    version: field(run, "task_version"),
    limit: field(config, "limit") ?? (config === undefined ? null : "none"),
    epochs: numberOf(field(config, "epochs")) === 1 ? null : field(config, "epochs"),
    dataset: textOf(fieldAt(run, "dataset", "name")) ?? textOf(fieldAt(run, "dataset", "location")),
    taskArguments: entriesOf(args).length > 0 ? args : null,
    generation: Object.keys(answering).length > 0 ? answering : null,
    prompt: solversOf(header),
  });
}

/** What leads to an answer: the steps of the plan, templates and all. */
function solversOf(header: JsonObject): unknown {
  const steps = listOf(fieldAt(header, "plan", "steps"));
  return steps.length > 0
    ? steps.map((step) => ({ solver: field(step, "solver"), params: field(step, "params") }))
    : null;
}

/** Arguments that say where a model is, which differs between any two. */
const OF_MODEL = /path|url|port|device|adapter|tokenizer|batch/;

function modelSettings(run: unknown) {
  const args = entriesOf(field(run, "model_args")).filter(([name]) => !OF_MODEL.test(name));
  return { modelArguments: args.length > 0 ? Object.fromEntries(args) : null };
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
