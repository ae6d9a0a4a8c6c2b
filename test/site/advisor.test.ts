// The advisor in a real browser: the guided journey by keyboard, what the address holds, and what hostile addresses do not do.
import { describe, expect, test } from "vitest";
import { questions } from "../../src/decision/questions.ts";
import { axe, openPage, type Page } from "../support/browser.ts";

/** "Only API access, our facts change daily, 20% of questions are off-topic and errors are expensive." */
const journey: Readonly<Record<string, string>> = {
  access: "text",
  goal: "knowledge",
  volatility: "daily",
  "out-of-domain": "often",
  stakes: "high",
};
const query = "?v=1&access=text&goal=knowledge&volatility=daily&out-of-domain=often&stakes=high";

const path = (page: Page): string => new URL(page.url()).pathname;
const questionOf = (page: Page): string | undefined => /\/advisor\/q\/([^/]+)\/$/.exec(path(page))?.[1];

/** A step is ready for the keyboard once its heading has the focus. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** Chooses an option of the question shown, by keyboard alone. */
async function choose(page: Page, option: string): Promise<void> {
  await tabTo(page, ".q input");
  const many = await page.evaluate(
    () => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "checkbox",
  );
  if (many) await tabTo(page, `.q input[value="${option}"]`);
  else
    for (let presses = 0; presses < 12; presses++) {
      if (
        await page.evaluate(
          (value) => document.activeElement instanceof HTMLInputElement && document.activeElement.value === value,
          option,
        )
      )
        break;
      await page.keyboard.press("ArrowDown");
    }
  if (
    !(await page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.checked))
  )
    await page.keyboard.press("Space");
}

async function goOn(page: Page): Promise<void> {
  const from = page.url();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== new URL(from).pathname);
  await ready(page);
}

const recommendation = (page: Page): Promise<string> => page.locator(".rec").innerText();

