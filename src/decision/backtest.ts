import { parseAnswers } from "./answers-file.ts";
import { baselines, type Baseline } from "./baselines.ts";
import type { DecisionBundle } from "./bundle.ts";
import { compile, type Compiled } from "./compile.ts";
import type { Problem } from "./problem.ts";
import { numbersFor } from "./random.ts";
import { reasonsOf } from "./reasons.ts";
import { exposureOf, levelWord, nearestLevel } from "./risk.ts";
import type { PublishedCase } from "./schema/case.ts";
import { dimensions, type Dimension, type Level } from "./schema/ids.ts";
import { scoreAll, type Scored } from "./score.ts";
import { situationOf, type Situation } from "./situation.ts";
import { rankAll } from "./status.ts";

/** What became of one comparison. A tie counts half. */
export type Outcome = "agrees" | "tie" | "disagrees" | "not-answered";

/** A reason that one side has and the other has not, or not as much of: points of the side that was measured better, less those of the other. */
export interface Difference {
  readonly rule: string;
  readonly effect: string;
  readonly points: number;
}

/** One pair of a published comparison beside what the engine says of it. */
export interface ComparedPair {
  readonly kind: "in-domain" | "retention";
  /** Did better in the domain, or kept more of the dimension. */
  readonly better: string;
  readonly worse: string;
  readonly dimension?: Dimension;
  readonly outcome: Outcome;
  /** In-domain: the two scores in points, better first. */
  readonly scores?: readonly [number, number];
  /** Retention: the two levels of risk, better first. */
  readonly levels?: readonly [Level, Level];
  /** Why it is not answered. */
  readonly notAnswered?: string;
  /** In-domain: the reasons in which the two differ most. Retention: the rules that moved one of the levels. */
  readonly why: readonly Difference[];
  /** What each baseline makes of it, in the order of `BackTest.baselines`. */
  readonly baselines: readonly Outcome[];
}

export interface ComparedCase {
  readonly id: string;
  readonly paper: string;
  readonly read: PublishedCase["read"];
  readonly size: PublishedCase["size"];
  /** Whether a rule cites its paper: the rule's author had read it. */
  readonly citedByRule: boolean;
  readonly pairs: readonly ComparedPair[];
}

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
  readonly baselines: readonly (Pick<Baseline, "id" | "name"> & {
    readonly inDomain: Agreement;
    readonly retention: Agreement;
    readonly unreadInDomain: Agreement;
  })[];
}

const mostReasons = 4;

/** Ids of combinations name their parts in any order. */
function setOfParts(id: string): string {
  return id.split("+").sort().join("+");
}

interface Scene {
  readonly compiled: Compiled;
  readonly situation: Situation;
  readonly scored: readonly Scored[];
  readonly unavailable: ReadonlySet<number>;
  readonly indexOf: ReadonlyMap<string, number>;
}

function sceneOf(compiled: Compiled, situation: Situation): Scene {
  const scored = scoreAll(compiled, situation);
  const { statuses } = rankAll(compiled, scored);
  return {
    compiled,
    situation,
    scored,
    unavailable: new Set(statuses.flatMap((status, index) => (status === "unavailable" ? [index] : []))),
    indexOf: new Map(compiled.entries.map((entry, index) => [setOfParts(entry.id), index])),
  };
}

function outcomeOf(lead: number): Outcome {
  return lead > 0 ? "agrees" : lead === 0 ? "tie" : "disagrees";
}

/** The reasons in which two scores differ, those that count most first. */
function differences(scene: Scene, better: Scored, worse: Scored): Difference[] {
  const exposure = exposureOf(scene.situation);
  const found = new Map<string, { rule: string; effect: string; hundredths: number }>();
  const add = (scored: Scored, sign: number): void => {
    for (const { rule, effect, points } of reasonsOf(scene.compiled, scored, scene.situation, exposure)) {
      const key = `${rule} ${effect}`;
      const known = found.get(key)?.hundredths ?? 0;
      found.set(key, { rule, effect, hundredths: known + sign * Math.round(points * 100) });
    }
  };
  add(better, 1);
  add(worse, -1);
  return [...found.values()]
    .filter(({ hundredths }) => hundredths !== 0)
    .sort((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths) || (a.rule < b.rule ? -1 : 1))
    .slice(0, mostReasons)
    .map(({ rule, effect, hundredths }) => ({ rule, effect, points: hundredths / 100 }));
}

