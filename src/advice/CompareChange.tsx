import { type QuestionId, questions } from "../decision/questions.ts";
import { groupsOfQuestions, Pick } from "./ExpertQuestions.tsx";
import { given, question } from "./words.ts";
import type { Side } from "./compare-reading.ts";

/** Changes one answer of one of the two sets. */
export const CompareChange = ({
  sides,
  which,
  asked,
  onWhich,
  onAsk,
  onAnswer,
}: {
  sides: Readonly<Record<"a" | "b", Side>>;
  which: "a" | "b";
  asked: QuestionId | undefined;
  onWhich: (which: "a" | "b") => void;
  onAsk: (asked: QuestionId | undefined) => void;
  onAnswer: (id: QuestionId, chosen: readonly string[]) => void;
}) => (
  <div class="change-one" role="group" aria-labelledby="h-change">
    <h3 id="h-change">Change an answer</h3>
    <div class="row">
      <fieldset class="pick">
        <legend class="vh">In which set</legend>
        {(["a", "b"] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="which"
              value={each}
              checked={which === each}
              onChange={() => {
                onWhich(each);
              }}
            />
            <span>In {each.toUpperCase()}</span>
          </label>
        ))}
      </fieldset>
      <label for="which-question" class="vh">
        Which question
      </label>
      <select
        id="which-question"
        class="sel"
        value={asked ?? ""}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onAsk(questions.find((each) => each.id === chosen)?.id);
        }}
      >
        <option value="">Choose a question</option>
        {groupsOfQuestions.map((group) => (
          <optgroup key={group.id} label={group.title}>
            {group.questions.map((each) => (
              <option key={each.id} value={each.id}>
                {each.asked.short}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
    {asked && (
      <div class="field" role="group" aria-labelledby={`l-${asked}`}>
        <p id={`l-${asked}`}>
          <b>{question(asked).ask}</b> <span class="small">in {which.toUpperCase()}</span>
        </p>
        <Pick
          key={`${which}-${asked}`}
          asked={question(asked)}
          id={asked}
          chosen={given(sides[which].state.answers, asked)}
          onAnswer={onAnswer}
        />
        {given(sides[which].state.answers, asked).length > 0 && (
          <button
            type="button"
            class="btn quiet sm"
            onClick={() => {
              onAnswer(asked, []);
            }}
          >
            Take the answer back
          </button>
        )}
      </div>
    )}
  </div>
);
