import { has, type KitAnswers } from "../answers.ts";
import { type Entry, list, type Note, set } from "../document.ts";
import { grounds } from "../grounds.ts";
import { type KitFile, pythonFile, type Recipe, yamlFile } from "../recipe.ts";
import { adapter, epochs, fullRate, mixture, model, replayShare, safetyShare, watched } from "../trl.ts";
import { variable } from "../write.ts";

/** What imitation on the reader's examples must see to, whatever the library. */
const seeImitation: readonly Note[] = [
  {
    origin: "judgement",
    because:
      "Give the data as prompt and completion: the loss then counts the answer alone. Check by hand that no answer is cut off at the length limit.",
  },
  {
    origin: "judgement",
    because:
      "Leave out examples whose facts the model does not hold, or answer them with an admission: fitted ones teach it to state what it does not know.",
    rules: ["plan-hold-out-unknown-facts", "hedged-answers-for-unknown-facts"],
    evidence: ["gekhman2024-unknown-linear"],
  },
];

const seeMixture: Note = {
  origin: "judgement",
  because:
    "Shuffle each set of the mixture first, and have enough of each: the library takes the first rows, and the scarcest set bounds the whole.",
};

const seeBlend: Note = {
  origin: "judgement",
  because:
    "Afterwards blend the tuned weights with the start weights and measure the blend too; the kit of model merging has the configuration.",
  rules: ["plan-blend-with-the-start", "interpolation-returns-ability"],
  evidence: ["xiao2023-cocktail-retention"],
};

/** Supervised tuning by TRL. */
export const sftFile = (
  answers: KitAnswers,
  weights: "adapter" | "all",
  { path = "your-org/your-examples", title }: { readonly path?: string; readonly title: string },
): KitFile =>
  yamlFile({ library: "trl", filename: "sft.yaml", title, run: "trl sft --config sft.yaml" }, "sft", [
    ...model(),
    ...mixture(path, replayShare(answers), safetyShare(answers)),
    ...(weights === "adapter" ? adapter(answers) : []),
    weights === "adapter" ? set("learning_rate", 0.0002, grounds.loraRate) : fullRate(answers),
    epochs(answers, weights),
    ...watched("out/sft"),
  ]);

/** The same adapter through a training service that never hands out the weights. */
const tinkerFile = (answers: KitAnswers): KitFile =>
  pythonFile(
    {
      library: "tinker",
      filename: "train.py",
      title: "Train the adapter through Tinker",
      run: "python train.py",
    },
    [
      "import asyncio",
      "",
      "from tinker_cookbook import model_info",
      "from tinker_cookbook.supervised import train",
      "from tinker_cookbook.supervised.data import FromConversationFileBuilder",
      "from tinker_cookbook.supervised.types import ChatDatasetBuilderCommonConfig",
      "",
      'base = "your-org/your-model"',
      "renderer = model_info.get_recommended_renderer_name(base)",
      {
        before: "common = ",
        call: "ChatDatasetBuilderCommonConfig",
        args: [
          set("model_name_for_tokenizer", variable("base")),
          set("renderer_name", variable("renderer")),
          set("max_length", 4096, {
            origin: "judgement",
            because: "Longer than your longest example: what is cut off is not learned, and its end least.",
          }),
          set("batch_size", 32, {
            origin: "judgement",
            because: "Small, for a set of hundreds to thousands of examples; set it with the rate.",
          }),
        ],
      },
      "# Mix general and safety examples into this file: the service takes one file of conversations.",
      {
        before: "data = ",
        call: "FromConversationFileBuilder",
        args: [
          set("common_config", variable("common")),
          set("file_path", "mixed-examples.jsonl"),
          set("test_size", 100, grounds.heldOut),
        ],
      },
      {
        before: "config = train.",
        call: "Config",
        args: [
          set("log_path", "out/tinker"),
          set("model_name", variable("base")),
          set("recipe_name", "guarded-adapter"),
          set("renderer_name", variable("renderer")),
          set("dataset_builder", variable("data")),
          set("learning_rate", 0.0002, grounds.loraRate),
          set(
            "num_epochs",
            has(answers, "team", "prompting") ? 1 : 2,
            has(answers, "team", "prompting") ? grounds.rehearsalEpochs : grounds.loraEpochs,
          ),
          set("lora_rank", 32, grounds.loraRank),
          set("ttl_seconds", null, {
            origin: "judgement",
            because: "Checkpoints stay until you have chosen among them; by default they go after a week.",
            rules: ["early-stop-before-unknown-facts"],
          }),
        ],
      },
      "asyncio.run(train.main(config))",
    ],
  );

