// Pinned links in a real browser: releases are made for the test and laid into a copy of the built site, as if they had been published with it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { releasesFolder, release as today } from "../../src/catalog/release.ts";
import { allRules } from "../../src/decision/rules/index.ts";
import { archiveFolder, make, situations } from "../release/fixture.ts";
import { axe, openPage, type Page } from "../support/browser.ts";
import { builds, serveDirectory, type BuildName, type Server } from "../support/server.ts";

/** Before anything spoke for retrieval; today it is first where facts change daily. */
const then = {
  release: "2025.9.0",
  date: "2025-09-30",
  rules: allRules.filter(({ effect, on }) => effect.kind !== "fit" || !on.includes("rag")),
};
/** In the list of releases, yet its engine is none. */
const broken = "2025.8.0";
/** In the list, and without a file. */
const lost = "2025.7.0";

const query = "v=1&access=text&goal=knowledge&volatility=daily&out-of-domain=often&stakes=high";
const archive = archiveFolder();
const copies: string[] = [];
const servers: Server[] = [];

beforeAll(async () => {
  const notes = Object.fromEntries(situations.map(({ name }) => [name, "Made for a test."]));
  await make(archive.path, then);
  const rules = [...allRules];
  // Which of the situations change follows the rules of the day: notes on those that do not are refused, and dropped then.
  const tries = [notes, { "daily-facts": "Made for a test." }, { "nothing-known": "Made for a test." }, {}];
  for (const each of tries) {
    const made = await make(archive.path, { release: today.id, date: today.date, rules }, { notes: each });
    if (made.problems.length === 0) return;
  }
  throw new Error("no release of today could be made for the test");
}, 240_000);

afterAll(async () => {
  archive.remove();
  for (const server of servers) await server.close();
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

/** The site as it was built, with these releases published; `pinnable` is the one that today's advice may be pinned to. */
async function siteWithReleases(build: BuildName, pinnable: string): Promise<string> {
  const { dir, base } = builds[build];
  const copy = mkdtempSync(join(tmpdir(), "cliffwise-pinned-"));
  copies.push(copy);
  for (const part of ["_astro", "advisor", "favicon.svg"])
    cpSync(join(dir, part), join(copy, part), { recursive: true });
  cpSync(join(archive.path, releasesFolder), join(copy, "releases"), { recursive: true });
  mkdirSync(join(copy, "releases", broken));
  writeFileSync(join(copy, "releases", broken, "engine.js"), "export const release = 1;");
  writeFileSync(join(copy, "404.html"), "<!doctype html><title>404</title>");
  const page = join(copy, "advisor", "result", "index.html");
  const served = readFileSync(page, "utf8");
  const archived = [lost, broken, then.release, today.id].join(" ");
  const patched = served
    .replace(/&quot;archived&quot;:\[0,&quot;[^&]*&quot;\]/, `&quot;archived&quot;:[0,&quot;${archived}&quot;]`)
    .replace(/&quot;pinnable&quot;:\[0,&quot;[^&]*&quot;\]/, `&quot;pinnable&quot;:[0,&quot;${pinnable}&quot;]`);
  expect(patched).toContain(archived);
  writeFileSync(page, patched);
  const server = await serveDirectory(copy, base);
  servers.push(server);
  return server.url;
}

const sites = new Map<string, Promise<string>>();
const site = (build: BuildName = "root", pinnable = ""): Promise<string> => {
  const known = sites.get(build + pinnable) ?? siteWithReleases(build, pinnable);
  sites.set(build + pinnable, known);
  return known;
};

async function openResult(state: string, options: Parameters<typeof openPage>[1] = {}, url?: string): Promise<Page> {
  const page = await openPage(`${url ?? (await site())}advisor/result/${state}`, options);
  await page.locator(".report .rec").waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  return page;
}

const recommendation = (page: Page): Promise<string> => page.locator(".rec").innerText();

describe("a link pinned to an earlier release", { timeout: 120_000 }, () => {
  const pinned = `?${query}&engine=${then.release}`;

  test.each(["root", "docs"] as const)("shows the advice as it was then, and as it is now (%s)", async (build) => {
    const page = await openResult(pinned, {}, await site(build));
    expect(await page.locator(".banner.pinned").innerText()).toMatch(
      /Advice as it was on 30 September 2025, release 2025\.9\.0\. Today the first technique is another one\./,
    );
    const was = await recommendation(page);
    expect(was).not.toMatch(/^\S+( suggest)? retrieval/i);
    expect(await page.locator("#share .stamp").textContent()).toContain(then.release);

    await page.getByRole("button", { name: "as now" }).click();
    await page.locator(".banner.pinned", { hasText: "Advice as it is now." }).waitFor();
    expect(await recommendation(page)).toMatch(/^\S+( suggest)? retrieval/i);
    expect(await page.getByRole("button", { name: "as now" }).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "as then" }).click();
    await page.locator(".banner.pinned", { hasText: "Advice as it was" }).waitFor();
    expect(await recommendation(page)).toBe(was);
    expect(page.url()).toContain(`engine=${then.release}`);
  });

  test("says what changed, rule by rule, and gives it as Markdown", async () => {
    const page = await openResult(pinned);
    const since = page.locator("#changed-since");
    const facts = await since.locator(".delta tbody tr").allInnerTexts();
    expect(facts.find((row) => row.startsWith("First technique"))).toContain("differs");
    expect(await since.locator(".rl li", { hasText: "New rule" }).count()).toBeGreaterThan(0);
    expect(await since.locator('.rl a[href^="/rules/"]').count()).toBeGreaterThan(0);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy the differences as Markdown" }).click();
    await since.getByText("Differences copied").waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`&engine=${then.release}>`);
    expect(text).toContain("- New rule (`");
  });

  test("leads to the latest advice, and is what it shares", async () => {
    const page = await openResult(pinned);
    const shared = await page.locator("#share .copy code").allTextContents();
    expect(shared).toEqual([page.url().replace(/&engine=.*/, ""), page.url()]);
    await page.getByRole("link", { name: "Open the advice as now" }).click();
    await page.waitForURL((url) => url.search === `?${query}`);
    await page.locator(".report .rec").waitFor();
    expect(await page.locator(".banner").count()).toBe(0);
  });

  test("keeps its answers behind the # where they are private", async () => {
    const page = await openResult(`#?${query}&engine=${then.release}`);
    expect(await page.locator(".banner.pinned").count()).toBe(1);
    expect(await page.getByRole("link", { name: "Open the advice as now" }).getAttribute("href")).toContain("#?v=1");
  });

  test("carries both links, version and date into the decision record", async () => {
    const page = await openResult(pinned);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy as decision record" }).click();
    await page.getByText("Decision record copied").waitFor();
    const record = await page.evaluate(() => navigator.clipboard.readText());
    const origin = await site();
    expect(record).toContain(`<${origin}advisor/result/?${query}>`);
    expect(record).toContain(`<${origin}advisor/result/${pinned}>`);
    expect(record).toContain("release 2025.9.0");
    expect(record).toContain("30 September 2025");
  });

  test.each([
    [320, "light"],
    [1280, "dark"],
  ] as const)("is accessible at %i pixels in the %s theme", async (width, theme) => {
    const page = await openResult(pinned, { width, theme });
    await page.waitForTimeout(300);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await page.locator("h1").count()).toBe(1);
  });
});

