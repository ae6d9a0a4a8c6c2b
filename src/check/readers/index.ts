// The door: files of one side, whatever tool wrote them, become one model's results.
import {
  type Ask,
  type Progress,
  type ReadOptions,
  type ReadOutcome,
  type Refusal,
  type Source,
  type Tool,
} from "../model.ts";
import { rawChunks, textChunks, type Watch } from "./bytes.ts";
import { detect, type Format } from "./detect.ts";
import { folderOf } from "./file-names.ts";
import { readHelmRun, type HelmFile } from "./helm.ts";
import { readInspectArchive, readInspectJson } from "./inspect.ts";
import { readLighteval } from "./lighteval.ts";
import { MAX_FILES } from "./limits.ts";
import { readLmEval, readLmEvalSamples } from "./lm-eval.ts";
import { merge } from "./merge.ts";
import { readOpenAiEvals } from "./openai-evals.ts";
import { readOpenCompass } from "./opencompass.ts";
import { FileProblem, grouped, Notices, type Part, type Reading } from "./part.ts";
import { readText } from "./text.ts";

/**
 * Reads one side's files and joins what belongs together: results with their samples, shards, folders of runs. A file is used whole or
 * refused with what it seems to be; a question that only the reader can answer comes back in `asks`, and there are no results until it is
 * answered. Throws when `signal` aborts, and what a source throws.
 */
export async function readResults(sources: readonly Source[], options: ReadOptions = {}): Promise<ReadOutcome> {
  options.signal?.throwIfAborted();
  if (sources.length > MAX_FILES) {
    const [first] = sources;
    const refusal = {
      where: first?.path ?? "",
      found: `${grouped(sources.length)} files`,
      expected: `at most ${grouped(MAX_FILES)}`,
    };
    return { results: null, refusals: [refusal], asks: [] };
  }
  return new SideReader(sources, options).read();
}

/** True for what people write themselves, or paste. */
function isOfTables({ tool }: Part): boolean {
  return tool === "csv" || tool === "pasted-table";
}

interface Job {
  readonly where: string;
  readonly sources: readonly Source[];
  readonly read: (reading: Reading) => Promise<readonly Part[] | Ask>;
}

class SideReader {
  readonly #sources: readonly Source[];
  readonly #options: ReadOptions;
  readonly #meter: Meter;
  readonly #refusals: Refusal[] = [];

  constructor(sources: readonly Source[], options: ReadOptions) {
    this.#sources = sources;
    this.#options = options;
    this.#meter = new Meter(sources, options.onProgress);
  }

  async read(): Promise<ReadOutcome> {
    const formats: { source: Source; format: Format }[] = [];
    for (const source of this.#sources) {
      const format = await this.#attempt(source.path, () =>
        detect(source, this.#options.signal, this.#meter.watch(source, 0, 0.5)),
      );
      if (format === null) this.#meter.finish(source);
      else formats.push({ source, format });
    }
    const parts: Part[] = [];
    const asks: Ask[] = [];
    const tables: { where: string; result: readonly Part[] | Ask }[] = [];
    for (const job of this.#jobs(formats)) {
      const notices = new Notices(job.where);
      const reading = {
        where: job.where,
        columns: this.#options.columns,
        model: this.#options.model,
        notice: (text: string) => {
          notices.add(text);
        },
      };
      const result = await this.#attempt(job.where, () => job.read(reading));
      for (const source of job.sources) this.#meter.finish(source);
      if (result === null) continue;
      const noted = "kind" in result ? result : result.map((part) => ({ ...part, notices: notices.list() }));
      if ("kind" in noted || noted.length > 1) tables.push({ where: job.where, result: noted });
      else parts.push(...noted);
    }
    const tool = parts.find((part) => !isOfTables(part))?.tool;
    for (const table of tables) this.#addTable(table, tool, parts, asks);
    return this.#outcome(parts, asks);
  }

