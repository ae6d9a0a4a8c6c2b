// JSON in a stream, with no more of it in memory than the value that is wanted. Texts of prompts are most of a samples file, and a file with
// a million brackets would overflow a parser that recurses: so brackets are counted first, and only what is taken is parsed.
import { MAX_DEPTH, MAX_VALUE } from "./limits.ts";
import { FileProblem, grouped } from "./part.ts";

export type Path = readonly (string | number)[];
export type Kind = "object" | "array" | "scalar";

/** What to do with the value at a path: parse it, look at what is in it, or pass over it. */
export type Plan = (path: Path, kind: Kind, document: number) => "take" | "enter" | "skip";

/** Takes a value. `at` is the byte at which it starts; "stop" ends the reading. */
export type Taken = (path: Path, value: unknown, document: number, at: number) => unknown;

/** Reads all values of a stream: one JSON text, or one after the other as in JSON lines. Gives their number, or null where it was stopped. */
export async function scanJson(chunks: AsyncIterable<Uint8Array>, plan: Plan, taken: Taken): Promise<number | null> {
  const scanner = new Scanner(plan, taken);
  for await (const chunk of chunks) {
    scanner.push(chunk);
    if (scanner.stopped) return null;
  }
  return scanner.end();
}

const modes = { structure: 0, key: 1, text: 2, container: 3, literal: 4 } as const;
type Mode = (typeof modes)[keyof typeof modes];
type Expects = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const VALID = "a file as the tool wrote it; run the evaluation's export again, or copy the file again";

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

class Scanner {
  stopped = false;
  readonly #plan: Plan;
  readonly #taken: Taken;
  readonly #path: (string | number)[] = [];
  /** Closing bytes of the containers that were entered. */
  readonly #entered: number[] = [];
  /** Closing bytes of the containers within the value that is taken or skipped. */
  readonly #open = new Uint8Array(MAX_DEPTH);
  #depth = 0;
  #mode: Mode = modes.structure;
  #expects: Expects = "value";
  #inText = false;
  #escaped = false;
  #document = 0;
  #keep = false;
  #pieces: Uint8Array[] = [];
  #kept = 0;
  #startedAt = 0;
  /** Bytes before the present chunk. */
  #base = 0;

  constructor(plan: Plan, taken: Taken) {
    this.#plan = plan;
    this.#taken = taken;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length && !this.stopped) {
      if (this.#isBetween()) at = this.#structure(chunk, at);
      else {
        const end = this.#mode === modes.container ? this.#container(chunk, at) : this.#simple(chunk, at);
        if (this.#keep && end > at) this.#store(chunk.subarray(at, end));
        at = end;
        if (this.#isBetween()) this.#finish();
      }
    }
    this.#base += chunk.length;
  }

  end(): number {
    if (this.#mode === modes.literal) {
      this.#mode = modes.structure;
      this.#finish();
    }
    if (this.#mode !== modes.structure || this.#entered.length > 0) {
      throw new FileProblem(`JSON that ends early, at byte ${grouped(this.#base)}`, VALID);
    }
    return this.#document;
  }

  #isBetween(): boolean {
    return this.#mode === modes.structure;
  }

  #broken(at: number, what: string): FileProblem {
    return new FileProblem(`broken JSON: ${what} at byte ${grouped(this.#base + at)}`, VALID);
  }

  /** One byte between values. */
  #structure(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0;
    if (isSpace(byte)) return at + 1;
    const closes = byte === CLOSE_OBJECT || byte === CLOSE_ARRAY;
    switch (this.#expects) {
      case "value":
      case "value or end":
        if (closes && this.#expects === "value or end") return this.#close(byte, at);
        if (closes || byte === COMMA || byte === COLON) throw this.#broken(at, "a value is missing");
        return this.#begin(byte, at);
      case "key":
      case "key or end":
        if (closes && this.#expects === "key or end") return this.#close(byte, at);
        if (byte !== QUOTE) throw this.#broken(at, "a name is missing");
        this.#start(modes.key, at, true);
        this.#store(chunk.subarray(at, at + 1));
        return at + 1;
      case "colon":
        if (byte !== COLON) throw this.#broken(at, "a colon is missing");
        this.#expects = "value";
        return at + 1;
      case "comma or end":
        if (closes) return this.#close(byte, at);
        if (byte !== COMMA) throw this.#broken(at, "a comma is missing");
        this.#next();
        return at + 1;
    }
  }

  #next(): void {
    const last = this.#path.length - 1;
    const step = this.#path[last];
    if (typeof step === "number") {
      this.#path[last] = step + 1;
      this.#expects = "value";
    } else this.#expects = "key";
  }

