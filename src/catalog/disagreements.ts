import { didYouMean, type Problem } from "../decision/problem.ts";
import { allRules } from "../decision/rules/index.ts";
import { check, disagreementFacts, glossaryEntry } from "../decision/schema/index.ts";
import { partsOf } from "./combination-id.ts";
import type { CatalogData, DisagreementEntry, GlossaryTerm } from "./entries.ts";
import { readFolder } from "./read.ts";

/** Where sources disagree, in order of id. Rules and notes that it names must be there: each of them shows it, and the page links back. */
export function readDisagreements(root: string, problems: Problem[]): DisagreementEntry[] {
  const rules = allRules.map(({ id }) => id);
  // Their prose is Astro's to read; a note that is no valid page stops the build there.
  const notes = readFolder(root, "docs/notes", ".mdx", []).map(({ id }) => id);
  return readFolder(root, "disagreements", ".yaml", problems).flatMap(({ where, id, data }) => {
    const facts = check(disagreementFacts, data, where, problems);
    if (facts === undefined) return [];
    for (const [field, kind, known] of [
      ["rules", "rule", rules],
      ["notes", "note", notes],
    ] as const)
      for (const named of facts[field])
        if (!known.includes(named))
          problems.push({
            where,
            found: `${field} names "${named}", which is no ${kind}`,
            expected: `ids of ${kind}s`,
            fix: didYouMean(named, known),
          });
    return [{ id, facts }];
  });
}

/** A position whose findings were all read second hand may be shown as a lead, never as what is known. */
export function checkPositions({
  disagreements,
  findings,
}: Pick<CatalogData, "disagreements" | "findings">): readonly Problem[] {
  return disagreements.flatMap(({ id, facts }) =>
    facts.positions.flatMap(({ claim, evidence }, index) =>
      /\blead\b/i.test(claim) || evidence.some((each) => findings.get(each)?.read !== "secondary")
        ? []
        : [
            {
              where: `disagreements/${id}.yaml`,
              found: `positions[${String(index)}] rests on second-hand findings alone`,
              expected: "a finding whose source or abstract was read",
              fix: "Add one, or say in the claim that it is a lead.",
            },
          ],
    ),
  );
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
      facts.techniques.some((id) => on.technique !== undefined && partsOf(id).includes(on.technique)) ||
      facts.risks.some((id) => id === on.risk) ||
      facts.notes.some((id) => id === on.note) ||
      facts.rules.some((id) => id === on.rule) ||
      facts.positions.some(({ evidence }) => evidence.some((id) => on.findings?.has(id))),
  );
}
