/** What the evidence page is narrowed to, in the query string: a filter is a link. Pure, so that hostile addresses can be tried without a browser. */

export interface State {
  /** Words that must all occur. */
  readonly q: string;
  /** Chosen values by filter; filters that are not set are left out. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** Each filter's name in the address, with what readers call it and the values it takes. */
export type Filters = ReadonlyMap<string, { readonly label: string; readonly values: readonly string[] }>;

const longest = 80;

/** Reads what it knows; the rest is named in `notices` and ignored. A notice quotes nothing of the address but a known name. */
export function readQuery(
  search: string,
  filters: Filters,
): { readonly state: State; readonly notices: readonly string[] } {
  const query = new URLSearchParams(search);
  const chosen: Record<string, string> = {};
  const notices = new Set<string>();
  let q = "";
  for (const [name, value] of query) {
    const filter = filters.get(name);
    if (name === "q") {
      // Characters that no reader can see or type have no place in what is searched for.
      q = value.replace(/[\p{C}\s]+/gu, " ").trim();
      if (q.length > longest) notices.add(`The text to find was cut to ${String(longest)} characters.`);
      q = q.slice(0, longest);
    } else if (filter === undefined) {
      notices.add("A part of the link that no filter knows was ignored.");
    } else if (filter.values.includes(value)) {
      chosen[name] = value;
    } else if (value !== "") {
      notices.add(`The link asks for a value that “${filter.label}” does not have; it was ignored.`);
    }
  }
  return { state: { q, chosen }, notices: [...notices] };
}

/** The query of a state, filters in their own order: one state has one address. Empty where nothing is set. */
export function writeQuery({ q, chosen }: State, filters: Filters): string {
  const query = new URLSearchParams();
  for (const name of filters.keys()) {
    const value = chosen[name];
    if (value !== undefined) query.set(name, value);
  }
  if (q !== "") query.set("q", q);
  return query.size > 0 ? `?${query.toString()}` : "";
}

/** For each filter the values that a row passes. */
export type Has = Readonly<Record<string, readonly string[]>>;

/** What a row says of itself. */
export interface Facts {
  readonly text: string;
  readonly has: Has;
}

/** As an attribute: `on:lora,rag;year:2025`. JSON would cost three times as much, since HTML writes each quote as six characters. */
export function packHas(has: Has): string {
  return Object.entries(has)
    .map(([name, values]) => `${name}:${values.join(",")}`)
    .join(";");
}

export function unpackHas(packed: string): Has {
  return Object.fromEntries(
    packed.split(";").map((part) => {
      const [name = "", values = ""] = part.split(":");
      return [name, values === "" ? [] : values.split(",")];
    }),
  );
}

/**
 * Whether a row passes. A filter that the row says nothing about (`has` lacks it) does not concern it. A direction belongs to the technique that a finding names
 * first: where one is asked for, the technique must be that one.
 */
export function passes({ text, has }: Facts, { q, chosen }: State): boolean {
  return (
    q
      .toLowerCase()
      .split(" ")
      .every((word) => text.includes(word)) &&
    Object.entries(chosen).every(([name, value]) => {
      const values = name === "on" && chosen["direction"] !== undefined ? (has["first"] ?? has[name]) : has[name];
      return values === undefined || values.includes(value);
    })
  );
}
