import { describe, expect, it } from "vitest";
import { readResults } from "../../../src/check/readers/index.ts";
import { bytesFile, errorOf, notices, read, refused, rowOf, textFile } from "./sources.ts";

const csv = (...lines: readonly string[]) => textFile("table.csv", lines.join("\n"));

describe("a pasted table", () => {
  const text = `hf (pretrained=org/base,peft=org/adapter,dtype=float16), gen_kwargs: (None), limit: 1000.0, num_fewshot: 0, batch_size: 4
|      Tasks       |Version|Filter|n-shot| Metric |   |Value |   |Stderr|
|------------------|------:|------|-----:|--------|---|-----:|---|-----:|
|mmlu              |      2|none  |      |acc     |↑  |0.5000|±  |0.0050|
| - humanities     |      2|none  |      |acc     |↑  |0.4000|±  |0.0070|
|  - formal_logic  |      1|none  |     0|acc     |↑  |0.3000|±  |0.0400|
|  - law           |      1|none  |     0|acc     |↑  |0.5000|±  |0.0400|
| - other          |      1|none  |     0|acc     |↑  |0.6000|±  |0.0400|
|gsm8k             |      3|strict-match|5|exact_match|↑|0.2500|±  |0.0100|
|                  |       |flexible-extract|5|exact_match|↑|0.3000|±|N/A|
|wiki              |      2|none  |     0|word_perplexity|↓|12.5000|± |N/A|

|   Groups    |Version|Filter|n-shot|Metric|   |Value|   |Stderr|
|-------------|------:|------|------|------|---|----:|---|-----:|
|mmlu         |      2|none  |      |acc   |↑  |  0.5|±  | 0.005|
`;

  it("has groups by indentation, rows that go on, and says what it lost", async () => {
    const results = await read([textFile("pasted.md", text)]);
    expect(results).toMatchObject({
      tool: "pasted-table",
      model: "org/adapter",
      madeFrom: "org/base",
      settings: { limit: "1000.0", dtype: "float16", backend: "hf" },
    });
    expect(results.rows).toHaveLength(8);
    expect(rowOf(results, "mmlu", "acc").parts).toEqual(["formal_logic", "law", "other"]);
    expect(rowOf(results, "humanities", "acc").parts).toEqual(["formal_logic", "law"]);
    expect(rowOf(results, "law", "acc")).toMatchObject({
      parts: [],
      stderr: 0.04,
      n: null,
      settings: { version: "1", shots: "0" },
    });
    expect(rowOf(results, "gsm8k", "exact_match", "flexible-extract")).toMatchObject({ value: 0.3, stderr: null });
    expect(rowOf(results, "wiki", "word_perplexity")).toMatchObject({ higherIsBetter: false, scale: "other" });
    expect(notices(results)).toContain("numbers are rounded");
  });

  it("of 0.3 has no filter and no shots", async () => {
    const old =
      "|Task|Version|Metric|Value|   |Stderr|\n|----|------:|------|----:|---|-----:|\n|arc |      0|acc   |0.25 |±  |0.0100|\n|    |       |acc_norm|0.30|± |0.0100|\n";
    const results = await read([textFile("pasted.txt", old)]);
    expect(results.rows.map(({ task, metric, filter }) => [task, metric, filter])).toEqual([
      ["arc", "acc", "none"],
      ["arc", "acc_norm", "none"],
    ]);
  });

  it("of two models asks which", async () => {
    const two = text + text.replace("peft=org/adapter,", "");
    expect((await readResults([textFile("pasted.md", two)])).asks).toEqual([
      { kind: "model", where: "pasted.md", models: ["org/adapter", "org/base"] },
    ]);
    expect((await read([textFile("pasted.md", two)], { model: "org/base" })).rows).toHaveLength(8);
  });
});

