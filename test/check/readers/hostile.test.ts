// Files that are broken or made to break something: refused with what was found, never half-used, never a crash.
import { describe, expect, it } from "vitest";
import { scanJson } from "../../../src/check/readers/json-scan.ts";
import { MAX_DEPTH, MAX_NAME, MAX_TABLE } from "../../../src/check/readers/limits.ts";
import { readResults } from "../../../src/check/readers/index.ts";
import { bytesFile, jsonFile, linesFile, notices, read, refused, rowOf, textFile } from "./sources.ts";

const good = '{"results": {"arc": {"acc,none": 0.5, "acc_stderr,none": 0.01}}, "configs": {}}';
const MILLION = 1_000_000;

describe("JSON", () => {
  it.each([
    ["in lists", "[".repeat(MILLION)],
    ["in objects", '{"a":'.repeat(MILLION)],
    ["in a results file", `{"results": ${"[".repeat(MILLION)}`],
    ["in a part that is passed over", `{"results": {}, "other": ${"[".repeat(MILLION)}`],
    ["in a samples file", `{"doc_id": 1, "resps": ${"[".repeat(MILLION)}`],
    ["closed again", `{"results": ${"[".repeat(MILLION)}${"]".repeat(MILLION)}}`],
  ])("with a million brackets %s is refused", async (_, text) => {
    expect(await refused(textFile("deep.json", text))).toContain(`brackets more than ${MAX_DEPTH} deep`);
  });

  it("with as many brackets in its texts is read", async () => {
    const file = {
      results: { arc: { "acc,none": 0.5, alias: "[{".repeat(5000) } },
      configs: {},
      note: '"]}\\"'.repeat(5000),
    };
    expect((await read([jsonFile("r.json", file)])).rows).toHaveLength(1);
  });

  it.each(Array.from({ length: good.length - 1 }, (_, at) => at + 1))(
    "cut after %d bytes is refused",
    async (length) => {
      expect(await refused(textFile("r.json", good.slice(0, length)))).toMatch(
        /ends early, at byte \d+|results of lm-evaluation-harness|JSON with/,
      );
    },
  );

  it("is read whatever the chunks it comes in", async () => {
    const text = good.replace("{}", '{"arc": {"doc_to_text": "\\"[ä€😀\\\\"}}');
    const bytes = new TextEncoder().encode(text);
    for (const size of [1, 2, 3, 7]) {
      async function* pieces() {
        for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
      }
      const found = new Map<unknown, unknown>();
      await scanJson(
        pieces(),
        ([key]) => (key === undefined ? "enter" : "take"),
        ([key], value) => {
          found.set(key, value);
        },
      );
      expect(Object.fromEntries(found)).toEqual(JSON.parse(text));
    }
  });

  it.each([
    ['{"results": {"a": {"acc": 1}}]', "a bracket that does not match"],
    ['{"results": {"a": {"acc": 1]}}', "a bracket that does not match"],
    ['{"results": {"a": {"acc": 1}},}', "a name is missing"],
    ['{"results" {"a": 1}}', "a colon is missing"],
    ['{"results": , "a": 1}', "a value is missing"],
    ['{"results": {"a": {"acc": 1}} "b": 2}', "a comma is missing"],
    ['{"results": {"a": {"acc": 1,}}}', "in the value that starts at byte 12"],
    ['{"results": {"a": {"acc": 1}}} {"b": 2}', "JSON lines with"],
    ["[1, 2, 3]", "a JSON list without a field"],
    ["{}", "JSON without a field"],
    ['{"results": {"a": {"acc": 0x10}}}', "in the value that starts at byte 12"],
  ])("%s is refused", async (text, found) => {
    expect(await refused(textFile("r.json", text))).toContain(found);
  });

  it("is refused with several results in one file", async () => {
    expect(await refused(textFile("r.json", `${good}\n${good}`))).toContain("JSON lines with");
  });

  it("with a line cut off is refused whole", async () => {
    const row = JSON.stringify({ doc_id: 1, target: "x", resps: [["t"]], acc: 1 });
    expect(await refused(textFile("samples_a_b.jsonl", `${row}\n${row.slice(0, -3)}`))).toMatch(
      /ends early, at byte \d+/,
    );
  });

  it("takes __proto__ and constructor for names like any other", async () => {
    const text =
      '{"results": {"__proto__": {"acc,none": 0.5}, "constructor": {"acc,none": 0.25, "__proto__": 1, "toString,none": 0.1}}, "configs": {"__proto__": {"num_fewshot": 3}}, "__proto__": {"results": 1}}';
    const results = await read([textFile("r.json", text)]);
    expect(results.rows.map(({ task, metric, value }) => [task, metric, value])).toEqual([
      ["__proto__", "acc", 0.5],
      ["constructor", "acc", 0.25],
      ["constructor", "__proto__", 1],
      ["constructor", "toString", 0.1],
    ]);
    expect(rowOf(results, "__proto__", "acc").settings).toEqual({ shots: "3" });
    const samples = textFile(
      "samples_t_x.jsonl",
      '{"doc_id": "__proto__", "target": 0, "resps": [], "filter": "constructor", "metrics": ["acc", "__proto__"], "acc": 1, "__proto__": 0.5}',
    );
    expect((await read([samples])).samples[0]).toMatchObject({
      id: "__proto__",
      filter: "constructor",
      scores: { acc: 1 },
    });
    expect(Reflect.get({}, "results")).toBeUndefined();
  });

  it("takes no truth, text, list or endless number for a result", async () => {
    const text =
      '{"results": {"a": {"t,none": true, "s,none": "0.5", "l,none": [0.5], "big,none": 1e999, "o,none": {"x": 1}, "acc,none": 0.5, "acc_stderr,none": -1}}, "configs": {}}';
    const { rows } = await read([textFile("r.json", text)]);
    expect(rows.map(({ metric, stderr }) => [metric, stderr])).toEqual([["acc", null]]);
  });

  it("keeps markup in names as it is, and leaves out names that are none", async () => {
    const markup = '<img src=x onerror="alert(1)">';
    const results = await read([
      jsonFile("r.json", {
        results: { [markup]: { "acc,none": 0.5 }, ["x".repeat(MAX_NAME + 1)]: { "acc,none": 0.5 } },
        configs: {},
      }),
    ]);
    expect(results.rows.map(({ task }) => task)).toEqual([markup]);
    expect(notices(results)).toContain("Left out: 1 result with a name of more than 300 characters");
  });

  it("with two entries of one name counts the last, as its own tools do", async () => {
    const text = '{"results": {"a": {"acc,none": 0.1}, "a": {"acc,none": 0.2}}, "configs": {}}';
    expect((await read([textFile("r.json", text)])).rows.map(({ value }) => value)).toEqual([0.2]);
  });
});

