// Items of lm-evaluation-harness, as `--log_samples` writes them: one a line, or an indented list (0.4.0 to 0.4.2), or within the results.
import { type SampleRow } from "../model.ts";
import { choiceLogLikelihoods, goldOf, probabilitiesOf } from "./choices.ts";
import { field, idOf, isObject, listOf, scoreOf, textOf, unwrapped, type JsonObject } from "./json-value.ts";
import { MAX_SAMPLES } from "./limits.ts";
import { counted, FileProblem, grouped, type Reading } from "./part.ts";

/** Fields that are no scores. */
const NO_SCORE = new Set(
  "doc_id doc target arguments resps filtered_resps filter metrics doc_hash prompt_hash target_hash native_id idx id index".split(
    " ",
  ),
);

/** Gathers items. Keyed by task, filter and id: several processes write in any order, and files are appended to. */
export class LmEvalSamples {
  readonly #reading: Reading;
  readonly #items = new Map<string, Map<string, SampleRow>>();
  readonly #seen = new Map<string, number>();
  #count = 0;
  #repeated = 0;
  unnamed = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  add(value: unknown, task: string): void {
    if (!isObject(value)) return;
    const id = idOf(field(value, "doc_id"));
    if (id === null) return;
    this.#put(sampleOf(value, task, id, this.#filterOf(value, task, id)));
  }

  /** Items of forks: no more than scores, in the order of the data set. */
  addScores(value: unknown, task: string, index: number): void {
    if (isObject(value)) this.#put(sampleOf(value, task, index.toString(), "none"));
  }

  list(): SampleRow[] {
    if (this.#repeated > 0) {
      this.#reading.notice(
        `${counted(this.#repeated, "item stands", "items stand")} there twice; the last of each is used`,
      );
    }
    return [...this.#items.values()].flatMap((items) => [...items.values()]);
  }

  /** Before 0.4.7 filters are not named: the second row of a document is that of the second filter. */
  #filterOf(row: JsonObject, task: string, id: string): string {
    const named = textOf(field(row, "filter"));
    if (named !== null) return named;
    this.unnamed = true;
    const key = JSON.stringify([task, id]);
    const before = this.#seen.get(key) ?? 0;
    this.#seen.set(key, before + 1);
    return `#${before}`;
  }

  #put(sample: SampleRow): void {
    const key = JSON.stringify([sample.task, sample.filter]);
    const items = this.#items.get(key) ?? new Map<string, SampleRow>();
    this.#items.set(key, items);
    if (items.has(sample.id)) this.#repeated += 1;
    else this.#count += 1;
    if (this.#count > MAX_SAMPLES) throw tooManySamples();
    items.set(sample.id, sample);
  }
}

export function tooManySamples(): FileProblem {
  return new FileProblem(`more than ${grouped(MAX_SAMPLES)} items`, "fewer; leave out the samples of some tasks");
}

function sampleOf(row: JsonObject, task: string, id: string, filter: string): SampleRow {
  const scores = scoresOf(row);
  const logLikelihoods = choiceLogLikelihoods(row);
  const right = Object.hasOwn(scores, "acc") ? (scores["acc"] ?? null) : null;
  const probabilities = logLikelihoods === null ? null : probabilitiesOf(logLikelihoods);
  return {
    task,
    filter,
    id,
    docHash: textOf(field(row, "doc_hash")),
    promptHash: textOf(field(row, "prompt_hash")),
    scores,
    invalid: logLikelihoods === null && isInvalid(field(row, "filtered_resps")),
    cluster: null,
    probabilities,
    gold: logLikelihoods === null || probabilities === null ? null : goldOf(row, logLikelihoods, right),
  };
}

function scoresOf(row: JsonObject): Record<string, number> {
  const named = listOf(field(row, "metrics")).filter((name) => typeof name === "string");
  const names =
    named.length > 0 ? named : Object.keys(row).filter((name) => !NO_SCORE.has(name) && typeof row[name] !== "string");
  return Object.fromEntries(
    names.flatMap((name) => {
      const score = scoreOf(field(row, name));
      return score === null || name === "__proto__" ? [] : [[name, score]];
    }),
  );
}

/** True where the filter found no answer. Some tasks nest the answer once more. */
function isInvalid(filtered: unknown): boolean {
  const answers = listOf(filtered).map(unwrapped);
  return (
    answers.length > 0 &&
    answers.every((answer) => typeof answer === "string" && /^(\[invalid\])?$/.test(answer.trim()))
  );
}
