// Before the first site test: both builds (or the ones of an earlier run, where no file changed since), and a browser to start.
import type { TestProject } from "vitest/node";
import { buildSite } from "../../scripts/build.mjs";
import { findChromium, type ChromiumStart } from "./chromium.ts";
import { builds } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The browser that the set-up found; only the site tests have it. */
    readonly chromium: ChromiumStart | undefined;
  }
}

export default async function setUp(project: TestProject): Promise<void> {
  project.provide("chromium", await findChromium());
  for (const [name, { dir, base, site }] of Object.entries(builds)) {
    const code = await buildSite({ outDir: dir, base, site, reuse: true });
    if (code !== 0) throw new Error(`The build "${name}" (${base}) failed: see its message above.`);
  }
}
