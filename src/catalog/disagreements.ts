import { check, disagreementFacts, glossaryEntry } from "../decision/schema/index.ts";
import { didYouMean, type Problem } from "../decision/problem.ts";
import type { CatalogData, DisagreementEntry, GlossaryTerm } from "./entries.ts";
import { readFolder } from "./read.ts";

/** Where sources disagree, in order of id. */
export function readDisagreements(root: string, problems: Problem[]): DisagreementEntry[] {
  return readFolder(root, "disagreements", ".yaml", problems).flatMap(({ where, id, data }) => {
    const facts = check(disagreementFacts, data, where, problems);
    return facts === undefined ? [] : [{ id, facts }];
  });
}

/** Terms in the order of the alphabet. A form that two entries claim is a Problem: a link would lead to either. */
export function readGlossary(root: string, problems: Problem[]): GlossaryTerm[] {
  const forms = new Map<string, string>();
  const entries = readFolder(root, "glossary", ".yaml", problems).flatMap(({ where, id, data }) => {
    const facts = check(glossaryEntry, data, where, problems);
    if (facts === undefined) return [];
    for (const form of [facts.term, ...facts.also].map((each) => each.toLowerCase())) {
      const other = forms.get(form);
      if (other !== undefined)
        problems.push({
          where,
          found: `"${form}" stands in ${other} too`,
          expected: "forms that no other entry has",
          fix: "Take it out of one of them.",
        });
      forms.set(form, where);
    }
    return [{ id, where, facts }];
  });
  const ids = new Set(entries.map(({ id }) => id));
  for (const { where, facts } of entries)
    for (const id of facts.see)
      if (!ids.has(id))
        problems.push({
          where,
          found: `see names "${id}", which is no entry of the glossary`,
          expected: "ids of entries",
          fix: didYouMean(id, ids),
        });
  return entries
    .map(({ id, facts }) => ({ id, facts }))
    .sort((a, b) => (a.facts.term.toLowerCase() < b.facts.term.toLowerCase() ? -1 : 1));
}

/** Disagreements that a page shows: those that name what it is about. */
export function disagreementsOn(
  { disagreements }: Pick<CatalogData, "disagreements">,
  on: {
    readonly technique?: string | undefined;
    readonly risk?: string | undefined;
    readonly note?: string | undefined;
    readonly rule?: string | undefined;
    readonly findings?: ReadonlySet<string> | undefined;
  },
): readonly DisagreementEntry[] {
  return disagreements.filter(
    ({ facts }) =>
      facts.techniques.some((id) => id === on.technique) ||
      facts.risks.some((id) => id === on.risk) ||
      facts.notes.some((id) => id === on.note) ||
      facts.rules.some((id) => id === on.rule) ||
      facts.positions.some(({ evidence }) => evidence.some((id) => on.findings?.has(id))),
  );
}
