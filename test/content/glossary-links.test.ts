import { describe, expect, test } from "vitest";
import { catalog } from "../../src/catalog/load.ts";
import { glossaryFinder } from "../../src/markdown/glossary-links.ts";

const { glossary } = catalog();
const terms = [
  { id: "replay", facts: { term: "replay", also: ["rehearsal"], means: "", see: [] } },
  { id: "pass-at-k", facts: { term: "pass@k", also: [], means: "", see: [] } },
  { id: "low-rank-adapter", facts: { term: "low-rank adapter", also: ["LoRA"], means: "", see: [] } },
];
const find = glossaryFinder(terms);
const linked = (text: string, seen = new Set<string>()) =>
  find(text, seen)
    .map((piece) => (piece.entry === undefined ? piece.text : `[${piece.text}](${piece.entry})`))
    .join("");

describe("terms in running text", () => {
  test("are linked where they first stand, in any form and case", () => {
    expect(linked("Replay helps; more replay, or rehearsal, helps more.")).toBe(
      "[Replay](replay) helps; more replay, or rehearsal, helps more.",
    );
    expect(linked("At pass@k, LoRA and a low-rank adapter")).toBe(
      "At [pass@k](pass-at-k), [LoRA](low-rank-adapter) and a low-rank adapter",
    );
  });

  test("are found in the plural, with an s and in no other way", () => {
    expect(linked("Several low-rank adapters and LoRAs; replays and replayss")).toBe(
      "Several [low-rank adapters](low-rank-adapter) and LoRAs; [replays](replay) and replayss",
    );
  });

  test("are whole words, and stay as they are where they were linked before", () => {
    expect(linked("Replayed, on-replay, preplay")).toBe("Replayed, on-replay, preplay");
    expect(linked("replay", new Set(["replay"]))).toBe("replay");
  });

  test("are nothing where there is no glossary", () => {
    expect(glossaryFinder([])("replay", new Set())).toEqual([{ text: "replay" }]);
  });
});

test("each entry of the glossary says more than its term and is found by it", () => {
  expect(glossary.length).toBeGreaterThan(90);
  const all = glossaryFinder(glossary);
  for (const { id, facts } of glossary) {
    for (const form of [facts.term, ...facts.also]) expect(all(form, new Set())[0]?.entry, form).toBe(id);
    expect(facts.see, id).not.toContain(id);
    expect(facts.means.length, id).toBeGreaterThan(facts.term.length);
  }
});
