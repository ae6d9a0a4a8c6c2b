// Rows without a partner that may have one under another name. Suggested, never joined: a new name is often a new prompt as well.
import type { RenameSuggestion, RowName } from "./report.ts";

/** Names of one task in different versions of the tools, brought to one. */
function canonicalTask(task: string): string {
  return task
    .toLowerCase()
    .replace(/^(leaderboard|lighteval|helm|harness|community|original|bigbench|extended|custom)\|/, "")
    .replace(/\|\d+(\|\d+)?$/, "")
    .replace(/^hendryckstest-/, "mmlu_")
    .replace(/^(truthfulqa)[_-]mc[12]?$/, "$1_mc")
    .replace(/^xstory_cloze/, "xstorycloze")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function canonicalMetric(metric: string): string {
  const name = metric.toLowerCase();
  if (name === "perplexity") return "ppl";
  if (name === "em") return "exact_match";
  return name;
}

/** The task without what looks like a version of its prompt at the end. */
function withoutVersion(task: string): string {
  return task.toLowerCase().replace(/([-_]v?\d+(\.\d+)*)+$/, "");
}

const most = 200;

export function suggestRenames(base: readonly RowName[], tuned: readonly RowName[]): RenameSuggestion[] {
  const suggestions: RenameSuggestion[] = [];
  const taken = new Set<RowName>();
  const pair = (keyOf: (row: RowName) => string, why: string): void => {
    const open = new Map<string, RowName[]>();
    for (const row of tuned) {
      if (taken.has(row)) continue;
      const key = keyOf(row);
      const same = open.get(key);
      if (same === undefined) open.set(key, [row]);
      else same.push(row);
    }
    for (const row of base) {
      if (taken.has(row) || suggestions.length >= most) continue;
      const partner = open.get(keyOf(row))?.shift();
      if (partner === undefined) continue;
      taken.add(row).add(partner);
      suggestions.push({ base: row, tuned: partner, why });
    }
  };
  pair(
    ({ task, metric, filter }) => JSON.stringify([canonicalTask(task), metric, filter]),
    "The same task under the name that another version of the tool gives it; its prompt may have changed too.",
  );
  pair(
    ({ task, metric }) => JSON.stringify([task, canonicalMetric(metric)]),
    "The same task and metric, with another way to take the answer out of the output.",
  );
  pair(
    ({ task, metric }) => JSON.stringify([canonicalTask(task), canonicalMetric(metric)]),
    "The task and the metric have names that other versions of the tools use for one thing.",
  );
  pair(
    ({ task, metric, filter }) => JSON.stringify([withoutVersion(task), metric, filter]),
    "The names differ at their end only, which looks like a version of the prompt: other prompts give other numbers.",
  );
  return suggestions;
}
