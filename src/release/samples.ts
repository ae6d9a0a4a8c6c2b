import type { Advice, AdviceInput } from "../decision/index.ts";
import { parseAnswers } from "../decision/index.ts";
import { numbersFor } from "../decision/random.ts";
import { space } from "../decision/space.ts";
import { sha256 } from "./archive.ts";

/** Answers whose advice a release must give for ever. */
export interface Sample {
  /** `situation:<id>`, or `sample:<number>` of the answer space. */
  readonly name: string;
  readonly input: AdviceInput;
  /** SHA-256 of the advice as JSON. */
  readonly advice: string;
}

export interface NamedInput {
  readonly name: string;
  readonly input: AdviceInput;
}

/** How many questions of a sample are left open. */
const openShare = 1 / 3;

/** The first `count` sets of answers of one fixed sequence through the answer space: each question open in a third of them, else any of its answers. */
export function sampleOfAnswerSpace(count: number): NamedInput[] {
  const columns = space.map(({ id }) => [numbersFor(`release:open:${id}`, count), numbersFor(`release:${id}`, count)]);
  return Array.from({ length: count }, (_, row) => {
    const answers = space.flatMap(({ id, question, atoms }, index): [string, string | readonly string[]][] => {
      const [open, pick] = columns[index] ?? [];
      const options = atoms[Math.floor((pick?.[row] ?? 0) * atoms.length)] ?? [];
      const [first] = options;
      if ((open?.[row] ?? 0) < openShare || first === undefined) return [];
      return [[id, question.kind === "many" ? options : first]];
    });
    const parsed = parseAnswers({ answers: Object.fromEntries(answers) });
    if (parsed.error !== undefined) throw new Error(`a sample of the answer space is no answer: ${parsed.error}`);
    return { name: `sample:${String(row)}`, input: parsed.input };
  });
}

/** Of the advice as JSON, numbers to nine decimals: the last bits of a logarithm belong to the machine, not to the release. */
export function digest(advice: Advice): string {
  return sha256(
    JSON.stringify(advice, (_, value: unknown) => (typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value)),
  );
}

/** Reads `samples.json` of a release. */
export function readSamples(text: string): readonly Sample[] {
  const samples: unknown = JSON.parse(text);
  if (!Array.isArray(samples)) throw new Error("samples.json is no list");
  return samples.map((sample: unknown) => {
    if (!isSample(sample)) throw new Error("samples.json holds what is no sample");
    return sample;
  });
}

function isSample(value: unknown): value is Sample {
  if (typeof value !== "object" || value === null) return false;
  const input: unknown = Reflect.get(value, "input");
  return (
    typeof Reflect.get(value, "name") === "string" &&
    typeof Reflect.get(value, "advice") === "string" &&
    typeof input === "object" &&
    input !== null &&
    "answers" in input
  );
}
