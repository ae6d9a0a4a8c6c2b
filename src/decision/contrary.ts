import type { ComparedPair } from "./compared-pair.ts";
import type { Dimension } from "./schema/ids.ts";
import type { PublishedCase } from "./schema/case.ts";

/** Two published comparisons that order the same pair the other way round, though no question tells their situations apart: no rule can satisfy both. */
export interface Contrary {
  readonly kind: ComparedPair["kind"];
  readonly dimension?: Dimension;
  /** Better in `first`, worse in `second`. */
  readonly one: string;
  readonly other: string;
  /** Ids of the cases. */
  readonly first: string;
  readonly second: string;
}

type Answers = PublishedCase["answers"];

/** Whether no question is answered in both and answered otherwise. */
function cannotBeToldApart(a: Answers, b: Answers): boolean {
  const words = (value: string | readonly string[]): string =>
    typeof value === "string" ? value : [...value].sort().join();
  return Object.entries(a).every(([id, value]) => {
    const other = b[id];
    return other === undefined || words(other) === words(value);
  });
}

interface Compared {
  readonly id: string;
  readonly pairs: readonly ComparedPair[];
}

/** Every such pair of comparisons among some. */
export function contraryAmong(cases: readonly Compared[], answersOf: (id: string) => Answers | undefined): Contrary[] {
  const sides = cases.flatMap(({ id, pairs }) => pairs.map((pair) => ({ id, ...pair })));
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
          cannotBeToldApart(answersOf(first.id) ?? {}, answersOf(second.id) ?? {}),
      )
      .map((second): Contrary => ({
        kind: first.kind,
        ...(first.dimension !== undefined && { dimension: first.dimension }),
        one: first.better,
        other: first.worse,
        first: first.id,
        second: second.id,
      })),
  );
}
