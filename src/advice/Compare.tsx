import type { ComponentChildren } from "preact";
import type { Level } from "../decision/schema/ids.ts";
import { adviceLines, answerLines, differs, inShort, type Line, rankings, type Side } from "./compare-reading.ts";
import { RankChange } from "./CompareSlope.tsx";
import type { Links } from "./links.ts";
import { CertaintyMark, CliffSketch, RiskMark, StrengthMark, TierMark } from "./marks.tsx";
import { leader, sentence } from "./reading.ts";
import { plural } from "./words.ts";

/** What a click asks for; the page that shows the comparison does it (`data-do`). */
export const compareActions = ["copy-link", "copy-markdown", "save-json", "swap", "print"] as const;
export type CompareAction = (typeof compareActions)[number];

/** Text in which names stand between `**`. */
export const Marked = ({ text }: { text: string }) => (
  <>{text.split("**").map((part, index) => (index % 2 === 1 ? <b key={part + String(index)}>{part}</b> : part))}</>
);

const Head = ({ side, name, links }: { side: Side; name: "A" | "B"; links: Links }) => {
  const { advice } = side;
  const says = sentence(advice);
  const first = leader(advice);
  return (
    <section class="who" aria-labelledby={`h-${name}`}>
      <div class="name">
        <h2 id={`h-${name}`}>
          <span class={`ab ${name.toLowerCase()}`}>
            <span class="vh">Set </span>
            {name}
          </span>
        </h2>
        <a href={links.result()}>
          Open this advice<span class="vh"> ({name})</span>
        </a>
      </div>
      <p class="rec">
        {says.verb} <Marked text={says.names.map((each) => `**${each}**`).join(" or ")} />.
      </p>
      <CliffSketch level={first.risk.overall} />
      <p class="meta">
        <TierMark tier={first.tier} />
        <RiskMark level={first.risk.overall} />
      </p>
      <dl class="grades">
        <div>
          <dt>Strength</dt>
          <dd>
            <StrengthMark strength={advice.strength} />
          </dd>
        </div>
        <div>
          <dt>Certainty</dt>
          <dd>
            <CertaintyMark grade={advice.certainty} />
          </dd>
        </div>
      </dl>
    </section>
  );
};

/** The glyph is drawn: not every font has it. */
const Differs = () => (
  <span class="differs">
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="M4.5 7.5H15.5M4.5 12.5H15.5M12.5 3.5L7.5 16.5" />
    </svg>
    differs
  </span>
);

const Entries = ({
  own,
  other,
  level,
}: {
  own: readonly string[];
  other: readonly string[];
  level?: Level | undefined;
}) => {
  if (level) return <RiskMark level={level} bare />;
  return (
    <>
      {own.map((each, index) => (
        <span key={each}>
          {index > 0 && "; "}
          {other.includes(each) ? each : <b>{each}</b>}
        </span>
      ))}
    </>
  );
};

/** Two columns and a word that says whether they differ; the part that differs is bold. */
const SideBySide = ({ lines, caption }: { lines: readonly Line[]; caption: string }) => (
  <table class="tbl two">
    <caption class="vh">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">
          <span class="vh">What</span>
        </th>
        <th scope="col">A</th>
        <th scope="col">B</th>
        <th scope="col" class="m">
          <span class="vh">Differs</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.id} class={differs(line) ? "d" : undefined}>
          <th scope="row">{line.name}</th>
          <td data-l="A">
            <Entries own={line.a} other={line.b} level={line.levels?.[0]} />
          </td>
          <td data-l="B">
            <Entries own={line.b} other={line.a} level={line.levels?.[1]} />
          </td>
          <td class="m">{differs(line) ? <Differs /> : <span class="same">same</span>}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

export interface CompareReportProps {
  readonly a: Side;
  readonly b: Side;
  readonly links: { readonly a: Links; readonly b: Links };
  /** Each difference of the answers and what it does to the first place; absent while it is worked out. */
  readonly attributions: readonly { readonly name: string; readonly words: string }[] | undefined;
  readonly onlyDifferent: boolean;
  readonly onOnlyDifferent: (only: boolean) => void;
  /** The control that changes an answer of one set. */
  readonly change: ComponentChildren;
  readonly address: string;
}

