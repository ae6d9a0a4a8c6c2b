import { has, type KitAnswers } from "../answers.ts";
import { group, list, type Note, set } from "../document.ts";
import { jsonFile, type KitFile, pythonFile, type Recipe, yamlFile } from "../recipe.ts";
import { variable } from "../write.ts";

const seePrompt: Note = {
  origin: "judgement",
  because: "Score it on the outside set too: a prompt that binds the model to the domain also binds it outside.",
  rules: ["plan-write-the-outside-set"],
};

const seeConfidence: Note = {
  origin: "judgement",
  because: "Nothing is tuned, and confident errors remain: what it says of its own confidence needs a test of its own.",
  rules: ["warn-untuned-models-are-sure-too"],
  evidence: ["xiong2023-blackbox-confidence"],
};

const promptfooFile = (): KitFile =>
  yamlFile(
    {
      library: "promptfoo",
      filename: "promptfooconfig.yaml",
      title: "Compare prompts on your own set",
      run: "promptfoo eval --config promptfooconfig.yaml",
    },
    "config",
    [
      set("description", "Today's prompt against the new one, inside and outside the domain"),
      set("prompts", ["file://prompts/today.txt", "file://prompts/new.txt"]),
      set("providers", ["openai:chat:your-model"]),
      set("tests", "file://held-out-requests.yaml"),
      group(
        "evaluateOptions",
        set("repeat", 3, {
          origin: "judgement",
          because: "Answers vary from call to call; a difference smaller than that between repeats is none.",
          evidence: ["pecher2024-breakeven-100"],
        }),
        set("cache", false, {
          origin: "judgement",
          because: "A repeat out of the cache would repeat the same answer.",
        }),
      ),
      set("outputPath", "results/prompts.json"),
    ],
  );

const dspyHead = [
  "import dspy",
  "",
  "# Three lists of dspy.Example that share nothing, and your metric.",
  "from your_project import held_out, is_right, train, validate",
  "",
] as const;

const dspyModel = {
  before: "dspy.configure(lm=dspy.",
  call: "LM",
  after: ")",
  args: [set("model", "openai/your-model")],
} as const;

const dspyCheck = [
  {
    before: "check = dspy.",
    call: "Evaluate",
    args: [
      set("devset", variable("held_out"), {
        origin: "judgement",
        because: "Never seen by the optimizer, or the gain is the optimizer's own.",
        rules: ["plan-hold-out-a-domain-set"],
      }),
      set("metric", variable("is_right")),
    ],
  },
  "print(check(program), check(tuned))",
  'tuned.save("tuned.json")',
] as const;

const program = 'program = dspy.Predict("request -> answer")';

const optimizerFile = (): KitFile =>
  pythonFile(
    { library: "dspy", filename: "optimize.py", title: "Search instructions and examples", run: "python optimize.py" },
    [
      ...dspyHead,
      dspyModel,
      program,
      {
        before: "optimizer = dspy.",
        call: "MIPROv2",
        args: [
          set("metric", variable("is_right")),
          set("auto", "light", {
            origin: "default",
            because: "The smallest budget; go further only where the held-out score moved.",
            evidence: ["mipro-gain"],
          }),
          set("max_bootstrapped_demos", 4, {
            origin: "default",
            because: "Answers of the model itself that the metric passed.",
          }),
          set("max_labeled_demos", 4, { origin: "default", because: "Few, since each is paid for in every call." }),
          set("seed", 9, { origin: "default", because: "Run it again with another: the spread is your noise." }),
        ],
      },
      {
        before: "tuned = optimizer.",
        call: "compile",
        args: [
          set("student", variable("program")),
          set("trainset", variable("train")),
          set("valset", variable("validate"), {
            origin: "judgement",
            because: "Chosen on one set and reported on another: the search overfits the set that it chooses on.",
          }),
        ],
      },
      ...dspyCheck,
    ],
  );

