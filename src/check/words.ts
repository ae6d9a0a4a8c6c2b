// Numbers and lists as people read them, in US style, whatever the machine's language.
import type { Scale } from "./model.ts";

/** 1234567 → "1,234,567". */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** At most `digits` decimals, with a true minus sign and no "-0". */
export function decimal(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** 0.6142 → "61.4%". */
export function percent(share: number): string {
  return `${decimal(share * 100, 1)}%`;
}

/** A difference of fractions in percentage points: −0.2144 → "21.4 points"; the word beside it says which way. */
export function points(difference: number): string {
  const size = Math.abs(difference) * 100;
  const text = size.toFixed(size < 0.095 && size > 0 ? 2 : 1);
  return `${text} ${text === "1.0" ? "point" : "points"}`;
}

/** "p = 0.28", "p < 1e-12". */
export function pValue(p: number): string {
  if (p === 0) return "p < 1e-300";
  if (p < 0.001) return `p = ${p.toExponential(0)}`;
  return `p = ${p.toFixed(p < 0.01 ? 3 : 2)}`;
}

/** A value in the unit of its row. */
export function valueIn(scale: Scale, value: number): string {
  if (scale === "fraction") return percent(value);
  return scale === "percent" ? `${decimal(value, 1)}%` : decimal(value, Math.abs(value) >= 100 ? 1 : 3);
}

/** A signed difference in the unit of its row: "+2.6" points, or the unit itself. */
export function differenceIn(scale: Scale, difference: number): string {
  const value = scale === "fraction" ? difference * 100 : difference;
  const text = decimal(value, scale === "other" ? 3 : 1);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** "a", "a and b", "a, b and c"; beyond `most` the rest is counted. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.length > most ? [...names.slice(0, most), `${count(names.length - most)} more`] : [...names];
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}
