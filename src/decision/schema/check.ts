import { z } from "zod";
import { didYouMean, type Problem } from "../problem.ts";
import { riskFacts } from "./risk.ts";
import { techniqueFacts } from "./technique.ts";

const sidebar = z.object({ order: z.number() });

/** The part of a technique's front matter that the catalog reads. */
export const techniquePage = z.object({ title: z.string(), sidebar, technique: techniqueFacts });

/** The part of a risk's front matter that the catalog reads. */
export const riskPage = z.object({ title: z.string(), risk: riskFacts });

/** Data that keeps its schema, or undefined with a Problem for each mistake. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  where: string,
  problems: Problem[],
): z.output<Schema> | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  problems.push(...problemsOf(result.error, data, where));
  return undefined;
}

function problemsOf(error: z.ZodError, data: unknown, where: string): Problem[] {
  return error.issues.flatMap((issue) => {
    const name = nameOf(issue.path);
    const value = valueAt(data, issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        where,
        found: `${name} has the unknown field ${JSON.stringify(key)}`,
        expected: "only the fields of its schema",
        fix: "Remove it or correct its name.",
      }));
    }
    const expected = expectedOf(issue);
    if (value === undefined) return [{ where, found: `${name} is missing`, expected, fix: "" }];
    if (issue.code === "invalid_value") {
      const fix = typeof value === "string" ? didYouMean(value, issue.values.map(String)) : "";
      return [{ where, found: `${name} is ${shown(value)}, which is not allowed`, expected, fix }];
    }
    return [{ where, found: `${name} is ${shown(value)}`, expected, fix: "" }];
  });
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return `a ${issue.expected}`.replace(/^a (?=[aeiou])/, "an ");
    case "too_small":
      return `at least ${String(issue.minimum)}${issue.origin === "string" ? " characters" : ""}`;
    case "too_big":
      return `at most ${String(issue.maximum)}`;
    case "invalid_union":
      return "another type of value";
    case "invalid_format":
      return /^(?:invalid|must)/i.test(issue.message) ? `a valid ${issue.format}` : issue.message;
    default:
      return issue.message.replace(/^needs /, "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  }
}

function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${String(key)}`)).join("");
  return name === "" ? "the entry" : name.replace(/^\./, "");
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (value === null || typeof value !== "object") return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
