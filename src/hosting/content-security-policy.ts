import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** The last step of a build: every page gets one policy that allows the inline scripts it has, by hash, and no others. Stands last among the integrations. */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: "content-security-policy",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const pages = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".html"));
        for (const page of pages) {
          const path = join(folder, page);
          await writeFile(path, withPolicy(await readFile(path, "utf8"), page));
        }
        logger.info(`${String(pages.length)} pages have their policy`);
      },
    },
  };
}

/** A page with its policy, ahead of everything that could load or run. `where`: the page's name in an error. */
export function withPolicy(html: string, where: string): string {
  const charset = /<meta charset="?utf-8"?\s*\/?>/i.exec(html);
  if (!charset) throw new Error(`${where}: no <meta charset="utf-8"> to put the Content-Security-Policy after`);
  const at = charset.index + charset[0].length;
  if (/<script\b|\shttp-equiv=/i.test(html.slice(0, at)))
    throw new Error(`${where}: a script or a policy stands before <meta charset>`);
  const policy = policyFor(inlineScripts(html)).replaceAll('"', "&quot;");
  return `${html.slice(0, at)}<meta http-equiv="Content-Security-Policy" content="${policy}">${html.slice(at)}`;
}

/** The policy of a page, or with the scripts of many pages of a whole host. */
function policyFor(scripts: Iterable<string>): string {
  const hashes = new Set(
    [...scripts].map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`),
  );
  return [
    "default-src 'self'",
    // Pagefind runs WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...[...hashes].sort()].join(" "),
    // Starlight and the code blocks write style attributes, for which there are no hashes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

/**
 * The text of each script without an address. Not a parser, which would take longer than the rest of the step: what a build writes is
 * well formed, and a test compares each page with what a parser finds.
 */
function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script/gis)].flatMap(([, attributes = "", text = ""]) =>
    /\ssrc=/i.test(attributes) ? [] : [text],
  );
}
