import { z } from "zod";
import { questions } from "../questions.ts";
import { criterionIds, dimensions, offRamps, severities, stages } from "./ids.ts";

const sentence = z.string().min(10);
const points = z.union([z.literal(-2), z.literal(-1), z.literal(1), z.literal(2)]);
const less = z.union([z.literal(-1), z.literal(-2)]);

/** Questions whose answers set how much a risk matters; a rule that moved a level by them would count them twice. */
const exposureQuestions: readonly string[] = ["out-of-domain", "stakes", "safety-behavior", "reversibility"];

/** Whether a condition asks for access that is there. */
function accessNamed(when: Readonly<Record<string, unknown>>): boolean {
  const test = when["access"];
  return typeof test === "object" && test !== null && "includes" in test && test.includes !== undefined;
}

const conditionShape = Object.fromEntries(
  questions.map((question) => {
    const options = z.array(z.enum(question.options.map((option) => option.id))).min(1);
    const test =
      question.kind === "one"
        ? options
        : z
            .strictObject({ includes: options.optional(), without: options.optional() })
            .refine((many) => many.includes ?? many.without, { message: "needs `includes` or `without`" });
    return [question.id, test.optional()];
  }),
);

/** A conjunction over questions. */
const condition = z.strictObject(conditionShape);

const effect = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rules-out") }),
  z.strictObject({ kind: z.literal("fit"), criterion: z.enum(criterionIds), points }),
  z.strictObject({ kind: z.literal("risk"), dimension: z.enum(dimensions), steps: points }),
  z.strictObject({
    kind: z.literal("mitigates"),
    dimension: z.enum(dimensions),
    steps: less,
    by: z.union([z.strictObject({ technique: z.string() }), z.strictObject({ measure: sentence })]),
  }),
  z.strictObject({
    kind: z.literal("warn"),
    severity: z.enum(severities),
    dimension: z.enum(dimensions),
    mitigations: z.array(sentence).min(1),
    detect: sentence,
  }),
  z.strictObject({
    kind: z.literal("step"),
    stage: z.enum(stages),
    do: sentence,
    measure: z.array(z.string()).min(1),
    stopWhen: sentence,
    goOnWhen: sentence,
  }),
  z.strictObject({ kind: z.literal("off-ramp"), offRamp: z.enum(offRamps) }),
]);

/** A rule as plain data. Everything that holds by construction of the engine's properties is refused here. */
export const rule = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case words joined by hyphens"),
    topic: z.string(),
    when: condition,
    on: z.array(z.string()),
    effect,
    because: sentence,
    evidence: z.array(z.string()).min(1).optional(),
    judgement: sentence.optional(),
  })
  .superRefine((entry, context) => {
    const refuse = (message: string): void => {
      context.addIssue({ code: "custom", message });
    };
    const asked = Object.keys(entry.when);
    const { kind } = entry.effect;
    if ((entry.evidence === undefined) === (entry.judgement === undefined))
      refuse("needs either `evidence` or a `judgement`");
    if (kind === "rules-out" && entry.on.includes("prompt-engineering"))
      refuse("needs another effect than rules-out on prompt-engineering, which can always be done");
    if (kind === "rules-out" && accessNamed(entry.when))
      refuse("needs `without` in place of access that is there, since more access may never bar a technique");
    if ((kind === "risk" || kind === "mitigates") && asked.some((id) => exposureQuestions.includes(id)))
      refuse(`needs a condition without ${exposureQuestions.join(", ")}, which exposure counts already`);
    if (
      asked.includes("priority") &&
      (kind === "fit" || kind === "risk" || kind === "rules-out" || kind === "mitigates")
    )
      refuse("needs a condition without priority, which the weights count already");
    const alone = kind === "off-ramp" || (kind === "step" && entry.effect.stage !== "with");
    if (entry.on.length === 0 && !alone) refuse("needs a technique to be on");
  });
