// The cliff check in a real browser: nothing is sent, the verdict stands, and a link carries its summary.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/toolchain.mjs";
import { axe, openPage, type Page } from "../support/browser.ts";

const example = (name: string) => ({
  name,
  mimeType: "application/json",
  buffer: readFileSync(join(root, "public", "check-example", name)),
});
const before = [example("llama-2-7b_zero-shot.json"), example("llama-2-7b_8-shot.json")];
const after = [example("llama-2-7b-chat_zero-shot.json"), example("llama-2-7b-chat_8-shot.json")];
const arithmetic = ["mgsm_en", "mgsm_es", "mgsm_zh"];

/** The page once its worker runs: files can be given from then on. */
async function openCheck(options?: Parameters<typeof openPage>[1], hash = ""): Promise<Page> {
  const page = await openPage(`/check/${hash}`, options);
  await page.locator(".sides").waitFor();
  await page.mouse.move(10, 10);
  await page.mouse.move(20, 20);
  await page.locator("button:enabled", { hasText: "Load a worked example" }).waitFor();
  return page;
}

async function give(
  page: Page,
  side: "base" | "tuned",
  files: Parameters<Awaited<ReturnType<Page["locator"]>>["setInputFiles"]>[0],
) {
  await page.locator(`input[data-side="${side}"]`).setInputFiles(files);
}

async function verdict(page: Page): Promise<string> {
  await page.locator("#domain").waitFor();
  for (const task of arithmetic) await page.getByLabel(task, { exact: true }).check();
  await page.getByRole("button", { name: "Show the verdict" }).click();
  await page.locator("#verdict").waitFor();
  return (await page.locator("#verdict").textContent()) ?? "";
}

describe("two models' files", { timeout: 120_000 }, () => {
  test("give a verdict without a single request", async () => {
    const page = await openCheck();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await give(page, "base", before);
    await give(page, "tuned", after);
    expect(await verdict(page)).toBe("Verdict: a cliff");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("verdict");
    expect(await page.locator("#tasks ~ * .bars li, .task-chart .bars li").count()).toBeGreaterThan(10);
    expect(sent).toEqual([]);
  });

  test("are asked for the domain before any result is shown", async () => {
    const page = await openCheck();
    await give(page, "base", before);
    await give(page, "tuned", after);
    await page.locator("#domain").waitFor();
    expect(await page.locator(".report").count()).toBe(0);
    expect(await page.locator(".boxes input:checked").count()).toBe(0);
  });

  test("swapped give the swapped verdict, and another file takes the old report away", async () => {
    const page = await openCheck();
    await give(page, "base", after);
    await give(page, "tuned", before);
    const swapped = await verdict(page);
    await page.getByRole("button", { name: "Swap the sides" }).click();
    await page.locator(".report").waitFor({ state: "detached" });
    expect(await verdict(page)).toBe("Verdict: a cliff");
    expect(swapped).toMatch(/^Verdict: /);
  });

  test("are saved as a link that carries the summary only", async () => {
    const page = await openCheck();
    await give(page, "base", before);
    await give(page, "tuned", after);
    await verdict(page);
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: (text: string) => Promise.resolve(void (document.title = text)) },
      });
    });
    await page.getByRole("button", { name: "Copy a link to the summary" }).click();
    await page.getByText("Link copied").first().waitFor();
    const link = await page.title();
    expect(link).toContain("/check/#r=");
    expect(link.length).toBeLessThan(4500);
    const opened = await openCheck({}, link.slice(link.indexOf("#")));
    await opened.locator("#verdict").waitFor();
    expect(await opened.locator("#verdict").textContent()).toBe("Verdict: a cliff");
    expect(await opened.locator(".report tbody tr").count()).toBeGreaterThan(2);
  });
});

test("files that a script gives before any sign of use are read", { timeout: 120_000 }, async () => {
  const page = await openPage("/check/");
  await give(page, "base", before);
  await give(page, "tuned", after);
  expect(await verdict(page)).toBe("Verdict: a cliff");
});

