import { comment, type Entry, type Json, noteWords, plain, placed } from "./document.ts";

/** A string that YAML reads back as itself without quotes. */
const bare = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const words = new Set(["true", "false", "null", "yes", "no", "on", "off", "y", "n"]);

const yamlScalar = (value: Json): string =>
  typeof value === "string" && bare.test(value) && !words.has(value.toLowerCase()) ? value : JSON.stringify(value);

const yamlValue = (value: Json): string =>
  Array.isArray(value) ? `[${value.map((item: Json) => yamlScalar(item)).join(", ")}]` : yamlScalar(value);

const yamlLines = (entries: readonly Entry[], indent: string): string[] =>
  entries.flatMap((entry) => {
    switch (entry.kind) {
      case "value":
        return [
          ...(entry.note ? comment(noteWords(entry.note), indent) : []),
          `${indent}${entry.key}: ${yamlValue(entry.value)}`,
        ];
      case "group":
        return [`${indent}${entry.key}:`, ...yamlLines(entry.entries, `${indent}  `)];
      case "list":
        return [`${indent}${entry.key}:`, ...entry.items.flatMap((item) => yamlItem(item, `${indent}  `))];
    }
  });

/** The first key of an item stands after its dash, unless a comment comes before it. */
const yamlItem = (entries: readonly Entry[], indent: string): string[] => {
  const lines = yamlLines(entries, `${indent}  `);
  const first = lines.findIndex((line) => !line.trimStart().startsWith("#"));
  return lines.map((line, index) =>
    index === first ? `${indent}- ${line.trimStart()}` : index < first ? line.replace(/^ {2}/, "") : line,
  );
};

/** Comments stand above what they speak of. */
export const writeYaml = (entries: readonly Entry[]): string => `${yamlLines(entries, "").join("\n")}\n`;

/** JSON has no comments: the reasons stand beside the file. */
export const writeJson = (entries: readonly Entry[]): string => `${JSON.stringify(plain(entries), null, 2)}\n`;

/** A part of a Python file: lines as they stand, or a call whose arguments are a configuration. */
export type PythonPart =
  | string
  | {
      /** What is called, as the library names it. */
      readonly call: string;
      /** What stands before and after the call on its line. */
      readonly before?: string;
      readonly after?: string;
      readonly args: readonly Entry[];
    };

/** Marks a string as an expression of the program. */
const name = "\u0000";
export const variable = (expression: string): string => name + expression;

const pythonValue = (value: Json): string => {
  if (value === true) return "True";
  if (value === false) return "False";
  if (value === null) return "None";
  if (Array.isArray(value)) return `[${value.map((item: Json) => pythonValue(item)).join(", ")}]`;
  return shown(value);
};

/** A value as a list beside the file prints it: the expressions of a program as they stand there. */
export const shown = (value: Json): string =>
  typeof value === "string" && value.startsWith(name) ? value.slice(name.length) : JSON.stringify(value);

const pythonArgs = (entries: readonly Entry[], indent: string): string[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== "value") throw new Error(`${entry.key}: an argument of a call is one value`);
    return [
      ...(entry.note ? comment(noteWords(entry.note), indent) : []),
      `${indent}${entry.key}=${pythonValue(entry.value)},`,
    ];
  });

const pythonCall = ({ call, before = "", after = "", args }: Exclude<PythonPart, string>): string[] => {
  const indent = /^ */.exec(before)?.[0] ?? "";
  return [`${before}${call}(`, ...pythonArgs(args, `${indent}    `), `${indent})${after}`];
};

export const writePython = (parts: readonly PythonPart[]): string =>
  `${parts.flatMap((part) => (typeof part === "string" ? [part] : pythonCall(part))).join("\n")}\n`;

/** A shell word, quoted where the shell would read more into it. */
const shellWord = (value: Json): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /^[A-Za-z0-9_./:=,@-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
};

/** A command with one flag a line. A flag whose value is `true` stands alone. Comments come first, since none can stand inside. */
export const writeCommand = (command: string, flags: readonly Entry[]): string => {
  const all = placed(flags);
  const notes = all.flatMap(({ key, note }) => (note ? comment(`${key}: ${noteWords(note)}`) : []));
  const lines = all.map(({ key, value }) => (value === true ? `  ${key}` : `  ${key} ${shellWord(value)}`));
  return `${[...notes, [command, ...lines].join(" \\\n")].join("\n")}\n`;
};
