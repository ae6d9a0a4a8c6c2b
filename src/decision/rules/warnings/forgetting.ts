import type { RuleFile } from "../../rule.ts";
import { imitation } from "./groups.ts";

/** Forgetting: what outsiders ask for, and tuning takes. */
export const forgettingWarnings = {
  "warn-off-topic-traffic-meets-forgetting": {
    when: { "out-of-domain": ["often"], data: { includes: ["demonstrations"] } },
    on: imitation,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "forgetting",
      mitigations: [
        "Mix in general data, or targets rewritten by the model itself",
        "Sweep the learning rate from low upwards",
        "Interpolate the tuned weights with the start weights",
        "Prefer an adapter that can be left out of a request",
      ],
      detect:
        "Run a general test set before and after; compare answers one by one too, since equal scores can hide that many answers changed.",
    },
    because: "What imitation on narrow data forgets is what a large share of the requests here will ask for.",
    evidence: ["luo2023-forgetting-general", "diao2026-sft-cost-across-models", "lin2025sft-small-lr"],
  },
  "warn-raw-text-at-scale-forgets": {
    when: { corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "forgetting",
      mitigations: [
        "Mix general text into every batch, at a share found in small runs",
        "Plan a second stage that restores instructions: chat data in the mix, or distillation from the earlier version",
        "Keep the start checkpoint and interpolate",
      ],
      detect:
        "Track general loss and an instruction-following test at every checkpoint; stop where the domain score flattens while these go on falling.",
    },
    because:
      "Continued training on this much domain text costs general ability and instruction following unless general text is mixed in.",
    evidence: [
      "ssu2025-full-cpt-cost",
      "gu2024-critical-ratio",
      "lu2025-opd-restores-behaviour-after-document-training",
    ],
  },
  "warn-little-to-gain-all-to-lose": {
    when: { baseline: ["already"], data: { includes: ["demonstrations"] } },
    on: [...imitation, "continued-pretraining"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "forgetting",
      mitigations: [
        "Fix consistency with instructions, examples and output checks first",
        "Tune the smallest part that closes the measured gap",
      ],
      detect:
        "Put the gain in the domain beside the loss outside it; a loss as large as the gain says to leave the model alone.",
    },
    because: "The model is mostly right already, so tuning has little to add and as much to lose elsewhere.",
    evidence: ["diao2026-already-knows", "diao2026-medical"],
  },
  "warn-one-task-after-another": {
    when: { domains: ["few", "many"], data: { includes: ["demonstrations"] } },
    on: ["lora", "full-sft", "hosted-sft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "forgetting",
      mitigations: [
        "Keep one adapter a specialty, or train all specialties together",
        "Replay a small share of each earlier task",
      ],
      detect:
        "After each new specialty test all earlier ones again; a fall in any of them means that it was overwritten.",
    },
    because:
      "Specialties trained one after the other overwrite each other, and a single shared adapter is no protection.",
    evidence: ["wang2023-trace-lora-seq-worst", "huang2024-no-rehearsal-collapse", "shuttleworth2024-sequential"],
  },
  "warn-small-model-has-no-spare-room": {
    when: { "model-size": ["<=3B"], "out-of-domain": ["some", "often"] },
    on: ["full-sft", "continued-pretraining"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "forgetting",
      mitigations: ["Mix in general data", "Send requests outside the domain to a larger general model"],
      detect: "Run general tests at every checkpoint, and compare with a larger untouched model on the same requests.",
    },
    because:
      "Small models lost the largest part of what they had learned before, and here requests outside the domain will show it.",
    evidence: ["bethune2025-small-models-worst"],
  },
  "warn-first-run-at-a-guessed-rate": {
    when: { team: ["prompting"], data: { includes: ["demonstrations"] }, compute: ["one-gpu", "one-node", "cluster"] },
    on: ["lora", "full-sft", "replay-sft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "forgetting",
      mitigations: [
        "Sweep the learning rate on a tenth of the data first",
        "Start with an adapter, one or two epochs, and a fixed general test",
      ],
      detect:
        "Plot the general score against the domain score over the sweep; the right rate lies before the general score bends down.",
    },
    because:
      "Most of the general loss in domain tuning comes from the learning rate, and each method has its own right one.",
    evidence: ["talr2025-learning-rate", "biderman2024-lr-sensitivity"],
  },
  "warn-steering-has-a-cliff": {
    when: { goal: ["preferences", "abstention"], data: { includes: ["demonstrations", "preferences"] } },
    on: ["activation-steering"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "forgetting",
      mitigations: [
        "Compare with a plain prompt first",
        "Use moderate strength together with a prompt",
        "Confine vectors to directions that harmless inputs do not use",
      ],
      detect:
        "Sweep the strength against a knowledge test and against fluency, and count the inputs that move the wrong way; use a strength before the first fall.",
    },
    because:
      "Steering changes no weight and still took knowledge and fluency with it when pushed, and it moves part of the inputs the wrong way.",
    evidence: ["feature-steering-cliff", "steering-anti-steerable", "braun2025-steering-unreliable"],
  },
  "warn-edits-pile-up": {
    when: { goal: ["knowledge"], data: { includes: ["demonstrations"], without: ["documents"] } },
    on: ["model-editing"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "forgetting",
      mitigations: [
        "Edit few facts, and put the others into the context",
        "Keep only the largest changes of each edit",
      ],
      detect:
        "Test general abilities, and what follows from the edited fact, after every batch of edits; stop at the first fall.",
    },
    because: "Edits change the sentence more than what follows from it, and general ability falls as they pile up.",
    evidence: ["gu2024-editing-costs-general-ability", "cohen2023-edits-do-not-ripple"],
  },
} as const satisfies RuleFile;
