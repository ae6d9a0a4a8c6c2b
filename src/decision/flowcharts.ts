import { isManyTest, type Condition } from "./condition.ts";
import type { QuestionId } from "./questions.ts";

/** One path through a published chart: where it applies, and in which order it then puts techniques. */
interface Path {
  readonly when: Condition;
  /** Best first; what stands together is not told apart. Combinations by id, where the chart speaks of them. */
  readonly order: readonly (readonly string[])[];
}

/** A vendor's published advice on what to use when, written down as data: what it says, not what we make of it. */
export interface Flowchart {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  /** ISO day on which it was read, and in what form. */
  readonly read: string;
  readonly readAs: string;
  /** What of it our questions can express. */
  readonly expresses: string;
  /** What of it they cannot, or what it does not speak of. */
  readonly leavesOut: string;
  /** The first path whose condition is answered so counts. */
  readonly paths: readonly Path[];
}

const openAiTuning = ["hosted-sft", "lora", "full-sft"] as const;
const openAiBoth = ["rag+hosted-sft", "rag+lora", "rag+full-sft"] as const;
const behavior = ["format", "task-skill", "reasoning", "preferences", "efficiency"] as const;

export const flowcharts: readonly Flowchart[] = [
  {
    id: "openai-optimizing-accuracy",
    name: "OpenAI’s guide",
    publisher: "OpenAI",
    title: "Optimizing LLM accuracy",
    url: "https://developers.openai.com/api/docs/guides/optimizing-llm-accuracy",
    read: "2026-11-24",
    readAs: "a stored copy of June 2026 in translation, and a shorter one in English; both agree on what stands here",
    expresses:
      "Its two axes. Missing, outdated or private knowledge asks for retrieval (our goal “knowledge”); behavior that is inconsistent, in the wrong form or not learned asks for fine-tuning on 50 examples or more (our other goals but abstention). Both stack where both are wrong; where one is, adding the other lever cost a little in its own example.",
    leavesOut:
      "Baseline, checkers, compute, size, rewards and preference pairs decide nothing in it, and 50 examples fall within our option of 1 to 99, which we read as too few. It does not speak of what is lost outside the domain.",
    paths: [
      {
        when: { goal: ["knowledge"] },
        order: [["rag"], openAiBoth, ["long-context", "few-shot"], ["prompt-engineering"], openAiTuning],
      },
      {
        when: { goal: behavior, examples: ["1-99"] },
        order: [["few-shot"], ["prompt-engineering"], ["rag", "long-context"], openAiBoth, openAiTuning],
      },
      {
        when: { goal: behavior, data: { without: ["demonstrations"] } },
        order: [["prompt-engineering"], ["few-shot", "rag", "long-context"], openAiBoth, openAiTuning],
      },
      {
        when: { goal: behavior },
        order: [openAiTuning, openAiBoth, ["few-shot"], ["prompt-engineering"], ["rag", "long-context"]],
      },
    ],
  },
  {
    id: "axolotl-choosing-method",
    name: "Axolotl’s chart",
    publisher: "Axolotl",
    title: "Which Fine-Tuning Method Should I Use?",
    url: "https://github.com/axolotl-ai-cloud/axolotl/blob/547376c3d7ab6da56861ec861645ffd359f1e4e0/docs/choosing_method.qmd",
    read: "2026-11-24",
    readAs: "the page’s source at one commit",
    expresses:
      "All of its tree: a reward function leads to GRPO, else preference pairs to DPO, else input and output pairs to supervised tuning; then its choice between an adapter on one GPU and all weights on more.",
    leavesOut:
      "It takes for granted that something is to be trained, so that it orders nothing that leaves the weights alone. Goal, baseline, pass rate and amounts decide nothing in it, nor does what is lost outside the domain.",
    paths: [
      { when: { data: { includes: ["verifier"] } }, order: [["rlvr"], ["dpo", "full-sft", "lora"]] },
      { when: { data: { includes: ["preferences"] } }, order: [["dpo"], ["rlvr", "full-sft", "lora"]] },
      {
        when: { data: { includes: ["demonstrations"] }, compute: ["one-gpu"] },
        order: [["lora"], ["full-sft"], ["rlvr", "dpo"]],
      },
      {
        when: { data: { includes: ["demonstrations"] }, compute: ["one-node", "cluster"] },
        order: [["full-sft"], ["lora"], ["rlvr", "dpo"]],
      },
      {
        when: { data: { includes: ["demonstrations"] } },
        order: [
          ["full-sft", "lora"],
          ["rlvr", "dpo"],
        ],
      },
    ],
  },
];

/** The answers that count, by question. */
export type Given = ReadonlyMap<QuestionId, readonly string[]>;

/** Whether every question of a condition is answered, and answered so: a chart does not weigh what is open. */
function isAnsweredSo(when: Condition, answers: Given): boolean {
  const wanted = new Map(Object.entries(when));
  const answered = [...answers].filter(([id]) => wanted.has(id));
  if (answered.length < wanted.size) return false;
  return answered.every(([id, given]) => {
    const test = wanted.get(id);
    if (test === undefined) return false;
    if (!isManyTest(test)) return given.some((option) => test.some((named: string) => named === option));
    const has = (options: readonly string[] = []): boolean => options.some((option) => given.includes(option));
    return (test.includes === undefined || has(test.includes)) && !has(test.without);
  });
}

/** The place of a technique; that of a combination is its own, or that of its best part where the chart speaks of all of them. */
function placeOf(order: Path["order"], id: string): number | undefined {
  const place = (wanted: string): number => order.findIndex((group) => group.includes(wanted));
  const own = place(id);
  if (own >= 0) return own;
  const parts = id.split("+").map(place);
  return parts.includes(-1) ? undefined : Math.min(...parts);
}

/** Above 0 where the chart puts the first before the second, below 0 where after, 0 where it does not say. */
export function chartPrefers(chart: Flowchart, answers: Given, first: string, second: string): number {
  const path = chart.paths.find(({ when }) => isAnsweredSo(when, answers));
  if (path === undefined) return 0;
  const [a, b] = [placeOf(path.order, first), placeOf(path.order, second)];
  return a === undefined || b === undefined ? 0 : b - a;
}
