import type { BundleTechnique, DecisionBundle } from "./bundle.ts";

/** What somebody would advise who does not look at the situation. */
export interface Baseline {
  readonly id: string;
  readonly name: string;
  /** Above 0 where it puts the first (a technique or a combination) before the second, below 0 where after, 0 where it does not say. */
  readonly prefer: (bundle: DecisionBundle, first: string, second: string) => number;
}

function always(technique: string, name: string): Baseline {
  const has = (id: string): number => (id.split("+").includes(technique) ? 1 : 0);
  return { id: `always-${technique}`, name, prefer: (_bundle, first, second) => has(first) - has(second) };
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
  prefer: (bundle, first, second) => {
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
];
