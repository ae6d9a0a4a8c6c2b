import { type KitAnswers, has } from "./answers.ts";
import { type Entry, list, type Note, set } from "./document.ts";
import { grounds } from "./grounds.ts";

/** Entries that configurations of TRL's commands share. Names in capitals are the reader's to fill in. */
export const model = (name = "your-org/your-model"): readonly Entry[] => [
  set("model_name_or_path", name),
  set("dtype", "bfloat16"),
];

/** Requests from outside count so much that more is paid for what lies there. */
const outsideCounts = (answers: KitAnswers): boolean =>
  has(answers, "out-of-domain", "often") || has(answers, "priority", "breadth");

/** High rank only where a measured case is like this one: many demonstrations, quality in the domain first, little from outside, and the memory for it. */
const highRank = (answers: KitAnswers): boolean =>
  has(answers, "examples", "10k-99k", "100k+") &&
  has(answers, "priority", "in-domain-quality") &&
  !has(answers, "out-of-domain", "often") &&
  !has(answers, "compute", "one-gpu");

const fitsOnlyQuantized = (answers: KitAnswers): boolean =>
  has(answers, "compute", "one-gpu") && has(answers, "model-size", "3-14B", "14-80B", ">80B");

/** Low-rank adapters on all linear layers. */
export const adapter = (answers: KitAnswers): readonly Entry[] => [
  set("use_peft", true, grounds.adapterOff),
  ...(highRank(answers)
    ? [set("lora_r", 256, grounds.loraRankHigh), set("lora_alpha", 512, grounds.loraAlphaHigh)]
    : [set("lora_r", 16, grounds.loraRank), set("lora_alpha", 32, grounds.loraAlpha)]),
  set("lora_target_modules", ["all-linear"], grounds.loraModules),
  ...(fitsOnlyQuantized(answers) ? [set("load_in_4bit", true, grounds.fourBit)] : []),
];

export const fullRate = (answers: KitAnswers): Entry =>
  outsideCounts(answers)
    ? set("learning_rate", 0.000001, grounds.fullRateLow)
    : set("learning_rate", 0.00001, grounds.fullRate);

export const epochs = (answers: KitAnswers, weights: "adapter" | "all"): Entry => {
  if (has(answers, "team", "prompting")) return set("num_train_epochs", 1, grounds.rehearsalEpochs);
  if (weights === "all") return set("num_train_epochs", 2, grounds.fullEpochs);
  return highRank(answers)
    ? set("num_train_epochs", 4, grounds.loraEpochsHigh)
    : set("num_train_epochs", 2, grounds.loraEpochs);
};

export interface Share {
  readonly share: number;
  readonly note: Note;
}

/** General data against forgetting; none only where nearly nothing comes from outside. */
export const replayShare = (answers: KitAnswers): Share | undefined => {
  if (outsideCounts(answers)) return { share: 0.1, note: grounds.replayLarge };
  return has(answers, "out-of-domain", "rare") ? undefined : { share: 0.01, note: grounds.replaySmall };
};

/** Safety examples; none only where something else takes care of it. */
export const safetyShare = (answers: KitAnswers): Share | undefined =>
  has(answers, "safety-behavior", "no") ? undefined : { share: 0.03, note: grounds.safetyShare };

/** The data with what is mixed in; shares are of the whole mixture and sum to one. */
export const mixture = (path: string, replay: Share | undefined, safety: Share | undefined): readonly Entry[] => {
  const rest = 1 - (replay?.share ?? 0) - (safety?.share ?? 0);
  if (rest === 1) return [list("datasets", [set("path", path)])];
  const part = (name: string, { share, note }: Share): Entry[] => [set("path", name), set("fraction", share, note)];
  return [
    list(
      "datasets",
      [set("path", path), set("fraction", Math.round(rest * 100) / 100)],
      ...(replay ? [part("your-org/general-data", replay)] : []),
      ...(safety ? [part("your-org/safety-data", safety)] : []),
    ),
  ];
};

/** A held-out part, a loss and a checkpoint at each epoch. */
export const watched = (out: string): readonly Entry[] => [
  set("test_split_size", 0.1, grounds.heldOut),
  set("eval_strategy", "epoch"),
  set("save_strategy", "epoch", grounds.everyEpoch),
  set("seed", 42),
  set("output_dir", out),
];
