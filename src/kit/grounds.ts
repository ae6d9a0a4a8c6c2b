import type { Note } from "./document.ts";

/** Reasons that several configurations share, one home each. */
export const grounds = {
  loraRank: {
    origin: "default",
    because:
      "Rank is a dial between learning and forgetting, not a free improvement; begin low and raise it only while the domain score still rises.",
    evidence: ["biderman2024-rank-knob"],
  },
  loraRankHigh: {
    origin: "measured",
    because:
      "Many examples and quality in the domain first: this rank, on all modules, reached the peak of tuning all weights on code, lower ones stayed below; it forgets more.",
    rules: [],
    evidence: ["biderman2024-code-ift-parity", "biderman2024-rank-knob"],
    questions: ["examples", "priority", "out-of-domain", "compute"],
  },
  loraAlpha: { origin: "default", because: "Twice the rank, as the library has it." },
  loraAlphaHigh: { origin: "judgement", because: "Twice the rank, the ratio of the library's defaults." },
  loraModules: {
    origin: "measured",
    because: "All linear layers: the runs that reached the peak of tuning all weights adapted all modules.",
    evidence: ["biderman2024-code-ift-parity"],
  },
  loraRate: {
    origin: "measured",
    because:
      "The best adapter rate of one study on mathematics, many times that of full tuning; the right range is narrow, so sweep around it.",
    rules: ["warn-first-run-at-a-guessed-rate"],
    evidence: ["biderman2024-lr-sensitivity"],
  },
  fullRate: {
    origin: "measured",
    because:
      "The best rate for all weights of one study on mathematics with an older model: the top of a sweep that starts lower. In a lead on medical calculation, read second hand, general ability held far better at the lower of two rates, both below this one.",
    rules: ["low-learning-rate-spares-ability", "warn-first-run-at-a-guessed-rate"],
    evidence: ["biderman2024-lr-sensitivity", "lin2025sft-small-lr", "lin2025sft-lr-5e-6-cost"],
  },
  fullRateLow: {
    origin: "judgement",
    because:
      "A tenth of the best rate of one study, since what lies outside the domain counts here: lower rates spared general ability at comparable scores, and far more of it stayed at this rate than at one a few times higher in a lead read second hand. Raise it only where the domain score lags.",
    rules: ["low-learning-rate-spares-ability"],
    evidence: ["lin2025sft-small-lr", "biderman2024-lr-sensitivity", "lin2025sft-lr-5e-6-cost"],
    questions: ["out-of-domain", "priority"],
  },
  fullEpochs: {
    origin: "measured",
    because: "Later epochs lowered general ability and ended below the score of this one in the domain.",
    rules: ["early-stop-before-unknown-facts"],
    evidence: ["biderman2024-epochs-cliff"],
  },
  loraEpochs: {
    origin: "judgement",
    because: "Few, with every epoch kept: late epochs paid twice where all weights were tuned.",
    rules: ["early-stop-before-unknown-facts"],
    evidence: ["biderman2024-epochs-cliff", "gekhman2024-early-stop"],
  },
  loraEpochsHigh: {
    origin: "measured",
    because: "The length of the runs whose rank this is; keep every epoch and choose on both sets.",
    evidence: ["biderman2024-code-ift-parity"],
  },
  rehearsalEpochs: {
    origin: "judgement",
    because: "The first run is a rehearsal: faults are found cheaply, and a gain already shows.",
    rules: ["plan-first-run-small"],
    evidence: ["openai-example-counts"],
    questions: ["team"],
  },
  everyEpoch: {
    origin: "judgement",
    because: "Keep every epoch, and choose the one that costs least outside for what it gains inside.",
    rules: ["early-stop-before-unknown-facts"],
    evidence: ["gekhman2024-early-stop", "biderman2024-epochs-cliff"],
  },
  heldOut: {
    origin: "judgement",
    because: "Held out of training for the loss by epoch; it is not your evaluation set.",
    rules: ["plan-hold-out-a-domain-set"],
  },
  replaySmall: {
    origin: "measured",
    because:
      "General data in the mix; the smallest share that helped, on raw text in one study and on earlier tasks in another. Find yours by small runs.",
    rules: ["plan-mix-in-replay", "replay-keeps-tuned-models"],
    evidence: ["bethune2025-one-percent", "huang2024-one-percent-enough"],
  },
  replayLarge: {
    origin: "measured",
    because:
      "Much lies outside the domain, so the larger share that was tried; it added little to the smallest one there, and chat data did not bring knowledge tests back.",
    rules: ["plan-mix-in-replay", "replay-keeps-tuned-models"],
    evidence: ["huang2024-one-percent-enough", "huang2024-mmlu-not-recovered"],
    questions: ["out-of-domain", "priority"],
  },
  safetyShare: {
    origin: "measured",
    because:
      "Refusals, and harmless look-alikes that should be answered. It was shown for building safety in, not for keeping it.",
    rules: ["plan-add-safety-examples", "safety-examples-in-the-mix"],
    evidence: ["bianchi2023-three-percent"],
  },
  fourBit: {
    origin: "answers",
    because: "A quantized base, so that the model fits one GPU; measure the untuned model quantized too.",
    evidence: ["dettmers2023-qlora-cost"],
    questions: ["compute", "model-size"],
  },
  adapterOff: {
    origin: "judgement",
    because: "Trained as an adapter, the same change can be left out of a request.",
    rules: ["adapter-left-out-per-request"],
  },
  zeroSignal: {
    origin: "measured",
    because: "Tasks that are all right or all wrong give no signal, and never-solved ones teach tricks.",
    rules: ["difficulty-filter-removes-false-signal", "plan-keep-tasks-with-mixed-outcomes"],
    evidence: ["yu2025-zero-signal-groups", "cheng2026-difficulty-is-non-monotonic"],
  },
  libraryRate: { origin: "default", because: "Sweep it; watch the general score at each value, not the reward alone." },
  adapterRewardRate: {
    origin: "judgement",
    because: "Ten times the library's default for all weights, as adapters took about ten times the rate in imitation.",
    rules: ["warn-first-run-at-a-guessed-rate"],
    evidence: ["biderman2024-lr-sensitivity"],
  },
} as const satisfies Record<string, Note>;
