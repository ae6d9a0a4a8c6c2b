import { describe, expect, it } from "vitest";
import { readResults } from "../../../src/check/readers/index.ts";
import { errorOf, jsonFile, linesFile, notices, read, refused, rowOf, textFile } from "./sources.ts";

describe("lighteval", () => {
  const file = {
    config_general: {
      model_name: "org/model",
      lighteval_sha: "abc",
      max_samples: 10,
      model_config: { base_model: "org/base", dtype: "bfloat16" },
    },
    results: {
      "leaderboard|mmlu:law|5": { acc: 0.5, acc_stderr: errorOf(50, 100) },
      "leaderboard|mmlu:math|5": { acc: 0.3, acc_stderr: 0.01 },
      "leaderboard|mmlu:_average|5": { acc: 0.4, acc_stderr: 0.03 },
      "gsm8k|0": { extractive_match: 0.2, extractive_match_stderr: 0.1 },
      all: { acc: 0.4, acc_stderr: 0.03 },
    },
    versions: { "leaderboard|mmlu:law|5": 1 },
    config_tasks: {
      "leaderboard|mmlu:math": { effective_num_docs: 77, metric: [{ metric_name: "acc", higher_is_better: true }] },
    },
    summary_tasks: {},
    summary_general: {},
  };

  it("is told from the harness by its content; averages of errors are no errors", async () => {
    const results = await read([jsonFile("results_2026-01-01T00-00-00.0.json", file)]);
    expect(results).toMatchObject({ tool: "lighteval", model: "org/model", madeFrom: "org/base" });
    expect(results.rows).toHaveLength(4);
    expect(rowOf(results, "leaderboard|mmlu:_average|5", "acc")).toMatchObject({
      parts: ["leaderboard|mmlu:law|5", "leaderboard|mmlu:math|5"],
      stderr: null,
      value: 0.4,
    });
    expect(rowOf(results, "leaderboard|mmlu:law|5", "acc")).toMatchObject({
      n: 100,
      nRecovered: true,
      settings: { shots: "5", version: "1" },
    });
    expect(rowOf(results, "leaderboard|mmlu:math|5", "acc")).toMatchObject({ n: 77, higherIsBetter: true });
    expect(rowOf(results, "gsm8k|0", "extractive_match").settings).toEqual({
      shots: "0",
      gitHash: "abc",
      dtype: "bfloat16",
      limit: "10",
    });
    expect(notices(results)).toContain("A partial run");
  });

  it("keeps its samples in Parquet, which is refused", async () => {
    expect(await refused(textFile("details_gsm8k.parquet", "PAR1\0\0\0\0"))).toMatchInlineSnapshot(
      `"details_gsm8k.parquet: a Parquet file (details of lighteval, or a data set); expected the results file of lighteval, results_<time>.json; its samples are not read"`,
    );
  });
});

