import { questionOf, type AdviceInput, type Weights } from "./answers.ts";
import { didYouMean } from "./problem.ts";
import { notSure, questions, type Answers, type QuestionId } from "./questions.ts";
import { closeOverImplied } from "./space.ts";

/** Answers that were read, or one line that names the field, the value and the way out. */
export type ParsedAnswers = { readonly input: AdviceInput; readonly error?: never } | { readonly error: string };

const fields: readonly string[] = ["version", "answers", "weights", "asOf"];
const questionIds: readonly string[] = questions.map((question) => question.id);

class Refused extends Error {}

/** A value as it stands in the file, cut short. An alias of YAML can make a value contain itself, which JSON cannot show. */
function show(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    return "a value that contains itself";
  }
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wayOut(word: string | undefined, allowed: readonly string[]): string {
  const meant = word === undefined ? "" : didYouMean(word, allowed);
  return meant === "" ? `allowed: ${allowed.map((id) => JSON.stringify(id)).join(", ")}` : meant.replace(/^D/, "d");
}

function readOption(id: QuestionId, value: unknown, where: string): string {
  const allowed = questionOf(id).options.map((option) => option.id);
  // YAML reads a bare 0 as a number; the option is the word "0".
  const word = typeof value === "number" ? String(value) : value;
  if (typeof word !== "string")
    throw new Refused(`${where}: ${show(value)} is no option; ${wayOut(undefined, allowed)}`);
  if (!allowed.includes(word)) throw new Refused(`${where}: ${show(word)} is no option; ${wayOut(word, allowed)}`);
  return word;
}

function readMany(id: QuestionId, value: unknown, where: string): readonly string[] {
  if (!Array.isArray(value))
    throw new Refused(
      `${where}: ${show(value)} is no list; write a list of options such as [${show(typeof value === "string" ? value : (questionOf(id).options[0]?.id ?? ""))}]`,
    );
  if (value.length === 0) throw new Refused(`${where}: [] names nothing; leave it out, or write "?" for not sure`);
  const chosen = value.map((option: unknown, index) => readOption(id, option, `${where}[${String(index)}]`));
  const loner = questionOf(id).options.find((option) => option.alone === true && chosen.includes(option.id));
  if (loner !== undefined && new Set(chosen).size > 1)
    throw new Refused(`${where}: ${show(loner.id)} excludes all others, found ${show(chosen)}; take one of them out`);
  return closeOverImplied(questionOf(id), chosen);
}

/** Checks answers given as a map from question to option(s). */
function readAnswers(value: unknown): Answers {
  if (!isRecord(value)) throw new Refused(`answers: ${show(value)} is no map from question to option`);
  const read = new Map<string, string | readonly string[]>();
  for (const [key, answer] of Object.entries(value)) {
    const question = questions.find((candidate) => candidate.id === key);
    if (question === undefined) throw new Refused(`answers: ${show(key)} is no question; ${wayOut(key, questionIds)}`);
    const where = `answers.${question.id}`;
    if (answer === notSure) read.set(question.id, notSure);
    else if (question.kind === "many") read.set(question.id, readMany(question.id, answer, where));
    else if (Array.isArray(answer))
      throw new Refused(
        `${where}: ${show(answer)} is a list; the question takes one option such as ${show(question.options[0].id)}`,
      );
    else read.set(question.id, readOption(question.id, answer, where));
  }
  return Object.fromEntries(read);
}

/** Four whole numbers that sum to 100, or undefined. */
export function asWeights(value: unknown): Weights | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  // `isArray` narrows to any[]; nothing is known of the items yet.
  const [a, b, c, d] = value as unknown[];
  const isWhole = (number: unknown): number is number => Number.isInteger(number) && Number(number) >= 0;
  if (!isWhole(a) || !isWhole(b) || !isWhole(c) || !isWhole(d)) return undefined;
  return a + b + c + d === 100 ? [a, b, c, d] : undefined;
}

/** Whether a text is a day of the calendar as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

function readInput(value: unknown): AdviceInput {
  if (!isRecord(value)) throw new Refused(`answers file: ${show(value)} is no map; write {"answers": {…}}`);
  const wrapped = Object.keys(value).some((key) => fields.includes(key));
  if (!wrapped) return { answers: readAnswers(value) };
  for (const key of Object.keys(value))
    if (!fields.includes(key))
      throw new Refused(
        questionIds.includes(key)
          ? `${show(key)} stands beside "answers"; put it inside`
          : `${show(key)} is no field; ${wayOut(key, fields)}`,
      );
  const { version, answers, weights, asOf } = value;
  if (version !== undefined && version !== 1)
    throw new Refused(`version: ${show(version)} is not known here; allowed: 1`);
  if (answers === undefined) throw new Refused(`answers: missing; write {"version": 1, "answers": {…}}`);
  const read = readAnswers(answers);
  const given = asWeights(weights);
  if (weights !== undefined && given === undefined)
    throw new Refused(`weights: ${show(weights)} is not four whole numbers that sum to 100, such as [40,30,20,10]`);
  if (asOf !== undefined && (typeof asOf !== "string" || !isDay(asOf)))
    throw new Refused(`asOf: ${show(asOf)} is no day such as "2026-11-23"`);
  return { answers: read, weights: given, asOf };
}

/** Checks a parsed answers file: wrapped (`version`, `answers`, optionally `weights`, `asOf`) or bare answers. Bad input is never half-used. */
export function parseAnswers(value: unknown): ParsedAnswers {
  try {
    return { input: readInput(value) };
  } catch (error) {
    if (error instanceof Refused) return { error: error.message };
    throw error;
  }
}

/** Reads the text of a JSON answers file. */
export function parseAnswersFile(text: string): ParsedAnswers {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : "";
    return {
      error: `answers file: not JSON (${why ?? ""}); save it as JSON, such as {"answers": {"goal": "knowledge"}}`,
    };
  }
  return parseAnswers(value);
}
