// Samples of an Inspect log. Only what scores them is taken; transcripts are most of a log and are passed over.
import { type ResultRow, type SampleRow } from "../model.ts";
import { filterOf } from "./inspect-scores.ts";
import { entriesOf, field, idOf, isObject, listOf, scoreOf, textOf } from "./json-value.ts";
import { type Path } from "./json-scan.ts";
import { MAX_SAMPLES } from "./limits.ts";
import { tooManySamples } from "./lm-eval-samples.ts";
import { type Reading } from "./part.ts";

const WANTED = new Set(["id", "epoch", "scores", "score", "metadata"]);

/** The plan for what is in a sample. */
export function wanted(path: Path): "take" | "skip" {
  return path.length === 1 && WANTED.has(String(path[0])) ? "take" : "skip";
}

/** Inspect's own numbers for its letters; "N" is an answer that was not given. */
const LETTERS = new Map([
  ["C", 1],
  ["I", 0],
  ["P", 0.5],
  ["N", 0],
  ["yes", 1],
  ["no", 0],
]);

interface Scored {
  readonly value: number;
  readonly invalid: boolean;
}

interface Item {
  id: string | null;
  epoch: string;
  cluster: string | null;
  /** By scorer, or by a key of its value where that holds several. */
  scores: ReadonlyMap<string, Scored>;
}

export class InspectSamples {
  /** Field of the samples' metadata by which the log's errors are clustered, once it is known. */
  clusterBy: string | null = null;
  readonly #reading: Reading;
  readonly #items = new Map<string, Item>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Takes one field of the sample that `key` names. */
  add(key: string, name: string, value: unknown): void {
    const item = this.#items.get(key) ?? { id: null, epoch: "1", cluster: null, scores: new Map<string, Scored>() };
    this.#items.set(key, item);
    if (this.#items.size > MAX_SAMPLES) throw tooManySamples();
    if (name === "id") item.id = idOf(value);
    else if (name === "epoch") item.epoch = idOf(value) ?? "1";
    else if (name === "metadata") item.cluster = this.clusterBy === null ? null : idOf(field(value, this.clusterBy));
    else if (name === "score") item.scores = new Map(scoredOf("none", value));
    else if (isObject(value))
      item.scores = new Map(entriesOf(value).flatMap(([scorer, score]) => scoredOf(scorer, score)));
  }

  /** Items that a scorer scored, whatever their epochs. */
  readonly count = (scorer: string): number =>
    new Set([...this.#items.values()].flatMap(({ id, scores }) => (scores.has(scorer) ? [id] : []))).size;

  /** Samples for each scorer, epochs averaged; for other reducers the log's own reductions. */
  rows(task: string, results: readonly ResultRow[], reductions: readonly unknown[]): SampleRow[] {
    const byScorer = new Map<string, Map<string, Scored[]>>();
    const seen = new Set<string>();
    const clusters = new Map<string, string | null>();
    for (const { id, epoch, cluster, scores } of this.#items.values()) {
      if (id === null) continue;
      const key = JSON.stringify([id, epoch]);
      if (seen.has(key)) {
        this.#reading.notice("Samples stand there twice; the first of each is used");
        continue;
      }
      seen.add(key);
      clusters.set(id, cluster);
      for (const [scorer, score] of scores) {
        const items = byScorer.get(scorer) ?? new Map<string, Scored[]>();
        byScorer.set(scorer, items);
        items.set(id, [...(items.get(id) ?? []), score]);
      }
    }
    const filters = [...byScorer].map(([scorer, items]) => ({ filter: filterOf(scorer, null), items }));
    for (const reduction of reductions)
      filters.push(
        ...this.#reduced(
          reduction,
          filters.map(({ filter }) => filter),
        ),
      );
    return filters.flatMap(({ filter, items }) => {
      const names = metricsOf(filter, results);
      return [...items].map(([id, scores]) =>
        sampleOf({ task, filter, id, scores, names, cluster: clusters.get(id) ?? null }),
      );
    });
  }

  #reduced(reduction: unknown, known: readonly string[]) {
    const filter = filterOf(textOf(field(reduction, "scorer")) ?? "none", textOf(field(reduction, "reducer")));
    if (known.includes(filter)) return [];
    const items = new Map<string, Scored[]>();
    for (const sample of listOf(field(reduction, "samples"))) {
      const id = idOf(field(sample, "sample_id"));
      const [scored] = scoredOf("", sample);
      if (id !== null && scored !== undefined && scored[0] === "") items.set(id, [scored[1]]);
    }
    return items.size > 0 ? [{ filter, items }] : [];
  }
}

/** The score of one scorer: one value, or several by key, which are reported as scorers of their own. Not a number means not scored. */
function scoredOf(scorer: string, score: unknown): [string, Scored][] {
  const value = field(score, "value");
  if (isObject(value)) {
    return entriesOf(value).flatMap(([key, each]): [string, Scored][] => {
      const number = numberFrom(each);
      return number === null ? [] : [[key, { value: number, invalid: each === "N" }]];
    });
  }
  const number = numberFrom(value);
  return number === null ? [] : [[scorer, { value: number, invalid: value === "N" || field(score, "answer") === "" }]];
}

function numberFrom(value: unknown): number | null {
  const letter = typeof value === "string" ? (LETTERS.get(value) ?? LETTERS.get(value.toLowerCase())) : undefined;
  return letter ?? scoreOf(value);
}

/** Means that the log reports for a scorer; "accuracy" where it reports none. */
function metricsOf(filter: string, results: readonly ResultRow[]): readonly string[] {
  const means = results.filter((row) => row.filter === filter && (row.metric === "accuracy" || row.metric === "mean"));
  return means.length > 0 ? means.map(({ metric }) => metric) : ["accuracy"];
}

interface Drafted {
  readonly task: string;
  readonly filter: string;
  readonly id: string;
  readonly scores: readonly Scored[];
  readonly names: readonly string[];
  readonly cluster: string | null;
}

function sampleOf({ task, filter, id, scores, names, cluster }: Drafted): SampleRow {
  const mean = scores.reduce((sum, { value }) => sum + value, 0) / scores.length;
  return {
    task,
    filter,
    id,
    docHash: null,
    promptHash: null,
    scores: Object.fromEntries(names.map((name) => [name, mean])),
    invalid: scores.every(({ invalid }) => invalid),
    cluster,
    probabilities: null,
    gold: null,
  };
}