describe("encodings", () => {
  const utf16 = (text: string, mark: readonly number[], isBig: boolean) => {
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    return Uint8Array.from([
      ...mark,
      ...units.flatMap((unit) => (isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
    ]);
  };

  it("with a mark in front are read", async () => {
    for (const bytes of [
      utf16(good, [0xff, 0xfe], false),
      utf16(good, [0xfe, 0xff], true),
      new TextEncoder().encode(`\ufeff${good}`),
    ]) {
      expect((await read([bytesFile("r.json", bytes)])).rows).toHaveLength(1);
    }
  });

  it("that are none are refused", async () => {
    const bytes = new TextEncoder().encode(good);
    bytes[good.indexOf("arc")] = 0xff;
    expect(await refused(bytesFile("r.json", bytes))).toContain(
      "bytes that are no UTF-8, in the value that starts at byte 12",
    );
  });
});

describe("files that are something else", () => {
  it.each([
    ["empty", "", "an empty file"],
    ["spaces", " \n\t ", "nothing but spaces"],
    ["binary", "\x7fELF\0\0\0", "a binary file"],
    ["gzip", "\x1f\x8b\x08", "packed with gzip"],
    ["a PDF", "%PDF-1.7", "a PDF document"],
    ["one word", "hello", "a text that is no table"],
    ["a trainer's state", '{"log_history": [], "global_step": 5}', "a trainer's state"],
    ["an adapter's configuration", '{"peft_type": "LORA"}', "an adapter's configuration"],
    ["PEFT's benchmark", '{"run_info": {}, "train_info": {}, "meta_info": {}}', "a benchmark of PEFT methods"],
    ["a trainer's metrics", '{"epoch": 3, "eval_loss": 0.5}', "a trainer's own metrics"],
    ["other JSON", '{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}', '"a", "b", "c", "d", "e" and 1 more'],
    ["other lines", '{"text": "x"}\n{"text": "y"}\n', 'JSON lines with "text"'],
    ["a list of something", '[{"name": "x", "score": 1}]', 'a JSON list with "name", "score"'],
  ])("are refused: %s", async (_, text, found) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const message = await refused(bytesFile("../../etc/passwd", bytes));
    expect(message).toContain(found);
    expect(message).toMatch(/; expected .+/);
  });

  it("are refused when they are too long for a table, before they are read", async () => {
    const source = textFile("long.csv", "a,b\n1,2\n");
    expect(await refused({ ...source, size: MAX_TABLE + 1 })).toContain("a table of 33,554,433 bytes");
  });

  it("take nothing from the good ones beside them", async () => {
    const outcome = await readResults([textFile("a.json", good), textFile("b.json", good.slice(0, 30))]);
    expect(outcome.results?.files).toEqual(["a.json"]);
    expect(outcome.refusals.map(({ where }) => where)).toEqual(["b.json"]);
  });
});

describe("reading", () => {
  const rows = Array.from({ length: 5000 }, (_, id) => ({
    doc_id: id,
    target: "x",
    resps: [["t".repeat(500)]],
    acc: id % 2,
  }));

  it("reports progress that grows up to the whole, now and then", async () => {
    const seen: number[] = [];
    const source = linesFile("samples_a_b.jsonl", rows);
    await read([source, textFile("r.json", good)], { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(source.size + good.length);
    expect(seen.length).toBeLessThan(50);
  });

  it("stops when it is told to", async () => {
    const control = new AbortController();
    const source = linesFile("samples_a_b.jsonl", rows);
    const reading = readResults([source], {
      signal: control.signal,
      onProgress: () => {
        control.abort();
      },
    });
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    await expect(readResults([source], { signal: AbortSignal.abort() })).rejects.toThrow(
      expect.objectContaining({ name: "AbortError" }),
    );
  });

  it("asks a source for no more than a chunk at a time, and nothing outside of it", async () => {
    const source = linesFile("samples_a_b.jsonl", rows);
    const asked: number[] = [];
    const watched = {
      ...source,
      read: (start: number, end: number) => {
        asked.push(end - start);
        if (start < 0 || end > source.size || start >= end) throw new Error(`${start}-${end}`);
        return source.read(start, end);
      },
    };
    await read([watched]);
    expect(Math.max(...asked)).toBeLessThanOrEqual(1024 * 1024);
  });

  it("throws what a source throws: that is no fault of the file", async () => {
    const source = { path: "r.json", size: 10, read: () => Promise.reject(new Error("unplugged")) };
    await expect(readResults([source])).rejects.toThrow("unplugged");
  });
});
