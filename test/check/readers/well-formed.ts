// What must hold of any outcome, whatever was read: model.ts promises it to the comparison.
import { type ReadOutcome, type ResultRow, type SampleRow } from "../../../src/check/model.ts";

/** What does not hold; empty where all does. */
export function faultsOf({ results, refusals, asks }: ReadOutcome): string[] {
  const faults: string[] = [];
  if (results === null && refusals.length === 0 && asks.length === 0) faults.push("nothing, and no word of why");
  if (results !== null && asks.length > 0) faults.push("results before a question was answered");
  for (const { where, found, expected } of refusals)
    if (!where || !found || !expected) faults.push("a refusal without its words");
  if (results === null) return faults;
  if (results.rows.length + results.samples.length === 0) faults.push("results of nothing");
  if (results.model === "" || results.files.length === 0) faults.push("results of no one");
  const keys = new Set(results.rows.map((row) => JSON.stringify([row.task, row.metric, row.filter, row.settings])));
  if (keys.size < results.rows.length) faults.push("a row twice");
  const tasks = new Set(results.rows.map(({ task }) => task));
  for (const row of results.rows)
    faults.push(...rowFaults(row, tasks).map((fault) => `${row.task} ${row.metric}: ${fault}`));
  for (const sample of results.samples)
    faults.push(...sampleFaults(sample).map((fault) => `${sample.task} ${sample.id}: ${fault}`));
  const settings = [results.settings, ...results.rows.map((row) => row.settings)].flatMap((each) =>
    Object.values(each),
  );
  if (settings.some((value) => typeof value !== "string" || value === "" || value.length > 200))
    faults.push("a setting that is none");
  return faults;
}

function rowFaults(row: ResultRow, tasks: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  if (row.task === "" || row.metric === "" || row.filter === "") faults.push("no name");
  if (!Number.isFinite(row.value)) faults.push("no number");
  if (row.stderr !== null && !(row.stderr >= 0 && row.stderr < Infinity)) faults.push(`an error of ${row.stderr}`);
  if (row.scale === "fraction" && !(row.value >= 0 && row.value <= 1 && (row.stderr ?? 0) <= 0.5 + 1e-9))
    faults.push("no fraction");
  if (row.scale === "percent" && !(row.value >= 0 && row.value <= 100 && (row.stderr ?? 0) <= 50 + 1e-9))
    faults.push("no percentage");
  if (row.n !== null && !(Number.isSafeInteger(row.n) && row.n > 0)) faults.push(`${row.n} items`);
  if (row.nRecovered && row.n === null) faults.push("no items recovered");
  if (row.chance !== null && !(row.chance > 0 && row.chance <= 0.5)) faults.push(`guessing at ${row.chance}`);
  if (row.parts.includes(row.task) || row.parts.some((part) => !tasks.has(part))) faults.push("parts that are none");
  return faults;
}

function sampleFaults({ scores, probabilities, gold }: SampleRow): string[] {
  const faults: string[] = [];
  if (Object.values(scores).some((score) => !Number.isFinite(score))) faults.push("no score");
  if (probabilities !== null) {
    const sum = probabilities.reduce((total, each) => total + each, 0);
    if (!(Math.abs(sum - 1) < 1e-9) || probabilities.some((each) => !(each >= 0 && each <= 1)))
      faults.push("no probabilities");
  }
  if (gold !== null && !(probabilities !== null && gold >= 0 && gold < probabilities.length)) faults.push("no choice");
  return faults;
}
