import type { CheckedDimension, DimensionReading, Interval, Reading, Scale, VerdictKind } from "../check/index.ts";

/** Heading of the verdict: a word before any color. */
export const verdictWords: Readonly<Record<VerdictKind, string>> = {
  cliff: "a cliff",
  erosion: "erosion",
  "calibration-cliff": "a calibration cliff",
  "format-shift": "a shift of format",
  retained: "retained",
  "cannot-tell": "cannot tell",
};

/** How the verdict is drawn: as a warning of the advisor, or plain. */
export const verdictSeverity: Readonly<Record<VerdictKind, "danger" | "caution" | "note">> = {
  cliff: "danger",
  erosion: "danger",
  "calibration-cliff": "danger",
  "format-shift": "caution",
  retained: "note",
  "cannot-tell": "note",
};

export const readingWords: Readonly<Record<Reading, string>> = {
  gain: "real gain",
  loss: "real loss",
  retained: "retained",
  "cannot-tell": "cannot tell",
  "both-at-floor": "both at the floor",
  "no-error-given": "no error given",
};

export const dimensionTitles: Readonly<Record<CheckedDimension, string>> = {
  forgetting: "Forgetting",
  calibration: "Calibration",
  shortcuts: "Shortcuts",
  hallucination: "Hallucination",
  safety: "Safety",
  diversity: "Diversity",
};

export const dimensionWord = (kind: DimensionReading["kind"]): string =>
  kind === "not-measured" ? "not in your files" : verdictWords[kind];

/** A value of a row: fractions in percent, other scales as they are. */
export function shown(value: number, scale: Scale): string {
  const number = scale === "fraction" ? value * 100 : value;
  if (!Number.isFinite(number)) return String(number);
  const size = Math.abs(number);
  if (size >= 1e6 || (size !== 0 && size < 0.005)) return number.toPrecision(3).replace("-", "−");
  return number.toFixed(scale === "other" ? 3 : 1).replace("-", "−");
}

export const signed = (value: number, scale: Scale): string => {
  const text = shown(value, scale);
  return value > 0 && !/^0\.?0*$/.test(text) ? `+${text}` : text.replace(/^−(0\.?0*)$/, "$1");
};

export const intervalWords = (interval: Interval | null, scale: Scale): string =>
  interval === null ? "" : `${signed(interval[0], scale)} to ${signed(interval[1], scale)}`;

export const pWords = (p: number | null): string =>
  p === null ? "" : p < 0.001 ? "below 0.001" : p.toFixed(p < 0.1 ? 3 : 2);

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