describe("CSV", () => {
  it("with a row a task and a column a model asks which", async () => {
    const file = csv("task,base,tuned,n", "arc,71.2,68.1,1172", "wino,60,61,1267");
    expect((await readResults([file])).asks).toEqual([
      { kind: "model", where: "table.csv", models: ["base", "tuned"] },
    ]);
    const { rows } = await read([file], { model: "tuned" });
    expect(rows.map(({ task, metric, value, scale, n }) => [task, metric, value, scale, n])).toEqual([
      ["arc", "score", 68.1, "percent", 1172],
      ["wino", "score", 61, "percent", 1267],
    ]);
  });

  it("with a column a metric takes errors beside them", async () => {
    const { rows } = await read([csv("task,acc,acc_stderr,f1", `arc,0.5,${errorOf(50, 100)},0.4`)]);
    expect(rows.map(({ metric, stderr, n }) => [metric, stderr === null, n])).toEqual([
      ["acc", false, 100],
      ["f1", true, null],
    ]);
  });

  it("with a row a number may have errors in rows of their own", async () => {
    const file = csv(
      "Dataset,Metric,Value,Model,Direction",
      "arc,acc,0.5,m,higher",
      "arc,acc_stderr,0.02,m,",
      "toxic,rate,0.3,m,lower is better",
    );
    const results = await read([file]);
    expect(results.model).toBe("m");
    expect(
      results.rows.map(({ task, metric, stderr, higherIsBetter }) => [task, metric, stderr, higherIsBetter]),
    ).toEqual([
      ["arc", "acc", 0.02, true],
      ["toxic", "rate", null, false],
    ]);
  });

  it("with a row a model asks which", async () => {
    const file = csv("model,arc,wino", "base,0.5,0.6", "tuned,0.4,0.7");
    expect((await readResults([file])).asks[0]).toMatchObject({ kind: "model", models: ["base", "tuned"] });
    expect((await read([file], { model: "tuned" })).rows.map(({ task, value }) => [task, value])).toEqual([
      ["arc", 0.4],
      ["wino", 0.7],
    ]);
  });

  it("with a row an item has samples", async () => {
    const results = await read([csv("id,correct,task", "1,1,arc", "2,False,arc", "3,,arc", "1,0,arc")]);
    expect(results.samples.map(({ task, id, scores }) => [task, id, scores])).toEqual([
      ["arc", "1", { acc: 0 }],
      ["arc", "2", { acc: 0 }],
    ]);
    expect(notices(results)).toMatch(/1 item stands there twice[^]*1 row does not say/);
  });

  it("with logits finds the right choice in a column called 5, and what was chosen", async () => {
    const head = ",0,1,2,3,4,5,Logit_A,Logit_B,Logit_C,Logit_D,Predicted,Correct";
    const row = (gold: string, ...logits: readonly number[]) =>
      `0,"a question\nof two lines",w,x,y,z,${gold},${logits.join(",")},A,`;
    const results = await read([csv(head, row("B", 1, 3, 0, 0), row("C", 2, 1, 0, -1))]);
    expect(results.samples.map(({ id, gold, scores }) => [id, gold, scores])).toEqual([
      ["0", 1, { acc: 1 }],
      ["1", 2, { acc: 0 }],
    ]);
    expect(results.samples[0]?.probabilities?.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    expect(rowOf(results, "table", "acc").chance).toBe(0.25);
  });

  it.each([
    ["semicolons and decimal commas", "task;value\narc;71,2\nwino;0,5"],
    ["tabs", "task\tvalue\narc\t71.2\nwino\t0.5"],
    ["a mark in front and other line ends", "\ufefftask,value\r\narc,71.2\r\nwino,0.5\r\n"],
    ["percent signs", "task,value\narc,71.2%\nwino,0.5 %"],
    ["old Mac line ends", "task,value\rarc,71.2\rwino,0.5"],
  ])("with %s", async (_, text) => {
    const { rows } = await read([textFile("t.csv", text)]);
    expect(rows.map(({ task, value, scale }) => [task, value, scale])).toEqual([
      ["arc", 71.2, "percent"],
      ["wino", 0.5, "percent"],
    ]);
  });

  it("reads errors within cells, thousands, and gaps", async () => {
    const results = await read([
      csv("task,acc,n", 'arc,71.2±0.9,"1,172"', "wino,N/A,10", "piqa,-,10", "boolq,**80.5** ± 0.7,3270"),
    ]);
    expect(results.rows.map(({ task, value, stderr, n }) => [task, value, stderr, n])).toEqual([
      ["arc", 71.2, 0.9, 1172],
      ["boolq", 80.5, 0.7, 3270],
    ]);
    expect(notices(results)).toContain("taken for a standard error");
  });

  it("in an old encoding is read and said to be", async () => {
    const bytes = Uint8Array.from("task,acc\ncaf\xe9,71.2\xb10.9", (letter) => letter.charCodeAt(0));
    const results = await read([bytesFile("excel.csv", bytes)]);
    expect(rowOf(results, "café", "acc").stderr).toBe(0.9);
    expect(notices(results)).toContain("Windows-1252");
  });

  it("asks for its columns where their names tell nothing, and takes the answer", async () => {
    const file = csv("foo,bar,baz", "arc,0.5,100", "wino,0.6,200");
    const { asks, results } = await readResults([file]);
    expect(results).toBeNull();
    expect(asks).toEqual([
      {
        kind: "columns",
        where: "table.csv",
        header: ["foo", "bar", "baz"],
        preview: [
          ["arc", "0.5", "100"],
          ["wino", "0.6", "200"],
        ],
      },
    ]);
    const { rows } = await read([file], { columns: { task: "foo", value: "bar", n: "baz" } });
    expect(rows.map(({ task, value, n }) => [task, value, n])).toEqual([
      ["arc", 0.5, 100],
      ["wino", 0.6, 200],
    ]);
    const items = await read([csv("foo,bar", "a,1", "b,0")], { columns: { id: "foo", value: "bar" } });
    expect(items.samples).toHaveLength(2);
  });

  it("with two columns of one name is refused", async () => {
    expect(await refused(csv("task,acc,acc", "arc,0.5,0.6"))).toContain('two columns of the name "acc"');
  });

  it("as Markdown is read the same", async () => {
    const { rows } = await read([textFile("t.md", "Our results:\n\n| Task | acc |\n|---|---|\n| arc | **0.5** |\n")]);
    expect(rows.map(({ task, value }) => [task, value])).toEqual([["arc", 0.5]]);
  });

  it("is not found in prose", async () => {
    expect(
      await refused(textFile("notes.txt", "We trained it, and it got better, by 3 points.\nThen it got worse.")),
    ).toContain("a text that is no table");
  });
});