  /** A table that raises a question is not worth one beside a tool's own files: a folder of results often has a README. */
  #addTable(
    { where, result }: { where: string; result: readonly Part[] | Ask },
    tool: Tool | undefined,
    parts: Part[],
    asks: Ask[],
  ): void {
    if (tool !== undefined && ("kind" in result || result.some(isOfTables))) {
      const found = "kind" in result ? "a table whose columns tell nothing" : "a table of several models";
      this.#refusals.push({
        where,
        found: `${found}, beside results of ${tool}`,
        expected: "the table alone, if it is meant",
      });
    } else if ("kind" in result) asks.push(result);
    else for (const part of result) parts.push(part);
  }

  #outcome(parts: readonly Part[], asks: readonly Ask[]): ReadOutcome {
    const refusals = this.#refusals;
    if (asks.length > 0 || parts.length === 0) return { results: null, refusals, asks };
    try {
      const merged = merge(parts, this.#options.model);
      return "kind" in merged ? { results: null, refusals, asks: [merged] } : { results: merged, refusals, asks: [] };
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem;
      const refusal = { where: parts[0]?.files[0] ?? "", found: problem.found, expected: problem.expected };
      return { results: null, refusals: [...refusals, refusal], asks: [] };
    }
  }

  /** Null where the file was refused. */
  async #attempt<T>(where: string, read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem;
      this.#refusals.push({ where, found: problem.found, expected: problem.expected });
      return null;
    }
  }

  /** One for each file, and for each run's folder of HELM. */
  #jobs(formats: readonly { source: Source; format: Format }[]): Job[] {
    const runs = new Map<string, Map<HelmFile, Source>>();
    const jobs: Job[] = [];
    for (const { source, format } of formats) {
      if (format.kind !== "helm") {
        jobs.push({
          where: source.path,
          sources: [source],
          read: (reading) => this.#readFile(source, format.kind, reading),
        });
        continue;
      }
      const folder = folderOf(source.path);
      const run = runs.get(folder) ?? new Map<HelmFile, Source>();
      runs.set(folder, run);
      if (run.has(format.file)) {
        this.#refusals.push({
          where: source.path,
          found: `a second file of HELM with the same content (${format.file})`,
          expected: "the folders of the runs, not their files alone",
        });
      } else run.set(format.file, source);
    }
    for (const run of runs.values()) {
      const sources = [...run.values()];
      const open = (file: HelmFile) => {
        const source = run.get(file);
        return source === undefined ? null : { path: source.path, chunks: this.#chunks(source) };
      };
      jobs.push({
        where: sources[0]?.path ?? "",
        sources,
        read: async (reading) => [await readHelmRun(open, reading)],
      });
    }
    return jobs;
  }

  #chunks(source: Source): AsyncIterable<Uint8Array> {
    return textChunks(rawChunks(source, this.#options.signal, this.#meter.watch(source, 0.5, 1)));
  }

  async #readFile(
    source: Source,
    kind: Exclude<Format["kind"], "helm">,
    reading: Reading,
  ): Promise<readonly Part[] | Ask> {
    const { signal } = this.#options;
    switch (kind) {
      case "inspect archive":
        return [await readInspectArchive(source, reading, signal)];
      case "inspect":
        return [await readInspectJson(this.#chunks(source), reading)];
      case "lm-eval":
        return [await readLmEval(this.#chunks(source), reading)];
      case "lm-eval samples":
        return [await readLmEvalSamples(this.#chunks(source), reading)];
      case "lighteval":
        return [await readLighteval(this.#chunks(source), reading)];
      case "opencompass":
        return [await readOpenCompass(this.#chunks(source), reading)];
      case "openai evals":
        return [await readOpenAiEvals(this.#chunks(source), reading)];
      case "markdown":
      case "table":
        return readText(source, kind, reading, rawChunks(source, signal, this.#meter.watch(source, 0.5, 1)));
    }
  }
}

/** Progress over all files. Each file is looked at once to tell what it is and once to read it, so a byte counts half each time. */
class Meter {
  readonly #done = new Map<Source, number>();
  readonly #total: number;
  readonly #report: ((progress: Progress) => void) | undefined;
  #sum = 0;
  #reported = 0;

  constructor(sources: readonly Source[], report: ((progress: Progress) => void) | undefined) {
    this.#total = sources.reduce((sum, { size }) => sum + size, 0);
    this.#report = report;
  }

  watch(source: Source, from: number, to: number): Watch {
    return (read) => {
      this.#set(source, Math.floor(source.size * from + read * (to - from)));
    };
  }

  finish(source: Source): void {
    this.#set(source, source.size);
  }

  #set(source: Source, done: number): void {
    const before = this.#done.get(source) ?? 0;
    if (done <= before) return;
    this.#done.set(source, done);
    this.#sum += done - before;
    // Two hundred reports are enough for any bar.
    if (this.#sum - this.#reported < this.#total / 200 && this.#sum < this.#total) return;
    this.#reported = this.#sum;
    this.#report?.({ done: this.#sum, total: this.#total, file: source.path });
  }
}
