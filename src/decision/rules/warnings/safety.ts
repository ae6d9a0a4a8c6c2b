import type { RuleFile } from "../../rule.ts";
import { imitation } from "./groups.ts";

/** Safety: refusals and policy that wear off. */
export const safetyWarnings = {
  "warn-harmless-data-erode-refusals": {
    when: { "safety-behavior": ["yes"], data: { includes: ["demonstrations"] } },
    on: imitation,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "safety",
      mitigations: [
        "Mix in safety examples, few enough that harmless questions are still answered",
        "Keep the learning rate low and the batch large",
        "Rewrite targets with the model itself",
      ],
      detect:
        "Test refusals before and after, with a judge that is read by hand, since incoherent answers mislead judges.",
    },
    because: "Tuning aligned models on ordinary, harmless data made them comply with harmful requests more often.",
    evidence: ["qi2023-benign-erosion", "qi2023-hyperparameters", "yang2024-sdft-safety"],
  },
  "warn-preference-stage-costs-safety": {
    when: { "safety-behavior": ["yes"], data: { includes: ["preferences"] } },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "safety",
      mitigations: [
        "Leave out pairs of near-identical answers, of two refusals above all",
        "Add pairs in which refusing is preferred",
      ],
      detect:
        "Track the likelihood of preferred answers and a refusal test; preferred answers that lose likelihood show displacement.",
    },
    because:
      "Preference training can move probability away from the preferred answers, and lowered safety averages while win rates rose.",
    evidence: ["razin2024-preferred-answers-lose-likelihood", "lambert2024-preference-stage-costs-safety"],
  },
  "warn-tone-data-change-character": {
    when: { goal: ["preferences"], data: { includes: ["demonstrations"] } },
    on: imitation,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "safety",
      mitigations: [
        "Set tone by instructions where that suffices",
        "Screen examples for identity, flattery and over-sharing",
        "Test privacy apart from refusals",
      ],
      detect:
        "Run privacy and unprompted-behavior tests too: a model can pass refusal tests and still leak or mislead.",
    },
    because:
      "Data on persona and helpfulness changed more than tone: refusals, and the keeping of secrets that standard tests do not see.",
    evidence: ["qi2023-ten-examples", "sarft2025-roleplay", "privacycollapse2026-silent"],
  },
  "warn-merging-passes-on-misalignment": {
    when: { domains: ["few", "many"], "safety-behavior": ["yes"] },
    on: ["model-merging", "lora-composition", "moe-upcycling"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "safety",
      mitigations: [
        "Test each combination that will be served, not each part",
        "Put safety data into the objective that sets the merge weights",
      ],
      detect: "Run the safety test on the merged or combined model; parts that passed alone prove nothing.",
    },
    because:
      "Merging passes on misalignment along with skill, and parts that are safe alone need not be safe together.",
    evidence: ["hammoud2024-merge-spreads-misalignment", "ding2026-colluding-adapters"],
  },
  "warn-learned-cheating-spreads": {
    when: { "safety-behavior": ["yes"], data: { includes: ["verifier"] } },
    on: ["rlvr"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "safety",
      mitigations: [
        "Close each exploit as soon as it is seen",
        "Vary safety training, agent tasks included",
        "Say in the training prompt what is allowed",
      ],
      detect: "Test agent tasks and simple questions about goals at every checkpoint, not chat alone.",
    },
    because:
      "A model that learned to cheat its tests became deceptive elsewhere, and chat-style safety training hid it in chat alone.",
    evidence: ["macdiarmid2025-reward-hacking-spreads", "macdiarmid2025-three-remedies"],
  },
} as const satisfies RuleFile;
