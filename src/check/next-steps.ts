// What to do next, by what holds: pages of this site that say how. Ids are checked by a test against the content.
import type { DimensionReading, NextStep, RetentionSummary, VerdictKind } from "./report.ts";

type Link = NextStep["links"][number];

const technique = (id: string): Link => ({ kind: "technique", id });
const note = (id: string): Link => ({ kind: "note", id });
const rule = (id: string): Link => ({ kind: "rule", id });
const risk = (id: string): Link => ({ kind: "risk", id });

const lostAbility: readonly NextStep[] = [
  {
    text: "Do not ship this model to requests outside the domain: send those to the base model, or keep the change switchable.",
    links: [technique("model-routing"), rule("adapter-left-out-per-request")],
  },
  {
    text: "Train again with a share of general data in the mix.",
    links: [technique("replay-sft"), note("replay"), rule("replay-keeps-tuned-models")],
  },
  {
    text: "Without training again: blend the tuned weights with the base weights, and check the blend here.",
    links: [technique("model-merging"), rule("interpolation-returns-ability")],
  },
  {
    text: "Try a lower learning rate and earlier checkpoints.",
    links: [rule("low-learning-rate-spares-ability"), risk("forgetting")],
  },
];

const byKind: Readonly<Record<VerdictKind, readonly NextStep[]>> = {
  cliff: lostAbility,
  erosion: lostAbility.slice(1),
  "calibration-cliff": [
    {
      text: "If the ranking of confidences still holds (AUROC kept), rescale them on held-out items; if it does not, put an abstention gate in front.",
      links: [technique("selective-prediction"), rule("abstention-gate-on-tuned-models"), risk("calibration")],
    },
    {
      text: "Do not set a confidence threshold on in-domain items alone.",
      links: [rule("warn-threshold-fitted-at-home")],
    },
  ],
  "format-shift": [
    {
      text: "Look at twenty answers that nothing could be taken out of, mend prompt, chat template, stop words or parser, and run both sides again.",
      links: [technique("prompt-engineering"), technique("constrained-decoding")],
    },
  ],
  retained: [
    {
      text: "Keep both result files: they are the baseline for the next change.",
      links: [rule("plan-test-every-domain-again")],
    },
  ],
  "cannot-tell": [
    {
      text: "Give the files of single items for both sides (--log_samples in lm-evaluation-harness): the same run then tells smaller losses.",
      links: [note("over-specialization")],
    },
  ],
};

const byDimension: Readonly<Partial<Record<DimensionReading["dimension"], NextStep>>> = {
  safety: {
    text: "Put safety examples into the mix and measure refusals again.",
    links: [rule("safety-examples-in-the-mix"), note("safety-erosion"), risk("safety")],
  },
  hallucination: {
    text: "Stop before the facts that the model did not know are learned by heart, or supply them at run time.",
    links: [rule("early-stop-before-unknown-facts"), technique("rag"), risk("hallucination")],
  },
  diversity: {
    text: "Measure success within several tries at each checkpoint.",
    links: [rule("warn-rewards-narrow-coverage"), risk("diversity")],
  },
  shortcuts: {
    text: "Search the training data for the test items, and test reworded ones.",
    links: [rule("difficulty-filter-removes-false-signal"), risk("shortcuts")],
  },
};

const outsideSet: NextStep = {
  text: "Measure what lies outside the domain: a general set that has nothing to do with it, on both models.",
  links: [rule("plan-write-the-outside-set"), rule("ramp-breadth-not-measured")],
};

export function nextStepsFor(
  holds: readonly VerdictKind[],
  dimensions: readonly DimensionReading[],
  over: RetentionSummary["over"],
): NextStep[] {
  const worse = dimensions.filter(
    ({ dimension, kind }) =>
      kind === "cliff" || kind === "erosion" || (dimension === "shortcuts" && kind === "cannot-tell"),
  );
  const steps = [
    ...(over === "not-measured" ? [outsideSet] : []),
    ...holds.flatMap((kind) => byKind[kind]),
    ...worse.flatMap(({ dimension }) => byDimension[dimension] ?? []),
  ];
  // A cliff and an erosion ask for the same.
  return [...new Map(steps.map((step) => [step.text, step])).values()];
}
