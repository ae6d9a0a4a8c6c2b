// Which column of a table holds what, by its name.
import { type ColumnMapping } from "../model.ts";

const ROLES = {
  task: /^(task|tasks|task_name|dataset|datasets|benchmark|benchmarks|eval|evaluation|test|suite|subject)$/,
  metric: /^(metric|metrics|metric_name|measure)$/,
  value: /^(value|result|score|metric_value)$/,
  stderr: /^(stderr|std_err|se|sem|standard_error|std_error|value_stderr|score_stderr)$/,
  n: /^(n|num_samples|n_samples|samples|num_examples|n_examples|count|size|items|sample_size|total)$/,
  id: /^(id|doc_id|sample_id|question_id|item_id|example_id|instance_id|qid|index|idx)$/,
  correct: /^(correct|is_correct|right|acc|exact_match|em|score|passed)$/,
  model: /^(model|model_name|models)$/,
  filter: /^(filter|extraction)$/,
  direction: /^(direction|higher_is_better)$/,
} as const;

type Role = keyof typeof ROLES;

/** Columns by what they hold; -1 where there is none. */
export type Columns = Readonly<Record<Role, number>>;

export function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

export function columnsOf(header: readonly string[], mapping: ColumnMapping | undefined): Columns {
  const given = new Map<string, unknown>(Object.entries(mapping ?? {}));
  const find = (role: Role) => {
    const name = given.get(role);
    return typeof name === "string"
      ? header.indexOf(name)
      : header.findIndex((each) => ROLES[role].test(plainName(each)));
  };
  return {
    task: find("task"),
    metric: find("metric"),
    value: find("value"),
    stderr: find("stderr"),
    n: find("n"),
    id: find("id"),
    correct: find("correct"),
    model: find("model"),
    filter: find("filter"),
    direction: find("direction"),
  };
}
