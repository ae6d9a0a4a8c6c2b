import { has, type KitAnswers } from "../answers.ts";
import { group, list, type Note, set } from "../document.ts";
import { pythonFile, type KitFile, type Recipe, yamlFile } from "../recipe.ts";
import { variable } from "../write.ts";

const half: Note = {
  origin: "judgement",
  because:
    "Halfway, as the first of a sweep: take the largest share of the tuned model whose general score still holds.",
  rules: ["interpolation-returns-ability", "plan-blend-with-the-start"],
  evidence: ["xiao2023-cocktail-retention", "lin2023-averaging-pareto"],
};

/** One specialty: a blend of tuned and start weights. Several: their changes, trimmed, over the start. */
const mergeFile = (answers: KitAnswers): KitFile => {
  const about = { library: "mergekit", filename: "merge.yaml", run: "mergekit-yaml merge.yaml out/merged" };
  if (!has(answers, "domains", "few", "many"))
    return yamlFile({ ...about, title: "Blend the tuned model with its start" }, "mergekit-yaml", [
      list(
        "models",
        [set("model", "your-org/your-start-model"), group("parameters", set("weight", 0.5, half))],
        [set("model", "out/sft"), group("parameters", set("weight", 0.5, half))],
      ),
      set("merge_method", "linear", {
        origin: "judgement",
        because: "The plain average is what was measured as a repair.",
      }),
      group("parameters", set("normalize", true, { origin: "default", because: "The weights count as shares." })),
      set("dtype", "bfloat16"),
    ]);
  const part = (name: string) => [
    set("model", name),
    group(
      "parameters",
      set("weight", 1.0, { origin: "judgement", because: "Equal at first; then by what each costs the others." }),
      set("density", 0.5, {
        origin: "judgement",
        because: "Half of each change is dropped, the smallest first, so that they disturb each other less. Sweep it.",
        evidence: ["yadav2023-ties-steps"],
      }),
    ),
  ];
  return yamlFile({ ...about, title: "Merge the specialties over their start" }, "mergekit-yaml", [
    set("base_model", "your-org/your-start-model"),
    list("models", part("out/specialty-one"), part("out/specialty-two")),
    set("merge_method", "ties", {
      origin: "answers",
      because: "Several specialties: conflicting signs are settled before they are averaged.",
      rules: ["plan-test-every-domain-again"],
      evidence: ["yadav2023-ties-steps"],
      questions: ["domains"],
    }),
    group(
      "parameters",
      set("lambda", 1.0, {
        origin: "default",
        because: "The scale of the merged change: pushed too far, the result ends below the untouched model.",
        evidence: ["yadav2023-ties-steps"],
      }),
    ),
    set("dtype", "bfloat16"),
  ]);
};

const steeringFile = (): KitFile =>
  pythonFile(
    {
      library: "repeng",
      filename: "steer.py",
      title: "Find a direction and its safe strength",
      run: "python steer.py",
    },
    [
      "from transformers import AutoModelForCausalLM, AutoTokenizer",
      "",
      "from repeng import ControlModel, ControlVector, DatasetEntry",
      "",
      "from your_project import outside_score, pairs, wanted_score  # pairs: (text that shows it, text that does not)",
      "",
      'name = "your-org/your-model"',
      "tokenizer = AutoTokenizer.from_pretrained(name)",
      {
        before: "model = ",
        call: "ControlModel",
        args: [
          set("model", variable("AutoModelForCausalLM.from_pretrained(name)")),
          set("layer_ids", variable("list(range(-5, -18, -1))"), {
            origin: "judgement",
            because: "Layers of the middle, the range of the library's own example; sweep it with the strength.",
          }),
        ],
      },
      "data = [DatasetEntry(positive=yes, negative=no) for yes, no in pairs]",
      {
        before: "vector = ",
        call: "ControlVector.train",
        args: [
          set("model", variable("model")),
          set("tokenizer", variable("tokenizer")),
          set("dataset", variable("data")),
        ],
      },
      "# Judgement: small steps. Take the last strength at which the outside set has not moved",
      "# (rule warn-steering-has-a-cliff; finding feature-steering-cliff).",
      "for strength in (0.25, 0.5, 0.75, 1.0):",
      {
        before: "    model.",
        call: "set_control",
        args: [set("control", variable("vector")), set("coeff", variable("strength"))],
      },
      "    print(strength, wanted_score(model, tokenizer), outside_score(model, tokenizer))",
      "model.reset()",
    ],
  );

