import type { Rule } from "./rule.ts";
import type { Dimension, Grade, Mechanism, Reversal, Tier } from "./schema/ids.ts";

/** A technique as the engine needs it. */
export interface BundleTechnique {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** Canonical order: that of combination ids and of ties in display. */
  readonly order: number;
  readonly tier: Tier;
  /** Any one of these options of `access`. */
  readonly needs: readonly string[];
  readonly does: Mechanism;
  /** 1 hours, 2 days, 3 weeks, 4 months, 5 a program. */
  readonly effort: number;
  readonly reversal: Reversal;
  readonly step: {
    readonly do: string;
    readonly measure: readonly string[];
    readonly stopWhen: string;
    readonly goOnWhen: string;
  };
  readonly risk: Readonly<Record<Dimension, BaseRisk>>;
}

/** The level of a risk with nothing known of the situation (0 to 4), and what it rests on. */
export interface BaseRisk {
  readonly level: number;
  readonly evidence: readonly string[];
  readonly grade: Grade;
}

export interface BundleCombination {
  /** Parts joined by `+` in canonical order. */
  readonly id: string;
  readonly name: string;
  readonly parts: readonly string[];
}

/** A rule with its grade; the wording of a judgement stays on the rule's own page, since the engine does not read it. */
export type BundleRule = Omit<Rule, "judgement" | "evidence"> & {
  readonly evidence?: readonly string[] | undefined;
  readonly grade: Grade;
};

/** An offer of a provider that ends, for the warnings. */
export interface AccessRecord {
  /** Id of the offer; its place on the page of access records. */
  readonly id: string;
  /** Name of the provider. */
  readonly provider: string;
  /** What is offered, as a noun phrase. */
  readonly what: string;
  readonly techniques: readonly string[];
  /** In order of time; `{on}` in the text stands for the day. */
  readonly ends: readonly {
    /** ISO date. */
    readonly on: string;
    readonly closes: "new-customers" | "idle-customers" | "new-jobs" | "everything";
    readonly says: string;
  }[];
  readonly evidence: readonly string[];
  readonly grade: Grade;
}

/** All that the engine decides from, besides the questions and thresholds of its own code. Plain data. */
export interface DecisionBundle {
  /** Content hash of all that stands here. */
  readonly catalog: string;
  readonly release: string;
  /** The release's own date, ISO: the default of `asOf`. */
  readonly asOf: string;
  readonly techniques: readonly BundleTechnique[];
  readonly combinations: readonly BundleCombination[];
  readonly rules: readonly BundleRule[];
  /** Offers with an end, in order of id; bundles archived before there were any have none. */
  readonly access?: readonly AccessRecord[] | undefined;
}
