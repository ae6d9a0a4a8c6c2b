import { backTest, type BackTest } from "../decision/backtest.ts";
import { printProblems } from "../decision/problem.ts";
import { decisionBundle } from "./bundle.ts";
import type { CatalogData } from "./entries.ts";
import { catalog } from "./load.ts";

/** Shares that the advice is to reach, each well ahead of every baseline. */
export const targets = { inDomain: 0.8, retention: 0.85 } as const;

/** The papers that rules cite: whoever wrote those rules had read them. */
function papersOfRules(data: Pick<CatalogData, "findings">): ReadonlySet<string> {
  const cited = decisionBundle().rules.flatMap(({ evidence }) => evidence ?? []);
  return new Set(cited.flatMap((id) => data.findings.get(id)?.paper ?? []));
}

let cached: BackTest | undefined;

/** The back-test of the catalog's own cases, run once a process. Throws with every Problem where a case is wrong. */
export function publishedBackTest(): BackTest {
  if (cached !== undefined) return cached;
  const data = catalog();
  const { result, problems } = backTest(decisionBundle(), data.cases, papersOfRules(data));
  if (problems.length > 0) throw new Error(`The back-test has problems.\n${printProblems(problems)}`);
  cached = result;
  return result;
}

/** Two published comparisons that order the same pair the other way round, though no question tells their situations apart. */
export interface Contrary {
  readonly kind: "in-domain" | "retention";
  readonly dimension?: string | undefined;
  /** Better in `first`, worse in `second`. */
  readonly one: string;
  readonly other: string;
  readonly first: string;
  readonly second: string;
}

type Answers = Readonly<Record<string, string | readonly string[]>>;

/** Whether no question is answered in both and answered otherwise. */
function cannotBeToldApart(a: Answers, b: Answers): boolean {
  const words = (value: string | readonly string[]): string =>
    typeof value === "string" ? value : [...value].sort().join();
  return Object.entries(a).every(([id, value]) => {
    const other = b[id];
    return other === undefined || words(other) === words(value);
  });
}

/** Every such pair of comparisons: no rule can satisfy both. */
export function contraryCases(result: BackTest, data: Pick<CatalogData, "cases">): Contrary[] {
  const answersOf = new Map(data.cases.map(({ id, answers }) => [id, answers]));
  const sides = result.cases.flatMap(({ id, pairs }) => pairs.map((pair) => ({ id, ...pair })));
  return sides.flatMap((first, index) =>
    sides
      .slice(index + 1)
      .filter(
        (second) =>
          second.id !== first.id &&
          second.kind === first.kind &&
          second.dimension === first.dimension &&
          second.better === first.worse &&
          second.worse === first.better &&
          cannotBeToldApart(answersOf.get(first.id) ?? {}, answersOf.get(second.id) ?? {}),
      )
      .map((second) => ({
        kind: first.kind,
        dimension: first.dimension,
        one: first.better,
        other: first.worse,
        first: first.id,
        second: second.id,
      })),
  );
}