describe("other ways to give files", { timeout: 120_000 }, () => {
  const table = (score: string) =>
    `|Tasks|Version|Filter|n-shot|Metric|   |Value |   |Stderr|\n|---|---|---|---|---|---|---|---|---|\n|arc_easy|      1|none  |     0|acc   |↑  |${score}|±  |0.0092|\n`;

  test("a pasted table is read", async () => {
    const page = await openCheck();
    for (const [side, score] of [
      ["base", "0.7630"],
      ["tuned", "0.7100"],
    ] as const) {
      const box = page.locator(".side").filter({ has: page.locator(`#h-${side}`) });
      await box.getByText("Paste a table or JSON").click();
      await box.locator("textarea").fill(table(score));
      await box.getByRole("button", { name: "Use this text" }).click();
    }
    await page.locator("#domain").waitFor();
    await page.getByRole("button", { name: "Show the verdict" }).click();
    await page.locator("#verdict").waitFor();
    expect(await page.locator(".task-table tbody tr").count()).toBe(1);
    expect(await page.locator(".task-table").innerText()).toContain("−5.3");
  });

  test("dropped files are read", async () => {
    const page = await openCheck();
    for (const [side, files] of [
      ["base", before],
      ["tuned", after],
    ] as const)
      await page
        .locator(".side")
        .filter({ has: page.locator(`#h-${side}`) })
        .evaluate(
          (box, given) => {
            const data = new DataTransfer();
            for (const { name, text } of given) data.items.add(new File([text], name));
            box.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
          },
          files.map(({ name, buffer }) => ({ name, text: buffer.toString() })),
        );
    expect(await verdict(page)).toBe("Verdict: a cliff");
  });
});

describe("what is no result", { timeout: 120_000 }, () => {
  test.each([
    ["a text", "notes.txt", "just some words"],
    ["JSON that ends early", "results.json", '{"results": {"mmlu": {"acc": 0.5'],
    ["deep brackets", "deep.json", "[".repeat(200_000)],
    ["markup", "x.json", '{"<img src=x onerror=alert(1)>": 1}'],
    ["nothing", "empty.json", ""],
  ])("%s is refused with what was found", async (_, name, text) => {
    const page = await openCheck();
    await give(page, "base", { name, mimeType: "application/json", buffer: Buffer.from(text) });
    const refusal = page.locator(".side .error").first();
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain(name);
    expect(await refusal.innerText()).toContain("expected");
    expect(await page.locator(".side img").count()).toBe(0);
  });

  test.each(["#r=1.AAAA", "#r=", "#r=1.%3Cscript%3E", `#r=1.${"A".repeat(50_000)}`])(
    "a link %# that is none of ours says so",
    async (hash) => {
      const page = await openCheck({}, hash);
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").innerText()).toContain("no report");
    },
  );
});

test("without JavaScript the page explains itself and names the command line", async () => {
  const page = await openPage("/check/", { javaScript: false });
  const text = await page.locator("main").innerText();
  expect(text).toContain("needs JavaScript");
  expect(text).toContain("--tuned");
  for (const control of await page.locator("main :is(button, input, textarea)").all())
    expect(await control.isVisible()).toBe(false);
});

test("works below a base path, the example too", { timeout: 120_000 }, async () => {
  const page = await openCheck({ build: "docs" });
  await page.getByRole("button", { name: "Load a worked example" }).click();
  expect(await verdict(page)).toBe("Verdict: a cliff");
  expect(await page.locator(".report a[href^='/docs/risks/']").count()).toBeGreaterThan(3);
});

describe.each([360, 768, 1280])("at %i pixels", { timeout: 180_000 }, (width) => {
  test.each(["light", "dark"] as const)(
    "axe finds nothing in the %s theme, and nothing scrolls sideways",
    async (theme) => {
      const page = await openCheck({ width, theme });
      expect(await axe(page)).toEqual([]);
      await give(page, "base", before);
      await give(page, "tuned", after);
      await verdict(page);
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    },
  );
});
