import { useState } from "preact/hooks";
import type { InDomainSuggestion } from "../check/index.ts";
import { plural } from "./words.ts";

/** More boxes than this are found by name only. */
const mostBoxes = 200;

interface Props {
  readonly tasks: readonly string[];
  readonly suggestion: InDomainSuggestion;
  readonly busy: boolean;
  readonly onCompare: (inDomain: readonly string[] | null, margin: number) => void;
}

/** Chosen before any result is shown, so that the choice cannot follow the result. */
export const InDomain = ({ tasks, suggestion, busy, onCompare }: Props) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [find, setFind] = useState("");
  const [margin, setMargin] = useState("2");
  const points = Number(margin);
  const valid = /^\d{1,2}([.,]\d+)?$/.test(margin.trim()) && points > 0 && points <= 50;
  const matching = tasks.filter((task) => task.toLowerCase().includes(find.toLowerCase()));
  const set = (names: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const name of names) {
      if (on) next.add(name);
      else next.delete(name);
    }
    setChosen(next);
  };
  return (
    <section aria-labelledby="domain">
      <h2 id="domain">2. Which tasks was it specialized for?</h2>
      <p>
        Choose before you see results: what you name counts as the domain, everything else is what has to be kept. Name
        none, and all tasks have to be kept.
      </p>
      {suggestion.tasks.length > 0 && (
        <p class="row">
          <span>{suggestion.because}</span>
          <button
            type="button"
            class="btn quiet sm"
            onClick={() => {
              setChosen(new Set(suggestion.tasks));
            }}
          >
            Take the suggestion: {plural(suggestion.tasks.length, "task")}
          </button>
        </p>
      )}
      <fieldset class="domain" hidden={tasks.length === 0}>
        <legend>
          {plural(tasks.length, "task")} on both sides, {String(chosen.size)} in the domain
        </legend>
        {tasks.length > 12 && (
          <p class="row">
            <label>
              Find{" "}
              <input
                type="search"
                value={find}
                onInput={({ currentTarget }) => {
                  setFind(currentTarget.value);
                }}
              />
            </label>
            <button
              type="button"
              class="btn quiet sm"
              onClick={() => {
                set(matching, true);
              }}
            >
              Choose {find === "" ? "all" : `these ${String(matching.length)}`}
            </button>
            <button
              type="button"
              class="btn quiet sm"
              onClick={() => {
                set(matching, false);
              }}
            >
              Choose none
            </button>
          </p>
        )}
        <ul class="boxes">
          {matching.slice(0, mostBoxes).map((task) => (
            <li key={task}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(task)}
                  onChange={({ currentTarget }) => {
                    set([task], currentTarget.checked);
                  }}
                />{" "}
                {task}
              </label>
            </li>
          ))}
        </ul>
        {matching.length > mostBoxes && (
          <p class="small">{String(matching.length - mostBoxes)} more: find them by name.</p>
        )}
      </fieldset>
      <p class="row">
        <label>
          Loss that still counts as kept, in points{" "}
          <input
            type="text"
            inputmode="decimal"
            size={4}
            value={margin}
            aria-invalid={!valid}
            onInput={({ currentTarget }) => {
              setMargin(currentTarget.value.replace(",", "."));
            }}
          />
        </label>
        <button
          type="button"
          class="btn"
          disabled={busy || !valid}
          onClick={() => {
            onCompare(chosen.size > 0 ? [...chosen] : null, points / 100);
          }}
        >
          {busy ? "Comparing" : tasks.length === 0 ? "Show what each side has" : "Show the verdict"}
        </button>
      </p>
      {!valid && <p class="error">A number above 0 and up to 50, such as 2.</p>}
      {tasks.length === 0 && (
        <p class="error" role="alert">
          No task stands on both sides under the same name, metric and filter. Were the same tasks run on both models?
        </p>
      )}
    </section>
  );
};
