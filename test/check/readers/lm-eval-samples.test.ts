import { describe, expect, it } from "vitest";
import { jsonFile, linesFile, notices, read, rowOf, textFile } from "./sources.ts";

const TIME = "2026-01-02T03-04-05.678901";
const generated = (id: number, filter: string, answer: string, score: number) => ({
  doc_id: id,
  doc: { question: "a long one" },
  target: "5",
  arguments: { gen_args_0: { arg_0: "prompt", arg_1: {} } },
  resps: [["text"]],
  filtered_resps: [answer],
  filter,
  metrics: ["exact_match"],
  doc_hash: `d${id}`,
  prompt_hash: `p${id}`,
  target_hash: "t",
  exact_match: score,
});
const chosen = (target: unknown, likelihoods: readonly unknown[], more: object = {}) => ({
  doc_id: 1,
  target,
  arguments: likelihoods.map((_, at) => ["context", ` choice ${at}`]),
  resps: likelihoods.map((value) => [[value, "False"]]),
  filtered_resps: likelihoods.map((value) => [value, "False"]),
  ...more,
});

async function first(row: object) {
  const { samples } = await read([linesFile("samples_t_x.jsonl", [row])]);
  const [sample] = samples;
  if (sample === undefined) throw new Error("no sample");
  return sample;
}

describe("samples files", () => {
  it("keep scores, hashes and validity, and no text", async () => {
    const { samples } = await read([
      linesFile(`samples_gsm8k_${TIME}.jsonl`, [
        generated(7, "strict-match", "[invalid]", 0),
        generated(8, "strict-match", "5", 1),
      ]),
    ]);
    expect(samples[0]).toEqual({
      task: "gsm8k",
      filter: "strict-match",
      id: "7",
      docHash: "d7",
      promptHash: "p7",
      scores: { exact_match: 0 },
      invalid: true,
      cluster: null,
      probabilities: null,
      gold: null,
    });
    expect(samples[1]?.invalid).toBe(false);
    expect(JSON.stringify(samples)).not.toContain('prompt"');
  });

  it("have a block for each filter", async () => {
    const rows = [0, 1].flatMap((id) => [
      generated(id, "strict-match", "", 0),
      generated(id, "flexible-extract", "5", 1),
    ]);
    const results = await read([linesFile(`samples_gsm8k_${TIME}.jsonl`, rows)]);
    expect(rowOf(results, "gsm8k", "exact_match", "strict-match").value).toBe(0);
    expect(rowOf(results, "gsm8k", "exact_match", "flexible-extract").value).toBe(1);
  });

  it("before 0.4.7 have filters in the order of the results", async () => {
    const rows = [0, 1, 0, 1].map((id, at) => ({
      doc_id: id,
      target: "5",
      resps: [["t"]],
      filtered_resps: ["5"],
      exact_match: at < 2 ? 0 : 1,
    }));
    const results = { results: { gsm8k: { "exact_match,strict": 0, "exact_match,lenient": 1 } }, configs: {} };
    const both = await read([
      jsonFile(`results_${TIME}.json`, results),
      linesFile(`samples_gsm8k_${TIME}.jsonl`, rows),
    ]);
    expect(both.samples.map(({ filter, id }) => `${filter} ${id}`)).toEqual([
      "strict 0",
      "strict 1",
      "lenient 0",
      "lenient 1",
    ]);
    const alone = await read([linesFile(`samples_gsm8k_${TIME}.jsonl`, rows)]);
    expect(alone.samples.map(({ filter }) => filter)).toEqual(["#0", "#0", "#1", "#1"]);
    expect(notices(alone)).toContain("they are numbered");
  });

  it("that were appended to count each item once", async () => {
    const again = await read([
      linesFile(`samples_gsm8k_${TIME}.jsonl`, [
        generated(0, "none", "4", 0),
        generated(1, "none", "5", 1),
        generated(0, "none", "5", 1),
      ]),
    ]);
    expect(again.samples.map(({ id, scores }) => [id, scores["exact_match"]])).toEqual([
      ["0", 1],
      ["1", 1],
    ]);
    expect(notices(again)).toContain("1 item stands there twice");
    const unnamed = [0, 0].map((id) => ({ doc_id: id, target: "5", resps: [["t"]], exact_match: 1 }));
    const results = { results: { gsm8k: { "exact_match,none": 1 } }, configs: {} };
    const both = await read([
      jsonFile(`results_${TIME}.json`, results),
      linesFile(`samples_gsm8k_${TIME}.jsonl`, unnamed),
    ]);
    expect(both.samples.map(({ filter }) => filter)).toEqual(["none"]);
  });

  it("of 0.4.0 to 0.4.2 are one indented list, named after model and task", async () => {
    const rows = [chosen(0, [-1, -2], { acc: 1 })];
    const list = textFile("out/pretrained=org__base_arc_easy.jsonl", JSON.stringify(rows, null, 4));
    const results = jsonFile("out/results.json", { results: { arc_easy: { "acc,none": 1 } }, configs: {} });
    const { samples } = await read([list, results]);
    expect(samples.map(({ task, filter }) => [task, filter])).toEqual([["arc_easy", "none"]]);
  });

  it("of several GPUs and shards join by id", async () => {
    const shard = (name: string, ids: readonly number[]) =>
      linesFile(
        `${name}/samples_gsm8k_${TIME}.jsonl`,
        ids.map((id) => generated(id, "none", "5", 1)),
      );
    expect((await read([shard("a", [3, 1]), shard("b", [0, 2])])).samples).toHaveLength(4);
    const repeated = await read([shard("a", [0, 1, 2]), shard("b", [0, 1])]);
    expect(repeated.samples).toHaveLength(2);
    expect(notices(repeated)).toContain("in several files");
  });

  it.each([
    [`samples_mmlu_law_${TIME}.jsonl`, "mmlu_law"],
    ["samples_pubmedqa_generation_baseline.jsonl", "pubmedqa_generation"],
    ["samples_LEVEL1.jsonl", "LEVEL1"],
    ["mine.jsonl", "mine"],
  ])("named %s are of the task %s", async (path, task) => {
    expect((await read([linesFile(path, [generated(0, "none", "5", 1)])])).samples[0]?.task).toBe(task);
  });

  it("whose names would become one keep them whole", async () => {
    const files = ["law", "math"].map((name) =>
      linesFile(`samples_mmlu_${name}.jsonl`, [generated(0, "none", "5", 1)]),
    );
    expect((await read(files)).samples.map(({ task }) => task)).toEqual(["mmlu_law", "mmlu_math"]);
  });
});

