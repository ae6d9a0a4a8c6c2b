/** The door to the schemas, for content, command line and tests. It loads Zod: the browser takes `../index.ts` instead. */
export * from "./ids.ts";
export { check, riskPage, techniquePage } from "./check.ts";
export {
  measured,
  measuredKinds,
  paper,
  readings,
  type Figure,
  type Finding,
  type Measured,
  type Measurement,
  type Paper,
  type Shift,
} from "./paper.ts";
export { providerFacts, type ProviderFacts } from "./provider.ts";
export { publishedCase, type PublishedCase } from "./case.ts";
export { disagreementFacts, type DisagreementFacts } from "./disagreement.ts";
export { glossaryEntry, type GlossaryEntry } from "./glossary.ts";
export { riskFacts, type RiskFacts } from "./risk.ts";
export { situationFacts, type SituationFacts } from "./situation.ts";
export { combinationFacts, techniqueFacts, type CombinationFacts, type TechniqueFacts } from "./technique.ts";
export { rule } from "./rule.ts";
