// Choices of one item: their probabilities from log-likelihoods, and which is right.
import { entriesOf, field, fieldAt, listOf, logLikelihoodOf, textOf, type JsonObject } from "./json-value.ts";

/** Log-likelihoods of the choices of a multiple-choice item; null for any other item. */
export function choiceLogLikelihoods(row: JsonObject): readonly number[] | null {
  const pairs = pairsOf(field(row, "filtered_resps")) ?? pairsOf(listOf(field(row, "resps")).map(firstOf));
  if (pairs === null) return null;
  // Mutual information needs every choice a second time, without its question.
  const isDoubled = Object.hasOwn(row, "acc_mutual_info") && pairs.length % 2 === 0 && pairs.length > 2;
  return isDoubled ? pairs.slice(0, pairs.length / 2) : pairs;
}

function firstOf(value: unknown): unknown {
  return listOf(value)[0];
}

/** `[[logLikelihood, isGreedy], …]`, numbers or their texts. */
function pairsOf(value: unknown): number[] | null {
  const pairs = listOf(value);
  if (pairs.length < 2) return null;
  const values: number[] = [];
  for (const pair of pairs) {
    const [likelihood, isGreedy, ...rest] = listOf(pair);
    const value = logLikelihoodOf(likelihood);
    const isTruth = typeof isGreedy === "boolean" || isGreedy === "True" || isGreedy === "False";
    if (value === null || value > 1e-6 || !isTruth || rest.length > 0) return null;
    values.push(value);
  }
  return values;
}

/** Probabilities that sum to 1. Null where all log-likelihoods are 0, which means that there were none, or none is finite. */
export function probabilitiesOf(logLikelihoods: readonly number[]): readonly number[] | null {
  const largest = logLikelihoods[largestOf(logLikelihoods)] ?? -Infinity;
  if (!Number.isFinite(largest) || logLikelihoods.every((value) => value === 0)) return null;
  const weights = logLikelihoods.map((value) => Math.exp(value - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The first of the largest, as the harness takes it. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((largest, value, at) => (value > (values[largest] ?? -Infinity) ? at : largest), 0);
}

/**
 * The right choice. The target is written as an index, a letter or a text, and "2" may be either of two; whether the answer counted as
 * right (`acc`) tells them apart, and tells the right choice by itself where the answer was right or there are only two.
 */
export function goldOf(row: JsonObject, logLikelihoods: readonly number[], right: number | null): number | null {
  const target = field(row, "target");
  if (Array.isArray(target) || textOf(target)?.trim().startsWith("[")) return null;
  const count = logLikelihoods.length;
  const chosen = largestOf(logLikelihoods);
  if (right === 1) return chosen;
  if (right === 0 && count === 2) return 1 - chosen;
  const candidates = [
    indexOf(target, count),
    ...choiceTexts(row, count).flatMap((text, at) => (isText(target, text) ? [at] : [])),
  ];
  for (const key of ["gold", "label", "answer"]) candidates.push(indexOf(fieldAt(row, "doc", key), count));
  const possible = new Set(candidates.filter((at) => at !== null && !(right === 0 && at === chosen)));
  const [first] = possible;
  // Without a verdict on the answer, two readings of the target leave it open.
  return right === 0 || possible.size === 1 ? (first ?? null) : null;
}

function isText(target: unknown, text: string): boolean {
  return typeof target === "string" && target.trim() !== "" && target.trim() === text.trim();
}

function indexOf(value: unknown, count: number): number | null {
  const index = typeof value === "string" && /^\d{1,4}$/.test(value.trim()) ? Number(value) : value;
  return typeof index === "number" && Number.isInteger(index) && index >= 0 && index < count ? index : null;
}

/** Second arguments of the requests: the continuations. Winogrande-like tasks share one, and it tells nothing. */
function choiceTexts(row: JsonObject, count: number): readonly string[] {
  const args = field(row, "arguments");
  const requests = Array.isArray(args) ? args : entriesOf(args).map(([, request]) => request);
  const texts = requests.slice(0, count).map((request) => {
    const text: unknown = Array.isArray(request) ? request[1] : field(request, "arg_1");
    return typeof text === "string" ? text : "";
  });
  return new Set(texts).size === texts.length ? texts : [];
}
