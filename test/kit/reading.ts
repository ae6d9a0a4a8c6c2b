import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { FindingEntry } from "../../src/catalog/entries.ts";
import type { KitFile } from "../../src/kit/recipe.ts";

const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Every figure that a finding states, as numbers: those of its table, and those in its words, shares also as fractions. */
export function figuresOf({ statement, numbers }: FindingEntry): number[] {
  const table = numbers.flatMap(({ value, against }) => [value, ...(against ? [against.value] : [])]);
  const prose = [statement, ...numbers.map(({ what }) => what)].join(" ; ");
  const digits = [...prose.matchAll(/(\d+(?:\.\d+)?)\s*(%| percent)?/g)].flatMap(([, number, share]) =>
    share ? [Number(number), Number(number) / 100] : [Number(number)],
  );
  const spelled = [
    ...prose.toLowerCase().matchAll(/\b(zero|one|two|three|four|five|six|seven|eight|nine|ten)\b( percent)?/g),
  ].flatMap(([, word = "", share]) => (share ? [words.indexOf(word) / 100] : [words.indexOf(word)]));
  return [...table, ...digits, ...spelled];
}

type Known = Readonly<Record<string, unknown>>;

/** The keys of a file as its text holds them, read anew: `sft learning_rate`. A key that the library lists as one takes what is below it as the reader's own data. */
export function keysIn(file: KitFile, known: (of: string) => Known): string[] {
  const [{ of: first } = { of: "" }] = file.uses;
  switch (file.language) {
    case "yaml":
    case "json":
      return pathsIn(parseDocument(file.text).contents, "", known(first)).map((path) => `${first} ${path}`);
    case "shell":
      return [...file.text.matchAll(/^ {2}(--[a-z_]+)/gm)].map((match) => `${first} ${match[1] ?? ""}`);
    case "python":
      return callsIn(file);
  }
}

function pathsIn(node: unknown, above: string, known: Known): string[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) => {
      const path = `${above}${isScalar(key) ? String(key.value) : ""}`;
      if (path in known) return [path];
      const below = pathsIn(value, isSeq(value) ? path : `${path}.`, known);
      return below.length > 0 ? below : [path];
    });
  if (isSeq(node))
    return [...new Set(node.items.flatMap((item) => (isMap(item) ? pathsIn(item, `${above}[].`, known) : [])))];
  return [];
}

/** Keyword arguments of the calls that stand on lines of their own. */
function callsIn({ text, uses }: KitFile): string[] {
  const calls = new Set(uses.map(({ of }) => of));
  const found: string[] = [];
  let call = "";
  for (const line of text.split("\n")) {
    const opens = /([A-Za-z_][\w.]*)\($/.exec(line)?.[1];
    if (opens !== undefined) call = [...calls].find((each) => opens === each || opens.endsWith(`.${each}`)) ?? "";
    else if (/^\s*\)/.test(line)) call = "";
    else if (call !== "") {
      const key = /^\s+([A-Za-z_]\w*)=/.exec(line)?.[1];
      if (key !== undefined) found.push(`${call} ${key}`);
    }
  }
  return found;
}
