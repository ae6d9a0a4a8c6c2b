import type { Condition } from "./condition.ts";
import type { Criterion, Dimension, OffRamp, Severity, Stage } from "./schema/ids.ts";

/** What a rule does to the techniques (or combinations) that it is on. */
export type Effect =
  /** It cannot be done. What is merely unwise is `fit`. */
  | { readonly kind: "rules-out" }
  /** Points on one criterion. */
  | { readonly kind: "fit"; readonly criterion: Criterion; readonly points: -2 | -1 | 1 | 2 }
  /** Steps on the level of one dimension. */
  | { readonly kind: "risk"; readonly dimension: Dimension; readonly steps: -2 | -1 | 1 | 2 }
  /** Steps that a technique or a measure takes off a dimension, if taken. */
  | {
      readonly kind: "mitigates";
      readonly dimension: Dimension;
      readonly steps: -1 | -2;
      readonly by: { readonly technique: string } | { readonly measure: string };
    }
  | {
      readonly kind: "warn";
      readonly severity: Severity;
      readonly dimension: Dimension;
      /** What to do about it, a clause each. */
      readonly mitigations: readonly string[];
      /** How one would see that it happened. */
      readonly detect: string;
    }
  | {
      readonly kind: "step";
      readonly stage: Stage;
      readonly do: string;
      readonly measure: readonly string[];
      readonly stopWhen: string;
      readonly goOnWhen: string;
    }
  | { readonly kind: "off-ramp"; readonly offRamp: OffRamp };

/** What a rule rests on: findings by id, or a judgement that says why; the reader sees which. */
export type Grounds =
  | { readonly evidence: readonly [string, ...string[]]; readonly judgement?: never }
  | { readonly judgement: string; readonly evidence?: never };

/** One checkable sentence of expertise. */
export type RuleBody = {
  /** When it holds. */
  readonly when: Condition;
  /** Techniques or combinations that it concerns; empty only for a `before` step, an off-ramp. */
  readonly on: readonly string[];
  readonly effect: Effect;
  /** One plain sentence that the reader sees. */
  readonly because: string;
} & Grounds;

export type Rule = RuleBody & { readonly id: string };

/** Rules of one topic, keyed by id; the key is the only place of the id. */
export type RuleFile = Readonly<Record<string, RuleBody>>;
