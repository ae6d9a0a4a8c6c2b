// Builds the site, for `npm run build`, `npm start` and the tests of the built site.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, root, run } from "./toolchain.mjs";

/** Everything that a build reads. */
const inputs = ["src", "public", "package-lock.json", "package.json", "astro.config.mjs", "tsconfig.json"];

/**
 * Builds the site and gives the exit code.
 * @param {object} [options]
 * @param {string} [options.outDir] where to, absolute; `dist` unless told
 * @param {string} [options.site] SITE_URL for this build; the environment's unless told
 * @param {string} [options.base] BASE_PATH for this build; the environment's unless told
 * @param {boolean} [options.reuse] leave a build that was made from the same files with the same settings as it is
 */
export async function buildSite({ outDir = join(root, "dist"), site, base, reuse = false } = {}) {
  const env = {
    SITE_URL: site ?? process.env.SITE_URL ?? "",
    BASE_PATH: base ?? process.env.BASE_PATH ?? "",
  };
  const record = join(root, ".cache", "builds", `${basename(outDir)}.json`);
  const fingerprint = hashInputs(env);
  if (reuse && existsSync(record) && readFileSync(record, "utf8") === recordOf(outDir, fingerprint)) return 0;

  const code = await run("astro", ["build", "--outDir", outDir], { env });
  if (code !== 0) return code;
  mkdirSync(join(root, ".cache", "builds"), { recursive: true });
  writeFileSync(record, recordOf(outDir, fingerprint));
  return 0;
}

/** The time of the home page is part of it: a build by other means into the same folder is not taken for ours. */
function recordOf(outDir, fingerprint) {
  const home = statSync(join(outDir, "index.html"), { throwIfNoEntry: false });
  return JSON.stringify({ fingerprint, builtAt: home?.mtimeMs ?? null });
}

function hashInputs(env) {
  const hash = createHash("sha256").update(JSON.stringify(env));
  for (const input of inputs) {
    for (const file of filesUnder(join(root, input))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await ensureInstalled();
  process.exitCode = await buildSite();
}
