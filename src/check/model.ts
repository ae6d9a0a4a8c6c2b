// What readers give and the comparison takes: one model's results, whatever tool wrote them.

export type Tool =
  "lm-evaluation-harness" | "inspect" | "helm" | "lighteval" | "opencompass" | "openai-evals" | "pasted-table" | "csv";

/**
 * A file that the reader gave, wherever it lies. Nothing is read that is not asked for, so a large one never stands in memory whole.
 * The browser makes it of a `File`, the command line of a file handle.
 */
export interface Source {
  /** Path as given, with `/`: `results/model/results_2026-01-01.json`. Folders matter to HELM and OpenCompass. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes from `start` up to but not including `end`, which is at most `size`. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** What a value counts in: `fraction` 0 to 1, `percent` 0 to 100, `other` unbounded (perplexity, log-likelihoods). */
export type Scale = "fraction" | "percent" | "other";

/** One number that a tool reports for a task. */
export interface ResultRow {
  /** Name of the task, exactly as written: what joins two sides. Never the alias. */
  readonly task: string;
  /** Name of the metric, without filter: `acc`, `exact_match`, `pass@1`. */
  readonly metric: string;
  /** How the answer was taken out of the output (lm-evaluation-harness), a reducer (Inspect), a split (HELM); "none" where the tool has none. */
  readonly filter: string;
  /** As written, finite. */
  readonly value: number;
  readonly scale: Scale;
  /** Standard error of `value`, in its own unit; null where none is given or the one given is known to be none. 0 only where the tool says 0. */
  readonly stderr: number | null;
  /** Items that were scored; null where unknown. */
  readonly n: number | null;
  /** True where `n` was worked out from value and error. */
  readonly nRecovered: boolean;
  /** Null where neither the tool nor the name of the metric tells. */
  readonly higherIsBetter: boolean | null;
  /** Score of guessing, where the tool or the samples tell the number of choices; null otherwise. */
  readonly chance: number | null;
  /** Tasks that this row sums up; empty for a leaf. A group's error is worked out from them, never taken. */
  readonly parts: readonly string[];
  /** What must agree on both sides for the numbers to mean the same, as written: `shots`, `version`, `prompt`, `limit`, ... */
  readonly settings: Settings;
}

/** One item of a task, scored. Texts of prompts and answers are not kept. */
export interface SampleRow {
  readonly task: string;
  readonly filter: string;
  /** What joins an item on both sides: document id, sample id. Epochs of one item have been averaged. */
  readonly id: string;
  /** Hash of the document where the tool gives one: the same id with another hash is another item. */
  readonly docHash: string | null;
  /** Hash of the prompt; a difference means other shots or another template. */
  readonly promptHash: string | null;
  /** Score by metric, in the metric's own scale; metrics that are no number for one item are absent. */
  readonly scores: Readonly<Record<string, number>>;
  /** True where no answer could be taken out of the output. */
  readonly invalid: boolean;
  /** Items that share a passage or an original question, where the tool says so. */
  readonly cluster: string | null;
  /** Probabilities of the choices from log-likelihoods, summing to 1; null where there are none or all are 0. */
  readonly probabilities: readonly number[] | null;
  /** Index of the right choice, where it can be told. */
  readonly gold: number | null;
}

/** What may differ between two runs, by name. Values as written, shortened to 200 characters. */
export type Settings = Readonly<Record<string, string>>;

/** A thing that the reader of the result should know of a file: what was left out, mended or guessed. */
export interface Notice {
  /** Path of the file. */
  readonly where: string;
  readonly text: string;
}

/** Everything known of one model: one side of a comparison. */
export interface ModelResults {
  readonly tool: Tool;
  readonly toolVersion: string | null;
  /** Name of the model as the tool gives it; the file's or folder's name where it gives none. */
  readonly model: string;
  /** The model that this one says it was made from (an adapter's base); null where it does not say. */
  readonly madeFrom: string | null;
  readonly files: readonly string[];
  readonly rows: readonly ResultRow[];
  readonly samples: readonly SampleRow[];
  /** Of the whole run: harness version, chat template, system prompt, quantization, limit, seeds. */
  readonly settings: Settings;
  readonly notices: readonly Notice[];
}

/** A file that could not be used, with what it seems to be and the way out. */
export interface Refusal {
  readonly where: string;
  /** What was found: "a trainer state", "JSON that ends early, at byte 4,096". */
  readonly found: string;
  /** What would do instead. */
  readonly expected: string;
}

/** How far a long reading is; `total` is bytes of all files of the side. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

export interface ReadOptions {
  /** Called now and then, not for every line. */
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting ends the reading with an `AbortError`. */
  readonly signal?: AbortSignal;
  /** Columns of a CSV or TSV file, where its header does not tell. */
  readonly columns?: ColumnMapping;
  /** The model to read where a file holds several (a wide table, OpenCompass summaries). */
  readonly model?: string;
}

/** Which column of a table holds what: names as in its header. */
export interface ColumnMapping {
  readonly task?: string;
  readonly value?: string;
  readonly metric?: string;
  readonly stderr?: string;
  readonly n?: string;
  readonly id?: string;
}

/** What a side's files gave. Nothing is half-used: a refused file adds nothing to `results`. */
export interface ReadOutcome {
  /** Null where no file could be used. */
  readonly results: ModelResults | null;
  readonly refusals: readonly Refusal[];
  /** A question that the reader must answer before the files can be used. */
  readonly asks: readonly Ask[];
}

export type Ask =
  | {
      readonly kind: "columns";
      readonly where: string;
      readonly header: readonly string[];
      readonly preview: readonly (readonly string[])[];
    }
  | { readonly kind: "model"; readonly where: string; readonly models: readonly string[] };
