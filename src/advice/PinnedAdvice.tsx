import { useState } from "preact/hooks";
import { severityNames } from "../decision/explain.ts";
import type { Advice } from "../decision/advice.ts";
import type { Links } from "./links.ts";
import { escapeMarkdown, link } from "./markdown.ts";
import type { Differences, ReasonChange, Standing, StatusChange } from "./then-and-now.ts";
import { date, list, plural, points } from "./words.ts";

const firstWords = ({ first, none }: Differences): string =>
  first
    ? "Today the first technique is another one."
    : none
      ? "Today's advice is the same."
      : "Today the first technique is the same; other things changed.";

interface BannerProps {
  readonly release: string;
  /** ISO date of that release. */
  readonly on: string;
  readonly differences: Differences;
  readonly asNow: boolean;
  readonly onShow: (asNow: boolean) => void;
}

/** Says which advice is shown, and switches between then and now. */
export const PinnedBanner = ({ release, on, differences, asNow, onShow }: BannerProps) => (
  <div class="banner pinned">
    <p role="status">
      {asNow ? (
        <>
          <b>Advice as it is now.</b> This link is pinned to release {release} of {date(on)}.{" "}
        </>
      ) : (
        <>
          <b>Advice as it was on {date(on)}</b>, release {release}.{" "}
        </>
      )}
      {firstWords(differences)}
    </p>
    <div class="seg" role="group" aria-label="Show the advice">
      {[false, true].map((now) => (
        <button
          key={String(now)}
          type="button"
          aria-pressed={asNow === now}
          onClick={() => {
            onShow(now);
          }}
        >
          {now ? "as now" : "as then"}
        </button>
      ))}
    </div>
  </div>
);

const fateWords = ({ fate, then, now }: ReasonChange): string => {
  switch (fate) {
    case "new":
      return "New rule";
    case "removed":
      return "Removed rule";
    case "changed":
      return "Changed rule";
    case "base":
      return "Level of its own";
    case "risk":
      return "Cost of the level";
    case "same":
      return then === undefined ? "Applies now" : now === undefined ? "No longer applies" : "Counts otherwise";
  }
};

const amount = (value: number | undefined, unit: "points" | "levels"): string =>
  value === undefined ? "nothing" : unit === "points" ? points(value, true) : `${points(value, true)} levels`;

const standingWords = (standing: Standing | undefined): string =>
  standing === undefined
    ? "not given"
    : `${severityNames[standing.severity].toLowerCase()}${standing.depends ? ", if an open answer confirms it" : ""}`;

const scoreWords = (value: number | undefined): string => (value === undefined ? "no score" : points(value));

const statusWords = ({ then, now }: StatusChange): readonly [string, string] => [
  then ?? "not in the catalog",
  now ?? "not in the catalog",
];

/** Reasons that are shown before the reader asks for the rest. */
const shownReasons = 10;

const Reason = ({ change, links }: { change: ReasonChange; links: Links }) => {
  const linked = change.fate !== "removed" && change.fate !== "base" && change.fate !== "risk";
  return (
    <li>
      <b class="k">{fateWords(change)}</b>
      <span>
        {change.text}
        {change.fate !== "base" && change.fate !== "risk" && (
          <>
            <br />
            {linked ? (
              <a href={links.page(`/rules/${change.rule}/`)}>
                <code>{change.rule}</code>
              </a>
            ) : (
              <code>{change.rule}</code>
            )}
          </>
        )}
      </span>
      <span class="w">
        {change.technique}: {amount(change.then, change.unit)} then, {amount(change.now, change.unit)} now
      </span>
    </li>
  );
};

interface ChangesProps {
  readonly then: Advice;
  readonly now: Advice;
  readonly differences: Differences;
  readonly links: Links;
  /** Address of the advice without the pin. */
  readonly latest: string;
  /** The pinned address itself. */
  readonly pinned: string;
  /** Copies a text, and gives what to tell the reader. */
  readonly onCopy: (text: string) => Promise<string>;
}