describe("the guided journey", { timeout: 120_000 }, () => {
  test("is walked by keyboard from the start to advice, and back", async () => {
    const page = await openPage("/advisor/");
    await tabTo(page, ".start-acts .btn");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/q\/access\//);
    await ready(page);

    const asked: string[] = [];
    while (questionOf(page) !== undefined && asked.length < 25) {
      const id = questionOf(page) ?? "";
      asked.push(id);
      expect(await page.locator(".prog").innerText()).toContain(`Question ${String(asked.length)}`);
      await choose(page, journey[id] ?? "?");
      await goOn(page);
    }
    expect(asked.slice(0, 3)).toEqual(["access", "goal", "data"]);
    expect(new Set(asked).size).toBe(asked.length);
    expect(path(page)).toBe("/advisor/result/");
    expect(await recommendation(page)).toMatch(/retrieval|tool use/i);
    expect(page.url().length).toBeLessThan(700);

    await page.goBack();
    await ready(page);
    expect(questionOf(page)).toBe(asked.at(-1));
    expect(await page.locator(".q input:checked").count()).toBe(1);
    await page.goBack();
    await ready(page);
    expect(questionOf(page)).toBe(asked.at(-2));
    expect(await page.locator(".q input:checked").count()).toBeGreaterThan(0);
  });

  test("has a Back link that goes where the browser's button goes", async () => {
    const page = await openPage("/advisor/q/access/");
    await ready(page);
    await choose(page, "text");
    await goOn(page);
    const before = await page.evaluate(() => history.length);
    await page.getByRole("link", { name: "Back", exact: true }).click();
    await page.waitForURL(/\/q\/access\//);
    await ready(page);
    expect(await page.locator(".q input:checked").getAttribute("value")).toBe("text");
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  test("asks again where nothing is selected: summary, focus, title, link to the field", async () => {
    const page = await openPage("/advisor/q/stakes/?v=1&access=text");
    await ready(page);
    for (let times = 0; times < 2; times++) {
      await page.getByRole("button", { name: "Continue" }).click();
      await page.waitForFunction(() => document.activeElement?.classList.contains("errsum"));
    }
    expect(await page.title()).toMatch(/^Error: What happens/);
    expect(await page.locator(".errsum h2").innerText()).toBe("There is a problem");
    const said = await page.locator(".errsum a").innerText();
    expect(await page.locator("#error").innerText()).toContain(said);
    await page.locator(".errsum a").click();
    expect(
      await page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.value),
    ).toBe("low");
  });

  test("a change returns to the advice; changed back, address and advice are the same", async () => {
    const page = await openPage(`/advisor/result/${query}`);
    await ready(page);
    const [address, advice] = [page.url(), await recommendation(page)];
    for (const option of ["format", "knowledge"]) {
      await page.getByRole("link", { name: "Change what must change most" }).click();
      await ready(page);
      expect(await page.locator(".q input:checked").count()).toBe(1);
      await page.locator(`.q input[value="${option}"]`).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.waitForURL(/\/result\//);
      await ready(page);
    }
    expect(page.url()).toBe(address);
    expect(await recommendation(page)).toBe(advice);
  });

  test("a change that opens questions asks them first", async () => {
    const page = await openPage(`/advisor/q/data/?v=1&access=weights&data=none#change`);
    await ready(page);
    await page.locator('.q input[value="verifier"]').check();
    await page.getByRole("button", { name: "Continue" }).click();
    for (const id of ["examples", "pass-rate"]) {
      await page.waitForURL(new RegExp(`/q/${id}/`));
      await ready(page);
      await page.locator('.q input[value="?"]').check();
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await page.waitForURL(/\/result\//);
  });

  test("points out a contradiction at both questions, with two ways out", async () => {
    for (const id of ["data", "examples"]) {
      const page = await openPage(`/advisor/q/${id}/?v=1&data=documents&examples=10k-99k`);
      await ready(page);
      expect(await page.locator(".clash button").count()).toBe(2);
      await page.locator(".clash button").last().click();
      await page.locator(".clash").waitFor({ state: "detached" });
      expect(page.url()).not.toContain("examples=");
    }
  });
});

describe("the address", { timeout: 120_000 }, () => {
  test("reloads and opens in a fresh profile as the same advice", async () => {
    const page = await openPage(`/advisor/result/${query}`);
    await ready(page);
    const advice = await page.locator(".report").innerText();
    await page.reload();
    await ready(page);
    await page.locator("#evidence tbody tr").first().waitFor();
    const other = await openPage(page.url());
    await ready(other);
    expect(await other.locator(".rec").innerText()).toBe(await recommendation(page));
    expect(advice).toContain(await recommendation(page));
    expect(await other.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
  });

  test("is not needed for the general advice, which is served with all its sections and may be indexed", async () => {
    const page = await openPage("/advisor/result/", { javaScript: false });
    for (const id of [
      "recommendation",
      "warnings",
      "next-steps",
      "why",
      "what-would-change",
      "alternatives",
      "why-not",
      "evidence",
      "your-answers",
      "share",
    ])
      expect(await page.locator(`section#${id}`).isVisible()).toBe(true);
    expect(await page.locator('meta[name="robots"]').count()).toBe(0);
    expect(await page.locator('link[rel="canonical"]').getAttribute("href")).toMatch(/\/advisor\/$/);
  });

  test("keeps answers when the view is switched, byte for byte", async () => {
    const page = await openPage(`/advisor/q/data/${query}`);
    await ready(page);
    await page.getByRole("link", { name: "All on one page" }).click();
    await page.waitForURL((url) => url.pathname === "/advisor/");
    expect(new URL(page.url()).search).toBe(query);
  });

  test("follows the expert view without entries in the history", async () => {
    const page = await openPage("/advisor/?v=1&goal=knowledge");
    await page
      .getByRole("group", { name: "When it is confidently wrong" })
      .getByLabel("Harm, or a regulated decision")
      .check();
    await page.waitForFunction(() => location.search.includes("stakes=high"));
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.locator(".live .lead-t:not(.wait)").waitFor();
    await page.getByRole("button", { name: "Clear when it is confidently wrong" }).click();
    await page.waitForFunction(() => location.search === "?v=1&goal=knowledge");
  });

  test("stays unsent in private mode, from page to page", async () => {
    const page = await openPage("/advisor/q/access/#?v=1&goal=knowledge");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await ready(page);
    expect(await page.getByLabel("Keep my answers out of the address sent").isChecked()).toBe(true);
    await choose(page, "text");
    await goOn(page);
    expect(new URL(page.url()).search).toBe("");
    expect(page.url()).toContain("#?v=1&access=text&goal=knowledge");
    await page.getByRole("link", { name: "See the advice now" }).click();
    await page.waitForURL(/\/result\//);
    await ready(page);
    await page.locator(".toc a", { hasText: "Evidence" }).click();
    expect(page.url()).toMatch(/#\?v=1&access=text&goal=knowledge&at=evidence$/);
    expect(await recommendation(page)).not.toBe("");
    expect(sent.filter((address) => new URL(address).search.includes("text"))).toEqual([]);
  });

  test("moves behind the # and back by the switch", async () => {
    const page = await openPage(`/advisor/result/${query}`);
    await ready(page);
    await page.getByLabel("Keep my answers out of the address sent").check();
    await page.waitForFunction(() => location.search === "" && location.hash.startsWith("#?v=1&access=text"));
    await page.getByLabel("Keep my answers out of the address sent").uncheck();
    await page.waitForFunction((wanted) => location.search === wanted, query);
  });
});

describe("a hostile address", { timeout: 120_000 }, () => {
  const junk = "x".repeat(100_000);
  test.each([
    ["100 kB of junk", `#?goal=knowledge&${junk}=${junk}`],
    ["a long query", `?goal=knowledge&${"y".repeat(7000)}=1`],
    ["markup", "?goal=knowledge&stakes=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&%3Cscript%3Ealert(1)%3C/script%3E=1"],
    ["a broken encoding", "?goal=knowledge&access=%E0%A4%A&%=%"],
    ["unknown options and keys", "?v=99&goal=knowledge&stakes=critical&utm=x&weights=1,2&engine=no&as-of=never"],
    ["names of object members", "?goal=knowledge&__proto__=1&constructor=2&stakes=toString"],
  ])("%s opens with a notice and what is good in it", async (_, bad) => {
    for (const at of ["/advisor/", "/advisor/q/access/", "/advisor/result/"]) {
      const page = await openPage(`${at}${bad}`);
      await page.locator(".notices li").first().waitFor();
      expect(await page.locator(".advisor img, .notices :not(ul, li, a, span)").count()).toBe(0);
      expect(await page.locator(".notices").innerText()).not.toContain("<");
      if (at === "/advisor/") expect(await page.locator("#q-goal select").inputValue()).toBe("knowledge");
    }
  });
});

describe("files and copies", { timeout: 120_000 }, () => {
  test("an answers file opens whole or not at all", async () => {
    const page = await openPage("/advisor/");
    await page.locator(".live .lead-t:not(.wait)").waitFor();
    const open = (text: string) =>
      page
        .locator('input[type="file"]')
        .setInputFiles({ name: "answers.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await open('{"answers":{"goal":"knowlege"}}');
    await page.locator(".in-out .err", { hasText: 'did you mean "knowledge"' }).waitFor();
    await open('{"version":1,"answers":{"access":["text"],"goal":"knowledge"}}');
    await page.waitForFunction(() => location.search === "?v=1&access=text&goal=knowledge");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the answers" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("cliffwise-answers.json");
  });

  test("the decision record is copied", async () => {
    const page = await openPage(`/advisor/result/${query}`);
    await ready(page);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy as decision record" }).click();
    await page.getByText("Decision record copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# Decision: /);
  });

  test("what would put a technique first is worked out on asking", async () => {
    const page = await openPage(`/advisor/result/${query}`);
    await ready(page);
    await page.getByLabel("What would put another technique first?").selectOption("lora");
    expect(await page.locator(".tobefirst [role=status]").innerText()).toMatch(/comes first with|No change/);
  });
});

/** Whether elements are rendered, whatever their fonts are doing. */
const rendered = (page: Page, selector: string): Promise<boolean[]> =>
  page.locator(selector).evaluateAll((all) => all.map((element) => element.checkVisibility()));

describe("without JavaScript", { timeout: 60_000 }, () => {
  test.each(questions.map(({ id, ask, options }) => [id, ask, options] as const))(
    "the question %s can be read, and nothing is dead",
    async (id, ask, options) => {
      const page = await openPage(`/advisor/q/${id}/`, { javaScript: false });
      const main = await page.locator("main").textContent();
      for (const words of [
        ask,
        "This decides:",
        "Working out advice needs JavaScript.",
        ...options.map(({ label }) => label),
      ])
        expect(main).toContain(words);
      expect(await rendered(page, "h1")).toEqual([true]);
      expect(await rendered(page, ".opt")).toEqual([...options, "not sure"].map(() => true));
      expect(await rendered(page, "main :is(button, input, select)")).not.toContain(true);
    },
  );

  test("the start says what serves instead", async () => {
    const page = await openPage("/advisor/", { javaScript: false });
    expect(await page.locator("main").textContent()).toContain("Working out advice needs JavaScript.");
    expect(await rendered(page, "main noscript .banner")).toEqual([true]);
    expect(await rendered(page, "main :is(button, input, select)")).not.toContain(true);
  });
});

const pages = [
  "/advisor/?v=1&data=documents&examples=10k-99k&pass-rate=low&goal=knowledge",
  "/advisor/q/access/?v=1&goal=knowledge&stakes=?",
  "/advisor/q/stakes/",
  `/advisor/result/${query}`,
  "/advisor/result/",
];

describe.each([360, 768, 1280])("at %i pixels", (width) => {
  test.each(["light", "dark"] as const)("axe finds nothing in the %s theme", async (theme) => {
    for (const address of pages) {
      const page = await openPage(address, { width, theme });
      await page.waitForFunction(() => !document.querySelector(".wait"));
      await page.waitForTimeout(300);
      for (const each of await page.locator("details").all())
        await each.evaluate((element) => {
          element.setAttribute("open", "");
        });
      expect(await axe(page), address).toEqual([]);
    }
  });
});

test.each([...pages, "/advisor/q/priority/"])(
  "%s has no sideways scrolling at 320 pixels, and one heading of the first level",
  async (address) => {
    const page = await openPage(address, { width: 320 });
    await page.waitForFunction(() => !document.querySelector(".wait"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.locator("h1").count()).toBe(1);
  },
);

test("works below a base path", async () => {
  const page = await openPage("/advisor/q/access/", { build: "docs" });
  await ready(page);
  await choose(page, "text");
  await goOn(page);
  expect(path(page)).toBe("/docs/advisor/q/goal/");
  const outside = await page
    .locator("main a")
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute("href"))
        .filter((href) => href?.startsWith("/") && !href.startsWith("/docs/")),
    );
  expect(outside).toEqual([]);
});

describe("on paper", { timeout: 120_000 }, () => {
  test.each([
    ["typical answers", "?v=1&access=text&goal=knowledge&volatility=daily&out-of-domain=often&stakes=high"],
    [
      "dangers that are still open",
      "?v=1&access=weights&goal=task-skill&data=demonstrations&examples=100-1k&compute=one-gpu",
    ],
  ])("the advice for %s takes two pages and names its address", async (_, answers) => {
    const page = await openPage(`/advisor/result/${answers}`);
    await page.locator("h1", { hasText: "Your recommendation" }).waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true, format: "A4" })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(2);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#share").innerText()).toContain("/advisor/result/");
  });
});
