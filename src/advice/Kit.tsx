import { originNames, type Note } from "../kit/document.ts";
import type { EvaluationPlan } from "../kit/evaluation.ts";
import { fileText, type LibraryCards } from "../kit/parts.ts";
import type { KitFile, KitValue, Recipe } from "../kit/recipe.ts";
import { date, list } from "./words.ts";

/** Where the grounds of a value lead. */
export interface Grounds {
  readonly page: (path: string) => string;
  /** What a finding is called and where it stands; absent while that is not loaded, and where nothing is known of it. */
  readonly finding: (id: string) => { readonly label: string; readonly url: string } | undefined;
}

interface Shared {
  readonly libraries: LibraryCards;
  readonly grounds: Grounds;
}

const RestsOn = ({ note, grounds }: { note: Note; grounds: Grounds }) => {
  const links = [
    ...(note.rules ?? []).map((id) => ({ key: id, label: id, url: grounds.page(`/rules/${id}/`) })),
    ...(note.evidence ?? []).map((id) => ({ key: id, ...(grounds.finding(id) ?? { label: id, url: "" }) })),
  ];
  return links.length === 0 ? null : (
    <span class="src">
      {links.map(({ key, label, url }, index) => (
        <span key={key}>
          {index > 0 && ", "}
          {url === "" ? label : <a href={url}>{label}</a>}
        </span>
      ))}
    </span>
  );
};

const Said = ({ note, grounds }: { note: Note; grounds: Grounds }) => (
  <>
    {note.origin !== "judgement" && <b>{originNames[note.origin]}. </b>}
    {note.because}{" "}
    {note.origin === "judgement" && (note.evidence ?? []).length === 0 && <span class="src">Judgement. </span>}
    <RestsOn note={note} grounds={grounds} />
  </>
);

const Values = ({ values, grounds }: { values: readonly KitValue[]; grounds: Grounds }) => (
  <table class="tbl stack tight">
    <thead>
      <tr>
        <th scope="col">Key</th>
        <th scope="col">Value</th>
        <th scope="col">From</th>
        <th scope="col" class="wide">
          Why
        </th>
      </tr>
    </thead>
    <tbody>
      {values.map((value, index) => (
        <tr key={index}>
          <th scope="row">
            <code>{value.key}</code>
          </th>
          <td data-l="Value">
            <code>{value.value}</code>
          </td>
          <td data-l="From">{originNames[value.origin]}</td>
          <td data-l="Why">
            {value.because} <RestsOn note={value} grounds={grounds} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Each line ends within itself, so that what is selected or copied is the file. A line under a comment is one that decides something. */
const Lines = ({ text }: { text: string }) => {
  const lines = text.replace(/\n$/, "").split("\n");
  const isComment = (line: string | undefined): boolean => line?.trimStart().startsWith("#") ?? false;
  return (
    <>
      {lines.map((line, index) => (
        <span key={index} class={!isComment(line) && line !== "" && isComment(lines[index - 1]) ? "l g" : "l"}>
          {isComment(line) ? <span class="cm">{line}</span> : line}
          {"\n"}
        </span>
      ))}
    </>
  );
};

/** The buttons say what they do to `data-kit`; a script of the page does it and speaks in the status beside them. */
const File = ({ file, libraries, grounds }: Shared & { file: KitFile }) => {
  const card = libraries[file.library];
  return (
    <div class="kit-file" data-pagefind-ignore="all">
      <figure class="code">
        <figcaption>
          <span>
            {file.title}: <b class="mono">{file.filename}</b>
          </span>
          <span class="needs-js kit-acts">
            <button class="btn quiet sm" type="button" data-kit="copy">
              Copy<span class="vh"> {file.filename}</span>
            </button>
            <button class="btn quiet sm" type="button" data-kit="save">
              Save<span class="vh"> {file.filename}</span>
            </button>
          </span>
        </figcaption>
        <pre data-kit-file={file.filename}>
          <Lines text={fileText(file, libraries)} />
        </pre>
      </figure>
      <p class="small done" role="status" data-kit-done />
      {card && (
        <p class="small">
          For <a href={card.home}>{card.name}</a> {card.version} ({card.license}): keys read on {date(card.checked)}.{" "}
          {card.caveat}
          {file.run !== undefined && (
            <>
              {" "}
              Run it with <code>{file.run}</code>.
            </>
          )}
        </p>
      )}
      {file.values.length > 0 && (
        <details class="more" open={file.language === "json"}>
          <summary>
            What each value rests on<span class="vh">: {file.filename}</span>
          </summary>
          <Values values={file.values} grounds={grounds} />
        </details>
      )}
    </div>
  );
};

/** How one technique is done. */
export const Recipes = ({ recipe, libraries, grounds }: Shared & { recipe: Recipe }) => (
  <>
    <p>{recipe.says}</p>
    {recipe.files.map((file) => (
      <File key={file.filename} file={file} libraries={libraries} grounds={grounds} />
    ))}
    {recipe.see.length > 0 && (
      <ul class="see">
        {recipe.see.map((note) => (
          <li key={note.because}>
            <Said note={note} grounds={grounds} />
          </li>
        ))}
      </ul>
    )}
    {recipe.elsewhere.length > 0 && (
      <p class="small">
        {recipe.files.length > 0 ? "Also: " : "Code: "}
        {recipe.elsewhere.map(({ name, home, says }, index) => (
          <span key={home}>
            {index > 0 && " "}
            <a href={home}>{name}</a>. {says}
          </span>
        ))}
      </p>
    )}
  </>
);

/** What to evaluate before and after, with which commands, and when to stop. */
export const Evaluation = ({ plan, libraries, grounds }: Shared & { plan: EvaluationPlan }) => (
  <>
    <p>
      Run the same commands on {plan.reference} first, and with the same flags on the changed one; then give both
      folders to <a href={grounds.page("/check/")}>the cliff check</a>, which pairs the answers and says what fell.
    </p>
    <dl class="kv panel sets">
      {plan.sets.map((each) => (
        <div key={each.id}>
          <dt>{each.title}</dt>
          <dd>
            {each.tasks.length > 0 && <>{list(each.tasks.map(({ name, measures }) => `${name} (${measures})`))}. </>}
            <Said note={each} grounds={grounds} />
          </dd>
        </div>
      ))}
    </dl>
    {[plan.before, plan.after, ...(plan.coverage ?? [])].map((file) => (
      <File key={file.filename} file={file} libraries={libraries} grounds={grounds} />
    ))}
    <p>
      <b>Stop when</b> one of these holds. No limit here is a law: write down the loss that you can bear before the
      first run.
    </p>
    <ul class="see">
      {plan.stops.map((note) => (
        <li key={note.because}>
          <Said note={note} grounds={grounds} />
        </li>
      ))}
    </ul>
  </>
);
