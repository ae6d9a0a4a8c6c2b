import { check, publishedCase, type PublishedCase } from "../decision/schema/index.ts";
import { didYouMean, type Problem } from "../decision/problem.ts";
import { canonicalId, partsOf } from "./combination-id.ts";
import { parseYaml } from "./read.ts";

/** A list of published comparisons in one YAML or JSON text, as the command line takes it. `techniques`: all ids in canonical order. */
export function parseCases(
  text: string,
  where: string,
  techniques: readonly string[],
): { readonly cases: PublishedCase[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const list = parseYaml(text, where, problems);
  if (list === undefined) return { cases: [], problems };
  if (!Array.isArray(list)) {
    problems.push({ where, found: "the file holds no list", expected: "a list of cases", fix: "" });
    return { cases: [], problems };
  }
  const seen = new Set<string>();
  const cases = list.flatMap((data: unknown, index) => {
    const found = readCase(data, `${where}[${String(index)}]`, techniques, problems);
    if (found === undefined) return [];
    if (!seen.has(found.id)) return [(seen.add(found.id), found)];
    problems.push({
      where,
      found: `case ${JSON.stringify(found.id)} stands there twice`,
      expected: "one entry a case",
      fix: "Remove one or give it another id.",
    });
    return [];
  });
  return { cases, problems };
}

/** One published comparison, its techniques in canonical order; undefined with Problems where it is wrong. */
export function readCase(
  data: unknown,
  where: string,
  techniques: readonly string[],
  problems: Problem[],
): PublishedCase | undefined {
  const entry = check(publishedCase, data, where, problems);
  if (entry === undefined) return undefined;
  const order = new Map(techniques.map((id, index) => [id, index]));
  const before = problems.length;
  const known = (ids: readonly string[]): string[] =>
    ids.map((id) => {
      for (const part of partsOf(id)) {
        if (order.has(part)) continue;
        problems.push({
          where,
          found: `case ${JSON.stringify(entry.id)} compares ${JSON.stringify(part)}, which is no technique`,
          expected: "ids of techniques, joined by + where they were used together",
          fix: didYouMean(part, techniques),
        });
      }
      return canonicalId(id, order);
    });
  const normalized = {
    ...entry,
    in_domain: entry.in_domain.map(({ better, worse }) => ({ better: known(better), worse: known(worse) })),
    retention: entry.retention.map(({ more, less, dimension }) => ({
      more: known(more),
      less: known(less),
      dimension,
    })),
    ...(entry.variant_of !== undefined && { variant_of: known([entry.variant_of])[0] ?? entry.variant_of }),
  };
  return problems.length === before ? normalized : undefined;
}

/** All ids of techniques and combinations that a case compares. */
export function comparedIn(entry: PublishedCase): string[] {
  const ids = [
    ...entry.in_domain.flatMap(({ better, worse }) => [...better, ...worse]),
    ...entry.retention.flatMap(({ more, less }) => [...more, ...less]),
  ];
  return [...new Set(ids)].sort();
}