const fewShotFile = (answers: KitAnswers): KitFile => {
  const many = has(answers, "examples", "100-999", "1k-9k", "10k-99k", "100k+");
  return pythonFile(
    {
      library: "dspy",
      filename: "few_shot.py",
      title: many ? "Put the examples nearest to the request into the prompt" : "Put examples into the prompt",
      run: "python few_shot.py",
    },
    [
      ...dspyHead,
      ...(many ? ["from sentence_transformers import SentenceTransformer", ""] : []),
      dspyModel,
      program,
      ...(many
        ? [
            {
              before: "optimizer = dspy.",
              call: "KNNFewShot",
              args: [
                set("k", 10, {
                  origin: "measured",
                  because:
                    "So many examples, chosen for the request at hand, did as well as very many random ones on one set.",
                  evidence: ["bertsch2024-ten-retrieved-beat-a-thousand"],
                  questions: ["examples"],
                }),
                set("trainset", variable("train")),
                set("vectorizer", variable('dspy.Embedder(SentenceTransformer("your-org/your-embedder").encode)')),
              ],
            },
            "tuned = optimizer.compile(program)",
          ]
        : [
            {
              before: "optimizer = dspy.",
              call: "LabeledFewShot",
              args: [
                set("k", 16, {
                  origin: "default",
                  because: "As many as fit; with more examples than that, choose those nearest to the request.",
                }),
              ],
            },
            "tuned = optimizer.compile(program, trainset=train)",
          ]),
      ...dspyCheck,
    ],
  );
};

const votesFile = (): KitFile =>
  pythonFile(
    { library: "vllm", filename: "vote.py", title: "Sample several answers and vote", run: "python vote.py" },
    [
      "from collections import Counter",
      "",
      "from vllm import LLM, SamplingParams",
      "",
      "from your_project import final_answer, requests  # final_answer: reads the answer out of a text",
      "",
      { before: "model = ", call: "LLM", args: [set("model", "your-org/your-model")] },
      {
        before: "several = ",
        call: "SamplingParams",
        args: [
          set("n", 8, {
            origin: "judgement",
            because: "Every sample is paid for; raise the number while the held-out score still rises.",
            evidence: ["selfconsistency-gsm8k", "monkeys-coverage"],
          }),
          set("temperature", 1.0, { origin: "default", because: "Samples must differ, or the vote is one answer." }),
          set("max_tokens", 1024, {
            origin: "judgement",
            because: "Longer than your longest right answer: the default cuts off at once.",
          }),
        ],
      },
      "for request, output in zip(requests, model.generate(requests, several)):",
      "    votes = Counter(final_answer(each.text) for each in output.outputs)",
      "    answer, count = votes.most_common(1)[0]",
      "    # Agreement is a score to choose a threshold on, not evidence of being right.",
      "    print(request, answer, count / len(output.outputs))",
    ],
  );

const toolFile = (): KitFile =>
  jsonFile(
    {
      library: "openai-api",
      filename: "request.json",
      title: "A request with one tool, its arguments held to a schema",
    },
    "chat",
    [
      set("model", "your-model"),
      list("messages", [set("role", "user"), set("content", "Is order 1042 on its way?")]),
      list("tools", [
        set("type", "function"),
        group(
          "function",
          set("name", "find_order"),
          set("description", "Looks up one order by its number. Use it for any question about an order."),
          set("strict", true, {
            origin: "judgement",
            because: "Arguments that do not keep the schema cannot be written: invented ones were a common failure.",
            rules: ["warn-invented-calls"],
            evidence: ["gorilla2023-api-hallucination"],
          }),
          set("parameters", {
            type: "object",
            properties: { number: { type: "string" } },
            required: ["number"],
            additionalProperties: false,
          }),
        ),
      ]),
      set("parallel_tool_calls", false, {
        origin: "judgement",
        because: "One call at a time, until you have measured what several at once get wrong.",
      }),
    ],
  );

