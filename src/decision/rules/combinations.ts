import type { RuleFile } from "../rule.ts";

/** What being together adds or costs, beyond what the parts do alone. Ids: the parts in canonical order. */
export const combinationRules = {
  "together-passages-before-a-tuned-reader": {
    when: {},
    on: ["rag+full-sft"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because:
      "A reader tuned without passages tends to use them worse than the untouched one; only training with passages repaired it.",
    evidence: ["barnett2024-ft-hurts-rag-reader", "raft2024-naive-combination-hurts"],
  },
  "together-nothing-to-retrieve": {
    when: { data: { without: ["documents"] } },
    on: ["rag+lora", "rag+hosted-sft", "rag+rlvr"],
    effect: { kind: "fit", criterion: "data", points: -2 },
    because: "Without documents the retriever has next to nothing to fetch, whatever the tuned half has learned.",
    judgement: "Follows from the mechanism.",
  },
  "together-reader-trained-with-passages": {
    when: {
      data: { includes: ["documents"] },
      examples: ["1k-9k", "10k-99k", "100k+"],
    },
    on: ["rag+full-sft", "rag+lora"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because:
      "With enough questions they can be trained together with right and distracting passages, which beat either part in one study.",
    evidence: ["raft2024-train-with-distractors"],
  },
  "together-tuned-reader-guesses": {
    when: {},
    on: ["rag+full-sft"],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because: "A tuned reader falls back on what it was tuned to say where the passage says otherwise.",
    evidence: ["barnett2024-ft-hurts-rag-reader"],
  },
  "together-retrieval-on-retrained-text": {
    when: { corpus: ["<1M", "1M-100M", "100M-10B"] },
    on: ["rag+continued-pretraining"],
    effect: { kind: "fit", criterion: "data", points: -1 },
    because:
      "Retrieval in front of a model that was trained on the same few documents scored below retrieval in front of the untouched model.",
    evidence: ["ovadia2023-cpt-plus-rag-worse", "ovadia2023-known-topics"],
  },
  "together-retrieval-on-hosted-tuning": {
    when: { data: { includes: ["documents"] }, baseline: ["hardly", "partly"] },
    on: ["rag+hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "In one well-documented case the gains of question-answer tuning and of retrieval added up.",
    evidence: ["balaguer2024-cumulative"],
  },
  "together-adapter-helps-a-small-reader": {
    when: { "model-size": ["<=3B"] },
    on: ["rag+lora"],
    effect: { kind: "fit", criterion: "scale", points: 1 },
    because: "Adding tuning to retrieval helped small models, which use passages poorly by themselves.",
    evidence: ["soudani2024-benefit-shrinks-with-size"],
  },
  "together-large-reader-needs-no-adapter": {
    when: { "model-size": ["14-80B", ">80B"] },
    on: ["rag+lora"],
    effect: { kind: "fit", criterion: "scale", points: -1 },
    because: "What tuning adds to retrieval faded as models grew.",
    evidence: ["soudani2024-benefit-shrinks-with-size"],
  },
  "together-low-rank-limits-new-knowledge": {
    when: {},
    on: ["lora+continued-pretraining"],
    effect: { kind: "fit", criterion: "scale", points: -2 },
    because:
      "At every rank an adapter learned clearly less from billions of tokens than all weights did, and the gap widened with more.",
    evidence: ["biderman2024-cpt-gap", "biderman2024-cpt-code-sample-efficiency"],
  },
  "together-low-rank-limits-forgetting": {
    when: {},
    on: ["lora+continued-pretraining"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because:
      "What limits the learning limits the damage: the adapters kept more general ability than full training on the same text.",
    evidence: ["biderman2024-code-cpt-retention"],
  },
  "together-low-rank-comes-off": {
    when: {},
    on: ["lora+continued-pretraining"],
    effect: { kind: "risk", dimension: "lock-in", steps: -2 },
    because: "Trained as an adapter the change can be left out of a request.",
    evidence: ["sheng2023-slora-throughput"],
  },
  "together-frozen-parts-keep-old-ability": {
    when: {},
    on: ["regularized-sft+continued-pretraining"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because:
      "Freezing the parts that old data marks as important cut the loss from raw text to a few percent, and the text was learned as well.",
    evidence: ["ssu2025-freeze-columns", "ssu2025-degradation"],
  },
  "together-calibration-loss-in-the-run": {
    when: {},
    on: ["lora+regularized-sft"],
    effect: { kind: "risk", dimension: "calibration", steps: -1 },
    because:
      "A calibration loss inside the adapter's own run cut the error on unseen subjects, where a temperature fitted afterwards did almost nothing.",
    evidence: ["wang2025-cogcalib-fix", "wang2025-ood-ece"],
  },
  "together-merged-towards-a-safe-model": {
    when: {},
    on: ["lora+model-merging"],
    effect: { kind: "risk", dimension: "safety", steps: -2 },
    because: "Merged with a safe copy where it drifted, the tuned model ended safer than it had started.",
    evidence: ["djuhera2025-safemerge", "safemerge2025-domain-erosion"],
  },
  "together-adapter-with-safety-data": {
    when: {},
    on: ["lora+replay-sft"],
    effect: { kind: "risk", dimension: "safety", steps: -1 },
    because: "Safety data mixed into the adapter's training kept part of the refusals that the task alone had cost.",
    evidence: ["safemerge2025-domain-erosion"],
  },
  "together-adapter-keeps-replayed-tasks": {
    when: {},
    on: ["lora+replay-sft"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because:
      "A small share of earlier data beside an adapter restored most of what the adapter alone had cost, knowledge tests less than behavior.",
    evidence: ["huang2024-one-percent-enough", "huang2024-mmlu-not-recovered"],
  },
  "together-replay-thins-out-text": {
    when: { goal: ["knowledge"] },
    on: ["replay-sft+continued-pretraining"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Every general token takes the place of a domain token: mixing in chat data kept behavior and cost part of the new facts.",
    evidence: ["lu2025-opd-restores-behaviour-after-document-training", "gravity2026-counterweight"],
  },
  "together-replay-thins-out-facts": {
    when: { goal: ["knowledge"] },
    on: ["lora+replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Known facts mixed in saved general knowledge and cost recall of the new ones.",
    evidence: ["pletenev2025-mix-one-known"],
  },
  "together-replayed-facts-teach-answering": {
    when: { goal: ["knowledge", "abstention"] },
    on: ["lora+replay-sft"],
    effect: { kind: "risk", dimension: "hallucination", steps: 1 },
    because: "Nearly all adapters tuned with known facts mixed in lost the habit of saying that they do not know.",
    evidence: ["pletenev2025-lost-abstention"],
  },
  "together-imitation-then-rewards": {
    when: { data: { includes: ["demonstrations"] }, baseline: ["hardly", "partly"] },
    on: ["full-sft+rlvr"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because:
      "A supervised start puts answers within reach that rewards can then sharpen; in medicine, science and charts the two beat either alone.",
    evidence: ["wu2025-sft-then-rl-best-in-medicine", "msrl2025-sft-plateau-then-rl", "chu2025-sft-needed-for-format"],
  },
  "together-text-then-demonstrations": {
    when: { corpus: ["100M-10B", ">10B"], data: { includes: ["demonstrations"] } },
    on: ["full-sft+continued-pretraining"],
    effect: { kind: "fit", criterion: "data", points: 1 },
    because: "Reading much domain text before imitating its tasks did better than imitation alone.",
    evidence: ["gururangan2020-encoders", "liu2023-chip-task-dependent"],
  },
  "together-imitation-blocks-rewards": {
    when: { baseline: ["already"] },
    on: ["full-sft+rlvr"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because:
      "Where the model can do the task already, imitation first can stiffen it and leave rewards less to work with.",
    evidence: [
      "chen2025vlaa-sft-can-block-rl",
      "calibrl2026-sft-before-grpo-can-collapse",
      "sqlr12025-near-tie-with-sft",
    ],
  },
  "together-rewards-need-few-parameters": {
    when: {},
    on: ["lora+rlvr"],
    effect: { kind: "fit", criterion: "training", points: 1 },
    because:
      "Rewards carry so little information that a small adapter holds it, so the base stays frozen and cheap; one outside replication saw full training ahead.",
    evidence: ["schulman2025-match", "quantrl2025-qlora-rl-close-to-full", "morris2026-13-params-rl"],
  },
  "together-rewards-teach-reading": {
    when: { volatility: ["monthly", "daily"], data: { includes: ["verifier"] } },
    on: ["rag+rlvr"],
    effect: { kind: "fit", criterion: "freshness", points: 1 },
    because:
      "Rewards taught a model to follow update notes in its prompt, which keeps up with change, and cost less elsewhere than imitation did.",
    evidence: ["recode2025-rl-teaches-use-of-retrieved-docs"],
  },
  "together-prompts-and-weights": {
    when: { data: { includes: ["demonstrations"] }, baseline: ["partly", "hardly"] },
    on: ["prompt-optimization+lora"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because:
      "Optimizing prompts and weights in turn beat either alone, weights alone by a lot and prompts alone by a little.",
    evidence: ["bettertogether-both"],
  },
  "together-blending-gives-back-gain": {
    when: { baseline: ["hardly"] },
    on: ["lora+model-merging"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because: "Where the start model is far from the task, blending with it gives back most of what tuning gained.",
    evidence: ["lin2025sft-wiseft-loses-domain"],
  },
  "together-routed-adapters": {
    when: { domains: ["few", "many"] },
    on: ["model-routing+lora"],
    effect: { kind: "fit", criterion: "composability", points: 1 },
    because:
      "One base, an adapter a specialty and a router in front serve many specialties from one machine, with the base as fallback.",
    evidence: ["sheng2023-slora-throughput", "ostapenko2024-arrow-library"],
  },
  "together-questions-before-documents": {
    when: { goal: ["knowledge"], data: { includes: ["demonstrations"] } },
    on: ["full-sft+continued-pretraining"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Training on questions before the new documents raised what the weights took up from them.",
    evidence: ["jiang2024-order-of-training"],
  },
  "together-rewards-after-preferences-cost-safety": {
    when: {},
    on: ["dpo+rlvr"],
    effect: { kind: "risk", dimension: "safety", steps: 1 },
    because: "The reward stage took a little more off the safety average that the preference stage had lowered.",
    evidence: ["lambert2024-rlvr-stage-is-a-small-targeted-step", "lambert2024-preference-stage-costs-safety"],
  },
  "together-steering-kept-moderate": {
    when: {},
    on: ["prompt-engineering+activation-steering"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because:
      "With a prompt doing part of the work, a moderate strength suffices, short of where steering takes quality with it.",
    evidence: ["steering-plus-prompt", "feature-steering-cliff"],
  },
  "together-own-answers-after-rewards": {
    when: {},
    on: ["rlvr+rejection-sampling-ft"],
    effect: { kind: "risk", dimension: "forgetting", steps: -1 },
    because:
      "Imitating the correct attempts of the rewarded model, close to its own distribution, kept most old skill.",
    evidence: ["jigsaw2025-sft-on-rl-rollouts-keeps-old-skills", "shenfeld2025-on-policy-data-not-the-loss"],
  },
  "together-composed-prompt": {
    when: { baseline: ["already", "partly"], "model-size": [">80B"] },
    on: ["prompt-engineering+few-shot"],
    effect: { kind: "fit", criterion: "scale", points: 1 },
    because:
      "Instructions, chosen examples and reasoning composed into one prompt let a frontier model pass tuned specialists on exam questions.",
    evidence: ["nori2023-prompting-beats", "medprompt-over-specialist"],
  },
} as const satisfies RuleFile;
