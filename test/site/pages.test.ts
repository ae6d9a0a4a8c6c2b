// Every kind of page in a real browser: clean for axe in both themes at three widths, silent, narrow, readable without JavaScript; and
// what the frame offers, by keyboard.
import { describe, expect, test } from "vitest";
import { pageKinds } from "../support/built-pages.ts";
import { axe, openPage, type Page } from "../support/browser.ts";

const views = [
  { width: 1280, theme: "light" },
  { width: 1280, theme: "dark" },
  { width: 768, theme: "dark" },
  { width: 360, theme: "dark" },
  { width: 360, theme: "light" },
] as const;

/** Nothing that a reader opens is left out, but of many alike two stand for all: 400 rules in one page take axe half a minute. */
async function unfold(page: Page): Promise<void> {
  await page.locator("main").evaluate((main) => {
    for (const details of [...main.querySelectorAll("details")].slice(0, 2)) details.open = true;
  });
}

/** What of it is rendered, whatever its fonts are doing. */
async function rendered(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((all) => all.filter((each) => each.checkVisibility()).map(({ outerHTML }) => outerHTML.slice(0, 200)));
}

/** Tag and name of each landmark. */
async function landmarks(page: Page): Promise<string[]> {
  return page
    .locator("nav, aside, [role=region]")
    .evaluateAll((all) =>
      all.map(
        (each) => `${each.tagName} ${each.getAttribute("aria-label") ?? each.getAttribute("aria-labelledby") ?? ""}`,
      ),
    );
}

