// Small good files, broken at random but always in the same way: no crash, no hang, and what is read is at least well formed.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { readResults } from "../../../src/check/readers/index.ts";
import { numbersFor } from "../../../src/decision/random.ts";
import { bytesFile } from "./sources.ts";
import { mutated } from "./mutations.ts";
import { faultsOf } from "./well-formed.ts";

vi.setConfig({ testTimeout: 60_000 });

const root = new URL("../fixtures/", import.meta.url);
const paths = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.pathname.length).replace(/^\//, ""))
  .toSorted();
const files = paths.map((path) => ({ path, bytes: new Uint8Array(readFileSync(new URL(path, root))) }));
const ROUNDS = 30;

describe("a good file", () => {
  it.each(files.filter(({ path }) => !path.startsWith("helm/")))("is read: $path", async ({ path, bytes }) => {
    const outcome = await readResults([bytesFile(path, bytes)]);
    expect(outcome.refusals).toEqual([]);
    expect(outcome.results).not.toBeNull();
    expect(faultsOf(outcome)).toEqual([]);
  });
});

describe("a broken file", () => {
  it.each(files)("is refused or still well formed: $path", async ({ path, bytes }) => {
    const numbers = numbersFor(path, ROUNDS * 8);
    for (let round = 0; round < ROUNDS; round += 1) {
      const chances = numbers.subarray(round * 8, round * 8 + 8);
      const other = files[Math.floor((chances[7] ?? 0) * files.length)]?.bytes ?? bytes;
      const broken = mutated(bytes, other, chances);
      const outcome = await readResults([bytesFile(path, broken)]);
      expect(faultsOf(outcome), `round ${round}`).toEqual([]);
    }
  });

  it("beside good ones leaves them as they are", async () => {
    const good = files
      .filter(({ path }) => path.includes("2026-01-02"))
      .map(({ path, bytes }) => bytesFile(path, bytes));
    const alone = await readResults(good);
    const beside = await readResults([
      ...good,
      bytesFile("broken.json", new Uint8Array(files[0]?.bytes.subarray(0, 100) ?? [])),
    ]);
    expect(beside.results).toEqual(alone.results);
    expect(beside.refusals).toHaveLength(1);
  });
});