  #begin(byte: number, at: number): number {
    const kind = byte === OPEN_OBJECT ? "object" : byte === OPEN_ARRAY ? "array" : "scalar";
    const fate = this.#plan(this.#path, kind, this.#document);
    if (fate === "enter" && kind !== "scalar") {
      if (this.#entered.length >= MAX_DEPTH) throw this.#tooDeep(at);
      this.#entered.push(kind === "object" ? CLOSE_OBJECT : CLOSE_ARRAY);
      this.#path.push(kind === "object" ? "" : 0);
      this.#expects = kind === "object" ? "key or end" : "value or end";
      return at + 1;
    }
    this.#start(kind !== "scalar" ? modes.container : byte === QUOTE ? modes.text : modes.literal, at, fate === "take");
    // The first quote of a text is no end of it; a bracket or the first byte of a literal is read again below.
    if (byte !== QUOTE) return at;
    if (this.#keep) this.#store(Uint8Array.of(QUOTE));
    return at + 1;
  }

  #start(mode: Mode, at: number, keep: boolean): void {
    this.#mode = mode;
    this.#keep = keep;
    this.#pieces = [];
    this.#kept = 0;
    this.#depth = 0;
    this.#inText = false;
    this.#escaped = false;
    this.#startedAt = this.#base + at;
  }

  #close(byte: number, at: number): number {
    if (this.#entered.pop() !== byte) throw this.#broken(at, "a bracket that does not match");
    this.#path.pop();
    this.#valueEnds();
    return at + 1;
  }

  #valueEnds(): void {
    if (this.#entered.length > 0) this.#expects = "comma or end";
    else {
      this.#expects = "value";
      this.#document += 1;
    }
  }

  /** Reads on in a name, a text or a literal; gives where it ends, or the chunk's end. */
  #simple(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#mode === modes.literal) {
        if (isSpace(byte) || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
          this.#mode = modes.structure;
          return at;
        }
        if (byte === QUOTE || byte === COLON || byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
          throw this.#broken(at, "a comma is missing");
        }
      } else if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) {
        // A name is told from a text by what is expected next.
        this.#mode = modes.structure;
        return at + 1;
      }
    }
    return chunk.length;
  }

  /** Reads on in an object or array that is not entered. */
  #container(chunk: Uint8Array, from: number): number {
    let inText = this.#inText;
    let escaped = this.#escaped;
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (this.#entered.length + this.#depth >= MAX_DEPTH) throw this.#tooDeep(at);
        this.#open[this.#depth] = byte === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY;
        this.#depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.#depth -= 1;
        if (this.#open[this.#depth] !== byte) throw this.#broken(at, "a bracket that does not match");
        if (this.#depth === 0) {
          this.#mode = modes.structure;
          return at + 1;
        }
      }
    }
    this.#inText = inText;
    this.#escaped = escaped;
    return chunk.length;
  }

  #tooDeep(at: number): FileProblem {
    return new FileProblem(
      `JSON with brackets more than ${MAX_DEPTH} deep, at byte ${grouped(this.#base + at)}`,
      "a results file of an evaluation, which has none so deep",
    );
  }

  #store(piece: Uint8Array): void {
    this.#kept += piece.length;
    if (this.#kept > MAX_VALUE) {
      throw new FileProblem(
        `one JSON value of more than ${grouped(MAX_VALUE)} bytes, from byte ${grouped(this.#startedAt)}`,
        "values of a results or samples file, which are far smaller",
      );
    }
    this.#pieces.push(piece);
  }

  #finish(): void {
    if (this.#expects === "key" || this.#expects === "key or end") {
      const name = parse(this.#pieces, this.#startedAt);
      this.#path[this.#path.length - 1] = typeof name === "string" ? name : "";
      this.#expects = "colon";
      return;
    }
    if (this.#keep) {
      const value = parse(this.#pieces, this.#startedAt);
      if (this.#taken([...this.#path], value, this.#document, this.#startedAt) === "stop") this.stopped = true;
    }
    this.#pieces = [];
    this.#valueEnds();
  }
}

/** Parses a value. Python writes the tokens NaN and Infinity, which are no JSON: they become null, that is, no number. */
function parse(pieces: readonly Uint8Array[], at: number): unknown {
  const text = decode(pieces, at);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    try {
      const value: unknown = JSON.parse(withoutNonNumbers(text));
      return value;
    } catch {
      throw new FileProblem(`broken JSON in the value that starts at byte ${grouped(at)}`, VALID);
    }
  }
}

function decode(pieces: readonly Uint8Array[], at: number): string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return pieces.map((piece) => decoder.decode(piece, { stream: true })).join("") + decoder.decode();
  } catch {
    throw new FileProblem(
      `bytes that are no UTF-8, in the value that starts at byte ${grouped(at)}`,
      "the file as the tool wrote it, in UTF-8",
    );
  }
}

/** The text with its texts (which must stay as they are) matched first and tokens that are no JSON replaced outside them. */
function withoutNonNumbers(text: string): string {
  return text.replace(/"[^"\\]*(?:\\[^][^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
    token.startsWith('"') ? token : "null",
  );
}
