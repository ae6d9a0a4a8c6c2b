// Intervals for shares that hold at the edges, where value ± errors does not: 0 of 20 is not "0 ± 0".
import type { Interval } from "./report.ts";
import { normalP, z95 } from "./tests.ts";

/** Wilson's score interval of a share. */
export function wilson(share: number, n: number, z: number = z95): Interval {
  const square = (z * z) / n;
  const center = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  // Rounding must not push an end past the share itself.
  return [Math.max(0, Math.min(share, center - half)), Math.min(1, Math.max(share, center + half))];
}

/** Newcombe's hybrid score interval of a difference of independent shares, tuned less base. */
export function newcombe(base: number, nBase: number, tuned: number, nTuned: number, z: number = z95): Interval {
  const [lowBase, highBase] = wilson(base, nBase, z);
  const [lowTuned, highTuned] = wilson(tuned, nTuned, z);
  const difference = tuned - base;
  return [
    difference - Math.hypot(tuned - lowTuned, highBase - base),
    difference + Math.hypot(highTuned - tuned, base - lowBase),
  ];
}

/** Two-sided p that agrees with Newcombe's interval: the level at which an end of it touches 0. */
export function newcombeP(base: number, nBase: number, tuned: number, nTuned: number): number {
  if (base === tuned) return 1;
  const excludesZero = (z: number): boolean => {
    const [low, high] = newcombe(base, nBase, tuned, nTuned, z);
    return low > 0 || high < 0;
  };
  // Beyond 40 the p of a double is 0.
  let [low, high] = [0, 40];
  if (excludesZero(high)) return 0;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (excludesZero(middle)) low = middle;
    else high = middle;
  }
  return normalP(low);
}

/** Bonett and Price's interval of a difference of paired shares: one answer more in each cell that changed. */
export function bonettPrice(lost: number, gained: number, n: number, z: number = z95): Interval {
  const [down, up] = [(lost + 1) / (n + 2), (gained + 1) / (n + 2)];
  const half = z * Math.sqrt((down + up - (up - down) ** 2) / (n + 2));
  return [Math.max(-1, up - down - half), Math.min(1, up - down + half)];
}
