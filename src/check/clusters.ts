import { mean, sum } from "./sums.ts";

/**
 * Standard error of a mean whose items come in clusters (a passage, an original question), with the factor for few clusters; null for
 * fewer than two. Items of one cluster vary together, so that the plain error is too small.
 */
export function clusteredError(values: readonly number[], clusters: readonly string[]): number | null {
  const center = mean(values);
  const totals = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const cluster = clusters[index] ?? "";
    totals.set(cluster, (totals.get(cluster) ?? 0) + value - center);
  }
  if (totals.size < 2) return null;
  const squares = sum([...totals.values()].map((total) => total * total));
  return Math.sqrt((totals.size / (totals.size - 1)) * squares) / values.length;
}
