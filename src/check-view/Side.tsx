import { useRef, useState } from "preact/hooks";
import type { Ask } from "../check/index.ts";
import { Columns } from "./Columns.tsx";
import { filesOfDrop, filesOfInput } from "./given-files.ts";
import type { GivenFile, SideId, SideState } from "./messages.ts";
import { plural } from "./words.ts";

interface Props {
  readonly side: SideId;
  readonly title: string;
  readonly what: string;
  readonly state: SideState;
  readonly onFiles: (
    files: readonly GivenFile[],
    extra?: { readonly columns?: Readonly<Record<string, string>>; readonly model?: string },
  ) => void;
}

const ModelChoice = ({
  ask,
  onChoose,
}: {
  ask: Extract<Ask, { kind: "model" }>;
  onChoose: (model: string) => void;
}) => (
  <fieldset class="ask">
    <legend>Which model of {ask.where} is this side?</legend>
    {ask.models.slice(0, 40).map((model) => (
      <button
        key={model}
        type="button"
        class="btn quiet sm"
        onClick={() => {
          onChoose(model);
        }}
      >
        {model}
      </button>
    ))}
  </fieldset>
);

/** One side: its files by drop, by picker, as a folder or pasted; what was found in them, refused or is asked. */
export const Side = ({ side, title, what, state, onFiles }: Props) => {
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const folder = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { files, facts, refusals, asks, progress, reading, failed } = state;
  const add = (more: readonly GivenFile[]): void => {
    if (more.length > 0) onFiles([...files, ...more]);
  };
  /** Files anew by a button that goes away with it: the keyboard must not fall back to the top of the page. */
  const instead = (...given: Parameters<Props["onFiles"]>): void => {
    heading.current?.focus();
    onFiles(...given);
  };
  const [ask] = asks;
  return (
    <div
      class={`side${over ? " over" : ""}`}
      role="group"
      aria-labelledby={`h-${side}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) void filesOfDrop(event.dataTransfer).then(add);
      }}
    >
      <h3 id={`h-${side}`} ref={heading} tabindex={-1}>
        {title}: {what}
      </h3>
      <p class="row">
        <label class="btn sm">
          Choose files
          <input
            class="vh"
            type="file"
            multiple
            data-side={side}
            onChange={({ currentTarget }) => {
              add(filesOfInput(currentTarget));
              currentTarget.value = "";
            }}
          />
        </label>
        <label class="btn quiet sm">
          Choose a folder
          <input
            class="vh"
            type="file"
            ref={folder}
            // @ts-expect-error -- every browser has it, the types of Preact do not
            webkitdirectory
            onChange={({ currentTarget }) => {
              add(filesOfInput(currentTarget));
              currentTarget.value = "";
            }}
          />
        </label>
      </p>
      <p class="small hint">Or drop files or a folder here.</p>
      <details>
        <summary>Paste a table or JSON</summary>
        <label class="small" for={`paste-${side}`}>
          Text as a tool printed it
        </label>
        <textarea
          id={`paste-${side}`}
          rows={5}
          value={pasted}
          onInput={({ currentTarget }) => {
            setPasted(currentTarget.value);
          }}
        />
        <button
          type="button"
          class="btn quiet sm"
          disabled={pasted.trim() === ""}
          onClick={() => {
            add([{ path: `pasted-${String(files.length + 1)}.txt`, blob: new Blob([pasted]) }]);
            setPasted("");
          }}
        >
          Use this text
        </button>
      </details>
      {progress !== null && (
        <p>
          <progress max={1} value={progress} aria-label={`Reading ${title.toLowerCase()}`} />{" "}
          {String(Math.floor(100 * progress))}% <span class="small">{reading}</span>{" "}
          <button
            type="button"
            class="btn quiet sm"
            onClick={() => {
              instead([]);
            }}
          >
            Cancel
          </button>
        </p>
      )}
      {facts && (
        <p class="found">
          <b>{facts.model}</b>
          <span class="small">
            {facts.tool}; {plural(facts.tasks, "task")}, {plural(facts.rows, "number")}
            {facts.samples > 0 && `, ${plural(facts.samples, "sample")}`}, from {plural(files.length, "file")}
          </span>
        </p>
      )}
      {failed !== "" && (
        <p class="error" role="alert">
          These files could not be read: {failed}
        </p>
      )}
      {refusals.length > 0 && (
        <div class="error" role="alert">
          <p>
            {facts ? "Left out" : "Not read"}, {plural(refusals.length, "file")}:
          </p>
          <ul>
            {refusals.slice(0, 10).map(({ where, found, expected }) => (
              <li key={where}>
                <code>{where}</code>: {found}; expected {expected}.
              </li>
            ))}
          </ul>
        </div>
      )}
      {ask?.kind === "model" && (
        <ModelChoice
          ask={ask}
          onChoose={(model) => {
            instead(files, { model });
          }}
        />
      )}
      {ask?.kind === "columns" && (
        <Columns
          ask={ask}
          onChoose={(columns) => {
            instead(files, { columns });
          }}
        />
      )}
      {files.length > 0 && progress === null && (
        <p class="row">
          <button
            type="button"
            class="btn quiet sm"
            onClick={() => {
              instead([]);
            }}
          >
            Remove these files<span class="vh"> of {title.toLowerCase()}</span>
          </button>
        </p>
      )}
    </div>
  );
};