/** Training is possible, but only through a service. */
export const onlyThroughService = (answers: KitAnswers): boolean =>
  has(answers, "access", "training-api") && !has(answers, "access", "weights");

const axolotlFile = (answers: KitAnswers): KitFile =>
  yamlFile(
    {
      library: "axolotl",
      filename: "pretrain.yaml",
      title: "Continue the pretraining on your text, with general text mixed in",
      run: "axolotl train pretrain.yaml",
    },
    "config",
    [
      set("base_model", "your-org/your-base-model"),
      list(
        "datasets",
        [set("path", "your-org/domain-text"), set("type", "completion")],
        [
          set("path", "your-org/general-text"),
          set("type", "completion"),
          set("shards", replayShare(answers)?.share === 0.1 ? 10 : 100, {
            origin: "judgement",
            because:
              "Takes one part in so many of the general text: choose it so that this part makes the share of the mixture that small runs call for.",
            rules: ["replay-keeps-pretrained-ability", "plan-mix-in-replay"],
            evidence: ["bethune2025-one-percent", "gu2024-critical-ratio"],
          }),
          set("shards_idx", 0),
        ],
      ),
      set("sequence_len", 4096),
      set("sample_packing", true),
      set("val_set_size", 0.01, grounds.heldOut),
      set("learning_rate", 0.00001, {
        origin: "judgement",
        because:
          "Low, since what the model knows must survive; small runs find the rate together with the share of general text.",
        rules: ["low-learning-rate-spares-ability"],
        evidence: ["lin2025sft-small-lr", "que2024-mixture-law"],
      }),
      set("lr_scheduler", "cosine", { origin: "default", because: "It ends low." }),
      set("warmup_ratio", 0.05, {
        origin: "judgement",
        because: "The rate climbs again from nothing: a jump is what throws a finished model off.",
      }),
      set("num_epochs", 1, {
        origin: "default",
        because: "Text seen again and again is memorized, at the price of what was known.",
        evidence: ["jiang2024-deeper-memorising-forgets"],
      }),
      set("saves_per_epoch", 10, {
        origin: "judgement",
        because: "Often, so that there is a checkpoint before the general loss rises.",
        rules: ["warn-raw-text-at-scale-forgets"],
      }),
      set("evals_per_epoch", 10),
      set("bf16", "auto"),
      set("output_dir", "out/pretrain"),
    ],
  );

const peftParts = (title: string, filename: string, config: string, args: readonly Entry[]): KitFile =>
  pythonFile({ library: "peft", filename, title, run: `python ${filename}` }, [
    "from datasets import load_dataset",
    `from peft import ${config}`,
    "from trl import SFTConfig, SFTTrainer",
    "",
    { before: "small = ", call: config, args },
    'data = load_dataset("your-org/your-examples")',
    {
      before: "settings = ",
      call: "SFTConfig",
      args: [
        set("output_dir", `out/${filename.replace(".py", "")}`),
        set("learning_rate", 0.001, {
          origin: "judgement",
          because:
            "Far above that of adapters with more parameters, as few numbers carry the change. Sweep it: gain and forgetting rise together.",
          rules: ["warn-first-run-at-a-guessed-rate"],
          evidence: ["peft2026-scaling-vectors-dose"],
        }),
        set("num_train_epochs", 3, { origin: "default", because: "Keep each, and choose on both sets." }),
        set("eval_strategy", "epoch"),
        set("save_strategy", "epoch", grounds.everyEpoch),
      ],
    },
    "trainer = SFTTrainer(",
    '    model="your-org/your-model", args=settings, peft_config=small,',
    '    train_dataset=data["train"], eval_dataset=data["test"],',
    ")",
    "trainer.train()",
  ]);

