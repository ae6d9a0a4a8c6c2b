import { useState } from "preact/hooks";
import type { Links } from "../advice/links.ts";
import { isCombination } from "../advice/reading.ts";
import { answerWords, question, withAnswer } from "../advice/words.ts";
import type { Advice } from "../decision/advice.ts";
import type { State } from "../decision/answers-url.ts";
import { engine } from "./engine.ts";

/** "What would put X first?": the fewest changes of the answers, at most two. */
export const ToBeFirst = ({ advice, state, links }: { advice: Advice; state: State; links: Links }) => {
  const [id, setId] = useState("");
  const others = advice.techniques
    .filter((each) => !isCombination(each) && each.rank !== 1)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const changes =
    id === ""
      ? undefined
      : engine.explain({ answers: state.answers, weights: state.weights, asOf: state.asOf }, id)?.toBeFirst;
  const name = others.find((each) => each.id === id)?.name ?? id;
  return (
    <div class="tobefirst needs-js">
      <label for="to-be-first">What would put another technique first?</label>
      <select
        id="to-be-first"
        class="sel"
        value={id}
        onChange={(event) => {
          setId(event.currentTarget.value);
        }}
      >
        <option value="">Choose a technique</option>
        {others.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <div role="status">
        {changes === null && <p>No change of one or two answers puts {name} first.</p>}
        {changes && changes.length > 0 && (
          <p>
            {name} comes first with{" "}
            <a
              href={links.result(
                changes.reduce((answers, change) => withAnswer(answers, change.question, change.to), state.answers),
              )}
            >
              {changes
                .map(
                  (change) =>
                    `${question(change.question).short}: ${answerWords(change.question, change.to).toLowerCase()}`,
                )
                .join("; ")}
            </a>
          </p>
        )}
        {changes?.length === 0 && <p>{name} already comes first.</p>}
      </div>
    </div>
  );
};
