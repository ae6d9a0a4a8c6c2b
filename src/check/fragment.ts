// A report link carries only the summary, behind `#`, where no server sees it. It holds numbers and names: the sentence is worded anew by
// whoever opens it, so that nobody can put words of theirs on our page.
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import {
  cannotTellReasons,
  checkedDimensions,
  verdictKinds,
  type CheckReport,
  type DimensionReading,
  type Reading,
  type ReportSummary,
  type SummaryRow,
  type TaskComparison,
  type VerdictFacts,
} from "./report.ts";
import { sentenceOf } from "./sentence.ts";

const longest = 4000;
const mark = "r=1.";
const mostRows = 24;
const readings: readonly Reading[] = ["gain", "loss", "retained", "cannot-tell", "both-at-floor", "no-error-given"];
const dimensionKinds: readonly DimensionReading["kind"][] = [...verdictKinds, "not-measured"];
const overs = ["outside", "all", "not-measured"] as const;
const insideReadings = ["gain", "loss", "cannot-tell"] as const;

/** A name without what could be markup, direction marks or an address. */
function nameFrom(text: string): string {
  const safe = text
    .slice(0, 400)
    .replace(/[^\p{L}\p{N} _.,:=+@()/-]/gu, "?")
    .replace(/:\/+/g, ":");
  // By characters: half a surrogate pair would not survive the encoding.
  return Array.from(safe.trim()).slice(0, 60).join("").trim();
}

const rounded = (value: number): number => Number(value.toPrecision(6));
const orNull = (value: number | null): number | null => (value === null ? null : rounded(value));

const shareOrNull = (value: number | null): number | null =>
  value !== null && Math.abs(value) <= 1 ? rounded(value) : null;

function packFacts(facts: VerdictFacts): unknown[] {
  const { inDomain, form } = facts;
  return [
    verdictKinds.indexOf(facts.kind),
    facts.strength === "firm" ? 1 : 0,
    facts.reason === null ? null : cannotTellReasons.indexOf(facts.reason),
    overs.indexOf(facts.over),
    rounded(facts.margin),
    facts.compared,
    facts.name === null ? null : nameFrom(facts.name),
    ...[facts.base, facts.tuned, facts.difference].map(shareOrNull),
    ...[facts.p, facts.lost, facts.gained, facts.invalid, facts.n].map(orNull),
    facts.more,
    ...[facts.detectable, facts.nNeeded].map(orNull),
    facts.collapsed ? 1 : 0,
    inDomain === null ? null : rounded(inDomain.difference),
    inDomain === null ? null : insideReadings.indexOf(inDomain.reading),
    form === null ? null : [nameFrom(form.name), ...[form.base, form.tuned, form.part, form.rest].map(rounded)],
  ];
}

function packRow({ task, metric, difference, interval, reading, inDomain, scale }: TaskComparison): unknown[] {
  const unit = scale === "percent" ? 0.01 : 1;
  const ends = interval === null ? [null, null] : interval.map((end) => rounded(end * unit));
  return [
    nameFrom(task),
    nameFrom(metric),
    rounded(difference * unit),
    ...ends,
    readings.indexOf(reading),
    inDomain ? 1 : 0,
  ];
}

/** The summary of a report as a URL fragment, without `#`; at most 4,000 characters. */
export function encodeSummary({ base, tuned, verdict, tasks }: CheckReport): string {
  const rows = tasks
    .filter((row) => row.primary && isShare(row))
    .sort((a, b) => Number(b.reading === "loss") - Number(a.reading === "loss") || size(b) - size(a));
  for (let shown = Math.min(rows.length, mostRows); ; shown--) {
    const packed = [
      nameFrom(base.model),
      nameFrom(tuned.model),
      packFacts(verdict.facts),
      verdict.dimensions.map(({ kind }) => dimensionKinds.indexOf(kind)),
      rows.slice(0, shown).map(packRow),
      rows.length - shown,
    ];
    const fragment = mark + toBase64Url(JSON.stringify(packed));
    if (fragment.length <= longest || shown === 0) return fragment;
  }
}

/** Sides that are in no one unit differ by any number: a link takes differences of shares only. */
function isShare({ scale, difference, interval }: TaskComparison): boolean {
  const unit = scale === "percent" ? 0.01 : 1;
  const within = (value: number, most: number): boolean => Math.abs(value * unit) <= most;
  return scale !== "other" && within(difference, 1) && (interval ?? []).every((end) => within(end, 2));
}

