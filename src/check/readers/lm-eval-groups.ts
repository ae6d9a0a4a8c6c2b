// Groups of lm-evaluation-harness: rows that sum up others. Read beside their leaves they would count twice.
import { entriesOf, field, fieldAt, isObject, listOf, textOf, type JsonObject } from "./json-value.ts";

type Results = ReadonlyMap<string, JsonObject>;

/** Leaves of each group, as far as they stand in the file. */
export function partsOf(file: JsonObject, results: Results): ReadonlyMap<string, readonly string[]> {
  const children = isObject(field(file, "group_subtasks")) ? listedChildren(file) : impliedChildren(file, results);
  const parts = new Map<string, readonly string[]>();
  for (const group of children.keys()) {
    const leaves = leavesOf(group, children).filter((leaf) => results.has(leaf));
    parts.set(group, leaves);
  }
  return parts;
}

function listedChildren(file: JsonObject): ReadonlyMap<string, readonly string[]> {
  const lists = entriesOf(field(file, "group_subtasks")).map(([group, tasks]): [string, string[]] => [
    group,
    listOf(tasks).filter((task) => typeof task === "string"),
  ]);
  return new Map(lists.filter(([, tasks]) => tasks.length > 0));
}

/** Up to 0.4.1: deeper aliases follow their group (" - leaf"), and each task names its groups. */
function impliedChildren(file: JsonObject, results: Results): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, readonly string[]>();
  const tasks = [...results].map(([task, record]) => ({ task, depth: depthOf(record) }));
  tasks.forEach(({ task, depth }, at) => {
    if (fieldAt(file, "groups", task) === undefined) return;
    const after = tasks.slice(at + 1);
    const end = after.findIndex((next) => next.depth <= depth);
    const deeper = after.slice(0, end < 0 ? after.length : end).map((next) => next.task);
    children.set(task, deeper.length > 0 ? deeper : namingIt(file, task));
  });
  return children;
}

function depthOf(record: JsonObject): number {
  const alias = textOf(field(record, "alias")) ?? "";
  return /^\s*-\s/.test(alias) ? alias.indexOf("-") + 1 : 0;
}

function namingIt(file: JsonObject, group: string): readonly string[] {
  const configs = entriesOf(field(file, "configs"));
  return configs.flatMap(([task]) => {
    const named = fieldAt(file, "configs", task, "group");
    return named === group || listOf(named).includes(group) ? [task] : [];
  });
}

function leavesOf(group: string, children: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  const leaves = new Set<string>();
  const left = [group];
  for (let task = left.pop(); task !== undefined; task = left.pop()) {
    // A file may say that a group is within itself.
    if (seen.has(task)) continue;
    seen.add(task);
    const below = children.get(task);
    if (below === undefined) leaves.add(task);
    else for (const each of below.toReversed()) left.push(each);
  }
  return [...leaves];
}
