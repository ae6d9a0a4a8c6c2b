import type { Warning } from "./advice.ts";
import type { AccessRecord } from "./bundle.ts";
import { dayInWords, daysBetween } from "./day.ts";

/** Days before `asOf` within which an offer that ended is still spoken of: a plan may be as old. */
const rememberedDays = 730;

/**
 * Warnings of offers that end or have ended, compared with a day that is an input: never with a clock. An end to come is a caution with its
 * date; one that has come a note.
 * @param asOf ISO date
 * @param accessTo whether the access given allows the technique of this id
 */
export function accessWarnings(
  records: readonly AccessRecord[],
  asOf: string,
  accessTo: (technique: string) => "always" | "never" | "depends",
): Warning[] {
  return records.flatMap((record): Warning[] => {
    const techniques = record.techniques.filter((id) => accessTo(id) !== "never");
    const next = record.ends.find(({ on }) => on > asOf);
    const over = record.ends.some(({ on, closes }) => on <= asOf && (closes === "new-jobs" || closes === "everything"));
    const past = record.ends.filter(({ on }) => on <= asOf && daysBetween(on, asOf) <= rememberedDays);
    if (techniques.length === 0 || (next === undefined && !over) || (next === undefined && past.length === 0))
      return [];
    return [
      {
        id: `access-${record.id}`,
        record: record.id,
        severity: over ? "note" : "caution",
        dimension: "lock-in",
        techniques,
        text: [
          `${record.provider} ${over ? "has ended" : "is ending"} ${record.what}.`,
          ...[...past, ...record.ends.filter(({ on }) => on > asOf)].map(
            ({ says, on }) => `${says.replace("{on}", dayInWords(on))}.`,
          ),
          ...(next === undefined
            ? []
            : [`The next of these dates is ${days(daysBetween(asOf, next.on))} after ${dayInWords(asOf)}.`]),
        ].join(" "),
        mitigations: [
          "Keep the training data, the prompts and the tests outside the provider, so that the same tuning can be done elsewhere.",
          "Where the change must last, tune an open model whose weights or adapter you hold.",
        ],
        detect: "Read the provider's page on deprecations before the work starts and before each release.",
        evidence: record.evidence,
        grade: record.grade,
        dependsOn: techniques.some((id) => accessTo(id) === "always") ? [] : ["access"],
      },
    ];
  });
}

const days = (count: number): string => (count === 1 ? "1 day" : `${String(count)} days`);
