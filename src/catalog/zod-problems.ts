import type { z } from "zod";
import { didYouMean, type Problem } from "../decision/problem.ts";

/** Each issue of a schema as one Problem in the words of the house. */
export function problemsOf(error: z.ZodError, data: unknown, where: string): Problem[] {
  return error.issues.flatMap((issue) => {
    const path = pathOf(issue.path);
    const value = valueAt(data, issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        where,
        found: `${path}has the unknown field ${JSON.stringify(key)}`.replace(/^has/, "the entry has"),
        expected: "only the fields of its schema",
        fix: "Remove it or correct its name.",
      }));
    }
    const name = path.trimEnd() || "the entry";
    if (value === undefined) {
      return [{ where, found: `${name} is missing`, expected: expectedOf(issue), fix: "" }];
    }
    if (issue.code === "invalid_value") {
      const allowed = issue.values.map(String);
      const fix = typeof value === "string" ? didYouMean(value, allowed) : "";
      return [{ where, found: `${name} is ${shown(value)}, which is not allowed`, expected: expectedOf(issue), fix }];
    }
    return [{ where, found: `${name} is ${shown(value)}`, expected: expectedOf(issue), fix: "" }];
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
      return lowerFirst(issue.message);
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>(
    (sofar, key) => (typeof key === "number" ? `${sofar}[${String(key)}]` : `${sofar}${sofar === "" ? "" : "."}${String(key)}`),
    "",
  );
  return text === "" ? "" : `${text} `;
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
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
