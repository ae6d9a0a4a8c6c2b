import { useState } from "preact/hooks";
import type { TaskComparison } from "../check/index.ts";
import { intervalWords, plural, pWords, readingWords, shown, signed } from "./words.ts";

/** Rows at first, and with each "Show more": ten thousand at once would freeze a phone. */
const firstRows = 20;
const moreRows = 200;

const order = { loss: 0, "cannot-tell": 1, "no-error-given": 2, "both-at-floor": 3, retained: 4, gain: 5 } as const;

/** All rows, those outside the domain first, the worst on top; further metrics of a task on demand. */
export const TaskTable = ({ tasks }: { tasks: readonly TaskComparison[] }) => {
  const [all, setAll] = useState(false);
  const [most, setMost] = useState(firstRows);
  const further = tasks.filter(({ primary }) => !primary).length;
  const rows = tasks
    .filter(({ primary }) => all || primary)
    .sort(
      (a, b) =>
        Number(a.inDomain) - Number(b.inDomain) || order[a.reading] - order[b.reading] || a.difference - b.difference,
    );
  return (
    <div class="task-table">
      {further > 0 && (
        <label class="small">
          <input
            type="checkbox"
            checked={all}
            onChange={({ currentTarget }) => {
              setAll(currentTarget.checked);
            }}
          />{" "}
          Show {plural(further, "further metric")} of the same tasks
        </label>
      )}
      <table class="tbl stack tasks">
        <caption class="vh">Each task before and after</caption>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">Set</th>
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
              95% interval
            </th>
            <th scope="col" class="r">
              p, adjusted
            </th>
            <th scope="col">Reading</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr key={`${row.task} ${row.metric} ${row.filter}`}>
              <th scope="row">
                {row.task}
                <span class="metric">
                  {row.metric}
                  {row.filter !== "none" && `, ${row.filter}`}
                  {row.n !== null && `, ${plural(row.n, "item")}`}
                  {row.paired ? ", paired" : ""}
                </span>
              </th>
              <td data-l="Set">{row.inDomain ? "in the domain" : "outside"}</td>
              <td data-l="Before" class="r">
                {shown(row.base, row.scale)}
              </td>
              <td data-l="After" class="r">
                {shown(row.tuned, row.scale)}
              </td>
              <td data-l="Change" class="r">
                <b>{signed(row.difference, row.scale)}</b>
              </td>
              <td data-l="95% interval" class="r">
                {intervalWords(row.interval, row.scale) || "none"}
              </td>
              <td data-l="p, adjusted" class="r">
                {pWords(row.adjustedP) || "none"}
              </td>
              <td data-l="Reading">
                {readingWords[row.reading]}
                {row.flips && (
                  <span class="metric">
                    lost {row.flips.lost}, gained {row.flips.gained}
                  </span>
                )}
                {row.notes.map((note) => (
                  <span class="metric" key={note}>
                    {note}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <button
          type="button"
          class="btn quiet sm"
          onClick={() => {
            setMost(most + moreRows);
          }}
        >
          Show more ({String(rows.length - most)} left)
        </button>
      )}
    </div>
  );
};
