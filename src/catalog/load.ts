import {
  check,
  combinationFacts,
  dimensions,
  paper,
  riskPage,
  techniquePage,
  type Paper,
  type PublishedCase,
} from "../decision/schema/index.ts";
import { didYouMean, type Problem } from "../decision/problem.ts";
import { readCase } from "./cases.ts";
import { canonicalId, partsOf } from "./combination-id.ts";
import { readDisagreements, readGlossary } from "./disagreements.ts";
import type {
  CatalogData,
  CombinationEntry,
  FindingEntry,
  MeasurementEntry,
  RiskEntry,
  TechniqueEntry,
} from "./entries.ts";
import { readFolder, type RawFile } from "./read.ts";
import { readProviders } from "./providers.ts";
import { checkReferences } from "./references.ts";
import { readSituations } from "./situations.ts";

/** Reads all content below `root/src/content` and checks it. Never throws on bad data: an entry that is wrong is left out, and `problems` says why. */
export function loadCatalogData(root: string = process.cwd()): CatalogData {
  const problems: Problem[] = [];
  const techniques = readTechniques(root, problems);
  const ids = techniques.map(({ id }) => id);
  const { papers, findings, measurements } = readEvidence(root, ids, problems);
  const combinations = readCombinations(root, ids, problems);
  const data = {
    techniques,
    combinations,
    risks: readRisks(root, problems),
    papers,
    findings,
    measurements,
    cases: readCases(root, ids, problems),
    situations: readSituations(root, [...ids, ...combinations.map(({ id }) => id)], problems),
    providers: readProviders(root, problems),
    disagreements: readDisagreements(root, problems),
    glossary: readGlossary(root, problems),
  };
  problems.push(...checkReferences(data));
  return { ...data, problems };
}

let cached: { readonly root: string; readonly data: CatalogData } | undefined;

/** The catalog of the working directory, read once a process, for pages and components. Its Problems stop the tests and the build elsewhere. */
export function catalog(root: string = process.cwd()): CatalogData {
  if (cached?.root !== root) cached = { root, data: loadCatalogData(root) };
  return cached.data;
}

function readTechniques(root: string, problems: Problem[]): TechniqueEntry[] {
  const files = readFolder(root, "docs/techniques", ".mdx", problems).filter(({ id }) => id !== "index");
  const entries = files.flatMap(({ where, id, data }) => {
    const page = check(techniquePage, data, where, problems);
    return page === undefined ? [] : [{ id, name: page.title, order: page.sidebar.order, facts: page.technique }];
  });
  const byOrder = new Map<number, string>();
  for (const { id, order } of entries) {
    const other = byOrder.get(order);
    if (other !== undefined) {
      problems.push({
        where: `techniques/${id}.mdx`,
        found: `sidebar.order ${String(order)} is that of "${other}" too`,
        expected: "a place of its own in the canonical order",
        fix: "Give one of them another number.",
      });
    }
    byOrder.set(order, id);
  }
  return entries.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

function readRisks(root: string, problems: Problem[]): RiskEntry[] {
  const files = readFolder(root, "docs/risks", ".mdx", problems).filter(({ id }) => id !== "index");
  const entries = files.flatMap(({ where, id, data }) => {
    const page = check(riskPage, data, where, problems);
    const dimension = dimensions.find((known) => known === id);
    if (dimension === undefined) {
      problems.push({
        where,
        found: `"${id}" is no dimension of risk`,
        expected: `one of ${dimensions.join(", ")}`,
        fix: didYouMean(id, dimensions),
      });
    }
    return page === undefined || dimension === undefined ? [] : [{ id: dimension, name: page.title, facts: page.risk }];
  });
  return entries.sort((a, b) => dimensions.indexOf(a.id) - dimensions.indexOf(b.id));
}

function readCombinations(root: string, techniques: readonly string[], problems: Problem[]): CombinationEntry[] {
  const order = new Map(techniques.map((id, index) => [id, index]));
  return readFolder(root, "combinations", ".yaml", problems).flatMap(({ where, id, data }) => {
    const facts = check(combinationFacts, data, where, problems);
    const canonical = canonicalId(id, order);
    if (canonical !== id) {
      problems.push({
        where,
        found: `the parts of "${id}" are not in the order of the techniques`,
        expected: canonical,
        fix: `Name the file "${canonical}.yaml".`,
      });
    }
    return facts === undefined ? [] : [{ id: canonical, parts: partsOf(canonical), facts }];
  });
}

function readEvidence(
  root: string,
  techniques: readonly string[],
  problems: Problem[],
): Pick<CatalogData, "papers" | "findings" | "measurements"> {
  const order = new Map(techniques.map((id, index) => [id, index]));
  const papers = new Map<string, Paper>();
  const findings = new Map<string, FindingEntry>();
  const measurements = new Map<string, MeasurementEntry>();
  for (const file of readFolder(root, "evidence", ".yaml", problems)) {
    const entry = check(paper, file.data, file.where, problems);
    if (entry === undefined || !isNamedByItsId(file, entry.id, problems)) continue;
    const normalized: Paper = {
      ...entry,
      findings: entry.findings.map((row) => ({
        ...row,
        techniques: row.techniques.map((id) => canonicalId(id, order)),
      })),
      measurements: entry.measurements.map((row) => ({ ...row, technique: canonicalId(row.technique, order) })),
    };
    papers.set(entry.id, normalized);
    for (const row of normalized.findings) {
      addOnce(findings, "finding", { ...row, paper: entry.id, status: entry.status }, file.where, problems);
    }
    for (const row of normalized.measurements) {
      addOnce(measurements, "measurement", { ...row, paper: entry.id }, file.where, problems);
    }
  }
  return { papers, findings, measurements };
}

function addOnce<Entry extends { readonly id: string; readonly paper: string }>(
  entries: Map<string, Entry>,
  kind: string,
  entry: Entry,
  where: string,
  problems: Problem[],
): void {
  const other = entries.get(entry.id);
  if (other === undefined) {
    entries.set(entry.id, entry);
    return;
  }
  problems.push({
    where,
    found: `${kind} "${entry.id}" is in evidence/${other.paper}.yaml already`,
    expected: `an id that no other ${kind} has`,
    fix: "Give one of them another id.",
  });
}

function readCases(root: string, techniques: readonly string[], problems: Problem[]): PublishedCase[] {
  return readFolder(root, "cases", ".yaml", problems).flatMap((file) => {
    const entry = readCase(file.data, file.where, techniques, problems);
    return entry !== undefined && isNamedByItsId(file, entry.id, problems) ? [entry] : [];
  });
}

function isNamedByItsId({ where, id }: RawFile, expected: string, problems: Problem[]): boolean {
  if (id === expected) return true;
  problems.push({
    where,
    found: `the file is named "${id}" and its id is "${expected}"`,
    expected: "the same name",
    fix: "Rename the file; ids are never renamed.",
  });
  return false;
}
