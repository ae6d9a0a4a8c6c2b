import type { AccessRecord } from "../decision/bundle.ts";
import type { Grade } from "../decision/schema/index.ts";
import { check, providerFacts } from "../decision/schema/index.ts";
import type { Problem } from "../decision/problem.ts";
import type { CatalogData, ProviderEntry } from "./entries.ts";
import { readFolder } from "./read.ts";

/** The dated records of who offers what access, in order of id. An id of an offer that is taken is a Problem. */
export function readProviders(root: string, problems: Problem[]): ProviderEntry[] {
  const taken = new Map<string, string>();
  return readFolder(root, "providers", ".yaml", problems).flatMap(({ where, id, data }) => {
    const facts = check(providerFacts, data, where, problems);
    for (const offer of Object.keys(facts?.offers ?? {})) {
      const other = taken.get(offer);
      if (other !== undefined)
        problems.push({
          where,
          found: `the offer "${offer}" stands in ${other} too`,
          expected: "an id of its own: links lead to it",
          fix: "Rename the newer of the two.",
        });
      taken.set(offer, where);
    }
    return facts === undefined ? [] : [{ id, facts }];
  });
}

/** What the engine warns of: offers that have an end. */
export function accessRecords(
  { providers }: Pick<CatalogData, "providers">,
  gradeOf: (evidence: readonly string[]) => Grade | undefined,
): AccessRecord[] {
  return providers
    .flatMap(({ facts }) =>
      Object.entries(facts.offers).flatMap(([id, { what, techniques, ends, evidence }]): AccessRecord[] =>
        ends.length === 0
          ? []
          : [{ id, provider: facts.name, what, techniques, ends, evidence, grade: gradeOf(evidence) ?? "very low" }],
      ),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
