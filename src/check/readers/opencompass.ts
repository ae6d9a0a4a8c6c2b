// Results of OpenCompass: summaries, in which every model is a column, and a file for each data set.
import { type ResultRow, type SampleRow } from "../model.ts";
import { cellNumber } from "./cells.ts";
import { fileName, folderOf, secondsOf, withoutExtension } from "./file-names.ts";
import { field, isObject, numberOf, scoreOf, textOf, unwrapped } from "./json-value.ts";
import { scanJson } from "./json-scan.ts";
import { MAX_SAMPLES } from "./limits.ts";
import { tooManySamples } from "./lm-eval-samples.ts";
import { higherIsBetter } from "./metrics.ts";
import { FileProblem, settingsOf, type Part, type Reading } from "./part.ts";

/** Rows that sum up others, which the summary does not name. */
const SUMMED = /^(naive_average|weighted_average|sum|standard_deviation|harmonic_mean)$/;

export function isSummary(header: readonly string[]): boolean {
  return ["dataset", "version", "metric", "mode"].every((name, at) => header[at]?.trim() === name) && header.length > 4;
}

/** One part for each model. */
export function readSummary(rows: readonly (readonly string[])[], reading: Reading): Part[] {
  const [header = [], ...body] = rows;
  const models = header.slice(4).map((model) => model.trim());
  if (body.some(([, , metric = ""]) => SUMMED.test(metric.trim()))) {
    reading.notice("Averages over data sets are left out: the file does not say which they sum up");
  }
  const used = body.filter(([, , metric = ""]) => !SUMMED.test(metric.trim()) && metric.trim() !== "-");
  return models.map((model, at) => ({
    ...emptyPart(reading),
    model,
    rows: used.flatMap(([dataset = "", version = "", metric = "", mode = "", ...values]) => {
      const value = cellNumber(values[at] ?? "", ".");
      if (value === null || dataset.trim() === "") return [];
      const settings = settingsOf({ version: version.trim() === "-" ? null : version.trim(), mode: mode.trim() });
      return [rowOf(dataset.trim(), metric.trim(), value.number, settings)];
    }),
  }));
}

/** The block of CSV in a summary's text. */
export function csvBlock(text: string): string | null {
  const match = /^csv format\s*\n(?:[\^$]*\n)?([^]*?)\n(?:\$+|-{20,})/m.exec(text.replaceAll("\r\n", "\n"));
  const start = match?.[1]?.indexOf("dataset,version,metric,mode") ?? -1;
  return start < 0 ? null : (match?.[1]?.slice(start) ?? null);
}

function emptyPart({ where }: Reading): Part {
  return {
    files: [where],
    tool: "opencompass",
    toolVersion: null,
    model: null,
    madeFrom: null,
    rows: [],
    samples: [],
    settings: {},
    notices: [],
    written: secondsOf(timeOf(where)),
    stamp: null,
  };
}

/** Folders and summaries carry the time as 20240131_235959. */
function timeOf(path: string): string {
  const match = [...path.matchAll(/(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)/g)].at(-1) ?? [];
  const [, year, month, day, hour, minute, second] = match;
  return match.length === 0 ? "" : `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

function rowOf(task: string, metric: string, value: number, settings: Readonly<Record<string, string>>): ResultRow {
  return {
    task,
    metric,
    filter: "none",
    value,
    // It multiplies all it can by 100; what is above is no rate.
    scale: value >= 0 && value <= 100 && higherIsBetter(metric) !== false ? "percent" : "other",
    stderr: null,
    n: null,
    nRecovered: false,
    higherIsBetter: higherIsBetter(metric),
    chance: null,
    parts: [],
    settings,
  };
}

/** `results/<model>/<dataset>.json`: scores, and with `details` what each item came to. */
export async function readOpenCompass(chunks: AsyncIterable<Uint8Array>, reading: Reading): Promise<Part> {
  const task = withoutExtension(fileName(reading.where));
  const scores = new Map<string, number>();
  const right = new Map<string, number>();
  await scanJson(
    chunks,
    ([key, item], kind) => {
      if (key === undefined) return "enter";
      if (key !== "details") return kind === "scalar" ? "take" : "skip";
      return item === undefined ? "enter" : "take";
    },
    ([key, item], value) => {
      if (key === "error")
        throw new FileProblem(
          "a data set whose evaluation failed in OpenCompass",
          "results of an evaluation that has ended",
        );
      const correct = item === undefined || !isObject(value) ? null : scoreOf(unwrapped(field(value, "correct")));
      const score = numberOf(value);
      if (item === undefined && score !== null) scores.set(String(key), score);
      else if (correct !== null) right.set(String(item), correct);
      if (right.size > MAX_SAMPLES) throw tooManySamples();
    },
  );
  if (scores.size === 0)
    throw new FileProblem("a file of OpenCompass without a score", "results/<model>/<dataset>.json, or the summary");
  const rows = [...scores].map(([metric, value]) => rowOf(task, metric, value, {}));
  const main = rows.find(({ metric }) => /accuracy|score|exact|acc/.test(metric)) ?? rows[0];
  const samples = [...right].map(([id, correct]) => sampleOf(task, id, main?.metric ?? "accuracy", correct * 100));
  return { ...emptyPart(reading), model: textOf(fileName(folderOf(reading.where))), rows, samples };
}

function sampleOf(task: string, id: string, metric: string, score: number): SampleRow {
  return {
    task,
    filter: "none",
    id,
    docHash: null,
    promptHash: null,
    scores: Object.fromEntries([[metric, score]]),
    invalid: false,
    cluster: null,
    probabilities: null,
    gold: null,
  };
}
