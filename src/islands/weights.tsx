import { useState } from "preact/hooks";
import { isCombination, leader, recommended, robustness, sentence } from "../advice/reading.ts";
import { valueNames, WeightFields } from "../advice/Weights.tsx";
import { given, list, lower, points, share } from "../advice/words.ts";
import type { Advice } from "../decision/advice.ts";
import { type Weights, weightsOfPriority } from "../decision/answers.ts";
import type { State } from "../decision/answers-url.ts";
import { notSure } from "../decision/questions.ts";
import { values } from "../decision/schema/ids.ts";
import type { PageEngine } from "./page-engine.ts";

const equal: Weights = [25, 25, 25, 25];

interface Props {
  /** The one of the page. */
  readonly engine: Pick<PageEngine, "preview" | "shortName">;
  readonly advice: Advice;
  readonly state: State;
  /** Weights of one's own, or undefined for what the answer to `priority` stands for. */
  readonly onWeigh: (weights: Weights | undefined) => void;
}

/** The four values in the reader's own weights: numbers, buttons, and what they do to the advice at once. */
export const Weigh = ({ engine, advice, state, onWeigh }: Props) => {
  const [said, setSaid] = useState("");
  const [priority] = given(state.answers, "priority");
  const answered = values.find((each) => each === priority);
  const own = state.weights !== undefined;
  const weights = state.weights ?? weightsOfPriority(answered);
  const without = own ? engine.preview({ ...state, weights: undefined }) : undefined;
  const before = without?.recommended.map((id) => engine.shortName(id) ?? id) ?? [];
  const sameAsBefore =
    without !== undefined &&
    [...without.recommended].sort().join() ===
      recommended(advice)
        .filter((each) => !isCombination(each))
        .map((each) => each.id)
        .sort()
        .join();
  const answeredName = answered ? lower(valueNames[values.indexOf(answered)] ?? "") : "";
  const weigh = (next: Weights | undefined, words: string): void => {
    setSaid(words);
    onWeigh(next);
  };
  return (
    <div class="weigh needs-js" role="group" aria-labelledby="h-weigh">
      <h3 id="h-weigh">Weigh it yourself</h3>
      <p class="small">
        {own
          ? `These weights are yours${answered ? ` and take the place of your answer “${answeredName}”` : ""}.`
          : answered
            ? `These weights stand for your answer “${answeredName}”.`
            : `You have not said what matters most${priority === notSure ? " (not sure)" : ""}, so all four count alike.`}{" "}
        They always sum to 100: what one gains, the others give up in equal parts, and the other way round.
      </p>
      <WeightFields weights={weights} onWeigh={weigh} onRefuse={setSaid} />
      <div class="acts">
        <button
          type="button"
          class="btn quiet sm"
          onClick={() => {
            weigh(equal, "All four weigh 25.");
          }}
        >
          Equal weights
        </button>
        <button
          type="button"
          class="btn quiet sm"
          aria-disabled={!own}
          onClick={() => {
            if (own)
              weigh(
                undefined,
                answered ? `Back to your answer: ${answeredName} first.` : "Left open again what matters most.",
              );
          }}
        >
          {answered ? `Back to “${answeredName}” first` : "Leave it open"}
        </button>
      </div>
      <div role="status" class="weigh-said">
        {said !== "" && <p>{said}</p>}
        <p>
          With these weights: <b>{list(sentence(advice).names, "or")}</b> ({points(leader(advice).score ?? 0, true)}{" "}
          points, {advice.strength}; first in {share(robustness(advice))} of what is still possible).
          {own &&
            (sameAsBefore
              ? ` ${answered ? "Your answer alone gives" : "Equal weights give"} the same.`
              : ` ${answered ? "Your answer alone" : "Left open"}: ${list(before, "or")}.`)}
        </p>
      </div>
    </div>
  );
};
