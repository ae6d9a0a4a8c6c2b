import {
  answerInWords,
  dimensionNames,
  listInWords,
  notSure,
  offRampNames,
  questions,
  severityNames,
  type Advice,
  type QuestionId,
  type Reason,
  type TechniqueAdvice,
  type Warning,
} from "../src/decision/index.ts";
import { heading, percent, signed, wrap } from "./text.ts";

const mostReasons = 6;
const mostWhyNot = 8;

function shortOf(id: QuestionId): string {
  return questions.find((question) => question.id === id)?.short ?? id;
}

/** Clauses and sentences alike end with a stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function reasonLine(reason: Reason): string {
  return wrap(reason.text, `  ${signed(reason.points)}  `);
}

/** The reasons that count, those that count most first; a reason of no points is left out. */
function reasonLines(technique: TechniqueAdvice): string[] {
  const counting = technique.reasons.filter(({ points }) => points !== 0);
  const shown = counting.slice(0, mostReasons).map(reasonLine);
  const rest = counting.slice(mostReasons).reduce((sum, { points }) => sum + Math.round(points * 100), 0) / 100;
  if (counting.length > mostReasons)
    shown.push(`  ${signed(rest)}  ${String(counting.length - mostReasons)} more reasons together`);
  return shown;
}

function warningLines(warning: Warning): string {
  const depends = warning.dependsOn.length === 0 ? "" : ` (depends on ${listInWords(warning.dependsOn, "and")})`;
  const lead = `${severityNames[warning.severity].toUpperCase()}, ${dimensionNames[warning.dimension]}${depends}: `;
  return [
    wrap(`${lead}${warning.text}`, "! "),
    wrap(`Concerns ${warning.techniques.join(", ")}.`, "  "),
    wrap(`What helps: ${sentence(warning.mitigations.join("; "))}`, "  "),
    wrap(`How you would see it: ${warning.detect}`, "  "),
  ].join("\n");
}

function recommendedLine(technique: TechniqueAdvice): string {
  const share =
    technique.firstShare === undefined ? "" : `, first in ${percent(technique.firstShare)} of what is still possible`;
  return wrap(
    `${technique.name} (${technique.id}): ${signed(technique.score ?? 0).trim()} points${share}; overall risk ${technique.risk.overall}.`,
    "* ",
  );
}

function whyNot(technique: TechniqueAdvice): string {
  const [barred] = technique.barredBy;
  const lead = `${technique.id} (${technique.status}${technique.score === undefined ? "" : `, ${signed(technique.score).trim()}`}): `;
  if (technique.status === "unavailable" || technique.status === "depends") {
    const on = technique.dependsOn.length > 0 ? `Depends on ${listInWords(technique.dependsOn, "and")}. ` : "";
    return wrap(`${lead}${on}${barred?.text ?? ""}`, "  ");
  }
  const against = [...technique.reasons].filter(({ points }) => points < 0).sort((a, b) => a.points - b.points)[0];
  return wrap(`${lead}${against === undefined ? "Less speaks for it." : against.text}`, "  ");
}

function answersLines(advice: Advice): string[] {
  const given = questions.flatMap(({ id, short }) => {
    const answer: string | readonly string[] | undefined = advice.answers[id];
    if (answer === undefined) return [];
    if (answer === notSure) return [wrap("not sure", `  ${short}: `)];
    const unused = advice.notUsed.includes(id) ? " (not used now)" : "";
    return [wrap(`${answerInWords(id, typeof answer === "string" ? [answer] : answer)}${unused}`, `  ${short}: `)];
  });
  const open = advice.notAsked.length > 0 ? [wrap(advice.notAsked.join(", "), "  Not answered: ")] : [];
  return given.length === 0 ? ["  Nothing yet: this is the general advice."] : [...given, ...open];
}

