import type { RuleFile } from "../rule.ts";

/** Tuning that imitates right outputs; below it, all tuning of the model itself. */
const imitation = ["hosted-sft", "lora", "adapters", "full-sft", "replay-sft", "regularized-sft"] as const;
const training = [
  ...imitation,
  "hosted-dpo",
  "hosted-rft",
  "continued-pretraining",
  "dpo",
  "rlhf",
  "rlvr",
  "rejection-sampling-ft",
  "on-policy-distillation",
] as const;
const prompting = ["prompt-engineering", "few-shot", "prompt-optimization", "rag", "long-context", "tool-use"] as const;

/** What belongs to the situation, whether we advise it or not: what happens, what to do about it, how to see it. */
export const warningRules = {
  // Danger: harm is likely
  "warn-rewards-on-impossible-tasks": {
    when: { "pass-rate": ["near-zero"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "shortcuts",
      mitigations: [
        "Train on demonstrations, easier tasks or tasks with hints until some attempts pass",
        "Drop tasks that no attempt solves, and draw more attempts before calling a task impossible",
        "Audit the checker on the few answers that pass",
      ],
      detect:
        "Watch mean answer length and repeated answers during training; a falling length with a rising reward is the alarm, and it comes before accuracy falls.",
    },
    because:
      "Rewards on tasks that almost never pass train in accidents and tricks, which then spread into skills the model had.",
    evidence: [
      "cheng2026-difficulty-is-non-monotonic",
      "cheng2026-hard8-lowers-average",
      "pope2026-no-signal-on-zero-pass",
    ],
  },
  "warn-confident-beyond-the-edge": {
    when: { "out-of-domain": ["often"], stakes: ["high"] },
    on: training,
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "calibration",
      mitigations: [
        "Keep the untouched base model, and send requests outside the domain to it or to a person",
        "Withhold answers under a threshold that was set on out-of-domain requests as well",
        "Release only after calibration was measured outside the domain",
      ],
      detect:
        "Compare confidence with correctness on an out-of-domain set before and after tuning; a higher confidence on wrong answers there is the sign to stop.",
    },
    because:
      "Many requests lie outside the domain, a confident error does harm, and tuning is known to leave models surer than they are right.",
    evidence: [
      "wang2025-ood-ece",
      "alecwangcq2024-llama31-replication",
      "damani2025-binary-reward-hurts-ood-calibration",
    ],
  },
  "warn-new-facts-by-imitation": {
    when: { goal: ["knowledge"], baseline: ["hardly"], data: { includes: ["demonstrations"] } },
    on: imitation,
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "hallucination",
      mitigations: [
        "Put the facts into the context by retrieval, and tune only how they are used",
        "Ask the base model each question first, and leave out or answer with an admission what it does not know",
        "Stop early: unknown examples are fitted last",
      ],
      detect:
        "Hold out questions on facts that the base model knows; a falling score there while the training score still rises shows the habit of guessing.",
    },
    because:
      "Tuning on statements of facts that the model does not hold teaches it to state what it does not know, on questions that have nothing to do with them too.",
    evidence: ["gekhman2024-new-facts-hallucinate", "gekhman2024-unrelated-relations", "finetunebench-new-facts"],
  },
  "warn-refusals-erode-where-errors-harm": {
    when: { "safety-behavior": ["yes"], stakes: ["high"], data: { includes: ["demonstrations", "preferences"] } },
    on: [...imitation, "dpo", "hosted-dpo", "rlhf"],
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "safety",
      mitigations: [
        "Make a safety test a condition of release, beside the task score",
        "Mix safety examples into the tuning data",
        "Filter what goes in and out with something that was not tuned",
        "Merge the layers that drifted back towards the safe model",
      ],
      detect:
        "Run refusal, privacy and unprompted-behavior tests on the model before and after tuning; any rise in compliance with harmful requests stops the release.",
    },
    because:
      "Harmless narrow data, and a preference stage too, have eroded the refusals of aligned models, and here an error does harm.",
    evidence: ["qi2023-benign-erosion", "qi2023-hosted-sft-breaks-safety", "lambert2024-preference-stage-costs-safety"],
  },
  "warn-unaudited-checker-where-errors-harm": {
    when: { data: { includes: ["verifier"] }, evaluation: ["none"], stakes: ["high"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "shortcuts",
      mitigations: [
        "Write answers that cheat, and see whether the checker passes them",
        "Hold out a second judge that training never sees",
        "Read rewarded answers by hand at every checkpoint",
      ],
      detect:
        "Grade rewarded answers with a judge outside the training loop; a gap that widens between the two means that the checker is being gamed.",
    },
    because:
      "The only measure here is the one that would be optimized, and a model that learned to cheat its checks misbehaved elsewhere too.",
    evidence: ["macdiarmid2025-reward-hacking-spreads", "cudal12025-hacking-rate"],
  },
  "warn-blind-tuning-where-errors-harm": {
    when: { evaluation: ["none"], stakes: ["high"] },
    on: training,
    effect: {
      kind: "warn",
      severity: "danger",
      dimension: "calibration",
      mitigations: [
        "Build a held-out set in the domain and one outside it before anything is trained or released",
        "Grade the unmodified model on both, by hand if need be",
      ],
      detect:
        "There is nothing to detect it with yet: that is the danger. The first number to have is the unmodified model's score on both sets.",
    },
    because:
      "Nothing is measured, so a confident error, or an ability that tuning took away, would be found by those whom it harms.",
    judgement:
      "A conclusion from the losses that single tests missed in several studies, not a measured effect of having no test.",
  },
  "warn-blind-release-where-errors-harm": {
    when: { evaluation: ["none"], stakes: ["high"] },
    on: prompting,
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "calibration",
      mitigations: [
        "Build a held-out set in the domain and one outside it before anything is released",
        "Grade the answers on both, by hand if need be",
      ],
      detect: "There is nothing to detect it with yet: the first number to have is the score on both sets.",
    },
    because: "Nothing is measured, so a confident error would be found by those whom it harms.",
    judgement: "What any release needs where errors do harm; no study measured the effect of having no test.",
  },

  // Forgetting
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

  // Calibration
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

  // Shortcuts
  "warn-unaudited-checker": {
    when: { data: { includes: ["verifier"] }, evaluation: ["none", "in-domain"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "shortcuts",
      mitigations: [
        "Attack the checker with empty, copied and bare answers before training",
        "Mask truncated answers in place of punishing them",
      ],
      detect: "Compare reward with a measure that is not in the training loop; reward that rises alone is being gamed.",
    },
    because: "Whatever the checker passes by mistake is what training will find.",
    evidence: [
      "cudal12025-hacking-rate",
      "yu2025-length-rules-can-poison-reward",
      "cheng2026-harm-comes-through-false-rewards",
    ],
  },
  "warn-raters-like-length": {
    when: { goal: ["preferences"], data: { includes: ["preferences"] } },
    on: ["dpo", "hosted-dpo", "rlhf"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "shortcuts",
      mitigations: [
        "Correct preferences for length",
        "Rank by a checklist of the instruction in place of one overall score",
        "Test the reward on excellent answers, not on good against bad",
      ],
      detect:
        "Track answer length and a second judge during training; length that grows with the win rate is being bought.",
    },
    because: "Part of what raters prefer is length and confident wording, and optimization stretches that part first.",
    evidence: [
      "chexalign2025-length-exploit",
      "leng2024-reward-bias",
      "rubrics2025-tail-errors-drive-overoptimisation",
    ],
  },
  "warn-form-before-thought": {
    when: { goal: ["format"] },
    on: ["constrained-decoding"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "shortcuts",
      mitigations: [
        "Let the model reason in free text, and put only the last step into the format",
        "Put the answer's key after the reasoning's key",
        "Test the engine on your own schemas",
      ],
      detect: "Score the same requests with and without the format; a gap is the price of the constraint.",
    },
    because:
      "Strict formats lowered reasoning against free text, and cutting tokens step by step distorts what the model would have said.",
    evidence: [
      "format-constraints-hurt-reasoning",
      "park2024-constraints-distort",
      "jsonschemabench2025-coverage-differs",
    ],
  },
  "warn-nothing-left-to-learn": {
    when: { "pass-rate": ["high"] },
    on: ["rlvr", "hosted-rft", "rejection-sampling-ft"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "diversity",
      mitigations: [
        "Collect harder tasks with mixed outcomes",
        "Choose among samples at inference in place of training",
      ],
      detect: "Count the groups of attempts that are all right; a large share carries no signal.",
    },
    because: "Nearly every attempt passes already, so there is little signal, and further training only sharpens.",
    evidence: ["yu2025-zero-signal-groups", "hu2026-which-items-for-which-stage"],
  },

  // Hallucination
  "warn-moving-facts-in-weights": {
    when: { goal: ["knowledge"], volatility: ["monthly", "daily"] },
    on: [...imitation, "continued-pretraining", "pretraining", "model-editing"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Keep the facts in an index or behind a tool",
        "Tune behavior only, with the facts given in each example",
      ],
      detect:
        "Ask about facts that changed since training; answers that give the old value show how fast the model goes stale.",
    },
    because:
      "Facts that change faster than training and testing can follow are stated after they have ceased to be true.",
    evidence: ["gorilla2023-retriever-follows-changes", "finetunebench-new-facts", "ovadia2023-rag-beats-cpt"],
  },
  "warn-little-text-into-weights": {
    when: { goal: ["knowledge"], corpus: ["<1M", "1M-100M"] },
    on: ["continued-pretraining"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Put the text into an index or the context",
        "If it must be trained in, write many rewordings of each passage and question-answer pairs first",
      ],
      detect:
        "Ask derived and reworded questions beside literal ones; memory of the text without the former is not knowledge.",
    },
    because:
      "Plain training on a small body of new text left models below where they had started, and reading the text in the context did far better.",
    evidence: ["ovadia2023-cpt-can-hurt", "jiang2024-gold-doc-vs-weights"],
  },
  "warn-retrieval-before-an-untrained-reader": {
    when: { goal: ["knowledge"], data: { includes: ["demonstrations"] } },
    on: ["full-sft", "hosted-sft", "lora"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Tune on questions together with right and distracting passages",
        "Or leave the reader untouched and spend the effort on retrieval",
      ],
      detect:
        "Score four systems on one set: base and tuned, each with and without retrieval; tuned with retrieval must beat base with retrieval.",
    },
    because:
      "Retrieval in front of a model that was tuned without passages often made it worse; training with passages repaired it in one study.",
    evidence: [
      "barnett2024-ft-hurts-rag-reader",
      "raft2024-naive-combination-hurts",
      "raft2024-train-with-distractors",
    ],
  },
  "warn-middle-of-the-context": {
    when: { goal: ["knowledge"], corpus: ["<1M", "1M-100M"] },
    on: ["long-context"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Put what matters at the beginning or the end",
        "Select passages before filling the context",
        "Ask for the passage with the answer",
      ],
      detect:
        "Move the needed passage through the context, with a question in other words than the passage's; a fall in the middle bounds the usable length.",
    },
    because:
      "Models use what stands in the middle of a long context less, and least where question and passage share no words.",
    evidence: ["liu2023-middle-of-context-is-lost", "nolima2025-32k-halves-most-models"],
  },
  "warn-student-imitates-style": {
    when: { goal: ["efficiency"], "model-size": ["<=3B", "3-14B"] },
    on: ["distillation", "hosted-sft", "lora", "full-sft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Narrow the student to the task that the data cover",
        "Distill rationales, or the student's own answers scored by the teacher",
        "Fall back to the teacher outside the task",
      ],
      detect: "Grade facts and targeted skills, not overall impressions: raters take manner for ability.",
    },
    because:
      "A small student of a large model's answers looks as good as its teacher and knows little of what the data did not cover.",
    evidence: ["gudibande2023-style-not-ability", "gudibande2023-narrow-imitation-works"],
  },
  "warn-rewards-unlearn-abstention": {
    when: { goal: ["knowledge", "abstention"], data: { includes: ["verifier"] } },
    on: ["rlvr", "hosted-rft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "hallucination",
      mitigations: [
        "Put unanswerable items into training, with a reward for declining",
        "Give back what was lost with a prompt that invites declining, and measure how far it helps",
      ],
      detect: "Keep a set of unanswerable questions; the share declined must not fall.",
    },
    because: "Reasoning training lowered abstention on unanswerable questions in every kind of domain that was tested.",
    evidence: ["kirichenko2025-abstention-loss", "abstainr12026-needs-unanswerable"],
  },
  "warn-invented-calls": {
    when: { volatility: ["monthly", "daily"] },
    on: ["tool-use"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "hallucination",
      mitigations: [
        "Give the current interface description in the prompt",
        "Check every call against its schema before it runs",
      ],
      detect: "Count calls with wrong arguments or to tools that do not exist, above all after an interface changed.",
    },
    because:
      "Models have written calls with wrong arguments, or to interfaces that do not exist, and interfaces that change invite it.",
    evidence: ["gorilla2023-api-hallucination", "gorilla2023-retriever-follows-changes"],
  },

  // Safety
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

  // Diversity
  "warn-rewards-narrow-coverage": {
    when: { data: { includes: ["verifier"] }, baseline: ["already", "partly"] },
    on: ["rlvr", "hosted-rft"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "diversity",
      mitigations: [
        "Stop on coverage over many samples, not on reward alone",
        "Weight wrong answers more than right ones",
        "Vary the tasks",
      ],
      detect:
        "Measure the share solved in many samples at each checkpoint; a fall while the one-sample score rises marks the sweet spot as passed.",
    },
    because:
      "Rewards raised the first answer and lowered what many samples can reach; with long and varied training this is disputed.",
    evidence: [
      "yue2025-pass-at-k-crossing",
      "yue2025-coverage-falls-as-training-goes-on",
      "liu2025-long-varied-rl-gains",
    ],
  },
  "warn-preferences-narrow-answers": {
    when: { data: { includes: ["preferences"] }, goal: ["preferences", "task-skill", "reasoning"] },
    on: ["rlhf", "dpo"],
    effect: {
      kind: "warn",
      severity: "note",
      dimension: "diversity",
      mitigations: ["Interpolate with the weights from before", "Reward novelty among equally good answers"],
      detect: "Count distinct answers among samples of one prompt before and after.",
    },
    because: "Preference training held up better under shift than imitation, and produced clearly less varied answers.",
    evidence: ["kirk2023-rlhf-generalises-but-narrows", "hu2025-interpolation-calibration"],
  },

  // Lock-in
  "warn-hosted-tuning-ends": {
    when: { access: { includes: ["hosted-tuning"] } },
    on: ["hosted-sft", "hosted-dpo", "hosted-rft"],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "lock-in",
      mitigations: [
        "Check the retirement date of the base model before tuning it",
        "Keep data, grader and evaluation in a form that another provider or an open model takes",
      ],
      detect:
        "Follow the provider's deprecation page; a base model without a named tunable successor starts the clock.",
    },
    because:
      "Hosted tuning is being withdrawn by some providers, and a tuned copy ends with its base model, on a date that the provider sets.",
    evidence: ["openai-finetuning-winddown", "openai-tuned-models-retire-with-base", "cohere-ft-deprecated"],
  },
  "warn-must-switch-what-cannot-be": {
    when: { reversibility: ["required"] },
    on: [
      "full-sft",
      "replay-sft",
      "regularized-sft",
      "continued-pretraining",
      "pretraining",
      "dpo",
      "rlhf",
      "rlvr",
      "model-merging",
      "model-editing",
    ],
    effect: {
      kind: "warn",
      severity: "caution",
      dimension: "lock-in",
      mitigations: ["Train the same change as an adapter", "Keep the start checkpoint served beside it, and route"],
      detect: "Rehearse switching it off under load before the release, and time it.",
    },
    because:
      "The specialization must be switchable, and a change in all weights can only be undone by serving another model.",
    judgement: "A fact of how models are served; the cost of a second model depends on your traffic.",
  },
} as const satisfies RuleFile;
