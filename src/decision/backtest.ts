import { agreementOf, totalsOf, type Agreement, type CountedPair, type Totals } from "./agreement.ts";
import { parseAnswers } from "./answers-file.ts";
import { baselines, type Baseline } from "./baselines.ts";
import type { DecisionBundle } from "./bundle.ts";
import { comparePair, pairsOf, sceneOf, type ComparedPair } from "./compared-pair.ts";
import { compile } from "./compile.ts";
import { contraryAmong, type Contrary } from "./contrary.ts";
import type { Problem } from "./problem.ts";
import type { PublishedCase } from "./schema/case.ts";
import { situationOf } from "./situation.ts";

export interface ComparedCase {
  readonly id: string;
  readonly paper: string;
  readonly read: PublishedCase["read"];
  readonly size: PublishedCase["size"];
  /** Whether a rule cites its paper: the rule's author had read it. */
  readonly citedByRule: boolean;
  /** Whether nobody looked at it while the rules were written. */
  readonly keptUnread: boolean;
  readonly pairs: readonly ComparedPair[];
}

export interface BackTest {
  readonly version: 1;
  readonly catalog: string;
  readonly release: string;
  readonly cases: readonly ComparedCase[];
  /** Cases that count in no total, and why. */
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
  readonly inDomain: Totals;
  readonly retention: Totals;
  /** In-domain agreement by the points that lie between the two scores. */
  readonly byGap: readonly { readonly from: number; readonly to: number | null; readonly agreement: Agreement }[];
  /** Comparisons that contradict each other: whatever is advised, one of the two is missed. */
  readonly contrary: readonly Contrary[];
  readonly baselines: readonly (Pick<Baseline, "id" | "name"> & {
    /** Of a published chart: where it stands, when it was read, and what of it our questions can express. */
    readonly source?: Omit<NonNullable<Baseline["chart"]>, "id" | "name" | "paths">;
    readonly inDomain: Agreement;
    readonly retention: Agreement;
    readonly unreadInDomain: Agreement;
  })[];
}

/** What is known of who read a paper before. */
export interface Papers {
  readonly citedByRule: (paper: string) => boolean;
  readonly keptUnread: (paper: string) => boolean;
}

/** Bounds of the gaps between two scores, in points. */
const gaps = [
  { from: 0, to: 1 },
  { from: 1, to: 2 },
  { from: 2, to: null },
] as const;

type Row = CountedPair & ComparedPair;

function sourceOf({ chart }: Baseline): Pick<BackTest["baselines"][number], "source"> {
  if (chart === undefined) return {};
  const { publisher, title, url, read, readAs, expresses, leavesOut } = chart;
  return { source: { publisher, title, url, read, readAs, expresses, leavesOut } };
}

/**
 * Runs published comparisons through the engine and through the baselines. An answer that a case leaves open stays open, but for `priority`, which is quality in the
 * domain: that is what a comparison measures.
 */
export function backTest(
  bundle: DecisionBundle,
  cases: readonly PublishedCase[],
  papers: Papers,
): { readonly result: BackTest; readonly problems: readonly Problem[] } {
  const compiled = compile(bundle);
  const problems: Problem[] = [];
  const compared: ComparedCase[] = [];
  const leftOut: { id: string; why: string }[] = [];
  for (const entry of cases) {
    const { id, paper, read, size } = entry;
    const parsed = parseAnswers({ answers: { priority: "in-domain-quality", ...entry.answers } });
    if (parsed.error !== undefined) {
      const [found = "", fix = ""] = parsed.error.split(/; (?=did you mean)/);
      problems.push({
        where: `case "${id}"`,
        found,
        expected: "answers to the questionnaire",
        fix: fix.replace(/^d/, "D"),
      });
      continue;
    }
    const pairs = pairsOf(entry);
    if (!entry.comparable) leftOut.push({ id, why: "the two sides differ in more than the technique" });
    else if (pairs.length === 0) leftOut.push({ id, why: "it compares two variants of one technique" });
    else {
      const scene = sceneOf(compiled, situationOf(parsed.input));
      const [citedByRule, keptUnread] = [papers.citedByRule(paper), papers.keptUnread(paper)];
      const sides = pairs.map((pair) => comparePair(scene, pair));
      compared.push({ id, paper, read, size, citedByRule, keptUnread, pairs: sides });
    }
  }
  const rows = compared.flatMap(({ paper, read, size, citedByRule, keptUnread, pairs }) =>
    pairs.map((pair): Row => ({ paper, read, size, citedByRule, keptUnread, ...pair })),
  );
  const inDomain = rows.filter(({ kind }) => kind === "in-domain");
  const retention = rows.filter(({ kind }) => kind === "retention");
  const gapOf = ({ scores }: Row): number => (scores === undefined ? NaN : Math.abs(scores[0] - scores[1]));
  // On the pairs that the engine answers, so that both are judged on the same ones.
  const asked = (among: readonly Row[], index: number): Agreement =>
    agreementOf(
      among
        .filter(({ outcome }) => outcome !== "not-answered")
        .map(({ paper, baselines: said }) => ({ paper, outcome: said[index] ?? "tie" })),
    );
  const answersById = new Map(cases.map(({ id, answers }) => [id, answers]));
  return {
    problems,
    result: {
      version: 1,
      catalog: bundle.catalog,
      release: bundle.release,
      cases: compared,
      leftOut,
      inDomain: totalsOf(inDomain),
      retention: totalsOf(retention),
      byGap: gaps.map(({ from, to }) => ({
        from,
        to,
        agreement: agreementOf(inDomain.filter((row) => gapOf(row) >= from && gapOf(row) < (to ?? Infinity))),
      })),
      contrary: contraryAmong(compared, (id) => answersById.get(id)),
      baselines: baselines.map((baseline, index) => ({
        id: baseline.id,
        name: baseline.name,
        ...sourceOf(baseline),
        inDomain: asked(inDomain, index),
        retention: asked(retention, index),
        unreadInDomain: asked(
          inDomain.filter(({ citedByRule }) => !citedByRule),
          index,
        ),
      })),
    },
  };
}
