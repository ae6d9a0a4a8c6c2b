import { describe, expect, it } from "vitest";
import { readResults } from "../../../src/check/readers/index.ts";
import { jsonFile, linesFile, notices, read, rowOf, textFile } from "./sources.ts";

const results = (model: string | null, tasks: Record<string, number>, more: object = {}) => ({
  results: Object.fromEntries(Object.entries(tasks).map(([task, acc]) => [task, { "acc,none": acc }])),
  configs: {},
  config: model === null ? {} : { model: "hf", model_args: `pretrained=${model}` },
  ...more,
});

describe("several files of one side", () => {
  it("add up, and settings that differ go to their rows", async () => {
    const joined = await read([
      jsonFile("m/a.json", results("org/m", { arc: 0.5 }, { git_hash: "aaa" })),
      jsonFile("m/b.json", results("org/m", { wino: 0.6 }, { git_hash: "bbb" })),
    ]);
    expect(joined.files).toEqual(["m/a.json", "m/b.json"]);
    expect(joined.settings).toEqual({ backend: "hf", quantization: "none" });
    expect(rowOf(joined, "arc", "acc").settings).toEqual({ backend: "hf", quantization: "none", gitHash: "aaa" });
    expect(rowOf(joined, "wino", "acc").settings).toEqual({ backend: "hf", quantization: "none", gitHash: "bbb" });
  });

  it("of a repeated run: the newer counts, whatever their order", async () => {
    const older = jsonFile("m/results_2025-01-01T00-00-00.0.json", results("org/m", { arc: 0.1, wino: 0.2 }));
    const newer = jsonFile("m/results_2025-01-02T00-00-00.0.json", results("org/m", { arc: 0.3 }));
    for (const files of [
      [older, newer],
      [newer, older],
    ]) {
      const joined = await read(files);
      expect(rowOf(joined, "arc", "acc").value).toBe(0.3);
      expect(rowOf(joined, "wino", "acc").value).toBe(0.2);
      expect(notices(joined)).toContain(
        "1 result stands in several files with different numbers: those of m/results_2025-01-02",
      );
    }
  });

  it("with other shots stand side by side", async () => {
    const file = (path: string, acc: number, shots: number) =>
      jsonFile(path, results("org/m", { arc: acc }, { "n-shot": { arc: shots } }));
    const joined = await read([file("a.json", 0.1, 0), file("b.json", 0.3, 5)]);
    expect(joined.rows.map(({ value, settings }) => [value, settings["shots"]])).toEqual([
      [0.1, "0"],
      [0.3, "5"],
    ]);
  });

  it("without dates: the run with more results counts", async () => {
    const joined = await read([
      jsonFile("a.json", results("org/m", { arc: 0.1, wino: 0.2 })),
      jsonFile("b.json", results("org/m", { arc: 0.3 })),
    ]);
    expect(rowOf(joined, "arc", "acc").value).toBe(0.1);
  });

  it("of several models ask which is meant, and samples follow their run", async () => {
    const time = "2026-01-02T03-04-05.678901";
    const sample = (acc: number) => [{ doc_id: 0, target: "x", resps: [["t"]], filter: "none", acc }];
    const files = [
      jsonFile(`a/results_${time}.json`, results("org/a", { arc: 1 })),
      linesFile(`a/samples_arc_${time}.jsonl`, sample(1)),
      jsonFile(`b/results_${time}.json`, results("org/b", { arc: 0 })),
      linesFile(`b/samples_arc_${time}.jsonl`, sample(0)),
    ];
    const asked = await readResults(files);
    expect(asked.results).toBeNull();
    expect(asked.asks).toEqual([
      { kind: "model", where: `a/results_${time}.json and 3 more`, models: ["org/a", "org/b"] },
    ]);
    const chosen = await read(files, { model: "org/b" });
    expect(chosen).toMatchObject({ model: "org/b", files: [`b/results_${time}.json`, `b/samples_arc_${time}.jsonl`] });
    expect(chosen.samples.map(({ scores }) => scores["acc"])).toEqual([0]);
    expect((await readResults(files, { model: "org/c" })).asks).toHaveLength(1);
  });

  it("take a path and a name on a hub that end alike for one model", async () => {
    const joined = await read([
      jsonFile("a.json", results("/data/models/llama-7b/", { arc: 0.5 })),
      jsonFile("b.json", results("org/llama-7b", { wino: 0.5 })),
    ]);
    expect(joined.model).toBe("org/llama-7b");
  });

  it("take paths for one model only as long as no task stands in two of them", async () => {
    const file = (path: string, model: string, task: string) => jsonFile(path, results(model, { [task]: 0.5 }));
    const moved = await read([
      file("tuned-7b/a.json", "/a/step2000", "arc"),
      file("tuned-7b/b.json", "/b/tuned-7b", "wino"),
    ]);
    expect(moved.model).toBe("/b/tuned-7b");
    expect(notices(moved)).toContain("taken for one");
    expect(
      (await readResults([file("a.json", "/a/step1", "arc"), file("b.json", "/a/step2", "arc")])).asks,
    ).toHaveLength(1);
    expect((await readResults([file("a.json", "org/a", "arc"), file("b.json", "org/b", "wino")])).asks).toHaveLength(1);
  });

  it("that name no model are named after their folder, or the one file", async () => {
    const file = (path: string, task: string) => jsonFile(path, results(null, { [task]: 0.5 }));
    expect((await read([file("runs/tuned/a.json", "arc"), file("runs/tuned/b.json", "wino")])).model).toBe("tuned");
    expect((await read([file("tuned.json.json", "arc")])).model).toBe("tuned");
  });

  it("of several tools are joined and said to be", async () => {
    const log = {
      status: "success",
      eval: { task: "t", model: "org/m" },
      results: { completed_samples: 9, scores: [{ name: "match", metrics: { accuracy: { value: 0.5 } } }] },
    };
    const joined = await read([jsonFile("a.json", results("org/m", { arc: 0.5, wino: 0.5 })), jsonFile("b.json", log)]);
    expect(joined.tool).toBe("lm-evaluation-harness");
    expect(joined.rows).toHaveLength(3);
    expect(notices(joined)).toContain("Results of several tools");
  });

  it("give nothing when there are none", async () => {
    expect(await readResults([])).toEqual({ results: null, refusals: [], asks: [] });
  });
});

describe("a table beside a tool's own files", () => {
  it("is refused where it raises a question, and joined where it does not", async () => {
    const tool = jsonFile("m/a.json", results("org/m", { arc: 0.5 }));
    const models = await readResults([
      textFile("m/README.md", "| Task | ours | theirs |\n|---|---|---|\n| arc | 1.5 | 2.5 |\n"),
      tool,
    ]);
    expect(models.results?.model).toBe("org/m");
    expect(models.refusals[0]).toEqual({
      where: "m/README.md",
      found: "a table of several models, beside results of lm-evaluation-harness",
      expected: "the table alone, if it is meant",
    });
    const unclear = await readResults([textFile("m/x.csv", "foo,bar,baz\na,1,2\n"), tool]);
    expect(unclear.refusals[0]?.found).toContain("a table whose columns tell nothing");
    expect((await read([textFile("m/x.csv", "task,acc\nwino,0.25\n"), tool])).rows).toHaveLength(2);
  });
});
