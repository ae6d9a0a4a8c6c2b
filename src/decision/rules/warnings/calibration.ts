import type { RuleFile } from "../../rule.ts";
import { training, prompting } from "./groups.ts";

/** Calibration: confident and wrong past the edge. */
export const calibrationWarnings = {
  "warn-edge-seen-by-no-test": {
    when: { evaluation: ["in-domain"], "out-of-domain": ["some", "often"] },
    on: training,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Write an out-of-domain set from real requests before tuning",
        "Report in-domain and out-of-domain results side by side",
      ],
      detect: "Label a sample of real requests as inside or outside, and measure error and confidence on each part.",
    },
    because:
      "The tests cover the domain, the requests do not stay in it, and repairs of confidence that look good inside were poor outside.",
    evidence: ["wang2025-ood-ece", "damani2025-posthoc-classifier"],
  },
  "warn-threshold-fitted-at-home": {
    when: { "out-of-domain": ["some", "often"], stakes: ["high"], evaluation: ["none", "in-domain"] },
    on: ["selective-prediction"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Set the threshold on requests from outside the domain too, easy ones included",
        "Score answers with the untouched base model",
      ],
      detect:
        "Plot errors against the share answered, inside and outside the domain apart; curves that part mean that the threshold does not travel.",
    },
    because: "A temperature or threshold fitted in the domain repaired almost nothing on subjects outside it.",
    evidence: ["wang2025-ood-ece", "damani2025-posthoc-classifier", "kadavath2022-base-knows"],
  },
  "warn-right-and-wrong-rewards-remove-doubt": {
    when: { data: { includes: ["verifier"] }, stakes: ["moderate", "high"] },
    on: ["rlvr", "hosted-rft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Add a proper score of the stated confidence to the reward",
        "Add unanswerable items, and charge needless refusals",
      ],
      detect:
        "Log mean confidence and its spread at each step; a mean near certainty with a shrinking spread is the alarm.",
    },
    because:
      "A reward that counts right and wrong alone leaves a model that is sure of everything, while errors here cost something.",
    evidence: ["damani2025-rlvr-certain", "damani2025-rlcr-fixes", "kirichenko2025-abstention-loss"],
  },
  "warn-agreement-is-not-evidence": {
    when: { goal: ["reasoning", "abstention"], baseline: ["hardly"], data: { without: ["verifier"] } },
    on: ["best-of-n"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Check answers with a rule, a tool or a source in place of a vote",
        "Compare votes with labels before trusting agreement",
      ],
      detect:
        "Measure accuracy among unanimous answers on a labeled set; if it is little above the rest, agreement says nothing.",
    },
    because:
      "A model that is weak in the domain can be consistent and wrong, so that a vote among samples confirms its error.",
    evidence: ["jullien2025-consistent-and-wrong", "monkeys-coverage"],
  },
  "warn-stated-confidence-only": {
    when: { access: { without: ["logprobs"] }, goal: ["abstention"] },
    on: ["prompt-engineering", "few-shot", "prompt-optimization", "best-of-n"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Score answers with an open surrogate model where one is allowed",
        "Show a draft answer to the model as if a user had written it, and ask again",
        "Get access to log-probabilities if it can be had",
      ],
      detect:
        "Compare stated confidence with correctness on labeled requests; a few round values that hardly separate right from wrong cannot carry a threshold.",
    },
    because:
      "With text alone there is only what the model says of itself, which is overconfident and weak at predicting its failures.",
    evidence: ["xiong2023-blackbox-confidence", "beyazit2025-few-operating-points", "ownership2026-own-answers"],
  },
  "warn-untuned-models-are-sure-too": {
    when: { "out-of-domain": ["some", "often"], stakes: ["high"] },
    on: prompting,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Say in the prompt what lies outside, and what to answer there",
        "Answer from sources, and decline where they say nothing",
        "Hand over to a person what nothing supports",
      ],
      detect:
        "Keep a set of requests outside the domain and of questions that nobody can answer; the share answered with confidence there must not rise.",
    },
    because:
      "Nothing is tuned and confident errors remain: outside what it knows a model seldom says so, and what it says of its confidence predicts little.",
    evidence: ["xiong2023-blackbox-confidence", "jullien2025-consistent-and-wrong"],
  },
  "warn-prompted-models-are-sure-too": {
    when: {
      "out-of-domain": ["some", "often"],
      stakes: ["moderate"],
      access: { without: ["weights", "training-api", "hosted-tuning"] },
    },
    on: prompting,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Say in the prompt what lies outside, and what to answer there",
        "Answer from sources, and decline where they say nothing",
        "Hand over to a person what nothing supports",
      ],
      detect:
        "Keep a set of requests outside the domain and of questions that nobody can answer; the share answered with confidence there must not rise.",
    },
    because:
      "Nothing is tuned and confident errors remain: outside what it knows a model seldom says so, and what it says of its confidence predicts little.",
    evidence: ["xiong2023-blackbox-confidence", "jullien2025-consistent-and-wrong"],
  },
  "warn-wrong-route-wrong-expert": {
    when: { domains: ["few", "many"] },
    on: ["model-routing", "lora-composition", "svf-expert-vectors"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Give the router a class for none of these, served by the general model",
        "Mix experts by fitted weights where one choice is fragile",
      ],
      detect:
        "Measure routing accuracy on requests between and outside the specialties, and the end score with the true route given; the gap is what routing costs.",
    },
    because:
      "A request sent to the wrong expert can do worse than the untouched model, and the expert does not say so.",
    evidence: ["sun2025-wrong-expert-hurts", "yadav2024-moerging-not-comparable"],
  },
} as const satisfies RuleFile;
