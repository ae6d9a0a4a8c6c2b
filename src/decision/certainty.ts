import type { TechniqueAdvice } from "./advice.ts";
import { grades, type Grade } from "./schema/ids.ts";

/** What a reason is, apart from its size: the rule, or the dimension of a risk. */
function key(reason: { rule: string; effect: string }): string {
  return reason.rule === "risk" ? reason.effect : reason.rule;
}

/**
 * How sure the order is between two techniques: the best grade that at least half of the points reach in which they differ. Points that both get for the same
 * reason do not count.
 */
export function certaintyBetween(first: TechniqueAdvice, second: TechniqueAdvice | undefined): Grade {
  const differences = new Map<string, { points: number; grade: Grade }>();
  const add = (technique: TechniqueAdvice | undefined, sign: number): void => {
    for (const reason of technique?.reasons ?? []) {
      const known = differences.get(key(reason));
      const better = known !== undefined && grades.indexOf(known.grade) < grades.indexOf(reason.grade);
      differences.set(key(reason), {
        points: (known?.points ?? 0) + sign * reason.points,
        grade: better ? known.grade : reason.grade,
      });
    }
  };
  add(first, 1);
  add(second, -1);
  const byGrade = grades.map((grade) =>
    [...differences.values()]
      .filter((difference) => difference.grade === grade)
      .reduce((sum, { points }) => sum + Math.abs(points), 0),
  );
  const total = byGrade.reduce((sum, points) => sum + points, 0);
  let reached = 0;
  for (const [index, grade] of grades.entries()) {
    reached += byGrade[index] ?? 0;
    if (total > 0 && reached >= total / 2) return grade;
  }
  return "very low";
}
