import { z } from "zod";

/** How an entry was read: the body, tables, code or data; the abstract only; a third party's notes only. */
export const readings = ["source", "abstract", "secondary"] as const;

/** What a finding speaks about. */
const subjects = [
  "in-domain-gain",
  "general-retention",
  "calibration",
  "safety",
  "composability",
  "cost",
  "knowledge-injection",
  "robustness",
  "hallucination",
  "diversity",
  "shortcut",
] as const;

/** Which way a finding points for the technique named first. */
const directions = [
  "increases-risk",
  "lowers-risk",
  "increases-benefit",
  "lowers-benefit",
  "mixed",
  "neutral",
] as const;

const strengths = ["strong", "moderate", "weak"] as const;

/** Whether a source still stands as it was read. */
const standings = ["current", "corrected", "retracted"] as const;

const id = z.string().regex(/^[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*$/, "an id: letters and digits, joined by hyphens");
const text = z.string().min(1);

/** A technique, a combination (`rag+lora`) or the name of a finer method (`raft`). */
const method = z
  .string()
  .regex(/^[a-z0-9]+(?:[-+][a-z0-9]+)*$/, "a technique id, several joined by +, or a finer method in kebab-case");

/** One figure of a finding. Rates are fractions from 0 to 1 unless the unit says otherwise. */
const figure = z.strictObject({
  what: text,
  value: z.number(),
  unit: text,
  /** What the figure is compared with, in the same unit. */
  against: z.strictObject({ what: text, value: z.number() }).optional(),
});
export type Figure = z.infer<typeof figure>;

/** One checkable statement of a paper. */
const finding = z.strictObject({
  id,
  /** Where in the source it stands. */
  locator: text,
  read: z.enum(readings),
  /** The first one is the one that `direction` speaks of. */
  techniques: z.array(method).min(1),
  about: z.enum(subjects),
  direction: z.enum(directions),
  statement: z.string().min(20),
  strength: z.enum(strengths),
  numbers: z.array(figure).default([]),
  /** What it was shown on; it carries no further. */
  scope: z
    .strictObject({
      models: z.array(text).optional(),
      domain: text.optional(),
      data: text.optional(),
    })
    .optional(),
  /** Names that the source itself uses. */
  reported_as: z.array(text).default([]),
  note: text.optional(),
  /** Looked up again by us: when, and what of it was seen. */
  confirmed: z.strictObject({ date: z.iso.date(), where: text }).optional(),
});
export type Finding = z.infer<typeof finding>;

/** One quantity before and after. Fractions from 0 to 1 unless the metric says otherwise. */
const shift = z
  .strictObject({
    /** Inside a metric, `higher_is_better` says which way is good; where it is absent the metric does. */
    metric: text,
    higher_is_better: z.boolean().optional(),
    before: z.number().optional(),
    after: z.number().optional(),
    /** Given by the source where it gives no values. */
    change: z.number().optional(),
    where: z.enum(["in-domain", "out-of-domain", "same skill, other set"]).optional(),
    /** What "before" is, where it is not the plain start model. */
    before_is: text.optional(),
  })
  .refine((row) => row.after !== undefined || row.change !== undefined, { message: "`after` or `change`" });
export type Shift = z.infer<typeof shift>;

/** The quantities that a measurement may hold, in the order of display. */
export const measured = {
  in_domain: "in the domain",
  general: "general ability",
  general_2: "general ability, second measure",
  calibration: "calibration",
  calibration_ood: "calibration outside the domain",
  hallucination: "hallucination",
  safety: "safety",
  diversity: "diversity",
  reasoning_quality: "quality of the reasoning",
} as const;
export type Measured = keyof typeof measured;
export const measuredKinds: readonly Measured[] = [
  "in_domain",
  "general",
  "general_2",
  "calibration",
  "calibration_ood",
  "hallucination",
  "safety",
  "diversity",
  "reasoning_quality",
];

/** One published row: a technique on a model, before and after. */
const measurement = z.strictObject({
  id,
  locator: text,
  read: z.enum(readings),
  technique: method,
  /** What sets this row apart from its neighbors. */
  variant: text.optional(),
  base_model: text.optional(),
  /** Parameters in billions. */
  params_b: z.number().positive().optional(),
  domain: text,
  data_kind: z.enum(["demonstrations", "verifiable-rewards", "documents", "preferences", "none"]).optional(),
  data_size: text.optional(),
  reported_as: text.optional(),
  in_domain: shift.optional(),
  general: shift.optional(),
  general_2: shift.optional(),
  calibration: shift.optional(),
  calibration_ood: shift.optional(),
  hallucination: shift.optional(),
  safety: shift.optional(),
  diversity: shift.optional(),
  reasoning_quality: shift.optional(),
  /** Whatever else the row reports. */
  other: z
    .array(
      z.strictObject({
        metric: text,
        before: z.number().optional(),
        after: z.number().optional(),
        value: z.number().optional(),
      }),
    )
    .default([]),
  /** What the method is measured against at best. */
  upper_bound: z.strictObject({ what: text, metric: text, value: z.number() }).optional(),
  /** Share of attempts that the checker passed before training, 0 to 1. */
  verifier_pass_rate: z.number().min(0).max(1).optional(),
  /** Set where the row compares two methods or models instead of before and after; such rows stay out of plots. */
  comparison: text.optional(),
  caution: text.optional(),
  note: text.optional(),
});
export type Measurement = z.infer<typeof measurement>;

/** A paper or other source. The file name is the id. */
export const paper = z
  .strictObject({
    id,
    title: text,
    /** As read; may end in "et al." where the source cut the list. */
    authors: z.array(text).min(1),
    /** Absent where it was not read. */
    year: z.int().min(1950).max(2100).optional(),
    venue: text,
    arxiv: z
      .string()
      .regex(/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/)
      .optional(),
    doi: z.string().startsWith("10.").optional(),
    /** Absent where it was not read. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    peer_reviewed: z.union([z.boolean(), z.literal("unknown")]),
    read: z.enum(readings),
    status: z.enum(standings).default("current"),
    /** When it was corrected or retracted. */
    status_since: z.iso.date().optional(),
    /** What was corrected, or why it was retracted. */
    status_note: text.optional(),
    findings: z.array(finding),
    measurements: z.array(measurement),
  })
  .refine((entry) => entry.status === "current" || entry.status_since !== undefined, {
    path: ["status_since"],
    message: "the date, for a corrected or retracted paper",
  });
export type Paper = z.infer<typeof paper>;
