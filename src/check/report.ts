// What the cliff check prints: plain data, the same on the page, on the command line and as JSON. Numbers are never rounded here.
import type { Notice, Scale, Tool } from "./model.ts";

/** What a comparison of one task says. */
export type Reading = "gain" | "loss" | "retained" | "cannot-tell" | "both-at-floor" | "no-error-given";

/** From worst to best; the verdict is the first that holds. */
export const verdictKinds = [
  "cliff",
  "erosion",
  "calibration-cliff",
  "format-shift",
  "retained",
  "cannot-tell",
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** Risks of the advisor that an evaluation can speak of; `lock-in` shows in no result file. */
export const checkedDimensions = [
  "forgetting",
  "calibration",
  "shortcuts",
  "hallucination",
  "safety",
  "diversity",
] as const;
export type CheckedDimension = (typeof checkedDimensions)[number];

/** Lower and upper end. */
export type Interval = readonly [low: number, high: number];

/** Which analysis gave error, interval and p of a row. */
export type Method =
  /** Items joined, scores 0 or 1: exact McNemar test, Bonett-Price interval. */
  | "mcnemar"
  /** Items joined, graded scores: mean of differences. */
  | "paired-mean"
  /** Items joined, in clusters: clustered error of the mean difference. */
  | "paired-clustered"
  /** Aggregates: error from both errors as if the items were others; too large, never too small. */
  | "unpaired"
  /** Aggregates at an edge (score near 0 or 1, few items): Newcombe interval from two Wilson intervals. */
  | "newcombe"
  /** Weighted sum of the differences of the parts. */
  | "from-parts"
  /** Neither an error nor a number of items. */
  | "none";

export interface SideSummary {
  readonly model: string;
  readonly files: readonly string[];
  readonly tool: Tool;
  readonly toolVersion: string | null;
}

/** Answers that changed, of items with a score of 0 or 1 on both sides. */
export interface Flips {
  /** Right before, wrong now (b of McNemar's test). */
  readonly lost: number;
  /** Wrong before, right now (c). */
  readonly gained: number;
  /** Share of all items. */
  readonly share: number;
}

/** How much of the ability above chance is left: 1 is all, 0 is guessing; above 1 it grew. */
export interface RetentionIndex {
  readonly value: number;
  /** By the delta method. */
  readonly se: number | null;
}

/** What a task, a group or a skill has in common. Values, difference, errors and interval are in the unit of `scale`, as the tool wrote it. */
export interface Row {
  readonly task: string;
  readonly metric: string;
  readonly filter: string;
  /** Items behind the numbers: joined ones where `paired`, else the smaller side's; null where unknown. */
  readonly n: number | null;
  readonly base: number;
  readonly tuned: number;
  /** Positive when the tuned model is better, whatever the metric's direction. */
  readonly difference: number;
  readonly se: number | null;
  readonly paired: boolean;
  /** Two-sided, of no difference. 0 where it is below the smallest number that there is. */
  readonly p: number | null;
  /** Holm's, over the primary rows inside the domain or outside it; for a further metric of a task, its p times their number. */
  readonly adjustedP: number | null;
  readonly reading: Reading;
  readonly scale: Scale;
  readonly higherIsBetter: boolean | null;
  readonly method: Method;
  /** 95% interval of `difference`. */
  readonly interval: Interval | null;
  /** True where the one-sided 95% lower bound of `difference` stays above minus the margin; null where that cannot be worked out. */
  readonly withinMargin: boolean | null;
  /** The smallest true loss that would have been seen four times in five, at 5%. */
  readonly minimumDetectable: number | null;
  /** Items that would be needed to see a loss as large as the margin; null where `n` is unknown. */
  readonly nNeeded: number | null;
  readonly notes: readonly string[];
}

export interface TaskComparison extends Row {
  readonly inDomain: boolean;
  /** The one row that stands for its task in the verdict. */
  readonly primary: boolean;
  /** Benjamini-Hochberg's, over all primary rows: for exploring, never for the verdict. */
  readonly explorationP: number | null;
  /** What the task counts towards; 57 subjects of MMLU are one skill. */
  readonly skill: string;
  readonly flips: Flips | null;
  /** Correlation of both sides' scores over the items. */
  readonly correlation: number | null;
  /** Score of guessing; 0 for free answers; null where unknown. */
  readonly chance: number | null;
  /** Null where the base is not clearly above chance, or chance is unknown. */
  readonly retention: RetentionIndex | null;
  /** True where the base was clearly above chance and the tuned model is not. */
  readonly collapsed: boolean;
}

/** A group that the tool reported, or a skill, worked out anew from its leaves. */
export interface GroupComparison extends Row {
  /** `reported` by the tool; `skill` put together here. Both are summaries: the verdict counts a leaf once. */
  readonly origin: "reported" | "skill";
  /** Null where some leaves are in the domain and some are not. */
  readonly inDomain: boolean | null;
  /** The weights with which the leaves give the reported value. */
  readonly weights: "items" | "equal";
  /** Number of leaves. */
  readonly leaves: number;
  readonly counts: Readonly<Record<Reading, number>>;
  /** The leaf that lost most, or gained least. */
  readonly worst: {
    readonly task: string;
    readonly difference: number;
    readonly adjustedP: number | null;
    readonly reading: Reading;
  } | null;
}

/** A number with its change and what is known of that. */
export interface Change {
  readonly base: number;
  readonly tuned: number;
  /** Tuned less base. */
  readonly change: number;
  readonly se: number | null;
  readonly interval: Interval | null;
  readonly p: number | null;
}

/** Brier score of the confidence and its parts: reliability − resolution + uncertainty + varianceWithin − covarianceWithin. */
export interface BrierParts {
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  readonly varianceWithin: number;
  readonly covarianceWithin: number;
}

/** Calibration error over bins of equal mass, and what chance alone would show. */
export interface CalibrationError {
  readonly plain: number;
  /** Root of the squared error less its sampling variance. */
  readonly debiased: number;
  /** What a perfectly calibrated model with these confidences would show: mean and 95th percentile. */
  readonly floor: { readonly mean: number; readonly high: number };
  readonly aboveFloor: boolean;
}

export interface CurvePoint {
  readonly coverage: number;
  readonly risk: number;
}

export interface Selective {
  readonly aurc: number;
  readonly augrc: number;
  /** Risk against coverage, at most 101 points. */
  readonly curve: readonly CurvePoint[];
  /** Largest share that can be answered at no more than 5 or 10% errors. */
  readonly coverageAt5: number;
  readonly coverageAt10: number;
}

export interface CalibrationComparison {
  /** `task`: one task; else all tasks of that part whose choices are short labels. */
  readonly scope: "outside" | "in-domain" | "all" | "task";
  readonly task: string | null;
  readonly n: number;
  readonly bins: number;
  /** True where the choices are whole sentences: confidences depend on their length and say little by themselves. */
  readonly relative: boolean;
  /** Mean confidence less accuracy. */
  readonly overconfidence: Change;
  readonly accuracy: Change;
  readonly brier: Change;
  /** Over all choices, 0 to 2; null where the right choice is not known. */
  readonly brierAllChoices: Change | null;
  /** Mean negative log-likelihood of the right choice, in nats, and how many were cut off at 1e-12. */
  readonly logLoss: (Change & { readonly clipped: number }) | null;
  readonly brierParts: { readonly base: BrierParts; readonly tuned: BrierParts };
  readonly error: { readonly base: CalibrationError; readonly tuned: CalibrationError };
  /** Chance that a right answer is more confident than a wrong one; null where all are right or all wrong. Interval from a seeded bootstrap. */
  readonly auroc: Change | null;
  readonly selective: { readonly base: Selective; readonly tuned: Selective };
  /** Share of the choice that is taken most often. */
  readonly topChoice: { readonly base: number; readonly tuned: number };
  readonly cliff: boolean;
  readonly notes: readonly string[];
}

/** Whether a loss is in the form of the answers or in what they say. */
export interface FormatComparison {
  readonly task: string;
  readonly metric: string;
  readonly filter: string;
  /** From `invalid`: answers that nothing could be taken out of. From `filters`: strict against lenient extraction. */
  readonly evidence: "invalid" | "filters";
  /** Share of answers that nothing could be taken out of; null without samples. */
  readonly invalid: { readonly base: number; readonly tuned: number } | null;
  /** Right answers lost, and those of them whose answer is now invalid. */
  readonly lost: number | null;
  readonly lostInvalid: number | null;
  /** Parts of the difference, in the unit of the row: items whose answer became invalid or ceased to be, and all others. */
  readonly formatPart: number | null;
  readonly knowledgePart: number | null;
  /** Both filters and their differences, where they speak. */
  readonly strict: { readonly filter: string; readonly difference: number } | null;
  readonly lenient: { readonly filter: string; readonly difference: number } | null;
  /** The form changed beyond what chance would do. */
  readonly shift: boolean;
  /** The shift explains the loss: no cliff. */
  readonly explainsLoss: boolean;
}

/** All that lies outside the domain, skill by skill. */
export interface RetentionSummary {
  /** Over what it speaks: tasks outside the domain, or all where none was named; `not-measured` where nothing lies outside. */
  readonly over: "outside" | "all" | "not-measured";
  readonly skills: number;
  /** Mean of the retention indexes of the skills, each counted once. */
  readonly index: RetentionIndex | null;
  /** Mean difference over the skills, as a fraction; `p` is two-sided. */
  readonly meanDifference: number | null;
  readonly meanSe: number | null;
  readonly p: number | null;
  readonly interval: Interval | null;
  /** Tasks where the base is at chance: they say nothing. */
  readonly atFloor: readonly string[];
}

export interface RowName {
  readonly task: string;
  readonly metric: string;
  readonly filter: string;
}

/** Two rows that may be the same under another name. Never joined by themselves. */
export interface RenameSuggestion {
  readonly base: RowName;
  readonly tuned: RowName;
  readonly why: string;
}

/** What was not the same on both sides. */
export interface ComparabilityIssue {
  /** As the readers name it: `shots`, `limit`, `n`, `prompt`, ... */
  readonly field: string;
  readonly base: string;
  readonly tuned: string;
  /** What that does to the comparison: one sentence. */
  readonly effect: string;
  /** Tasks that it concerns; empty where it concerns the whole run. At most 20 are named. */
  readonly tasks: readonly string[];
  readonly count: number;
  /** True where the verdict can be no more than indicative. */
  readonly caps: boolean;
}

/** What is known of one risk of the advisor. */
export interface DimensionReading {
  readonly dimension: CheckedDimension;
  readonly kind: VerdictKind | "not-measured";
  readonly sentence: string;
  readonly tasks: readonly string[];
}

export interface Verdict {
  /** The worst that holds. */
  readonly kind: VerdictKind;
  /** All kinds that hold, worst first. */
  readonly holds: readonly VerdictKind[];
  /** One sentence with the numbers that carry it. */
  readonly sentence: string;
  /** `indicative` where the two runs are not comparable in everything: `comparability` says in what. */
  readonly strength: "firm" | "indicative";
  readonly dimensions: readonly DimensionReading[];
  /** What speaks against reading too much into it. */
  readonly caveats: readonly string[];
  /** What evaluation is missing to tell. */
  readonly missing: readonly string[];
  /** What carries the sentence; enough to word it again. */
  readonly facts: VerdictFacts;
}

/** The numbers of the sentence. All differences are fractions. */
export interface VerdictFacts {
  readonly kind: VerdictKind;
  readonly strength: "firm" | "indicative";
  /** Why nothing can be told, where nothing can. */
  readonly reason: CannotTellReason | null;
  readonly over: RetentionSummary["over"];
  readonly margin: number;
  /** Skills or tasks compared, outside the domain. */
  readonly compared: number;
  /** The task or skill that the sentence names. */
  readonly name: string | null;
  readonly base: number | null;
  readonly tuned: number | null;
  readonly difference: number | null;
  readonly p: number | null;
  readonly lost: number | null;
  readonly gained: number | null;
  readonly invalid: number | null;
  readonly n: number | null;
  /** Further tasks that the same holds of. */
  readonly more: number;
  /** The least loss that could have been seen. */
  readonly detectable: number | null;
  readonly nNeeded: number | null;
  readonly collapsed: boolean;
  /** Mean difference inside the domain; null where none was named or measured. */
  readonly inDomain: { readonly difference: number; readonly reading: "gain" | "loss" | "cannot-tell" } | null;
  /** The task whose answers changed most in form; null where none did. */
  readonly form: FormFacts | null;
}

/** Share of invalid answers on both sides, and what of the change is form and what the rest; all are fractions. */
export interface FormFacts {
  readonly name: string;
  readonly base: number;
  readonly tuned: number;
  readonly part: number;
  readonly rest: number;
}

export const cannotTellReasons = [
  "nothing-joined",
  "same-results",
  "not-measured",
  "no-errors",
  "at-floor",
  "too-few-items",
] as const;
export type CannotTellReason = (typeof cannotTellReasons)[number];

/** A thing to do next, with the pages of this site that say how. */
export interface NextStep {
  readonly text: string;
  readonly links: readonly { readonly kind: "technique" | "rule" | "note" | "risk"; readonly id: string }[];
}

/** The whole result. `--json` of the command line prints it as it is. */
export interface CheckReport {
  readonly version: 1;
  readonly base: SideSummary;
  readonly tuned: SideSummary;
  /** Loss that counts as kept, as a fraction. */
  readonly margin: number;
  /** As declared before the results were shown; null where nothing was declared. Names that match no task are in `notices`. */
  readonly inDomain: readonly string[] | null;
  readonly tasks: readonly TaskComparison[];
  readonly groups: readonly GroupComparison[];
  readonly calibration: readonly CalibrationComparison[];
  readonly format: readonly FormatComparison[];
  readonly retention: RetentionSummary;
  readonly unmatched: {
    readonly base: readonly RowName[];
    readonly tuned: readonly RowName[];
    readonly suggestions: readonly RenameSuggestion[];
  };
  readonly comparability: readonly ComparabilityIssue[];
  readonly verdict: Verdict;
  readonly nextSteps: readonly NextStep[];
  /** Answers to the advisor's questions that the results give: question id to option id. */
  readonly advisor: Readonly<Record<string, string>>;
  readonly notices: readonly Notice[];
}

/** What a report link carries: enough to show the verdict and the rows that matter, and no text but names. */
export interface ReportSummary {
  readonly base: string;
  readonly tuned: string;
  readonly facts: VerdictFacts;
  readonly sentence: string;
  readonly dimensions: readonly { readonly dimension: CheckedDimension; readonly kind: DimensionReading["kind"] }[];
  /** The rows that lost or gained most, differences and interval as fractions. */
  readonly rows: readonly SummaryRow[];
  /** Rows that did not fit. */
  readonly left: number;
}

export interface SummaryRow {
  readonly task: string;
  readonly metric: string;
  readonly difference: number;
  readonly interval: Interval | null;
  readonly reading: Reading;
  readonly inDomain: boolean;
}
