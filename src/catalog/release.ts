import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The release that this tree is working on, and its date: the default of `asOf`. Raise it with the first change after a release. */
export const release = { id: "2026.11.1", date: "2026-11-24" } as const;

/** Where releases are archived, below the root of the project. */
export const releasesFolder = join("public", "releases");

/** What the ledger says of a release: enough to tell whether its files are still those that were published. */
export interface ArchivedRelease {
  readonly release: string;
  /** ISO date. */
  readonly date: string;
  /** Content hash of its catalog. */
  readonly catalog: string;
  /** SHA-256 of each file of its folder, hexadecimal. */
  readonly files: Readonly<Record<string, string>>;
}

/** The archived releases, oldest first; none before the first. Throws where the ledger is damaged: it is written by `npm run release` alone. */
export function readLedger(root: string = process.cwd()): readonly ArchivedRelease[] {
  const path = join(root, releasesFolder, "index.json");
  if (!existsSync(path)) return [];
  const ledger: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof ledger !== "object" || ledger === null || !("releases" in ledger) || !Array.isArray(ledger.releases))
    throw new Error(`${path}: the ledger holds no list "releases"`);
  return ledger.releases.map((entry: unknown, index) => {
    if (!isEntry(entry)) throw new Error(`${path}: entry ${String(index)} of the ledger is incomplete`);
    return entry;
  });
}

/** The release of a bundle where exactly that is archived, so that a link may be pinned to it; undefined where the tree has moved on since, or not been released yet. */
export function pinnableRelease(bundle: { readonly release: string; readonly catalog: string }): string | undefined {
  return readLedger().find(({ release, catalog }) => release === bundle.release && catalog === bundle.catalog)?.release;
}

function isEntry(entry: unknown): entry is ArchivedRelease {
  if (typeof entry !== "object" || entry === null) return false;
  const texts = ["release", "date", "catalog"].every((name) => typeof Reflect.get(entry, name) === "string");
  const files: unknown = Reflect.get(entry, "files");
  return (
    texts &&
    typeof files === "object" &&
    files !== null &&
    Object.values(files).every((hash) => typeof hash === "string")
  );
}
