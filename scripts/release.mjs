// `npm run release`: archives the engine and what it decides from, as the release that src/catalog/release.ts names, under public/releases/.
// `--dry-run` writes nothing: it shows what would change since the release before, and what stands against it.
// Notes on situations whose advice changes stand in docs/releases/<release>.yaml, one line each: `<situation>: why that is right`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { catalog } from "../src/catalog/load.ts";
import { printProblems } from "../src/decision/problem.ts";
import { makeRelease } from "../src/release/make.ts";
import { bundle, findings } from "../src/release/release-data.ts";
import { fail, root } from "./toolchain.mjs";

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== "--dry-run");
if (unknown !== undefined) fail(`"${unknown}" is no option; there is --dry-run alone.`, 2);

const { problems, changes, archived } = await makeRelease({
  root,
  data: { bundle, findings },
  situations: catalog(root).situations.map(({ id, input }) => ({ name: id, input })),
  notes: readNotes(bundle.release),
  dryRun: args.includes("--dry-run"),
});

if (changes !== undefined) console.log(changes);
if (problems.length > 0) {
  fail(
    `Release ${bundle.release} is not made.\n${printProblems(problems)}\nNotes: docs/releases/${bundle.release}.yaml`,
    1,
  );
}
if (archived === undefined) console.log(`Nothing stands against release ${bundle.release}; nothing was written.`);
else console.log(`Release ${archived.release} is archived: commit public/releases.`);

/** @returns {Record<string, string>} */
function readNotes(release) {
  const path = join(root, "docs", "releases", `${release}.yaml`);
  if (!existsSync(path)) return {};
  const notes = parse(readFileSync(path, "utf8")) ?? {};
  const wrong = typeof notes !== "object" || Object.values(notes).some((note) => typeof note !== "string");
  if (wrong) fail(`${path}: write "<situation>: <why its advice is right to change>", one a line.`, 2);
  return notes;
}
