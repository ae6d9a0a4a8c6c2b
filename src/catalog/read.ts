import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parseDocument } from "yaml";
import type { Problem } from "../decision/problem.ts";

/** A file of a folder as data, not yet checked. */
export interface RawFile {
  /** Path as messages name it: `evidence/x.yaml`. */
  readonly where: string;
  /** Name of the file without its ending. */
  readonly id: string;
  readonly data: unknown;
}

/** All files of a folder that have this ending, in order of name; none where there is no such folder. YAML is the whole file, or the front matter of an MDX page. */
export function readFolder(root: string, folder: string, ending: ".yaml" | ".mdx", problems: Problem[]): RawFile[] {
  const path = join(root, "src", "content", folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => extname(name) === ending)
    .sort()
    .flatMap((name) => {
      const where = `${folder.replace(/^docs\//, "")}/${name}`;
      const text = readFileSync(join(path, name), "utf8");
      const data = parseYaml(ending === ".mdx" ? frontMatter(text) : text, where, problems);
      return data === undefined ? [] : [{ where, id: basename(name, ending), data }];
    });
}

/** YAML as data; what is no YAML is a Problem and undefined. JSON is YAML too. */
export function parseYaml(text: string, where: string, problems: Problem[]): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error === undefined) return document.toJS({ maxAliasCount: 100 }) ?? {};
  problems.push({
    where,
    found: `no YAML: ${error.message.split("\n")[0]?.replace(/:$/, "") ?? "it cannot be read"}`,
    expected: "valid YAML",
    fix: "Correct the line that the message names.",
  });
  return undefined;
}

function frontMatter(text: string): string {
  return /^---\r?\n(.*?)\r?\n---(?:\r?\n|$)/s.exec(text)?.[1] ?? "";
}
