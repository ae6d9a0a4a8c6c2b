import type { QuestionId } from "../decision/questions.ts";

/** Data as JSON holds it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a value rests on; it stands as a comment beside the value. */
export interface Note {
  /**
   * `measured`: the value is a figure of one of the findings. `default`: the library's own. `answers`: what the reader said settles it. `judgement`: ours, for
   * the reason given; findings named with it speak for the direction, not for the figure.
   */
  readonly origin: "measured" | "default" | "answers" | "judgement";
  /** One sentence for the reader, without figures. */
  readonly because: string;
  /** Ids of rules that say so. */
  readonly rules?: readonly string[];
  /** Ids of findings. */
  readonly evidence?: readonly string[];
  /** The answers that it was set by. */
  readonly questions?: readonly QuestionId[];
}

/** A configuration as data, before it is written in a language. */
export type Entry =
  | { readonly kind: "value"; readonly key: string; readonly value: Json; readonly note: Note | undefined }
  | { readonly kind: "group"; readonly key: string; readonly entries: readonly Entry[] }
  | { readonly kind: "list"; readonly key: string; readonly items: readonly (readonly Entry[])[] };

/** One key with its value. Without a note it is bookkeeping or a name of the reader's own: nothing that moves a risk. An object as value is the reader's own data. */
export const set = (key: string, value: Json, note?: Note): Entry => ({ kind: "value", key, value, note });

export const group = (key: string, ...entries: readonly Entry[]): Entry => ({ kind: "group", key, entries });

export const list = (key: string, ...items: readonly (readonly Entry[])[]): Entry => ({ kind: "list", key, items });

/** A value with where it stands: `datasets[].path`. */
export interface Placed {
  readonly key: string;
  readonly value: Json;
  readonly note: Note | undefined;
}

/** Every value of a configuration, in its order. */
export const placed = (entries: readonly Entry[], above = ""): Placed[] =>
  entries.flatMap((entry): Placed[] => {
    const key = above + entry.key;
    switch (entry.kind) {
      case "value":
        return [{ key, value: entry.value, note: entry.note }];
      case "group":
        return placed(entry.entries, `${key}.`);
      case "list":
        return entry.items.flatMap((item) => placed(item, `${key}[].`));
    }
  });

/** The same as plain data. */
export const plain = (entries: readonly Entry[]): Json =>
  Object.fromEntries(
    entries.map((entry): [string, Json] => {
      switch (entry.kind) {
        case "value":
          return [entry.key, entry.value];
        case "group":
          return [entry.key, plain(entry.entries)];
        case "list":
          return [entry.key, entry.items.map(plain)];
      }
    }),
  );

/** Where a value comes from, in words. */
export const originNames: Readonly<Record<Note["origin"], string>> = {
  measured: "Measured",
  default: "Library default",
  answers: "Your answers",
  judgement: "Judgement",
};

/** A note in words, with the ids that lead to its grounds. */
export const noteWords = ({ origin, because, rules = [], evidence = [] }: Note): string => {
  const grounds = [
    ...(rules.length > 0 ? [`${rules.length === 1 ? "rule" : "rules"} ${rules.join(", ")}`] : []),
    ...(evidence.length > 0 ? [`${evidence.length === 1 ? "finding" : "findings"} ${evidence.join(", ")}`] : []),
  ];
  return `${originNames[origin]}: ${because}${grounds.length > 0 ? ` (${grounds.join("; ")})` : ""}`;
};

/** Fits beside the contents of the result page without wrapping. */
const width = 78;

/** A text as comment lines of at most `width` characters; a word that is longer stands on a line of its own. */
export const comment = (text: string, indent = ""): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && indent.length + 2 + line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${indent}# ${each}`);
};
