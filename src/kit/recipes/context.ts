import { has, type KitAnswers } from "../answers.ts";
import { group, list, set } from "../document.ts";
import { pythonFile, type KitFile, type Recipe, yamlFile } from "../recipe.ts";
import { variable } from "../write.ts";

const retrievalFile = (answers: KitAnswers): KitFile =>
  pythonFile(
    {
      library: "sentence-transformers",
      filename: "retrieve.py",
      title: "Find passages, and say when none fits",
      run: "python retrieve.py",
    },
    [
      "from sentence_transformers import CrossEncoder, SentenceTransformer, util",
      "",
      "# passages: short texts, each with its source and date. least: the score below which the answer is that",
      "# nothing was found; fit it on requests that no passage answers.",
      "from your_project import least, passages",
      "",
      'embedder = SentenceTransformer("your-org/your-embedder")',
      'reader = CrossEncoder("your-org/your-reranker")',
      {
        before: "index = embedder.",
        call: "encode_document",
        args: [set("inputs", variable("passages")), set("convert_to_tensor", true)],
      },
      "",
      "request = input()",
      {
        before: "asked = embedder.",
        call: "encode_query",
        args: [set("inputs", variable("request")), set("convert_to_tensor", true)],
      },
      {
        before: "found = util.",
        call: "semantic_search",
        after: "[0]",
        args: [
          set("query_embeddings", variable("asked")),
          set("corpus_embeddings", variable("index")),
          set("top_k", 10, {
            origin: "default",
            because: "Wide, since the second model sorts what the first one finds.",
          }),
        ],
      },
      {
        before: "best = reader.",
        call: "rank",
        args: [
          set("query", variable("request")),
          set("documents", variable('[passages[each["corpus_id"]] for each in found]')),
          set("top_k", has(answers, "latency", "interactive") ? 3 : 5, {
            origin: "judgement",
            because: "Few passages, the best one first or last: what stands in the middle is used least.",
            rules: ["warn-middle-of-the-context", "plan-spend-the-latency-budget"],
            evidence: ["liu2023-middle-of-context-is-lost"],
            questions: ["latency"],
          }),
        ],
      },
      'kept = [each for each in best if each["score"] >= least]',
      'print(kept or "Nothing in the documents answers this.")',
    ],
  );

const longContextFile = (answers: KitAnswers): KitFile =>
  yamlFile(
    {
      library: "vllm",
      filename: "serve.yaml",
      title: "Serve a model that keeps the shared documents in its cache",
      run: "vllm serve --config serve.yaml",
    },
    "serve",
    [
      set("model", "your-org/your-model"),
      set("max-model-len", 32768, {
        origin: "judgement",
        because: "No longer than you have tested: many models use long inputs far worse than they accept them.",
        rules: ["warn-middle-of-the-context"],
        evidence: ["nolima2025-32k-halves-most-models"],
      }),
      set("enable-prefix-caching", true, {
        origin: "judgement",
        because: "Documents first and word for word the same in every request, so that they are computed once.",
        ...(has(answers, "latency", "interactive") ? { rules: ["plan-spend-the-latency-budget"] } : {}),
      }),
    ],
  );

const routingFile = (): KitFile =>
  yamlFile(
    {
      library: "litellm",
      filename: "config.yaml",
      title: "Two models behind one address, the general one as the way back",
      run: "litellm --config config.yaml",
    },
    "config",
    [
      list(
        "model_list",
        [set("model_name", "specialist"), group("litellm_params", set("model", "openai/your-specialist"))],
        [set("model_name", "generalist"), group("litellm_params", set("model", "openai/your-general-model"))],
      ),
      group(
        "router_settings",
        set("fallbacks", [{ specialist: ["generalist"] }], {
          origin: "judgement",
          because:
            "Whatever the specialist cannot serve goes to the untouched model. This covers failed calls; strange requests your own router must send there.",
          rules: ["router-keeps-the-generalist", "plan-send-strangers-to-the-base"],
        }),
      ),
    ],
  );

export const contextRecipes = {
  rag: (answers: KitAnswers): Recipe => ({
    says: "Sentence Transformers finds passages and sorts them; any index may take the place of the search once they are very many. The guard is the threshold below which it says that nothing was found.",
    files: [retrievalFile(answers)],
    elsewhere: [
      {
        name: "Haystack",
        home: "https://github.com/deepset-ai/haystack",
        says: "Whole pipelines, with stores and evaluation.",
      },
      {
        name: "LlamaIndex",
        home: "https://github.com/run-llama/llama_index",
        says: "Readers for many kinds of sources.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Evaluate finding and answering apart: whether the right passage was found, and whether it was used.",
        rules: ["plan-answer-what-no-document-covers"],
      },
      {
        origin: "judgement",
        because: "In front of a tuned model: only one that was tuned with passages, or it reads them worse.",
        rules: ["warn-retrieval-before-an-untrained-reader", "plan-train-with-passages"],
        evidence: ["barnett2024-ft-hurts-rag-reader"],
      },
    ],
  }),
  "long-context": (answers: KitAnswers): Recipe => ({
    says: "Any model with a long window will do; what matters is the order. vLLM computes a shared beginning once, and most APIs cache it as well.",
    files: [longContextFile(answers)],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because: "Put the same question with its passage at the beginning, in the middle and at the end, and compare.",
        rules: ["warn-middle-of-the-context"],
        evidence: ["liu2023-middle-of-context-is-lost"],
      },
    ],
  }),
  "model-routing": (): Recipe => ({
    says: "LiteLLM puts several models behind one address and falls back from one to the other. Which request goes where is your own few lines: a classifier on requests, or the ratio of the two models' likelihoods.",
    files: [routingFile()],
    elsewhere: [
      {
        name: "RouteLLM",
        home: "https://github.com/lm-sys/RouteLLM",
        says: "Research code for learned routers between a strong and a weak model.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because:
          "Count wrong routes and what each costs: a request at the wrong expert can do worse than at the untouched model.",
        rules: ["warn-wrong-route-wrong-expert"],
        evidence: ["sun2025-wrong-expert-hurts"],
      },
      {
        origin: "judgement",
        because: "Where both models' likelihoods can be read, their ratio tells what lies outside the domain.",
        rules: ["plan-send-strangers-to-the-base"],
        evidence: ["zhang2024-ood-likelihood-ratio"],
      },
    ],
  }),
} as const;
