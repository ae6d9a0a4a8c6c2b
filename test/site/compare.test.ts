// Two sets of answers side by side, and the reader's own weights, in a real browser.
import { describe, expect, test } from "vitest";
import { axe, openPage, type Page } from "../support/browser.ts";

const query =
  "v=1&access=text,logprobs,gradients,weights&goal=task-skill&a.data=demonstrations&a.compute=one-gpu&b.data=demonstrations,verifier&b.compute=one-node";
const address = `/advisor/compare/?${query}`;

const ready = (page: Page): Promise<unknown> => page.locator(".attr li").first().waitFor();
const searchOf = (page: Page): string => new URL(page.url()).search;

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${selector}`);
}

describe("two sets compared", { timeout: 120_000 }, () => {
  test("stand with what differs in words, what made the difference, and all ranks", async () => {
    const page = await openPage(address);
    await ready(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    expect(await page.locator(".sum3").innerText()).toMatch(/^Two answers differ\. /);
    const differing = page.locator("#answers table").first().locator("tbody tr");
    expect(await differing.count()).toBe(2);
    for (const row of await differing.all()) expect(await row.locator(".m").innerText()).toBe("differs");
    expect(await page.locator(".attr li").count()).toBe(2);
    expect(await page.locator(".slope .only-wide text").count()).toBeGreaterThan(16);
    expect(await page.locator(".ranks tbody tr").count()).toBe(37);
    expect(await page.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
    expect(await page.locator('link[rel="canonical"]').getAttribute("href")).toMatch(/\/advisor\/$/);
  });

  test("can be narrowed to what differs, swapped, and opened one by one", async () => {
    const page = await openPage(address);
    await ready(page);
    await page.getByLabel("Only what differs").check();
    const said = await page.locator("#advice .onlyd").innerText();
    expect(await page.locator("#advice .two tbody tr").count()).toBe(Number(/^\d+/.exec(said)?.[0]));
    await page.getByRole("button", { name: "Swap A and B" }).click();
    await page.waitForFunction(() => location.search.includes("&b.compute=one-gpu"));
    await page.getByRole("link", { name: "Open this advice (B)" }).click();
    await page.waitForURL(/\/advisor\/result\//);
    expect(searchOf(page)).toContain("data=demonstrations&compute=one-gpu");
  });

  test("change by keyboard, one answer of one set, in the address at once; reload shows the same", async () => {
    const page = await openPage("/advisor/compare/?v=1&access=text&goal=knowledge");
    await page.locator(".cmp").waitFor();
    expect(await page.locator("#answers").innerText()).toContain("Both sets hold the same answers");
    await tabTo(page, "#which-question");
    await page.locator("#which-question").selectOption("volatility");
    await tabTo(page, ".change-one .field :is(input, select)");
    if (await page.locator(".change-one .field select").count())
      await page.locator(".change-one .field select").selectOption("daily");
    else await page.keyboard.press("Space");
    await page.waitForFunction(() => location.search.includes("&b.volatility="));
    await ready(page);
    expect(await page.locator("#answers table").first().locator("tbody tr").count()).toBe(1);
    const [before, search] = [await page.locator(".sum3").innerText(), searchOf(page)];
    await page.reload();
    await ready(page);
    expect([await page.locator(".sum3").innerText(), searchOf(page)]).toEqual([before, search]);
  });

  test("are reached from a flip and from the share section of any advice", async () => {
    const page = await openPage("/advisor/result/?v=1&access=text&goal=knowledge");
    await page.locator(".flip a", { hasText: "Compare" }).first().click();
    await page.waitForURL(/\/advisor\/compare\//);
    await ready(page);
    expect(await page.locator("#answers table").first().locator("tbody tr").count()).toBeGreaterThan(0);
    await page.goBack();
    await page.getByRole("link", { name: "Compare with a change" }).click();
    await page.waitForURL(/\/advisor\/compare\//);
    await page.locator(".change-one").waitFor();
  });

  test("stay out of what is sent where they are private", async () => {
    const page = await openPage(`/advisor/compare/#?${query}`);
    await ready(page);
    expect(await page.locator(".privacy input").isChecked()).toBe(true);
    await page.evaluate(() => {
      location.hash = "#ranks";
    });
    await page.waitForFunction(() => location.hash.startsWith("#?") && location.hash.endsWith("&at=ranks"));
    expect(await page.locator(".attr li").count()).toBe(2);
    await page.locator(".privacy input").uncheck();
    await page.waitForFunction(() => location.search.includes("a.compute=one-gpu"));
  });

  test("neither run nor show what a hostile address holds", async () => {
    const hostile = `/advisor/compare/?a.goal=${encodeURIComponent('"><img src=x onerror=document.title="run">')}&b.access=text&__proto__=x&a.%E0%A4=1&${"y".repeat(4000)}`;
    const page = await openPage(hostile);
    await page.locator(".cmp").waitFor();
    expect(await page.locator(".notices li").count()).toBeGreaterThan(1);
    expect(await page.locator(".notices img").count()).toBe(0);
    expect(await page.title()).toMatch(/^Two sets of answers/);
    expect(await page.locator("#answers table").first().locator("tbody tr").count()).toBe(1);
  });

  test("are explained where the address holds none, and without JavaScript", async () => {
    for (const javaScript of [true, false]) {
      const page = await openPage("/advisor/compare/", { javaScript });
      const text = await page.locator(".advisor").innerText();
      expect(text).toContain("Two sets of answers side by side");
      expect(text.includes("JavaScript")).toBe(!javaScript);
      expect(await page.locator("button:visible:not(header button)").count()).toBeLessThanOrEqual(1);
    }
  });

  test("are clean at three widths in both themes, without sideways scrolling", async () => {
    for (const theme of ["light", "dark"] as const)
      for (const width of [360, 768, 1280]) {
        const page = await openPage(address, { theme, width });
        await ready(page);
        expect(await axe(page), `${theme} ${String(width)}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
    const narrow = await openPage(address, { width: 320 });
    await ready(narrow);
    expect(await narrow.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

describe("the reader's own weights", { timeout: 120_000 }, () => {
  const result = "/advisor/result/?v=1&access=text&goal=knowledge&priority=cost";
  const numbers = (page: Page): Promise<number[]> =>
    page
      .locator(".weights input")
      .evaluateAll((all) => all.map((each) => (each instanceof HTMLInputElement ? Number(each.value) : NaN)));

  test("start from the answer, move by buttons and numbers, sum to 100, and stand in the address", async () => {
    const page = await openPage(result);
    await page.locator(".weigh").waitFor();
    expect(await numbers(page)).toEqual([16, 16, 52, 16]);
    const score = await page.locator(".contrib tfoot .v").first().innerText();
    await page.getByRole("button", { name: "Breadth: 5 more" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("weights="));
    expect(await numbers(page)).toEqual([14, 21, 50, 15]);
    expect(searchOf(page)).toContain("&weights=14,21,50,15");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Breadth: 5 more");
    expect(await page.locator(".weigh-said").innerText()).toContain(
      "Breadth 16 to 21, taken from the others in equal parts: quality in the domain 16 to 14, cost 52 to 50 and time to ship 16 to 15.",
    );
    expect(await page.locator(".contrib tfoot .v").first().innerText()).not.toBe(score);
    await page.getByLabel("Quality in the domain", { exact: true }).fill("70");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("weights=70,"));
    expect((await numbers(page)).reduce((sum, each) => sum + each, 0)).toBe(100);

    await page.getByLabel("Cost", { exact: true }).fill("250");
    await page.keyboard.press("Tab");
    expect(await page.locator(".weigh-said").innerText()).toContain("A weight is a whole number from 0 to 100");
    expect((await numbers(page)).reduce((sum, each) => sum + each, 0)).toBe(100);

    const search = searchOf(page);
    await page.reload();
    await page.locator(".weigh").waitFor();
    expect(searchOf(page)).toBe(search);
    expect(search).toContain(`weights=${(await numbers(page)).join(",")}`);

    await page.getByRole("button", { name: "Equal weights" }).click();
    await page.waitForFunction(() => location.search.includes("weights=25,25,25,25"));
    await page.getByRole("button", { name: /^Back to/ }).click();
    await page.waitForFunction(() => !location.search.includes("weights="));
    expect(await numbers(page)).toEqual([16, 16, 52, 16]);
  });

  test("are there beside all questions, and carried on to the advice", async () => {
    const page = await openPage("/advisor/?v=1&access=text&goal=knowledge");
    await page.getByRole("button", { name: "Cost: 5 more" }).click();
    await page.waitForFunction(() => location.search.includes("weights=23,23,30,24"));
    await page.locator(".exp").getByRole("link", { name: "See the full advice" }).click();
    await page.waitForURL(/\/advisor\/result\/.*weights=23,23,30,24/);
    await page.locator(".weigh").waitFor();
    expect(await numbers(page)).toEqual([23, 23, 30, 24]);
  });
});
