import { dimensions } from "../decision/schema/index.ts";
import { didYouMean, type Problem } from "../decision/problem.ts";
import { comparedIn } from "./cases.ts";
import { partsOf } from "./combination-id.ts";
import { checkPositions } from "./disagreements.ts";
import type { CatalogData } from "./entries.ts";

/** All references between entries that lead nowhere. Rules are checked by the engine's own catalog. */
export function checkReferences(data: Omit<CatalogData, "problems">): Problem[] {
  const problems: Problem[] = [];
  const findings = (where: string, field: string, ids: readonly string[]): void => {
    for (const id of ids) {
      if (data.findings.has(id)) continue;
      problems.push({
        where,
        found: `${field} names the finding "${id}", which is in no file of evidence/`,
        expected: "the id of a finding",
        fix: didYouMean(id, data.findings.keys()),
      });
    }
  };

  for (const { id, facts } of data.techniques) {
    const where = `techniques/${id}.mdx`;
    findings(where, "technique.evidence", facts.evidence);
    for (const dimension of dimensions) {
      findings(where, `technique.risk.${dimension}.evidence`, facts.risk[dimension].evidence);
    }
  }
  for (const { id, facts } of data.risks) findings(`risks/${id}.mdx`, "risk.evidence", facts.evidence);

  const techniques = data.techniques.map(({ id }) => id);
  const combinations = new Set(data.combinations.map(({ id }) => id));
  for (const { id, parts, facts } of data.combinations) {
    const where = `combinations/${id}.yaml`;
    findings(where, "evidence", facts.evidence);
    for (const part of parts) {
      if (techniques.includes(part)) continue;
      problems.push({
        where,
        found: `"${part}" is no technique`,
        expected: "parts that are ids of techniques",
        fix: didYouMean(part, techniques),
      });
    }
  }
  for (const { id, facts } of data.disagreements) {
    const where = `disagreements/${id}.yaml`;
    for (const { evidence } of facts.positions) findings(where, "positions.evidence", evidence);
    for (const technique of facts.techniques) {
      if (techniques.includes(technique) || combinations.has(technique)) continue;
      problems.push({
        where,
        found: `techniques names "${technique}", which is no technique`,
        expected: "ids of techniques",
        fix: didYouMean(technique, techniques),
      });
    }
  }
  problems.push(...checkPositions(data));
  for (const { id, facts } of data.providers) {
    const where = `providers/${id}.yaml`;
    for (const [offer, { evidence, techniques: made }] of Object.entries(facts.offers)) {
      findings(where, `offers.${offer}.evidence`, evidence);
      for (const technique of made) {
        if (techniques.includes(technique)) continue;
        problems.push({
          where,
          found: `offers.${offer} makes "${technique}" possible, which is no technique`,
          expected: "ids of techniques",
          fix: didYouMean(technique, techniques),
        });
      }
    }
  }
  for (const entry of data.cases) {
    const where = `cases/${entry.id}.yaml`;
    if (!data.papers.has(entry.paper)) {
      problems.push({
        where,
        found: `paper is "${entry.paper}", which is in no file of evidence/`,
        expected: "the id of a paper",
        fix: didYouMean(entry.paper, data.papers.keys()),
      });
    }
    for (const id of comparedIn(entry)) {
      if (partsOf(id).length === 1 || combinations.has(id)) continue;
      problems.push({
        where,
        found: `it compares the combination "${id}", which has no entry`,
        expected: "an entry for each combination that a case compares",
        fix: `Add combinations/${id}.yaml.`,
      });
    }
  }
  return problems;
}
