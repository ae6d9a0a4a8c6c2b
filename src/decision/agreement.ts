import { numbersFor } from "./random.ts";
import type { PublishedCase } from "./schema/case.ts";

/** What became of one comparison. A tie counts half. */
export type Outcome = "agrees" | "tie" | "disagrees" | "not-answered";

/** Agreement over some pairs. Shares are from 0 to 1, and null where there is no answered pair. */
export interface Agreement {
  readonly pairs: number;
  readonly agrees: number;
  readonly ties: number;
  readonly disagrees: number;
  readonly notAnswered: number;
  readonly papers: number;
  /** (agrees + ties / 2) / answered. */
  readonly share: number | null;
  /** The same with each paper counting once. */
  readonly sharePerPaper: number | null;
  /** 95% interval of `share`, papers drawn anew with a fixed seed: pairs of one paper do not count as independent. */
  readonly interval: readonly [number, number] | null;
}

export interface Totals {
  readonly all: Agreement;
  readonly bySize: Readonly<Record<PublishedCase["size"], Agreement>>;
  readonly byRead: Readonly<Record<PublishedCase["read"], Agreement>>;
  /** Cases whose paper no rule cites. */
  readonly unread: Agreement;
  /** Cases whose paper a rule cites. */
  readonly cited: Agreement;
  /** Cases that nobody looked at one by one while the rules were written, whether or not a rule cites a finding of their paper. */
  readonly keptUnread: Agreement;
}

/** An outcome, and what the totals are split by. */
interface Counted {
  readonly paper: string;
  readonly outcome: Outcome;
}

export interface CountedPair extends Counted {
  readonly size: PublishedCase["size"];
  readonly read: PublishedCase["read"];
  readonly citedByRule: boolean;
  readonly keptUnread: boolean;
}

function shareOf(counted: readonly Counted[]): number | null {
  const answered = counted.filter(({ outcome }) => outcome !== "not-answered");
  const right = answered.reduce(
    (sum, { outcome }) => sum + (outcome === "agrees" ? 1 : outcome === "tie" ? 0.5 : 0),
    0,
  );
  return answered.length === 0 ? null : right / answered.length;
}

const resamples = 1000;

/** A bootstrap over papers: each resample draws as many papers as there are, with repetition. */
function intervalOf(byPaper: readonly (readonly Counted[])[]): readonly [number, number] | null {
  if (byPaper.length < 2) return null;
  const draws = numbersFor("back-test", resamples * byPaper.length);
  const shares = Array.from({ length: resamples }, (_, sample) => {
    const drawn = byPaper.flatMap(
      (_paper, place) => byPaper[Math.floor((draws[sample * byPaper.length + place] ?? 0) * byPaper.length)] ?? [],
    );
    return shareOf(drawn) ?? 0;
  }).sort((a, b) => a - b);
  return [shares[Math.floor(resamples * 0.025)] ?? 0, shares[Math.floor(resamples * 0.975)] ?? 0];
}

export function agreementOf(counted: readonly Counted[]): Agreement {
  const count = (outcome: Outcome): number => counted.filter((pair) => pair.outcome === outcome).length;
  const byPaper = [...Map.groupBy(counted, ({ paper }) => paper).values()]
    .map((pairs) => pairs.filter(({ outcome }) => outcome !== "not-answered"))
    .filter((pairs) => pairs.length > 0);
  const perPaper = byPaper.map((pairs) => shareOf(pairs) ?? 0);
  return {
    pairs: counted.length,
    agrees: count("agrees"),
    ties: count("tie"),
    disagrees: count("disagrees"),
    notAnswered: count("not-answered"),
    papers: byPaper.length,
    share: shareOf(counted),
    sharePerPaper: perPaper.length === 0 ? null : perPaper.reduce((sum, share) => sum + share, 0) / perPaper.length,
    interval: intervalOf(byPaper),
  };
}

export function totalsOf(rows: readonly CountedPair[]): Totals {
  const where = (keeps: (row: CountedPair) => boolean): Agreement => agreementOf(rows.filter(keeps));
  return {
    all: agreementOf(rows),
    bySize: {
      small: where(({ size }) => size === "small"),
      clear: where(({ size }) => size === "clear"),
      large: where(({ size }) => size === "large"),
    },
    byRead: {
      source: where(({ read }) => read === "source"),
      abstract: where(({ read }) => read === "abstract"),
      secondary: where(({ read }) => read === "secondary"),
    },
    unread: where(({ citedByRule }) => !citedByRule),
    cited: where(({ citedByRule }) => citedByRule),
    keptUnread: where(({ keptUnread }) => keptUnread),
  };
}
