// Named situations on the built site: whole without JavaScript, prefilled into the advisor under any base path, clean in both themes.
import { describe, expect, test } from "vitest";
import { catalog } from "../../src/catalog/load.ts";
import { sections } from "../../src/advice/AdviceReport.tsx";
import { readState } from "../../src/decision/index.ts";
import { axe, openPage, type Page } from "../support/browser.ts";

const { situations } = catalog();
const plain = "closed-api-daily-facts";
const tuned = "medical-coding";
/** Nothing answered: the longest of them, with every warning that an answer could still switch on. */
const open = "nothing-known-yet";
const pages = ["/situations/", ...[plain, tuned, open].map((id) => `/situations/${id}/`)];

const hrefOf = async (page: Page, name: string): Promise<URL> =>
  new URL((await page.locator("main").getByRole("link", { name, exact: true }).getAttribute("href")) ?? "", page.url());

test("the index lists every situation with what is advised first, its tier and its risk", async () => {
  const page = await openPage("/situations/");
  const rows = page.locator("main tbody tr");
  expect(await rows.count()).toBe(situations.length);
  for (const { id, facts } of situations) {
    const row = rows.filter({ has: page.locator(`a[href$="/situations/${id}/"]`) });
    expect(await row.locator("th").textContent(), id).toContain(facts.title);
    expect(await row.locator("td").first().locator("a[href*='/techniques/']").count(), id).toBe(1);
    expect(await row.locator(".tier").count(), id).toBe(1);
    expect(await row.locator(".risk").count(), id).toBe(1);
  }
});

describe.each([plain, tuned])("%s without JavaScript", (id) => {
  test("holds the whole advice, and nothing that does nothing", async () => {
    const page = await openPage(`/situations/${id}/`, { javaScript: false });
    for (const [section] of sections) expect(await page.locator(`main #${section}`).count(), section).toBe(1);
    expect(await page.locator("#recommendation .rec").isVisible()).toBe(true);
    expect(await page.locator("#warnings").isVisible()).toBe(true);
    expect(await page.locator("#evidence tbody tr").count()).toBeGreaterThan(2);
    expect(await page.locator("#your-answers .sum > div").count()).toBeGreaterThan(4);
    for (const control of await page.locator("main :is(button, input, select)").all()) {
      expect(await control.isVisible()).toBe(false);
    }
  });
});

test("with JavaScript too, no button stands there without a program", async () => {
  const page = await openPage(`/situations/${plain}/`);
  for (const button of await page.locator("main .report button").all()) expect(await button.isVisible()).toBe(false);
});

test("each page has a title and a description of its own", async () => {
  const seen: (string | null)[] = [];
  for (const address of pages) {
    const page = await openPage(address);
    expect(await page.locator("h1").count(), address).toBe(1);
    expect(await page.locator("h1").isVisible(), address).toBe(true);
    seen.push(await page.title(), await page.locator('meta[name="description"]').getAttribute("content"));
  }
  expect(new Set(seen).size).toBe(2 * pages.length);
});

test.each([
  ["root", "/"],
  ["docs", "/docs/"],
] as const)("its links lead into the advisor with its answers, in the build %s", async (build, base) => {
  const situation = situations.find(({ id }) => id === tuned);
  const page = await openPage(`/situations/${tuned}/`, { build });
  const result = await hrefOf(page, "Open in the advisor");
  const questions = await hrefOf(page, "Change an answer");
  expect([result.pathname, questions.pathname]).toEqual([`${base}advisor/result/`, `${base}advisor/`]);
  for (const { search, hash } of [result, questions]) {
    const { state, notices } = readState(search, hash);
    expect(state.answers).toEqual(situation?.input.answers);
    expect(notices).toEqual([]);
  }
  const outside = await page
    .locator("main a")
    .evaluateAll(
      (links, path) =>
        links
          .map((link) => link.getAttribute("href") ?? "")
          .filter((href) => href.startsWith("/") && !href.startsWith(path)),
      base,
    );
  expect(outside).toEqual([]);
});

test("the advisor gives what the page gives", async () => {
  const page = await openPage(`/situations/${tuned}/`);
  const written = await page.locator("#recommendation .rec").textContent();
  await page.locator("main").getByRole("link", { name: "Open in the advisor", exact: true }).click();
  await page.locator("h1", { hasText: "Your recommendation" }).waitFor();
  expect(await page.locator("#recommendation .rec").textContent()).toBe(written);
});

describe.each([360, 768, 1280])("at %i pixels", (width) => {
  test.each(["light", "dark"] as const)("axe finds nothing in the %s theme", async (theme) => {
    for (const address of pages.filter((each) => !each.includes(plain))) {
      const page = await openPage(address, { width, theme });
      await page.locator("main details").evaluateAll((all) => {
        for (const each of all) each.setAttribute("open", "");
      });
      expect(await axe(page), address).toEqual([]);
    }
  });
});

test.each(pages)("%s has no sideways scrolling at 320 pixels", async (address) => {
  const page = await openPage(address, { width: 320 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
