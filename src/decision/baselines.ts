import type { BundleTechnique, DecisionBundle } from "./bundle.ts";
import { chartPrefers, flowcharts, type Flowchart, type Given } from "./flowcharts.ts";

/** What is decided about: the techniques, and the answers that somebody gave. */
interface Question {
  readonly bundle: DecisionBundle;
  readonly answers: Given;
}

/** What somebody would advise who does not look at the situation, or who follows a published chart. */
export interface Baseline {
  readonly id: string;
  readonly name: string;
  /** The chart that it follows, where it follows one. */
  readonly chart?: Flowchart;
  /** Above 0 where it puts the first (a technique or a combination) before the second, below 0 where after, 0 where it does not say. */
  readonly prefer: (question: Question, first: string, second: string) => number;
}

function always(technique: string, name: string): Baseline {
  const has = (id: string): number => (id.split("+").includes(technique) ? 1 : 0);
  return { id: `always-${technique}`, name, prefer: (_question, first, second) => has(first) - has(second) };
}

/** The hardest part of a technique or combination; undefined where it names no technique. */
function hardestPart(bundle: DecisionBundle, id: string): BundleTechnique | undefined {
  const parts = id.split("+").map((part) => bundle.techniques.find((technique) => technique.id === part));
  if (parts.includes(undefined)) return undefined;
  return parts.flatMap((part) => part ?? []).sort((a, b) => b.effort - a.effort || b.order - a.order)[0];
}

/** Prompt first, and each further rung only after the last: the easiest to try comes first, whatever the situation. */
const promptFirst: Baseline = {
  id: "prompt-first",
  name: "Prompt-first ladder",
  prefer: ({ bundle }, first, second) => {
    const [a, b] = [hardestPart(bundle, first), hardestPart(bundle, second)];
    if (a === undefined || b === undefined) return 0;
    return b.effort - a.effort || b.order - a.order || second.split("+").length - first.split("+").length;
  },
};

/** What the back-test sets beside the engine. */
export const baselines: readonly Baseline[] = [
  always("rag", "Always retrieval"),
  always("lora", "Always LoRA"),
  always("full-sft", "Always full fine-tuning"),
  promptFirst,
  ...flowcharts.map((chart): Baseline => ({
    id: chart.id,
    name: chart.name,
    chart,
    prefer: ({ answers }, first, second) => chartPrefers(chart, answers, first, second),
  })),
];
