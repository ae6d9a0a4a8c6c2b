import { describe, expect, it } from "vitest";
import { jsonFile, notices, read, refused, rowOf } from "./sources.ts";

const RUN = "mmlu:subject=law,method=multiple_choice_joint,model=org_model";
const FOLDER = `runs/v1/${RUN.replace(":", "-")}`;
const spec = {
  name: RUN,
  scenario_spec: {},
  adapter_spec: {
    method: "multiple_choice_joint",
    model: "org/model",
    max_train_instances: 5,
    max_eval_instances: 10,
    instructions: "Choose",
    temperature: 0,
  },
};
const stat = (name: string, mean: number, more: object = {}) => ({
  name: { name, split: "test", ...more },
  count: 1,
  sum: mean,
  mean,
  stddev: 0,
});
const stats = [
  stat("exact_match", 0.5),
  stat("exact_match", 0.9, { split: "valid" }),
  stat("exact_match", 0.1, { perturbation: { name: "typos" } }),
  stat("num_instances", 4),
  stat("num_references", 4),
  stat("max_prob", 1),
  stat("logprob", -3),
  stat("ece_10_bin", 0.2),
  stat("inference_runtime", 9),
  { name: { name: "training_co2_cost", split: "test" }, count: 0, sum: 0 },
];
const instance = (id: string, mean: number, more: object = {}) => ({
  instance_id: id,
  train_trial_index: 0,
  stats: [stat("exact_match", mean), stat("logprob", -2)],
  ...more,
});
const instances = [
  instance("id1", 1),
  instance("id2", 0),
  instance("id3", 1),
  instance("id4", 0),
  instance("id1", 0, { perturbation: { name: "typos" } }),
];
const folder = (files: Record<string, unknown>) =>
  Object.entries(files).map(([name, value]) => jsonFile(`${FOLDER}/${name}`, value));

describe("a run of HELM", () => {
  it("takes errors from the instances, never from the spread over trials", async () => {
    const results = await read(
      folder({ "run_spec.json": spec, "stats.json": stats, "per_instance_stats.json": instances }),
    );
    expect(results).toMatchObject({ tool: "helm", model: "org/model" });
    expect(results.files).toHaveLength(3);
    const row = rowOf(results, "mmlu:subject=law,method=multiple_choice_joint", "exact_match", "test");
    expect(row).toMatchObject({
      value: 0.5,
      n: 4,
      chance: 0.25,
      higherIsBetter: true,
      settings: { shots: "5", limit: "10", mode: "multiple_choice_joint" },
    });
    expect(row.stderr).toBeCloseTo(Math.sqrt(1 / 3 / 4), 12);
    // Perturbed copies, the other split, counts and costs are no results.
    expect(results.rows.map(({ metric }) => metric)).toEqual(["exact_match", "ece_10_bin"]);
    expect(rowOf(results, row.task, "ece_10_bin", "test").higherIsBetter).toBe(false);
    expect(results.samples).toHaveLength(4);
  });

  it("has no error without its instances", async () => {
    const results = await read(folder({ "run_spec.json": spec, "stats.json": stats }));
    expect(results.rows[0]).toMatchObject({ value: 0.5, stderr: null, n: 4 });
  });

  it("has no error where its instances are of no scale", async () => {
    const broken = [instance("id1", 200), instance("id2", 0)];
    const results = await read(folder({ "run_spec.json": spec, "per_instance_stats.json": broken }));
    expect(results.rows[0]).toMatchObject({ value: 100, stderr: null });
  });

  it("takes the validation split where there is no test split", async () => {
    const results = await read(
      folder({ "run_spec.json": spec, "stats.json": [stat("exact_match", 0.9, { split: "valid" })] }),
    );
    expect(results.rows[0]).toMatchObject({ filter: "valid", value: 0.9 });
  });

  it("averages trials of an instance", async () => {
    const trials = [instance("id1", 1), { ...instance("id1", 0), train_trial_index: 1 }, instance("id2", 1)];
    const results = await read(folder({ "run_spec.json": spec, "per_instance_stats.json": trials }));
    expect(results.samples.map(({ scores }) => scores["exact_match"])).toEqual([0.5, 1]);
    expect(results.rows[0]).toMatchObject({ value: 0.75, n: 2 });
  });

  it("leaves out what is made of probabilities where all are 0", async () => {
    const none = [stat("exact_match", 0.5), stat("logprob", 0), stat("ece_10_bin", 0.3), stat("perplexity", 1)];
    const results = await read(folder({ "run_spec.json": spec, "stats.json": none }));
    expect(results.rows.map(({ metric }) => metric)).toEqual(["exact_match"]);
    expect(notices(results)).toContain("All log-probabilities are 0");
  });

  it("is named by its folder where it has no specification", async () => {
    const results = await read(folder({ "stats.json": stats }));
    expect(results.model).toBe("org_model");
    expect(results.rows[0]?.task).toBe("mmlu:subject=law,method=multiple_choice_joint");
  });

  it("takes the model from the requests where the specification is missing", async () => {
    const state = {
      adapter_spec: { method: "generation" },
      request_states: [{ request: { model: "org/other", prompt: "p" } }],
    };
    expect((await read(folder({ "scenario_state.json": state, "stats.json": stats }))).model).toBe("org/other");
  });

  it("is refused without a run, and its files without their folders", async () => {
    expect(await refused(jsonFile("stats.json", stats))).toContain("the run's folder, with run_spec.json");
    const two = [jsonFile("stats.json", stats), jsonFile("stats (1).json", stats)];
    expect(await refused(...two)).toContain("a second file of HELM");
    expect(await refused(jsonFile("groups.json", { title: "t", header: [], rows: [] }))).toContain(
      "a summary table of HELM",
    );
  });
});
