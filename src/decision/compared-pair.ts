import type { Outcome } from "./agreement.ts";
import { baselines } from "./baselines.ts";
import type { Compiled } from "./compile.ts";
import { reasonsOf } from "./reasons.ts";
import { exposureOf, levelWord, nearestLevel } from "./risk.ts";
import type { PublishedCase } from "./schema/case.ts";
import { dimensions, type Dimension, type Level } from "./schema/ids.ts";
import { scoreAll, type Scored } from "./score.ts";
import type { Situation } from "./situation.ts";
import { rankAll } from "./status.ts";

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
  /** Why it is missed, as we read the study; from the case. */
  readonly reading?: string;
  /** What each baseline makes of it, in the order of `BackTest.baselines`. */
  readonly baselines: readonly Outcome[];
}

const mostReasons = 4;

/** Ids of combinations name their parts in any order. */
function setOfParts(id: string): string {
  return id.split("+").sort().join("+");
}

/** Everything scored as the answers of a case say. */
interface Scene {
  readonly compiled: Compiled;
  readonly situation: Situation;
  readonly scored: readonly Scored[];
  readonly unavailable: ReadonlySet<number>;
  readonly indexOf: ReadonlyMap<string, number>;
}

export function sceneOf(compiled: Compiled, situation: Situation): Scene {
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

type Pair = Pick<ComparedPair, "kind" | "better" | "worse" | "dimension" | "reading">;

/** Each better one with each worse one, and what the case says of a miss. */
export function pairsOf(entry: PublishedCase): Pair[] {
  const pair = (kind: Pair["kind"], better: string, worse: string, dimension?: Dimension): Pair => {
    const reading = entry.reading?.find(
      (each) => each.better.includes(better) && each.worse.includes(worse) && each.dimension === dimension,
    );
    return {
      kind,
      better,
      worse,
      ...(dimension !== undefined && { dimension }),
      ...(reading !== undefined && { reading: reading.why }),
    };
  };
  const inDomain = entry.in_domain.flatMap(({ better, worse }) =>
    better.flatMap((good) => worse.map((bad) => pair("in-domain", good, bad))),
  );
  const retention = entry.retention.flatMap(({ more, less, dimension }) =>
    more.flatMap((good) => less.map((bad) => pair("retention", good, bad, dimension))),
  );
  return [...inDomain, ...retention];
}

export function comparePair(scene: Scene, pair: Pair): ComparedPair {
  const { bundle } = scene.compiled;
  const answers = scene.situation.normalized.used;
  const asked = baselines.map(({ prefer }) => outcomeOf(prefer({ bundle, answers }, pair.better, pair.worse)));
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