function size({ difference, scale }: TaskComparison): number {
  return Math.abs(difference) * (scale === "percent" ? 0.01 : 1);
}

/** Thrown and caught here alone: one way out of a value that is not ours. */
class NotOurs extends Error {}

function asList(value: unknown, least: number, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length < least || value.length > most) throw new NotOurs();
  return value;
}

function asNumber(value: unknown, least: number, most: number): number {
  if (typeof value !== "number" || !(value >= least && value <= most)) throw new NotOurs();
  return value;
}

function asWhole(value: unknown, most: number): number {
  const number = asNumber(value, 0, most);
  if (!Number.isInteger(number)) throw new NotOurs();
  return number;
}

function asName(value: unknown): string {
  if (typeof value !== "string" || value !== nameFrom(value)) throw new NotOurs();
  return value;
}

function asOne<Word>(value: unknown, words: readonly Word[]): Word {
  const word = words[asWhole(value, words.length - 1)];
  if (word === undefined) throw new NotOurs();
  return word;
}

function nullOr<Value>(value: unknown, read: (value: unknown) => Value): Value | null {
  return value === null ? null : read(value);
}

const asShare = (value: unknown): number => asNumber(value, -1, 1);
const asCount = (value: unknown): number => asWhole(value, 1e12);

function readFacts(value: unknown): VerdictFacts {
  const all = asList(value, 22, 22);
  const difference = nullOr(all[19], asShare);
  const reading = nullOr(all[20], (index) => asOne(index, insideReadings));
  return {
    kind: asOne(all[0], verdictKinds),
    strength: asOne(all[1], ["indicative", "firm"] as const),
    reason: nullOr(all[2], (index) => asOne(index, cannotTellReasons)),
    over: asOne(all[3], overs),
    margin: asNumber(all[4], 0, 1),
    compared: asCount(all[5]),
    name: nullOr(all[6], asName),
    base: nullOr(all[7], asShare),
    tuned: nullOr(all[8], asShare),
    difference: nullOr(all[9], asShare),
    p: nullOr(all[10], (p) => asNumber(p, 0, 1)),
    lost: nullOr(all[11], asCount),
    gained: nullOr(all[12], asCount),
    invalid: nullOr(all[13], asCount),
    n: nullOr(all[14], asCount),
    more: asCount(all[15]),
    detectable: nullOr(all[16], (detectable) => asNumber(detectable, 0, 100)),
    nNeeded: nullOr(all[17], (items) => asNumber(items, 0, 1e15)),
    collapsed: asWhole(all[18], 1) === 1,
    inDomain: difference === null || reading === null ? null : { difference, reading },
    form: nullOr(all[21], readForm),
  };
}

function readForm(value: unknown): VerdictFacts["form"] {
  const [name, base, tuned, part, rest] = asList(value, 5, 5);
  const share = (number: unknown): number => asNumber(number, 0, 1);
  return { name: asName(name), base: share(base), tuned: share(tuned), part: asShare(part), rest: asShare(rest) };
}

function readRow(value: unknown): SummaryRow {
  const [task, metric, difference, low, high, reading, inside] = asList(value, 7, 7);
  const ends = nullOr(low, (end) => asNumber(end, -2, 2));
  return {
    task: asName(task),
    metric: asName(metric),
    difference: asShare(difference),
    interval: ends === null ? null : [ends, asNumber(high, -2, 2)],
    reading: asOne(reading, readings),
    inDomain: asWhole(inside, 1) === 1,
  };
}

function readSummary(value: unknown): ReportSummary {
  const [base, tuned, packedFacts, dimensions, rows, left] = asList(value, 6, 6);
  const facts = readFacts(packedFacts);
  const kinds = asList(dimensions, checkedDimensions.length, checkedDimensions.length);
  return {
    base: asName(base),
    tuned: asName(tuned),
    facts,
    sentence: sentenceOf(facts),
    dimensions: checkedDimensions.map((dimension, index) => ({ dimension, kind: asOne(kinds[index], dimensionKinds) })),
    rows: asList(rows, 0, mostRows).map(readRow),
    left: asCount(left),
  };
}

/** What a fragment carries; null for anything that is not ours. Never throws. */
export function decodeSummary(fragment: string): ReportSummary | null {
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (!text.startsWith(mark) || text.length > longest) return null;
  const json = fromBase64Url(text.slice(mark.length));
  if (json === null) return null;
  try {
    return readSummary(JSON.parse(json));
  } catch {
    return null;
  }
}
