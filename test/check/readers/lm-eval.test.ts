import { describe, expect, it } from "vitest";
import { errorOf, jsonFile, notices, read, refused, rowOf, textFile } from "./sources.ts";

const old = (model: string, results: unknown, more: object = {}) => ({
  results,
  versions: { arc: 0 },
  config: { model: "hf-causal", model_args: `pretrained=${model},dtype=float16`, num_fewshot: 5, limit: null, ...more },
});

/** A file of 0.4.3 and later, with what a test changes. */
const recent = (results: object, more: object = {}) => ({
  results,
  group_subtasks: Object.fromEntries(Object.keys(results).map((task) => [task, []])),
  configs: {},
  versions: {},
  "n-shot": {},
  higher_is_better: {},
  config: { model: "hf", model_args: "pretrained=org/model", limit: null },
  model_name: "org/model",
  ...more,
});

describe("0.2 and 0.3", () => {
  it("has metrics without filters, and items in their errors", async () => {
    const file = jsonFile("out.json", old("org/base", { arc: { acc: 0.3, acc_stderr: errorOf(300, 1000), em: 0.1 } }));
    const results = await read([file]);
    expect(results).toMatchObject({ tool: "lm-evaluation-harness", toolVersion: "0.3 or earlier", model: "org/base" });
    expect(rowOf(results, "arc", "acc")).toMatchObject({
      filter: "none",
      n: 1000,
      nRecovered: true,
      settings: { shots: "5", version: "0" },
    });
    // No error of its own: the number of items is that of its task.
    expect(rowOf(results, "arc", "em")).toMatchObject({ stderr: null, n: 1000, nRecovered: true });
    expect(results.settings).toMatchObject({ dtype: "float16", backend: "hf-causal" });
  });

  it("may consist of results only, and then takes its name from the file", async () => {
    const results = await read([
      jsonFile("runs/bloom-560m.json", {
        results: { lambada: { ppl: 28.1, ppl_stderr: 1.2, acc: 0.35, acc_stderr: 0 } },
      }),
    ]);
    expect(results.model).toBe("bloom-560m");
    expect(rowOf(results, "lambada", "ppl")).toMatchObject({
      scale: "other",
      higherIsBetter: false,
      n: null,
      stderr: 1.2,
    });
    // An error of 0 is what the file says; items cannot be told from it.
    expect(rowOf(results, "lambada", "acc")).toMatchObject({ stderr: 0, n: null });
  });

  it("reads a merged file with one more level, by time", async () => {
    const nested = {
      "boolq+GPT-3": { "2022-07-01-10-00-00": { acc: 0.5, task_name: "boolq" }, "2022-07-02-10-00-00": { acc: 0.6 } },
    };
    const results = await read([jsonFile("merged.json", { results: nested })]);
    expect(rowOf(results, "boolq+GPT-3", "acc").value).toBe(0.6);
    expect(notices(results)).toContain("the last is used");
  });

  it("reads results that are a list", async () => {
    const entry = { task_name: "boolq", prompt_name: "GPT-3", prompt_jinja: "{{x}}", prompt_id: 3 };
    const list = [
      { ...entry, acc: 0.5, acc_stderr: 0.01 },
      { ...entry, acc_norm: 0.4, acc_norm_stderr: 0.02 },
    ];
    const results = await read([jsonFile("list.json", { results: list, table_results: {} })]);
    expect(results.rows.map(({ task, metric, stderr }) => [task, metric, stderr])).toEqual([
      ["boolq+GPT-3", "acc", 0.01],
      ["boolq+GPT-3", "acc_norm", 0.02],
    ]);
  });

  it("reads items that forks keep in their results", async () => {
    const details = [
      { question: "q", acc: 1 },
      { question: "r", acc: 0 },
    ];
    const file = {
      results: { mgsm: { acc: 0.5, details } },
      cache: { triviaqa: [{ exact_match: true }, { exact_match: false }, { exact_match: true }] },
    };
    const results = await read([jsonFile("fork.json", file)]);
    expect(results.samples.map(({ task, id, scores }) => [task, id, scores])).toEqual([
      ["triviaqa", "0", { exact_match: 1 }],
      ["triviaqa", "1", { exact_match: 0 }],
      ["triviaqa", "2", { exact_match: 1 }],
      ["mgsm", "0", { acc: 1 }],
      ["mgsm", "1", { acc: 0 }],
    ]);
    expect(rowOf(results, "triviaqa", "exact_match")).toMatchObject({ n: 3, value: 2 / 3 });
    expect(rowOf(results, "mgsm", "acc")).toMatchObject({ n: 2, stderr: 0.5 });
  });
});

