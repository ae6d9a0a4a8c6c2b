/** A mistake in data: a value, collected and shown with all others; never thrown. */
export interface Problem {
  /** File, path from the root of the project or of the folder of its kind. */
  readonly where: string;
  /** A clause that names the entry and what stands there: `rule "x" favors "lorra", which is no technique`. */
  readonly found: string;
  /** What may stand there. */
  readonly expected: string;
  /** What to do, as a sentence; empty where `expected` says it all. */
  readonly fix: string;
}

/** One line for each problem. The fix takes the place of what was expected, where there is one. */
export function printProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ where, found, expected, fix }) =>
      fix === "" ? `${where}: ${found}; expected ${expected}.` : `${where}: ${found}. ${fix}`,
    )
    .join("\n");
}

/** The allowed word that was most likely meant, or undefined where none is close. */
export function nearest(word: string, allowed: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of allowed) {
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** `Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, allowed: Iterable<string>): string {
  const meant = nearest(word, allowed);
  return meant === undefined ? "" : `Did you mean ${JSON.stringify(meant)}?`;
}

/** Insertions, deletions, substitutions and swaps of neighbors (optimal string alignment); gives up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(edits);
    }
    if (Math.min(...row) >= limit) return limit;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? limit;
}