test("a link pinned to the release of today finds nothing changed", { timeout: 120_000 }, async () => {
  const page = await openResult(`?${query}&engine=${today.id}`);
  expect(await page.locator(".banner.pinned").innerText()).toContain("Today's advice is the same.");
  expect(await page.locator("#changed-since").innerText()).toContain("Nothing that is compared");
});

describe("a pinned link that cannot be followed", { timeout: 120_000 }, () => {
  test.each([
    ["an unknown release", "2024.1.0", "not archived here", []],
    ["an archive that is no engine", broken, "could not be loaded", []],
    ["an archive that is gone", lost, "could not be loaded", [/404|Failed to load|status 404/]],
  ] as const)("%s gives the advice of today with a notice", async (_, release, words, expected) => {
    const page = await openResult(`?${query}&engine=${release}`, { expected });
    expect(await page.locator(".banner").innerText()).toContain(`This link is pinned to release ${release}.`);
    expect(await page.locator(".banner").innerText()).toContain(words);
    expect(await recommendation(page)).toMatch(/retrieval/i);
    expect(await page.locator("#changed-since").count()).toBe(0);
  });
});

describe("the advice of today offers a pinned link", { timeout: 120_000 }, () => {
  test("where its release is archived, beside the latest", async () => {
    const page = await openResult(`?${query}`, {}, await site("root", today.id));
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy pinned link" }).click();
    await page.getByText("Pinned link copied").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${page.url()}&engine=${today.id}`);
    const pinned = await openPage(link);
    await pinned.locator(".banner.pinned").waitFor();
  });

  test("and none where it is not", async () => {
    const page = await openResult(`?${query}`);
    expect(await page.getByRole("button", { name: "Copy pinned link" }).count()).toBe(0);
    expect(await page.locator("#share .copy code").count()).toBe(1);
  });
});
