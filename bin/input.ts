import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { parseDocument } from "yaml";
import { parseAnswers, type AdviceInput } from "../src/decision/index.ts";
import { Failure, messageOf, oneLine } from "./failure.ts";

/** Far above what any answers file takes. */
const mostOfAnswers = 1_000_000;

const wayOut = "give the path of a JSON or YAML file, or - for standard input";

/** What went wrong with a file, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EISDIR: "is a directory",
  EACCES: "may not be read",
  EPERM: "may not be read",
  ENAMETOOLONG: "is no path: its name is too long",
  ERR_INVALID_ARG_VALUE: "is no path",
};

/** A path, or `-`, as messages name it. */
export function nameOfFile(path: string): string {
  return path === "-" ? "standard input" : JSON.stringify(path.length > 120 ? `${path.slice(0, 117)}...` : path);
}

function readBytes(path: string, most: number): Uint8Array {
  const chunks: Buffer[] = [];
  let size = 0;
  const descriptor = path === "-" ? 0 : openSync(path, "r");
  try {
    if (fstatSync(descriptor).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    for (;;) {
      const chunk = Buffer.allocUnsafe(65_536);
      const read = readSome(descriptor, chunk);
      if (read === 0) break;
      size += read;
      if (size > most) throw new Failure(`${nameOfFile(path)}: is larger than ${most / 1_000_000} MB; ${wayOut}`);
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
  return Buffer.concat(chunks);
}

/** Standard input may not be ready yet (EAGAIN), and a closed one ends with EOF on some systems. */
function readSome(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The text of a file, or of standard input for `-`. */
export function readText(path: string, most: number): string {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(path, most);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${nameOfFile(path)}: ${reasons[codeOf(error)] ?? `cannot be read (${messageOf(error)})`}; ${wayOut}`,
    );
  }
  if (bytes.includes(0)) throw new Failure(`${nameOfFile(path)}: is no text; ${wayOut}`);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() === "") throw new Failure(`${nameOfFile(path)}: is empty; write at least {}`);
    return text;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${nameOfFile(path)}: is no UTF-8 text; ${wayOut}`);
  }
}

/** JSON or YAML as data. YAML alone tells that a key stands twice; JSON alone reads what YAML takes for something else. */
function parseText(text: string, path: string): unknown {
  const fail = (why: string): never => {
    const line = oneLine(why.split("\n")[0] ?? "").replace(/[:.]$/, "");
    throw new Failure(
      `${nameOfFile(path)}: is neither JSON nor YAML (${line}); write {"answers": {"goal": "knowledge"}}`,
    );
  };
  try {
    const document = parseDocument(text, { prettyErrors: true, logLevel: "silent" });
    const [error] = document.errors;
    // An alias may repeat a part, but no more than a few times: what repeats itself over and over fills the memory.
    if (error === undefined) return document.toJS({ maxAliasCount: 20 });
    if (error.code !== "DUPLICATE_KEY") return JSON.parse(text);
    return fail(error.message);
  } catch (error) {
    if (error instanceof Failure) throw error;
    return fail(messageOf(error));
  }
}

/** Answers from a file or standard input, with the day that dated records are compared with. */
export function readInput(path: string, asOf: string | undefined): AdviceInput {
  const parsed = parseAnswers(parseText(readText(path, mostOfAnswers), path));
  if (parsed.error !== undefined) throw new Failure(parsed.error);
  if (asOf === undefined) return parsed.input;
  const day = parseAnswers({ answers: {}, asOf });
  if (day.error !== undefined) throw new Failure(day.error.replace(/^asOf/, "--as-of"));
  return { ...parsed.input, asOf };
}
