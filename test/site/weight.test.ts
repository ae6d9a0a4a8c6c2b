// The JavaScript that a page loads, compressed: what comes at once and what follows by itself, with answers in the address. Search counts apart.
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openPage } from "../support/browser.ts";

const answers = "?v=1&access=text&goal=knowledge&volatility=daily&out-of-domain=often&stakes=high";

/** In thousands of bytes with gzip, as the weakest host compresses. */
const budgets = [
  { name: "the advisor", path: `/advisor/${answers}`, shown: ".live .grades", budget: 60 },
  { name: "a question", path: `/advisor/q/data/${answers}`, shown: ".live .say", budget: 60 },
  /*
   * 60 is not reached: every rule's wording (36) and the cards of all findings (42) come along with the engine and what it counts with (34). Advice for typical
   * answers shows about a quarter of either, but what it shows is spread over all rules and papers. Measured on the situations of the site, cut in parts by goal,
   * technique, kind of rule or what is used together, wording falls to 20 to 28 and cards stay at 40 or more, since small parts compress worse; one part a paper
   * would bring cards to 21 in some 40 requests. The advice stands before the cards come.
   */
  { name: "the advice", path: `/advisor/result/${answers}`, shown: "#evidence table", budget: 150 },
  { name: "the table of techniques", path: "/techniques/", shown: "table", budget: 35 },
  { name: "the evidence", path: "/evidence/", shown: ".ev-plot", budget: 35 },
  {
    name: "the cliff check before anybody moves",
    path: "/check/",
    shown: ".sides ~ .row button",
    budget: 60,
  },
  { name: "a page to read", path: "/risks/calibration/", shown: "h1", budget: 25 },
] as const;

/** Thousands of bytes of all scripts of a page that has come to rest. */
async function scriptWeight(path: string, shown: string): Promise<{ gzip: number; brotli: number; files: string[] }> {
  const page = await openPage(path);
  await page.locator(shown).first().waitFor();
  await page.waitForLoadState("networkidle");
  const { files, inline } = await page.evaluate(() => ({
    files: performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => /\.m?js$/.test(new URL(name).pathname) && !name.includes("/pagefind/")),
    inline: [...document.scripts]
      .filter(({ src, type }) => src === "" && !type.includes("json"))
      .map(({ text }) => text),
  }));
  const loaded = await Promise.all([...new Set(files)].map(async (file) => (await fetch(file)).text()));
  const scripts = [...loaded, inline.join("\n")];
  const sum = (pack: (script: string) => Buffer): number =>
    scripts.reduce((bytes, script) => bytes + pack(script).length, 0) / 1000;
  return {
    gzip: sum((script) => gzipSync(script, { level: 9 })),
    brotli: sum((script) => brotliCompressSync(script)),
    files,
  };
}

test.for(budgets)("$name loads at most $budget kB of JavaScript", async ({ path, shown, budget }) => {
  const { gzip, brotli, files } = await scriptWeight(path, shown);
  const measured = `${gzip.toFixed(1)} kB with gzip, ${brotli.toFixed(1)} kB with brotli: ${files.join(" ")}`;
  expect(files.length, measured).toBeGreaterThan(0);
  expect(gzip, measured).toBeLessThanOrEqual(budget);
  // Loaded only where props are signals, which none are.
  expect(files.join(" "), measured).not.toContain("signals");
});
