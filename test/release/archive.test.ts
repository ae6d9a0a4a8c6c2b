// What was published stays as it was: every archived file, and the advice of every archived engine, whatever today's code does.
import { describe, expect, test } from "vitest";
import { decisionBundle } from "../../src/catalog/bundle.ts";
import { pinnableRelease, readLedger } from "../../src/catalog/release.ts";
import { archivedFile, archiveProblems, compareReleases, loadArchived } from "../../src/release/archive.ts";
import { digest, readSamples } from "../../src/release/samples.ts";
import { root } from "../../scripts/toolchain.mjs";

const ledger = readLedger(root);
const latest = ledger.at(-1);

test("archived files are those that were published", () => {
  expect(archiveProblems(root)).toEqual([]);
  expect(ledger.map(({ release }) => release).sort(compareReleases)).toEqual(ledger.map(({ release }) => release));
});

/** All that is kept of the latest release; of earlier ones, which passed when they were that, every eighth. */
describe.runIf(ledger.length > 0)("archived engines still give their stored advice", { timeout: 120_000 }, () => {
  test.each(ledger.map(({ release }) => release))("%s", async (release) => {
    const engine = await loadArchived(root, release);
    const samples = readSamples(archivedFile(root, release, "samples.json"));
    expect(samples.length).toBeGreaterThan(0);
    const tried = samples.filter((_, index) => release === latest?.release || index % 8 === 0);
    const differing = tried.filter(({ input, advice }) => digest(engine.advise(input)) !== advice);
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});

test(
  "a tree whose catalog has moved on since its release names the next one in src/catalog/release.ts",
  { timeout: 60_000 },
  () => {
    const bundle = decisionBundle();
    const archived = ledger.some(({ release }) => release === bundle.release);
    expect(archived && pinnableRelease(bundle) === undefined).toBe(false);
  },
);
