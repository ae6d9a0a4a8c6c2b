import type { Paper } from "../decision/schema/index.ts";

const unread = /not read|not shown|unsigned|no personal author/i;
const organization = /\b(?:AI|Cloud|Lab|Services|contributors)\b/;
const particle = /^(?:van|von|der|den|de|del|della|di|da|la|le|el|ten|ter)$/i;

/** "Gekhman et al. 2024", as running text cites it; the title stands in where the authors were not read. */
export function shortCitation({ authors, title, year }: Pick<Paper, "authors" | "title" | "year">): string {
  return [authorsInShort(authors) ?? shortTitle(title), year].filter((part) => part !== undefined).join(" ");
}

/** All authors that were read, or undefined. */
export function authorsInFull(authors: readonly string[]): string | undefined {
  const named = authors.map((author) => author.replace(/\s*\([^)]*\)/g, "").trim()).filter((author) => author !== "");
  return named.length === 0 || authors.some((author) => unread.test(author)) ? undefined : named.join(", ");
}

function authorsInShort(authors: readonly string[]): string | undefined {
  const full = authorsInFull(authors)?.split(", ");
  if (full === undefined) return undefined;
  const [first = "", second = ""] = full;
  if (full.length === 1) return surname(first);
  const more = full.length > 2 || second.startsWith("et al") || full.length !== authors.length;
  return more ? `${surname(first)} et al.` : `${surname(first)} and ${surname(second)}`;
}

function surname(author: string): string {
  if (organization.test(author) || author.endsWith("et al.")) return author;
  const words = author.split(/\s+/);
  const from = words.findIndex((word, index) => index > 0 && index < words.length - 1 && particle.test(word));
  return words.slice(from === -1 ? -1 : from).join(" ");
}

/** The title up to its first colon or parenthesis, cut after a few words. */
function shortTitle(title: string): string {
  const head = title.split(/[:(]/)[0]?.trim() ?? title;
  const words = head.split(/\s+/);
  return words.length <= 6 ? `“${head}”` : `“${words.slice(0, 5).join(" ")} …”`;
}
