import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { cslOf, type CslItem } from "../../catalog/citation.ts";
import type { Paper } from "../../decision/schema/index.ts";

// Ids are the keys of the entries, as they are everywhere else.
plugins.config.get("@bibtex").format.useIdAsLabel = true;

/** BibTeX has no preprints: they are articles whose journal is the archive. */
const forBibtex = (item: CslItem): CslItem =>
  item.type === "article"
    ? { ...item, type: "article-journal", "container-title": `arXiv preprint ${item.number ?? ""}`.trim() }
    : item;

/** Entries in the order of the papers. Only letters that every BibTeX reads: others are written as commands. */
export function bibtexOf(papers: Iterable<Paper>): string {
  return String(new Cite([...papers].map((paper) => forBibtex(cslOf(paper)))).format("bibtex"));
}

export function cslJsonOf(papers: Iterable<Paper>): string {
  return `${JSON.stringify([...papers].map(cslOf), undefined, 2)}\n`;
}
