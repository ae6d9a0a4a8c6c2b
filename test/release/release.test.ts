// Releases: made once, never changed, each compared with the one before. Everything here is made in folders of the tests' own.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLedger, releasesFolder } from "../../src/catalog/release.ts";
import { allRules } from "../../src/decision/rules/index.ts";
import { archiveProblems, compareReleases, loadArchived } from "../../src/release/archive.ts";
import { sampleOfAnswerSpace } from "../../src/release/samples.ts";
import { archiveFolder, make, releaseData } from "./fixture.ts";
import { engineModule } from "../../src/release/engine-module.ts";
import { root } from "../../scripts/toolchain.mjs";

/** All that speaks for or against retrieval: without it, daily facts are not answered by retrieval first. */
const ofRetrieval = allRules.filter(({ effect, on }) => effect.kind === "fit" && on.includes("rag"));
const removed = ofRetrieval.map(({ id }) => id).sort();
const early = { release: "2025.9.0", date: "2025-09-30", rules: allRules.filter(({ id }) => !removed.includes(id)) };
const later = { release: "2025.10.0", date: "2025-10-31" };
const note = { "daily-facts": "Retrieval has rules of its own now." };

const home = archiveFolder();
afterAll(home.remove);
const fileOf = (release: string, name: string): string => join(home.path, releasesFolder, release, name);

beforeAll(async () => {
  expect((await make(home.path, early)).problems).toEqual([]);
}, 120_000);

