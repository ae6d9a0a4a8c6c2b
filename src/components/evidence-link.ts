import { shortCitation } from "../catalog/citation.ts";
import { catalog } from "../catalog/load.ts";
import type { FindingEntry } from "../catalog/entries.ts";
import { href } from "./link.ts";

export interface LinkedFinding {
  readonly finding: FindingEntry;
  readonly label: string;
  readonly url: string;
}

/** Findings by id with the label and the address of each; unknown ids are left out, since the catalog's own check reports them. */
export function linkedFindings(ids: readonly string[]): LinkedFinding[] {
  const { findings, papers } = catalog();
  return ids.flatMap((id) => {
    const finding = findings.get(id);
    const paper = finding && papers.get(finding.paper);
    return paper ? [{ finding, label: shortCitation(paper), url: href(`/evidence/${paper.id}/#${id}`) }] : [];
  });
}