describe.each(pageKinds)("$kind", ({ sample }) => {
  test("axe finds nothing, in both themes at three widths", { timeout: 120_000 }, async () => {
    const page = await openPage(sample);
    await unfold(page);
    for (const { width, theme } of views) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForFunction((wanted) => document.documentElement.dataset["theme"] === wanted, theme);
      expect(await axe(page), `${theme} at ${String(width)}`).toEqual([]);
    }
    const named = await landmarks(page);
    expect(new Set(named).size, named.join()).toBe(named.length);
  });

  test("does not scroll sideways at 320 pixels, nor where the menu ends", async () => {
    const page = await openPage(sample, { width: 320 });
    await unfold(page);
    for (const width of [320, 801]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, String(width)).toBe(0);
      // The header is fixed: what leaves it cannot be scrolled to.
      const theme = await page.locator("theme-button button").boundingBox();
      expect((theme?.x ?? width) + (theme?.width ?? 0), String(width)).toBeLessThanOrEqual(width);
    }
  });

  test("is read without JavaScript, and shows no control that does nothing", async () => {
    const page = await openPage(sample, { javaScript: false });
    expect(await rendered(page, "h1")).toHaveLength(1);
    expect((await page.locator("main").textContent())?.length).toBeGreaterThan(150);
    expect(await rendered(page, "button, input, select, textarea")).toEqual([]);
  });
});

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => `${document.activeElement?.tagName.toLowerCase() ?? ""} ${document.activeElement?.textContent.trim() ?? ""}`,
  );

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${selector}`);
}

describe("the frame by keyboard", () => {
  test.each(["/", "/techniques/rag/", "/advisor/"])("the first Tab on %s skips to the content", async (path) => {
    const page = await openPage(path);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatch(/^a skip to content/i);
    expect(await page.locator(":focus").isVisible()).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/#_top$/);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("header.header, nav.sidebar"))).toBeNull();
  });

  test.each([
    { path: "/", opener: "details.menu > summary", link: ".menu nav a", shown: ".menu nav" },
    {
      path: "/techniques/rag/",
      opener: "button.sl-menu-button",
      link: "#starlight__sidebar a",
      shown: "#starlight__sidebar",
    },
  ])("the menu of a phone opens on $path, leads on, and closes with Escape", async ({ path, opener, link, shown }) => {
    const page = await openPage(path, { width: 360 });
    await tabTo(page, opener);
    await page.keyboard.press("Enter");
    await page.locator(`${shown} a`).first().waitFor({ state: "visible" });
    await page.keyboard.press("Escape");
    await page.locator(`${shown} a`).first().waitFor({ state: "hidden" });
    expect(await page.locator(opener).evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await tabTo(page, `${link}[href$="/notes/"]`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/notes\/$/);
  });

  test("the theme is switched and kept from page to page", async () => {
    const page = await openPage("/");
    const theme = () => page.locator("html").getAttribute("data-theme");
    expect(await theme()).toBe("light");
    await tabTo(page, "theme-button button");
    await page.keyboard.press("Enter");
    expect(await theme()).toBe("dark");
    await page.goto(new URL("notes/", page.url()).href);
    expect(await theme()).toBe("dark");
    await tabTo(page, "theme-button button");
    await page.keyboard.press("Space");
    expect(await theme()).toBe("light");
  });
});

describe("search by keyboard", () => {
  const box = (page: Page) => page.getByRole("searchbox", { name: "Search" });

  test.each(["/", "Control+k"])("%s opens it, typed words find, an arrow and Enter lead to a section", async (key) => {
    const page = await openPage("/advisor/q/access/");
    await page.keyboard.press(key);
    await box(page).waitFor();
    await page.keyboard.type("when to stop training an adapter");
    await page.locator(".hits li li a").first().waitFor();
    await page.keyboard.press("ArrowDown");
    while (!(await page.evaluate(() => document.activeElement?.matches(".hits li li a") ?? false)))
      await page.keyboard.press("ArrowDown");
    const href = await page.locator(":focus").getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname + url.hash === href);
    const target = page.locator(new URL(page.url()).hash);
    expect(await target.evaluate((each) => each.getBoundingClientRect().top)).toBeLessThan(800);
    expect(await target.evaluate((each) => each.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  });

  test("Enter in the box opens the first result, Escape gives the focus back", async () => {
    const page = await openPage("/notes/", { build: "docs" });
    await tabTo(page, ".search-open");
    await page.keyboard.press("Enter");
    await box(page).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator(".search-open").evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press("/");
    await page.keyboard.type("retrieval");
    const first = page.locator(".hits a").first();
    await first.waitFor();
    const href = await first.getAttribute("href");
    expect(href).toMatch(/^\/docs\//);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname + url.hash === href);
  });

  test("typing a slash in a field writes a slash", async () => {
    const page = await openPage("/techniques/");
    await page.locator("#find").focus();
    await page.keyboard.type("a/b");
    expect(await page.locator("#find").inputValue()).toBe("a/b");
  });

  test("a mistyped address offers the nearest page", async () => {
    const page = await openPage("/techniques/ragg/", { status: 404 });
    expect(await page.locator(".meant a").getAttribute("href")).toBe("/techniques/rag/");
  });
});

describe("the techniques table by keyboard", () => {
  const shown = (page: Page) => page.locator(".catalog-table tbody tr:visible");

  test("is filtered and sorted, and its address brings the same list back", async () => {
    const page = await openPage("/techniques/");
    const all = await shown(page).count();
    await tabTo(page, 'input[name="tier"][value="grey-box"]');
    await page.keyboard.press("Space");
    const grey = await shown(page).count();
    expect(grey).toBeGreaterThan(0);
    expect(grey).toBeLessThan(all);
    expect(await page.locator(".count [role=status]").innerText()).toBe(`${String(grey)} of ${String(all)} shown`);
    await tabTo(page, '[data-sort="effort"] .sort');
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await page.locator('[data-sort="effort"]').getAttribute("aria-sort")).toBe("descending");
    expect(new URL(page.url()).search).toBe("?tier=grey-box&sort=effort&order=down");
    const order = await shown(page).locator("th").allInnerTexts();

    const again = await openPage(`/techniques/${new URL(page.url()).search}`, { build: "docs" });
    expect(await shown(again).locator("th").allInnerTexts()).toEqual(order);
    expect(await again.locator('input[name="tier"][value="grey-box"]').isChecked()).toBe(true);
  });

  test("says what to take away where nothing fits", async () => {
    const page = await openPage("/techniques/?tier=grey-box&q=zzz");
    expect(await page.locator(".nothing").isVisible()).toBe(true);
    await tabTo(page, ".nothing li:last-child .chip");
    await page.keyboard.press("Enter");
    expect(await shown(page).count()).toBeGreaterThan(0);
    expect(new URL(page.url()).search).toBe("?tier=grey-box");
  });
});

describe("the rules by keyboard", () => {
  test("are narrowed to a technique, by a link too", async () => {
    const page = await openPage("/rules/");
    const rows = page.locator(".rule-table tbody tr:visible");
    expect(await rows.count()).toBe(0);
    await tabTo(page, 'select[name="on"]');
    await page.keyboard.type("Retrieval-aug");
    await page.waitForURL(/\?on=rag$/);
    const count = await rows.count();
    expect(count).toBeGreaterThan(5);
    expect(await page.locator("form.narrow [role=status]").innerText()).toMatch(
      new RegExp(`^${String(count)} of \\d+ rules shown$`),
    );
    const again = await openPage("/rules/?on=rag&asks=volatility");
    const fewer = await again.locator(".rule-table tbody tr:visible").count();
    expect(fewer).toBeGreaterThan(0);
    expect(fewer).toBeLessThan(count);
  });

  test("a rule named in an address is shown though its topic is folded", async () => {
    const page = await openPage("/rules/");
    const id = await page.locator(".rule-table tbody tr").last().getAttribute("id");
    const linked = await openPage(`/rules/#${id ?? ""}`);
    await linked.locator(`#${id ?? ""}`).waitFor({ state: "visible" });
  });
});
