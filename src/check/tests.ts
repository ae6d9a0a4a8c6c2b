// p-values. Each is taken from the lower tail, where it keeps its digits: 1 − (1 − 1e-20) would be 0.
import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tCdf from "@stdlib/stats-base-dists-t-cdf";

/** Normal quantiles: two-sided 95%, one-sided 95%, and power of 80%. */
export const z95 = -normalQuantile(0.025, 0, 1);
export const z90 = -normalQuantile(0.05, 0, 1);
const zPower = -normalQuantile(0.2, 0, 1);

/** Errors within which a difference is seen four times in five, at 5%: about 2.80. */
export const detectableErrors = z95 + zPower;

/** Fewer items than this, and Student's t takes the place of the normal distribution. */
export const fewItems = 100;

/** Two-sided p of a normal score. 0 beyond about 38. */
export function normalP(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1));
}

/** Two-sided p of a t score. */
export function studentP(t: number, degrees: number): number {
  return Math.min(1, 2 * tCdf(-Math.abs(t), degrees));
}

/** Two-sided p of a mean that is `score` errors away from 0, with as many independent parts. */
export function meanP(score: number, parts: number): number {
  return parts < fewItems ? studentP(score, parts - 1) : normalP(score);
}

const quantiles = new Map<string, number>();

/** Errors that an interval of a mean reaches to each side; `tail` is the share left out at one side. By halving: the library's quantile brings modules of Node. */
export function meanReach(tail: 0.025 | 0.05, parts: number): number {
  if (parts >= fewItems) return tail === 0.025 ? z95 : z90;
  const key = `${tail} ${parts}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  let [low, high] = [0, 1];
  while (tCdf(-high, parts - 1) > tail) high *= 2;
  while (high - low > 1e-14 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (tCdf(-middle, parts - 1) > tail) low = middle;
    else high = middle;
  }
  quantiles.set(key, high);
  return high;
}

/** ln of the number of ways to take `some` of `all`. */
function logWays(all: number, some: number): number {
  let sum = 0;
  for (let index = 1; index <= some; index++) sum += Math.log((all - some + index) / index);
  return sum;
}

/** Fisher's exact two-sided p of two shares, `right` of `n` on each side: what is no likelier than the table at hand. */
export function fisherP(right: readonly [number, number], n: readonly [number, number]): number {
  const all = right[0] + right[1];
  const weight = (first: number): number => logWays(n[0], first) + logWays(n[1], all - first);
  const [least, most] = [Math.max(0, all - n[1]), Math.min(all, n[0])];
  const total = logWays(n[0] + n[1], all);
  const given = weight(right[0]) + 1e-7;
  let p = 0;
  for (let first = least; first <= most; first++) if (weight(first) <= given) p += Math.exp(weight(first) - total);
  return Math.min(1, p);
}

/** McNemar's exact two-sided p: of `lost + gained` answers that changed, as uneven a split or more. 1 where none changed. */
export function mcnemarP(lost: number, gained: number): number {
  const changed = lost + gained;
  return changed === 0 ? 1 : Math.min(1, 2 * binomialCdf(Math.min(lost, gained), changed, 0.5));
}
