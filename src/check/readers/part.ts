// What one file, or one run's folder, gives; `merge.ts` joins those of a side.
import { type ColumnMapping, type Notice, type ResultRow, type SampleRow, type Settings, type Tool } from "../model.ts";
import { MAX_NOTICES, MAX_SETTING } from "./limits.ts";

export interface Part {
  readonly files: readonly string[];
  readonly tool: Tool;
  readonly toolVersion: string | null;
  /** Null where the file does not say. */
  readonly model: string | null;
  readonly madeFrom: string | null;
  readonly rows: readonly ResultRow[];
  readonly samples: readonly SampleRow[];
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  /** What tells the newer of two: a date in seconds, or 0 where none is known. */
  readonly written: number;
  /** The time in the names of files of one run, as written. */
  readonly stamp: string | null;
  /** Filters of each task in the order in which samples files list them; tells what an unnamed one is. */
  readonly filters?: ReadonlyMap<string, readonly string[]>;
  /** What the name of a samples file says of its task, where only the name does. */
  readonly taskName?: TaskName;
  /** True where the filters of `samples` are only counted ("#0", "#1"), since the file does not name them. */
  readonly unnamedFilters?: boolean;
}

export interface TaskName {
  readonly task: string;
  /** False where the name was changed, so that `task` is a guess. */
  readonly isSure: boolean;
  /** The name without its extension. */
  readonly whole: string;
}

/** A file that cannot be used. Thrown in the middle of a stream and caught at the door, where it becomes a refusal; it is no bug. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
  readonly found: string;
  readonly expected: string;
  constructor(found: string, expected: string) {
    super(`${found}; expected ${expected}`);
    this.found = found;
    this.expected = expected;
  }
}

/** What the readers share while they read one file. */
export interface Reading {
  readonly where: string;
  readonly columns: ColumnMapping | undefined;
  readonly model: string | undefined;
  /** Notes what was left out, mended or guessed; says the same thing once. */
  notice(text: string): void;
}

/** Notices of one file: each once, and not too many. */
export class Notices {
  readonly #texts = new Set<string>();
  readonly #where: string;
  constructor(where: string) {
    this.#where = where;
  }
  add(text: string): void {
    if (this.#texts.size < MAX_NOTICES) this.#texts.add(text);
  }
  list(): Notice[] {
    return [...this.#texts].map((text) => ({ where: this.#where, text }));
  }
}

/** Settings of which something is known, each as text. */
export function settingsOf(values: Readonly<Record<string, unknown>>): Settings {
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return Object.fromEntries(known.map(([key, value]) => [key, shorten(asWritten(value))]));
}

function asWritten(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A text of at most `MAX_SETTING` characters. A longer one ends in its length and a digest, so that two that differ late still differ. */
function shorten(text: string): string {
  if (text.length <= MAX_SETTING) return text;
  const end = `… (${text.length} characters, ${digest(text)})`;
  return text.slice(0, MAX_SETTING - end.length) + end;
}

/** FNV-1a: tells texts apart, keeps no secrets. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** 12345 → "12,345". */
export function grouped(count: number): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 item stands", "2 items stand". */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${grouped(count)} ${many}`;
}
