import type { CalibrationComparison, Change } from "../check/index.ts";
import { pWords, shown, signed } from "./words.ts";

const scopes = { outside: "Outside the domain", "in-domain": "In the domain", all: "All tasks", task: "" } as const;

const number = (value: number): string => value.toFixed(3).replace("-", "−");

const Line = ({ label, change, percent = false }: { label: string; change: Change | null; percent?: boolean }) =>
  change && (
    <tr>
      <th scope="row">{label}</th>
      <td data-l="Before" class="r">
        {percent ? `${shown(change.base, "fraction")}%` : number(change.base)}
      </td>
      <td data-l="After" class="r">
        {percent ? `${shown(change.tuned, "fraction")}%` : number(change.tuned)}
      </td>
      <td data-l="Change" class="r">
        {percent ? signed(change.change, "fraction") : signed(change.change, "other")}
      </td>
      <td data-l="p" class="r">
        {pWords(change.p) || "none"}
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
                  p
                </th>
              </tr>
            </thead>
            <tbody>
              <Line
                label="Overconfidence (mean confidence less accuracy), points"
                change={each.overconfidence}
                percent
              />
              <Line label="Accuracy" change={each.accuracy} percent />
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
                  {signed(each.error.tuned.debiased - each.error.base.debiased, "other")}
                </td>
                <td data-l="Chance alone" class="r">
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
                <td class="r" />
              </tr>
            </tbody>
          </table>
          {each.notes.length > 0 && <p class="small">{each.notes.join(" ")}</p>}
        </div>
      ))}
    </>
  );
};
