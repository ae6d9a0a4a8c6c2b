// What a file is, told by its content: names are changed, content is not.
import { type Source } from "../model.ts";
import { rawChunks, startsWith, textChunks, type Watch } from "./bytes.ts";
import { isMarkdownRow } from "./grid.ts";
import { field, fieldAt, isObject, textOf } from "./json-value.ts";
import { scanJson, type Kind } from "./json-scan.ts";
import { type HelmFile } from "./helm.ts";
import { FileProblem, grouped } from "./part.ts";

export type Format =
  | { readonly kind: "helm"; readonly file: HelmFile }
  | { readonly kind: "inspect archive" | "inspect" | "lighteval" | "opencompass" | "openai evals" }
  | { readonly kind: "lm-eval" | "lm-eval samples" | "markdown" | "table" };

/** What the reader may drop; the end of most refusals. */
export const EXPECTED =
  "results or samples of lm-evaluation-harness, Inspect, HELM, lighteval, OpenCompass or OpenAI evals, a CSV file, or a pasted table";

/** Bytes that tell the kind of a file. */
const HEAD = 65_536;

const BINARY: readonly (readonly [start: readonly number[], found: string, expected: string])[] = [
  [
    [0x50, 0x41, 0x52, 0x31],
    "a Parquet file (details of lighteval, or a data set)",
    "the results file of lighteval, results_<time>.json; its samples are not read",
  ],
  [[0x1f, 0x8b], "a file packed with gzip", "the file unpacked"],
  [[0x28, 0xb5, 0x2f, 0xfd], "a file packed with zstd", "the file unpacked"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF document", EXPECTED],
];

export async function detect(source: Source, signal: AbortSignal | undefined, watch: Watch): Promise<Format> {
  if (source.size === 0) throw new FileProblem("an empty file", EXPECTED);
  const head = await source.read(0, Math.min(HEAD, source.size));
  if (startsWith(head, [0x50, 0x4b])) return { kind: "inspect archive" };
  for (const [start, found, expected] of BINARY) if (startsWith(head, start)) throw new FileProblem(found, expected);
  const isWide = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  if (!isWide && head.includes(0)) throw new FileProblem("a binary file", EXPECTED);
  const text = new TextDecoder(!isWide ? "utf-8" : head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head);
  const start = text.trimStart();
  if (start === "" && source.size <= HEAD) throw new FileProblem("a file of nothing but spaces", EXPECTED);
  if (start.startsWith("{") || start.startsWith("[")) return outline(source, signal, watch);
  return { kind: text.split(/\r\n|\r|\n/).some(isMarkdownRow) ? "markdown" : "table" };
}

/** Names and kinds of what stands at the top, without a look into it. */
interface Outline {
  readonly keys: ReadonlyMap<string, Kind>;
  /** The first element of a list, or the second line of JSON lines. */
  readonly sample: unknown;
  readonly isList: boolean;
  readonly isLines: boolean;
}

async function outline(source: Source, signal: AbortSignal | undefined, watch: Watch): Promise<Format> {
  const keys = new Map<string, Kind>();
  let sample: unknown;
  let isList = false;
  let isLines = false;
  await scanJson(
    textChunks(rawChunks(source, signal, watch)),
    (path, kind, document) => {
      if (document > 0) return "take";
      if (path.length === 0) {
        isList = kind === "array";
        return "enter";
      }
      if (isList) return "take";
      keys.set(String(path[0]), kind);
      return "skip";
    },
    (_, value, document) => {
      sample = value;
      isLines = document > 0;
      return "stop";
    },
  );
  return formatOf({ keys, sample, isList, isLines }, source.path);
}

function formatOf(found: Outline, path: string): Format {
  const { keys, sample, isList, isLines } = found;
  const format = isList
    ? ofList(sample)
    : isLines
      ? (ofLines(keys) ?? ofLines(keysOf(sample)))
      : (ofObject(keys, path) ?? ofLines(keys));
  if (format !== null) return format;
  throw new FileProblem(describe(found), EXPECTED);
}

function keysOf(value: unknown): ReadonlyMap<string, Kind> {
  return new Map(isObject(value) ? Object.keys(value).map((key) => [key, "scalar"]) : []);
}

function ofList(first: unknown): Format | null {
  if (textOf(fieldAt(first, "name", "name")) !== null) return { kind: "helm", file: "stats" };
  if (field(first, "instance_id") !== undefined) return { kind: "helm", file: "instances" };
  return field(first, "doc_id") !== undefined ? { kind: "lm-eval samples" } : null;
}

function ofLines(keys: ReadonlyMap<string, Kind>): Format | null {
  if (keys.has("doc_id") && ["resps", "filtered_resps", "target"].some((key) => keys.has(key)))
    return { kind: "lm-eval samples" };
  const isEvent = keys.has("sample_id") && keys.has("event_id") && keys.has("type");
  return keys.has("spec") || keys.has("final_report") || isEvent ? { kind: "openai evals" } : null;
}

function ofObject(keys: ReadonlyMap<string, Kind>, path: string): Format | null {
  if (keys.get("eval") === "object" && (keys.has("status") || keys.has("plan"))) return { kind: "inspect" };
  if (keys.has("config_general")) return { kind: "lighteval" };
  if (keys.has("results") && keys.get("results") !== "scalar") return { kind: "lm-eval" };
  if (keys.has("adapter_spec"))
    return { kind: "helm", file: keys.has("request_states") ? "scenario state" : "run spec" };
  if (keys.has("definition_path") && keys.has("name")) return { kind: "helm", file: "scenario" };
  const hasDetails = keys.has("details") && keys.get("details") !== "scalar";
  const isInResults = /(^|\/)results\//.test(path) && ["accuracy", "score", "error"].some((key) => keys.has(key));
  return hasDetails || isInResults ? { kind: "opencompass" } : null;
}

const KNOWN: readonly (readonly [keys: readonly string[], found: string])[] = [
  [["log_history", "global_step"], "a trainer's state, which holds the loss of training"],
  [["run_info", "train_info"], "a benchmark of PEFT methods"],
  [["peft_type"], "an adapter's configuration"],
  [["architectures"], "a model's configuration"],
  [["title", "header", "rows"], "a summary table of HELM; the folders of its runs hold what is needed"],
  [["epoch", "train_loss"], "a trainer's own metrics"],
  [["eval_loss"], "a trainer's own metrics"],
];

function describe({ keys, sample, isList, isLines }: Outline): string {
  const known = KNOWN.find(([names]) => names.every((name) => keys.has(name)));
  if (known !== undefined) return known[1];
  const names = isList ? (isObject(sample) ? Object.keys(sample) : []) : [...keys.keys()];
  const shown = names.slice(0, 5).map((name) => `"${name.slice(0, 40)}"`);
  const more = names.length > 5 ? ` and ${grouped(names.length - 5)} more` : "";
  const what = isList ? "a JSON list" : isLines ? "JSON lines" : "JSON";
  return names.length === 0 ? `${what} without a field` : `${what} with ${shown.join(", ")}${more}`;
}
