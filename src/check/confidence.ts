// Confidence of one side: how sure, and right or wrong, item by item.
export interface Forecasts {
  /** Probability of the choice that was taken, item by item. */
  readonly confidence: Float64Array;
  /** 1 where it was right, else 0. */
  readonly right: Float64Array;
}

/** Positions from the most confident down. */
function byConfidence({ confidence }: Forecasts): Uint32Array {
  return Uint32Array.from(confidence.keys()).sort((a, b) => (confidence[b] ?? 0) - (confidence[a] ?? 0) || a - b);
}

/** Runs of items that are equally confident, along an order: where each ends. */
function* runs({ confidence }: Forecasts, order: Uint32Array): Generator<readonly [start: number, end: number]> {
  let start = 0;
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && confidence[order[at] ?? 0] === confidence[order[start] ?? 0]) continue;
    yield [start, at];
    start = at;
  }
}

/** Items of a bin, as positions. */
export type Bin = Uint32Array;

/** Bins of equal mass. Items that are equally confident stay in one bin, so that their order in the file means nothing. */
export function equalMassBins(forecasts: Forecasts, count: number): Bin[] {
  const order = byConfidence(forecasts).reverse();
  const bins: Bin[] = [];
  let start = 0;
  for (const [, end] of runs(forecasts, order)) {
    // The next boundary that lies ahead: a long run may have passed several.
    const due = Math.ceil(((Math.floor((start * count) / order.length + 1e-9) + 1) * order.length) / count - 1e-9);
    if (end < due && end < order.length) continue;
    bins.push(order.slice(start, end));
    start = end;
  }
  return bins;
}

/** Bins for so many items: ten, or fewer where a bin would have under ten. */
export function binCount(items: number): number {
  return Math.max(1, Math.min(10, Math.floor(items / 10)));
}

/** Reads the AUROC of items of which each counts as often as it was drawn; null where all are right or all wrong. */
export type Auroc = (counts?: Uint32Array) => number | null;

/**
 * Chance that a right answer is more confident than a wrong one, ties counting half. Sorts once, so that a bootstrap reads it many times
 * in one pass each.
 */
export function aurocOf(forecasts: Forecasts): Auroc {
  const order = byConfidence(forecasts);
  const ends = Uint32Array.from(Array.from(runs(forecasts, order), ([, end]) => end));
  const isRight = Uint8Array.from(order, (item) => forecasts.right[item] ?? 0);
  return (counts) => {
    let [rightBefore, wrong, won, start] = [0, 0, 0, 0];
    // From the most confident down: each wrong answer is beaten by the right ones before it. Loops by index: this is the hot one.
    for (let run = 0; run < ends.length; run++) {
      const end = ends[run] ?? 0;
      let [rightHere, wrongHere] = [0, 0];
      for (let at = start; at < end; at++) {
        const times = counts === undefined ? 1 : (counts[order[at] ?? 0] ?? 0);
        if (isRight[at] === 1) rightHere += times;
        else wrongHere += times;
      }
      won += wrongHere * (rightBefore + rightHere / 2);
      rightBefore += rightHere;
      wrong += wrongHere;
      start = end;
    }
    return rightBefore === 0 || wrong === 0 ? null : won / (rightBefore * wrong);
  };
}

export interface RiskCurve {
  /** Expected errors among the k most confident, k from 1; those of equals are spread evenly. */
  readonly errors: Float64Array;
  /** Ends of runs of equals: only there can a threshold cut. */
  readonly cuts: readonly number[];
}

export function riskCurve(forecasts: Forecasts): RiskCurve {
  const order = byConfidence(forecasts);
  const errors = new Float64Array(order.length);
  const cuts: number[] = [];
  let before = 0;
  for (const [start, end] of runs(forecasts, order)) {
    let here = 0;
    for (let at = start; at < end; at++) here += 1 - (forecasts.right[order[at] ?? 0] ?? 0);
    for (let at = start; at < end; at++) errors[at] = before + (here * (at + 1 - start)) / (end - start);
    before += here;
    cuts.push(end);
  }
  return { errors, cuts };
}

/** Largest share that can be answered with at most that share of errors. */
export function coverageAt({ errors, cuts }: RiskCurve, risk: number): number {
  const within = cuts.filter((cut) => (errors[cut - 1] ?? 0) <= risk * cut + 1e-9);
  return (within.at(-1) ?? 0) / Math.max(1, errors.length);
}
