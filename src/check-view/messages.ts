// What the page of the cliff check and its worker say to each other. The results themselves stay in the worker.
import type {
  Ask,
  CheckReport,
  ColumnMapping,
  InDomainSuggestion,
  Notice,
  Refusal,
  ReportSummary,
} from "../check/index.ts";

export type SideId = "base" | "tuned";

/** A file with the path that it had in its folder. */
export interface GivenFile {
  readonly path: string;
  readonly blob: Blob;
}

export type ToWorker =
  | {
      readonly kind: "read";
      readonly side: SideId;
      /** Answers carry it back, so that one to an earlier question is known as late. */
      readonly turn: number;
      readonly files: readonly GivenFile[];
      readonly columns?: ColumnMapping;
      readonly model?: string;
    }
  | { readonly kind: "cancel"; readonly side: SideId }
  | { readonly kind: "compare"; readonly inDomain: readonly string[] | null; readonly margin: number }
  | { readonly kind: "open"; readonly fragment: string };

/** What the page shows of a side. */
export interface SideFacts {
  readonly model: string;
  readonly tool: string;
  readonly tasks: number;
  readonly rows: number;
  readonly samples: number;
  readonly notices: readonly Notice[];
}

export type FromWorker =
  | { readonly kind: "ready" }
  | {
      readonly kind: "progress";
      readonly side: SideId;
      readonly turn: number;
      readonly done: number;
      readonly total: number;
      readonly file: string;
    }
  | {
      readonly kind: "read";
      readonly side: SideId;
      readonly turn: number;
      readonly facts: SideFacts | null;
      readonly refusals: readonly Refusal[];
      readonly asks: readonly Ask[];
    }
  | { readonly kind: "choices"; readonly tasks: readonly string[]; readonly suggestion: InDomainSuggestion }
  | {
      readonly kind: "report";
      readonly report: CheckReport;
      readonly markdown: string;
      readonly csv: string;
      readonly fragment: string;
    }
  | { readonly kind: "summary"; readonly summary: ReportSummary | null }
  | { readonly kind: "failed"; readonly side: SideId | null; readonly turn: number; readonly message: string };

/** What is known of one side. */
export interface SideState {
  readonly files: readonly GivenFile[];
  readonly facts: SideFacts | null;
  readonly refusals: readonly Refusal[];
  readonly asks: readonly Ask[];
  /** From 0 to 1 while it is read. */
  readonly progress: number | null;
  readonly reading: string;
  readonly failed: string;
}
