import { shortCitation } from "../../catalog/citation.ts";
import type { Paper } from "../../decision/schema/index.ts";

/** Papers as lists show them until told otherwise: newest first, then by how they are cited. */
export function newestFirst(papers: Iterable<Paper>): readonly Paper[] {
  return [...papers].sort(
    (a, b) =>
      (b.year ?? 0) - (a.year ?? 0) ||
      shortCitation(a).localeCompare(shortCitation(b), "en", { ignorePunctuation: true }),
  );
}
