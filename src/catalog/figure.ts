import { didYouMean } from "../decision/problem.ts";
import { measuredKinds, type Measured, type Measurement } from "../decision/schema/index.ts";
import type { CatalogData, FindingEntry, MeasurementEntry } from "./entries.ts";

/** How a figure is written: `percent` and `points` take a fraction times 100, `raw` leaves it, `times` is a factor. */
export type Format = "percent" | "points" | "raw" | "times";

/** A number with what it says and where it stands. */
export interface Quoted {
  readonly value: number;
  /** What was measured, with its unit. */
  readonly what: string;
  /** True where the source gives hundredths already. */
  readonly inHundredths: boolean;
  readonly entry: FindingEntry | MeasurementEntry;
}

const inHundredths = /(?:^|\s)(?:points|percent)$/;

/** The entry of this id. Throws where there is none, and names the nearest id: a page that asks for it is wrong. */
export function entryOf<Entry>(entries: ReadonlyMap<string, Entry>, kind: string, id: string): Entry {
  const entry = entries.get(id);
  if (entry !== undefined) return entry;
  throw new Error(`${kind} "${id}" is in no file of src/content/evidence. ${didYouMean(id, entries.keys())}`.trim());
}

/** A figure of a finding: the one at this index, what it is compared with, or the difference of the two. */
export function quoteFinding(
  data: Pick<CatalogData, "findings">,
  id: string,
  at: number,
  part: "value" | "against" | "difference",
): Quoted {
  const entry = entryOf(data.findings, "finding", id);
  const figure = entry.numbers[at];
  if (figure === undefined) {
    throw new Error(`finding "${id}" has ${String(entry.numbers.length)} numbers and none at ${String(at)}`);
  }
  const { what, value, unit, against } = figure;
  const common = { entry, inHundredths: inHundredths.test(unit) };
  if (part === "value") return { ...common, value, what: `${what}, ${unit}` };
  if (against === undefined) throw new Error(`finding "${id}" compares its number ${String(at)} with nothing`);
  if (part === "against") return { ...common, value: against.value, what: `${against.what}, ${unit}` };
  return { ...common, value: value - against.value, what: `${what} less ${against.what}, ${unit}` };
}

/** A figure of a measurement by its path: `in_domain.before`, `general.change`, `upper_bound.value`, `verifier_pass_rate`. */
export function quoteMeasurement(data: Pick<CatalogData, "measurements">, id: string, path: string): Quoted {
  const entry = entryOf(data.measurements, "measurement", id);
  const quoted = { entry, inHundredths: false };
  if (path === "verifier_pass_rate" && entry.verifier_pass_rate !== undefined) {
    return { ...quoted, value: entry.verifier_pass_rate, what: "share of attempts that the checker passed" };
  }
  if (path === "upper_bound.value" && entry.upper_bound !== undefined) {
    return {
      ...quoted,
      value: entry.upper_bound.value,
      what: `${entry.upper_bound.what}, ${entry.upper_bound.metric}`,
    };
  }
  const [kind, part] = path.split(".");
  const measured = measuredKinds.find((known) => known === kind);
  const shift = measured === undefined ? undefined : shiftOf(entry, measured);
  if (shift !== undefined && (part === "before" || part === "after" || part === "change")) {
    const value = shift[part];
    if (value !== undefined) return { ...quoted, value, what: `${shift.metric}, ${part}` };
  }
  throw new Error(`measurement "${id}" has no "${path}"; it has ${pathsOf(entry).join(", ")}`);
}

/** A row's shift of one kind, its change worked out where before and after are given. */
export interface WholeShift {
  readonly metric: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly change: number | undefined;
  /** Whether the change is for the better; undefined where the row does not say which way is good. */
  readonly better: boolean | undefined;
}

export function shiftOf(entry: Measurement, kind: Measured): WholeShift | undefined {
  const shift = entry[kind];
  if (shift === undefined) return undefined;
  const { before, after } = shift;
  const change = shift.change ?? (before === undefined || after === undefined ? undefined : tidy(after - before));
  const up = shift.higher_is_better;
  const better = up === undefined || change === undefined || change === 0 ? undefined : change > 0 === up;
  return { metric: shift.metric, before, after, change, better };
}

function pathsOf(entry: MeasurementEntry): string[] {
  return measuredKinds.flatMap((kind) => {
    const shift = shiftOf(entry, kind);
    if (shift === undefined) return [];
    return (["before", "after", "change"] as const).flatMap((part) =>
      shift[part] === undefined ? [] : [`${kind}.${part}`],
    );
  });
}

/** The figure as text: "63.4%", "13.7 points", "0.634", "21 times". Negative ones have a minus sign, positive ones none. */
export function written(
  { value, inHundredths: hundredths }: Pick<Quoted, "value" | "inHundredths">,
  format: Format,
): string {
  const scaled = hundredths ? value : value * 100;
  switch (format) {
    case "percent":
      return `${decimals(scaled, 1)}%`;
    case "points":
      return `${decimals(scaled, 1)} ${Math.abs(tidy(scaled)) === 1 ? "point" : "points"}`;
    case "times":
      return `${decimals(value, 2)} times`;
    case "raw":
      return decimals(value, 4);
  }
}

/** A change with its sign, also where it is positive. */
export function signed(value: number): string {
  return value > 0 ? `+${decimals(value, 4)}` : decimals(value, 4);
}

/** At most so many decimals, two digits at least where it is small, thousands grouped, a true minus sign. */
export function decimals(value: number, most: number): string {
  const size = Math.abs(tidy(value));
  const small = size > 0 && size < 10 ** -most;
  const text = size.toLocaleString("en-US", small ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: most });
  return value < 0 && size > 0 ? `−${text}` : text;
}

/** Takes off what binary fractions leave behind. */
function tidy(value: number): number {
  return Number(value.toPrecision(10));
}
