// Pages of the built site in a real browser. A page that complains, fails to load something or asks another host fails its test.
import axeCore from "axe-core";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, inject, onTestFinished } from "vitest";
import { findChromium, type ChromiumStart } from "./chromium.ts";
import { serveBuild, type BuildName, type Server } from "./server.ts";

export type { Page } from "playwright-core";

declare global {
  interface Window {
    /** There once `axe()` has looked at the page. */
    axe: typeof axeCore;
  }
}

export interface PageOptions {
  /** Width of the window in CSS pixels; 1280 unless told. */
  readonly width?: number;
  /** Height of the window in CSS pixels; 800 unless told. */
  readonly height?: number;
  /** What the reader's system prefers; light unless told. */
  readonly theme?: "light" | "dark";
  /** False: the page is read without JavaScript. */
  readonly javaScript?: boolean;
  /** Which build is opened: the one under `/` unless told, or the one under `/docs/`. */
  readonly build?: BuildName;
  /** Status that the address itself must have; 200 unless told. */
  readonly status?: number;
  /** Problems that this test is about, and that therefore do not fail it. */
  readonly expected?: readonly RegExp[];
  /** The reader prefers reduced motion: true unless told, so that no test waits for an animation. */
  readonly reducedMotion?: boolean;
}

/**
 * Opens a page of the site in a fresh profile and waits until it is loaded. To be called in a test: when the test ends, the profile is
 * closed, and the test fails if the browser reported anything (console error or warning, uncaught error, failed request, error status,
 * request to another host).
 * @param path as under `/`, with query and hash: `/advisor/?goal=knowledge`; or a whole `http:` or `data:` address
 */
export async function openPage(path: string, options: PageOptions = {}): Promise<Page> {
  const { page, address, close } = await openWatched(path, options);
  onTestFinished(async () => {
    const problems = await close();
    if (problems.length > 0) throw new Error(`The browser reported, at ${address}:\n${problems.join("\n")}`);
  });
  return page;
}

/** `openPage` for code that closes the page itself and looks at the problems: a measurement, or a test of this file. */
export async function openWatched(
  path: string,
  options: PageOptions = {},
): Promise<{ page: Page; address: string; close: () => Promise<string[]> }> {
  const { width = 1280, height = 800, theme = "light", javaScript = true, build = "root", status = 200 } = options;
  const address = /^(https?|data):/.test(path) ? path : await addressOf(path, build);
  const context = await (
    await startBrowser()
  ).newContext({
    viewport: { width, height },
    colorScheme: theme,
    javaScriptEnabled: javaScript,
    reducedMotion: (options.reducedMotion ?? true) ? "reduce" : "no-preference",
  });
  const problems = watch(context, address);
  const page = await context.newPage();
  if (!javaScript) withoutJavaScript.add(page);
  const response = await page.goto(address);
  if (response && response.status() !== status) {
    problems.push(`status ${String(response.status())} instead of ${String(status)}: ${address}`);
  }
  const close = async () => {
    await context.close();
    return problems.filter((problem) => !options.expected?.some((pattern) => pattern.test(problem)));
  };
  return { page, address, close };
}

/** The whole address of a path of the site, as a reader of that build would have it. */
async function addressOf(path: string, build: BuildName = "root"): Promise<string> {
  return (await startServer(build)).url + path.replace(/^\//, "");
}

const withoutJavaScript = new WeakSet<Page>();

/**
 * Checks a page against WCAG 2.2, levels A and AA. Throws on a page opened without JavaScript: axe waits there for ever.
 * @returns one line for each element that breaks a rule: none where all is well
 */
export async function axe(page: Page): Promise<string[]> {
  if (withoutJavaScript.has(page)) throw new Error("axe needs JavaScript: open the page with it.");
  await page.evaluate(axeCore.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}

/** Collects what goes wrong in a profile. */
function watch(context: BrowserContext, address: string): string[] {
  const problems: string[] = [];
  const { origin } = new URL(address);
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // Chromium reports the status of the page itself as well.
    if (message.text().startsWith("Failed to load resource") && message.location().url === address) return;
    problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    problems.push(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    const leaves = url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin;
    if (leaves) problems.push(`request to another host: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A reader who goes on to the next page stops what is still loading.
    if (reason !== "net::ERR_ABORTED") problems.push(`request failed: ${request.url()} (${reason})`);
  });
  context.on("response", (response) => {
    // The status of the page itself is compared with the one asked for.
    if (response.status() >= 400 && response.url() !== address)
      problems.push(`status ${String(response.status())}: ${response.url()}`);
  });
  return problems;
}

let browser: Promise<Browser> | undefined;
const servers = new Map<BuildName, Promise<Server>>();

async function startBrowser(): Promise<Browser> {
  // A browser that died took one test with it; the others get a new one.
  if (browser !== undefined && !(await browser).isConnected()) browser = undefined;
  browser ??= launch(await chromiumStart());
  return browser;
}

/** The set-up of the site tests has found the browser already; other tests look for it themselves. */
function chromiumStart(): ChromiumStart | Promise<ChromiumStart> {
  const provided: ChromiumStart | undefined = inject("chromium");
  return provided ?? findChromium();
}

async function launch({ env, ...found }: ChromiumStart): Promise<Browser> {
  try {
    return await chromium.launch({
      ...found,
      // `--no-sandbox` is playwright's default. The resolver keeps the browser on this machine, whatever a page asks for.
      args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
      env: { ...process.env, ...env },
    });
  } catch (error) {
    throw new Error("No browser could be started. Install Chrome, or set CHROME_PATH to a Chromium.", { cause: error });
  }
}

function startServer(build: BuildName): Promise<Server> {
  const running = servers.get(build) ?? serveBuild(build);
  servers.set(build, running);
  return running;
}

afterAll(async () => {
  await (await browser)?.close();
  for (const server of servers.values()) await (await server).close();
});
