import { useState } from "preact/hooks";
import type { Ask } from "../check/index.ts";

const kinds = [
  ["task", "Name of the task or benchmark"],
  ["value", "Score"],
  ["metric", "Metric"],
  ["stderr", "Standard error"],
  ["n", "Number of items"],
  ["id", "Id of the item, where each row is one item"],
] as const;

/** What the columns of a table are, where its header does not tell. */
export const Columns = ({
  ask,
  onChoose,
}: {
  ask: Extract<Ask, { kind: "columns" }>;
  onChoose: (columns: Readonly<Record<string, string>>) => void;
}) => {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  return (
    <fieldset class="ask">
      <legend>What are the columns of {ask.where}?</legend>
      <div class="scroll" tabindex={0} role="region" aria-label="First rows of the table">
        <table class="tbl">
          <thead>
            <tr>
              {ask.header.map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ask.preview.slice(0, 4).map((row) => (
              <tr key={row.join("\u0000")}>
                {row.map((cell, index) => (
                  <td key={ask.header[index] ?? ""}>{cell.slice(0, 60)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {kinds.map(([kind, label]) => (
        <label key={kind}>
          {label}
          <select
            value={chosen[kind] ?? ""}
            onChange={({ currentTarget }) => {
              const others = Object.entries(chosen).filter(([each]) => each !== kind);
              setChosen(
                Object.fromEntries(currentTarget.value === "" ? others : [...others, [kind, currentTarget.value]]),
              );
            }}
          >
            <option value="">none</option>
            {ask.header.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button
        type="button"
        class="btn sm"
        disabled={chosen["value"] === undefined}
        onClick={() => {
          onChoose(chosen);
        }}
      >
        Use these columns
      </button>
    </fieldset>
  );
};
