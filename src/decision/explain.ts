import { isManyTest, type Condition, type ManyTest } from "./condition.ts";
import { questionOf } from "./answers.ts";
import { questions, type Question, type QuestionId } from "./questions.ts";
import type { Effect } from "./rule.ts";
import type { Dimension, Level, OffRamp, Severity } from "./schema/ids.ts";

/** Names of the risk dimensions in running text. */
export const dimensionNames: Readonly<Record<Dimension, string>> = {
  forgetting: "forgetting",
  calibration: "loss of calibration",
  shortcuts: "shortcuts",
  hallucination: "hallucination",
  safety: "erosion of safety",
  diversity: "loss of diversity",
  "lock-in": "lock-in",
};

/** Headings of off-ramps. */
export const offRampNames: Readonly<Record<OffRamp, string>> = {
  "no-training": "You may not need to train at all",
  "evaluation-first": "Build the evaluation first",
  "data-first": "Get the data first",
};

export const severityNames: Readonly<Record<Severity, string>> = {
  danger: "Danger",
  caution: "Caution",
  note: "Note",
};

/** Joins words as a list: "a, b or c". */
export function listInWords(words: readonly string[], conjunction: "and" | "or"): string {
  const last = words[words.length - 1] ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** The label of an option in quotes; ids that are not known stand as they are. */
function optionLabel(question: Question, id: string): string {
  return question.options.find((option) => option.id === id)?.label ?? id;
}

/** An answer in words. */
export function answerInWords(id: QuestionId, options: readonly string[]): string {
  const question = questionOf(id);
  return listInWords(
    options.map((option) => optionLabel(question, option)),
    "and",
  );
}

function clauseInWords(question: Question, test: readonly string[] | ManyTest): string[] {
  const quoted = (ids: readonly string[]): string =>
    listInWords(
      ids.map((id) => `“${optionLabel(question, id)}”`),
      "or",
    );
  if (!isManyTest(test)) return [`${question.short}: ${quoted(test)}`];
  const clauses: string[] = [];
  if (test.includes !== undefined) clauses.push(`${question.short} includes ${quoted(test.includes)}`);
  if (test.without !== undefined) clauses.push(`${question.short} does not include ${quoted(test.without)}`);
  return clauses;
}

/** A condition as clauses, each a phrase; empty where it always holds. */
export function conditionInWords(condition: Condition): string[] {
  const tests: Readonly<Record<string, readonly string[] | ManyTest | undefined>> = condition;
  return questions.flatMap((question) => {
    const test = tests[question.id];
    return test === undefined ? [] : clauseInWords(question, test);
  });
}

function signed(number: number): string {
  return number > 0 ? `+${String(number)}` : `−${String(Math.abs(number))}`;
}

/** An effect as a phrase. */
export function effectInWords(effect: Effect): string {
  switch (effect.kind) {
    case "rules-out":
      return "rules it out";
    case "fit": {
      const much = Math.abs(effect.points) === 2 ? "strongly " : "";
      const speaks = effect.points > 0 ? "for" : "against";
      return `speaks ${much}${speaks} it on ${effect.criterion} (${signed(effect.points)})`;
    }
    case "risk":
      return `${effect.steps > 0 ? "raises" : "lowers"} the risk of ${dimensionNames[effect.dimension]} (${signed(effect.steps)})`;
    case "mitigates": {
      const by = "technique" in effect.by ? effect.by.technique : effect.by.measure;
      return `lowers the risk of ${dimensionNames[effect.dimension]} (${signed(effect.steps)}) if taken: ${by}`;
    }
    case "warn":
      return `${severityNames[effect.severity].toLowerCase()} about ${dimensionNames[effect.dimension]}`;
    case "step":
      return `adds a step to the plan (${effect.stage === "with" ? "with the technique" : effect.stage})`;
    case "off-ramp":
      return `offers a way out: ${offRampNames[effect.offRamp].toLowerCase()}`;
  }
}

/** An effect in the notation of the JSON: `fit:goal:+2`, `risk:forgetting:+1`. */
export function effectCode(effect: Effect): string {
  switch (effect.kind) {
    case "rules-out":
      return "rules-out";
    case "fit":
      return `fit:${effect.criterion}:${effect.points > 0 ? "+" : ""}${String(effect.points)}`;
    case "risk":
    case "mitigates":
      return `${effect.kind}:${effect.dimension}:${effect.steps > 0 ? "+" : ""}${String(effect.steps)}`;
    case "warn":
      return `warn:${effect.severity}:${effect.dimension}`;
    case "step":
      return `step:${effect.stage}`;
    case "off-ramp":
      return `off-ramp:${effect.offRamp}`;
  }
}

/** What a technique needs that the reader does not have. */
export function accessInWords(needs: readonly string[]): string {
  const question = questionOf("access");
  return `needs that you can ${listInWords(
    needs.map((need) => lowerFirst(optionLabel(question, need))),
    "or",
  )}`;
}

/** The sentence of a risk reason. */
export function riskInWords(dimension: Dimension, own: Level, exposure: number): string {
  const here =
    exposure > 1
      ? ", and it matters more than usual here"
      : exposure < 1
        ? ", and it matters less than usual here"
        : "";
  return `Its risk of ${dimensionNames[dimension]} is ${own}${here}.`;
}

/** The sentence for what each further part of a combination costs. */
export const anotherPartInWords = "Each further part has to be built, tested and kept.";

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
