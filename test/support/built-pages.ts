// What a build wrote: its pages by address, and one page of each kind.
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { catalog } from "../../src/catalog/load.ts";
import { allRules } from "../../src/decision/rules/index.ts";
import { builds, type BuildName } from "./server.ts";

/** All files of a build, as addresses below its base path: `/robots.txt`, `/notes/x/index.html`. */
export function builtFiles(build: BuildName): string[] {
  return readdirSync(builds[build].dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(builds[build].dir.length).split(sep).join("/"));
}

/** Addresses of all pages of a build: `/notes/x/`; the page for what is not there is `/404.html`. */
export function builtPages(build: BuildName): string[] {
  return builtFiles(build)
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replace(/\/index\.html$/, "/"))
    .sort();
}

export function readPage(build: BuildName, page: string): string {
  return readFileSync(join(builds[build].dir, page.endsWith("/") ? `${page}index.html` : page), "utf8");
}

const { papers, situations } = catalog();
const most = <T>(all: Iterable<T>, size: (each: T) => number): T | undefined =>
  [...all].toSorted((a, b) => size(b) - size(a))[0];
const longestPaper = most(papers.values(), ({ findings, measurements }) => findings.length + measurements.length);
const widestRule = most(allRules, ({ on, when }) => on.length + 10 * Object.keys(when).length);

/** The kinds of page, each with the pages that are of it, and the one to look at: the largest, where that is known. */
export const pageKinds = [
  { kind: "home", of: /^\/$/, sample: "/" },
  { kind: "advisor", of: /^\/advisor\/$/, sample: "/advisor/" },
  { kind: "question", of: /^\/advisor\/q\/[^/]+\/$/, sample: "/advisor/q/access/" },
  { kind: "result", of: /^\/advisor\/result\/$/, sample: "/advisor/result/" },
  { kind: "comparison", of: /^\/advisor\/compare\/$/, sample: "/advisor/compare/" },
  { kind: "situations", of: /^\/situations\/$/, sample: "/situations/" },
  { kind: "situation", of: /^\/situations\/[^/]+\/$/, sample: `/situations/${situations[0]?.id ?? ""}/` },
  { kind: "techniques", of: /^\/techniques\/$/, sample: "/techniques/" },
  { kind: "technique", of: /^\/techniques\/[^/]+\/$/, sample: "/techniques/lora/" },
  { kind: "notes", of: /^\/notes\/$/, sample: "/notes/" },
  { kind: "note", of: /^\/notes\/[^/]+\/$/, sample: "/notes/sft-and-rl/" },
  { kind: "risks", of: /^\/risks\/$/, sample: "/risks/" },
  { kind: "risk", of: /^\/risks\/[^/]+\/$/, sample: "/risks/forgetting/" },
  { kind: "rules", of: /^\/rules\/$/, sample: "/rules/" },
  { kind: "rule", of: /^\/rules\/[^/]+\/$/, sample: `/rules/${widestRule?.id ?? ""}/` },
  { kind: "evidence", of: /^\/evidence\/$/, sample: "/evidence/" },
  { kind: "paper", of: /^\/evidence\/[^/]+\/$/, sample: `/evidence/${longestPaper?.id ?? ""}/` },
  { kind: "back-test", of: /^\/back-test\/$/, sample: "/back-test/" },
  { kind: "access", of: /^\/access\/$/, sample: "/access/" },
  { kind: "disagreements", of: /^\/disagreements\/$/, sample: "/disagreements/" },
  { kind: "check", of: /^\/check\/$/, sample: "/check/" },
  { kind: "method", of: /^\/method\/$/, sample: "/method/" },
  { kind: "changes", of: /^\/changes\/$/, sample: "/changes/" },
  { kind: "glossary", of: /^\/glossary\/$/, sample: "/glossary/" },
  { kind: "404", of: /^\/404\.html$/, sample: "/404.html" },
] as const;
