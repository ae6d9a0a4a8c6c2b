// Releases made in a folder of their own, from today's code and rules that were altered on the way.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBundle } from "../../src/catalog/bundle.ts";
import { catalog } from "../../src/catalog/load.ts";
import { findingCards } from "../../src/catalog/vite-plugin.ts";
import { allRules, type TopicRule } from "../../src/decision/rules/index.ts";
import { makeRelease, type Outcome, type ReleaseOptions } from "../../src/release/make.ts";
import type { NamedInput } from "../../src/release/samples.ts";
import { root } from "../../scripts/toolchain.mjs";

export interface Making {
  readonly release: string;
  readonly date: string;
  readonly rules?: readonly TopicRule[];
}

/** A folder that stands in for the project's as the home of an archive. */
export function archiveFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "cliffwise-archive-"));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const bundles = new Map<readonly TopicRule[], ReleaseOptions["data"]>();

/** What the engine of a release decides from, were these its rules. */
export function releaseData({ release, date, rules = allRules }: Making): ReleaseOptions["data"] {
  const data = bundles.get(rules) ?? { bundle: buildBundle(catalog(root), rules).bundle, findings: findingCards() };
  bundles.set(rules, data);
  return { ...data, bundle: { ...data.bundle, release, asOf: date } };
}

/** Two situations: one that a test may change, and one beside it. */
export const situations: readonly NamedInput[] = [
  {
    name: "daily-facts",
    input: {
      answers: { access: ["text"], goal: "knowledge", volatility: "daily", "out-of-domain": "often", stakes: "high" },
    },
  },
  { name: "nothing-known", input: { answers: {} } },
];

export function make(archiveRoot: string, making: Making, options: Partial<ReleaseOptions> = {}): Promise<Outcome> {
  return makeRelease({
    root,
    archiveRoot,
    data: releaseData(making),
    situations,
    notes: {},
    sample: { compared: 100, kept: 2 },
    ...options,
  });
}
