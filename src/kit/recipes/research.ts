import type { Recipe } from "../recipe.ts";

/** Techniques for which there is only the code of their papers: no configuration could be checked against documented keys. */
export const researchRecipes = {
  "output-adapter": (): Recipe => ({
    says: "There is no well-kept library: only the code of the paper, which trains a small scorer over candidates that the API returns. Expect to read and change it.",
    files: [],
    elsewhere: [
      { name: "BBox-Adapter", home: "https://github.com/haotiansun14/BBox-Adapter", says: "Code of the paper." },
    ],
    see: [
      {
        origin: "judgement",
        because: "Compare with taking the best of several answers by a plain checker, at the same number of calls.",
        rules: ["plan-measure-the-unmodified-model"],
      },
    ],
  }),
  "proxy-tuning": (): Recipe => ({
    says: "There is no well-kept library: only the code of the paper. It adds the difference of two small models' logits to those of a large one, which needs full logits and one vocabulary.",
    files: [],
    elsewhere: [
      { name: "proxy-tuning", home: "https://github.com/alisawuffles/proxy-tuning", says: "Code of the paper." },
    ],
    see: [
      {
        origin: "judgement",
        because: "The strength of the difference is a dial: set it to nothing for requests from outside the domain.",
        rules: ["plan-send-strangers-to-the-base"],
      },
    ],
  }),
  "knn-lm": (): Recipe => ({
    says: "There is no well-kept library: only code of papers for models of their day. It stores a vector for every token of a text and mixes the nearest neighbors into each prediction.",
    files: [],
    elsewhere: [
      {
        name: "knn-transformers",
        home: "https://github.com/neulab/knn-transformers",
        says: "Research code on Hugging Face models.",
      },
      { name: "knnlm", home: "https://github.com/urvashik/knnlm", says: "Code of the paper." },
    ],
    see: [
      {
        origin: "judgement",
        because: "Measure answers, not perplexity alone, and compare with retrieval of whole passages.",
        rules: ["plan-measure-the-unmodified-model"],
      },
    ],
  }),
  "black-box-tuning": (): Recipe => ({
    says: "There is no well-kept library: only the code of the paper, for classification with models of its day. Searching the words of a prompt has well-kept code and the same access.",
    files: [],
    elsewhere: [
      { name: "Black-Box-Tuning", home: "https://github.com/txsun1997/Black-Box-Tuning", says: "Code of the paper." },
      {
        name: "DSPy",
        home: "https://github.com/stanfordnlp/dspy",
        says: "The well-kept neighbor: search over instructions and examples.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Hold out a set that the search never sees: a search over few examples fits them.",
        rules: ["plan-hold-out-a-domain-set"],
      },
    ],
  }),
  "svf-expert-vectors": (): Recipe => ({
    says: "There is no well-kept library: only the code of the paper, which differs from its formulas in places. It trains one vector a matrix with rewards, and mixes such vectors at run time.",
    files: [],
    elsewhere: [
      {
        name: "self-adaptive-llms",
        home: "https://github.com/SakanaAI/self-adaptive-llms",
        says: "Code of the paper.",
      },
    ],
    see: [
      {
        origin: "judgement",
        because: "Train with rewards: with imitation it fell below the model it started from.",
        evidence: ["sun2025-sft-objective-breaks-svf"],
      },
      {
        origin: "judgement",
        because:
          "Draw the examples for mixing from a set of their own: the released run takes them from the evaluation set.",
        rules: ["plan-hold-out-a-domain-set"],
        evidence: ["sun2025-code-selection-on-test"],
      },
    ],
  }),
} as const;
