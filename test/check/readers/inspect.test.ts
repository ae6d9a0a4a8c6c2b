import { describe, expect, it } from "vitest";
import { bytesFile, jsonFile, notices, read, refused, rowOf, textFile } from "./sources.ts";
import { zip, type Member } from "./zip-writer.ts";

const score = (value: unknown, answer: string | null = "A") => ({ value, answer, explanation: "long" });
const sample = (id: number | string, value: unknown, epoch = 1, more: object = {}) => ({
  id,
  epoch,
  input: "a prompt",
  target: "A",
  messages: [{ role: "user" }],
  output: { choices: [] },
  scores: { match: score(value) },
  ...more,
});
const result = (more: object = {}) => ({
  name: "match",
  scorer: "match",
  metrics: {
    accuracy: { name: "accuracy", value: 0.5 },
    stderr: { name: "stderr", value: 0.25 },
    std: { name: "std", value: 0.57 },
  },
  ...more,
});
const log = (more: object = {}, results: unknown = { total_samples: 4, completed_samples: 4, scores: [result()] }) => ({
  version: 2,
  status: "success",
  eval: {
    task: "arc",
    task_version: 1,
    created: "2025-02-11T15:17:00-05:00",
    model: "org/model",
    model_generate_config: { temperature: 0, max_connections: 9 },
    dataset: { name: "ai2", samples: 2376 },
    config: { limit: 4, epochs: 1 },
    packages: { inspect_ai: "0.3.58" },
  },
  plan: { steps: [{ solver: "generate", params: {} }] },
  results,
  ...more,
});
const members = (
  samples: readonly { id: number | string; epoch: number }[],
  header: unknown,
  more: readonly Member[] = [],
): Member[] => [
  { name: "_journal/start.json", text: JSON.stringify({ version: 2, eval: log().eval, plan: log().plan }) },
  ...samples.map((each) => ({ name: `samples/${each.id}_epoch_${each.epoch}.json`, text: JSON.stringify(each) })),
  ...(header === null ? [] : [{ name: "header.json", text: JSON.stringify(header) }]),
  ...more,
];
const archive = (list: readonly Member[], options = {}) => bytesFile("log.eval", zip(list, options));

describe("a log of Inspect", () => {
  it("counts what was scored, not the data set", async () => {
    const results = await read([jsonFile("log.json", log())]);
    expect(results).toMatchObject({ tool: "inspect", toolVersion: "0.3.58", model: "org/model" });
    expect(results.rows).toHaveLength(1);
    expect(rowOf(results, "arc", "accuracy", "match")).toMatchObject({
      n: 4,
      stderr: 0.25,
      higherIsBetter: true,
      scale: "fraction",
    });
    expect(rowOf(results, "arc", "accuracy", "match").settings).toEqual({
      harness: "0.3.58",
      version: "1",
      limit: "4",
      dataset: "ai2",
      generation: '{"temperature":0}',
      prompt: '[{"solver":"generate","params":{}}]',
    });
  });

  it("takes scored samples before completed ones, and these by epoch", async () => {
    const scored = log({}, { completed_samples: 80, scores: [result({ scored_samples: 78 })] });
    expect(rowOf(await read([jsonFile("log.json", scored)]), "arc", "accuracy", "match").n).toBe(78);
    const epochs = log(
      { eval: { ...log().eval, config: { epochs: 4 } } },
      { completed_samples: 80, scores: [result()] },
    );
    expect(rowOf(await read([jsonFile("log.json", epochs)]), "arc", "accuracy", "match").n).toBe(20);
  });

  it("has no error where one item was scored, nor is the spread one", async () => {
    const one = {
      completed_samples: 1,
      scores: [result({ metrics: { accuracy: { value: 1 }, stderr: { value: 0 } } })],
    };
    expect(rowOf(await read([jsonFile("log.json", log({}, one))]), "arc", "accuracy", "match").stderr).toBeNull();
    const spread = {
      completed_samples: 9,
      scores: [result({ metrics: { mean: { value: 0.4 }, std: { value: 0.3 } } })],
    };
    expect(rowOf(await read([jsonFile("log.json", log({}, spread))]), "arc", "mean", "match").stderr).toBeNull();
  });

  it("is used when cancelled or without version, and says so", async () => {
    const rest = { ...log({ status: "cancelled" }), version: undefined };
    expect(notices(await read([jsonFile("log.json", rest)]))).toContain('"cancelled"');
    expect(notices(await read([jsonFile("log.json", log({ invalidated: true }))]))).toContain(
      "marked this log as invalid",
    );
  });

  it("is refused without scores", async () => {
    expect(await refused(jsonFile("log.json", log({}, { completed_samples: 4, scores: [] })))).toContain(
      "samples were not scored",
    );
    expect(await refused(jsonFile("log.json", log({ status: "error" }, null)))).toContain("a run that failed");
  });

  it("of 2024 has one scorer, one score and reductions within its results", async () => {
    const older = {
      ...log(
        {},
        {
          scorer: { name: "includes" },
          metrics: { accuracy: { name: "accuracy", value: 0.5 } },
          completed_samples: 2,
          sample_reductions: [],
        },
      ),
      samples: [{ id: 1, epoch: 1, target: "A", score: { value: "C" } }],
    };
    expect(rowOf(await read([jsonFile("log.json", older)]), "arc", "accuracy", "includes").n).toBe(2);
  });

  it("keeps reducers and groups of metrics apart", async () => {
    const grouped = {
      accuracy: { name: "accuracy", value: 0.5 },
      stderr: { name: "stderr", value: 0.1 },
      x: { name: "accuracy", value: 0.7, group: "hard" },
      y: { name: "stderr", value: 0.2, group: "hard" },
    };
    const scores = [result({ reducer: "mean", metrics: grouped }), result({ reducer: "pass_at_2" })];
    const reductions = [
      {
        scorer: "match",
        reducer: "pass_at_2",
        samples: [
          { sample_id: 1, value: 1 },
          { sample_id: 2, value: 0 },
        ],
      },
    ];
    const samples = [sample(1, "C", 1), sample(1, "I", 2), sample(2, "I", 1), sample(2, "I", 2)];
    const file = log(
      { eval: { ...log().eval, config: { epochs: 2 } }, reductions, samples },
      { completed_samples: 4, scores },
    );
    const results = await read([jsonFile("log.json", file)]);
    expect(results.rows.map(({ filter, value, stderr }) => [filter, value, stderr])).toEqual([
      ["match", 0.5, 0.1],
      ["match / hard", 0.7, 0.2],
      ["match / pass_at_2", 0.5, 0.25],
    ]);
    // Epochs of an item are averaged; another reducer has its own values.
    expect(results.samples.map(({ filter, id, scores: values }) => [filter, id, values["accuracy"]])).toEqual([
      ["match", "1", 0.5],
      ["match", "2", 0],
      ["match / pass_at_2", "1", 1],
      ["match / pass_at_2", "2", 0],
    ]);
  });

  it.each<[unknown, number | undefined, boolean]>([
    ["C", 1, false],
    ["I", 0, false],
    ["P", 0.5, false],
    ["N", 0, true],
    ["yes", 1, false],
    ["False", 0, false],
    ["0.25", 0.25, false],
    [true, 1, false],
    [null, undefined, false],
    [[1, 2], undefined, false],
  ])("reads the score %j", async (value, expected, invalid) => {
    const { samples } = await read([jsonFile("log.json", log({ samples: [sample(1, value)] }))]);
    expect(samples[0]?.scores["accuracy"]).toBe(expected);
    if (expected !== undefined) expect(samples[0]?.invalid).toBe(invalid);
  });

  it("takes NaN for not scored, and a value of several keys for several scorers", async () => {
    const text = JSON.stringify(log({ samples: [sample(1, "HERE"), sample(2, { helpful: 1, honest: "I" })] })).replace(
      '"HERE"',
      "NaN",
    );
    const { samples } = await read([textFile("log.json", text)]);
    expect(samples.map(({ id, filter, scores }) => [id, filter, scores])).toEqual([
      ["2", "helpful", { accuracy: 1 }],
      ["2", "honest", { accuracy: 0 }],
    ]);
  });

  it("names clusters where its errors are clustered", async () => {
    const metrics = { accuracy: { value: 0.5 }, stderr: { value: 0.2, params: { cluster: "passage" } } };
    const file = log(
      { samples: [sample(1, "C", 1, { metadata: { passage: "p1" } })] },
      { completed_samples: 1, scores: [result({ metrics })] },
    );
    expect((await read([jsonFile("log.json", file)])).samples[0]?.cluster).toBe("p1");
  });
});

