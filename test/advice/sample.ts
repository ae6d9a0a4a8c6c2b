import { decisionBundle } from "../../src/catalog/bundle.ts";
import { findingCards } from "../../src/catalog/vite-plugin.ts";
import { createEngine } from "../../src/decision/index.ts";

/** The engine on the real bundle, and the cards of its findings: what the pages are made of. */
export const engine = createEngine(decisionBundle());
export const cards = findingCards();

/** The journey of the product's brief: only API access, facts that change daily, a fifth off-topic, errors are expensive. */
export const journey = {
  answers: { access: ["text"], goal: "knowledge", volatility: "daily", "out-of-domain": "often", stakes: "high" },
} as const;

/** A situation with warnings about what is recommended, and one answer that the reader is not sure about. */
export const tuning = {
  answers: {
    access: ["text", "logprobs", "gradients", "weights"],
    goal: "task-skill",
    baseline: "hardly",
    data: ["demonstrations"],
    examples: "10k-99k",
    "out-of-domain": "often",
    stakes: "high",
    compute: "one-node",
    team: "fine-tuning",
    evaluation: "none",
    latency: "?",
    priority: "in-domain-quality",
  },
} as const;