describe("a release", { timeout: 120_000 }, () => {
  test("stands in the ledger with the hash of each of its files, and holds to it", () => {
    const [entry] = readLedger(home.path);
    expect(entry).toMatchObject({ release: early.release, date: early.date });
    expect(Object.keys(entry?.files ?? {}).sort()).toEqual(
      readdirSync(join(home.path, releasesFolder, early.release)).sort(),
    );
    expect(archiveProblems(home.path)).toEqual([]);
  });

  test("is one module without imports that names nothing of the machine it was made on", () => {
    const code = readFileSync(fileOf(early.release, "engine.js"), "utf8");
    expect(code).not.toMatch(/(^|[;}\s])import[\s({*"']/);
    expect(code).not.toContain(root);
    expect(code).not.toContain(home.path);
  });

  test("is the same, byte for byte, when it is made again", async () => {
    const code = readFileSync(fileOf(early.release, "engine.js"), "utf8");
    expect(await engineModule(root, releaseData(early))).toBe(code);
  });

  test("answers for itself and refuses answers that it does not know", async () => {
    const engine = await loadArchived(home.path, early.release);
    const input = { answers: { goal: "knowledge" } } as const;
    const advice = engine.advise(input);
    expect(advice).toMatchObject({ release: early.release, asOf: early.date, catalog: engine.catalog });
    expect(engine.first(input)).toBe(advice.techniques.find(({ rank }) => rank === 1)?.id);
    expect(engine.readState("?v=1&goal=knowledge&engine=2025.9.0", "").state.answers).toEqual({ goal: "knowledge" });
    // A later questionnaire may have such an option.
    expect(() => engine.advise({ answers: { goal: "telepathy" as "knowledge" } })).toThrow('answers.goal: "telepathy"');
  });

  test("is not made again, nor an earlier one after it", async () => {
    for (const release of [early.release, "2025.8.3"]) {
      const { problems } = await make(home.path, { ...early, release });
      expect(problems[0]?.expected).toBe("an id above it: an archived release is never changed");
    }
    expect((await make(home.path, { ...later, date: "2025-01-01" })).problems[0]?.found).toBe("date 2025-01-01");
    expect((await make(home.path, { ...later, release: "next" })).problems[0]?.found).toBe('"next" is no release');
  });

  test("is refused where a situation changed without a note, and where a note has no change", async () => {
    const { problems, changes } = await make(home.path, later, { notes: { "nothing-known": "Because." } });
    expect(problems).toMatchObject([
      { where: "situations/daily-facts.yaml", fix: 'Give "daily-facts" a note.' },
      { where: "notes", found: 'a note on "nothing-known", whose advice did not change' },
    ]);
    expect(changes).toContain(`- New rules: ${removed.map((id) => `\`${id}\``).join(", ")}`);
    expect(readLedger(home.path)).toHaveLength(1);
    expect(readdirSync(join(home.path, releasesFolder)).sort()).toEqual([early.release, "index.json"].sort());
  });

  test("tells what changed since the one before, with the note; a dry run writes nothing", async () => {
    const dry = await make(home.path, later, { notes: note, dryRun: true });
    expect(readLedger(home.path)).toHaveLength(1);
    const made = await make(home.path, later, { notes: note });
    expect(made.problems).toEqual([]);
    expect(made.changes).toBe(dry.changes);
    expect(made.changes).toContain("  - Retrieval has rules of its own now.");
    const changes: unknown = JSON.parse(readFileSync(fileOf(later.release, "changes.json"), "utf8"));
    expect(changes).toMatchObject({
      since: early.release,
      rules: { added: removed, removed: [], changed: [] },
      situations: [{ id: "daily-facts", note: note["daily-facts"] }],
      sample: { size: 100 },
    });
    expect(readLedger(home.path).map(({ release }) => release)).toEqual([early.release, later.release]);
    expect(archiveProblems(home.path)).toEqual([]);
  });

  test("compares situations that are gone or answer otherwise as they were", async () => {
    const { problems } = await make(
      home.path,
      { ...later, release: "2025.11.0", date: "2025-11-01", rules: early.rules },
      { situations: [{ name: "daily-facts", input: { answers: {} } }], dryRun: true },
    );
    expect(problems.map(({ where }) => where)).toContain("situations/daily-facts@2025.10.0.yaml");
  });
});

describe("an archive that was tampered with", () => {
  const copy = archiveFolder();
  afterAll(copy.remove);
  const from = join(home.path, releasesFolder);
  const to = join(copy.path, releasesFolder);
  const at = (name: string): string => join(to, early.release, name);

  test.each([
    [
      "a changed byte",
      () => {
        writeFileSync(at("engine.js"), `${readFileSync(at("engine.js"), "utf8")} `);
      },
      "releases/2025.9.0/engine.js",
    ],
    [
      "a missing file",
      () => {
        rmSync(at("samples.json"));
      },
      "releases/2025.9.0/samples.json",
    ],
    [
      "a further file",
      () => {
        writeFileSync(at("more.js"), "");
      },
      "releases/2025.9.0/more.js",
    ],
    [
      "a folder that no release made",
      () => {
        mkdirSync(join(to, "2024.1.0"));
      },
      "releases/2024.1.0",
    ],
  ])("shows %s", (_, tamper, where) => {
    rmSync(to, { recursive: true, force: true });
    mkdirSync(join(to, early.release), { recursive: true });
    const [entry] = readLedger(home.path);
    writeFileSync(join(to, "index.json"), JSON.stringify({ releases: [entry] }));
    for (const name of readdirSync(join(from, early.release))) copyFileSync(join(from, early.release, name), at(name));
    expect(archiveProblems(copy.path)).toEqual([]);
    tamper();
    expect(archiveProblems(copy.path).map((problem) => problem.where)).toEqual([where]);
  });
});

test("releases are ordered by number, not by letter", () => {
  const ids = ["2026.11.0", "2026.9.10", "2025.12.1", "2026.9.2"];
  expect(ids.sort(compareReleases)).toEqual(["2025.12.1", "2026.9.2", "2026.9.10", "2026.11.0"]);
});

test("the sample of the answer space is fixed: more of it begins with less of it, and it is varied", () => {
  const some = sampleOfAnswerSpace(200);
  expect(sampleOfAnswerSpace(200)).toEqual(some);
  expect(new Set(some.map(({ input }) => JSON.stringify(input))).size).toBe(200);
});