describe("an archive of Inspect", () => {
  const samples = [sample("a/ä", "C"), sample(2, "I")];

  it.each(["stored", "deflate", "zstd"] as const)("is read when %s", async (method) => {
    const list = members(samples, log()).map((member) => ({ ...member, method }));
    const results = await read([archive(list)]);
    expect(results.samples.map(({ id, scores }) => [id, scores["accuracy"]])).toEqual([
      ["a/ä", 1],
      ["2", 0],
    ]);
    expect(rowOf(results, "arc", "accuracy", "match").n).toBe(4);
  });

  it("is read when its sizes are those of ZIP64", async () => {
    expect((await read([archive(members(samples, log()), { wide: true })])).samples).toHaveLength(2);
  });

  it("takes the last of several members of one name", async () => {
    const again = { name: "samples/2_epoch_1.json", text: JSON.stringify(sample(2, "C")) };
    const results = await read([archive(members(samples, log(), [again]))]);
    expect(results.samples.map(({ scores }) => scores["accuracy"])).toEqual([1, 1]);
  });

  it("without a header works its scores out from the samples", async () => {
    const results = await read([archive(members([sample(1, "C"), sample(2, "I"), sample(3, "C")], null))]);
    expect(rowOf(results, "arc", "accuracy", "match")).toMatchObject({ n: 3, value: 2 / 3 });
    expect(notices(results)).toContain("did not end");
  });

  it("is refused when it is none of Inspect, or locked away", async () => {
    expect(await refused(archive([{ name: "a.txt", text: "x" }]))).toContain(
      "an archive of 1 files that is no log of Inspect",
    );
    expect(await refused(bytesFile("x.eval", zip(members(samples, log())).subarray(0, 300)))).toContain("ends early");
  });

  it("is refused when a member is damaged, though it unpacks", async () => {
    const list = members(samples, log()).map((member) => ({ ...member, method: "stored" as const }));
    const bytes = Uint8Array.from(zip(list));
    // A letter within a score: still JSON, but not what was written.
    const at = Buffer.from(bytes).indexOf('"value":"C"') + 9;
    bytes[at] = "I".charCodeAt(0);
    expect(await refused(bytesFile("log.eval", bytes))).toContain("is damaged");
  });
});
