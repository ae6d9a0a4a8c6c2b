import type { Contradiction } from "./advice.ts";
import { notSure, questions, type Answers, type Question, type QuestionId } from "./questions.ts";
import { values, type Value } from "./schema/ids.ts";
import { closeOverImplied } from "./space.ts";
import { thresholds } from "./thresholds.ts";

/** Whole numbers that sum to 100, in the order of the options of `priority`. */
export type Weights = readonly [number, number, number, number];

/** What the engine is asked about. */
export interface AdviceInput {
  readonly answers: Answers;
  /** Takes the place of `priority`. */
  readonly weights?: Weights | undefined;
  /** ISO date that dated access records are compared with; default: the release's own. */
  readonly asOf?: string | undefined;
}

/** Answers in standard form, with every question in exactly one state. */
export interface NormalizedAnswers {
  /** In the order of the questionnaire, implied options filled in. */
  readonly answers: Answers;
  /** Only what counts: known, applicable, not contradicted. */
  readonly used: ReadonlyMap<QuestionId, readonly string[]>;
  readonly notAsked: readonly QuestionId[];
  readonly notSure: readonly QuestionId[];
  readonly notUsed: readonly QuestionId[];
  readonly contradictions: readonly Contradiction[];
}

function chosen(answer: string | readonly string[]): readonly string[] {
  return typeof answer === "string" ? [answer] : answer;
}

/** Whether a question can apply, as far as `data` is answered. */
function canApply(question: Question, data: readonly string[] | undefined): boolean {
  const kinds = question.applies?.data;
  return kinds === undefined || data === undefined || data.some((kind) => kinds.includes(kind));
}

function labels(question: Question, options: readonly string[]): string {
  return options.map((id) => question.options.find((option) => option.id === id)?.label ?? id).join(", ");
}

function contradictionOf(
  question: Question & { id: QuestionId },
  answer: string,
  data: readonly string[],
): Contradiction | undefined {
  const kinds = question.applies?.data;
  if (kinds === undefined || question.otherwise === undefined) return undefined;
  const applies = data.some((kind) => kinds.includes(kind));
  if (applies === (answer !== question.otherwise)) return undefined;
  const dataQuestion: Question = questions.find((other) => other.id === "data") ?? question;
  const said = `You say that you can learn from: ${labels(dataQuestion, data)}.`;
  const amount = `“${question.ask}” is answered “${labels(question, [answer])}”.`;
  const takeBack = { question: question.id, to: null, label: `Take back the amount “${labels(question, [answer])}”` };
  if (applies) {
    const rest = data.filter((kind) => !kinds.includes(kind));
    const to = rest.length > 0 ? rest : ["none"];
    return {
      questions: ["data", question.id],
      text: `${said} ${amount} Both cannot hold; until this is settled the kinds of data count and the amount is left open.`,
      fixes: [{ question: "data", to, label: `Change the data to “${labels(dataQuestion, to)}”` }, takeBack],
    };
  }
  const kind = kinds[0] ?? "none";
  const to = closeOverImplied(dataQuestion, [...data.filter((other) => other !== "none"), kind]);
  return {
    questions: ["data", question.id],
    text: `${said} ${amount} Both cannot hold; until this is settled the kinds of data count and the amount is not used.`,
    fixes: [{ question: "data", to, label: `Add “${labels(dataQuestion, [kind])}” to the data` }, takeBack],
  };
}

/** Puts answers into standard form. Expects known ids (the readers of files and URLs see to that). */
export function normalizeAnswers(answers: Answers): NormalizedAnswers {
  const given = new Map<QuestionId, string | readonly string[]>();
  for (const question of questions) {
    const answer: string | readonly string[] | undefined = answers[question.id];
    if (answer === undefined || answer.length === 0) continue;
    given.set(
      question.id,
      answer === notSure || question.kind === "one" ? answer : closeOverImplied(question, chosen(answer)),
    );
  }
  const data = given.get("data");
  const kinds = data === undefined || data === notSure ? undefined : chosen(data);
  const used = new Map<QuestionId, readonly string[]>();
  const notUsed: QuestionId[] = [];
  const contradictions: Contradiction[] = [];
  for (const question of questions) {
    const answer = given.get(question.id);
    if (answer === undefined) continue;
    if (answer === notSure) {
      if (!canApply(question, kinds)) notUsed.push(question.id);
      continue;
    }
    const contradiction = kinds && contradictionOf(question, chosen(answer)[0] ?? "", kinds);
    if (contradiction) contradictions.push(contradiction);
    if (contradiction || !canApply(question, kinds)) notUsed.push(question.id);
    else used.set(question.id, chosen(answer));
  }
  const open = questions.map((question) => question.id).filter((id) => !used.has(id) && !notUsed.includes(id));
  return {
    answers: Object.fromEntries(given),
    used,
    notAsked: open.filter((id) => !given.has(id) && canApply(questionOf(id), kinds)),
    notSure: open.filter((id) => given.get(id) === notSure),
    notUsed,
    contradictions,
  };
}

/** The question of an id. */
export function questionOf(id: QuestionId): Question & { readonly id: QuestionId } {
  const question = questions.find((other) => other.id === id);
  if (question === undefined) throw new Error(`unknown question "${id}"`);
  return question;
}

/** Weights that an answer to `priority` stands for. */
export function weightsOfPriority(priority: Value | undefined): Weights {
  const weight = (value: Value): number =>
    priority === undefined
      ? thresholds.neutralWeight
      : value === priority
        ? thresholds.priorityWeight
        : thresholds.otherWeight;
  return [weight(values[0]), weight(values[1]), weight(values[2]), weight(values[3])];
}
