import type { Advice, Answers, QuestionId } from "../decision/index.ts";
import { parseAnswers } from "../decision/index.ts";
import { didYouMean, type Problem } from "../decision/problem.ts";
import { questions } from "../decision/questions.ts";
import { allRules } from "../decision/rules/index.ts";
import { check, situationFacts, type SituationFacts } from "../decision/schema/index.ts";
import type { SituationEntry } from "./entries.ts";
import { readFolder, type RawFile } from "./read.ts";

/** All named situations, in order of id. `techniques`: ids of all techniques and combinations. */
export function readSituations(root: string, techniques: readonly string[], problems: Problem[]): SituationEntry[] {
  const files = readFolder(root, "situations", ".yaml", problems);
  const entries = files.flatMap((file) => readSituation(file, techniques, problems) ?? []);
  const titles = new Map<string, string>();
  for (const { id, facts } of entries) {
    const other = titles.get(facts.title);
    if (other !== undefined) {
      problems.push({
        where: `situations/${id}.yaml`,
        found: `the title ${JSON.stringify(facts.title)} is that of "${other}" too`,
        expected: "a title of its own",
        fix: "Say what sets this situation apart.",
      });
    }
    titles.set(facts.title, id);
  }
  return entries;
}

/** One situation; undefined with Problems where it is wrong. */
export function readSituation(
  { where, id, data }: RawFile,
  techniques: readonly string[],
  problems: Problem[],
): SituationEntry | undefined {
  const facts = check(situationFacts, data, where, problems);
  if (facts === undefined) return undefined;
  const before = problems.length;
  const { answers, weights } = facts;
  const parsed = parseAnswers({ answers, ...(weights && { weights }) });
  if (parsed.error !== undefined) problems.push(answersProblem(where, parsed.error));
  checkExpected(where, facts.expect, techniques, problems);
  return parsed.error === undefined && problems.length === before ? { id, facts, input: parsed.input } : undefined;
}

/** The parser's one line, `field: value is wrong; way out`, as a Problem. */
function answersProblem(where: string, line: string): Problem {
  const [found = line, ...wayOut] = line.split("; ");
  const way = wayOut.join("; ");
  const fix = way === "" ? "" : `${way.charAt(0).toUpperCase()}${way.slice(1)}${/[.?]$/.test(way) ? "" : "."}`;
  return { where, found, expected: "answers that the questionnaire knows", fix };
}

function checkExpected(
  where: string,
  expect: SituationFacts["expect"],
  techniques: readonly string[],
  problems: Problem[],
): void {
  const known = (field: keyof typeof expect, kind: string, all: readonly string[]): void => {
    for (const id of expect[field]) {
      if (all.includes(id)) continue;
      problems.push({
        where,
        found: `expect.${field} names "${id}", which is no ${kind}`,
        expected: `the id of a ${kind}`,
        fix: didYouMean(id, all),
      });
    }
  };
  for (const field of ["first", "recommended", "notRecommended", "unavailable"] as const) {
    known(field, "technique", techniques);
  }
  known("warnings", "rule that warns", idsOf(allRules.filter(({ effect }) => effect.kind === "warn")));
  known("rules", "rule", idsOf(allRules));
}

const idsOf = (rules: readonly { readonly id: string }[]): string[] => rules.map(({ id }) => id);

/** Situations by the goal that they answer, in the order of its options; those that leave it open come last, without a goal. */
export function situationsByGoal(
  situations: readonly SituationEntry[],
): { readonly goal: string | undefined; readonly situations: readonly SituationEntry[] }[] {
  const goals = [...goalIds, undefined];
  return goals.flatMap((goal) => {
    const chosen = situations.filter(({ input }) => input.answers.goal === goal);
    return chosen.length === 0 ? [] : [{ goal, situations: chosen }];
  });
}

const goalIds = questions.find(({ id }) => id === "goal")?.options.map(({ id }) => id) ?? [];

/** Whether an option is part of the answers, given or implied by one given. */
export function chose(answers: Answers, question: QuestionId, option: string): boolean {
  const answer = answers[question];
  return typeof answer === "string" ? answer === option : (answer?.some((id) => id === option) ?? false);
}

/** Every rule that an advice names: why the first is first, what is warned about, barred, planned or said beside the ranking. */
export function rulesNamedBy(advice: Advice): ReadonlySet<string> {
  const first = advice.techniques.find(({ rank }) => rank === 1);
  const reasons = (first?.reasons ?? []).flatMap(({ rule, steps = [] }) => [rule, ...idsOfSteps(steps)]);
  return new Set([
    ...reasons,
    ...idsOf(advice.warnings),
    ...idsOfSteps(advice.offRamps),
    ...idsOfSteps(advice.plan),
    ...advice.techniques.flatMap(({ barredBy }) => idsOfSteps(barredBy)),
  ]);
}

const idsOfSteps = (steps: readonly { readonly rule?: string }[]): string[] => steps.flatMap(({ rule }) => rule ?? []);
