import { has, type KitAnswers } from "../answers.ts";
import { type Entry, list, type Note, set } from "../document.ts";
import { grounds } from "../grounds.ts";
import { type KitFile, pythonFile, type Recipe, yamlFile } from "../recipe.ts";
import { adapter, mixture, model } from "../trl.ts";
import { onlyThroughService, sftFile } from "./tuning.ts";

const elsewhereFor = (answers: KitAnswers): Recipe["elsewhere"] => [
  {
    name: "Tinker Cookbook",
    home: "https://github.com/thinking-machines-lab/tinker-cookbook",
    says: onlyThroughService(answers)
      ? "What you can train with: it has a recipe for this, whose settings mean the same as those below."
      : "Where you have no GPU: recipes for this through a training service.",
  },
];

const onePass: Note = {
  origin: "judgement",
  because: "Briefly, then measure: go on only while coverage holds and the held-out score rises.",
  rules: ["warn-rewards-narrow-coverage"],
  evidence: ["yue2025-coverage-falls-as-training-goes-on"],
};

const often: Note = {
  origin: "judgement",
  because: "Often, so that there is a checkpoint from before coverage falls.",
  rules: ["plan-keep-tasks-with-mixed-outcomes"],
  evidence: ["yue2025-coverage-falls-as-training-goes-on"],
};

/** Attempts per task, and the tasks whose attempts neither all pass nor all fail. */
const filterFile = (): KitFile =>
  pythonFile(
    {
      library: "vllm",
      filename: "filter_tasks.py",
      title: "Keep the tasks with mixed outcomes",
      run: "python filter_tasks.py",
    },
    [
      "import json",
      "",
      "from vllm import LLM, SamplingParams",
      "",
      "from your_project import passes, tasks  # passes(task, text): your audited checker",
      "",
      { before: "model = ", call: "LLM", args: [set("model", "your-org/your-model")] },
      {
        before: "attempts = ",
        call: "SamplingParams",
        args: [
          set("n", 8, {
            origin: "judgement",
            because: "As many attempts as training draws, so that the filter sees what training will see.",
            rules: ["plan-count-pass-rates"],
          }),
          set("temperature", 1.0, { origin: "default", because: "That of training." }),
          set("max_tokens", 2048, {
            origin: "judgement",
            because: "As long as training allows: the default cuts off at once.",
          }),
        ],
      },
      'outputs = model.generate([task["prompt"] for task in tasks], attempts)',
      "rates = [",
      "    sum(passes(task, each.text) for each in output.outputs) / len(output.outputs)",
      "    for task, output in zip(tasks, outputs)",
      "]",
      "# Neither all right nor all wrong (finding yu2025-zero-signal-groups). Run it again as the model learns.",
      "mixed = [task for task, rate in zip(tasks, rates) if 0 < rate < 1]",
      'print(f"{len(mixed)} of {len(tasks)} tasks have mixed outcomes")',
      'with open("mixed.jsonl", "w") as file:',
      '    file.writelines(json.dumps(task) + "\\n" for task in mixed)',
    ],
  );

const seePassRate = (answers: KitAnswers): readonly Note[] => {
  if (has(answers, "pass-rate", "near-zero"))
    return [
      {
        origin: "answers",
        because:
          "Nearly nothing passes: do not start. Bring demonstrations, easier tasks, or hints where all attempts fail, and count again.",
        rules: ["warn-rewards-on-impossible-tasks", "plan-make-tasks-reachable"],
        evidence: ["cheng2026-difficulty-is-non-monotonic"],
        questions: ["pass-rate"],
      },
    ];
  if (has(answers, "pass-rate", "high"))
    return [
      {
        origin: "answers",
        because:
          "Nearly everything passes: there is little to learn from these tasks. Bring harder ones that pass sometimes.",
        rules: ["warn-nothing-left-to-learn"],
        evidence: ["yu2025-zero-signal-groups"],
        questions: ["pass-rate"],
      },
    ];
  return [];
};

