import type { RuleFile } from "../../rule.ts";

/** Several specialties are a goal of their own: each must survive the others. */
export const specialtyRules = {
  "replay-keeps-each-specialty": {
    when: { domains: ["few", "many"] },
    on: ["replay-sft", "lora-composition"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Rehearsing earlier tasks, or an adapter for each, keeps skills that one tuning after another loses.",
    evidence: [
      "huang2024-no-rehearsal-collapse",
      "huang2024-one-percent-enough",
      "wang2023-trace-lora-seq-worst",
      "prabhakar2024-cat-skill-composition",
      "recurrentkif2025-olora-long-sequence",
      "mtlora2026-collapse-with-tasks",
    ],
  },
  "replay-thins-out-a-single-specialty": {
    when: { domains: ["one"] },
    on: ["replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "With a single specialty, general examples take room from those that teach it.",
    evidence: ["pletenev2025-mix-one-known", "narrowtraces2025-detect"],
  },
  "nothing-to-combine-in-one-specialty": {
    when: { domains: ["one"] },
    on: ["lora-composition"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "A single specialty has nothing to combine.",
    judgement: "Follows from the mechanism.",
  },
} as const satisfies RuleFile;
