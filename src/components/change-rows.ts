import type { MeasurementEntry, TechniqueEntry } from "../catalog/entries.ts";
import type { WholeShift } from "../catalog/figure.ts";
import { methodName } from "../evidence/method-name.ts";

/** What tells the rows of one figure apart, and what they have in common. */
export interface RowNames {
  readonly labels: readonly string[];
  /** "RLVR, Qwen2.5-7B, one epoch"; empty where nothing is. */
  readonly common: string;
}

/** As much of technique, model, domain and variant as it takes to tell the rows apart; clauses of the variant that all rows share are left out. */
export function rowNames(rows: readonly MeasurementEntry[], techniques: readonly TechniqueEntry[]): RowNames {
  const clauses = rows.map(({ variant }) => variant?.split(/[;,] /) ?? []);
  const inAll = (clause: string): boolean => clauses.every((own) => own.includes(clause));
  const shared = rows.length > 1 ? (clauses[0]?.filter(inAll) ?? []) : [];
  const named = rows.map((row, index) => ({
    method: methodName(row.technique, techniques),
    model: row.base_model,
    domain: row.domain,
    variant: clauses[index]?.filter((clause) => !shared.includes(clause)).join(", "),
  }));
  const differing = fields.filter((field) => new Set(named.map((row) => row[field])).size > 1);
  const told = (shown: readonly Field[]): string[] =>
    named.map((row) =>
      shown
        .map((field) => row[field])
        .filter(Boolean)
        .join(", "),
    );
  const distinct = (shown: readonly Field[]): boolean => new Set(told(shown)).size === rows.length;
  const shown = choices.find((some) => some.every((field) => differing.includes(field)) && distinct(some));
  const [first] = named;
  const common = [first?.method, first?.model, first?.domain].filter(
    (part, index) => rows.length > 1 && part !== undefined && !differing.includes(fields[index] ?? "variant"),
  );
  return {
    labels: told(shown ?? (differing.length > 0 ? differing : ["method", "domain"])),
    common: [...common, ...shared].join(", "),
  };
}

const fields = ["method", "model", "domain", "variant"] as const;
type Field = (typeof fields)[number];
/** Tried in this order: the first that tells all rows apart names them. */
const choices: readonly (readonly Field[])[] = [
  ["domain"],
  ["model"],
  ["method"],
  ["method", "domain"],
  ["method", "model"],
  ["model", "domain"],
  ["variant"],
  ["method", "model", "domain"],
];

/** One scale for all rows, zero included; `at` gives the place in percent. */
export function changeScale(shifts: readonly WholeShift[]): {
  from: number;
  to: number;
  at: (value: number) => number;
} {
  const values = shifts.flatMap(({ before, after, change }) =>
    [before, after, before === undefined && after === undefined ? change : undefined].filter(
      (value) => value !== undefined,
    ),
  );
  const from = roundAway(Math.min(0, ...values));
  const to = roundAway(Math.max(0, ...values));
  const span = to - from || 1;
  return { from, to, at: (value) => Math.round(((value - from) / span) * 1000) / 10 };
}

/** The next whole tenth of its power of ten, away from zero. */
function roundAway(value: number): number {
  if (value === 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(Math.abs(value)));
  const steps = Math.ceil(Math.abs(value) / unit - 1e-9);
  return Number((Math.sign(value) * steps * unit).toPrecision(6));
}