/** What changed between the advice of a release and that of today, rule by rule. */
export const PinnedChanges = ({ then, now, differences, links, latest, pinned, onCopy }: ChangesProps) => {
  const [said, setSaid] = useState("");
  const { facts, statuses, warnings, reasons } = differences;
  const rest = reasons.slice(shownReasons);
  return (
    <section id="changed-since" class="since" aria-labelledby="h-changed-since">
      <h2 id="h-changed-since">What changed since</h2>
      {differences.none ? (
        <p>
          Nothing that is compared: release {then.release} and today's give the same statuses, warnings, strength and
          points for these answers.
        </p>
      ) : (
        <>
          <table class="tbl stack delta">
            <thead>
              <tr>
                <th scope="col">
                  <span class="vh">What</span>
                </th>
                <th scope="col">As then</th>
                <th scope="col">As now</th>
                <th scope="col">
                  <span class="vh">Differs</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {facts.map((fact) => (
                <tr key={fact.what}>
                  <th scope="row">{fact.what}</th>
                  <td data-l="Then">{fact.then}</td>
                  <td data-l="Now">{fact.then === fact.now ? fact.now : <b>{fact.now}</b>}</td>
                  <td>
                    {fact.then === fact.now ? <span class="same">same</span> : <span class="differs">differs</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {reasons.length > 0 && (
            <>
              <h3>Why: what counts otherwise for {list(reasonTechniques(reasons))}</h3>
              <ul class="rl n">
                {reasons.slice(0, shownReasons).map((change) => (
                  <Reason key={keyOf(change)} change={change} links={links} />
                ))}
              </ul>
              {rest.length > 0 && (
                <details class="more">
                  <summary>{plural(rest.length, "more reason", "more reasons")}</summary>
                  <ul class="rl n">
                    {rest.map((change) => (
                      <Reason key={keyOf(change)} change={change} links={links} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          )}
          {warnings.length > 0 && (
            <>
              <h3>{plural(warnings.length, "warning")} changed</h3>
              <ul class="rl n">
                {warnings.map(({ id, text, then: was, now: is }) => (
                  <li key={id}>
                    <b class="k">{was === undefined ? "Added" : is === undefined ? "Removed" : "Changed"}</b>
                    <span>
                      {text}
                      <br />
                      {is === undefined ? (
                        <code>{id}</code>
                      ) : (
                        <a href={links.page(`/rules/${id}/`)}>
                          <code>{id}</code>
                        </a>
                      )}
                    </span>
                    <span class="w">
                      {standingWords(was)} then, {standingWords(is)} now
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {statuses.length > 0 && (
            <>
              <h3>
                {statuses.length === 1 ? "One technique has" : `${String(statuses.length)} techniques have`} another
                status
              </h3>
              <ul class="rl n">
                {statuses.map((change) => (
                  <li key={change.id}>
                    <b class="k">Status</b>
                    <span>
                      {change.name}: {statusWords(change)[0]} then, <b>{statusWords(change)[1]}</b> now
                      {change.bars.map((text) => (
                        <span key={text}>
                          <br />
                          {text}
                        </span>
                      ))}
                    </span>
                    <span class="w">
                      {scoreWords(change.scores[0])} then, {scoreWords(change.scores[1])} now
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      <p class="acts">
        <a class="btn sm" href={latest}>
          Open the advice as now
        </a>
        <button
          class="btn quiet sm"
          type="button"
          onClick={() => {
            void onCopy(differencesRecord({ then, now, differences, latest, pinned })).then(setSaid);
          }}
        >
          Copy the differences as Markdown
        </button>
      </p>
      <p class="small done" role="status">
        {said}
      </p>
    </section>
  );
};

const keyOf = ({ technique, rule, unit, text }: ReasonChange): string => [technique, rule, unit, text].join();

const reasonTechniques = (reasons: readonly ReasonChange[]): readonly string[] => [
  ...new Set(reasons.map(({ technique }) => technique)),
];

/** The differences to paste beside a decision record. */
export const differencesRecord = ({
  then,
  now,
  differences,
  latest,
  pinned,
}: Pick<ChangesProps, "then" | "now" | "differences" | "latest" | "pinned">): string => {
  const e = escapeMarkdown;
  const { facts, statuses, warnings, reasons } = differences;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
  return `${[
    `# Advice of release ${e(then.release)} and of release ${e(now.release)}`,
    "",
    `As then: ${link(pinned)}`,
    "",
    `As now: ${link(latest)}`,
    "",
    "| | as then | as now |",
    "| --- | --- | --- |",
    ...facts.map((fact) => `| ${e(fact.what)} | ${e(fact.then)} | ${e(fact.now)} |`),
    ...section(
      "Reasons",
      reasons.map(
        (change) =>
          `- ${fateWords(change)} (\`${change.rule}\`), ${e(change.technique)}: ${amount(change.then, change.unit)} then, ${amount(change.now, change.unit)} now. ${e(change.text)}`,
      ),
    ),
    ...section(
      "Warnings",
      warnings.map(
        ({ id, text, then: was, now: is }) =>
          `- \`${id}\`: ${standingWords(was)} then, ${standingWords(is)} now. ${e(text)}`,
      ),
    ),
    ...section(
      "Statuses",
      statuses.map((change) => `- ${e(change.name)}: ${statusWords(change).join(" then, ")} now`),
    ),
    ...(differences.none ? ["", "Nothing else that is compared differs."] : []),
  ].join("\n")}\n`;
};
