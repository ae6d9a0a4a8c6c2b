import { offRampNames, severityNames } from "../decision/explain.ts";
import type { Advice, TechniqueAdvice, Warning } from "../decision/advice.ts";
import { adviceKit } from "../kit/parts.ts";
import { type FindingCards, readWords } from "./finding-card.ts";
import {
  answeredQuestions,
  behind,
  decidingFindings,
  isCombination,
  nameList,
  nameOf,
  openQuestions,
  otherFindings,
  recommended,
  robustness,
  sentence,
  warningGroups,
} from "./reading.ts";
import { runnersUp } from "./Alternatives.tsx";
import {
  answerWords,
  date,
  dimensionNames,
  dimensionWords,
  given,
  list,
  lower,
  plural,
  points,
  question,
  share,
} from "./words.ts";
import { whyNot } from "./WhyNot.tsx";

/** Text as Markdown shows it: nothing in it becomes markup, a heading or a new line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, "$1\\$2");

export interface RecordOptions {
  readonly advice: Advice;
  /** The whole address of the advice. */
  readonly address: string;
  /** The address pinned to the release of this advice; absent where that release is not archived. */
  readonly pinned?: string | undefined;
  readonly findings?: FindingCards | undefined;
}

const e = escapeMarkdown;

const warningLines = (advice: Advice, warning: Warning): readonly string[] => [
  `- **${severityNames[warning.severity]}: ${dimensionWords[warning.dimension]}** (${dimensionNames[warning.dimension]}; ${e(list(warning.techniques.map((id) => nameOf(advice, id))))}). ${e(warning.text)}`,
  ...(warning.dependsOn.length > 0
    ? [`  - Depends on: ${list(warning.dependsOn.map((id) => e(lower(question(id).short))))}`]
    : []),
  `  - Do this: ${e(warning.mitigations.join("; "))}`,
  `  - How to detect it: ${e(warning.detect)}`,
  `  - Certainty: ${warning.grade}, ${warning.evidence.length === 0 ? "a judgement" : plural(warning.evidence.length, "finding")}`,
];

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${title}`, "", ...lines, ""];

const reasonLines = (each: TechniqueAdvice): readonly string[] =>
  [...each.reasons]
    .filter((reason) => reason.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, 8)
    .map((reason) => `- ${points(reason.points, true)}: ${e(reason.text)}`);

/** What to evaluate before and after, and when to stop; the commands stand in the kit of the advice. */
const evaluationLines = (advice: Advice): readonly string[] => {
  const { sets, stops, reference } = adviceKit(advice).plan;
  return [
    `The same sets, with the same flags, on ${reference} first:`,
    "",
    ...sets.map(({ title, tasks, because }) => {
      const names = tasks.length > 0 ? ` (${tasks.map(({ name }) => `\`${name}\``).join(", ")})` : "";
      return `- ${title}${names}: ${e(because)}`;
    }),
    "",
    "Stop when:",
    "",
    ...stops.map(({ because }) => `- ${e(because)}`),
  ];
};

/** The advice as a decision record, to paste into a design document. */
export const decisionRecord = ({ advice, address, pinned, findings }: RecordOptions): string => {
  const says = sentence(advice);
  const groups = warningGroups(advice);
  const open = openQuestions(advice);
  const evidence = [...decidingFindings(advice), ...otherFindings(advice)];
  const others = advice.techniques.filter((each) => each.status !== "recommended" && !isCombination(each));
  const first = recommended(advice)[0];
  const lines = [
    `# Decision: ${e(nameList(says.names))}`,
    "",
    `Advice of Cliffwise, release ${e(advice.release)} (catalog ${e(advice.catalog)}), access records as of ${date(advice.asOf)}. Strength: ${advice.strength}. Certainty: ${advice.certainty}. First in ${share(robustness(advice))} of what is still possible.`,
    "",
    `Latest advice for these answers: ${link(address)}`,
    "",
    ...(pinned === undefined ? [] : [`As it was given, pinned to release ${e(advice.release)}: ${link(pinned)}`, ""]),
    ...section("Context", [
      ...answeredQuestions(advice).map(
        (id) => `- ${e(question(id).short)}: ${e(answerWords(id, given(advice.answers, id)))}`,
      ),
      ...(open.length > 0 ? [`- Open: ${list(open.map((id) => e(lower(question(id).short))))}`] : []),
      ...advice.contradictions.map((each) => `- Contradiction, not settled: ${e(each.text)}`),
    ]),
    ...section(
      "Dangers to settle first",
      [...groups.above, ...groups.perhaps].flatMap((each) => warningLines(advice, each)),
    ),
    ...section("Decision", [
      `${says.verb} **${e(nameList(says.names))}**${e(says.condition)}.${says.tie === "" ? "" : ` ${says.tie}`}${says.together.length === 0 ? "" : ` Better still together: ${e(nameList(says.together))}.`}`,
      ...(advice.settled && open.length > 0 ? ["", "The answers still open cannot change this."] : []),
      "",
      ...(first
        ? [
            `Why ${e(first.name)} (points add up to ${points(first.score ?? 0)}; the largest are shown):`,
            "",
            ...reasonLines(first),
          ]
        : []),
      ...(advice.offRamps.length > 0
        ? ["", ...advice.offRamps.map((each) => `- ${offRampNames[each.id]}: ${e(each.text)}`)]
        : []),
    ]),
    ...section("Alternatives", [
      ...runnersUp(advice).map(
        (each) =>
          `- ${e(each.name)}: ${points(behind(advice, each) ?? 0)} points behind, ${each.risk.overall} risk. ${e(whyNot(advice, each))}`,
      ),
      "",
      "Not chosen:",
      "",
      ...others.map((each) => `- ${e(each.name)}: ${e(whyNot(advice, each))}`),
    ]),
    ...section("Consequences and risks", [
      ...[...groups.below, ...groups.depends.flatMap((group) => group.warnings)].flatMap((each) =>
        warningLines(advice, each),
      ),
      ...(groups.others.length > 0
        ? ["", "If you do it anyway:", "", ...groups.others.flatMap((each) => warningLines(advice, each))]
        : []),
    ]),
    ...section(
      "Plan",
      advice.plan.flatMap((step, index) => [
        `${String(index + 1)}. ${step.technique ? `**${e(nameOf(advice, step.technique))}**: ` : ""}${e(step.do)}`,
        ...(step.mitigations ?? []).map((text) => `   - Take with it: ${e(text)}`),
        `   - Measure: ${e(list(step.measure.map(lower)))}`,
        `   - Stop when: ${e(step.stopWhen)}`,
        `   - Go on when: ${e(step.goOnWhen)}`,
      ]),
    ),
    ...section("Evaluation plan", evaluationLines(advice)),
    ...section(
      "Evidence",
      evidence.flatMap((id) => {
        const card = findings?.[id];
        if (!card) return findings ? [] : [`- ${e(id)}`];
        const study = card.url ? `[${e(card.cite)}](<${card.url.replace(/[<>\s]/g, "")}>)` : e(card.cite);
        return [`- ${e(card.statement)} (${study}, ${e(card.locator)}; ${e(card.strength)}, ${readWords(card)})`];
      }),
    ),
    ...section("Review when", [
      ...advice.wouldChange
        .slice(0, 8)
        .map(
          (flip) =>
            `- ${e(question(flip.question).short)} becomes ${e(answerWords(flip.question, flip.to).toLowerCase())}: then ${e(nameOf(advice, flip.first))} comes first`,
        ),
      ...(advice.wouldChange.length === 0 ? ["- No single change of an answer puts another technique first"] : []),
      "- A stop sign of the plan shows in your own measurements",
      "- A new release of the advice is out",
    ]),
  ];
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
};

/** An address in angle brackets, which it cannot end. */
export const link = (address: string): string =>
  `<${encodeURI(decodeSafely(address)).replace(/>/g, "%3E").replace(/</g, "%3C")}>`;

const decodeSafely = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};
