// Arbitrary answers: any mixture of known, unsure, absent and contradictory ones.
import fc from "fast-check";
import { notSure, questions, type Answers, type AdviceInput } from "../../src/decision/index.ts";

type Question = (typeof questions)[number];
export type Given = Record<string, string | string[]>;

function optionIds(question: Question): string[] {
  return question.options.map(({ id }) => id);
}

/** An answer that the readers let through: for `many`, what is said need not be closed over what it implies. */
function answerTo(question: Question): fc.Arbitrary<string | string[]> {
  if (question.kind === "one") return fc.constantFrom(...optionIds(question));
  const ordinary = question.options.filter((option) => !("alone" in option)).map(({ id }) => id);
  const alone = question.options.filter((option) => "alone" in option).map(({ id }) => id);
  const sets = fc.subarray(ordinary, { minLength: 1 });
  return alone.length === 0
    ? sets
    : fc.oneof({ weight: 6, arbitrary: sets }, { weight: 1, arbitrary: fc.constantFrom(...alone.map((id) => [id])) });
}

/** Answers as the engine takes them. */
export function asAnswers(given: Given): Answers {
  return given;
}

/** Partial answers, `?` among them; how many are answered varies evenly. */
export const partialAnswers: fc.Arbitrary<Given> = fc
  .double({ min: 0, max: 1, noNaN: true })
  .chain((share) =>
    fc.tuple(
      ...questions.map((question) =>
        fc
          .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 9 }), answerTo(question))
          .map(([chance, unsure, answer]) => {
            if (chance > share) return undefined;
            return [question.id, unsure === 0 ? notSure : answer] as const;
          }),
      ),
    ),
  )
  .map((entries) => Object.fromEntries(entries.flatMap((entry) => (entry === undefined ? [] : [entry]))));

const weights = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
  .map(([a, b, c]) => [a, b, c].sort((left, right) => left - right))
  .map(([a = 0, b = 0, c = 0]): [number, number, number, number] => [a, b - a, c - b, 100 - c]);

export const anyInput: fc.Arbitrary<AdviceInput> = fc
  .tuple(partialAnswers, fc.option(weights, { nil: undefined, freq: 4 }))
  .map(([given, own]) => ({ answers: asAnswers(given), ...(own === undefined ? {} : { weights: own }) }));

const dataKinds = ["documents", "demonstrations", "preferences", "verifier"];

function applies(question: Question, data: readonly string[]): boolean {
  return !("applies" in question) || question.applies.data.some((kind: string) => data.includes(kind));
}

/** Full answers without contradictions: every question that applies is answered, none that does not. */
export const fullAnswers: fc.Arbitrary<Given> = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.subarray(dataKinds, { minLength: 1 }) },
      { weight: 1, arbitrary: fc.constant(["none"]) },
    ),
    ...questions.map((question) => fc.tuple(answerTo(question), fc.nat(1000))),
  )
  .map(([data, ...drawn]) =>
    Object.fromEntries(
      questions.flatMap((question, index): [string, string | string[]][] => {
        const [answer, spare] = drawn[index] ?? ["", 0];
        if (question.id === "data") return [["data", [...data]]];
        if (!applies(question, data)) return [];
        if ("otherwise" in question && answer === question.otherwise) {
          const fitting = optionIds(question).filter((id) => id !== question.otherwise);
          return [[question.id, fitting[spare % fitting.length] ?? ""]];
        }
        return [[question.id, answer]];
      }),
    ),
  );

/** Picks an element by an index of any size. */
function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Every complete answer to a question: all closed sets of a `many` question. */
export function completeAnswers(question: Question): (string | string[])[] {
  const options: readonly { readonly id: string; readonly alone?: true }[] = question.options;
  if (question.kind === "one") return optionIds(question);
  const implies: Readonly<Record<string, readonly string[]>> = "implies" in question ? question.implies : {};
  const ordinary = options.filter(({ alone }) => alone === undefined).map(({ id }) => id);
  const sets = new Map<string, string[]>();
  for (let bits = 1; bits < 2 ** ordinary.length; bits++) {
    const chosen = ordinary.filter((_, index) => Math.floor(bits / 2 ** index) % 2 === 1);
    const closed = optionIds(question).filter(
      (id) => chosen.includes(id) || chosen.some((other) => implies[other]?.includes(id)),
    );
    sets.set(closed.join(), closed);
  }
  for (const { id, alone } of options) if (alone === true) sets.set(id, [id]);
  return [...sets.values()];
}

/** Completes partial answers at random: `draws` gives a number a question. Contradicted amounts are replaced, as the engine leaves them open. */
export function complete(given: Given, draws: readonly number[]): Given {
  const known = (id: string): string | string[] | undefined => (given[id] === notSure ? undefined : given[id]);
  const dataQuestion: Question | undefined = questions.find(({ id }) => id === "data");
  if (dataQuestion === undefined) throw new Error("no question about data");
  const answeredData = known("data");
  const data = answeredData ?? pick(completeAnswers(dataQuestion), draws[4] ?? 0);
  return Object.fromEntries(
    questions.flatMap((question, index): [string, string | string[]][] => {
      if (question.id === "data") return [["data", data]];
      if (!applies(question, typeof data === "string" ? [data] : data)) return [];
      const answer = known(question.id);
      const otherwise = "otherwise" in question ? question.otherwise : undefined;
      if (answer !== undefined && answer !== otherwise) return [[question.id, answer]];
      if (answer !== undefined && otherwise === undefined) return [[question.id, answer]];
      return [
        [
          question.id,
          pick(
            completeAnswers(question).filter((candidate) => candidate !== otherwise),
            draws[index] ?? 0,
          ),
        ],
      ];
    }),
  );
}

export const draws: fc.Arbitrary<number[]> = fc.array(fc.nat(10_000), {
  minLength: questions.length,
  maxLength: questions.length,
});
