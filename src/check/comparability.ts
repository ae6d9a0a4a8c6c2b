// Whether the two runs asked the same thing in the same way. What differs besides the model may be what the numbers show.
import { differingSettings, type Joined, type JoinedRow } from "./join.ts";
import type { ModelResults } from "./model.ts";
import type { ComparabilityIssue } from "./report.ts";
import { keyOf } from "./rows.ts";
import { count } from "./words.ts";

interface Effect {
  readonly when: RegExp;
  readonly effect: string;
  readonly caps: boolean;
}

/** The first that a field's name fits. */
const effects: readonly Effect[] = [
  {
    when: /^(model )?revision$/i,
    effect: "Says which weights were run; the two are other weights anyway.",
    caps: false,
  },
  {
    when: /seed|batch|device|dtype|precision|date|(^|_)time|git|transformers|torch|^env/i,
    effect: "Seldom matters by more than rounding.",
    caps: false,
  },
  { when: /shot/i, effect: "More or other examples in the prompt change scores by themselves.", caps: true },
  { when: /^n$/, effect: "Not the same items: some were left out on one side.", caps: true },
  { when: /limit|max_?samples/i, effect: "A limited run covers other items than a full one.", caps: true },
  {
    when: /chat.?template|multiturn/i,
    effect: "A chat template changes every prompt, and with it the score.",
    caps: true,
  },
  { when: /system/i, effect: "Another system prompt is another prompt.", caps: true },
  {
    when: /prompt|doc_to|description|hash/i,
    effect: "Other prompts: the difference is not the model's alone.",
    caps: true,
  },
  { when: /quanti|load_in|bits/i, effect: "Quantization costs quality by itself.", caps: true },
  { when: /thinking|reasoning/i, effect: "Thinking before the answer changes scores by itself.", caps: true },
  { when: /backend/i, effect: "Another backend may compute and cut off in another way.", caps: true },
  { when: /gen|temperature|sampl|decod|until|top_p/i, effect: "Answers were generated in another way.", caps: true },
  { when: /^tool$/, effect: "Two tools score the same task in different ways.", caps: true },
  {
    when: /tool.?version|harness|lm_eval|inspect/i,
    effect: "Even a minor version of the tool may prompt or score in another way; run both sides with one version.",
    caps: true,
  },
  { when: /version/i, effect: "Another version of the task has other items, prompts or scoring.", caps: true },
  {
    when: /metric|scor|filter|split|dataset/i,
    effect: "Not the same data, or not scored in the same way.",
    caps: true,
  },
];
const unknownEffect: Effect = { when: /./, effect: "A setting that is not the same on both sides.", caps: true };

function effectOf(field: string): Effect {
  return effects.find(({ when }) => when.test(field)) ?? unknownEffect;
}

/** Tasks named in an issue; the rest is counted. */
const mostNamed = 20;
/** Kinds of difference that one field shows one by one; with more they are told together. */
const mostKinds = 4;

interface Difference {
  readonly field: string;
  readonly base: string;
  readonly tuned: string;
  readonly tasks: Set<string>;
}

function add(found: Map<string, Difference>, field: string, base: string, tuned: string, task?: string): void {
  const key = keyOf(field, base, tuned);
  const known = found.get(key) ?? { field, base, tuned, tasks: new Set() };
  if (task !== undefined) known.tasks.add(task);
  found.set(key, known);
}

function otherPrompts({ items }: JoinedRow): number {
  return items.filter(
    ({ base, tuned }) => base.promptHash !== null && tuned.promptHash !== null && base.promptHash !== tuned.promptHash,
  ).length;
}

function ofRow(found: Map<string, Difference>, row: JoinedRow, ofRun: ReadonlySet<string>): void {
  const { base, tuned, task } = row;
  for (const field of differingSettings(base.settings, tuned.settings)) {
    const [one = "", other = ""] = [base.settings[field], tuned.settings[field]];
    // What the whole run differs in is said once.
    if (!ofRun.has(keyOf(field, one, other))) add(found, field, one, other, task);
  }
  if (base.n !== null && tuned.n !== null && base.n !== tuned.n) add(found, "n", count(base.n), count(tuned.n), task);
  if (otherPrompts(row) > 0) add(found, "prompt of items", "one hash", "another hash", task);
  if (row.otherDocuments > 0) add(found, "document of items", "one hash", "another hash", task);
  if (row.otherUnits) add(found, "unit of metric", "one", "another", task);
}

function asIssues(found: ReadonlyMap<string, Difference>): ComparabilityIssue[] {
  const byField = new Map<string, Difference[]>();
  for (const each of found.values()) {
    const known = byField.get(each.field);
    if (known === undefined) byField.set(each.field, [each]);
    else known.push(each);
  }
  return [...byField].flatMap(([field, kinds]) => {
    const { effect, caps } = effectOf(field);
    const issue = ({ base, tuned, tasks }: Omit<Difference, "field">): ComparabilityIssue => {
      const named = [...tasks].slice(0, mostNamed);
      return { field, base, tuned, effect, tasks: named, count: tasks.size, caps };
    };
    if (kinds.length <= mostKinds) return kinds.map(issue);
    const tasks = new Set(kinds.flatMap((kind) => [...kind.tasks]));
    return [issue({ base: "several", tuned: "others", tasks })];
  });
}

/** All that differs, what matters most first. */
export function comparabilityOf(base: ModelResults, tuned: ModelResults, joined: Joined): ComparabilityIssue[] {
  const found = new Map<string, Difference>();
  const ofRun = new Set<string>();
  if (base.tool !== tuned.tool) add(found, "tool", base.tool, tuned.tool);
  else if (base.toolVersion !== null && tuned.toolVersion !== null && base.toolVersion !== tuned.toolVersion)
    add(found, "tool version", base.toolVersion, tuned.toolVersion);
  for (const field of differingSettings(base.settings, tuned.settings)) {
    const [one = "", other = ""] = [base.settings[field], tuned.settings[field]];
    ofRun.add(keyOf(field, one, other));
    add(found, field, one, other);
  }
  for (const row of joined.leaves) ofRow(found, row, ofRun);
  for (const { task } of joined.ambiguous) add(found, "results of one name", "one or more", "one or more", task);
  const issues = asIssues(found);
  return [...issues.filter(({ caps }) => caps), ...issues.filter(({ caps }) => !caps)];
}
