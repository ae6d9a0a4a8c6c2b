import { has, type KitAnswers } from "./answers.ts";
import { type Entry, type Note, set } from "./document.ts";

type Need = "text" | "logprobs" | "gradients" | "weights";

/**
 * Techniques that act around the model at run time, with the least access that they need: what is compared is two addresses, the bare model's and the
 * whole's. A test holds the needs against those of the techniques' own pages, which the browser does not load.
 */
const aroundTheModel: ReadonlyMap<string, Need> = new Map([
  ...(["prompt-engineering", "few-shot", "prompt-optimization", "rag", "long-context", "tool-use"] as const).map(
    (id) => [id, "text"] as const,
  ),
  ...(["best-of-n", "model-routing", "output-adapter"] as const).map((id) => [id, "text"] as const),
  ...(["selective-prediction", "constrained-decoding", "proxy-tuning", "black-box-tuning"] as const).map(
    (id) => [id, "logprobs"] as const,
  ),
  ["knn-lm", "gradients"],
  ["activation-steering", "gradients"],
  ["svf-expert-vectors", "weights"],
]);

/** Trained as something that is loaded beside the base. */
const besideTheBase = new Set([
  ...["lora", "adapters", "prompt-tuning", "lora-composition"],
  ...["dpo", "rlhf", "rlvr", "rejection-sampling-ft", "on-policy-distillation"],
]);

/** Trained on raw text, from a base model or from nothing. */
const onRawText = new Set(["continued-pretraining", "pretraining"]);

/** How the harness meets the model. */
export interface Reached {
  /** `local`: it loads the weights. `address`: it sends chats and gets text. */
  readonly by: "local" | "address";
  /** Whether the reader can read probabilities, at the address or inside the model; the harness reads them of local ones alone. */
  readonly probabilities: boolean;
  /** Whether the model can be had as an object of a program. */
  readonly inside: boolean;
}

/** By the access that was answered, or else by what the technique needs. */
export const reachedBy = (technique: string, answers: KitAnswers): Reached => {
  const around = aroundTheModel.get(technique);
  const hosted = technique.startsWith("hosted-");
  const need = hosted ? "text" : (around ?? "weights");
  const inside =
    !hosted &&
    (answers.access === undefined
      ? need === "weights" || need === "gradients"
      : has(answers, "access", "weights", "gradients"));
  return {
    by: inside && around === undefined ? "local" : "address",
    probabilities:
      inside ||
      (answers.access === undefined ? need === "logprobs" : has(answers, "access", "logprobs", "training-api")),
    inside,
  };
};

/** Of several techniques, the one whose plan covers the rest: one that changes the model, where there is one. */
export const mainTechnique = (techniques: readonly string[]): string | undefined =>
  techniques.find((id) => !aroundTheModel.has(id)) ?? techniques[0];

/** What the changed model is compared with. */
export const referenceOf = (technique: string): string =>
  technique === "pretraining" ? "the best existing model of that size" : "the untouched model";

const asPlainText: Note = {
  origin: "judgement",
  because:
    "Asked as plain text, before and after alike: the tokenizer of a base model usually has no chat template, and with the flag for one the harness would stop.",
};

const noBefore: Note = {
  origin: "judgement",
  because:
    "A model trained from nothing has no untouched one: the best existing model of that size takes its place, since that is what the new one has to beat.",
  rules: ["plan-measure-the-unmodified-model"],
};

const weightsOf = (technique: string, changed: boolean): string => {
  if (!changed) return technique === "pretraining" ? "your-org/best-existing-model" : "your-org/your-model";
  return besideTheBase.has(technique) ? "your-org/your-model" : "out/checkpoint";
};

/** The flags by which the harness reaches the model before or after; a chat template only where there are chats. */
export const reachFlags = ({ by }: Reached, changed: boolean, technique: string): readonly Entry[] => {
  if (by === "address")
    return [
      set("--model", "local-chat-completions"),
      set(
        "--model_args",
        changed
          ? "model=your-changed-model,base_url=http://localhost:8001/v1/chat/completions"
          : "model=your-model,base_url=http://localhost:8000/v1/chat/completions",
      ),
      set("--apply_chat_template", true),
    ];
  const loaded = `pretrained=${weightsOf(technique, changed)},dtype=bfloat16`;
  const plainText = onRawText.has(technique);
  return [
    set("--model", "hf", plainText ? asPlainText : undefined),
    set(
      "--model_args",
      changed && besideTheBase.has(technique) ? `${loaded},peft=out/checkpoint` : loaded,
      technique === "pretraining" && !changed ? noBefore : undefined,
    ),
    ...(plainText ? [] : [set("--apply_chat_template", true)]),
  ];
};
