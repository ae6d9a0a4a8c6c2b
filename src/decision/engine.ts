import type { Advice, TechniqueAdvice } from "./advice.ts";
import type { AdviceInput } from "./answers.ts";
import { prepareBatch, type Batch } from "./batch.ts";
import { boundsInput, indexRules, rangeOf, type RuleIndex } from "./bounds.ts";
import type { BundleTechnique, DecisionBundle } from "./bundle.ts";
import { certaintyBetween } from "./certainty.ts";
import { accessShare, openOf } from "./chance.ts";
import { accessSpace, compile, type Compiled } from "./compile.ts";
import { accessInWords } from "./explain.ts";
import { changesToBeFirst, flipsOf, type Change } from "./flips.ts";
import { askable, atMostLeft, nextQuestion } from "./next-question.ts";
import { planOf } from "./plan.ts";
import { proveSettled } from "./proof.ts";
import { questions, type QuestionId } from "./questions.ts";
import { reasonsOf } from "./reasons.ts";
import { exposureOf, levelsByDimension, levelWord } from "./risk.ts";
import { acceptabilityOf, type Acceptability } from "./robustness.ts";
import { criterionIds, dimensions, type Dimension } from "./schema/ids.ts";
import { fitHundredths, scoreAll, effortCriterion, type Scored } from "./score.ts";
import { situationOf, type Situation } from "./situation.ts";
import { rankAll, type Ranking } from "./status.ts";
import { thresholds } from "./thresholds.ts";
import { offRampsOf, warningsOf } from "./warnings.ts";

/** What a question can move. */
export interface Decides {
  /** Ids of techniques and combinations. */
  readonly techniques: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly warnings: readonly string[];
  readonly rules: readonly string[];
}

/** The leading techniques, for a panel that follows the answers. */
export interface Preview {
  readonly first: string;
  readonly recommended: readonly string[];
  readonly nextQuestion: QuestionId | null;
  readonly atMostLeft: number;
  /** As in the advice; proved when it is first read, since few who look at the order need it. */
  readonly settled: boolean;
  /** Techniques that rank first in any completion, most often first. */
  readonly shares: readonly { readonly id: string; readonly name: string; readonly share: number }[];
}

/** One technique in full, and what would put it first. */
export interface Explanation {
  readonly technique: TechniqueAdvice;
  /** The fewest changes, at most two; empty where it is first; null where two do not suffice. */
  readonly toBeFirst: readonly Change[] | null;
}

export interface Engine {
  readonly bundle: DecisionBundle;
  /** The whole advice. Never throws on known ids; the readers of files and URLs let no others through. */
  advise(input: AdviceInput): Advice;
  preview(input: AdviceInput): Preview;
  /** Undefined for an unknown id. A combination's id may name its parts in any order. */
  explain(input: AdviceInput, id: string): Explanation | undefined;
  decides(question: QuestionId): Decides;
  technique(id: string): BundleTechnique | undefined;
}

/** Compiles a bundle into an engine; same answers, same bundle: byte-identical advice. */
export function createEngine(bundle: DecisionBundle): Engine {
  const compiled = compile(bundle);
  return new CompiledEngine(compiled, indexRules(compiled), prepareBatch(compiled));
}

interface Working {
  readonly input: AdviceInput;
  readonly situation: Situation;
  readonly scored: readonly Scored[];
  readonly ranking: Ranking;
  readonly acceptability: Acceptability;
}

class CompiledEngine implements Engine {
  readonly bundle: DecisionBundle;
  readonly #compiled: Compiled;
  readonly #index: RuleIndex;
  readonly #batch: Batch;

  constructor(compiled: Compiled, index: RuleIndex, batch: Batch) {
    this.bundle = compiled.bundle;
    this.#compiled = compiled;
    this.#index = index;
    this.#batch = batch;
  }

