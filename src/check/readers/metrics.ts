// What the name of a metric tells: which way is better, and what it counts in.
import { type Scale } from "../model.ts";

const LOWER =
  /(^|_)(perplexity|ppl|bits_per_byte|brier(_score)?|ter|wer|cer|loss|nll|mae|mse|rmse|hallucination(_rate)?|refusal_rate|toxicity\w*|ece\w*)$|^(likelihood_diff\w*|pct_stereotype|pct_male_preferred|toxicity\w*|ece\w*|platt_ece\w*|expected_max_toxicity)$|(^|_)bias(_score\w*)?$/;
const HIGHER =
  /^(pqem|qem|pem|em|qa?_?em|mc1|mc2|auroc|elo|win_?rate|pass_?rate|solve_?rate|resolved|correct|is_correct|score|mean|mcc|recall\w*|precision\w*|ndcg\w*|map|mrr)$|(^|_)(acc(uracy)?|exact_match|match|f1|f1_score|bleu\w*|chrf\w*|rouge\w*|meteor|comet\w*|bertscore\w*|auc)(_|@|$)|^acc|^pass[@_]|^(extractive_match|maj@|avg@|cons@|selective_)|prompt_level|inst_level|accuracy$/;
const UNBOUNDED =
  /perplexity|(^|_)ppl$|bits_per_byte|brier|likelihood|logprob|(^|_)(loss|nll|elo|mae|mse|rmse|length|len)$|^(bertscore_\w*len)$/;
/** Metrics that libraries give from 0 to 100, and that some tools divide. */
const OFTEN_PERCENT = /(^|_)(bleu\w*|chrf\w*|ter|rouge\w*)$/;
/** Tasks whose exact match and F1 come from SQuAD's script, from 0 to 100. */
const SQUAD = /squad/i;

/** Null where the name does not tell. */
export function higherIsBetter(metric: string): boolean | null {
  const name = metric.toLowerCase();
  if (LOWER.test(name)) return false;
  return HIGHER.test(name) ? true : null;
}

/** What a value counts in, by name first: a percentage below 1 is still one. */
export function scaleOf(metric: string, value: number, task = "", divides = false): Scale {
  const name = metric.toLowerCase();
  if (UNBOUNDED.test(name) || value < 0 || value > 100) return "other";
  if (!divides && (OFTEN_PERCENT.test(name) || (SQUAD.test(task) && /exact|f1/.test(name)))) return "percent";
  if (value <= 1) return "fraction";
  return higherIsBetter(metric) === true ? "percent" : "other";
}

/**
 * Items of a plain proportion, from its standard error: tools use the sample's deviation, so n = p(1 - p) / se² + 1. Null where that is
 * no whole number, or as many right answers are none: then the metric is no proportion, or the error was rounded.
 */
export function itemsOf(value: number, stderr: number | null): number | null {
  if (stderr === null || !(stderr > 0) || !(value > 0 && value < 1)) return null;
  const exact = (value * (1 - value)) / stderr ** 2 + 1;
  const items = Math.round(exact);
  const right = value * items;
  // Doubles carry 16 digits and lose a few on the way; four decimals rounded by a table lose far more.
  const near = (number: number) => Math.abs(number - Math.round(number)) < Math.max(1e-4, items * 1e-9);
  return items >= 2 && items < 1e8 && near(exact) && near(right) ? items : null;
}

/** The largest error that a mean of at least two values of a scale can have: half of them at each end. */
export function largestError(scale: Scale): number {
  return scale === "fraction" ? 0.5 : scale === "percent" ? 50 : Infinity;
}
