import { type Entry, type Note, placed } from "./document.ts";
import { type PythonPart, shown, writeCommand, writeJson, writePython, writeYaml } from "./write.ts";

/** A value with its grounds, as the page lists it beside the file. */
export interface KitValue extends Note {
  readonly key: string;
  readonly value: string;
}

/** A key that a file uses, and what it belongs to in the list of documented keys. */
export interface UsedKey {
  readonly of: string;
  readonly key: string;
}

/** A ready configuration. */
export interface KitFile {
  /** Id of the library that reads it. */
  readonly library: string;
  readonly filename: string;
  readonly language: "yaml" | "json" | "python" | "shell";
  /** What it is for: "Train the adapter". */
  readonly title: string;
  /** The command that runs it. */
  readonly run?: string;
  readonly text: string;
  /** The values that move a risk, each with what it rests on. */
  readonly values: readonly KitValue[];
  readonly uses: readonly UsedKey[];
}

/** How a technique is done, with what well-kept code there is for it. */
export interface Recipe {
  /** In two or three sentences, without figures. */
  readonly says: string;
  readonly files: readonly KitFile[];
  /** Research code, where no well-kept library does it; and other homes worth a look. */
  readonly elsewhere: readonly { readonly name: string; readonly home: string; readonly says: string }[];
  /** What to see to that no key expresses. */
  readonly see: readonly Note[];
}

type About = Pick<KitFile, "library" | "filename" | "title"> & { readonly run?: string };

const valuesOf = (entries: readonly Entry[]): KitValue[] =>
  placed(entries).flatMap(({ key, value, note }) => (note ? [{ ...note, key, value: shown(value) }] : []));

const usesOf = (of: string, entries: readonly Entry[]): UsedKey[] => placed(entries).map(({ key }) => ({ of, key }));

/** `of` is what the keys belong to in the library's list. */
export const yamlFile = (about: About, of: string, entries: readonly Entry[]): KitFile => ({
  ...about,
  language: "yaml",
  text: writeYaml(entries),
  values: valuesOf(entries),
  uses: usesOf(of, entries),
});

export const jsonFile = (about: About, of: string, entries: readonly Entry[]): KitFile => ({
  ...about,
  language: "json",
  text: writeJson(entries),
  values: valuesOf(entries),
  uses: usesOf(of, entries),
});

export const pythonFile = (about: About, parts: readonly PythonPart[]): KitFile => {
  const calls = parts.filter((part) => typeof part !== "string");
  return {
    ...about,
    language: "python",
    text: writePython(parts),
    values: calls.flatMap(({ args }) => valuesOf(args)),
    uses: calls.flatMap(({ call, args }) => usesOf(call, args)),
  };
};

export const commandFile = (about: About, command: string, flags: readonly Entry[]): KitFile => ({
  ...about,
  language: "shell",
  text: writeCommand(command, flags),
  values: valuesOf(flags),
  uses: usesOf(command, flags),
});