describe("OpenCompass", () => {
  const csv = [
    "dataset,version,metric,mode,base-7b,tuned-7b",
    "--------- 考试 Exam ---------,-,-,-,-,-",
    "arc,1a2b3c,accuracy,gen,71.20,68.10",
    "mmlu,-,naive_average,gen,50.00,51.00",
    "lambada,d4e5f6,ppl,ppl,-,3.10",
  ].join("\n");

  it("asks which model is meant, and reads that one", async () => {
    const source = textFile("summary_20260101_120000.csv", csv);
    expect((await readResults([source])).asks).toEqual([
      { kind: "model", where: source.path, models: ["base-7b", "tuned-7b"] },
    ]);
    const results = await read([source], { model: "tuned-7b" });
    expect(results.model).toBe("tuned-7b");
    expect(
      results.rows.map(({ task, value, scale, n, stderr, settings }) => [task, value, scale, n, stderr, settings]),
    ).toEqual([
      ["arc", 68.1, "percent", null, null, { version: "1a2b3c", mode: "gen" }],
      ["lambada", 3.1, "other", null, null, { version: "d4e5f6", mode: "ppl" }],
    ]);
    expect((await read([source], { model: "base-7b" })).rows).toHaveLength(1);
    const other = textFile("summary_20260102_120000.csv", csv.replace("arc", "wino"));
    expect((await read([source, other], { model: "base-7b" })).rows).toHaveLength(2);
    expect(notices(results)).toContain("Averages over data sets are left out");
  });

  it("has the same table within its text", async () => {
    const text = `20260101_120000\ntabulate format\n^^^^^\ndataset  version\n-------  ----\n$$$$$\n\ncsv format\n^^^^^\n${csv}\n$$$$$\n\nraw format\n`;
    expect((await read([textFile("summary.txt", text)], { model: "base-7b" })).rows).toHaveLength(1);
  });

  it("has a file for each data set, with items where they were kept", async () => {
    const details = {
      type: "GEN",
      0: { prompt: "p", correct: true },
      1: { correct: [false] },
      2: { prompt: "no verdict" },
      3: { correct: true },
      4: { correct: false },
    };
    const results = await read([jsonFile("out/results/org_model/arc.json", { accuracy: 50, details })]);
    expect(results).toMatchObject({ tool: "opencompass", model: "org_model" });
    expect(rowOf(results, "arc", "accuracy")).toMatchObject({ value: 50, scale: "percent", n: 4 });
    expect(rowOf(results, "arc", "accuracy").stderr).toBeCloseTo(100 * errorOf(2, 4), 9);
    expect(await refused(jsonFile("out/results/m/arc.json", { error: "boom" }))).toContain("evaluation failed");
  });
});

describe("OpenAI evals", () => {
  const spec = {
    spec: {
      completion_fns: ["gpt-x"],
      eval_name: "sums.dev.v0",
      base_eval: "sums",
      split: "dev",
      run_config: { seed: 1, max_samples: 3 },
      run_id: "r",
      created_at: "2024-01-01 00:00:00.1",
    },
  };
  const event = (id: string, type: string, data: object) => ({
    run_id: "r",
    event_id: 1,
    sample_id: id,
    type,
    data,
    created_by: "",
    created_at: "",
  });
  const events = [
    event("sums.dev.1", "sampling", { prompt: "p", sampled: ["x"] }),
    event("sums.dev.1", "match", { correct: true, expected: "1" }),
    event("sums.dev.0", "match", { correct: false }),
    event("sums.dev.2", "metrics", { accuracy: 1, choice: "A" }),
  ];

  it("reads events in any order, and the misspelt error", async () => {
    const results = await read([
      linesFile("r_gpt-x_sums.jsonl", [
        ...events,
        spec,
        { final_report: { accuracy: 2 / 3, boostrap_std: 0.2 }, run_id: "r" },
      ]),
    ]);
    expect(results).toMatchObject({ tool: "openai-evals", model: "gpt-x" });
    expect(results.rows).toHaveLength(1);
    expect(rowOf(results, "sums.dev.v0", "accuracy")).toMatchObject({
      value: 2 / 3,
      stderr: 0.2,
      n: 3,
      settings: { limit: "3", split: "dev" },
    });
    expect(results.samples.map(({ id, scores }) => [id, scores["accuracy"]])).toEqual([
      ["sums.dev.1", 1],
      ["sums.dev.0", 0],
      ["sums.dev.2", 1],
    ]);
  });

  it("works scores out where the run was killed", async () => {
    const results = await read([linesFile("r.jsonl", [spec, ...events])]);
    expect(rowOf(results, "sums.dev.v0", "accuracy")).toMatchObject({ value: 2 / 3, n: 3 });
    expect(notices(results)).toContain("no final report");
  });

  it("is refused with an accuracy of nothing, or without its first line", async () => {
    const nothing = `${JSON.stringify(spec)}\n{"final_report": {"accuracy": NaN}, "run_id": "r"}\n`;
    expect(await refused(textFile("r.jsonl", nothing))).toContain("without a score");
    expect(await refused(linesFile("r.jsonl", events))).toContain("without the run that they belong to");
  });
});
