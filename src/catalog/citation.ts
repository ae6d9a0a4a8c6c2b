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
  return namesRead(authors)?.join(", ");
}

function namesRead(authors: readonly string[]): readonly string[] | undefined {
  const named = authors.map((author) => author.replace(/\s*\([^)]*\)/g, "").trim()).filter((author) => author !== "");
  return named.length === 0 || authors.some((author) => unread.test(author)) ? undefined : named;
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
  return words.slice(surnameFrom(words)).join(" ");
}

/** Where among the words of a name the family name begins. */
function surnameFrom(words: readonly string[]): number {
  const from = words.findIndex((word, index) => index > 0 && index < words.length - 1 && particle.test(word));
  return from === -1 ? words.length - 1 : from;
}

/** The title up to its first colon or parenthesis, cut after a few words. */
function shortTitle(title: string): string {
  const head = title.split(/[:(]/)[0]?.trim() ?? title;
  const words = head.split(/\s+/);
  return words.length <= 6 ? `“${head}”` : `“${words.slice(0, 5).join(" ")} …”`;
}

/** A source as bibliography programs read it: the part of CSL-JSON that we can fill. What was not read is left out, never guessed. */
export interface CslItem {
  /** That of the paper. */
  readonly id: string;
  readonly type: "article" | "article-journal" | "paper-conference" | "report" | "webpage" | "document";
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly "container-title"?: string;
  readonly publisher?: string;
  readonly number?: string;
  readonly genre?: string;
  readonly DOI?: string;
  readonly URL?: string;
  /** What a reader must know of the entry: a venue by someone else's word, a cut list of authors. */
  readonly note?: string;
}
export type CslName = { readonly family: string; readonly given: string } | { readonly literal: string };

/** Told by someone else than the source itself. */
const thirdParty = /third[- ]part|\([^)]*\b(?:as (?:listed|recorded|cited|noted)|per) /;
const journals =
  /^(?:TMLR|TACL|ACM Computing Surveys|APL Machine Learning|Machine Learning and Knowledge Extraction)\b/;
const conferences = /^(?:Findings of )?[A-Z][A-Za-z]*(?: FAccT| conference)? v?\d+|^\d+\w\w Conference /;

/** A paper as CSL-JSON. A venue that only a third party names stands in the note, with the words in which we have it. */
export function cslOf(paper: Paper): CslItem {
  const { id, title, authors, year, arxiv, doi, venue } = paper;
  const names = namesRead(authors)?.filter((name) => !/^et al\.?$/.test(name));
  const isCut = authors.some((author) => /\bet al\b/.test(author));
  const place = placeOf(venue, arxiv);
  const url = paper.url ?? (arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`);
  const notes = [
    arxiv !== undefined && place.type !== "article" ? `arXiv:${arxiv}` : undefined,
    place.isAsRead ? undefined : `venue as read: ${venue}`,
    isCut ? "the list of authors was cut in what was read" : undefined,
    paper.status === "current" ? undefined : paper.status,
  ].filter((part) => part !== undefined);
  return {
    id,
    type: place.type,
    title,
    ...(names !== undefined && names.length > 0 ? { author: names.map(cslName) } : {}),
    ...(year === undefined ? {} : { issued: { "date-parts": [[year]] } }),
    ...place.fields,
    ...(doi === undefined ? {} : { DOI: doi }),
    ...(url === undefined ? {} : { URL: url }),
    ...(notes.length > 0 ? { note: notes.join("; ") } : {}),
  };
}

/** The venue as a bibliography takes it, and whether that says all that we have of it. */
function placeOf(
  venue: string,
  arxiv: string | undefined,
): { readonly type: CslItem["type"]; readonly fields: Partial<CslItem>; readonly isAsRead: boolean } {
  const name = venue.replace(/\s*\([^)]*\)$/, "").replace(/ poster$/, "");
  const isAsRead = name === venue;
  if (!thirdParty.test(venue)) {
    if (journals.test(venue)) return { type: "article-journal", fields: { "container-title": name }, isAsRead };
    if (conferences.test(venue)) return { type: "paper-conference", fields: { "container-title": name }, isAsRead };
    if (/^(?:technical report|system card)/.test(venue)) return { type: "report", fields: { genre: name }, isAsRead };
    if (/documentation|\bblog|web note|github/i.test(venue))
      return { type: "webpage", fields: { genre: name }, isAsRead };
  }
  if (arxiv === undefined) return { type: "document", fields: {}, isAsRead: /^not shown/.test(venue) };
  return {
    type: "article",
    fields: { publisher: "arXiv", number: `arXiv:${arxiv}` },
    isAsRead: /^arXiv\b/.test(venue) && !thirdParty.test(venue),
  };
}

function cslName(author: string): CslName {
  const name = author.replace(/,? et al\.?$/, "");
  const words = name.split(/\s+/);
  if (words.length === 1 || organization.test(name) || name.includes("/")) return { literal: name };
  const from = surnameFrom(words);
  return { family: words.slice(from).join(" "), given: words.slice(0, from).join(" ") };
}
