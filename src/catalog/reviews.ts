import { daysBetween } from "../decision/day.ts";
import { readFolder } from "./read.ts";
import type { CatalogData } from "./entries.ts";

/** Something with a date by which a person has to look at it again. */
export interface Review {
  /** File below `src/content`. */
  readonly where: string;
  /** ISO date. */
  readonly nextReview: string;
}

/** Everything that has a review date, soonest first: pages, and entries in YAML that carry one. */
export function dueForReview({ techniques, providers, disagreements }: CatalogData, root: string): Review[] {
  const pages = ["notes", "risks"].flatMap((folder) =>
    readFolder(root, `docs/${folder}`, ".mdx", []).flatMap(({ where, data }) => {
      const nextReview = reviewIn(data);
      return nextReview === undefined ? [] : [{ where, nextReview }];
    }),
  );
  return [
    ...techniques.map(({ id, facts }) => ({ where: `techniques/${id}.mdx`, nextReview: facts.nextReview })),
    ...providers.map(({ id, facts }) => ({ where: `providers/${id}.yaml`, nextReview: facts.nextReview })),
    ...disagreements.map(({ id, facts }) => ({ where: `disagreements/${id}.yaml`, nextReview: facts.nextReview })),
    ...pages,
  ].sort((a, b) => (a.nextReview < b.nextReview ? -1 : a.nextReview > b.nextReview ? 1 : a.where < b.where ? -1 : 1));
}

/** `nextReview` of the typed part of a page, whatever its kind. */
function reviewIn(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  for (const part of Object.values(data)) {
    if (typeof part !== "object" || part === null) continue;
    const day: unknown = Reflect.get(part, "nextReview");
    if (typeof day === "string") return day;
  }
  return undefined;
}

/** What is past its date on a day, and what is due within thirty days of it. */
export function reviewReport(all: readonly Review[], day: string): { readonly text: string; readonly late: number } {
  const late = all.filter(({ nextReview }) => nextReview < day);
  const soon = all.filter(({ nextReview }) => nextReview >= day && daysBetween(day, nextReview) <= 30);
  const line = ({ where, nextReview }: Review): string => `${nextReview}  ${where}\n`;
  const text = [
    `${String(late.length)} of ${String(all.length)} past their review date on ${day}\n`,
    ...late.map(line),
    ...(soon.length > 0 ? [`\n${String(soon.length)} due within 30 days\n`, ...soon.map(line)] : []),
  ].join("");
  return { text, late: late.length };
}