export const weightRecipes = {
  "model-merging": (answers: KitAnswers): Recipe => ({
    says: "mergekit merges checkpoints from one file, on a CPU if need be. All of them must come from the same start.",
    files: [mergeFile(answers)],
    elsewhere: [
      {
        name: "FusionBench",
        home: "https://github.com/tanganke/fusion_bench",
        says: "Research code with many methods and their comparison.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because:
          "Test every specialty and the outside set on the result: parts that work alone need not work together.",
        rules: ["plan-test-every-domain-again"],
        evidence: ["cao2026-collapse-predictor"],
      },
      {
        origin: "judgement",
        because: "Test refusals on the result: merging passes misalignment on along with skill.",
        rules: ["warn-merging-passes-on-misalignment"],
        evidence: ["hammoud2024-merge-spreads-misalignment"],
      },
    ],
  }),
  "lora-composition": (): Recipe => ({
    says: "PEFT combines trained adapters into a new one, or routes among them (Arrow, X-LoRA). Which request needs which adapter is the hard part, and has to be measured.",
    files: [
      pythonFile({ library: "peft", filename: "compose.py", title: "Combine two adapters", run: "python compose.py" }, [
        "from peft import PeftModel",
        "from transformers import AutoModelForCausalLM",
        "",
        'base = AutoModelForCausalLM.from_pretrained("your-org/your-model")',
        'model = PeftModel.from_pretrained(base, "out/one", adapter_name="one")',
        'model.load_adapter("out/two", adapter_name="two")',
        {
          before: "model.",
          call: "add_weighted_adapter",
          args: [
            set("adapters", ["one", "two"]),
            set("weights", [0.5, 0.5], {
              origin: "judgement",
              because: "Equal at first; fit them on held-out requests of both, which the search must not see again.",
              evidence: ["huang2023-lorahub-recipe"],
            }),
            set("adapter_name", "both"),
            set("combination_type", "cat", {
              origin: "judgement",
              because: "Keeps both as they are: adding their factors apart creates terms that neither learned.",
              evidence: ["huang2023-lorahub-recipe", "prabhakar2024-cat-skill-composition"],
            }),
          ],
        },
        'model.set_adapter("both")',
        'model.save_pretrained("out/both")',
      ]),
    ],
    elsewhere: [
      {
        name: "LoRAHub",
        home: "https://github.com/sail-sg/lorahub",
        says: "Research code: weights by search on a few examples.",
      },
      {
        name: "X-LoRA",
        home: "https://github.com/EricLBuehler/xlora",
        says: "Research code; PEFT holds a version of it.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Measure a wrong choice of adapter on purpose: it can do worse than none.",
        rules: ["warn-wrong-route-wrong-expert", "plan-test-every-domain-again"],
        evidence: ["sun2025-wrong-expert-hurts"],
      },
    ],
  }),
  "moe-upcycling": (): Recipe => ({
    says: "mergekit builds a mixture from trained experts. That is the beginning: branch-train-mix then trains the router and the whole on a large amount of text, for which no well-kept recipe exists.",
    files: [
      yamlFile(
        {
          library: "mergekit",
          filename: "mixture.yaml",
          title: "Build the mixture",
          run: "mergekit-moe mixture.yaml out/mixture",
        },
        "mergekit-moe",
        [
          set("base_model", "your-org/your-start-model"),
          set("gate_mode", "hidden", {
            origin: "default",
            because: "The first router comes from prompts that show each specialty; it is a start, not a trained one.",
          }),
          set("experts_per_token", 2, {
            origin: "default",
            because:
              "As many as the library sends each token to; keep the start model among them, so that general text has somewhere to go.",
          }),
          list(
            "experts",
            [set("source_model", "your-org/your-start-model"), set("positive_prompts", ["A general request"])],
            [set("source_model", "out/specialty"), set("positive_prompts", ["A request of the specialty"])],
          ),
          set("dtype", "bfloat16"),
        ],
      ),
    ],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because: "Count how often each expert is used: without balancing, one was nearly dead in the published runs.",
        evidence: ["sukhbaatar2024-btx-dead-experts"],
      },
      {
        origin: "judgement",
        because: "Test every specialty and refusals again on the whole.",
        rules: ["plan-test-every-domain-again", "warn-merging-passes-on-misalignment"],
      },
    ],
  }),
  "model-editing": (): Recipe => ({
    says: "There is no well-kept library. EasyEdit is research code with ready settings for the models of the papers; what lies outside those settings has to be found anew for each model.",
    files: [],
    elsewhere: [
      {
        name: "EasyEdit",
        home: "https://github.com/zjunlp/EasyEdit",
        says: "ROME, MEMIT and others, with one file of settings a model.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Measure general ability after every few edits and stop at the first fall: edits pile up.",
        rules: ["warn-edits-pile-up"],
        evidence: ["gu2024-editing-costs-general-ability"],
      },
      {
        origin: "judgement",
        because: "Ask what follows from the edited fact, not only the fact: what follows seldom changed with it.",
        rules: ["warn-edits-pile-up"],
        evidence: ["cohen2023-edits-do-not-ripple"],
      },
    ],
  }),
  "activation-steering": (): Recipe => ({
    says: "repeng finds a direction from pairs of texts and adds it at run time. It is small and kept by few; read it before you depend on it. Its directions do not work with mixtures of experts.",
    files: [steeringFile()],
    elsewhere: [
      {
        name: "EasySteer",
        home: "https://github.com/ZJU-REAL/EasySteer",
        says: "Research code: steering inside vLLM.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Look at single inputs: a sizeable share moves the wrong way while the mean looks right.",
        rules: ["warn-steering-has-a-cliff"],
        evidence: ["steering-anti-steerable"],
      },
      {
        origin: "judgement",
        because: "Compare with a prompt that asks for the same: plain prompting kept the best balance in one test.",
        evidence: ["feature-steering-cliff"],
      },
    ],
  }),
} as const;