/** Leaves out what has no lines. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading(title), ...lines];
}

/** An advice as text for a terminal: dangers about what is recommended first, then the recommendation and what it rests on. */
export function adviceAsText(advice: Advice): string {
  const recommended = advice.techniques.filter(({ status, parts }) => status === "recommended" && parts === undefined);
  const together = advice.techniques.filter(({ status, parts }) => status === "recommended" && parts !== undefined);
  const ids = [...recommended, ...together].map(({ id }) => id);
  const concernsIt = (warning: Warning): boolean => warning.techniques.some((id) => ids.includes(id));
  const above = advice.warnings.filter((warning) => warning.severity === "danger" && concernsIt(warning));
  const below = advice.warnings.filter((warning) => !above.includes(warning));
  const [first] = recommended;
  const others = advice.techniques.filter(({ status, parts }) => status !== "recommended" && parts === undefined);
  const alternatives = others.filter(({ status }) => status === "alternative").slice(0, 5);
  const unavailable = others.filter(({ status }) => status === "unavailable");
  const rest = others.filter((technique) => !alternatives.includes(technique) && !unavailable.includes(technique));
  const share = recommended.reduce((sum, { firstShare }) => sum + (firstShare ?? 0), 0);
  const verb = advice.strength === "strong" ? "Use" : "Consider";
  const next = advice.nextQuestion;
  return [
    `Cliffwise ${advice.release}, catalog ${advice.catalog}, as of ${advice.asOf}`,
    ...advice.contradictions.map(({ text }) => wrap(text, "! ")),
    ...(above.length > 0 ? ["", ...above.map(warningLines)] : []),
    heading("Recommendation"),
    wrap(
      `${verb} ${listInWords(
        recommended.map(({ name }) => name),
        "or",
      )}. ${advice.strength === "strong" ? "Strong" : "Conditional"} recommendation, ${advice.certainty} certainty; first in ${percent(share)} of what is still possible.`,
    ),
    ...recommended.map(recommendedLine),
    ...together.map((entry) =>
      wrap(`Together: ${entry.name} (${entry.id}), ${signed(entry.score ?? 0).trim()} points.`, "* "),
    ),
    ...advice.offRamps.map(({ id, text }) => wrap(`${offRampNames[id]}: ${text}`, "> ")),
    ...section(
      "Next steps",
      advice.plan.flatMap((step, index) => [
        wrap(`${step.technique === undefined ? "" : `[${step.technique}] `}${step.do}`, `  ${String(index + 1)}. `),
        ...(step.mitigations ?? []).map((text) => wrap(`Take with it: ${text}`, "     ")),
        wrap(
          `Measure: ${sentence(step.measure.join("; "))} Stop when: ${sentence(step.stopWhen)} Go on when: ${sentence(step.goOnWhen)}`,
          "     ",
        ),
      ]),
    ),
    ...section(first === undefined ? "Why" : `Why ${first.name}`, first === undefined ? [] : reasonLines(first)),
    ...section("Warnings", below.map(warningLines)),
    ...section(
      "What would change this",
      advice.wouldChange.map(({ question, to, first: then }) =>
        wrap(`${answerInWords(question, to)} -> ${then}`, `  ${shortOf(question)}: `),
      ),
    ),
    ...section("Alternatives", alternatives.map(whyNot)),
    ...section("Why not", [
      ...rest.slice(0, mostWhyNot).map(whyNot),
      ...(rest.length > mostWhyNot
        ? [`  and ${String(rest.length - mostWhyNot)} more; ask: explain <technique> <file>`]
        : []),
      ...(unavailable.length > 0 ? [wrap(unavailable.map(({ id }) => id).join(", "), "  Unavailable: ")] : []),
    ]),
    ...section("Your answers", answersLines(advice)),
    "",
    next === null
      ? "Nothing is left to ask."
      : advice.settled
        ? "Your remaining answers cannot change this."
        : wrap(
            `Tells most next: ${shortOf(next.id)} (${next.id}). At most ${String(advice.atMostLeft)} questions are left.`,
          ),
    "",
  ].join("\n");
}

/** One technique in full. */
export function techniqueAsText(
  technique: TechniqueAdvice,
  toBeFirst: readonly { readonly question: QuestionId; readonly to: readonly string[] }[] | null,
): string {
  const { range, rank } = technique;
  const change = ({ question, to }: { question: QuestionId; to: readonly string[] }): string =>
    wrap(answerInWords(question, to), `  ${shortOf(question)}: `);
  const first =
    toBeFirst === null
      ? technique.parts === undefined
        ? ["  No one or two changes of your answers put it first."]
        : ["  A combination has no place in the ranking."]
      : toBeFirst.length === 0
        ? ["  It is first."]
        : toBeFirst.map(change);
  const score = technique.score === undefined ? "" : `, ${signed(technique.score).trim()} points`;
  return [
    `${technique.name} (${technique.id}, ${technique.tier}): ${technique.status}${rank === undefined ? "" : `, rank ${String(rank)}`}${score}`,
    ...(range === undefined
      ? []
      : [`Between ${signed(range[0]).trim()} and ${signed(range[1]).trim()}, by what is still open.`]),
    ...technique.barredBy.map(({ text }) => wrap(text, "! ")),
    ...(technique.dependsOn.length > 0 ? [`Depends on ${listInWords(technique.dependsOn, "and")}.`] : []),
    ...section("Reasons", technique.reasons.filter(({ points }) => points !== 0).map(reasonLine)),
    heading("Risk"),
    ...Object.entries(technique.risk.by).map(([dimension, level]) => `  ${dimension}: ${level}`),
    `  overall here: ${technique.risk.overall}`,
    heading("What would put it first"),
    ...first,
    "",
  ].join("\n");
}
