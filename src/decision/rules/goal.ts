import type { RuleFile } from "../rule.ts";

/** What a technique does, set against what must change: supplies facts, shows form, teaches a skill, sharpens reasoning, follows preferences, shrinks, holds back. */
export const goalRules = {
  // Knowledge: facts have to come from somewhere.
  "retrieval-supplies-facts": {
    when: { goal: ["knowledge"] },
    on: ["rag", "long-context"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "The missing fact is put in front of the model, which answers far more from what it reads than from what it has stored.",
    evidence: [
      "ovadia2023-rag-beats-cpt",
      "soudani2024-tail-knowledge",
      "jiang2024-gold-doc-vs-weights",
      "lampinen2025-icl-more-flexible",
    ],
  },
  "tools-look-facts-up": {
    when: { goal: ["knowledge"] },
    on: ["tool-use"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A call to a source of record fetches the fact as it stands, if the model makes the right call.",
    evidence: ["gorilla2023-retriever-follows-changes", "gorilla2023-api-hallucination"],
  },
  "reading-much-domain-text-stores-facts": {
    when: { goal: ["knowledge"], corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Training on much text of the domain is the way to write broad knowledge into weights.",
    evidence: ["liu2023-chip-task-dependent", "colombo2024-law-scale", "gururangan2020-encoders"],
  },
  "a-little-text-stores-few-facts": {
    when: { goal: ["knowledge"], corpus: ["<1M", "1M-100M"] },
    on: ["continued-pretraining"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "A little text read once leaves few facts that can be asked for, and reading it often enough to know it by heart wears down older ones.",
    evidence: ["ovadia2023-cpt-can-hurt", "jiang2024-gold-doc-vs-weights", "jiang2024-deeper-memorising-forgets"],
  },
  "domain-models-and-branches-hold-facts": {
    when: { goal: ["knowledge"] },
    on: ["pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A model, or a branch of one, that is trained on the domain from early on holds its facts and words natively.",
    evidence: ["pubmedbert2020-scratch-beats-continued", "wu2023-mixed-from-scratch", "sukhbaatar2024-btx-scores"],
  },
  "edits-write-single-facts": {
    when: { goal: ["knowledge"] },
    on: ["model-editing"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "An edit writes a single statement into the weights, although what follows from it seldom changes along.",
    evidence: ["memit2022-thousands-of-edits", "cohen2023-edits-do-not-ripple"],
  },
  "a-datastore-recalls-rare-patterns": {
    when: { goal: ["knowledge"] },
    on: ["knn-lm"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Looking up nearest neighbors recalls rare facts, though it cannot put several of them together.",
    evidence: ["knnlm2019-perplexity-without-training", "knnlimits-memory-not-reasoning"],
  },
  "prompts-cannot-supply-facts": {
    when: { goal: ["knowledge"] },
    on: ["prompt-engineering", "prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Better wording brings out what the model has stored; it cannot add a fact that was never there.",
    evidence: ["inquiringlines-prompt-ceiling", "song2025-four-paradigms"],
  },
  "a-prompt-shows-few-of-many-facts": {
    when: { goal: ["knowledge"], examples: ["1k-9k", "10k-99k", "100k+"] },
    on: ["few-shot"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Pairs in the prompt supply the facts that they state, and a prompt holds few of so many.",
    judgement: "Follows from the mechanism.",
  },
  "learned-prompts-cannot-supply-facts": {
    when: { goal: ["knowledge"] },
    on: [
      "prompt-tuning",
      "black-box-tuning",
      "output-adapter",
      "proxy-tuning",
      "model-merging",
      "model-routing",
      "best-of-n",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "The model stays as it is, and what is put around it, or more samples of it, holds none of the missing facts.",
    judgement: "Follows from how they work; no source compares them on facts the model lacks.",
  },
  "rewards-and-preferences-add-no-facts": {
    when: { goal: ["knowledge"] },
    on: ["dpo", "hosted-dpo", "rlhf", "rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because:
      "These train on the model's own answers or reweigh what it holds, so they choose among what it knows and bring in nothing new.",
    evidence: [
      "lambert2024-facts-do-not-move",
      "zhang2025-rl-needs-seed-knowledge",
      "sun2025-limits-latent-capability",
    ],
  },
  "imitation-is-a-poor-carrier-of-facts": {
    when: { goal: ["knowledge"] },
    on: [
      "lora",
      "adapters",
      "lora-composition",
      "regularized-sft",
      "replay-sft",
      "hosted-sft",
      "distillation",
      "on-policy-distillation",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Imitation teaches the manner of an answer, and the training questions by heart, before it teaches the fact.",
    evidence: [
      "ghosh2024-lora-style-only",
      "finetunebench-new-facts",
      "finetunebench-memorise-not-generalise",
      "pletenev2025-mix-one-known",
      "gudibande2023-style-not-ability",
      "shenfeld2026-knowledge",
    ],
  },
  "steering-adds-no-facts": {
    when: { goal: ["knowledge"] },
    on: ["activation-steering", "constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "Pushing or restricting what the model would say adds no fact to what it can say.",
    judgement: "Follows from the mechanism; nobody has tested them for this purpose.",
  },

  // Format: the content is there, the form is not.
  "form-can-be-asked-for": {
    when: { goal: ["format"] },
    on: ["prompt-engineering", "prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A form that can be described can be asked for, and the wording can be tried out in hours.",
    judgement: "Common practice; the evidence base has no source on structured instructions as such.",
  },
  "examples-show-the-form": {
    when: { goal: ["format"] },
    on: ["few-shot"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "A few finished answers show a form more exactly than a description of it.",
    judgement: "Common practice; the many-shot studies measured tasks, not style.",
  },
  "light-tuning-learns-form": {
    when: { goal: ["format"] },
    on: ["lora", "hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "How to begin, phrase and lay out an answer is what light tuning on examples learns first and best.",
    evidence: ["ghosh2024-lora-style-only", "li2023-finance-split"],
  },
  "any-imitation-learns-form": {
    when: { goal: ["format"] },
    on: ["full-sft", "replay-sft", "regularized-sft", "adapters", "lora-composition", "dpo", "hosted-dpo"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Imitated outputs fix the form and pairs the tone, though a lighter change does it as well.",
    evidence: ["slmtool2025-format-skill", "gudibande2023-style-not-ability", "openai-dpo-guide-scope"],
  },
  "frozen-models-can-be-moved-to-a-style": {
    when: { goal: ["format"] },
    on: ["prompt-tuning", "proxy-tuning", "activation-steering"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A learned prefix, a small tuned model beside the large one or an added vector moves style while the model stays frozen, a vector not for every input.",
    evidence: ["prefix-low-data", "proxy-closes-gap", "persona2026-vector-algebra", "braun2025-steering-unreliable"],
  },
  "a-grammar-guarantees-form": {
    when: { goal: ["format"] },
    on: ["constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Cutting off tokens that break a grammar makes every output valid, whatever the model would have written.",
    evidence: ["park2024-constraints-distort", "jsonschemabench2025-coverage-differs"],
  },
  "facts-do-not-change-form": {
    when: { goal: ["format"] },
    on: ["rag", "tool-use", "model-routing", "best-of-n", "model-editing"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Facts, calls, votes and other models leave the form of an answer to the prompt.",
    judgement: "Follows from the mechanism.",
  },
  "raw-text-unlearns-form": {
    when: { goal: ["format"] },
    on: ["continued-pretraining", "pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Training on raw text teaches to continue documents, and a chat model loses instruction following over it.",
    evidence: ["lu2025-opd-restores-behaviour-after-document-training", "ssu2025-full-cpt-cost"],
  },

  // A task: a narrow thing to be done well.
  "imitation-learns-narrow-tasks": {
    when: { goal: ["task-skill"] },
    on: ["lora", "full-sft", "replay-sft", "hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "On a narrow task with right answers to imitate, a tuned model beats larger prompted ones.",
    evidence: [
      "zhao2024-many-small",
      "lehman2023-small-clinical-wins",
      "scialom2022-rehearsal",
      "codereview-hosted-sft-best",
    ],
  },
  "restraint-costs-a-little-of-the-task": {
    when: { goal: ["task-skill"] },
    on: ["regularized-sft", "adapters", "prompt-tuning"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Restrained tuning, small modules and, in a large model, learned prompts come close to full tuning on a task.",
    evidence: [
      "lin2025sft-small-lr",
      "diao2026-kl-not-reliable",
      "houlsby2019-near-full-tuning",
      "tfew-peft-over-icl",
      "lester2021-scale",
    ],
  },
  "examples-in-the-prompt-teach-tasks": {
    when: { goal: ["task-skill"] },
    on: ["few-shot"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A capable model picks up a task from examples in the prompt, at times as well as from tuning.",
    evidence: ["manyshot-comparable-to-ft", "nori2023-prompting-beats"],
  },
  "searched-prompts-improve-tasks": {
    when: { goal: ["task-skill"] },
    on: ["prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "A task that can be scored lets a search find instructions and examples that people would not have tried.",
    evidence: ["mipro-gain", "gepa-over-grpo-aggregate"],
  },
  "rewards-improve-checkable-tasks": {
    when: { goal: ["task-skill"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft", "svf-expert-vectors"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Rewards, and training on own answers that passed, raise the checked task where the model does it in part, and little else.",
    evidence: [
      "lambert2024-rlvr-stage-is-a-small-targeted-step",
      "openai-rft-guide-conditions",
      "xiong2025-rejection-sampling-is-a-strong-baseline",
      "sun2025-svf-not-always-above-lora",
      "sun2025-replication-small-gain",
    ],
  },
  "selecting-answers-improves-tasks": {
    when: { goal: ["task-skill"] },
    on: ["best-of-n", "output-adapter", "proxy-tuning", "black-box-tuning"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Picking among attempts, a scorer, a small tuned relative or a searched prompt moves the model toward the task from outside.",
    evidence: [
      "monkeys-coverage",
      "cobbe2021-verifier-scales",
      "bbox-vs-azure-sft",
      "proxy-closes-gap",
      "bdpl2022-discrete-prompts-by-queries",
    ],
  },
  "open-weights-make-detours-needless": {
    when: { access: { includes: ["weights", "training-api"] } },
    on: ["output-adapter", "black-box-tuning", "proxy-tuning"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Where the weights can be trained, training them did better than working from outside in what comparisons there are.",
    evidence: ["bbox-weights-still-win", "proxy-closes-gap"],
  },
  "composed-skills-serve-mixed-tasks": {
    when: { goal: ["task-skill"], domains: ["few", "many"] },
    on: ["lora-composition"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Adapters of one skill each, combined or routed, did better than one that was trained on all of them.",
    evidence: ["prabhakar2024-cat-skill-composition", "kang2024-selfmoe-gain", "mtlora2026-collapse-with-tasks"],
  },
  "teachers-pass-on-covered-tasks": {
    when: { goal: ["task-skill"] },
    on: ["distillation", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A student comes close to its teacher on the task that the teacher's answers cover.",
    evidence: ["gkd2023-student-outputs", "gudibande2023-narrow-imitation-works", "shenfeld2026-sdft-gain"],
  },
  "domain-text-prepares-tasks": {
    when: { goal: ["task-skill"], corpus: ["100M-10B", ">10B"] },
    on: ["continued-pretraining", "moe-upcycling"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A second round of pretraining on much domain text, or branches of it, helped its tasks, throughout in encoders and at times in generative models.",
    evidence: ["gururangan2020-encoders", "liu2023-chip-task-dependent", "sukhbaatar2024-btx-scores"],
  },
  "one-skill-leaves-nothing-to-join": {
    when: { goal: ["task-skill", "reasoning"], domains: ["one"] },
    on: ["model-merging"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Merging joins what several models can do; for a single skill it learns nothing itself.",
    evidence: ["he2025-mergebench", "lin2025sft-wiseft-loses-domain"],
  },
  "merging-joins-skills-that-exist": {
    when: { goal: ["task-skill", "reasoning"], domains: ["few", "many"] },
    on: ["model-merging"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Models that were each tuned for one of the skills can be joined without training, and did better than any of them on tasks that need both.",
    evidence: ["akiba2024-evolved-merge", "yu2023-dare-sparse-deltas", "xiao2023-cocktail-new-task"],
  },
  "merging-learns-nothing-itself": {
    when: { goal: ["task-skill"] },
    on: ["model-editing", "activation-steering", "knn-lm", "constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Changed facts, a shifted direction, a memory of similar text or a fixed form teach no task themselves.",
    evidence: ["wang2023-knnlm-no-better-text", "gu2024-editing-costs-general-ability", "feature-steering-cliff"],
  },

  // Reasoning: steps that lead to an answer.
  "rewards-sharpen-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "Rewarding right results, or training on own chains that end right, makes the model use the reasoning it is capable of more reliably.",
    evidence: [
      "wu2025-math-prefers-rl",
      "huan2025-math-only-rl-keeps-general-sft-loses-it",
      "xiong2025-rejection-sampling-is-a-strong-baseline",
    ],
  },
  "worked-steps-teach-reasoning": {
    when: { goal: ["reasoning"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "lora", "replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Imitating worked steps raises scores on that kind of problem, though each step says less about the answer than before.",
    evidence: [
      "hu2026-small-base-sft-beats-rl-in-science",
      "yue2025-distillation-extends-the-boundary",
      "wu2025-sft-lowers-infogain",
    ],
  },
  "voting-improves-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Wrong chains scatter and right ones agree, so a vote or a check over several beats one.",
    evidence: ["selfconsistency-gsm8k", "cobbe2021-verifier-scales"],
  },
  "an-interpreter-computes-the-steps": {
    when: { goal: ["reasoning"] },
    on: ["tool-use"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Steps that can be written as code are computed without slips by an interpreter.",
    evidence: ["pal-tools"],
  },
  "searched-prompts-improve-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["prompt-optimization"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Instructions evolved from written feedback improve multi-step work, up to the limit of what the model can do.",
    evidence: ["gepa-over-grpo-aggregate", "gepa-loses-on-hard-math"],
  },
  "a-stronger-teacher-widens-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["distillation"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Worked chains of a stronger model let the student solve problems that it did not solve in many attempts.",
    evidence: ["yue2025-distillation-extends-the-boundary"],
  },
  "a-teacher-grades-every-step": {
    when: { goal: ["reasoning"] },
    on: ["on-policy-distillation"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A teacher that grades each token of the student's own chains gives a denser signal than a reward at the end.",
    evidence: ["gkd2023-student-outputs", "lu2025-opd-is-cheap"],
  },
  "expert-vectors-sharpen-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["svf-expert-vectors"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Scaling singular values under rewards raised mathematical reasoning of small models.",
    evidence: ["sun2025-svf-math-small-models", "sun2025-replication-small-gain"],
  },
  "fixed-forms-hinder-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["constrained-decoding"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "A strict form leaves the model less room to think before it answers.",
    evidence: ["format-constraints-hurt-reasoning", "park2024-constraints-distort"],
  },
  "recall-does-not-combine": {
    when: { goal: ["reasoning"] },
    on: ["knn-lm", "model-editing"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "Recalled or edited facts are not combined with others, which is what reasoning is.",
    evidence: ["knnlimits-memory-not-reasoning", "cohen2023-edits-do-not-ripple"],
  },
  "passages-are-not-steps": {
    when: { goal: ["reasoning"] },
    on: ["rag", "pretraining"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "More text to read supplies premises; the steps from them to the answer stay as weak as they were.",
    evidence: ["jullien2025-consistent-and-wrong"],
  },
  "imitated-answers-cut-thinking-short": {
    when: { goal: ["reasoning"], baseline: ["already"] },
    on: ["hosted-sft", "lora", "adapters", "full-sft", "replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "A model that is mostly right by thinking learns from finished answers to skip the thinking.",
    evidence: ["google-sft-drops-thinking", "shenfeld2026-reasoning-collapse"],
  },
  "soft-prompts-are-untried-for-reasoning": {
    when: { goal: ["reasoning"] },
    on: ["prompt-tuning", "black-box-tuning", "hosted-dpo"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "These were shown for classes, short answers and taste, not for long chains of steps.",
    judgement: "Absence of evidence: the sources cover tasks of understanding and matters of taste only.",
  },

  // Preferences: which of two good answers people want.
  "pairs-teach-preferences": {
    when: { goal: ["preferences"] },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "Preference training moves the model toward what people prefer, on inputs that no rater has seen too.",
    evidence: [
      "lambert2024-preference-stage-costs-safety",
      "openai-dpo-guide-scope",
      "kirk2023-rlhf-generalises-but-narrows",
    ],
  },
  "an-advisor-carries-preferences": {
    when: { goal: ["preferences"] },
    on: ["output-adapter"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "A small model that writes advice for each input personalizes a closed one better than one prompt for all.",
    evidence: ["advisor-models-gain", "matryoshka-controller"],
  },
  "policy-can-be-written-down": {
    when: { goal: ["preferences"] },
    on: ["prompt-engineering", "few-shot", "prompt-optimization", "best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "Much of a policy or tone can be written down, shown or judged among several answers, and changed within the hour.",
    judgement: "Common practice; no source compares it with preference tuning.",
  },
  "demonstrations-show-the-manner": {
    when: { goal: ["preferences"], data: { includes: ["demonstrations"] } },
    on: ["lora", "full-sft", "replay-sft", "hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Answers written as people want them teach a manner by imitation, though not why it is better.",
    evidence: ["kirk2023-rlhf-generalises-but-narrows", "google-sft-before-preference"],
  },
  "behavior-can-be-shifted-at-decoding": {
    when: { goal: ["preferences"] },
    on: ["activation-steering", "proxy-tuning"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Vectors and logit arithmetic shift manner and policy without touching the weights.",
    evidence: ["persona2026-vector-algebra", "proxy-closes-gap"],
  },
  "facts-say-nothing-about-taste": {
    when: { goal: ["preferences"] },
    on: [
      "rag",
      "long-context",
      "tool-use",
      "knn-lm",
      "continued-pretraining",
      "pretraining",
      "moe-upcycling",
      "model-editing",
      "distillation",
      "rlvr",
      "hosted-rft",
      "rejection-sampling-ft",
      "constrained-decoding",
      "model-routing",
      "black-box-tuning",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Facts, a teacher's answers, a test of right or wrong, a grammar or a router do not say which of two good answers people prefer.",
    judgement: "Follows from the mechanism; graded rubrics blur the line.",
  },

  // Efficiency: a smaller or cheaper model does the work.
  "a-small-student-replaces-a-large-model": {
    when: { goal: ["efficiency"] },
    on: ["distillation", "on-policy-distillation"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because: "A small model takes over a covered task from a large one's answers, reasons and corrections.",
    evidence: [
      "distill-step-by-step",
      "gudibande2023-narrow-imitation-works",
      "gkd2023-student-outputs",
      "lu2025-opd-is-cheap",
    ],
  },
  "easy-requests-go-to-the-cheap-model": {
    when: { goal: ["efficiency"] },
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because:
      "A router pays for the large model only where the small one falls short, although the small one learns nothing by it.",
    evidence: ["routellm-cost"],
  },
  "small-tuned-models-match-large-prompted-ones": {
    when: { goal: ["efficiency"] },
    on: ["lora", "adapters", "full-sft", "replay-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "On a narrow task a small tuned model does the work of a large prompted one.",
    evidence: ["zhao2024-many-small", "lawma-small-tuned-beats-gpt4", "bucher2024-few-hundred", "tfew-peft-over-icl"],
  },
  "the-small-hosted-model-can-be-tuned": {
    when: { goal: ["efficiency"] },
    on: ["hosted-sft"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Tuning the provider's small model on the large one's answers moves the work to the cheaper of the two.",
    judgement: "Carried over from open models; no independent measurement of a hosted case was found.",
  },
  "long-prompts-cost-on-every-call": {
    when: { goal: ["efficiency"] },
    on: ["few-shot", "rag"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "Examples and passages are paid for again with every call.",
    evidence: ["tfew-peft-over-icl", "manyshot-comparable-to-ft"],
  },
  "whole-texts-cost-on-every-call": {
    when: { goal: ["efficiency"] },
    on: ["long-context", "best-of-n", "proxy-tuning", "knn-lm"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because:
      "Whole texts, several samples, several models or a search at every token multiply the cost of each answer.",
    evidence: ["charakorn2026-d2l-cost", "selfconsistency-gsm8k", "proxy-closes-gap", "knnmt-domain"],
  },
  "wording-does-not-make-a-small-model-large": {
    when: { goal: ["efficiency"] },
    on: [
      "prompt-engineering",
      "dpo",
      "hosted-dpo",
      "rlhf",
      "moe-upcycling",
      "model-editing",
      "model-merging",
      "output-adapter",
      "black-box-tuning",
      "constrained-decoding",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "None of these carries a large model's ability into a smaller one, and some add parts that have to be run.",
    judgement: "Follows from the mechanism.",
  },

  // Abstention: to know, and say, when it does not know.
  "probabilities-tell-when-to-hold-back": {
    when: { goal: ["abstention"] },
    on: ["selective-prediction"],
    effect: { kind: "fit", criterion: "goal", points: 2 },
    because:
      "Wrong answers come with lower probabilities, so a threshold set on a few labels lets the model hold back without any training.",
    evidence: ["plaut2024-abstain-with-msp", "tan2026-base-as-honest-referee"],
  },
  "declining-can-be-asked-for": {
    when: { goal: ["abstention"] },
    on: ["prompt-engineering"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Instructions on when to decline make a model decline more often, which helps without curing it.",
    evidence: ["kirichenko2025-abstention-loss"],
  },
  "truthful-directions-can-be-strengthened": {
    when: { goal: ["abstention"] },
    on: ["activation-steering"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Models carry an inner sense of what is true that can be read out and strengthened while they run.",
    evidence: ["iti-truthfulness", "lrmabstain2025-runtime"],
  },
  "blending-recovers-calibration": {
    when: { goal: ["abstention"] },
    on: ["model-merging"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Blending the weights from before and after tuning gets back much of the calibration that tuning took.",
    evidence: ["hu2025-interpolation-calibration", "hu2026-interpolation-recovers"],
  },
  "a-fallback-takes-what-is-outside": {
    when: { goal: ["abstention"] },
    on: ["model-routing"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "A request recognized as foreign can go to a general model or a person in place of a guess.",
    judgement: "No source measures routing by domain to a fallback; the step from detection to routing is ours.",
  },
  "tuning-unlearns-declining": {
    when: { goal: ["abstention"] },
    on: [
      "lora",
      "full-sft",
      "replay-sft",
      "hosted-sft",
      "adapters",
      "lora-composition",
      "prompt-tuning",
      "rlhf",
      "dpo",
      "hosted-dpo",
      "distillation",
      "rejection-sampling-ft",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "Examples that always answer, raters who like confident wording and finished reasoning all teach the model to answer always.",
    evidence: [
      "pletenev2025-lost-abstention",
      "gekhman2024-unrelated-relations",
      "kang2024-hedge-is-learned",
      "leng2024-reward-bias",
      "openai2023-posttraining-ece",
      "zeng2025-reasoning-tax",
    ],
  },
  "right-or-wrong-rewards-pay-for-guessing": {
    when: { goal: ["abstention"] },
    on: ["rlvr", "hosted-rft"],
    effect: { kind: "fit", criterion: "goal", points: -2 },
    because: "A reward for right answers pays for a lucky guess and never for holding back.",
    evidence: ["kirichenko2025-abstention-loss", "damani2025-rlvr-certain"],
  },
  "agreement-is-not-knowledge": {
    when: { goal: ["abstention"] },
    on: ["best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "In a specialist domain a model can be wrong the same way in every sample, so agreement is no sign of knowledge.",
    evidence: ["jullien2025-consistent-and-wrong"],
  },
  "samples-differ-where-probabilities-are-hidden": {
    when: { goal: ["abstention"], access: { without: ["logprobs"] } },
    on: ["best-of-n"],
    effect: { kind: "fit", criterion: "goal", points: 1 },
    because: "Where probabilities are hidden, samples that differ are the best sign of doubt left, and a weak one.",
    judgement: "Common practice; the sources find every text-only signal weak, most of all on professional knowledge.",
  },
  "deeper-into-one-domain-blurs-its-edge": {
    when: { goal: ["abstention"] },
    on: [
      "continued-pretraining",
      "pretraining",
      "moe-upcycling",
      "model-editing",
      "knn-lm",
      "constrained-decoding",
      "output-adapter",
      "black-box-tuning",
    ],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because: "More of the domain, or a form that always has to be filled, does nothing to mark where knowledge ends.",
    judgement:
      "Nobody has measured it; the claim that a domain model loses the sense of its edge is an argument, not a result.",
  },
  "knowing-when-is-not-knowing-what": {
    when: { goal: ["knowledge", "format", "task-skill", "reasoning", "preferences", "efficiency"] },
    on: ["selective-prediction"],
    effect: { kind: "fit", criterion: "goal", points: -1 },
    because:
      "A threshold makes no answer better; it only withholds the doubtful ones, and is best put beside another technique.",
    judgement: "Follows from the mechanism.",
  },

  // Several specialties are a goal of their own: each must survive the others.
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