describe("0.4", () => {
  it("parts metric and filter at the first comma, and leaves out what is no metric", async () => {
    const record = {
      alias: "gsm8k",
      name: "gsm8k",
      sample_len: 1319,
      " ": " ",
      "exact_match,strict-match": 0.5,
      "exact_match_stderr,strict-match": 0.01,
      "exact_match,flexible-extract": 0.6,
      "exact_match_stderr,flexible-extract": "N/A",
      "pass@1,create_test": 0.25,
      "maj@8,a,b": 0.75,
      "flag,none": true,
      "list,none": [1, 2],
    };
    const results = await read([jsonFile("r.json", recent({ gsm8k: record }))]);
    expect(results.rows.map(({ metric, filter, stderr, n }) => [metric, filter, stderr, n])).toEqual([
      ["exact_match", "strict-match", 0.01, 1319],
      ["exact_match", "flexible-extract", null, 1319],
      ["pass@1", "create_test", null, 1319],
      ["maj@8", "a,b", null, 1319],
    ]);
  });

  it("joins on the task's name, not on its alias", async () => {
    const results = await read([jsonFile("r.json", recent({ mmlu_law: { alias: "  - law", "acc,none": 0.5 } }))]);
    expect(results.rows.map(({ task }) => task)).toEqual(["mmlu_law"]);
  });

  it("leaves out group errors of 0.4.0 and 0.4.1, and finds the parts by indentation or by the tasks' own word", async () => {
    const layout = (results: object, configs: object) => ({
      results,
      groups: { b4b: {} },
      configs,
      versions: {},
      "n-shot": {},
      config: { model: "hf", model_args: "pretrained=org/model", limit: null },
      git_hash: "abc1234",
    });
    const leaf = (alias: string, right: number) => ({
      alias,
      "acc,none": right / 100,
      "acc_stderr,none": errorOf(right, 100),
    });
    const group = { alias: "b4b", "acc,none": 0.4, "acc_stderr,none": 0.1, "acc_norm,none": 0.3 };
    const indented = await read([
      jsonFile(
        "a.json",
        layout(
          { b4b: group, x: leaf(" - x", 30), y: { ...leaf(" - y", 50), "acc_norm,none": 0.3 }, z: leaf("z", 10) },
          {},
        ),
      ),
    ]);
    expect(rowOf(indented, "b4b", "acc")).toMatchObject({ parts: ["x", "y"], stderr: null, n: null });
    // Only one leaf has this metric, and the group's value is over that one.
    expect(rowOf(indented, "b4b", "acc_norm").parts).toEqual(["y"]);
    expect(rowOf(indented, "z", "acc")).toMatchObject({ parts: [], n: 100, nRecovered: true });
    expect(notices(indented)).toContain("pools them wrongly");
    const named = await read([jsonFile("a.json", layout({ b4b: group, x: leaf("x", 30) }, { x: { group: ["b4b"] } }))]);
    expect(rowOf(named, "b4b", "acc").parts).toEqual(["x"]);
  });

  it("takes groups from group_subtasks, down to their leaves, and a task with an empty list for a leaf", async () => {
    const results = {
      mmlu: { "acc,none": 0.5, "acc_stderr,none": 0.01 },
      stem: { "acc,none": 0.5 },
      a: { "acc,none": 0.4 },
      b: { "acc,none": 0.6 },
      c: { "f1,none": 0.1 },
    };
    const group_subtasks = { mmlu: ["stem", "b"], stem: ["a", "c", "mmlu"], a: [], b: [] };
    const read1 = await read([jsonFile("r.json", recent(results, { group_subtasks, groups: { mmlu: results.mmlu } }))]);
    expect(rowOf(read1, "mmlu", "acc")).toMatchObject({ parts: ["a", "b"], stderr: 0.01 });
    expect(rowOf(read1, "a", "acc").parts).toEqual([]);
    expect(read1.rows).toHaveLength(5);
  });

  it("takes items from n-samples, unless the run picked some by hand or took a fraction", async () => {
    const results = { a: { "f1,none": 0.5 } };
    const counts = { "n-samples": { a: { original: 500, effective: 100 } } };
    expect(rowOf(await read([jsonFile("r.json", recent(results, counts))]), "a", "f1").n).toBe(100);
    const fraction = { ...counts, config: { limit: 0.2 } };
    const limited = await read([jsonFile("r.json", recent(results, fraction))]);
    expect(rowOf(limited, "a", "f1").n).toBeNull();
    expect(notices(limited)).toContain("A partial run");
    expect(limited.settings).toMatchObject({ limit: "0.2" });
    const picked = { ...counts, config: { limit: null, samples: { a: [1, 2] } } };
    expect(rowOf(await read([jsonFile("r.json", recent(results, picked))]), "a", "f1").n).toBeNull();
  });

  it("believes the error where it contradicts the counts", async () => {
    const results = { a: { "acc,none": 0.3, "acc_stderr,none": errorOf(30, 100) } };
    const file = recent(results, { "n-samples": { a: { original: 500, effective: 500 } } });
    expect(rowOf(await read([jsonFile("r.json", file)]), "a", "acc")).toMatchObject({ n: 100, nRecovered: true });
  });

  it("recovers no items from an error that is rounded or of no proportion", async () => {
    const results = {
      a: { "acc,none": 0.3, "acc_stderr,none": 0.0458 },
      b: { "mc2,none": 0.41237, "mc2_stderr,none": 0.0142371 },
    };
    expect((await read([jsonFile("r.json", recent(results))])).rows.map(({ n }) => n)).toEqual([null, null]);
  });

  it("warns of a share and an error that no number of items gives", async () => {
    const good = { "acc,none": 1 / 3, "acc_stderr,none": errorOf(30, 90) };
    const changed = { "acc,none": 0.4333333333333333, "acc_stderr,none": errorOf(30, 90) };
    expect(notices(await read([jsonFile("r.json", recent({ a: good, truthfulqa_mc2: changed }))]))).toBe("");
    const results = await read([jsonFile("r.json", recent({ a: good, b: changed }))]);
    expect(notices(results)).toContain('No whole number of items fits value and error of "b" (acc)');
    expect(rowOf(results, "b", "acc").n).toBeNull();
  });

  it("takes the direction from the file, and from the metric's name where the keys differ", async () => {
    const results = {
      humaneval: { "pass@1,create_test": 0.3 },
      wiki: { "word_perplexity,none": 12 },
      odd: { "weirdness,none": 0.5 },
      mine: { "f1,none": 0.2 },
    };
    const higher_is_better = { humaneval: { pass_at_k: true }, wiki: { word_perplexity: false }, mine: { f1: false } };
    const read1 = await read([jsonFile("r.json", recent(results, { higher_is_better }))]);
    expect(read1.rows.map((row) => row.higherIsBetter)).toEqual([true, false, null, false]);
  });

  it("tells the scale by the metric, not by the file", async () => {
    const results = {
      squad_completion: { "f1,none": 0.9 },
      cnn: { "rouge1,none": 0.8 },
      qa: { "exact_match,none": 47.9 },
      arc: { "acc,none": 1 },
      wiki: { "bits_per_byte,none": 0.7 },
    };
    expect((await read([jsonFile("r.json", recent(results))])).rows.map(({ scale }) => scale)).toEqual([
      "percent",
      "percent",
      "percent",
      "fraction",
      "other",
    ]);
  });

  it("keeps what must agree on both sides, but no function's source or address", async () => {
    const configs = {
      a: {
        doc_to_text: "Q: {{question}}",
        doc_to_choice: ["A", "B", "C", "D"],
        generation_kwargs: { until: ["\n"] },
        num_fewshot: 3,
      },
      b: { doc_to_text: "<function f at 0x7f00>", num_fewshot: 0 },
    };
    const more = {
      configs,
      versions: { a: 1.0, b: "Yaml" },
      "n-shot": { a: 5 },
      task_hashes: { a: "abc" },
      chat_template_sha: "sha",
      system_instruction: "Be brief",
      fewshot_as_multiturn: true,
    };
    const results = await read([jsonFile("r.json", recent({ a: { "acc,none": 0.5 }, b: { "acc,none": 0.5 } }, more))]);
    expect(rowOf(results, "a", "acc")).toMatchObject({
      chance: 0.25,
      settings: {
        shots: "5",
        version: "1",
        prompt: "Q: {{question}}",
        itemsHash: "abc",
        generation: '{"until":["\\n"]}',
      },
    });
    expect(rowOf(results, "b", "acc").settings).not.toHaveProperty("prompt");
    expect(results.settings).toMatchObject({
      chatTemplate: "sha",
      systemPrompt: "Be brief",
      fewshotAsMultiturn: "true",
    });
  });

  it.each([
    ["pretrained=org/base,peft=org/adapter,load_in_4bit=True", "org/adapter", "org/base", "load_in_4bit=True"],
    ["pretrained=org/base,delta=org/delta", "org/delta", "org/base", "none"],
    ["pretrained=org/base,load_in_8bit=False,dtype=bfloat16", "org/base", null, "none"],
    [{ pretrained: "org/base", load_in_8bit: true }, "org/base", null, "load_in_8bit=true"],
    ["model=gpt-x,kwargs={'a': 1, 'b': 2}", "gpt-x", null, "none"],
    ["engine=davinci", "davinci", null, "none"],
  ])("names the model of %j", async (model_args, model, madeFrom, quantization) => {
    const results = await read([jsonFile("r.json", old("x", { arc: { acc: 0.5 } }, { model_args }))]);
    expect(results).toMatchObject({ model, madeFrom });
    expect(results.settings["quantization"]).toBe(quantization);
  });

  it("tells what is not there from what is not said", async () => {
    const results = { a: { "acc,none": 0.5 } };
    const said = {
      chat_template: "",
      chat_template_sha: "sha of nothing",
      system_instruction: null,
      git_hash: "abc1234",
      lm_eval_version: "0.4.9",
    };
    expect((await read([jsonFile("r.json", recent(results, said))])).settings).toEqual({
      backend: "hf",
      chatTemplate: "none",
      systemPrompt: "none",
      quantization: "none",
      limit: "none",
      gitHash: "abc1234",
      harness: "0.4.9",
    });
    expect((await read([jsonFile("r.json", { results })])).settings).toEqual({});
  });

  it("takes NaN and Infinity for no number, and leaves texts as they are", async () => {
    const text =
      '{"results": {"a NaN": {"acc,none": NaN, "f1,none": 0.5, "x,none": -Infinity, "y_stderr,none": Infinity, "y,none": 0.25}}, "configs": {}}';
    const results = await read([textFile("r.json", text)]);
    expect(results.rows.map(({ task, metric, value, stderr }) => [task, metric, value, stderr])).toEqual([
      ["a NaN", "f1", 0.5, null],
      ["a NaN", "y", 0.25, null],
    ]);
    expect(notices(results)).toContain('"acc" is no number');
  });

  it("refuses a dump that ends in the middle of its configuration", async () => {
    const text = `{"results": {"a": {"acc,none": 0.5}}, "config": {"model": "hf", "model_dtype": `;
    expect(await refused(textFile("r.json", text))).toMatchInlineSnapshot(
      `"r.json: JSON that ends early, at byte 79; expected a file as the tool wrote it; run the evaluation's export again, or copy the file again"`,
    );
  });

  it("refuses results without a number", async () => {
    expect(
      await refused(jsonFile("r.json", { results: { acc: 0.5 }, samples: { q1: { pred_probs: [0.1, 0.9] } } })),
    ).toContain("without a number (0 tasks)");
  });
});
