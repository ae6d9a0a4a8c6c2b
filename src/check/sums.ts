/** Sum with Neumaier's correction: the error does not grow with the number of items. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number> & Iterable<number>): number {
  return sum(values) / values.length;
}

/** Sum of the products of the deviations of two equally long lists from their means. */
function crossDeviation(a: ArrayLike<number> & Iterable<number>, b: ArrayLike<number> & Iterable<number>): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return sum(Array.from(a, (value, index) => (value - meanA) * ((b[index] ?? NaN) - meanB)));
}

/** Standard error of the mean from the sample variance (n − 1), as the evaluation tools give it; null for fewer than two values. */
export function standardError(values: ArrayLike<number> & Iterable<number>): number | null {
  if (values.length < 2) return null;
  return Math.sqrt(crossDeviation(values, values) / (values.length - 1) / values.length);
}

/** Pearson's correlation; null where a side does not vary. */
export function correlation(
  a: ArrayLike<number> & Iterable<number>,
  b: ArrayLike<number> & Iterable<number>,
): number | null {
  const scale = Math.sqrt(crossDeviation(a, a) * crossDeviation(b, b));
  return scale > 0 ? Math.max(-1, Math.min(1, crossDeviation(a, b) / scale)) : null;
}
