// `node bench/check.ts`: how long the cliff check takes to compare, with and without single items.
import { compare } from "../src/check/index.ts";
import type { ModelResults, ResultRow, SampleRow } from "../src/check/model.ts";

const empty = {
  tool: "lm-evaluation-harness",
  toolVersion: null,
  madeFrom: null,
  files: [],
  settings: {},
  notices: [],
} as const;

/** A table of tasks, in groups of a hundred, as if each had 250 items. */
function table(name: string, tasks: number, shift: number): ModelResults {
  const row = (task: string, value: number, parts: readonly string[]): ResultRow => ({
    task,
    metric: "acc",
    filter: "none",
    value,
    scale: "fraction",
    stderr: Math.sqrt((value * (1 - value)) / 249),
    n: 250,
    nRecovered: false,
    higherIsBetter: true,
    chance: 0.25,
    parts,
    settings: { shots: "5" },
  });
  const leaves = Array.from({ length: tasks }, (_, index) =>
    row(`g${String(Math.floor(index / 100))}_t${String(index)}`, (75 + ((index * 37) % 150) + shift) / 250, []),
  );
  const groups = Array.from({ length: tasks / 100 }, (_, index) => {
    const below = leaves.slice(index * 100, index * 100 + 100);
    return row(
      `g${String(index)}`,
      below.reduce((total, { value }) => total + value, 0) / below.length,
      below.map(({ task }) => task),
    );
  });
  return { ...empty, model: name, rows: [...leaves, ...groups], samples: [] };
}

/** Items of one task with the probabilities of four choices. */
function items(name: string, count: number, sharper: number): ModelResults {
  const samples = Array.from({ length: count }, (_, index): SampleRow => {
    const top = 0.3 + ((index * 617) % 600) / 1000 + sharper;
    const right = ((index * 389) % 997) / 997 < top - sharper;
    return {
      task: "mmlu_law",
      filter: "none",
      id: String(index),
      docHash: null,
      promptHash: null,
      scores: { acc: right ? 1 : 0 },
      invalid: false,
      cluster: null,
      probabilities: [top, (1 - top) / 3, (1 - top) / 3, (1 - top) / 3],
      gold: right ? 0 : 1,
    };
  });
  return { ...empty, model: name, rows: [], samples };
}

/** Time of the processor, the best of three. */
function milliseconds(run: () => void): number {
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    // Of the processor, not of the clock: a busy machine says nothing of the code.
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const [base, tuned] = [table("base", 10_000, 0), table("tuned", 10_000, -4)];
const [before, after] = [items("base", 14_042, 0), items("tuned", 14_042, 0.08)];
const lines = [
  `10,000 tasks in 100 groups: ${milliseconds(() => compare(base, tuned, { inDomain: ["g0"] })).toFixed(0)} ms (target 1,000)`,
  `14,042 items with probabilities: ${milliseconds(() => compare(before, after, { inDomain: null })).toFixed(0)} ms`,
];
process.stdout.write(`${lines.join("\n")}\n`);
