/** A task of the harness and what it measures; the names are checked against the list in the harness's own entry. */
export interface Task {
  readonly name: string;
  readonly measures: string;
}

type TaskKind = "outside" | "calibration" | "coverage" | "format" | "long";

const task = (name: string, measures: string): Task => ({ name, measures });

const coverage = [task("humaneval_64_instruct", "small programs, many samples each")];

/** For models whose probabilities can be read. The first three are those that retention was measured by in the study of adapters. */
export const logprobTasks: Readonly<Record<TaskKind, readonly Task[]>> = {
  outside: [
    task("hellaswag", "everyday continuations"),
    task("arc_challenge", "school science"),
    task("winogrande", "reference of pronouns"),
    task("ifeval", "keeping instructions"),
    task("gsm8k", "mathematics in words"),
    task("triviaqa", "facts held before"),
  ],
  calibration: [
    task("mmlu", "knowledge, with a probability for each option"),
    task("truthfulqa_mc2", "misconceptions"),
  ],
  coverage,
  format: [task("jsonschema_bench_medium", "keeping JSON schemas")],
  long: [task("ruler", "finding and combining in long inputs")],
};

/** For an address that gives text alone. */
export const generationTasks: Readonly<Record<TaskKind, readonly Task[]>> = {
  outside: [
    task("ifeval", "keeping instructions"),
    task("gsm8k_cot_zeroshot", "mathematics in words"),
    task("triviaqa", "facts held before"),
    task("mmlu_generative", "knowledge in many subjects"),
  ],
  calibration: [],
  coverage,
  format: [],
  long: [task("ruler", "finding and combining in long inputs")],
};
