import { has, type KitAnswers } from "../answers.ts";
import { type Entry, group, type Note, set } from "../document.ts";
import { grounds } from "../grounds.ts";
import { jsonFile, type KitFile, type Recipe } from "../recipe.ts";

const ending: Note = {
  origin: "judgement",
  because:
    "The provider whose form this is is closing the service, and a tuned copy ends with its base model. Check the dates of base and service first; other providers take much the same request.",
  rules: ["warn-hosted-tuning-ends"],
  evidence: ["openai-finetuning-winddown"],
};

const keep: Note = {
  origin: "judgement",
  because: "Keep data, grader and evaluation in a form that an open model takes as well.",
  rules: ["plan-keep-the-exit-open"],
};

const jobFile = (title: string, method: readonly Entry[]): KitFile =>
  jsonFile({ library: "openai-fine-tuning", filename: "job.json", title }, "fine_tuning.jobs", [
    set("model", "your-tunable-model"),
    set("training_file", "file-your-training-examples"),
    set("validation_file", "file-your-held-out-examples", grounds.heldOut),
    set("seed", 42),
    group("method", ...method),
  ]);

const rate: Note = {
  origin: "default",
  because: "The provider chooses by the size of the set; override it only after a first run.",
};

const passes = (answers: KitAnswers): Entry =>
  has(answers, "team", "prompting")
    ? set("n_epochs", 1, grounds.rehearsalEpochs)
    : set("n_epochs", 2, {
        origin: "judgement",
        because:
          "Few: late epochs paid twice where all weights were tuned, and checkpoints to choose among are not always kept.",
        rules: ["early-stop-before-unknown-facts"],
        evidence: ["biderman2024-epochs-cliff", "gekhman2024-early-stop"],
      });

export const hostedRecipes = {
  "hosted-sft": (answers: KitAnswers): Recipe => ({
    says: "OpenAI, whose form this is, is withdrawing the service: read the dates first. One request starts the job. The provider decides rank and rate; passes and data are yours, and so is the guard: safety and general examples in the file itself.",
    files: [
      jobFile("Start a supervised job", [
        set("type", "supervised"),
        group(
          "supervised",
          group(
            "hyperparameters",
            passes(answers),
            set("learning_rate_multiplier", "auto", rate),
            set("batch_size", "auto", rate),
          ),
        ),
      ]),
    ],
    elsewhere: [],
    see: [
      ending,
      {
        origin: "judgement",
        because:
          "Put safety examples with harmless look-alikes into the training file: ordinary data weakened refusals through such an API.",
        rules: ["plan-add-safety-examples", "warn-harmless-data-erode-refusals"],
        evidence: ["bianchi2023-three-percent", "qi2023-benign-erosion"],
      },
      keep,
    ],
  }),
  "hosted-dpo": (answers: KitAnswers): Recipe => ({
    says: "OpenAI, whose form this is, is withdrawing the service: read the dates first. One request starts the job on pairs of answers. Vendors advise a supervised pass on the preferred answers first.",
    files: [
      jobFile("Start a preference job", [
        set("type", "dpo"),
        group(
          "dpo",
          group(
            "hyperparameters",
            set("beta", "auto", { origin: "default", because: "A higher value stays nearer to the start model." }),
            passes(answers),
            set("learning_rate_multiplier", "auto", rate),
          ),
        ),
      ]),
    ],
    elsewhere: [],
    see: [
      ending,
      {
        origin: "judgement",
        because: "Leave out pairs whose answers are nearly alike: they push probability the wrong way.",
        rules: ["plan-choose-unlike-pairs"],
        evidence: ["razin2024-filter-similar-pairs"],
      },
      keep,
    ],
  }),
  "hosted-rft": (): Recipe => ({
    says: "OpenAI, whose form this is, is withdrawing the service: read the dates first. One request starts the job on tasks with a grader. Where no tunable base is left there, the form still tells what another will ask for.",
    files: [
      jobFile("Start a job on rewards", [
        set("type", "reinforcement"),
        group(
          "reinforcement",
          group(
            "grader",
            set("type", "string_check"),
            set("name", "exact"),
            set("operation", "eq", {
              origin: "judgement",
              because:
                "Exact, since whatever a grader passes by mistake is what training finds; loosen it only after an audit.",
              rules: ["plan-audit-the-checker", "warn-unaudited-checker"],
              evidence: ["cudal12025-hacking-rate"],
            }),
            set("input", "{{sample.output_text}}"),
            set("reference", "{{item.answer}}"),
          ),
          group(
            "hyperparameters",
            set("n_epochs", "auto", { origin: "default", because: "Stop by the held-out score, not by the reward." }),
            set("eval_interval", "auto", { origin: "default", because: "Each evaluation is a place to stop." }),
          ),
        ),
      ]),
    ],
    elsewhere: [],
    see: [
      { ...ending, evidence: ["openai-finetuning-winddown", "openai-rft-base-retired"] },
      {
        ...grounds.zeroSignal,
        origin: "judgement",
        because: "Upload only tasks with mixed outcomes: draw several attempts for each before.",
      },
      keep,
    ],
  }),
} as const;
