/** The parts of a technique or combination id. */
export function partsOf(id: string): string[] {
  return id.split("+");
}

/** The id with its parts in canonical order. What names no technique is left as it is: `full-sft+data-filtering` is a finer method. */
export function canonicalId(id: string, order: ReadonlyMap<string, number>): string {
  const parts = partsOf(id);
  if (parts.length === 1 || !parts.every((part) => order.has(part))) return id;
  return parts.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).join("+");
}
