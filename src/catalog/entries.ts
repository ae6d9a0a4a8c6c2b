import type {
  CombinationFacts,
  Dimension,
  Finding,
  Measurement,
  Paper,
  DisagreementFacts,
  GlossaryEntry,
  ProviderFacts,
  PublishedCase,
  RiskFacts,
  SituationFacts,
  TechniqueFacts,
} from "../decision/schema/index.ts";
import type { AdviceInput } from "../decision/index.ts";
import type { Problem } from "../decision/problem.ts";

/** A technique as its page states it. */
export interface TechniqueEntry {
  readonly id: string;
  readonly name: string;
  /** Canonical order: that of combination ids. */
  readonly order: number;
  readonly facts: TechniqueFacts;
}

export interface CombinationEntry {
  /** Parts joined by `+` in canonical order. */
  readonly id: string;
  readonly parts: readonly string[];
  readonly facts: CombinationFacts;
}

export interface RiskEntry {
  readonly id: Dimension;
  readonly name: string;
  readonly facts: RiskFacts;
}

/** A finding with the id and the standing of its paper. */
export type FindingEntry = Finding & { readonly paper: string; readonly status: Paper["status"] };

/** A measurement with the id of its paper. */
export type MeasurementEntry = Measurement & { readonly paper: string };

/** A named situation, its answers read as the engine takes them. */
export interface SituationEntry {
  readonly id: string;
  readonly facts: SituationFacts;
  readonly input: AdviceInput;
}

/** Dated record of who offers what access. */
export interface ProviderEntry {
  readonly id: string;
  readonly facts: ProviderFacts;
}

/** Where sources disagree. */
export interface DisagreementEntry {
  readonly id: string;
  readonly facts: DisagreementFacts;
}

/** A term of the glossary. */
export interface GlossaryTerm {
  readonly id: string;
  readonly facts: GlossaryEntry;
}

/** All content that the engine and the pages read, and what is wrong with it. */
export interface CatalogData {
  /** In canonical order. */
  readonly techniques: readonly TechniqueEntry[];
  readonly combinations: readonly CombinationEntry[];
  readonly risks: readonly RiskEntry[];
  readonly papers: ReadonlyMap<string, Paper>;
  readonly findings: ReadonlyMap<string, FindingEntry>;
  readonly measurements: ReadonlyMap<string, MeasurementEntry>;
  readonly cases: readonly PublishedCase[];
  /** In order of id. */
  readonly situations: readonly SituationEntry[];
  /** In order of id. */
  readonly providers: readonly ProviderEntry[];
  /** In order of id. */
  readonly disagreements: readonly DisagreementEntry[];
  /** In the order of the alphabet. */
  readonly glossary: readonly GlossaryTerm[];
  readonly problems: readonly Problem[];
}
