import { questions } from "../decision/questions.ts";
import type { Dimension, Level, Mechanism, Reversal } from "../decision/schema/ids.ts";
import { levels } from "../decision/schema/ids.ts";
import type { Finding, TechniqueFacts } from "../decision/schema/index.ts";

/** Ids as readers see them. Sentences about rules and advice come from the engine's explain.ts. */
export const dimensionTitles: Readonly<Record<Dimension, string>> = {
  forgetting: "Forgetting",
  calibration: "Calibration",
  shortcuts: "Shortcuts",
  hallucination: "Hallucination",
  safety: "Safety",
  diversity: "Diversity",
  "lock-in": "Lock-in",
};

export const mechanismMeanings: Readonly<Record<Mechanism, string>> = {
  activates: "brings out what is already there",
  supplies: "puts knowledge into the context at run time",
  steers: "changes behavior with frozen weights",
  injects: "can put new knowledge or skill into weights",
};

export const reversalNames: Readonly<Record<Reversal, string>> = {
  "per-request": "per request",
  switchable: "by a switch",
  redeploy: "by redeploying",
  never: "not at all",
};

/** Rungs of effort, 1 to 5. */
export const effortNames = ["hours", "days", "weeks", "months", "a program"] as const;

export function effortName(effort: number): string {
  return effortNames[effort - 1] ?? String(effort);
}

export type Access = TechniqueFacts["needs"][number];

/** Options of the access question as nouns; the order is the questionnaire's. */
export const accessNames: Readonly<Record<Access, string>> = {
  text: "text",
  "hosted-tuning": "hosted tuning",
  "training-api": "a training API",
  logprobs: "log-probabilities",
  gradients: "gradients",
  weights: "weights",
};
export const accessIds: readonly Access[] = questions[0].options.map(({ id }) => id);

export function needsInWords(needs: readonly Access[]): string {
  return needs.map((id) => accessNames[id]).join(" or ");
}

/** Overall risk with nothing known of the situation: the worst dimension, since open exposure counts as 1. */
export function overallRisk(risk: TechniqueFacts["risk"]): Level {
  return levels[Math.max(...Object.values(risk).map(({ level }) => levels.indexOf(level)))] ?? "none";
}

export const readingNames: Readonly<Record<Finding["read"], string>> = {
  source: "read at the source",
  abstract: "abstract read",
  secondary: "second hand",
};

export const directionNames: Readonly<Record<Finding["direction"], string>> = {
  "increases-risk": "raises risk",
  "lowers-risk": "lowers risk",
  "increases-benefit": "raises benefit",
  "lowers-benefit": "lowers benefit",
  mixed: "mixed",
  neutral: "no difference",
};

export { dayInWords as dateInWords } from "../decision/day.ts";
