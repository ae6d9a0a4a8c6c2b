import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isArchivedEngine, type ArchivedEngine } from "../advice/archived-engine.ts";
import { canonicalJson } from "../catalog/hash.ts";
import { readLedger, type ArchivedRelease } from "../catalog/release.ts";
import type { Advice, AdviceInput } from "../decision/index.ts";
import type { Problem } from "../decision/problem.ts";
import { questions } from "../decision/questions.ts";
import { exposureFactors, thresholds } from "../decision/thresholds.ts";
import { archive, archivedFile, archiveProblems, compareReleases, loadArchived, releaseId } from "./archive.ts";
import { changesInWords, changesSince, type Notes } from "./changes.ts";
import { engineModule, type ReleaseData } from "./engine-module.ts";
import { digest, readSamples, sampleOfAnswerSpace, type NamedInput } from "./samples.ts";

/**
 * How much of the fixed sample of the answer space is looked at: `compared` sets of answers tell what share changed its first technique; the whole advice for the
 * first `kept` of them is archived, besides that for all situations.
 */
const usualSample = { compared: 2000, kept: 12 };

export interface ReleaseOptions {
  /** Root of the project whose code is archived. */
  readonly root: string;
  /** Root of the tree that the archive stands in; the project's own unless told. */
  readonly archiveRoot?: string;
  readonly data: ReleaseData;
  /** Situations by id. */
  readonly situations: readonly NamedInput[];
  readonly notes: Notes;
  readonly sample?: typeof usualSample;
  /** True: finds what a release would change and what stands against it, and writes nothing. */
  readonly dryRun?: boolean;
}

export type Outcome =
  | { readonly problems: readonly [Problem, ...Problem[]]; readonly changes?: string }
  | { readonly problems: readonly []; readonly changes: string; readonly archived?: ArchivedRelease };

/** Makes a release: engine, decision bundle, the advice it must always give, the list of changes, the ledger. Writes nothing where there is a Problem. */
export async function makeRelease(options: ReleaseOptions): Promise<Outcome> {
  const { root, archiveRoot = root, data, situations, notes, sample = usualSample, dryRun = false } = options;
  const { release, catalog, asOf: date } = data.bundle;
  const ledger = readLedger(archiveRoot);
  const before = ledger.at(-1);
  const [refused, ...more] = [...archiveProblems(archiveRoot), ...idProblems(release, date, before)];
  if (refused !== undefined) return { problems: [refused, ...more] };

  const code = await engineModule(root, data);
  const now = remembering(await loadModule(code, release));
  const then = before && (await loadArchived(archiveRoot, before.release));
  const earlier = before ? earlierSituations(archiveRoot, before.release, situations) : [];
  const { changes, problems } = changesSince(then, now, [...situations, ...earlier], notes, sample.compared);
  const words = changesInWords(changes);
  const [owed, ...others] = problems;
  if (owed !== undefined) return { problems: [owed, ...others], changes: words };
  if (dryRun) return { problems: [], changes: words };

  const kept = [
    ...situations.map(({ name, input }) => ({ name: `situation:${name}`, input })),
    ...sampleOfAnswerSpace(sample.kept),
  ];
  const samples = kept.map(({ name, input }) => ({ name, input, advice: digest(now.advise(input)) }));
  const decided = { ...data.bundle, questions, thresholds, exposureFactors, findings: data.findings };
  const files = {
    "engine.js": code,
    "bundle.json": `${canonicalJson(decided)}\n`,
    "samples.json": `${JSON.stringify(samples, null, 1)}\n`,
    "changes.json": `${JSON.stringify(changes, null, 2)}\n`,
    "changes.md": words,
  };
  return { problems: [], changes: words, archived: archive(archiveRoot, { release, date, catalog }, files) };
}

function idProblems(release: string, date: string, before: ArchivedRelease | undefined): Problem[] {
  const where = "src/catalog/release.ts";
  if (!releaseId.test(release)) {
    const expected = "year.month.number, 2026.11.0 say";
    return [{ where, found: `"${release}" is no release`, expected, fix: "Correct the id." }];
  }
  if (before === undefined) return [];
  if (compareReleases(release, before.release) <= 0) {
    return [
      {
        where,
        found: `${release}, and ${before.release} is archived already`,
        expected: "an id above it: an archived release is never changed",
        fix: "Raise the id, and set its date.",
      },
    ];
  }
  if (date >= before.date) return [];
  return [
    {
      where,
      found: `date ${date}`,
      expected: `not before ${before.date}, that of ${before.release}`,
      fix: "Set the date.",
    },
  ];
}

/** Situations of the release before that are gone or answer otherwise today: their advice is compared all the same. */
function earlierSituations(root: string, release: string, situations: readonly NamedInput[]): NamedInput[] {
  return readSamples(archivedFile(root, release, "samples.json")).flatMap(({ name, input }) => {
    const [, id] = /^situation:(.+)$/.exec(name) ?? [];
    const same = situations.some((today) => today.name === id && canonicalJson(today.input) === canonicalJson(input));
    if (id === undefined || same) return [];
    return [{ name: situations.some((today) => today.name === id) ? `${id}@${release}` : id, input }];
  });
}

/** An engine that works out the advice for the same input once. */
function remembering(engine: ArchivedEngine): ArchivedEngine {
  const known = new Map<AdviceInput, Advice>();
  return {
    ...engine,
    advise: (input) => {
      const advice = known.get(input) ?? engine.advise(input);
      known.set(input, advice);
      return advice;
    },
  };
}

/** What is about to be archived, run as readers will run it: from its file. */
async function loadModule(code: string, release: string): Promise<ArchivedEngine> {
  const folder = mkdtempSync(join(tmpdir(), "cliffwise-release-"));
  try {
    const file = join(folder, "engine.mjs");
    writeFileSync(file, code);
    const loaded: unknown = await import(pathToFileURL(file).href);
    if (!isArchivedEngine(loaded, release)) throw new Error("the module made is no engine of this release");
    return loaded;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
