import type { ComponentChildren } from "preact";
import type { Contradiction } from "../decision/advice.ts";
import { notSure, type Question, type QuestionId } from "../decision/questions.ts";
import type { Links } from "./links.ts";
import { lower, question } from "./words.ts";

export interface FieldsProps {
  readonly asked: Question;
  /** Absent in the first render: nothing is touched before the address is read. */
  readonly chosen: readonly string[] | undefined;
  readonly onToggle: (option: string, on: boolean) => void;
}

interface OptionRowProps extends FieldsProps {
  readonly option: string;
  readonly label: ComponentChildren;
  readonly means?: string | undefined;
}

const OptionRow = ({ asked, chosen, onToggle, option, label, means }: OptionRowProps) => {
  const id = `o-${asked.id}-${option === notSure ? "not-sure" : option.replace(/[^\w-]/g, "_")}`;
  return (
    <div class="opt">
      <input
        type={asked.kind === "one" ? "radio" : "checkbox"}
        name={asked.id}
        value={option}
        id={id}
        checked={chosen?.includes(option)}
        aria-describedby={means ? `${id}-means` : undefined}
        onChange={(event) => {
          onToggle(option, event.currentTarget.checked);
        }}
      />
      <label for={id}>
        <b>{label}</b>
      </label>
      {means && (
        <p class="tell" id={`${id}-means`}>
          {means}
        </p>
      )}
    </div>
  );
};

/** A question as a group of native controls; the page's heading is its legend. Exclusive options come last, after "or". */
export const QuestionFields = ({ error, ...props }: FieldsProps & { error: string | undefined }) => {
  const { asked } = props;
  const many = asked.kind === "many";
  const together = asked.options.filter((each) => !each.alone);
  const alone = asked.options.filter((each) => each.alone);
  return (
    <fieldset
      class={error ? "q bad" : "q"}
      aria-describedby={[many ? "hint" : "", error ? "error" : ""].join(" ").trim() || undefined}
    >
      <legend>
        <h1 id="_top" tabIndex={-1}>
          {asked.ask}
        </h1>
      </legend>
      {many && (
        <p class="hint" id="hint">
          Select all that apply
        </p>
      )}
      {error && (
        <p class="err" id="error">
          <span class="vh">Error: </span>
          {error}
        </p>
      )}
      <div class="opts">
        {together.map((each) => (
          <OptionRow key={each.id} {...props} option={each.id} label={each.label} means={each.means} />
        ))}
      </div>
      <p class="or">or</p>
      <div class="opts">
        {alone.map((each) => (
          <OptionRow
            key={each.id}
            {...props}
            option={each.id}
            label={
              <>
                {each.label}
                <span class="vh">: {lower(asked.short)}</span>
              </>
            }
            means={each.means}
          />
        ))}
        <OptionRow
          {...props}
          option={notSure}
          label={
            <>
              I am not sure<span class="vh">: {lower(asked.short)}</span>
            </>
          }
          means="The advice then covers every case and says how it splits"
        />
      </div>
    </fieldset>
  );
};

export interface Decides {
  readonly techniques: readonly string[];
  readonly dimensions: readonly string[];
  readonly warnings: number;
  readonly rules: number;
}

/** Why a question is asked and what it decides, generated from the rules. */
export const WhyAsk = ({ asked, decides }: { asked: Question; decides: Decides }) => (
  <details class="more whyask" open>
    <summary>Why we ask</summary>
    <div>
      <p>{asked.why}</p>
      <p>
        <b>This decides:</b> {decidesWords(decides)}.
      </p>
      <p>
        <b>How to find out:</b> {asked.findOut}
      </p>
    </div>
  </details>
);

const decidesWords = ({ techniques, dimensions, warnings, rules }: Decides): string => {
  const some =
    techniques.length > 4
      ? `${techniques.slice(0, 3).join(", ")} and ${String(techniques.length - 3)} more techniques`
      : techniques.join(", ");
  return [
    techniques.length > 0 ? `whether and where ${some} rank` : "",
    dimensions.length > 0 ? `the risk of ${dimensions.join(", ")}` : "",
    warnings > 0 ? `${String(warnings)} ${warnings === 1 ? "warning" : "warnings"}` : "",
    `in ${String(rules)} ${rules === 1 ? "rule" : "rules"}`,
  ]
    .filter(Boolean)
    .join("; ");
};

/** A contradiction, the same at each of its questions, with its ways out. */
export const Clash = ({
  clash,
  here,
  onFix,
  other,
}: {
  clash: Contradiction;
  here: QuestionId;
  onFix: (question: QuestionId, to: readonly string[] | null) => void;
  other: (id: QuestionId) => string;
}) => (
  <div class="clash">
    {clash.questions
      .filter((id) => id !== here)
      .map((id) => (
        <p key={id}>
          <b>
            This and <q>{question(id).short}</q> contradict each other.
          </b>{" "}
          {clash.text}
        </p>
      ))}
    <ul class="n">
      {clash.fixes.map((fix) => (
        <li key={fix.label}>
          <button
            type="button"
            onClick={() => {
              onFix(fix.question, fix.to);
            }}
          >
            {fix.label}
          </button>
        </li>
      ))}
      {clash.questions
        .filter((id) => id !== here)
        .map((id) => (
          <li key={id}>
            <a href={other(id)}>
              Go to the other question<span class="vh">: {lower(question(id).short)}</span>
            </a>
          </li>
        ))}
    </ul>
  </div>
);

export const NotUsed = ({ asked }: { asked: Question }) => {
  const needs = question("data").options.filter((each) => asked.applies?.data.includes(each.id));
  return (
    <p class="unused">
      <b>Not used now.</b> It needs {needs.map((each) => lower(each.label)).join(", ")} under “{question("data").short}
      ”. The answer stays in the address and counts again if you add one.
    </p>
  );
};

/** Without JavaScript: what this page cannot do, and what serves instead. */
export const NoScript = ({ links }: { links: Pick<Links, "page"> }) => (
  <div class="banner">
    <p>
      <b>Working out advice needs JavaScript.</b> Without it you can read the{" "}
      <a href={links.page("/techniques/")}>table of techniques</a> and the <a href={links.page("/rules/")}>rules</a>, or
      run <code>npm run -s cliffwise -- advise answers.json</code> from a copy of the project.
    </p>
  </div>
);
