import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isArchivedEngine, type ArchivedEngine } from "../advice/archived-engine.ts";
import { readLedger, releasesFolder, type ArchivedRelease } from "../catalog/release.ts";
import type { Problem } from "../decision/problem.ts";

export function sha256(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

/** `2026.11.0`: year, month and number, so that the parts order releases. */
export const releaseId = /^\d{4}\.\d{1,2}\.\d{1,4}$/;

/** Below 0 where `a` is the earlier release. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map((id) => id.split(".").map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function folderOf(root: string, release: string): string {
  return join(root, releasesFolder, release);
}

/**
 * Writes the files of a release and enters it into the ledger. The folder appears whole or not at all; the ledger comes last, so that a run which is cut
 * short is found by `archiveProblems`. Never overwrites.
 */
export function archive(
  root: string,
  entry: Pick<ArchivedRelease, "release" | "date" | "catalog">,
  files: Readonly<Record<string, string>>,
): ArchivedRelease {
  const folder = folderOf(root, entry.release);
  if (existsSync(folder)) throw new Error(`${folder} is there already; an archived release is never changed`);
  const hashes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)]));
  const manifest = `${JSON.stringify({ ...entry, files: hashes }, null, 2)}\n`;
  const filling = `${folder}.new`;
  rmSync(filling, { recursive: true, force: true });
  mkdirSync(filling, { recursive: true });
  for (const [name, text] of Object.entries({ ...files, "manifest.json": manifest }))
    writeFileSync(join(filling, name), text);
  renameSync(filling, folder);
  const archived = { ...entry, files: { ...hashes, "manifest.json": sha256(manifest) } };
  const ledger = join(root, releasesFolder, "index.json");
  writeFileSync(`${ledger}.new`, `${JSON.stringify({ releases: [...readLedger(root), archived] }, null, 2)}\n`);
  renameSync(`${ledger}.new`, ledger);
  return archived;
}

/** What is no longer as it was published: files changed, missing or added, folders that the ledger does not know. */
export function archiveProblems(root: string): Problem[] {
  const ledger = readLedger(root);
  const home = join(root, releasesFolder);
  const known = new Set(ledger.map(({ release }) => release));
  const strangers = (existsSync(home) ? readdirSync(home, { withFileTypes: true }) : []).filter(
    (entry) => entry.isDirectory() && !known.has(entry.name),
  );
  return [
    ...strangers.map(({ name }) => ({
      where: `releases/${name}`,
      found: "a folder that the ledger does not know",
      expected: "releases made by npm run release",
      fix: "Remove it, and make the release again.",
    })),
    ...ledger.flatMap((entry) => fileProblems(folderOf(root, entry.release), entry)),
  ];
}

function fileProblems(folder: string, { release, files }: ArchivedRelease): Problem[] {
  const present = existsSync(folder) ? readdirSync(folder) : [];
  return [...new Set([...Object.keys(files), ...present])].sort().flatMap((name): Problem[] => {
    const expected = files[name];
    const found = present.includes(name) ? sha256(readFileSync(join(folder, name))) : undefined;
    if (found === expected) return [];
    return [
      {
        where: `releases/${release}/${name}`,
        found:
          found === undefined
            ? "no file"
            : expected === undefined
              ? "a file that was not published"
              : `SHA-256 ${found}`,
        expected: expected === undefined ? "only what was published" : `SHA-256 ${expected}`,
        fix: "Restore what was published: an archived release is never changed.",
      },
    ];
  });
}

/** The engine of an archived release, from its own file. */
export async function loadArchived(root: string, release: string): Promise<ArchivedEngine> {
  const loaded: unknown = await import(pathToFileURL(join(folderOf(root, release), "engine.js")).href);
  if (!isArchivedEngine(loaded, release)) throw new Error(`releases/${release}/engine.js is no engine of that release`);
  return loaded;
}

/** A file of an archived release as text. */
export function archivedFile(root: string, release: string, name: string): string {
  return readFileSync(join(folderOf(root, release), name), "utf8");
}
