import type { CalibrationComparison, Change } from "../check/index.ts";
import { intervalWords, pWords, shown, signed } from "./words.ts";

const scopes = { outside: "Outside the domain", "in-domain": "In the domain", all: "All tasks", task: "" } as const;

const number = (value: number): string => value.toFixed(3).replace("-", "−");

/** A change smaller than the last digit is none that anyone sees. */
const change3 = (value: number): string =>
  value > 0 && number(value) !== "0.000" ? `+${number(value)}` : number(value);

const valueOf = (value: number, unit: "points" | "percent" | "number"): string =>
  unit === "number" ? number(value) : unit === "points" ? signed(value, "fraction") : `${shown(value, "fraction")}%`;

/** What is known of a change: its p, or its interval where there is no test. */
const certainty = ({ p, interval }: Change, unit: "points" | "percent" | "number"): string =>
  p !== null
    ? `p ${p < 0.001 ? pWords(p) : `= ${pWords(p)}`}`
    : interval === null
      ? "not tested"
      : unit === "number"
        ? `95% interval ${change3(interval[0])} to ${change3(interval[1])}`
        : `95% interval ${intervalWords(interval, "fraction")}`;

const Line = ({
  label,
  change,
  unit = "number",
}: {
  label: string;
  change: Change | null;
  unit?: "points" | "percent" | "number";
}) =>
  change && (
    <tr>
      <th scope="row">{label}</th>
      <td data-l="Before" class="r">
        {valueOf(change.base, unit)}
      </td>
      <td data-l="After" class="r">
        {valueOf(change.tuned, unit)}
      </td>
      <td data-l="Change" class="r">
        {unit === "number" ? change3(change.change) : signed(change.change, "fraction")}
      </td>
      <td data-l="Certainty" class="r">
        {certainty(change, unit)}
      </td>
    </tr>
  );

/** Confidence against being right, before and after, for each part that has log-likelihoods. */
export const Calibration = ({ calibration }: { calibration: readonly CalibrationComparison[] }) => {
  const parts = calibration.filter(({ scope }) => scope !== "task");
  const shownParts = parts.length > 0 ? parts : calibration.slice(0, 5);
  return (
    <>
      {shownParts.map((each) => (
        <div class="calibration" key={`${each.scope} ${each.task ?? ""}`}>
          <h3>
            {each.task ?? scopes[each.scope]}
            {each.cliff && ": a calibration cliff"}
          </h3>
          <table class="tbl stack">
            <caption class="small">
              {each.n.toLocaleString("en-US")} items, {each.bins} bins of equal mass
              {each.relative && "; the choices are whole sentences, so these confidences say little by themselves"}
            </caption>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" class="r">
                  Before
                </th>
                <th scope="col" class="r">
                  After
                </th>
                <th scope="col" class="r">
                  Change
                </th>
                <th scope="col" class="r">
                  Certainty
                </th>
              </tr>
            </thead>
            <tbody>
              <Line
                label="Overconfidence (mean confidence less accuracy), points"
                change={each.overconfidence}
                unit="points"
              />
              <Line label="Accuracy" change={each.accuracy} unit="percent" />
              <Line label="Brier score of the confidence" change={each.brier} />
              <Line label="Log loss, nats" change={each.logLoss} />
              <Line label="Ranks right above wrong (AUROC)" change={each.auroc} />
              <tr>
                <th scope="row">Calibration error, debiased</th>
                <td data-l="Before" class="r">
                  {number(each.error.base.debiased)}
                </td>
                <td data-l="After" class="r">
                  {number(each.error.tuned.debiased)}
                </td>
                <td data-l="Change" class="r">
                  {change3(each.error.tuned.debiased - each.error.base.debiased)}
                </td>
                <td data-l="Certainty" class="r">
                  {each.error.tuned.aboveFloor ? "above" : "within"} what chance alone shows
                </td>
              </tr>
              <tr>
                <th scope="row">Answerable at no more than 5% errors</th>
                <td data-l="Before" class="r">
                  {shown(each.selective.base.coverageAt5, "fraction")}%
                </td>
                <td data-l="After" class="r">
                  {shown(each.selective.tuned.coverageAt5, "fraction")}%
                </td>
                <td data-l="Change" class="r">
                  {signed(each.selective.tuned.coverageAt5 - each.selective.base.coverageAt5, "fraction")}
                </td>
                <td data-l="Certainty" class="r">
                  not tested
                </td>
              </tr>
            </tbody>
          </table>
          {each.notes.length > 0 && <p class="small">{each.notes.join(" ")}</p>}
        </div>
      ))}
    </>
  );
};