/** What moved the level of either side; points are levels, positive where it speaks for the side that kept more. */
function levelDifferences(better: Scored, worse: Scored, dimension: number): Difference[] {
  const steps = (scored: Scored, sign: number): Difference[] =>
    (scored.riskParts[dimension] ?? []).map(({ rule, steps: moved, chance }) => ({
      rule: rule.rule.id,
      effect: `risk:${dimensions[dimension] ?? ""}`,
      points: (sign * Math.round(moved * chance * 100)) / 100,
    }));
  return [...steps(better, -1), ...steps(worse, 1)].filter(({ points }) => points !== 0).slice(0, mostReasons);
}

type Pair = Pick<ComparedPair, "kind" | "better" | "worse" | "dimension">;

function pairsOf(entry: PublishedCase): Pair[] {
  const inDomain = entry.in_domain.flatMap(({ better, worse }) =>
    better.flatMap((good) => worse.map((bad): Pair => ({ kind: "in-domain", better: good, worse: bad }))),
  );
  const retention = entry.retention.flatMap(({ more, less, dimension }) =>
    more.flatMap((good) => less.map((bad): Pair => ({ kind: "retention", better: good, worse: bad, dimension }))),
  );
  return [...inDomain, ...retention];
}

function comparePair(scene: Scene, pair: Pair): ComparedPair {
  const asked = baselines.map(({ prefer }) => outcomeOf(prefer(scene.compiled.bundle, pair.better, pair.worse)));
  const sides = [pair.better, pair.worse].map((id) => ({ id, index: scene.indexOf.get(setOfParts(id)) }));
  const missing = sides.find(({ index }) => index === undefined);
  const barred = sides.find(({ index }) => index !== undefined && scene.unavailable.has(index));
  const [better, worse] = sides.map(({ index }) => (index === undefined ? undefined : scene.scored[index]));
  if (better === undefined || worse === undefined || barred !== undefined) {
    const notAnswered =
      missing === undefined
        ? `${barred?.id ?? ""} is unavailable in this situation`
        : `${missing.id} is no entry of the catalog`;
    return { ...pair, outcome: "not-answered", notAnswered, why: [], baselines: asked };
  }
  if (pair.kind === "in-domain")
    return {
      ...pair,
      outcome: outcomeOf(better.score - worse.score),
      scores: [better.score / 100, worse.score / 100],
      why: differences(scene, better, worse),
      baselines: asked,
    };
  const dimension = dimensions.indexOf(pair.dimension ?? "forgetting");
  const [kept, lost] = [better.levels[dimension] ?? 0, worse.levels[dimension] ?? 0];
  return {
    ...pair,
    outcome: outcomeOf(nearestLevel(lost) - nearestLevel(kept)),
    levels: [levelWord(kept), levelWord(lost)],
    why: levelDifferences(better, worse, dimension),
    baselines: asked,
  };
}

interface Counted {
  readonly paper: string;
  readonly outcome: Outcome;
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

function agreementOf(counted: readonly Counted[]): Agreement {
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

type Row = Pick<ComparedCase, "paper" | "size" | "read" | "citedByRule"> & ComparedPair;

function totalsOf(rows: readonly Row[]): Totals {
  const where = (keeps: (row: Row) => boolean): Agreement => agreementOf(rows.filter(keeps));
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
  };
}

/** Bounds of the gaps between two scores, in points. */
const gaps = [
  { from: 0, to: 1 },
  { from: 1, to: 2 },
  { from: 2, to: null },
] as const;

/**
 * Runs published comparisons through the engine and through the baselines. An answer that a case leaves open stays open, but for `priority`, which is quality in the
 * domain: that is what a comparison measures. `papersOfRules`: the papers that rules cite.
 */
export function backTest(
  bundle: DecisionBundle,
  cases: readonly PublishedCase[],
  papersOfRules: ReadonlySet<string>,
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
      const citedByRule = papersOfRules.has(paper);
      compared.push({ id, paper, read, size, citedByRule, pairs: pairs.map((pair) => comparePair(scene, pair)) });
    }
  }
  const rows = compared.flatMap(({ paper, read, size, citedByRule, pairs }) =>
    pairs.map((pair): Row => ({ paper, read, size, citedByRule, ...pair })),
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
      baselines: baselines.map(({ id, name }, index) => ({
        id,
        name,
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
