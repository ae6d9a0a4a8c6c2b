import { defineHastPlugin, type HastPluginDefinition } from "satteri";
import type { GlossaryTerm } from "../catalog/entries.ts";

/** Where running text stands: not in headings, code, links or tables of figures. */
const runningText = new Set(["p", "li", "em", "strong"]);

/** A piece of a text: as it is, or linked to an entry. */
export interface Piece {
  readonly text: string;
  /** Id of the entry. */
  readonly entry?: string;
}

/** Finds forms of terms as whole words, in the plural with an s too, longest first, whatever their case. */
export function glossaryFinder(terms: readonly GlossaryTerm[]): (text: string, seen: Set<string>) => readonly Piece[] {
  const entryOf = new Map<string, string>();
  for (const { id, facts } of terms)
    for (const form of [facts.term, ...facts.also]) entryOf.set(form.toLowerCase(), id);
  const forms = [...entryOf.keys()].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => [{ text }];
  const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${escaped.join("|")})s?(?![\\p{L}\\p{N}-])`, "giu");
  return (text, seen) => {
    const pieces: Piece[] = [];
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      const form = match[0].toLowerCase().replace(/\s+/g, " ");
      const entry = entryOf.get(form) ?? entryOf.get(form.replace(/s$/, ""));
      if (entry === undefined || seen.has(entry)) continue;
      seen.add(entry);
      if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
      pieces.push({ text: match[0], entry });
      from = match.index + match[0].length;
    }
    if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from) });
    return pieces;
  };
}

/** Links each term of the glossary where a note first uses it. */
export function glossaryLinks(terms: readonly GlossaryTerm[]): HastPluginDefinition {
  const find = glossaryFinder(terms);
  const seenIn = new WeakMap<object, Set<string>>();
  return defineHastPlugin({
    name: "glossary-links",
    text(node, context) {
      if (!context.fileURL?.pathname.includes("/content/docs/notes/")) return;
      const parent = context.parent(node);
      if (parent.type !== "element" || !runningText.has(parent.tagName)) return;
      const above = context.parent(parent);
      if (above.type === "element" && /^(a|h[1-6]|summary|th)$/.test(above.tagName)) return;
      const seen = seenIn.get(context.data) ?? new Set<string>();
      seenIn.set(context.data, seen);
      const pieces = find(node.value, seen);
      if (pieces.every(({ entry }) => entry === undefined)) return;
      context.replaceNode(
        node,
        pieces.map(({ text, entry }) =>
          entry === undefined
            ? { type: "text" as const, value: text }
            : {
                type: "element" as const,
                tagName: "a",
                properties: { href: `/glossary/#${entry}`, className: ["term"] },
                children: [{ type: "text" as const, value: text }],
              },
        ),
      );
    },
  });
}
