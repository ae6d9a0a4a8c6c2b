// `node --expose-gc bench/check-read.ts`: how long 100 MB of samples take to read, how much memory that takes and for how long nothing
// else gets a turn, beside JSON.parse of the same text at once, which is what a script would do. The files are written to the temporary
// folder first.
import { mkdtemp, open, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readResults, type Source } from "../src/check/index.ts";

const bytes = 100_000_000;
const letters = ["A", "B", "C", "D"];

/** A question with four choices, as lm-evaluation-harness 0.4.7 and later log it. */
function choiceRow(id: number): object {
  const text = `Question ${String(id)}: ${"which of these is right? ".repeat(30)}`;
  return {
    doc_id: id,
    doc: { question: text, choices: letters },
    target: String(id % 4),
    arguments: Object.fromEntries(
      letters.map((letter, at) => [`gen_args_${String(at)}`, { arg_0: text, arg_1: ` ${letter}` }]),
    ),
    resps: letters.map((_, at) => [[String(-1.5 - ((id + at) % 7)), "False"]]),
    filtered_resps: letters.map((_, at) => [String(-1.5 - ((id + at) % 7)), "False"]),
    filter: "none",
    metrics: ["acc"],
    doc_hash: `d${String(id)}`,
    prompt_hash: `p${String(id)}`,
    target_hash: `t${String(id)}`,
    acc: id % 3 === 0 ? 1 : 0,
  };
}

/** One long written answer. */
function writtenRow(id: number): object {
  const answer = `Step ${String(id)}. ${"so the sum is larger than before, ".repeat(90)}#### ${String(id)}`;
  return {
    doc_id: id,
    doc: { question: `How many are ${String(id)}?` },
    target: String(id),
    arguments: { gen_args_0: { arg_0: "How many?", arg_1: { until: ["Q:"] } } },
    resps: [[answer]],
    filtered_resps: [String(id)],
    filter: "strict-match",
    metrics: ["exact_match"],
    doc_hash: `d${String(id)}`,
    prompt_hash: `p${String(id)}`,
    target_hash: `t${String(id)}`,
    exact_match: id % 2,
  };
}

interface Shape {
  readonly name: string;
  readonly file: string;
  readonly row: (id: number) => object;
  /** One array of the whole file instead of one row a line, as 0.4.0 to 0.4.2 wrote it. */
  readonly isArray: boolean;
}

const shapes: readonly Shape[] = [
  {
    name: "choices, a row a line",
    file: "samples_mmlu_2026-01-01T00-00-00.000000.jsonl",
    row: choiceRow,
    isArray: false,
  },
  {
    name: "answers, a row a line",
    file: "samples_gsm8k_2026-01-01T00-00-00.000000.jsonl",
    row: writtenRow,
    isArray: false,
  },
  { name: "choices, one indented array", file: "pretrained__org__model_mmlu.jsonl", row: choiceRow, isArray: true },
];

async function write(path: string, { row, isArray }: Shape): Promise<{ size: number; rows: number }> {
  const handle = await open(path, "w");
  let [size, rows, pending] = [0, 0, isArray ? "[\n" : ""];
  while (size < bytes) {
    const text = isArray ? JSON.stringify(row(rows), null, 2) : JSON.stringify(row(rows));
    pending += isArray ? (rows === 0 ? text : `,\n${text}`) : `${text}\n`;
    rows += 1;
    if (pending.length < 4_000_000 && size + pending.length < bytes) continue;
    size += (await handle.write(pending)).bytesWritten;
    pending = "";
  }
  if (isArray) size += (await handle.write("\n]\n")).bytesWritten;
  await handle.close();
  return { size, rows };
}

interface Measured {
  readonly seconds: number;
  /** Largest resident size less that at the start. */
  readonly megabytes: number;
  /** For so long nothing else got a turn. */
  readonly longestBlock: number;
  readonly rows: number;
}

async function measured(run: () => Promise<number>): Promise<Measured> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let [most, last, longest] = [before, performance.now(), 0];
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(look, 5);
  const start = process.cpuUsage();
  const rows = await run();
  const { user, system } = process.cpuUsage(start);
  // A run that never let go was never looked at.
  await new Promise((resolve) => setTimeout(resolve, 10));
  look();
  clearInterval(timer);
  return { seconds: (user + system) / 1e6, megabytes: (most - before) / 1e6, longestBlock: longest, rows };
}

async function read(path: string, file: string): Promise<number> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const source: Source = {
      path: file,
      size,
      async read(start, end) {
        const chunk = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, start);
        return chunk.subarray(0, bytesRead);
      },
    };
    const { results } = await readResults([source]);
    return results?.samples.length ?? 0;
  } finally {
    await handle.close();
  }
}

/** All at once, and everything kept. */
function parse(path: string, isArray: boolean): Promise<number> {
  const text = readFileSync(path, "utf8");
  // What is parsed is counted and no more.
  const rows = isArray
    ? (JSON.parse(text) as unknown[])
    : text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as unknown]));
  return Promise.resolve(rows.length);
}

const words = ({ seconds, megabytes, longestBlock }: Measured): string =>
  `${seconds.toFixed(1)} s of the processor, ${megabytes.toFixed(0)} MB, longest block ${longestBlock.toFixed(0)} ms`;

const folder = await mkdtemp(join(tmpdir(), "cliffwise-bench-"));
try {
  for (const shape of shapes) {
    const path = join(folder, shape.file);
    const { size, rows } = await write(path, shape);
    const ours = await measured(() => read(path, shape.file));
    const theirs = await measured(() => parse(path, shape.isArray));
    if (ours.rows !== rows || theirs.rows !== rows)
      throw new Error(
        `${shape.name}: ${String(rows)} rows were written, ${String(ours.rows)} and ${String(theirs.rows)} read`,
      );
    process.stdout.write(
      [
        `${shape.name}: ${(size / 1e6).toFixed(0)} MB, ${String(rows)} rows`,
        `  here        ${words(ours)}`,
        `  JSON.parse  ${words(theirs)} (ours takes ${(ours.seconds / theirs.seconds).toFixed(1)} times as long)`,
        "",
      ].join("\n"),
    );
    await rm(path);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
