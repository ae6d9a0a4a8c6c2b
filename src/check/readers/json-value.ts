// Values of a parsed file, which may be anything. Only own fields count: `__proto__` and `constructor` are names like any other.

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function field(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at the end of several keys. */
export function fieldAt(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce(field, value);
}

export function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A finite number. Booleans, numbers in quotes and lists are none. */
export function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Counts: whole and not negative. */
export function countOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** What names an item: a text or a whole number. */
export function idOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isFinite(value) ? value.toString() : null;
}

/** A score: a number, a truth, or either in quotes (tools write their samples so). */
export function scoreOf(value: unknown): number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") {
    if (value === "True" || value === "true") return 1;
    if (value === "False" || value === "false") return 0;
    return value.trim() === "" ? null : numberOf(Number(value));
  }
  return numberOf(value);
}

/** A log-likelihood: as a score, and minus infinity too. Null where it is no number. */
export function logLikelihoodOf(value: unknown): number | null {
  if (value === "-inf" || value === "-Infinity" || value === -Infinity) return -Infinity;
  return typeof value === "boolean" ? null : scoreOf(value);
}

/** What a list of one holds: some tools wrap a value once more. */
export function unwrapped(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? listOf(value)[0] : value;
}
