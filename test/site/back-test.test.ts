// The back-test as readers see it: what was counted, every miss with what decided it, nothing dropped.
import { describe, expect, test } from "vitest";
import { publishedBackTest, targets } from "../../src/catalog/back-test.ts";
import { axe, openPage, type Page } from "../support/browser.ts";

const result = publishedBackTest();
const percent = (share: number | null): string => `${String(Math.round((share ?? 0) * 100))}%`;
const pairs = result.cases.flatMap((entry) => entry.pairs.map((pair) => ({ id: entry.id, ...pair })));
const missed = [...new Set(pairs.filter(({ outcome }) => outcome === "disagrees").map(({ id }) => id))];

/** What stands there, whether or not its font has come. */
const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).textContent()) ?? "").replace(/\s+/g, " ").trim();

describe("the back-test", { timeout: 120_000 }, () => {
  test("says the totals, the unread figure and what is below its target", async () => {
    const page = await openPage("/back-test/", { javaScript: false });
    const total = await textOf(page, "[data-total]");
    expect(total).toContain(
      `${percent(result.inDomain.all.share)} of ${String(result.inDomain.all.pairs)} comparisons`,
    );
    expect(total).toContain(`${percent(result.retention.all.share)} of ${String(result.retention.all.pairs)}`);
    const aims = await textOf(page, ".aims");
    expect(aims.includes("Below our target in the domain")).toBe((result.inDomain.all.share ?? 0) < targets.inDomain);
    expect(aims.includes("Below our target on retention")).toBe((result.retention.all.share ?? 0) < targets.retention);
    expect(aims).toContain(
      `On cases kept unread while the rules were written it agreed with ${percent(result.inDomain.keptUnread.share)} of ${String(result.inDomain.keptUnread.pairs)} pairs`,
    );
  });

  test("draws what its table says", async () => {
    const page = await openPage("/back-test/");
    const drawn = await page.locator("#against ~ figure .only-wide text[x='640']").allTextContents();
    const told = await page
      .locator(".nums tbody tr")
      .evaluateAll((rows) => rows.map((row) => [1, 4].map((cell) => row.children[cell]?.textContent.trim())));
    expect(drawn.map((each) => each.trim())).toEqual([
      ...told.map(([inDomain]) => inDomain),
      ...told.map(([, kept]) => kept),
    ]);
    expect(drawn).toHaveLength(2 * (1 + result.baselines.length));
  });

  test("lists each case once with its pairs, each miss with its reasons, and what it left out", async () => {
    const page = await openPage("/back-test/", { javaScript: false });
    const cases = await page.locator(".cases tbody tr").evaluateAll((rows) => rows.map(({ id }) => id));
    expect(cases.sort()).toEqual(result.cases.map(({ id }) => `case-${id}`).sort());
    expect(await page.locator(".found li").count()).toBe(pairs.length);
    const misses = await page.locator("details.miss").evaluateAll((all) => all.map(({ id }) => id));
    expect(misses.sort()).toEqual(missed.map((id) => `miss-${id}`).sort());
    const silent = await page
      .locator("details.miss")
      .evaluateAll(
        (all) => all.filter((each) => each.querySelector(".grounds li, .kv a[href*='/risks/']") === null).length,
      );
    expect(silent).toBe(0);
    expect(await page.locator("details.miss .reading").count()).toBe(
      pairs.filter(({ outcome }) => outcome === "disagrees").length,
    );
    const charts = await page
      .locator(".charts a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(charts).toEqual(result.baselines.flatMap(({ source }) => source?.url ?? []));
    expect(await page.locator(".left-out li").count()).toBe(result.leftOut.length);
    expect(await page.locator(".contrary tbody tr").count()).toBe(result.contrary.length);
  });

  test("opens the advice for a case with its answers", async () => {
    const page = await openPage("/back-test/");
    await page.locator(".cases a", { hasText: "Its advice" }).first().click();
    await page.waitForURL(/\/advisor\/result\/\?v=1&/);
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    expect(await page.locator("#your-answers .sum").first().innerText()).toContain("Quality in the domain");
  });

  test("is clean at three widths in both themes, without sideways scrolling", async () => {
    for (const theme of ["light", "dark"] as const)
      for (const width of [360, 768, 1280]) {
        const page = await openPage("/back-test/", { theme, width });
        expect(await axe(page), `${theme} ${String(width)}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
    const narrow = await openPage("/back-test/", { width: 320 });
    expect(await narrow.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
