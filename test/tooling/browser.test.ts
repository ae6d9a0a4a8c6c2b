// The browser that the site tests stand on: it starts on a machine that has none, and it lets nothing pass.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, openPage, openWatched } from "../support/browser.ts";
import { serveDirectory, type Server } from "../support/server.ts";

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"></head><body><main><h1>A page</h1>${body}</main></body></html>`;
const html = (body: string) => `data:text/html,${encodeURIComponent(page(body))}`;

let dir: string;
let server: Server;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "cliffwise-browser-"));
  await writeFile(
    join(dir, "index.html"),
    page(`<p id="p">served</p><script>p.textContent = String(innerWidth)</script>`),
  );
  await writeFile(join(dir, "404.html"), page("nothing here"));
  await mkdir(join(dir, "lacking"));
  await writeFile(join(dir, "lacking", "index.html"), page(`<img src="../missing.png" alt="">`));
  server = await serveDirectory(dir, "/docs/");
}, 120_000);

afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

describe("a page in a real browser", { timeout: 120_000 }, () => {
  test("runs scripts at the width and in the theme asked for", async () => {
    const opened = await openPage(server.url, { width: 360, theme: "dark" });
    expect(await opened.textContent("#p")).toBe("360");
    expect(await opened.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
  });

  test("runs none without JavaScript", async () => {
    const opened = await openPage(server.url, { javaScript: false });
    expect(await opened.textContent("#p")).toBe("served");
  });

  test("is checked by axe", async () => {
    expect(await axe(await openPage(server.url))).toEqual([]);
    const bad = await openPage(html(`<img src="data:,">`));
    expect((await axe(bad)).map((line) => line.split(":")[0])).toEqual(["image-alt"]);
    await expect(axe(await openPage(server.url, { javaScript: false }))).rejects.toThrow("axe needs JavaScript");
  });

  test("may be the 404 page where that is what is asked for", async () => {
    const opened = await openPage(`${server.url}nowhere/`, { status: 404 });
    expect(await opened.textContent("main")).toContain("nothing here");
  });

  test.each([
    ["a status that was not asked for", () => `${server.url}nowhere/`, /^status 404 instead of 200: .*nowhere/],
    ["a status other than the one asked for", () => server.url, /^status 200 instead of 404/, 404],
    ["an error on the console", () => html(`<script>console.error("oh")</script>`), /^console error: oh/],
    ["a warning on the console", () => html(`<script>console.warn("oh")</script>`), /^console warning: oh/],
    ["an uncaught error", () => html(`<script>throw new Error("oh")</script>`), /^uncaught: Error: oh/],
    [
      "a request to another host",
      () => html(`<img src="https://example.org/a.png">`),
      /^request to another host: https:/,
    ],
    ["a file that is missing", () => `${server.url}lacking/`, /^status 404: .*missing\.png/],
  ])("reports %s", async (_, address, problem, status = 200) => {
    const { close } = await openWatched(address(), { status });
    expect(await close()).toContainEqual(expect.stringMatching(problem));
  });

  test.fails("fails the test that it is opened in", async () => {
    await openPage(html(`<script>console.error("oh")</script>`));
  });

  test("does not fail it by a problem that the test is about", async () => {
    await openPage(html(`<script>console.error("oh")</script>`), { expected: [/^console error: oh/] });
  });
});

test("text has a size before the page's own fonts are there", async () => {
  const page = await openPage("data:text/html,<p style='display:inline-block;font-family:nowhere'>text</p>");
  const box = await page.locator("p").boundingBox();
  expect(box?.width).toBeGreaterThan(10);
  expect(box?.height).toBeGreaterThan(10);
});
