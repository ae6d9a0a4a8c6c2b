// One row stands for a task in the verdict. Metrics and filters of one task are no further tests of the model.
import type { ResultRow } from "./model.ts";

/** Best first; lenient ways to take an answer out before strict ones, for they show ability and not form. */
const order: readonly RegExp[] = [
  /^acc_norm,/,
  /^acc,/,
  /^accuracy,/,
  /^exact_match,.*(flexible|lenient|relaxed)/,
  /^exact_match,(?!.*strict)/,
  /^exact_match,/,
  /^(quasi_exact_match|quasi_prefix_exact_match|prefix_exact_match|final_number_exact_match|extractive_match|em|pqem|qem),/,
  /^pass@1,|^pass_at_1,/,
  /^mc2,/,
  /^prompt_level_strict_acc,/,
  /^(mean|score|correct|match|includes|f1|f1_score|f1_macro|rouge_l|rougeL|bleu_4|bleu),/,
];

/** Position in the order; rows that cannot be read (no direction, no unit) come last. */
export function rankAsPrimary({ metric, filter, scale, higherIsBetter }: ResultRow): number {
  const name = `${metric},${filter}`;
  const place = order.findIndex((pattern) => pattern.test(name));
  if (place >= 0) return place;
  return order.length + (higherIsBetter === null ? 2 : 0) + (scale === "other" ? 1 : 0);
}

/** Metrics whose score of one item is 0 or 1, so that their value is a share. */
const shares =
  /^(acc|acc_norm|acc_bytes|accuracy|exact_match|quasi_exact_match|prefix_exact_match|quasi_prefix_exact_match|em|pass@1|prompt_level_\w+|extractive_match|match|includes|correct|score|value)$/;

export function isShareByName(metric: string): boolean {
  return shares.test(metric);
}

/** Strict and lenient ways to take the same answer out of the same output: of a pair of rows, the strict one, or null where they are none. */
export function stricterOf<Row extends Pick<ResultRow, "metric" | "filter">>(a: Row, b: Row): Row | null {
  const plain = ({ metric, filter }: Row): string => {
    const name = `${metric},${filter}`.toLowerCase();
    return name
      .replace(/^(quasi_)?(prefix_)?exact_match,/, "exact_match,")
      .replace(/strict-match|flexible-extract|strict|flexible|lenient|loose|relaxed/, "?");
  };
  const leniency = ({ metric, filter }: Row): number =>
    (/flexible|lenient|loose|relaxed/i.test(`${metric},${filter}`) ? 2 : 0) +
    (/strict/i.test(`${metric},${filter}`) ? -2 : 0) +
    (/^quasi_|^prefix_/.test(metric) ? 1 : 0);
  if (plain(a) !== plain(b) || leniency(a) === leniency(b)) return null;
  return leniency(a) < leniency(b) ? a : b;
}
