import type { ComponentChildren } from "preact";
import type { Advice, Reason, TechniqueAdvice } from "../decision/advice.ts";
import { criterionIds, dimensions, values } from "../decision/schema/ids.ts";
import type { Links } from "./links.ts";
import { PointsBar } from "./marks.tsx";
import { isCombination, reasonEvidence, recommended } from "./reading.ts";
import { criterionNames, dimensionNames, list, plural, points, question, share } from "./words.ts";

const kindOf = (reason: Reason): string => {
  const [kind, what = ""] = reason.effect.split(":");
  const dimension = dimensions.find((each) => each === what);
  const criterion = criterionIds.find((each) => each === what);
  if (kind === "risk" && dimension) return `risk: ${dimensionNames[dimension].toLowerCase()}`;
  return criterion ? criterionNames[criterion] : what;
};

const rests = (reason: Reason): string => {
  const count = reasonEvidence(reason).length;
  return count === 0 ? "judgement" : `${reason.grade}, ${plural(count, "finding")}`;
};

const Steps = ({ reason }: { reason: Reason }) =>
  reason.steps && reason.steps.length > 0 ? (
    <details class="steps-of">
      <summary>How this level comes about</summary>
      <ul>
        {reason.steps.map((step) => (
          <li key={step.rule}>
            {step.text} ({points(step.steps, step.rule !== "base")} {Math.abs(step.steps) === 1 ? "level" : "levels"})
          </li>
        ))}
        {reason.exposure !== undefined && (
          <li>
            Your out-of-domain traffic, stakes and needs multiply it by{" "}
            {String(Math.round(reason.exposure * 100) / 100)}
          </li>
        )}
      </ul>
    </details>
  ) : null;

/** The table is the chart: each row has its number and its bar, and the numbers add up to the score. */
const Contributions = ({ each }: { each: TechniqueAdvice }) => {
  const most = Math.max(...each.reasons.map((reason) => Math.abs(reason.points)), 0.01);
  const counted = [...each.reasons].filter((reason) => reason.points !== 0).sort((a, b) => b.points - a.points);
  const zero = each.reasons.length - counted.length;
  return (
    <>
      <table class="tbl stack contrib">
        <caption>
          What speaks for and against <b>{each.name}</b>. Points add up to its score
          {zero > 0 ? `; ${plural(zero, "reason")} that count nothing here are left out` : ""}.
        </caption>
        <thead>
          <tr>
            <th scope="col">Because</th>
            <th scope="col">Rests on</th>
            <th scope="col" class="r">
              Points
            </th>
            <th scope="col">
              <span class="vh">Bar</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {counted.map((reason, index) => (
            <tr key={`${reason.rule}-${String(index)}`}>
              <th scope="row">
                {reason.text}
                {reason.chance < 1 && <span class="chance"> (counts {share(reason.chance)}: still open)</span>}
                <Steps reason={reason} />
              </th>
              <td data-l="Rests on">
                <span class="crit">{kindOf(reason)}</span>
                <span class="src">{rests(reason)}</span>
              </td>
              <td class="r v" data-l="Points">
                {points(reason.points, true)}
              </td>
              <td>
                <PointsBar points={reason.points} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Score</th>
            <td />
            <td class="r v" data-l="Points">
              {points(each.score ?? 0, true)}
            </td>
            <td class="src">
              {each.range && each.range[0] !== each.range[1]
                ? `${points(each.range[0])} to ${points(each.range[1])} over all that is open`
                : ""}
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
};

export const Why = ({ advice, links, children }: { advice: Advice; links: Links; children?: ComponentChildren }) => {
  const [first, ...rest] = recommended(advice);
  const labels = question("priority").options.map((each) => each.label.toLowerCase());
  return (
    <section id="why" aria-labelledby="h-why">
      <h2 id="h-why">Why</h2>
      {first && <Contributions each={first} />}
      {rest.map((each) => (
        <details class="more" key={each.id}>
          <summary>
            Points of {each.name}
            {isCombination(each) ? " (together)" : ""}
          </summary>
          <Contributions each={each} />
        </details>
      ))}
      <p class="small">
        Weights: {list(values.map((_, index) => `${labels[index] ?? ""} ${String(advice.weights[index] ?? 0)}`))}.{" "}
        <a href={links.question("priority", true)}>Say what matters most</a>
      </p>
      {children}
    </section>
  );
};