const rewards = (answers: KitAnswers): readonly Entry[] =>
  has(answers, "stakes", "moderate", "high")
    ? [
        set("reward_funcs", ["your_rewards.passes", "your_rewards.brier"], {
          origin: "answers",
          because:
            "Errors cost something here, so the second reward scores the stated confidence: minus the squared distance between it and being right. Right and wrong alone leaves a model sure of everything.",
          rules: ["honest-reward-for-confidence", "warn-right-and-wrong-rewards-remove-doubt"],
          evidence: ["damani2025-rlcr-fixes", "damani2025-rlvr-certain"],
          questions: ["stakes"],
        }),
        set("reward_weights", [1, 1], {
          origin: "judgement",
          because:
            "Equal, so that a confident error costs more than an admitted one; lower the second if accuracy suffers.",
          rules: ["honest-reward-for-confidence"],
        }),
      ]
    : [
        set("reward_funcs", ["your_rewards.passes"], {
          origin: "judgement",
          because: "One audited checker: whatever it passes by mistake is what training finds.",
          rules: ["plan-audit-the-checker", "warn-unaudited-checker"],
          evidence: ["cudal12025-hacking-rate"],
        }),
      ];

const grpoFile = (answers: KitAnswers): KitFile =>
  yamlFile(
    {
      library: "trl",
      filename: "grpo.yaml",
      title: "Train on what the checker passes",
      run: "trl grpo --config grpo.yaml",
    },
    "grpo",
    [
      ...model(),
      list("datasets", [set("path", "json"), set("data_files", "mixed.jsonl", grounds.zeroSignal)]),
      ...rewards(answers),
      ...adapter(answers),
      set("learning_rate", 0.00001, grounds.adapterRewardRate),
      set("num_generations", 8, { origin: "default", because: "Attempts a task; their spread is the whole signal." }),
      set("temperature", 1.0, { origin: "default", because: "Lower, and attempts become alike." }),
      set("beta", 0.0, {
        origin: "default",
        because:
          "No penalty to the start model: a small one cost coverage in one study and gain in another, and long runs that used one are the exception.",
        evidence: ["yue2025-kl-penalty-costs-coverage", "diao2026-kl-not-reliable", "liu2025-long-varied-rl-gains"],
      }),
      set("loss_type", "dapo", {
        origin: "default",
        because: "Averages over tokens: averaging per answer leaves repetition in long answers unpunished.",
        evidence: ["yu2025-length-rules-can-poison-reward"],
      }),
      set("mask_truncated_completions", true, {
        origin: "judgement",
        because: "Answers cut off at the limit teach nothing about being right; leaving them out kept training stable.",
        evidence: ["yu2025-length-rules-can-poison-reward"],
      }),
      set("max_completion_length", 2048, {
        origin: "judgement",
        because:
          "Longer than right answers are, or truncation decides; watch the mean length, since it falls before the score does.",
        evidence: ["cheng2026-harm-comes-through-false-rewards"],
      }),
      set("num_train_epochs", 1, onePass),
      set("save_steps", 50, often),
      set("log_completions", true, {
        origin: "judgement",
        because: "Read what is rewarded: length, repetition and stated confidence move before accuracy does.",
        rules: ["plan-keep-tasks-with-mixed-outcomes"],
        evidence: ["dcpo2026-confidence-creep"],
      }),
      set("seed", 42),
      set("output_dir", "out/grpo"),
    ],
  );

const dpoFile = (answers: KitAnswers): KitFile =>
  yamlFile({ library: "trl", filename: "dpo.yaml", title: "Train on pairs", run: "trl dpo --config dpo.yaml" }, "dpo", [
    ...model("out/sft"),
    ...mixture("your-org/your-pairs", undefined, undefined),
    ...adapter(answers),
    set("learning_rate", 0.00001, grounds.adapterRewardRate),
    set("beta", 0.1, {
      origin: "default",
      because: "Strength of the tie to the start model; raise it if the likelihood of preferred answers falls.",
      evidence: ["razin2024-preferred-answers-lose-likelihood"],
    }),
    set("loss_type", ["sigmoid"], {
      origin: "default",
      because: "The plain loss; variants are for a fault that you have measured.",
    }),
    set("num_train_epochs", 1, {
      origin: "judgement",
      because: "One pass: preferences are learned early, and what follows stretches length and wording.",
      rules: ["warn-raters-like-length"],
      evidence: ["chexalign2025-length-exploit"],
    }),
    set("test_split_size", 0.1, grounds.heldOut),
    set("eval_strategy", "steps"),
    set("eval_steps", 50),
    set("save_steps", 50, {
      origin: "judgement",
      because: "Often: stop where preferred answers lose likelihood, or grow longer without growing better.",
      rules: ["plan-choose-unlike-pairs"],
      evidence: ["razin2024-preferred-answers-lose-likelihood"],
    }),
    set("seed", 42),
    set("output_dir", "out/dpo"),
  ]);