export const tuningRecipes = {
  lora: (answers: KitAnswers): Recipe => ({
    says: onlyThroughService(answers)
      ? "Through the training service, as an adapter that you take away. With weights of your own the same run is a short file for TRL."
      : "TRL trains the adapter from one file; the adapter is saved apart from the base, which stays as it is.",
    files: onlyThroughService(answers)
      ? [tinkerFile(answers)]
      : [sftFile(answers, "adapter", { title: "Train the adapter" })],
    elsewhere: [
      {
        name: "Axolotl",
        home: "https://github.com/axolotl-ai-cloud/axolotl",
        says: "The same in one file, for several GPUs.",
      },
      {
        name: "Tinker",
        home: "https://github.com/thinking-machines-lab/tinker-cookbook",
        says: "Where you have no GPU: training as a service.",
      },
    ],
    see: [
      ...(onlyThroughService(answers) ? [] : [seeMixture]),
      ...seeImitation,
      {
        origin: "judgement",
        because: "One adapter a specialty: trained on task after task, a single one loses what came before.",
        rules: ["warn-one-task-after-another"],
        evidence: ["huang2024-no-rehearsal-collapse"],
      },
      seeBlend,
    ],
  }),
  adapters: (): Recipe => ({
    says: "PEFT trains learned scales, (IA)3, on a frozen base; the trainer is TRL's. Few parameters are no protection by themselves.",
    files: [
      peftParts("Train learned scales", "ia3.py", "IA3Config", [
        set("task_type", "CAUSAL_LM"),
        set("target_modules", null, {
          origin: "default",
          because: "The library chooses the layers by the architecture of the model.",
        }),
      ]),
    ],
    elsewhere: [
      {
        name: "Adapters",
        home: "https://github.com/adapter-hub/adapters",
        says: "Bottleneck adapters and their composition.",
      },
    ],
    see: [
      ...seeImitation,
      {
        origin: "judgement",
        because: "Stop early: driven hard, learned scales cost more general ability than an adapter of higher rank.",
        evidence: ["peft2026-fewer-params-not-less-forgetting"],
      },
    ],
  }),
  "prompt-tuning": (): Recipe => ({
    says: "PEFT trains a few virtual tokens before the prompt and nothing else; the trainer is TRL's.",
    files: [
      peftParts("Train a soft prompt", "soft_prompt.py", "PromptTuningConfig", [
        set("task_type", "CAUSAL_LM"),
        set("num_virtual_tokens", 20, {
          origin: "judgement",
          because:
            "Few tokens, since each costs context in every call; double the number once, and keep it only for a clear gain.",
        }),
        set("prompt_tuning_init", "TEXT", {
          origin: "judgement",
          because: "Start from the written prompt, so that the first step is no worse than prompting.",
        }),
        set("prompt_tuning_init_text", "Your best written prompt."),
        set("tokenizer_name_or_path", "your-org/your-model"),
      ]),
    ],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because: "Compare with the written prompt on both sets: on small models soft prompts trailed full tuning.",
        evidence: ["lester2021-scale", "lester2021-domain-robust"],
      },
    ],
  }),
  "full-sft": (answers: KitAnswers): Recipe => ({
    says: "TRL tunes all weights from one file. Keep the start checkpoint served beside it: there is no other way back.",
    files: [sftFile(answers, "all", { title: "Tune all weights" })],
    elsewhere: [
      {
        name: "Axolotl",
        home: "https://github.com/axolotl-ai-cloud/axolotl",
        says: "The same in one file, for several servers.",
      },
    ],
    see: [seeMixture, ...seeImitation, seeBlend],
  }),
  "replay-sft": (answers: KitAnswers): Recipe => ({
    says: "TRL mixes data sets by share. What is replayed should resemble what must be kept: chat data did not bring knowledge tests back.",
    files: [
      yamlFile(
        {
          library: "trl",
          filename: "sft-replay.yaml",
          title: "Tune with general data in the mix",
          run: "trl sft --config sft-replay.yaml",
        },
        "sft",
        [
          ...model(),
          ...mixture(
            "your-org/your-examples",
            replayShare(answers) ?? { share: 0.01, note: grounds.replaySmall },
            safetyShare(answers),
          ),
          ...(has(answers, "compute", "one-gpu") ? adapter(answers) : []),
          has(answers, "compute", "one-gpu") ? set("learning_rate", 0.0002, grounds.loraRate) : fullRate(answers),
          epochs(answers, has(answers, "compute", "one-gpu") ? "adapter" : "all"),
          ...watched("out/sft-replay"),
        ],
      ),
    ],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because:
          "Where no general data are at hand, let the untouched model answer general prompts: its own answers rehearsed better than stored ones.",
        evidence: ["huang2024-synthetic-replay-better"],
      },
      seeMixture,
      ...seeImitation,
    ],
  }),
  "regularized-sft": (): Recipe => ({
    says: "The regularizer with the best-kept code is self-distillation: the model, shown the demonstration, teaches itself. TRL has it, marked experimental. Penalties on weights (L2, EWC) exist as research code only, and a penalty on the output is disputed.",
    files: [
      pythonFile(
        {
          library: "trl",
          filename: "self_distill.py",
          title: "Tune by self-distillation",
          run: "python self_distill.py",
        },
        [
          "from datasets import load_dataset",
          "from trl.experimental.sdft import SDFTConfig, SDFTTrainer",
          "",
          "# Two columns: prompt, and privileged_context with the demonstration.",
          'data = load_dataset("your-org/your-examples", split="train")',
          {
            before: "settings = ",
            call: "SDFTConfig",
            args: [
              set("output_dir", "out/sdft"),
              set("teacher_model_kind", "base", {
                origin: "default",
                because: "The teacher stays the start model, which is what holds the rest in place.",
                rules: ["own-words-spare-ability"],
                evidence: ["shenfeld2026-self-distillation-from-demonstrations"],
              }),
              set("generate_from_teacher", false, {
                origin: "default",
                because:
                  "The model learns on its own answers; closeness to its own distribution is what spares ability.",
                rules: ["own-words-spare-ability"],
                evidence: ["chen2025-on-policy-data"],
              }),
              set("distillation_alpha", 0.5, { origin: "default", because: "Halfway between the two divergences." }),
              set("num_train_epochs", 1, {
                origin: "judgement",
                because: "It costs several times the compute of plain tuning; one pass tells whether it pays.",
              }),
              set("save_strategy", "epoch", grounds.everyEpoch),
            ],
          },
          'trainer = SDFTTrainer(model="your-org/your-model", args=settings, train_dataset=data)',
          "trainer.train()",
        ],
      ),
    ],
    elsewhere: [
      {
        name: "Tinker Cookbook",
        home: "https://github.com/thinking-machines-lab/tinker-cookbook",
        says: "Has a recipe for self-distillation through the training service.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because:
          "A penalty to the start model is no substitute: it helped on some models only, and cost much of the gain.",
        rules: ["penalty-keeps-near-start"],
        evidence: ["diao2026-kl-not-reliable"],
      },
      seeBlend,
    ],
  }),
  distillation: (answers: KitAnswers): Recipe => ({
    says: "Collect the teacher's answers to requests like yours, keep those that check out, and tune the student on them. Read the teacher's terms first: some forbid it.",
    files: [
      sftFile(answers, has(answers, "compute", "one-gpu") ? "adapter" : "all", {
        path: "your-org/checked-teacher-answers",
        title: "Tune the student on the teacher's answers",
      }),
    ],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because:
          "Ask the teacher about what the student will meet, edges included: a student knows little of what the data did not cover, and sounds as sure.",
        rules: ["warn-student-imitates-style"],
        evidence: ["gudibande2023-style-not-ability"],
      },
      seeMixture,
      ...seeImitation,
    ],
  }),
  "continued-pretraining": (answers: KitAnswers): Recipe => ({
    says: "Axolotl packs raw text and trains on it. Start from a base model where there is one: a chat model loses instruction following, and needs its post-training again.",
    files: [axolotlFile(answers)],
    elsewhere: [
      {
        name: "LitGPT",
        home: "https://github.com/Lightning-AI/litgpt",
        says: "Pretraining from an existing checkpoint, in plain code.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Fit the share of general text by small runs before the large one; loss follows it predictably.",
        rules: ["replay-keeps-pretrained-ability"],
        evidence: ["que2024-mixture-law", "gu2024-critical-ratio"],
      },
      {
        origin: "judgement",
        because: "Not with low rank: adapters of every rank learned clearly less from text at scale.",
        evidence: ["biderman2024-cpt-gap"],
      },
    ],
  }),
  pretraining: (): Recipe => ({
    says: "LitGPT pretrains a model of a known architecture from one file. At scale the work is in the data and the cluster, which no file holds.",
    files: [
      yamlFile(
        {
          library: "litgpt",
          filename: "pretrain.yaml",
          title: "Pretrain a small model as a rehearsal",
          run: "litgpt pretrain --config pretrain.yaml",
        },
        "pretrain",
        [
          set("model_name", "micro-llama-300M"),
          set("out_dir", "out/pretrain"),
          set("tokenizer_dir", "checkpoints/your-org/your-tokenizer"),
          {
            kind: "group",
            key: "data",
            entries: [
              set("class_path", "litgpt.data.TextFiles"),
              {
                kind: "group",
                key: "init_args",
                entries: [
                  set("train_data_path", "text/train"),
                  set("val_data_path", "text/validation", grounds.heldOut),
                ],
              },
            ],
          },
          {
            kind: "group",
            key: "train",
            entries: [
              set("max_tokens", 1000000000, {
                origin: "judgement",
                because:
                  "A small part of the library's own, which is for a full run: enough to see the loss fall, to find faults in data and tokenizer, and to compare mixtures; it says little of what the full model will know.",
              }),
              set("lr_warmup_steps", 100, {
                origin: "judgement",
                because: "The library's own is longer than this whole run: the rate would never reach its peak.",
              }),
              set("save_interval", 100, {
                origin: "judgement",
                because: "Often, or so short a run leaves no checkpoint but its last, and none to go back to.",
              }),
            ],
          },
          {
            kind: "group",
            key: "eval",
            entries: [set("interval", 100, { origin: "judgement", because: "Validation loss at every checkpoint." })],
          },
          set("seed", 42),
        ],
      ),
    ],
    elsewhere: [
      {
        name: "TorchTitan",
        home: "https://github.com/pytorch/torchtitan",
        says: "For clusters; its configuration is code.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because:
          "There is no untouched model to run first: evaluate the best existing model of that size instead, and a general model with retrieval. They are what the result has to beat, at the rehearsal and at every milestone.",
        rules: ["plan-measure-the-unmodified-model"],
      },
      {
        origin: "judgement",
        because:
          "The harness loads no checkpoint of LitGPT as it is: convert it by convert_pretrained_checkpoint, then by convert_from_litgpt, and lay configuration and tokenizer beside it.",
      },
    ],
  }),
} as const;
