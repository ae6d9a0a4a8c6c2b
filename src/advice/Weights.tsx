import type { Weights } from "../decision/answers.ts";
import { list, lower, question } from "./words.ts";

/** What one press of a button moves. */
const step = 5;

/** Names of the four values, in the order of the options of `priority`. */
export const valueNames: readonly string[] = question("priority").options.map((each) => each.label);

const places = [0, 1, 2, 3] as const;
type Place = (typeof places)[number];

/** Equal parts of a whole number over some places; what does not divide goes to the first ones, so that the way back is the same. */
const equalParts = (amount: number, among: readonly Place[]): ReadonlyMap<Place, number> =>
  new Map(
    among.map((place, index) => [place, Math.floor(amount / among.length) + (index < amount % among.length ? 1 : 0)]),
  );

/**
 * The weights with one of them set, still whole numbers that sum to 100: what it gains the others give up in equal parts, none below 0; what it gives up they
 * share in equal parts.
 */
export const reweighed = (weights: Weights, place: Place, value: number): Weights => {
  const next: [number, number, number, number] = [...weights];
  next[place] = value;
  const others = places.filter((each) => each !== place);
  let surplus = value - weights[place];
  if (surplus < 0) for (const [each, part] of equalParts(-surplus, others)) next[each] += part;
  while (surplus > 0) {
    const left = others.filter((each) => next[each] > 0);
    for (const [each, part] of equalParts(surplus, left)) {
      const given = Math.min(part, next[each]);
      next[each] -= given;
      surplus -= given;
    }
  }
  return next;
};

/** What a change moved, in words: "cost 25 to 30; taken in equal parts from …". */
export const movedInWords = (before: Weights, after: Weights, place: Place): string => {
  const name = (each: Place): string => lower(valueNames[each] ?? "");
  const from = (each: Place): string => `${name(each)} ${String(before[each])} to ${String(after[each])}`;
  const others = places.filter((each) => each !== place && before[each] !== after[each]);
  const gained = after[place] > before[place];
  if (after[place] === before[place]) return "";
  return `${valueNames[place] ?? ""} ${String(before[place])} to ${String(after[place])}, ${gained ? "taken from" : "given to"} the others in equal parts: ${list(others.map(from))}.`;
};

/** A typed weight, or undefined where it is no whole number from 0 to 100. */
export const readWeight = (text: string): number | undefined =>
  /^\s*\d{1,3}\s*$/.test(text) && Number(text) <= 100 ? Number(text) : undefined;

interface FieldsProps {
  readonly weights: Weights;
  /** Called with the new weights and what was moved, in words. */
  readonly onWeigh: (weights: Weights, said: string) => void;
  /** Called where what was typed is no weight. */
  readonly onRefuse: (said: string) => void;
}

/** Four numbers with a button each way; nothing has to be dragged. */
export const WeightFields = ({ weights, onWeigh, onRefuse }: FieldsProps) => {
  const set = (place: Place, value: number): void => {
    const after = reweighed(weights, place, Math.max(0, Math.min(100, value)));
    onWeigh(after, movedInWords(weights, after, place));
  };
  return (
    <ul class="weights n">
      {places.map((place) => {
        const name = valueNames[place] ?? "";
        const id = `weight-${String(place)}`;
        return (
          <li key={id}>
            <label for={id}>{name}</label>
            <div>
              <button
                type="button"
                class="btn quiet sm"
                aria-disabled={weights[place] === 0}
                onClick={() => {
                  if (weights[place] > 0) set(place, weights[place] - step);
                }}
              >
                <span aria-hidden="true">{"\u2212"}</span>
                <span class="vh">{`${name}: ${String(step)} less`}</span>
              </button>
              <input
                id={id}
                type="number"
                inputMode="numeric"
                min="0"
                max="100"
                step="1"
                value={weights[place]}
                autocomplete="off"
                onChange={(event) => {
                  const typed = event.currentTarget.value;
                  const value = readWeight(typed);
                  if (value === undefined) {
                    event.currentTarget.value = String(weights[place]);
                    onRefuse(
                      `A weight is a whole number from 0 to 100; ${lower(name)} stays at ${String(weights[place])}.`,
                    );
                  } else set(place, value);
                }}
              />
              <button
                type="button"
                class="btn quiet sm"
                aria-disabled={weights[place] === 100}
                onClick={() => {
                  if (weights[place] < 100) set(place, weights[place] + step);
                }}
              >
                <span aria-hidden="true">+</span>
                <span class="vh">{`${name}: ${String(step)} more`}</span>
              </button>
            </div>
            <svg class="sbar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class="all" width="100" height="8" />
              <rect class="part" width={weights[place]} height="8" />
            </svg>
          </li>
        );
      })}
    </ul>
  );
};
