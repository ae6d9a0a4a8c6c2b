import { has, type KitAnswers } from "./answers.ts";
import { type Entry, type Note, set } from "./document.ts";
import { reachedBy, type Reached, reachFlags, referenceOf } from "./reached.ts";
import { commandFile, type KitFile } from "./recipe.ts";
import { generationTasks, logprobTasks, type Task } from "./tasks.ts";

/** One set to evaluate on, before and after with the same flags. */
export interface EvaluationSet extends Note {
  readonly id: "in-domain" | "outside" | "calibration" | "safety" | "diversity";
  readonly title: string;
  /** Names of tasks of the harness; none where the set is the reader's own. */
  readonly tasks: readonly Task[];
}

export interface EvaluationPlan {
  readonly sets: readonly EvaluationSet[];
  /** What is run first, for the changed model to be held against: "the untouched model", where there is one. */
  readonly reference: string;
  /** The harness on the reference, and with the same flags on the changed model. */
  readonly before: KitFile;
  readonly after: KitFile;
  /** A run of its own for coverage over many samples; absent where nothing narrows it. */
  readonly coverage?: readonly [KitFile, KitFile];
  /** When to stop, in the reader's own measurements. */
  readonly stops: readonly Note[];
}

const narrowing = new Set(["dpo", "hosted-dpo", "rlhf", "rlvr", "hosted-rft", "rejection-sampling-ft"]);

const sharedFlags = (tasks: readonly Task[], out: string): readonly Entry[] => [
  set("--tasks", tasks.map(({ name }) => name).join(",")),
  set("--seed", "42"),
  set("--log_samples", true, {
    origin: "judgement",
    because:
      "Every answer is kept, so that the comparison can pair them question by question: averages hide answers that changed.",
    rules: ["plan-write-the-outside-set"],
    evidence: ["kalajdzievski2024-agreement-metric"],
  }),
  set("--output_path", out),
];

/** What can be said of confidence, by what can be read of the model. */
const calibration = (technique: string, { by, probabilities, inside }: Reached): Note => {
  const rules = ["plan-record-confidence-before"];
  if (by === "local")
    return {
      origin: "judgement",
      because:
        "The probability of each option against being right; add unanswerable questions of your own. Instruction tuning made this worse in an open replication.",
      rules,
      evidence: ["alecwangcq2024-llama31-replication"],
    };
  if (!probabilities)
    return {
      origin: "judgement",
      because:
        "Without probabilities only stated confidence is left: ask for it on your own set, with unanswerable questions among them.",
      rules,
      evidence: ["alecwangcq2024-llama31-replication"],
    };
  if (technique === "constrained-decoding")
    return {
      origin: "judgement",
      because:
        "Record the probability of free answers on your own set, with unanswerable questions among them: under the schema it is that of the allowed tokens alone, so test first whether that ranks right above wrong.",
      rules,
      evidence: ["park2024-constraints-distort"],
    };
  return {
    origin: "judgement",
    because: `Probabilities can be read here, though the harness gets text alone from a chat address: record that of each answer on your own set, before and after, with unanswerable questions among them.${
      inside
        ? " A model that is an object of your own program can be handed to the harness from there, options included."
        : ""
    }`,
    rules,
    evidence: ["plaut2024-abstain-with-msp"],
  };
};

const run = (title: string, filename: string, flags: readonly Entry[], environment = ""): KitFile =>
  commandFile(
    { library: "lm-evaluation-harness", filename, title, run: `${environment}sh ${filename}` },
    "lm-eval run",
    flags,
  );