describe("choices", () => {
  it("have probabilities by their log-likelihoods, written as numbers or as texts", async () => {
    for (const values of [
      [-1, -1 - Math.log(3)],
      ["-1.0", String(-1 - Math.log(3))],
      [-1001, -1001 - Math.log(3)],
    ]) {
      const { probabilities } = await first(chosen("0", values));
      expect(probabilities?.[0]).toBeCloseTo(0.75, 12);
      expect(probabilities?.[1]).toBeCloseTo(0.25, 12);
    }
    expect((await first(chosen("0", ["-inf", "-2.0"]))).probabilities).toEqual([0, 1]);
  });

  it.each([[[0, 0, 0]], [["nan", "-1"]], [["-inf", "-inf"]]])("have none in %j", async (values) => {
    expect((await first(chosen("0", values))).probabilities).toBeNull();
  });

  it("come twice for mutual information; only the first half counts", async () => {
    const { probabilities } = await first(chosen("0", [-1, -1, -5, -9], { acc_mutual_info: 1 }));
    expect(probabilities).toEqual([0.5, 0.5]);
  });

  it("read the right one from an index, a text or what counted as right", async () => {
    const values = [-3, -1, -2];
    expect((await first(chosen("2", values, { acc: 0 }))).gold).toBe(2);
    expect((await first(chosen(2, values, { acc: 0 }))).gold).toBe(2);
    expect((await first(chosen(" choice 0", values, { acc: 0 }))).gold).toBe(0);
    expect((await first(chosen("whatever", values, { acc: 1 }))).gold).toBe(1);
    // An index that says otherwise than the score was no index.
    expect((await first(chosen("1", values, { acc: 0 }))).gold).toBeNull();
    expect((await first(chosen("[0, 2]", values, { acc: 1 }))).gold).toBeNull();
    expect((await first(chosen("shared text", values, { acc: 0 }))).gold).toBeNull();
    expect((await first(chosen("shared text", [-3, -1], { acc: 0 }))).gold).toBe(0);
  });

  it("are told from generated texts, nested or not", async () => {
    const nested = { doc_id: 0, target: "x", resps: [["code"]], filtered_resps: [["code"]], "pass@1": 1 };
    expect(await first(nested)).toMatchObject({ probabilities: null, invalid: false, scores: { "pass@1": 1 } });
    expect((await first({ ...nested, filtered_resps: [[" "]] })).invalid).toBe(true);
  });

  it("give the score of guessing", async () => {
    const rows = [chosen("0", [-1, -2], { acc: 1 }), { ...chosen("0", [-1, -2, -3, -4], { acc: 0 }), doc_id: 2 }];
    const results = await read([linesFile(`samples_t_${TIME}.jsonl`, rows)]);
    expect(rowOf(results, "t", "acc")).toMatchObject({ chance: (0.5 + 0.25) / 2, n: 2, value: 0.5, stderr: 0.5 });
  });
});

describe("scores", () => {
  it("are numbers and truths; what is for a whole corpus is absent", async () => {
    const row = {
      doc_id: 0,
      target: "x",
      resps: [["t"]],
      filtered_resps: ["t"],
      acc: true,
      f1: ["a", "b"],
      word_perplexity: [-12.5, 3],
      loss: 0.25,
      note: "nan",
    };
    expect((await first(row)).scores).toEqual({ acc: 1, loss: 0.25 });
  });

  it("of an inline dump join its results", async () => {
    const file = {
      results: { winogrande: { "acc,none": 0.5, "acc_stderr,none": 0.5 } },
      configs: {},
      config: { model_args: "pretrained=org/m" },
      samples: {
        winogrande: [
          { ...chosen("text", [-1, -2]), acc: true },
          { ...chosen("text", [-1, -2]), doc_id: 2, acc: false },
        ],
      },
    };
    const results = await read([jsonFile("dump.json", file)]);
    expect(results.samples.map(({ filter, gold }) => [filter, gold])).toEqual([
      ["none", 0],
      ["none", 1],
    ]);
    expect(rowOf(results, "winogrande", "acc")).toMatchObject({ n: 2, chance: 0.5 });
  });

  it("of a part of the items do not stand for all", async () => {
    const results = {
      results: { gsm8k: { "exact_match,none": 0.25 } },
      configs: {},
      "n-samples": { gsm8k: { original: 100, effective: 100 } },
    };
    const both = await read([
      jsonFile(`results_${TIME}.json`, results),
      linesFile(`samples_gsm8k_${TIME}.jsonl`, [generated(0, "none", "5", 1)]),
    ]);
    expect(rowOf(both, "gsm8k", "exact_match")).toMatchObject({ value: 0.25, n: 100, stderr: null });
    expect(notices(both)).toContain("are 1, its results are of 100 items");
  });
});