const seePairs: readonly Note[] = [
  {
    origin: "judgement",
    because:
      "Start from a supervised pass on the preferred answers; vendors advise it. If that was an adapter, merge it into its base first, and name the result here.",
    rules: ["plan-choose-unlike-pairs"],
    evidence: ["google-sft-before-preference"],
  },
  {
    origin: "judgement",
    because:
      "Keep pairs that differ in what matters and not in length, and leave out those whose answers are nearly alike.",
    rules: ["plan-choose-unlike-pairs", "warn-raters-like-length"],
    evidence: ["razin2024-filter-similar-pairs"],
  },
  {
    origin: "judgement",
    because:
      "Measure refusals before and after: a preference stage lowered the safety average while it raised the rest.",
    rules: ["warn-preference-stage-costs-safety"],
    evidence: ["lambert2024-preference-stage-costs-safety"],
  },
];

export const rewardRecipes = {
  dpo: (answers: KitAnswers): Recipe => ({
    says: "TRL trains on pairs of answers from one file, beginning where the supervised pass ended.",
    files: [dpoFile(answers)],
    elsewhere: elsewhereFor(answers),
    see: seePairs,
  }),
  rlhf: (answers: KitAnswers): Recipe => ({
    says: "TRL trains a reward model on ratings, and then a policy against it. Its online method for a learned reward is RLOO; PPO is no longer part of it.",
    files: [
      yamlFile(
        {
          library: "trl",
          filename: "reward.yaml",
          title: "Train the reward model",
          run: "trl reward --config reward.yaml",
        },
        "reward",
        [
          set("model_name_or_path", "your-org/your-model"),
          set("dtype", "bfloat16"),
          list("datasets", [set("path", "your-org/your-pairs")]),
          set("learning_rate", 0.0001, grounds.libraryRate),
          set("num_train_epochs", 1, {
            origin: "judgement",
            because:
              "One pass; test it on excellent answers, since errors among the best ones drive over-optimization.",
            evidence: ["rubrics2025-tail-errors-drive-overoptimisation"],
          }),
          set("test_split_size", 0.1, grounds.heldOut),
          set("eval_strategy", "epoch"),
          set("output_dir", "out/reward"),
        ],
      ),
      yamlFile(
        {
          library: "trl",
          filename: "rloo.yaml",
          title: "Train the policy against it",
          run: "trl rloo --config rloo.yaml",
        },
        "rloo",
        [
          ...model("out/sft"),
          list("datasets", [set("path", "your-org/your-prompts")]),
          set("reward_model_name_or_path", "out/reward"),
          ...adapter(answers),
          set("learning_rate", 0.00001, grounds.adapterRewardRate),
          set("beta", 0.05, {
            origin: "default",
            because:
              "The tie to the start model, which a learned reward needs: it is only right near what it was trained on.",
            evidence: ["rubrics2025-tail-errors-drive-overoptimisation"],
          }),
          set("num_generations", 2, { origin: "default", because: "Answers a prompt, compared with each other." }),
          set("num_train_epochs", 1, {
            origin: "judgement",
            because: "Stop where the reward rises and people no longer prefer the answers.",
            rules: ["warn-raters-like-length"],
          }),
          set("save_steps", 50, {
            origin: "judgement",
            because: "Often, so that the weights from before can be blended in.",
            rules: ["interpolation-returns-ability", "interpolation-returns-calibration"],
            evidence: ["lin2023-averaging-pareto"],
          }),
          set("log_completions", true),
          set("seed", 42),
          set("output_dir", "out/rloo"),
        ],
      ),
    ],
    elsewhere: elsewhereFor(answers),
    see: [
      {
        origin: "judgement",
        because:
          "Blend the weights before and after: it gave the best trade between what is gained and what is forgotten.",
        rules: ["interpolation-returns-ability", "plan-blend-with-the-start"],
        evidence: ["lin2023-averaging-pareto"],
      },
      ...seePairs.slice(2),
    ],
  }),
  rlvr: (answers: KitAnswers): Recipe => ({
    says: "TRL trains with GRPO from one file and your checker; vLLM draws the attempts that tell which tasks are worth training on. Filter first.",
    files: [filterFile(), grpoFile(answers)],
    elsewhere: elsewhereFor(answers),
    see: [
      ...seePassRate(answers),
      {
        origin: "judgement",
        because:
          "Attack the checker before training does: wrong, empty, copied and cheating answers, and right ones in unusual form.",
        rules: ["plan-audit-the-checker"],
        evidence: ["cudal12025-hacking-rate"],
      },
      {
        origin: "judgement",
        because: "Mix in tasks that nobody can answer, and reward declining there: reasoning training unlearned it.",
        rules: ["warn-rewards-unlearn-abstention"],
        evidence: ["kirichenko2025-abstention-loss"],
      },
    ],
  }),
  "rejection-sampling-ft": (answers: KitAnswers): Recipe => ({
    says: "Draw attempts with vLLM, keep those that the checker passes, and tune on them with TRL. It trains on the model's own words, which is what spares the rest.",
    files: [
      filterFile(),
      sftFile(answers, has(answers, "compute", "cluster") ? "all" : "adapter", {
        path: "your-org/own-right-answers",
        title: "Tune on the model's own right answers",
      }),
    ],
    elsewhere: [],
    see: [
      ...seePassRate(answers),
      {
        origin: "judgement",
        because:
          "Keep several distinct solutions a task, and few of the easy tasks: the gain grows with distinct ways.",
        evidence: ["yuan2023-rft-gain"],
      },
      {
        origin: "judgement",
        because: "Draw again from the tuned model for a second round, instead of training longer on the first.",
        rules: ["own-words-spare-ability"],
        evidence: ["chen2025-on-policy-data"],
      },
    ],
  }),
  "on-policy-distillation": (answers: KitAnswers): Recipe => ({
    says: "TRL lets a teacher score every token of the student's own answers. Teacher and student must share a vocabulary; the student's earlier version is a teacher that brings back lost behavior.",
    files: [
      yamlFile(
        {
          library: "trl",
          filename: "distillation.yaml",
          title: "Train on the student's own answers",
          run: "trl distillation --config distillation.yaml",
        },
        "distillation",
        [
          ...model("your-org/your-student"),
          set("teacher_model_name_or_path", "your-org/your-teacher"),
          list("datasets", [set("path", "your-org/your-prompts")]),
          ...adapter(answers),
          set("learning_rate", 0.00001, grounds.adapterRewardRate),
          set("beta", 1.0, {
            origin: "default",
            because:
              "The divergence that keeps to what the teacher finds likely, instead of covering all it might say.",
          }),
          set("temperature", 1.0, { origin: "default", because: "The student's own distribution is what is trained." }),
          set("max_completion_length", 512, { origin: "default", because: "Raise it to the length of real answers." }),
          set("num_train_epochs", 1, {
            origin: "judgement",
            because: "Once over the prompts; the answers are new each time.",
            rules: ["own-words-spare-ability"],
            evidence: ["chen2025-on-policy-data"],
          }),
          set("save_steps", 50, grounds.everyEpoch),
          set("seed", 42),
          set("output_dir", "out/distillation"),
        ],
      ),
    ],
    elsewhere: elsewhereFor(answers),
    see: [
      {
        origin: "judgement",
        because:
          "Include general prompts: after training on documents, distilling from the earlier version brought instruction following back.",
        rules: ["self-distillation-returns-behavior"],
        evidence: ["lu2025-opd-restores-behaviour-after-document-training"],
      },
    ],
  }),
} as const;