  advise(input: AdviceInput): Advice {
    const working = this.#work(input);
    const { situation, ranking } = working;
    const techniques = this.#techniques(working);
    const { normalized } = situation;
    const certainty = certaintyBetween(...firstAndRival(techniques));
    return {
      version: 1,
      catalog: this.bundle.catalog,
      release: this.bundle.release,
      asOf: input.asOf ?? this.bundle.asOf,
      answers: normalized.answers,
      weights: situation.weights,
      notAsked: situation.givenWeights ? normalized.notAsked.filter((id) => id !== "priority") : normalized.notAsked,
      notSure: normalized.notSure,
      notUsed: normalized.notUsed,
      contradictions: normalized.contradictions,
      techniques,
      strength: isStrong(working) && certainty !== "very low" ? "strong" : "conditional",
      certainty,
      offRamps: offRampsOf(this.#compiled, situation),
      warnings: warningsOf(this.#compiled, situation, ranking.statuses, input.asOf ?? this.bundle.asOf),
      plan: planOf(this.#compiled, situation, ranking, working.scored),
      nextQuestion: nextQuestion(situation, working.acceptability),
      atMostLeft: atMostLeft(situation),
      settled: this.#isSettled(input, situation, ranking),
      wouldChange: flipsOf(this.#compiled, input, situation),
    };
  }

  preview(input: AdviceInput): Preview {
    const { situation, ranking, acceptability } = this.#work(input);
    const settled = (): boolean => this.#isSettled(input, situation, ranking);
    let proved: boolean | undefined;
    const name = (index: number): string => this.#compiled.entries[index]?.name ?? "";
    return {
      first: this.#id(ranking.order[0]?.index),
      recommended: ranking.order
        .filter(({ index }) => ranking.statuses[index] === "recommended")
        .map(({ index }) => this.#id(index)),
      nextQuestion: nextQuestion(situation, acceptability)?.id ?? null,
      atMostLeft: askable(situation).length,
      get settled() {
        return (proved ??= settled());
      },
      shares: [...acceptability.firstShare]
        .map((share, index) => ({ id: this.#id(index), name: name(index), share }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1)),
    };
  }

  explain(input: AdviceInput, id: string): Explanation | undefined {
    const parts = id.split("+").sort().join();
    const technique = this.#techniques(this.#work(input)).find(
      (candidate) => candidate.id.split("+").sort().join() === parts,
    );
    if (technique === undefined) return undefined;
    const changes =
      technique.parts === undefined ? changesToBeFirst(this.#compiled, input, situationOf(input), technique.id) : null;
    return { technique, toBeFirst: changes };
  }

  decides(question: QuestionId): Decides {
    const asking = this.#compiled.rules.filter(({ rule }) => question in rule.when);
    const ids = asking.flatMap(({ on }) => on.map((index) => this.#id(index)));
    const concerned = asking.flatMap(({ rule: { effect } }) =>
      effect.kind === "risk" || effect.kind === "warn" || effect.kind === "mitigates" ? [effect.dimension] : [],
    );
    return {
      techniques: this.#compiled.entries.map((entry) => entry.id).filter((id) => ids.includes(id)),
      dimensions: dimensions.filter((dimension) => concerned.includes(dimension)),
      warnings: asking.filter(({ rule }) => rule.effect.kind === "warn").map(({ rule }) => rule.id),
      rules: asking.map(({ rule }) => rule.id),
    };
  }

  technique(id: string): BundleTechnique | undefined {
    return this.bundle.techniques.find((technique) => technique.id === id);
  }

  #isSettled(input: AdviceInput, situation: Situation, { order, statuses }: Ranking): boolean {
    const recommended = order.map(({ index }) => index).filter((index) => statuses[index] === "recommended");
    return proveSettled(this.#compiled, this.#index, this.#batch, { input, situation, recommended });
  }

  #id(index: number | undefined): string {
    return index === undefined ? "" : (this.#compiled.entries[index]?.id ?? "");
  }

  #work(input: AdviceInput): Working {
    const situation = situationOf(input);
    const scored = scoreAll(this.#compiled, situation);
    return {
      input,
      situation,
      scored,
      ranking: rankAll(this.#compiled, scored),
      acceptability: acceptabilityOf(this.#batch, situation),
    };
  }

  /** All techniques and combinations, best first: in rank, combinations behind the last technique of at least their score and standing. */
  #techniques(working: Working): TechniqueAdvice[] {
    const { ranking, situation } = working;
    const bounds = boundsInput(this.#compiled, this.#index, situation);
    const exposure = exposureOf(situation);
    const ranks = new Map(ranking.order.map(({ index }, place) => [index, place + 1]));
    const all = working.scored.map((scored) => {
      const { least, greatest } = rangeOf(bounds, scored.index, scored.score);
      const advice = this.#technique(working, scored, ranks.get(scored.index), exposure);
      return advice.status === "unavailable" ? advice : { ...advice, range: [least / 100, greatest / 100] as const };
    });
    return all.sort((a, b) => standing(a) - standing(b) || (b.score ?? 0) - (a.score ?? 0) || (a.id < b.id ? -1 : 1));
  }

  #technique(
    { ranking, situation, acceptability }: Working,
    scored: Scored,
    rank: number | undefined,
    exposure: ReturnType<typeof exposureOf>,
  ): TechniqueAdvice {
    const { index } = scored;
    const entry = this.#compiled.entries[index];
    const status = ranking.statuses[index] ?? "unavailable";
    const single = index < this.#compiled.techniqueCount;
    const parts = (entry?.parts ?? []).map((part) => this.#id(part));
    const tiers = parts.map((part) => this.technique(part)?.tier ?? "white-box");
    const tier = (["white-box", "grey-box", "black-box"] as const).find((name) => tiers.includes(name)) ?? "black-box";
    const available = status !== "unavailable";
    return {
      id: this.#id(index),
      name: entry?.name ?? "",
      tier,
      ...(single ? {} : { parts }),
      status,
      ...(single && available && rank !== undefined ? { rank } : {}),
      ...(available ? { score: scored.score / 100 } : {}),
      dependsOn: this.#dependsOn(scored, situation),
      barredBy: this.#barredBy(scored, situation),
      fit: fitBreakdown(scored, situation, parts.length),
      risk: { overall: levelWord(scored.overall), by: levelsByDimension(scored.levels) },
      ...(single
        ? {
            firstShare: acceptability.firstShare[index] ?? 0,
            topThreeShare: acceptability.topThreeShare[index] ?? 0,
          }
        : {}),
      reasons: available ? reasonsOf(this.#compiled, scored, situation, exposure) : [],
    };
  }

  #dependsOn(scored: Scored, situation: Situation): QuestionId[] {
    if (scored.barred === "always") return [];
    const allowed = this.#compiled.entries[scored.index]?.access ?? 0;
    const open = new Set(scored.bars.flatMap((rule) => openOf(rule, situation, allowed).map((entry) => entry.id)));
    if (scored.accessPartly) open.add("access");
    return questions.map((question) => question.id).filter((id) => open.has(id));
  }

  #barredBy(scored: Scored, situation: Situation): TechniqueAdvice["barredBy"] {
    const possible = situation.possible[accessSpace.index] ?? 0;
    const lacking = (this.#compiled.entries[scored.index]?.parts ?? [])
      .filter((part) => (possible & ~(this.#compiled.entries[part]?.access ?? 0)) !== 0)
      .flatMap((part) => this.bundle.techniques[part] ?? [])
      .map((technique) => ({ rule: "access", text: `${technique.name} ${accessInWords(technique.needs)}.` }));
    const rules = scored.bars
      .filter((rule) => accessShare(rule, situation, accessSpace.all) > 0)
      .map(({ rule }) => ({ rule: rule.id, text: rule.because }));
    return [...lacking, ...rules];
  }
}

function standing(advice: TechniqueAdvice): number {
  switch (advice.status) {
    case "recommended":
      return 0;
    case "alternative":
    case "depends":
      return 1;
    case "discouraged":
      return 2;
    case "unavailable":
      return 3;
  }
}

function fitBreakdown(scored: Scored, situation: Situation, parts: number): TechniqueAdvice["fit"] {
  const byCriterion = criterionIds.map((_, criterion) => {
    const own = scored.fit
      .filter((part) => part.criterion === criterion)
      .reduce((sum, part) => sum + part.hundredths, 0);
    const further =
      criterion === effortCriterion
        ? fitHundredths(thresholds.anotherPart, 1, effortCriterion, situation.weights) * (parts - 1)
        : 0;
    return own + further;
  });
  const entries = criterionIds.map((id, index) => [id, (byCriterion[index] ?? 0) / 100] as const);
  return {
    total: byCriterion.reduce((sum, hundredths) => sum + hundredths, 0) / 100,
    by: Object.fromEntries(entries.filter(([, points]) => points !== 0)),
  };
}

function firstAndRival(techniques: readonly TechniqueAdvice[]): [TechniqueAdvice, TechniqueAdvice | undefined] {
  const ranked = techniques.filter((technique) => technique.rank !== undefined);
  const [first] = ranked;
  if (first === undefined) throw new Error("no technique is ranked; prompt engineering can always be done");
  return [first, ranked.find((technique) => technique.status !== "recommended")];
}

/** Strong: the recommended rank first in most completions, and the best of them leads what is not recommended clearly. */
function isStrong({ ranking, acceptability, situation }: Working): boolean {
  if (situation.normalized.contradictions.length > 0) return false;
  const recommended = ranking.order.filter(({ index }) => ranking.statuses[index] === "recommended");
  const share = recommended.reduce((sum, { index }) => sum + (acceptability.firstShare[index] ?? 0), 0);
  const rivals = ranking.order.filter(({ index }) => {
    const status = ranking.statuses[index];
    return status === "alternative" || status === "depends";
  });
  const best = Math.max(...recommended.map(({ score }) => score));
  const lead = best - Math.max(...rivals.map(({ score }) => score));
  return share >= thresholds.strongShare && lead >= thresholds.strongLead * 100;
}
