import type { RuleFile } from "../rule.ts";

/** What the unmodified model can do already, by its baseline and by its pass rate under a checker: bring out, select, or put in. */
export const headroomRules = {
  // Baseline: mostly right.
  "nearly-right-wants-better-instructions": {
    when: { baseline: ["already"] },
    on: ["prompt-engineering", "few-shot", "prompt-optimization"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "What the model mostly gets right has to be asked for more consistently, not taught.",
    judgement: "Common practice; the measured counterpart is how little tuning adds to a strong start.",
  },
  "little-left-to-imitate": {
    when: { baseline: ["already"] },
    on: [
      "lora",
      "full-sft",
      "replay-sft",
      "regularized-sft",
      "hosted-sft",
      "adapters",
      "lora-composition",
      "continued-pretraining",
      "pretraining",
    ],
    effect: { kind: "fit", criterion: "headroom", points: -2 },
    because: "A model that is strong in the domain gains little from more of its examples or text, and pays elsewhere.",
    evidence: ["diao2026-already-knows", "wang2025-known-data-overconfidence", "jeong2024-ten-models"],
  },
  "a-good-model-needs-no-teacher": {
    when: {
      baseline: ["already"],
      goal: ["knowledge", "format", "task-skill", "reasoning", "preferences", "abstention"],
    },
    on: ["distillation", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because: "A teacher has little to add to a model that is mostly right.",
    judgement: "Follows from the mechanism.",
  },
  "right-content-needs-only-the-form": {
    when: { baseline: ["already"], goal: ["format"] },
    on: ["constrained-decoding"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "Where the content is right, forcing the form is all that is missing.",
    judgement: "Follows from the mechanism.",
  },
  "wrong-content-stays-wrong-in-form": {
    when: { baseline: ["hardly"], goal: ["format"] },
    on: ["constrained-decoding"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because: "A valid form around a wrong answer looks right and is not.",
    judgement: "Follows from the mechanism.",
  },
  "good-signals-come-from-good-models": {
    when: { baseline: ["already", "partly"], goal: ["abstention"] },
    on: ["selective-prediction"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "Probabilities separate right from wrong best in models that do well on the task.",
    evidence: ["plaut2024-abstain-with-msp", "kadavath2022-calibrated-base"],
  },
  "weak-models-give-weak-signals": {
    when: { baseline: ["hardly"], goal: ["abstention"] },
    on: ["selective-prediction"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because:
      "A model that is rarely right would have to hold back nearly always, and its probabilities say little about when.",
    evidence: ["plaut2024-abstain-with-msp", "xiong2023-blackbox-confidence"],
  },
  "the-cheap-model-does-most-of-it": {
    when: { baseline: ["already"], goal: ["efficiency"] },
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "If the cheap model is mostly right, few requests have to go to the expensive one.",
    judgement: "Follows from the mechanism.",
  },
  "the-cheap-model-does-little-of-it": {
    when: { baseline: ["hardly"], goal: ["efficiency"] },
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because: "If the cheap model is rarely right, nearly everything still goes to the expensive one.",
    judgement: "Follows from the mechanism.",
  },

  // Baseline: right some of the time.
  "mixed-results-can-be-selected": {
    when: { baseline: ["partly"] },
    on: ["best-of-n", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because:
      "A model that is right some of the time produces attempts worth picking, and can teach itself with a demonstration at hand.",
    evidence: [
      "selfconsistency-gsm8k",
      "monkeys-coverage",
      "shenfeld2026-sdft-gain",
      "shenfeld2026-self-distillation-from-demonstrations",
    ],
  },
  "mixed-results-guide-a-search": {
    when: { baseline: ["partly"] },
    on: ["prompt-optimization", "output-adapter"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "Successes beside failures show a search or a scorer what makes the difference.",
    judgement: "Follows from the mechanism; the sources do not vary the start.",
  },
  "mixed-results-teach-by-reward": {
    when: { baseline: ["partly"], goal: ["task-skill", "reasoning"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "Rewards need successes and failures on the same kind of question, and such a start offers both.",
    evidence: ["cheng2026-difficulty-is-non-monotonic", "bridge2025-prepare-the-model-for-rl"],
  },
  "taste-refines-a-working-model": {
    when: { baseline: ["already", "partly"] },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "Preference training refines a model that already does the work.",
    evidence: ["together-dpo-as-refinement", "google-sft-before-preference"],
  },

  // Baseline: rarely right.
  "words-do-not-put-in-what-is-missing": {
    when: { baseline: ["hardly"] },
    on: ["prompt-engineering", "few-shot"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because:
      "A careful prompt has been tried and the model is still rarely right, so what is missing is not a matter of words.",
    evidence: ["inquiringlines-prompt-ceiling"],
  },
  "a-search-needs-some-success": {
    when: { baseline: ["hardly"] },
    on: ["prompt-optimization", "dpo", "hosted-dpo", "rlhf"],
    effect: { kind: "fit", criterion: "headroom", points: -2 },
    because:
      "A search or a comparison finds little to build on where nearly every attempt fails; show right answers first.",
    evidence: ["gepa-loses-on-hard-math", "together-dpo-as-refinement", "google-sft-before-preference"],
  },
  "nothing-right-to-select": {
    when: { baseline: ["hardly"] },
    on: ["best-of-n", "output-adapter", "activation-steering", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because: "These select, reweigh or steer what the model can do, and there is little to bring out.",
    evidence: [
      "jullien2025-consistent-and-wrong",
      "sun2025-limits-latent-capability",
      "thinkwhen2025-steering-recovers-part-of-rl",
    ],
  },
  "a-missing-skill-can-be-taught": {
    when: { baseline: ["hardly"], goal: ["format", "task-skill", "reasoning", "efficiency"] },
    on: ["lora", "full-sft", "replay-sft", "regularized-sft", "hosted-sft", "adapters"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "A model that is weak in the domain gains most from being shown right outputs.",
    evidence: ["diao2026-already-knows", "zhao2024-many-small"],
  },
  "a-missing-skill-can-be-handed-down": {
    when: { baseline: ["hardly"] },
    on: ["distillation"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "A stronger teacher brings in what the model does not produce by itself.",
    evidence: ["yue2025-distillation-extends-the-boundary"],
  },
  "unknown-facts-call-for-a-source": {
    when: { baseline: ["hardly"], goal: ["knowledge"] },
    on: ["rag", "long-context"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "The rarer a fact was in training, the more a passage in front of the model adds.",
    evidence: ["soudani2024-tail-knowledge"],
  },
  "known-facts-need-less-of-a-source": {
    when: { baseline: ["already"], goal: ["knowledge"] },
    on: ["rag", "long-context"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because: "A model that mostly has the facts gains less from reading them again.",
    evidence: ["soudani2024-tail-knowledge"],
  },
  "what-is-absent-must-be-read-in": {
    when: { baseline: ["hardly"], corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining", "pretraining"],
    effect: { kind: "fit", criterion: "headroom", points: 2 },
    because: "What the model never met in training has to be brought in by text before anything can bring it out.",
    evidence: ["zhang2025-rl-needs-seed-knowledge", "chen2026-optimiser-tricks-do-not-fix-it"],
  },
  "rewards-need-a-foothold": {
    when: { baseline: ["hardly"], goal: ["task-skill", "reasoning"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because:
      "Many items that a model starts out failing are never learned by reward, even when a right answer turns up.",
    evidence: ["chen2026-many-hard-items-never-learn", "cheng2026-difficulty-is-non-monotonic"],
  },
  "small-nudges-suit-a-model-that-can": {
    when: { baseline: ["already"] },
    on: ["activation-steering"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "A model that can do it needs only a nudge.",
    evidence: ["thinkwhen2025-steering-recovers-part-of-rl"],
  },

  // Pass rate under a checker.
  "mixed-outcomes-are-what-rewards-learn-from": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["middle"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "fit", criterion: "headroom", points: 2 },
    because: "Reward training learns most from questions that are answered right about as often as wrong.",
    evidence: ["cheng2026-difficulty-is-non-monotonic", "mathforge2026-grpo-update-peaks-at-half"],
  },
  "hard-but-solvable-items-reward-effort": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["low"] },
    on: ["rlvr", "hosted-rft", "best-of-n"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "Hard tasks that pass now and then are found by many attempts, and hold more to learn than easy ones.",
    evidence: ["pikus2025-hardest-tenth-wins-under-budget", "zhang2025-edge-of-competence", "monkeys-coverage"],
  },
  "no-success-no-signal": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["near-zero"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "headroom", points: -2 },
    because:
      "Where nearly nothing passes there is no signal to train on, and the rare pass is often an accident or a shortcut.",
    evidence: [
      "pope2026-no-signal-on-zero-pass",
      "cheng2026-difficulty-is-non-monotonic",
      "chen2026-correct-answers-on-hard-items-use-shortcuts",
      "sun2025-limits-latent-capability",
    ],
  },
  "all-passed-nothing-to-learn": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["high"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "fit", criterion: "headroom", points: -2 },
    because:
      "Questions that every attempt answers right give no advantage to any attempt, hence nothing to learn from.",
    evidence: ["yu2025-zero-signal-groups", "hu2026-which-items-for-which-stage"],
  },
  "some-passes-fill-a-training-set": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["low", "middle"] },
    on: ["rejection-sampling-ft"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "Several attempts at each question yield enough passed answers to train on, and weaker starts gain more.",
    evidence: ["yuan2023-rft-gain"],
  },
  "passing-already-adds-little": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["high"] },
    on: ["rejection-sampling-ft", "svf-expert-vectors", "best-of-n"],
    effect: { kind: "fit", criterion: "headroom", points: -1 },
    because: "Where nearly every attempt passes, the model's own passed answers hold nothing new.",
    evidence: ["yuan2023-rft-gain", "yu2025-zero-signal-groups"],
  },
  "demonstrations-open-what-rewards-cannot": {
    when: { data: { includes: ["verifier"] }, "pass-rate": ["near-zero"] },
    on: ["full-sft", "lora", "replay-sft", "regularized-sft", "hosted-sft", "distillation"],
    effect: { kind: "fit", criterion: "headroom", points: 1 },
    because: "A task that the model never passes has to be shown to it before rewards can work.",
    evidence: [
      "jigsaw2025-rl-from-zero-needs-partial-credit",
      "yue2025-distillation-extends-the-boundary",
      "pope2026-no-signal-on-zero-pass",
    ],
  },
} as const satisfies RuleFile;
