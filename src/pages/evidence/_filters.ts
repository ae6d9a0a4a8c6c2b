import { catalog } from "../../catalog/load.ts";
import { subjectNames } from "../../components/evidence-words.ts";
import { directionNames } from "../../components/words.ts";
import type { Finding, Paper } from "../../decision/schema/index.ts";
import { domainNames, domainsOf, sizeNames, sizesOfFinding, sizesOfRow } from "../../evidence/facets.ts";
import type { MeasurementEntry } from "../../catalog/entries.ts";
import type { Has } from "../../islands/evidence/state.ts";

const { papers, techniques } = catalog();

export interface Filter {
  /** As in the query string and in what rows say of themselves. */
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

const optionsOf = (names: Readonly<Record<string, string>>): Filter["options"] =>
  Object.entries(names).map(([id, label]) => ({ id, label }));
const upper = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
const years = [...new Set([...papers.values()].flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);

/** Order is that of the form and of the query string. */
export const filters: readonly Filter[] = [
  {
    name: "on",
    label: "Technique",
    any: "Any technique",
    options: techniques.map(({ id, name }) => ({ id, label: name })),
  },
  { name: "domain", label: "Domain", any: "Any domain", options: optionsOf(domainNames) },
  {
    name: "about",
    label: "What it is about",
    any: "Anything",
    options: optionsOf(subjectNames).map(({ id, label }) => ({ id, label: upper(label) })),
  },
  {
    name: "direction",
    label: "Direction",
    any: "Any direction",
    options: optionsOf(directionNames).map(({ id, label }) => ({ id, label: upper(label) })),
  },
  {
    name: "read",
    label: "How it was read",
    any: "Any way",
    options: [
      { id: "first-hand", label: "Not second hand" },
      { id: "source", label: "At the source" },
      { id: "abstract", label: "Abstract only" },
      { id: "secondary", label: "Second hand" },
    ],
  },
  { name: "size", label: "Model size", any: "Any size", options: optionsOf(sizeNames) },
  {
    name: "year",
    label: "Year",
    any: "Any year",
    options: years.map((year) => ({ id: String(year), label: String(year) })),
  },
];

const reading = (read: Finding["read"]): readonly string[] => (read === "secondary" ? [read] : [read, "first-hand"]);
const yearOf = (paper: string): readonly string[] =>
  [papers.get(paper)?.year].flatMap((year) => year?.toString() ?? []);

/** What a finding passes. `first`: its direction belongs to the technique that it names first. */
export function findingFacts(finding: Finding, paper: string): Has {
  return {
    on: [...new Set(finding.techniques.flatMap((id) => id.split("+")))],
    ...(finding.techniques.length > 1 ? { first: finding.techniques[0]?.split("+") ?? [] } : {}),
    domain: domainsOf(finding.scope?.domain),
    about: [finding.about],
    direction: [finding.direction],
    read: reading(finding.read),
    size: sizesOfFinding(finding),
    year: yearOf(paper),
  };
}

/** What a row of numbers passes. Subject and direction are said of findings only: the plot leaves them out, and so does this. */
export function rowFacts(entry: MeasurementEntry): Has {
  return {
    on: entry.technique.split("+"),
    domain: domainsOf(entry.domain),
    read: reading(entry.read),
    size: sizesOfRow(entry),
    year: yearOf(entry.paper),
  };
}

/** What a paper passes that has neither findings nor rows, and so concerns no technique. */
export function bareFacts({ id, read }: Paper): Has {
  return { on: [], domain: ["unstated"], read: reading(read), size: ["unstated"], year: yearOf(id) };
}
