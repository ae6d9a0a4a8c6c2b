// Forks of lm-evaluation-harness that nest their results otherwise: all become one record of numbers a task.
import { entriesOf, field, isObject, listOf, textOf, type JsonObject } from "./json-value.ts";
import { type Reading } from "./part.ts";

/** Records by task, in the order of the file. */
export function flatten(results: unknown, reading: Reading): ReadonlyMap<string, JsonObject> {
  if (Array.isArray(results)) return fromList(results);
  const records = new Map<string, JsonObject>();
  for (const [task, value] of entriesOf(results)) {
    if (!isObject(value)) continue;
    const nested = Object.entries(value).filter(([time]) => /^\d{4}-\d\d-\d\d/.test(time));
    const last = nested.at(-1)?.[1];
    // BigScience's merged files: one more level, by time.
    if (last !== undefined && isObject(last)) {
      records.set(task, last);
      if (nested.length > 1) reading.notice("Several runs of a task in one file; the last is used");
    } else records.set(task, value);
  }
  return records;
}

/** BigScience's own harness: one entry for each task, prompt and metric. Names as in its merged files. */
function fromList(entries: readonly unknown[]): ReadonlyMap<string, JsonObject> {
  const records = new Map<string, JsonObject>();
  for (const entry of listOf(entries)) {
    const task = textOf(field(entry, "task_name"));
    if (task === null || !isObject(entry)) continue;
    const prompt = textOf(field(entry, "prompt_name"));
    const name = prompt === null ? task : `${task}+${prompt}`;
    records.set(name, { ...records.get(name), ...entry });
  }
  return records;
}
