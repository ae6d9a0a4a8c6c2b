/** The only door to the cliff check. Pure: no clock, no chance without a seed, nothing read, nothing sent. */
export { compare, type CompareOptions } from "./compare.ts";
export { toCsv } from "./csv.ts";
export { decodeSummary, encodeSummary } from "./fragment.ts";
export { toMarkdown } from "./markdown.ts";
export type * from "./model.ts";
export * from "./report.ts";
export { comparableTasks, suggestInDomain, type InDomainSuggestion } from "./in-domain.ts";
export { readResults } from "./readers/index.ts";
