import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readLedger, releasesFolder } from "./release.ts";

/** Ids of one kind that changed with a release. */
export interface ChangedIds {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What a release changed, as its archive has it; `npm run release` writes it from the data. */
export interface ReleaseChanges {
  readonly release: string;
  /** ISO date. */
  readonly date: string;
  /** The release before; null for the first. */
  readonly since: string | null;
  readonly rules: ChangedIds;
  readonly findings: ChangedIds;
  readonly situations: readonly {
    readonly id: string;
    readonly first?: { readonly then: string; readonly now: string };
    readonly note?: string;
  }[];
  readonly sample: { readonly size: number; readonly changed: number };
}

/** The changes of each archived release, newest first. */
export function releaseChanges(root: string = process.cwd()): readonly ReleaseChanges[] {
  return readLedger(root)
    .flatMap(({ release }): ReleaseChanges[] => {
      const path = join(root, releasesFolder, release, "changes.json");
      if (!existsSync(path)) return [];
      // The archive is written by `npm run release` from this very shape, and its hash is in the ledger.
      return [JSON.parse(readFileSync(path, "utf8")) as ReleaseChanges];
    })
    .toReversed();
}
