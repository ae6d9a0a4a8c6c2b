// Every source as BibTeX and CSL-JSON: parsed back by the library that reference managers' formats come from, nothing is lost and nothing was made up.
import { Cite } from "@citation-js/core";
import { expect, test } from "vitest";
import { cslOf } from "../../src/catalog/citation.ts";
import { catalog } from "../../src/catalog/load.ts";
import type { Paper } from "../../src/decision/schema/index.ts";
import { bibtexOf, cslJsonOf } from "../../src/pages/evidence/_bibliography.ts";

const papers = [...catalog().papers.values()];
/** Names without what BibTeX moves about: particles stand in a field of their own there. */
const plain = (names: readonly object[] | undefined): string[] =>
  (names ?? []).map((name) => Object.values(name).join(" ").split(" ").toSorted().join(" "));
const sample: Paper = {
  id: "someone2025thing",
  title: "On {Braces}, 100% & Other_Things",
  authors: ["Ada van der Weij", "Zoë Müller", "Acme AI", "et al."],
  year: 2025,
  venue: "arXiv",
  arxiv: "2501.00001",
  peer_reviewed: false,
  read: "source",
  status: "current",
  findings: [],
  measurements: [],
};

test("all entries of the BibTeX file are read back with key, title, authors, year and address", () => {
  const read = new Map(new Cite(bibtexOf(papers)).data.map((entry) => [entry.id, entry]));
  expect(read.size).toBe(papers.length);
  for (const paper of papers) {
    const entry = read.get(paper.id);
    const item = cslOf(paper);
    expect(entry?.title, paper.id).toBe(paper.title);
    expect(plain(entry?.author), paper.id).toEqual(plain(item.author));
    expect(entry?.issued?.["date-parts"]?.[0]?.[0], paper.id).toBe(paper.year);
    expect(entry?.URL, paper.id).toBe(item.URL);
    expect(entry?.DOI, paper.id).toBe(paper.doi);
  }
});

test("the CSL-JSON file is what the entries say, and is taken as CSL", () => {
  const text = cslJsonOf(papers);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(papers.map(cslOf))));
  expect(new Cite(text).data.map(({ id }) => id)).toEqual(papers.map(({ id }) => id));
});

test("a preprint, with a cut list of authors and signs that BibTeX takes for its own", () => {
  expect(cslOf(sample)).toMatchInlineSnapshot(`
    {
      "URL": "https://arxiv.org/abs/2501.00001",
      "author": [
        {
          "family": "van der Weij",
          "given": "Ada",
        },
        {
          "family": "Müller",
          "given": "Zoë",
        },
        {
          "literal": "Acme AI",
        },
      ],
      "id": "someone2025thing",
      "issued": {
        "date-parts": [
          [
            2025,
          ],
        ],
      },
      "note": "the list of authors was cut in what was read",
      "number": "arXiv:2501.00001",
      "publisher": "arXiv",
      "title": "On {Braces}, 100% & Other_Things",
      "type": "article",
    }
  `);
  const [read] = new Cite(bibtexOf([sample])).data;
  expect(read?.title).toBe(sample.title);
  expect(plain(read?.author)).toEqual(["Ada Weij der van", "Müller Zoë", "AI Acme"]);
});

test.each([
  ["ICLR 2026", "paper-conference", "ICLR 2026", undefined],
  ["Findings of ACL 2024", "paper-conference", "Findings of ACL 2024", undefined],
  ["ICLR 2024 (oral)", "paper-conference", "ICLR 2024", "venue as read: ICLR 2024 (oral)"],
  ["TMLR (2023)", "article-journal", "TMLR", "venue as read: TMLR (2023)"],
  ["NeurIPS (as cited)", "document", undefined, "venue as read: NeurIPS (as cited)"],
  [
    "ICML 2026 (as recorded by the notes read)",
    "document",
    undefined,
    "venue as read: ICML 2026 (as recorded by the notes read)",
  ],
  ["not shown in what was read", "document", undefined, undefined],
  ["vendor documentation", "webpage", undefined, undefined],
  ["system card", "report", undefined, undefined],
])("of the venue “%s” only what the source itself shows becomes one", (venue, type, container, note) => {
  const { arxiv, ...rest } = sample;
  const item = cslOf({ ...rest, authors: ["Ada Lovelace"], venue });
  expect([item.type, item["container-title"], item.note]).toEqual([type, container, note]);
  expect(arxiv).toBeDefined();
});

test("authors that were not read, and the year, are left out", () => {
  const { year, ...rest } = sample;
  const item = cslOf({ ...rest, authors: ["authors not shown in the source read"] });
  expect(year).toBeDefined();
  expect(item).not.toHaveProperty("author");
  expect(item).not.toHaveProperty("issued");
});

test("a retracted paper says so in its entry", () => {
  expect(cslOf({ ...sample, status: "retracted" }).note).toContain("retracted");
});