const schemaFile = (answers: KitAnswers): KitFile =>
  jsonFile(
    {
      library: "vllm",
      filename: "request.json",
      title: has(answers, "goal", "reasoning")
        ? "A request whose form leaves room to think first"
        : "A request whose answer keeps a schema",
    },
    "chat",
    [
      set("model", "your-model"),
      list("messages", [
        set("role", "user"),
        set("content", "Classify this message. First reason in one sentence, then answer: …"),
      ]),
      group(
        "response_format",
        set("type", "json_schema"),
        group(
          "json_schema",
          set("name", "answer"),
          set(
            "schema",
            {
              type: "object",
              properties: {
                reasoning: { type: "string" },
                label: { type: "string", enum: ["billing", "delivery", "none of these"] },
              },
              required: ["reasoning", "label"],
              additionalProperties: false,
            },
            {
              origin: "judgement",
              because:
                "Free text comes before the fixed field, and one choice says that none fits: strict forms lowered reasoning, and a form without a way out forces an answer.",
              rules: ["warn-form-before-thought"],
              evidence: ["format-constraints-hurt-reasoning", "park2024-constraints-distort"],
            },
          ),
        ),
      ),
    ],
  );

export const promptingRecipes = {
  "prompt-engineering": (): Recipe => ({
    says: "Nothing is installed: instructions, and a test set that tells which of two is better. promptfoo runs the comparison from one file.",
    files: [promptfooFile()],
    elsewhere: [
      {
        name: "DSPy",
        home: "https://github.com/stanfordnlp/dspy",
        says: "Where the prompt should be searched for instead of written.",
      },
    ],
    see: [seePrompt, seeConfidence],
  }),
  "few-shot": (answers: KitAnswers): Recipe => ({
    says: "DSPy puts examples into the prompt: the same ones, or those nearest to each request.",
    files: [fewShotFile(answers)],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because: "Show what to do outside the domain as well: one example of declining, among the others.",
      },
      seeConfidence,
    ],
  }),
  "prompt-optimization": (): Recipe => ({
    says: "DSPy searches instructions and examples against your metric. GEPA, in the same library, learns from written feedback and suits a metric that can say what was wrong.",
    files: [optimizerFile()],
    elsewhere: [{ name: "GEPA", home: "https://github.com/gepa-ai/gepa", says: "The optimizer by itself." }],
    see: [
      seePrompt,
      {
        origin: "judgement",
        because: "Optimize again for each model: settings that helped one cost another.",
        evidence: ["gepa-merge-can-hurt"],
      },
    ],
  }),
  "best-of-n": (): Recipe => ({
    says: "Sample several answers in one call and take the vote, or the one that a checker passes. vLLM samples them together; most APIs have the same parameter.",
    files: [votesFile()],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because: "Where the model is weak it agrees with itself and is wrong: use a checker wherever one exists.",
        rules: ["warn-agreement-is-not-evidence"],
        evidence: ["jullien2025-consistent-and-wrong"],
      },
    ],
  }),
  "tool-use": (): Recipe => ({
    says: "The chat interfaces of most providers and of vLLM take the same description of tools. The guard is a schema that the call must keep, and a tool that refuses what it cannot do.",
    files: [toolFile()],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because:
          "Give the tool an answer for “not found”, and test that the model passes it on instead of filling it in.",
        rules: ["plan-answer-what-no-document-covers"],
      },
    ],
  }),
  "constrained-decoding": (answers: KitAnswers): Recipe => ({
    says: "vLLM and most APIs hold an answer to a JSON schema; vLLM takes a grammar or a regular expression as well.",
    files: [schemaFile(answers)],
    elsewhere: [
      {
        name: "Outlines",
        home: "https://github.com/dottxt-ai/outlines",
        says: "The same for other ways of running a model.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Try your own schemas on the engine: support differs widely, and slow or refused ones show early.",
        evidence: ["jsonschemabench2025-coverage-differs"],
      },
      {
        origin: "judgement",
        because: "Compare with free text that is parsed afterwards, on the same set.",
        rules: ["warn-form-before-thought"],
        evidence: ["format-constraints-hurt-reasoning"],
      },
      {
        origin: "judgement",
        because:
          "Do not abstain by the probability of a label under the schema: vLLM masks what the schema forbids before it forms probabilities, so the label is scored among the allowed ones alone. Test first whether it ranks right above wrong, or score a free answer.",
        evidence: ["park2024-constraints-distort"],
      },
    ],
  }),
} as const;
