// Corrections for many tasks at once. Both keep the order of the p-values given.

function ascending(ps: readonly number[]): number[] {
  return ps.map((_, index) => index).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));
}

/** Holm's adjusted p-values: the chance of any false alarm, whatever the tests have to do with each other. */
export function holm(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length).fill(1);
  let least = 0;
  for (const [rank, index] of ascending(ps).entries()) {
    least = Math.max(least, Math.min(1, (ps.length - rank) * (ps[index] ?? 1)));
    adjusted[index] = least;
  }
  return adjusted;
}

/** Benjamini and Hochberg's adjusted p-values: the expected share of false alarms among the alarms. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length).fill(1);
  let most = 1;
  for (const [fromEnd, index] of ascending(ps).reverse().entries()) {
    most = Math.min(most, ((ps[index] ?? 1) * ps.length) / (ps.length - fromEnd));
    adjusted[index] = most;
  }
  return adjusted;
}
