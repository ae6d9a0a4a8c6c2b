import type { RuleFile } from "../rule.ts";

/**
 * What raises or lowers a risk in a situation, by dimension. Out-of-domain traffic, stakes, safety behavior and reversibility are absent on purpose: they are
 * exposure, and count afterwards.
 */
export const riskRules = {
  // Forgetting
  "forgetting-few-examples-many-passes": {
    when: { data: { includes: ["demonstrations"] }, examples: ["1-99"] },
    on: ["lora", "adapters", "full-sft", "hosted-sft"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because:
      "A handful of examples is passed over again and again, and even an adapter can lose general ability in few steps.",
    evidence: ["riemer2025-lora-can-collapse", "pletenev2025-few-facts-not-safe"],
  },
  "forgetting-long-runs-outlast-a-penalty": {
    when: { data: { includes: ["demonstrations"] }, examples: ["100k+"] },
    on: ["regularized-sft"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because: "Over very many examples, weight decay and dropout did not hold back what plain tuning loses.",
    evidence: ["biderman2024-vs-dropout-weight-decay"],
  },
  "forgetting-wide-reading": {
    when: { corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because:
      "Reading widely forgot less than imitating instructions did, although it goes on forgetting the longer it lasts.",
    evidence: ["biderman2024-order-of-forgetting"],
  },
  "forgetting-memorized-text": {
    when: { corpus: ["<1M", "1M-100M"] },
    on: ["continued-pretraining"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because:
      "Little text has to be repeated until it sticks, and pushing memorization further costs facts that the model held before.",
    evidence: ["jiang2024-deeper-memorising-forgets"],
  },
  "forgetting-small-model": {
    when: { "model-size": ["<=3B"] },
    on: ["continued-pretraining"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because:
      "On raw text small models lost the most, having no spare capacity; instruction tuning of small models showed the opposite trend.",
    evidence: ["bethune2025-small-models-worst", "luo2023-forgetting-general"],
  },
  "forgetting-already-able": {
    when: { baseline: ["already"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "hosted-sft"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because: "A model that is already strong in the domain gains little from imitation and pays more for it elsewhere.",
    evidence: ["diao2026-already-knows"],
  },
  "forgetting-adapters-on-reasoning-data": {
    when: { goal: ["reasoning"], data: { includes: ["demonstrations"] } },
    on: ["lora", "adapters"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because:
      "On reasoning data the advantage of an adapter shrinks: one large enough to learn it forgot almost as much as full tuning.",
    evidence: ["biderman2024-math-no-free-lunch", "biderman2024-rank-knob"],
  },
  "forgetting-few-numbers-pushed-hard": {
    when: { goal: ["reasoning", "task-skill"], examples: ["10k-99k", "100k+"] },
    on: ["adapters"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because:
      "Very few trained numbers are no protection: pushed to a high score, scaling vectors forgot several times more than a low-rank adapter.",
    evidence: ["peft2026-fewer-params-not-less-forgetting", "peft2026-scaling-vectors-dose"],
  },
  "forgetting-task-after-task": {
    when: { domains: ["many"] },
    on: ["full-sft", "hosted-sft"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because: "Specialties learned one after the other in the same weights overwrite each other.",
    evidence: ["wang2023-trace-gsm8k", "kotha2023-icl-lost"],
  },
  "forgetting-one-skill-per-adapter": {
    when: { domains: ["many"] },
    on: ["lora-composition"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because: "Each specialty has an adapter of its own, so learning one does not write over another.",
    evidence: ["recurrentkif2025-olora-long-sequence", "pfeiffer2020-fusion-nondestructive"],
  },
  "forgetting-style-alone": {
    when: { goal: ["format"] },
    on: ["lora", "adapters", "hosted-sft"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because: "Learning how to begin and shape an answer changes little else in a low-rank adapter.",
    evidence: ["ghosh2024-lora-style-only"],
  },
  "forgetting-unswept-learning-rate": {
    when: { team: ["prompting"] },
    on: ["full-sft"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because: "Most of what domain tuning loses is lost to the learning rate, which a first run seldom sets well.",
    evidence: ["lin2025sft-lr-5e-6-cost", "talr2025-learning-rate"],
  },
  "forgetting-impossible-tasks": {
    when: { "pass-rate": ["near-zero"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because: "Training on tasks that nearly never succeed can lower abilities that the model already had.",
    evidence: ["cheng2026-difficulty-is-non-monotonic", "cheng2026-hard8-lowers-average"],
  },
  "forgetting-edits-pile-up": {
    when: { goal: ["knowledge"], volatility: ["monthly", "daily"] },
    on: ["model-editing"],
    effect: { kind: "risk", dimension: "forgetting", steps: 1 },
    because: "Facts that keep changing mean edit upon edit, and each one moves weights that other abilities use.",
    evidence: ["gu2024-editing-costs-general-ability"],
  },

  // Calibration
  "calibration-small-sets": {
    when: { data: { includes: ["demonstrations"] }, examples: ["1-99"] },
    on: ["lora", "adapters", "full-sft", "hosted-sft"],
    effect: { kind: "risk", dimension: "calibration", steps: 1 },
    because: "Tuned models are overconfident, most of all after small data sets.",
    evidence: ["yang2023-laplace", "clora2025-lora-ece"],
  },
  "calibration-known-data": {
    when: { baseline: ["already"], data: { includes: ["demonstrations"] } },
    on: ["lora", "full-sft", "hosted-sft"],
    effect: { kind: "risk", dimension: "calibration", steps: 1 },
    because: "On examples that the model already solves, accuracy soon stands still while confidence goes on climbing.",
    evidence: ["wang2025-known-data-overconfidence"],
  },
  "calibration-weak-base-weak-signal": {
    when: { baseline: ["hardly"] },
    on: ["selective-prediction", "best-of-n"],
    effect: { kind: "risk", dimension: "calibration", steps: 1 },
    because:
      "Where the model is mostly wrong, its probabilities separate right from wrong poorly, and samples can agree on the same error.",
    evidence: ["plaut2024-abstain-with-msp", "jullien2025-consistent-and-wrong"],
  },
  "calibration-large-base-as-referee": {
    when: { "model-size": ["14-80B", ">80B"] },
    on: ["selective-prediction"],
    effect: { kind: "risk", dimension: "calibration", steps: -1 },
    because: "The larger the model, the better its own probabilities and its untouched base serve as a referee.",
    evidence: ["tan2026-scale", "kadavath2022-calibrated-base"],
  },
  "calibration-pairs-reward-confidence": {
    when: { goal: ["abstention"], data: { includes: ["preferences"] } },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: { kind: "risk", dimension: "calibration", steps: 1 },
    because: "Preference training sharpens confidence, the very thing that has to become honest here.",
    evidence: ["hu2025-interpolation-calibration", "openai2023-posttraining-ece"],
  },

  // Shortcuts
  "shortcuts-impossible-tasks": {
    when: { "pass-rate": ["near-zero"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "risk", dimension: "shortcuts", steps: 2 },
    because: "Where almost nothing passes, what is rewarded are accidents and tricks, and they get trained in.",
    evidence: ["cheng2026-difficulty-is-non-monotonic", "chen2026-correct-answers-on-hard-items-use-shortcuts"],
  },
  "shortcuts-reachable-tasks": {
    when: { "pass-rate": ["middle"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "risk", dimension: "shortcuts", steps: -1 },
    because: "Tasks that are solved some of the time carry an honest signal, and gave the steadiest gains.",
    evidence: ["cheng2026-difficulty-is-non-monotonic", "mathforge2026-grpo-update-peaks-at-half"],
  },
  "shortcuts-lucky-solutions": {
    when: { "pass-rate": ["near-zero"] },
    on: ["rejection-sampling-ft"],
    effect: { kind: "risk", dimension: "shortcuts", steps: 1 },
    because:
      "The few answers that pass very hard tasks are reached by flawed reasoning more often, and are then imitated.",
    evidence: ["chen2026-correct-answers-on-hard-items-use-shortcuts"],
  },
  "shortcuts-thin-reward-model": {
    when: { data: { includes: ["preferences"] }, examples: ["1-99", "100-999"] },
    on: ["rlhf"],
    effect: { kind: "risk", dimension: "shortcuts", steps: 1 },
    because:
      "A reward model learned from few comparisons is wrong about the best answers, and that is where optimization goes.",
    evidence: ["rubrics2025-tail-errors-drive-overoptimisation"],
  },
  "shortcuts-form-before-thought": {
    when: { goal: ["reasoning"] },
    on: ["constrained-decoding"],
    effect: { kind: "risk", dimension: "shortcuts", steps: 1 },
    because:
      "A strict format leaves less room to reason before the answer, and the stricter it is the more reasoning suffers.",
    evidence: ["format-constraints-hurt-reasoning"],
  },

  // Hallucination
  "hallucination-new-facts-by-imitation": {
    when: { goal: ["knowledge"], baseline: ["hardly"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "hosted-sft", "lora", "adapters"],
    effect: { kind: "risk", dimension: "hallucination", steps: 2 },
    because: "Examples that state facts which the model does not hold teach it to state what it does not know.",
    evidence: ["gekhman2024-new-facts-hallucinate", "gekhman2024-unknown-linear", "finetunebench-new-facts"],
  },
  "hallucination-new-facts-held-back": {
    when: { goal: ["knowledge"], baseline: ["hardly"], data: { includes: ["demonstrations"] } },
    on: ["regularized-sft", "replay-sft", "distillation", "on-policy-distillation"],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because:
      "Holding the model near its start slows the fitting of unknown facts, which is when the harm is done, but does not make them known.",
    evidence: ["gekhman2024-early-stop", "pletenev2025-lost-abstention"],
  },
  "hallucination-text-read-once": {
    when: { goal: ["knowledge"], corpus: ["<1M", "1M-100M"] },
    on: ["continued-pretraining"],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because:
      "Raw text without many rewordings is memorized more than understood, and can leave answers worse than before.",
    evidence: ["ovadia2023-cpt-can-hurt", "jiang2024-gold-doc-vs-weights"],
  },
  "hallucination-yesterdays-facts": {
    when: { goal: ["knowledge"], volatility: ["monthly", "daily"] },
    on: [
      "full-sft",
      "hosted-sft",
      "lora",
      "adapters",
      "replay-sft",
      "regularized-sft",
      "continued-pretraining",
      "pretraining",
      "distillation",
      "model-editing",
    ],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because: "What stands in the weights goes on being stated after it has changed.",
    evidence: ["gorilla2023-retriever-follows-changes", "finetunebench-new-facts"],
  },
  "hallucination-lost-in-long-text": {
    when: { corpus: ["1M-100M", "100M-10B", ">10B"] },
    on: ["long-context"],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because: "The more text is put into the context, the more often the passage that matters is missed.",
    evidence: ["nolima2025-32k-halves-most-models", "liu2023-middle-of-context-is-lost"],
  },
  "hallucination-broad-small-student": {
    when: { domains: ["many"], "model-size": ["<=3B", "3-14B"] },
    on: ["distillation"],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because: "A small student that must cover several specialties takes on its teacher's manner sooner than its facts.",
    evidence: ["gudibande2023-style-not-ability", "gudibande2023-narrow-imitation-works"],
  },
  "hallucination-rewards-punish-silence": {
    when: { goal: ["knowledge", "abstention"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because: "A reward for right answers alone makes a guess worth more than an admission, and abstention falls.",
    evidence: ["kirichenko2025-abstention-loss", "abstainr12026-needs-unanswerable"],
  },
  "hallucination-answers-from-documents": {
    when: { data: { includes: ["documents"] } },
    on: ["rag"],
    effect: { kind: "risk", dimension: "hallucination", steps: -1 },
    because: "With the documents at hand the answer can rest on a passage in place of memory.",
    evidence: ["soudani2024-tail-knowledge", "ovadia2023-rag-beats-cpt"],
  },

  // Safety
  "safety-persona-data": {
    when: { goal: ["preferences"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "hosted-sft"],
    effect: { kind: "risk", dimension: "safety", steps: 1 },
    because:
      "Data that change who the model is, its tone or its readiness to help, erode refusals more than plain tasks do.",
    evidence: ["qi2023-ten-examples", "sarft2025-roleplay", "privacycollapse2026-silent"],
  },
  "safety-reasoning-traces": {
    when: { goal: ["reasoning"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "distillation"],
    effect: { kind: "risk", dimension: "safety", steps: 1 },
    because: "Safety fell while reasoning rose in models tuned on reasoning traces.",
    evidence: [
      "ren2026-safety-falls-while-reasoning-rises",
      "tradeoffs2025-reasoning-costs-instruction-following-and-safety",
    ],
  },
  "safety-refusals-displaced": {
    when: { goal: ["abstention"], data: { includes: ["preferences"] } },
    on: ["dpo", "hosted-dpo"],
    effect: { kind: "risk", dimension: "safety", steps: 1 },
    because: "Pairs of two similar refusals can push probability away from refusing altogether.",
    evidence: ["razin2024-preferred-answers-lose-likelihood"],
  },
  "safety-many-experts-merged": {
    when: { domains: ["many"] },
    on: ["model-merging"],
    effect: { kind: "risk", dimension: "safety", steps: 1 },
    because: "Merging passes on the misalignment of any of its experts, and many experts are many chances of one.",
    evidence: ["hammoud2024-merge-spreads-misalignment"],
  },
  "safety-learned-cheating-spreads": {
    when: { "pass-rate": ["near-zero"] },
    on: ["rlvr"],
    effect: { kind: "risk", dimension: "safety", steps: 1 },
    because: "A model that learns to cheat its checker became deceptive in tasks that have nothing to do with it.",
    evidence: ["macdiarmid2025-reward-hacking-spreads"],
  },

  // Diversity
  "diversity-strong-base-sharpened": {
    when: { baseline: ["already"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "risk", dimension: "diversity", steps: 1 },
    because: "Where the model is already strong, rewards sharpen what it does and coverage stays or shrinks.",
    evidence: ["liu2025-gains-where-base-is-weak", "yue2025-pass-at-k-crossing"],
  },
  "diversity-edge-of-ability": {
    when: { "pass-rate": ["low"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "risk", dimension: "diversity", steps: -1 },
    because: "Tasks just past the edge, seldom but sometimes solved, widened coverage where easier ones narrowed it.",
    evidence: ["zhang2025-edge-of-competence"],
  },
  "diversity-long-imitation": {
    when: { data: { includes: ["demonstrations"] }, examples: ["100k+"] },
    on: ["full-sft"],
    effect: { kind: "risk", dimension: "diversity", steps: 1 },
    because: "Long training of all weights on one kind of answer collapsed the variety of sampled solutions.",
    evidence: ["biderman2024-diversity"],
  },

  // Lock-in
  "lock-in-many-domains-one-change": {
    when: { domains: ["many"] },
    on: ["full-sft", "hosted-sft", "regularized-sft", "replay-sft"],
    effect: { kind: "risk", dimension: "lock-in", steps: 1 },
    because: "Many specialties in one set of weights cannot be mended, sold or withdrawn one at a time.",
    judgement: "It follows from how the change is stored; no source measured what it costs a team.",
  },
  "lock-in-moving-facts": {
    when: { goal: ["knowledge"], volatility: ["monthly", "daily"] },
    on: ["full-sft", "continued-pretraining", "pretraining", "hosted-sft", "lora"],
    effect: { kind: "risk", dimension: "lock-in", steps: 1 },
    because: "Each change of the facts asks for another training run and another round of tests.",
    evidence: ["gorilla2023-retriever-follows-changes"],
  },
  "lock-in-provider-holds-the-model": {
    when: { access: { without: ["weights", "training-api"] } },
    on: ["prompt-optimization", "output-adapter"],
    effect: { kind: "risk", dimension: "lock-in", steps: 1 },
    because: "What is fitted to a model that somebody else serves has to be fitted again when that model is retired.",
    evidence: ["gepa-merge-can-hurt", "openai-tuned-models-retire-with-base"],
  },
} as const satisfies RuleFile;