/** Two sets of answers side by side: what differs in them, in the advice and in the ranks, and which answer made the difference. */
export const CompareReport = ({
  a,
  b,
  links,
  attributions,
  onlyDifferent,
  onOnlyDifferent,
  change,
  address,
}: CompareReportProps) => {
  const answers = answerLines(a, b);
  const different = answers.filter(differs);
  const same = answers.filter((line) => !differs(line));
  const lines = adviceLines(a.advice, b.advice);
  const changed = lines.filter(differs);
  return (
    <div class="cmp">
      <p class="sum3">
        <Marked text={inShort(a, b, different.length)} />
      </p>
      <div class="heads">
        <Head side={a} name="A" links={links.a} />
        <Head side={b} name="B" links={links.b} />
      </div>
      <section id="answers" aria-labelledby="h-answers">
        <h2 id="h-answers">What you answered differently</h2>
        {different.length > 0 ? (
          <SideBySide lines={different} caption="Answers that differ" />
        ) : (
          <p>Both sets hold the same answers. Change one of them below to see what it would do.</p>
        )}
        {same.length > 0 && (
          <details class="more">
            <summary>{plural(same.length, "answer is the same", "answers are the same")}</summary>
            <SideBySide lines={same} caption="Answers that are the same" />
          </details>
        )}
        {change}
      </section>
      {different.length > 0 && (
        <section id="made-the-difference" aria-labelledby="h-made">
          <h2 id="h-made">
            {different.length === 1 ? "What it does to the recommendation" : "Which of them made the difference"}
          </h2>
          {attributions ? (
            <ul class="attr n">
              {attributions.map((each) => (
                <li key={each.name}>
                  <b>
                    {each.name}
                    {different.length > 1 && <span class="vh">,</span>}
                  </b>
                  <span>
                    <Marked text={each.words} />
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p class="wait">Working it out</p>
          )}
        </section>
      )}
      <section id="advice" aria-labelledby="h-advice">
        <h2 id="h-advice">What the advice says</h2>
        <div class="onlyd">
          <span role="status">
            <b>{String(changed.length)}</b> of {String(lines.length)} lines{" "}
            {changed.length === 1 ? "differs" : "differ"}
          </span>
          <span class="pick">
            <label>
              <input
                type="checkbox"
                checked={onlyDifferent}
                onChange={(event) => {
                  onOnlyDifferent(event.currentTarget.checked);
                }}
              />
              <span>Only what differs</span>
            </label>
          </span>
        </div>
        {onlyDifferent && changed.length === 0 ? (
          <p>Nothing differs.</p>
        ) : (
          <SideBySide lines={onlyDifferent ? changed : lines} caption="Both advices line by line" />
        )}
        <p class="small">Risks are those of the technique that each side names first.</p>
      </section>
      <section id="ranks" aria-labelledby="h-ranks">
        <h2 id="h-ranks">Where each technique went</h2>
        <RankChange ranked={rankings(a.advice, b.advice)} page={links.a.page} />
      </section>
      <section id="share" aria-labelledby="h-share">
        <h2 id="h-share">Share this comparison</h2>
        <div class="share">
          <button class="btn sm" type="button" data-do="copy-link">
            Copy link
          </button>
          <button class="btn quiet sm" type="button" data-do="copy-markdown">
            Copy as Markdown
          </button>
          <button class="btn quiet sm" type="button" data-do="save-json">
            Save as JSON
          </button>
          <button class="btn quiet sm" type="button" data-do="swap">
            Swap A and B
          </button>
          <button class="btn quiet sm" type="button" data-do="print">
            Print
          </button>
        </div>
        <p class="small done" role="status" data-done />
        <div class="copy">
          <span>Link to the latest</span>
          <code>{address}</code>
        </div>
        <p class="small">
          What both sets share is written once; <code>a.</code> and <code>b.</code> stand before what only one of them
          says.
        </p>
        <div class="stamp">
          <span>
            Release <b>{b.advice.release}</b>
          </span>
          <span>
            Catalog <b class="mono">{b.advice.catalog.slice(0, 12)}</b>
          </span>
        </div>
      </section>
    </div>
  );
};