/** What to evaluate before and after a technique, with these answers. */
export const evaluationPlan = (technique: string, answers: KitAnswers): EvaluationPlan => {
  const reached = reachedBy(technique, answers);
  const local = reached.by === "local";
  const tasks = local ? logprobTasks : generationTasks;
  const reference = referenceOf(technique);
  const outside = [...tasks.outside, ...(has(answers, "goal", "format") && local ? tasks.format : [])];
  const long = technique === "long-context" ? tasks.long : [];
  const all = [...outside, ...tasks.calibration, ...long];
  const command = (changed: boolean): KitFile =>
    run(changed ? "After" : `Before, on ${reference}`, changed ? "after.sh" : "before.sh", [
      ...reachFlags(reached, changed, technique),
      ...sharedFlags(all, changed ? "results/after" : "results/before"),
    ]);
  const coverage = (changed: boolean): KitFile =>
    run(
      changed ? "Coverage after" : `Coverage before, on ${reference}`,
      changed ? "coverage-after.sh" : "coverage-before.sh",
      [
        ...reachFlags(reached, changed, technique),
        ...sharedFlags(tasks.coverage, changed ? "results/coverage-after" : "results/coverage-before"),
        set("--confirm_run_unsafe_code", true, {
          origin: "judgement",
          because: "The task runs programs that the model wrote: do it in a container without a network.",
        }),
      ],
      "HF_ALLOW_CODE_EVAL=1 ",
    );
  const narrows = narrowing.has(technique);
  return {
    sets: [
      {
        id: "in-domain",
        title: "In the domain",
        tasks: [],
        origin: "judgement",
        because:
          "Your own held-out requests with agreed answers, never trained on and never used to choose prompts or checkpoints. No public benchmark takes their place. Written as a task file of the harness (its flag include_path), they give files that the cliff check reads.",
        rules: ["plan-hold-out-a-domain-set"],
        evidence: ["pecher2024-breakeven-100"],
      },
      {
        id: "outside",
        title: "Outside the domain",
        tasks: [...outside, ...long],
        origin: "judgement",
        because:
          "Several abilities, since damage is uneven and one general test can miss it; leave out tasks of your own domain, and add requests from the edge of yours.",
        rules: ["plan-write-the-outside-set", "plan-list-abilities-that-must-stay"],
        evidence: ["biderman2024-code-ift-retention", "metagdpo2026-tiny-hard-sft-set-damages-small-model"],
      },
      {
        id: "calibration",
        title: "Calibration",
        tasks: tasks.calibration,
        ...calibration(technique, reached),
      },
      {
        id: "safety",
        title: "Safety",
        tasks: [],
        origin: "judgement",
        because:
          "The harness has no good test of refusals: use a set of harmful requests with harmless look-alikes, such as XSTest, and your own secrets that must be kept.",
        rules: ["plan-record-safety-before"],
        evidence: ["vishnubhotla2026-measure", "privacycollapse2026-silent"],
      },
      ...(narrows
        ? [
            {
              id: "diversity" as const,
              title: "Diversity",
              tasks: tasks.coverage,
              origin: "judgement" as const,
              because:
                "The share solved in many samples beside the share solved in one, on your own tasks first; programs are the public set that the harness samples often enough.",
              rules: ["warn-rewards-narrow-coverage"],
              evidence: ["yue2025-coverage-falls-as-training-goes-on"],
            },
          ]
        : []),
    ],
    reference,
    before: command(false),
    after: command(true),
    ...(narrows ? { coverage: [coverage(false), coverage(true)] } : {}),
    stops: stops(technique, answers, narrows),
  };
};

const stops = (technique: string, answers: KitAnswers, narrows: boolean): readonly Note[] => [
  {
    origin: "judgement",
    because: has(answers, "priority", "breadth")
      ? "Any task outside the domain falls by more than its interval in the paired comparison: breadth matters most to you, so no loss is the price of a gain."
      : "A task outside the domain falls by more than its interval in the paired comparison and by more than the loss that you wrote down before the first run.",
    rules: ["plan-list-abilities-that-must-stay"],
    ...(has(answers, "priority", "breadth") ? { questions: ["priority" as const] } : {}),
  },
  {
    origin: "judgement",
    because: "The score in the domain rises by less than its own interval: nothing was bought with whatever was lost.",
    rules: ["plan-measure-the-unmodified-model"],
    evidence: ["pecher2024-breakeven-100"],
  },
  ...(has(answers, "stakes", "low")
    ? []
    : [
        {
          origin: "judgement" as const,
          because: "More answers are wrong at a confidence at which you would act, inside or outside.",
          rules: ["plan-record-confidence-before"],
          evidence: ["alecwangcq2024-llama31-replication"],
        },
      ]),
  ...(has(answers, "safety-behavior", "no")
    ? []
    : [
        {
          origin: "judgement" as const,
          because: "More harmful requests are answered, or more harmless look-alikes refused, than before.",
          rules: ["plan-record-safety-before"],
          evidence: ["bianchi2023-three-percent"],
        },
      ]),
  ...(narrows
    ? [
        {
          origin: "judgement" as const,
          because: "The share solved in many samples falls while the share solved in one flattens.",
          rules: ["plan-keep-tasks-with-mixed-outcomes"],
          evidence: ["yue2025-coverage-falls-as-training-goes-on"],
        },
      ]
    : []),
  ...(technique === "rlvr" || technique === "hosted-rft"
    ? [
        {
          origin: "judgement" as const,
          because: "The reward rises and the held-out score does not, or the length of answers drops abruptly.",
          rules: ["plan-audit-the-checker"],
          evidence: ["cheng2026-harm-comes-through-false-rewards"],
        },
      ]
    : []),
];
