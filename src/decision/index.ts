/** The only door for running the engine. Free of Zod, so that the browser does not load it. */
export type { Advice, Contradiction, Flip, PlanStep, Reason, RiskStep, TechniqueAdvice, Warning } from "./advice.ts";
export type { AdviceInput, Weights } from "./answers.ts";
export { parseAnswers, parseAnswersFile, type ParsedAnswers } from "./answers-file.ts";
export { readState, writeQuery, type Notice, type State } from "./answers-url.ts";
export type { BundleRule, BundleTechnique, DecisionBundle } from "./bundle.ts";
export { createEngine, type Engine } from "./engine.ts";
export type { FindingCard, FindingCards } from "./finding-card.ts";
export {
  answerInWords,
  conditionInWords,
  dimensionNames,
  effectInWords,
  listInWords,
  offRampNames,
  severityNames,
} from "./explain.ts";
export { notSure, questions, type Answers, type Question, type QuestionId } from "./questions.ts";
export * from "./schema/ids.ts";
