import type { Answers, QuestionId } from "./questions.ts";
import type { Criterion, Dimension, Grade, Level, OffRamp, Severity, Status, Tier } from "./schema/ids.ts";

/** One step of a risk reason: what raised or lowered the level, and on what grounds. */
export interface RiskStep {
  /** Rule id, or "base" for the technique's own level. */
  readonly rule: string;
  /** Levels, after chance. */
  readonly steps: number;
  readonly chance: number;
  readonly text: string;
  readonly evidence: readonly string[];
}

/** A part of a score. Points of all reasons add up exactly to the score. */
export interface Reason {
  /** Rule id; "risk" for a risk reason, which has `steps` instead; "another-part" for what each further part of a combination costs. */
  readonly rule: string;
  /** `fit:<criterion>:<points>` or `risk:<dimension>`. */
  readonly effect: string;
  readonly chance: number;
  /** Points, whole hundredths. */
  readonly points: number;
  readonly text: string;
  readonly evidence: readonly string[];
  /** Certainty of what it rests on. */
  readonly grade: Grade;
  /** Of a risk reason: base and steps, and what exposure makes of the level. */
  readonly steps?: readonly RiskStep[];
  readonly exposure?: number;
}

export interface TechniqueAdvice {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  /** Of a combination: the techniques it is made of. */
  readonly parts?: readonly string[];
  readonly status: Status;
  /** 1 is first; absent on combinations and where unavailable. */
  readonly rank?: number;
  /** Points; absent where unavailable. */
  readonly score?: number;
  readonly range?: readonly [number, number];
  /** Questions on which access or a `rules-out` still depends. */
  readonly dependsOn: readonly QuestionId[];
  /** Why it is unavailable, or what its availability depends on: `access` or the id of a `rules-out` rule, in words. */
  readonly barredBy: readonly { readonly rule: string; readonly text: string }[];
  readonly fit: { readonly total: number; readonly by: Readonly<Partial<Record<Criterion, number>>> };
  readonly risk: { readonly overall: Level; readonly by: Readonly<Record<Dimension, Level>> };
  /** Share of the completions in which it ranks first (in the first three); absent on combinations. */
  readonly firstShare?: number;
  readonly topThreeShare?: number;
  readonly reasons: readonly Reason[];
}

export interface Warning {
  /** Rule id. */
  readonly id: string;
  readonly severity: Severity;
  readonly dimension: Dimension;
  readonly techniques: readonly string[];
  readonly text: string;
  readonly mitigations: readonly string[];
  readonly detect: string;
  readonly evidence: readonly string[];
  readonly grade: Grade;
  /** Questions that settle whether it holds; empty where it does. */
  readonly dependsOn: readonly QuestionId[];
  /** Id of the access record that it comes from, in place of a rule. */
  readonly record?: string;
}

export interface PlanStep {
  /** The technique of this rung; absent for a step that comes before any technique. */
  readonly technique?: string;
  /** Rule that asked for it; absent for a technique's own rung. */
  readonly rule?: string;
  readonly do: string;
  readonly measure: readonly string[];
  readonly stopWhen: string;
  readonly goOnWhen: string;
  /** What to take with the recommended technique against its risks here. */
  readonly mitigations?: readonly string[];
  readonly evidence: readonly string[];
}

export interface OffRampAdvice {
  readonly id: OffRamp;
  readonly rule: string;
  readonly text: string;
  readonly evidence: readonly string[];
}

/** A single change of the answers that gives another first technique. */
export interface Flip {
  readonly question: QuestionId;
  /** The whole answer that it takes. */
  readonly to: readonly string[];
  readonly first: string;
}

export interface Contradiction {
  readonly questions: readonly QuestionId[];
  readonly text: string;
  /** Ways out, one click each: the answer to set, or `null` to take the answer back. */
  readonly fixes: readonly {
    readonly question: QuestionId;
    readonly to: readonly string[] | null;
    readonly label: string;
  }[];
}

/** The whole result. This is the JSON that the command line prints; it only ever gains fields. */
export interface Advice {
  readonly version: 1;
  /** Content hash of the decision bundle. */
  readonly catalog: string;
  readonly release: string;
  /** ISO date that dated access records are compared with. */
  readonly asOf: string;
  /** Normalized: implied options filled in, in the order of the questionnaire. */
  readonly answers: Answers;
  /** Whole numbers that sum to 100, in the order of the options of `priority`. */
  readonly weights: readonly [number, number, number, number];
  readonly notAsked: readonly QuestionId[];
  readonly notSure: readonly QuestionId[];
  /** Answered, but not applicable or contradicted. */
  readonly notUsed: readonly QuestionId[];
  readonly contradictions: readonly Contradiction[];
  /** All techniques and combinations, best first. */
  readonly techniques: readonly TechniqueAdvice[];
  readonly strength: "strong" | "conditional";
  readonly certainty: Grade;
  readonly offRamps: readonly OffRampAdvice[];
  readonly warnings: readonly Warning[];
  readonly plan: readonly PlanStep[];
  readonly nextQuestion: { readonly id: QuestionId; readonly information: number } | null;
  /** An upper bound of the questions still to be asked. */
  readonly atMostLeft: number;
  /** True only where it is proved that no open question can change the recommended set or a danger warning. */
  readonly settled: boolean;
  readonly wouldChange: readonly Flip[];
}
