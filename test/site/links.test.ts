// Every page of both builds, as it is served: its links and anchors lead somewhere, nothing comes from elsewhere, its head is complete.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { htmlToHast, type HastNode } from "satteri";
import { describe, expect, test } from "vitest";
import { builtFiles, builtPages, pageKinds, readPage } from "../support/built-pages.ts";
import { builds, type BuildName } from "../support/server.ts";

interface Element {
  readonly tag: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly text: string;
}
interface Parsed {
  readonly path: string;
  readonly elements: readonly Element[];
  readonly ids: ReadonlySet<string>;
  readonly repeatedIds: readonly string[];
}

const textOf = (node: HastNode): string =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(textOf).join("") : "";

function parse(build: BuildName, path: string): Parsed {
  const elements: Element[] = [];
  const visit = (node: HastNode): void => {
    if (node.type === "element") {
      const readsText = node.tagName === "title" || node.tagName === "h1";
      elements.push({ tag: node.tagName, properties: node.properties, text: readsText ? textOf(node).trim() : "" });
    }
    if ("children" in node) node.children.forEach(visit);
  };
  visit(htmlToHast(readPage(build, path)));
  const ids = elements.map(({ properties }) => properties["id"]).filter((id) => typeof id === "string");
  return { path, elements, ids: new Set(ids), repeatedIds: ids.filter((id, at) => ids.indexOf(id) !== at) };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const rel = ({ properties }: Element): string => [properties["rel"]].flat().map(text).join(" ");
const meta = ({ elements }: Parsed, name: string): string[] =>
  elements
    .filter(({ tag, properties }) => tag === "meta" && properties["name"] === name)
    .map(({ properties }) => text(properties["content"]));

/** A question reached by "Change", which comes back to the advice: read by the page's program, not a place on it. */
const isState = (path: string, anchor: string): boolean => path.startsWith("/advisor/q/") && anchor === "change";

/** What a page points at: `load` is fetched with the page, `go` is followed by the reader. */
function pointers({ elements }: Parsed): { readonly url: string; readonly kind: "load" | "go" | "own" }[] {
  return elements.flatMap((element) => {
    const { tag, properties } = element;
    const sources = [properties["src"], properties["poster"], properties["data"], properties["action"]].map(text);
    const srcset = [properties["srcSet"]].flat().map((one) => text(one).trim().split(/\s/)[0] ?? "");
    const loaded = [...sources, ...srcset].filter((url) => url !== "").map((url) => ({ url, kind: "load" as const }));
    const href = text(properties["href"]);
    if (href === "") return loaded;
    const kind = tag === "a" || tag === "area" ? "go" : /canonical|alternate/.test(rel(element)) ? "own" : "load";
    return [...loaded, { url: href, kind }];
  });
}

describe.each(["root", "docs"] as const)("the build %s", { timeout: 240_000 }, (build) => {
  const { dir, base } = builds[build];
  const site = new URL(builds[build].site || "https://cliffwise.example");
  const files = new Set(builtFiles(build));
  const pages = new Map(builtPages(build).map((path) => [path, parse(build, path)]));
  const where = (path: string): string => base.slice(0, -1) + path;

  test("every address in a page is there, with its anchor", () => {
    const broken: string[] = [];
    for (const page of pages.values()) {
      for (const { url } of pointers(page)) {
        const target = new URL(url, new URL(where(page.path), site));
        if (target.origin !== site.origin) continue;
        const path = target.pathname.startsWith(base) ? target.pathname.slice(base.length - 1) : undefined;
        const found = path === undefined ? undefined : pages.get(path);
        const anchor = decodeURIComponent(target.hash.slice(1));
        if (path === undefined || (!found && !files.has(path))) broken.push(`${page.path}: ${url}`);
        else if (found && anchor !== "" && !isState(path, anchor) && !found.ids.has(anchor)) {
          broken.push(`${page.path}: ${url} (no such anchor)`);
        }
      }
    }
    expect([...new Set(broken)]).toEqual([]);
  });

  test("links to pages end in a slash and name no host of ours", () => {
    const wrong: string[] = [];
    for (const page of pages.values()) {
      for (const { url, kind } of pointers(page)) {
        if (kind === "own") continue;
        if (url.startsWith(site.origin) || url.startsWith("//")) wrong.push(`${page.path}: ${url}`);
        const path = url.replace(/[?#].*/, "");
        if (path.startsWith("/") && !path.endsWith("/") && !/\.\w+$/.test(path)) wrong.push(`${page.path}: ${url}`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  test("nothing is loaded from another host", () => {
    const foreign: string[] = [];
    for (const page of pages.values()) {
      for (const { url, kind } of pointers(page)) {
        if (kind === "load" && /^(https?:)?\/\//.test(url)) foreign.push(`${page.path}: ${url}`);
      }
    }
    for (const file of files) {
      if (!file.endsWith(".css")) continue;
      for (const [url] of readFileSync(join(dir, file), "utf8").matchAll(
        /(?:url\(|@import)\s*["']?(?:https?:)?\/\/[^"')]*/g,
      )) {
        foreign.push(`${file}: ${url}`);
      }
    }
    expect(foreign).toEqual([]);
  });

  test("each page has a language, one heading, a title of its own, a description, and one canonical address", () => {
    const wrong: string[] = [];
    const titles = new Map<string, string>();
    for (const page of pages.values()) {
      const { path, elements } = page;
      const complain = (what: string): void => void wrong.push(`${path}: ${what}`);
      const all = (tag: string): Element[] => elements.filter((element) => element.tag === tag);
      if (text(all("html")[0]?.properties["lang"]) !== "en") complain("no language");
      const headings = all("h1");
      if (headings.length !== 1 || headings[0]?.text === "") complain(`${String(headings.length)} h1`);
      // An SVG may have a title too; the page's is the first.
      const title = all("title")[0]?.text ?? "";
      if (title === "") complain("no title");
      const other = titles.get(title);
      if (other !== undefined) complain(`the title of ${other}: ${title}`);
      titles.set(title, path);
      const descriptions = meta(page, "description");
      if (descriptions.length !== 1 || (descriptions[0] ?? "").length < 20)
        complain(`description ${JSON.stringify(descriptions)}`);
      const canonical = all("link")
        .filter((link) => rel(link) === "canonical")
        .map(({ properties }) => text(properties["href"]));
      const tool = /^\/advisor\//.test(path) ? "/advisor/" : path;
      const wanted = path === "/404.html" ? [] : [site.origin + where(tool)];
      if (canonical.join(" ") !== wanted.join(" ")) {
        complain(`canonical ${JSON.stringify(canonical)}`);
      }
      if (page.repeatedIds.length > 0) complain(`ids that repeat: ${page.repeatedIds.join(" ")}`);
    }
    expect(wrong).toEqual([]);
  });

  test("every page is of a known kind, and there is one of each", () => {
    expect([...pages.keys()].filter((path) => !pageKinds.some(({ of }) => of.test(path)))).toEqual([]);
    expect(pageKinds.filter(({ of, sample }) => !pages.has(sample) || !of.test(sample))).toEqual([]);
  });
});

describe("valid HTML", () => {
  const validate = new HtmlValidate({
    extends: ["html-validate:standard"],
    // Astro writes a style element beside each island.
    elements: ["html5", { style: { flow: true } }],
  });
  test.each(pageKinds)("$kind", async ({ sample }) => {
    const { results } = await validate.validateString(readPage("root", sample), sample);
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ""})`),
      ),
    ).toEqual([]);
  });
});
