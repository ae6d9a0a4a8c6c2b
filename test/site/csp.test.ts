// The Content-Security-Policy of each built page: it comes first, allows the page's own inline scripts and no others, and breaks nothing.
import { createHash } from "node:crypto";
import { htmlToHast, type HastNode } from "satteri";
import { describe, expect, test } from "vitest";
import { withPolicy } from "../../src/hosting/content-security-policy.ts";
import { builtPages, pageKinds, readPage } from "../support/built-pages.ts";
import { openPage, openWatched, type Page } from "../support/browser.ts";

type ElementNode = Extract<HastNode, { type: "element" }>;

function elementsOf(html: string): ElementNode[] {
  const found: ElementNode[] = [];
  const visit = (node: HastNode): void => {
    if (node.type === "element") found.push(node);
    if ("children" in node) node.children.forEach(visit);
  };
  visit(htmlToHast(html));
  return found;
}

const textOf = ({ children }: ElementNode): string =>
  children.map((child) => (child.type === "text" ? child.value : "")).join("");
const policyOf = (elements: readonly ElementNode[]): string => {
  const content = elements.find(({ properties }) =>
    [properties["httpEquiv"]].flat().includes("Content-Security-Policy"),
  )?.properties["content"];
  return typeof content === "string" ? content : "";
};
const inPolicy = (policy: string): string[] =>
  [...policy.matchAll(/'(sha256-[^']+)'/g)].map(([, hash = ""]) => hash).sort();
const hashesOf = (elements: readonly ElementNode[]): string[] =>
  [
    ...new Set(
      elements
        .filter(({ tagName, properties }) => tagName === "script" && properties["src"] === undefined)
        .map((script) => `sha256-${createHash("sha256").update(textOf(script)).digest("base64")}`),
    ),
  ].sort();

test.each(["root", "docs"] as const)(
  "each page of the build %s allows exactly its inline scripts, and has no handlers",
  { timeout: 240_000 },
  (build) => {
    const wrong: string[] = [];
    for (const path of builtPages(build)) {
      const elements = elementsOf(readPage(build, path));
      const [first, second] =
        elements.find(({ tagName }) => tagName === "head")?.children.filter(({ type }) => type === "element") ?? [];
      if (first?.type !== "element" || first.properties["charSet"] === undefined)
        wrong.push(`${path}: charset is not first`);
      if (second?.type !== "element" || second.properties["httpEquiv"] === undefined)
        wrong.push(`${path}: the policy is not second`);
      if (inPolicy(policyOf(elements)).join() !== hashesOf(elements).join())
        wrong.push(`${path}: other scripts than hashes`);
      const handlers = elements.filter(({ properties }) =>
        Object.keys(properties).some((name) => /^on[A-Z]/.test(name)),
      );
      if (handlers.length > 0) wrong.push(`${path}: ${String(handlers.length)} inline handlers`);
      if (elements.some(({ properties }) => /^\s*javascript:/i.test(String(properties["href"]))))
        wrong.push(`${path}: javascript:`);
    }
    expect(wrong).toEqual([]);
  },
);

describe("withPolicy", () => {
  const page = (head: string): string => `<!DOCTYPE html><html><head>${head}</head><body></body></html>`;

  test("stands right after the charset and keeps the rest as it was", () => {
    const rest = '<script>let a = "<b>" && 1</script><script src="/x.js"></script>';
    const made = withPolicy(page(`<meta charset="utf-8">${rest}`), "x.html");
    const hash = createHash("sha256").update('let a = "<b>" && 1').digest("base64");
    expect(made).toContain(
      `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'">${rest}`,
    );
  });

  test("refuses a page that something could run in before it", () => {
    expect(() => withPolicy(page("<title>x</title>"), "x.html")).toThrow("x.html: no <meta charset");
    expect(() => withPolicy(page('<script>1</script><meta charset="utf-8">'), "x.html")).toThrow("x.html: a script");
  });
});

describe("in the browser", () => {
  /** Fails by itself where the browser reports a violation: each is an error on the console. */
  test.each(pageKinds)("$kind is served without a violation", async ({ sample }) => {
    const page = await openPage(sample);
    await page.waitForLoadState("networkidle");
  });

  test.each(["/", "/advisor/result/?v=1&access=text&goal=knowledge", "/techniques/?tier=grey-box"])(
    "%s below a base path",
    async (path) => {
      const page = await openPage(path, { build: "docs" });
      await page.waitForLoadState("networkidle");
    },
  );

  test("a script that the page does not have is not run, and that is noticed", async () => {
    const { page, close } = await openWatched("/");
    expect(await runInline(page)).toBe(false);
    expect((await close()).join()).toContain("Content Security Policy");
  });

  test("search runs under it", async () => {
    const page = await openPage("/");
    await page.keyboard.press("/");
    await page.getByRole("searchbox", { name: "Search" }).fill("forgetting");
    await page.locator(".hits a").first().waitFor();
  });
});

/** Puts an inline script into the page; whether it ran. */
function runInline(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.injected = 'yes'";
    document.head.append(script);
    return document.documentElement.dataset["injected"] === "yes";
  });
}
