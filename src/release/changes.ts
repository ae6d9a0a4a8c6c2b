import type { ArchivedEngine } from "../advice/archived-engine.ts";
import {
  asText,
  firstOf,
  ruleFates,
  statusChanges,
  warningChanges,
  type Standing,
  type StatusChange,
  type WarningChange,
} from "../advice/then-and-now.ts";
import type { Advice, AdviceInput } from "../decision/index.ts";
import type { Problem } from "../decision/problem.ts";
import { sampleOfAnswerSpace, type NamedInput } from "./samples.ts";

/** Added, removed and changed ids of one kind, each in order. */
export interface IdChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export interface SituationChange {
  readonly id: string;
  readonly first?: { readonly then: string; readonly now: string };
  readonly statuses: readonly Pick<StatusChange, "id" | "then" | "now">[];
  readonly warnings: readonly Pick<WarningChange, "id" | "then" | "now">[];
  /** Why it is right that it changed; written by whoever makes the release. */
  readonly note?: string | undefined;
}

/** What changed from one release to the next: `changes.json` of a release. */
export interface Changes {
  readonly release: string;
  readonly date: string;
  /** The release before; null for the first. */
  readonly since: string | null;
  readonly rules: IdChanges;
  readonly findings: IdChanges;
  readonly situations: readonly SituationChange[];
  /** Of a fixed sample of the answer space: how many sets of answers have another first technique. */
  readonly sample: { readonly size: number; readonly changed: number };
}

/** Text by the id of the situation that it speaks of. */
export type Notes = Readonly<Record<string, string>>;

const none: IdChanges = { added: [], removed: [], changed: [] };

function idChanges(then: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): IdChanges {
  const ids = [...new Set([...Object.keys(then), ...Object.keys(now)])].sort();
  const has = (side: object, id: string): boolean => Object.hasOwn(side, id);
  return {
    added: ids.filter((id) => !has(then, id)),
    removed: ids.filter((id) => !has(now, id)),
    changed: ids.filter((id) => has(then, id) && has(now, id) && asText(then[id]) !== asText(now[id])),
  };
}

/** Undefined where the engine does not know one of the answers, which then are new. */
function attempt<Result>(ask: (input: AdviceInput) => Result, input: AdviceInput): Result | undefined {
  try {
    return ask(input);
  } catch {
    return undefined;
  }
}

/** What changed in one situation; undefined where nothing did that a note is owed for. */
function situationChange(id: string, then: Advice, now: Advice): Omit<SituationChange, "note"> | undefined {
  const [was, is] = [firstOf(then).id, firstOf(now).id];
  const statuses = statusChanges(then, now).map(({ id: technique, then: before, now: after }) => ({
    id: technique,
    then: before,
    now: after,
  }));
  const warnings = warningChanges(then, now).map(({ id: rule, then: before, now: after }) => ({
    id: rule,
    then: before,
    now: after,
  }));
  if (was === is && statuses.length + warnings.length === 0) return undefined;
  return { id, ...(was === is ? {} : { first: { then: was, now: is } }), statuses, warnings };
}

/** Changes from the release before to the engine of today; a Problem for each changed situation without a note, and for each note without a change. */
export function changesSince(
  then: ArchivedEngine | undefined,
  now: ArchivedEngine,
  situations: readonly NamedInput[],
  notes: Notes,
  sampleSize: number,
): { changes: Changes; problems: Problem[] } {
  const { release, date } = now;
  if (then === undefined) {
    const first = {
      release,
      date,
      since: null,
      rules: none,
      findings: none,
      situations: [],
      sample: { size: 0, changed: 0 },
    };
    return { changes: first, problems: unusedNotes([], notes) };
  }
  const fates = [...ruleFates(then.rules, now.rules)].sort(([a], [b]) => (a < b ? -1 : 1));
  const withFate = (wanted: string): string[] => fates.flatMap(([id, fate]) => (fate === wanted ? [id] : []));
  const changed = situations.flatMap(({ name, input }): SituationChange[] => {
    const [before, after] = [attempt(then.advise, input), attempt(now.advise, input)];
    const change = before && after && situationChange(name, before, after);
    return change === undefined ? [] : [{ ...change, note: notes[name] }];
  });
  const compared = sampleOfAnswerSpace(sampleSize).flatMap(({ input }) => {
    const first = attempt(then.first, input);
    return first === undefined ? [] : [first !== now.first(input)];
  });
  return {
    changes: {
      release,
      date,
      since: then.release,
      rules: { added: withFate("new"), removed: withFate("removed"), changed: withFate("changed") },
      findings: idChanges(then.findings, now.findings),
      situations: changed,
      sample: { size: compared.length, changed: compared.filter(Boolean).length },
    },
    problems: [
      ...changed
        .filter(({ note }) => note === undefined || note.trim() === "")
        .map((change) => ({
          where: `situations/${change.id}.yaml`,
          found: changeInWords(change),
          expected: "the advice of the release before, or a note that says why it is right to change",
          fix: `Give ${JSON.stringify(change.id)} a note.`,
        })),
      ...unusedNotes(changed, notes),
    ],
  };
}

function unusedNotes(changed: readonly SituationChange[], notes: Notes): Problem[] {
  return Object.keys(notes)
    .filter((id) => !changed.some((change) => change.id === id))
    .map((id) => ({
      where: "notes",
      found: `a note on "${id}", whose advice did not change`,
      expected: "notes on changed situations only",
      fix: "Take it out, or correct its id.",
    }));
}

const standingInWords = (standing: Standing | undefined): string =>
  standing === undefined ? "not given" : `${standing.severity}${standing.depends ? " that depends" : ""}`;

function changeInWords({ first, statuses, warnings }: SituationChange): string {
  return [
    ...(first ? [`first ${first.then} → ${first.now}`] : []),
    ...statuses.map(({ id, then, now }) => `${id} ${then ?? "absent"} → ${now ?? "absent"}`),
    ...warnings.map(({ id, then, now }) => `${id} ${standingInWords(then)} → ${standingInWords(now)}`),
  ].join("; ");
}

/** The change list as Markdown, all of it from the data but the notes. */
export function changesInWords(changes: Changes): string {
  const { release, date, since, rules, findings, situations, sample } = changes;
  const title = `# Release ${release}, ${date}`;
  if (since === null) return `${title}\n\nThe first release.\n`;
  const ids = (what: string, list: readonly string[]): string[] =>
    list.length === 0 ? [] : [`- ${what}: ${list.map((id) => `\`${id}\``).join(", ")}`];
  const share = sample.size === 0 ? 0 : (100 * sample.changed) / sample.size;
  const lines = [
    title,
    "",
    `Since ${since}, ${String(sample.changed)} of ${String(sample.size)} sampled sets of answers (${share.toFixed(1)}%) have another first technique.`,
    "",
    "## Situations",
    "",
    ...(situations.length === 0
      ? ["No situation changed its statuses, warnings or first technique."]
      : situations.flatMap((change) => [
          `- \`${change.id}\`: ${changeInWords(change)}`,
          ...(change.note === undefined ? [] : [`  - ${change.note.trim().replace(/\s+/g, " ")}`]),
        ])),
    "",
    "## Rules and findings",
    "",
  ];
  const kinds = [
    ...ids("New rules", rules.added),
    ...ids("Removed rules", rules.removed),
    ...ids("Changed rules", rules.changed),
    ...ids("New findings", findings.added),
    ...ids("Removed findings", findings.removed),
    ...ids("Changed findings", findings.changed),
  ];
  return `${[...lines, ...(kinds.length === 0 ? ["None changed."] : kinds)].join("\n")}\n`;
}
