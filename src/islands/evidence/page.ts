import { enhanceList, factsOf, paperFactsOf, type List } from "./list.ts";
import { enhancePlot } from "./plot.ts";
import { passes, readQuery, writeQuery, type Filters, type State } from "./state.ts";

/**
 * One filter for the whole evidence page: plot, its table, findings and papers. The state stands in the query string, so that a filter is a link; without scripts
 * everything is there, unfiltered.
 */
export function enhance(root: HTMLElement): void {
  const form = root.querySelector("form");
  const find = form?.querySelector<HTMLInputElement>("input[type=search]");
  const details = root.querySelector<HTMLDetailsElement>(".ev-filters");
  const status = root.querySelector(".ev-count");
  const banner = root.querySelector<HTMLElement>(".ev-notices");
  const plot = enhancePlot(root);
  const findings = listOf(root, "findings");
  const papers = listOf(root, "papers");
  if (!form || !find || !details || !status || !banner || !plot || !findings || !papers) return;

  const narrowing = [...form.querySelectorAll("select")];
  const selects = [...narrowing, ...root.querySelectorAll<HTMLSelectElement>(".ev-sort select")];
  const filters: Filters = new Map(
    selects.map((select) => [
      select.name,
      {
        label: select.labels[0]?.querySelector("span")?.textContent ?? select.name,
        values: [...select.options].map(({ value }) => value).filter((value) => value !== ""),
      },
    ]),
  );
  const facts = keptFor(factsOf);
  const paperFacts = keptFor(paperFactsOf);

  const read = (): State => ({
    q: find.value.replace(/\s+/g, " ").trim(),
    chosen: Object.fromEntries(selects.filter(({ value }) => value !== "").map(({ name, value }) => [name, value])),
  });

  const show = (state: State): void => {
    const passing = new Set(findings.rows.filter((row) => passes(facts(row), state)));
    const byFinding = new Set([...passing].map(({ dataset }) => dataset["paper"]));
    const found = new Set(
      papers.rows.filter(
        (row) => byFinding.has(row.dataset["paper"]) || paperFacts(row).some((measured) => passes(measured, state)),
      ),
    );
    plot.show(state);
    findings.show(passing);
    papers.show(found);
    const set = narrowing.filter(({ value }) => value !== "").length + (state.q === "" ? 0 : 1);
    root.querySelector(".ev-set")?.replaceChildren(set === 0 ? "" : `${String(set)} set`);
    for (const select of selects) select.classList.toggle("set", select.value !== "");
    status.textContent = `${String(passing.size)} of ${String(findings.rows.length)} findings, ${String(found.size)} of ${String(papers.rows.length)} papers`;
  };

  const readAddress = (): void => {
    const { state, notices } = readQuery(location.search, filters);
    find.value = state.q;
    for (const select of selects) select.value = state.chosen[select.name] ?? "";
    banner.hidden = notices.length === 0;
    banner.replaceChildren(...notices.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    show(state);
  };

  const update = (): void => {
    const state = read();
    history.replaceState(history.state, "", location.pathname + writeQuery(state, filters) + location.hash);
    show(state);
  };

  // Typing waits for a pause; a choice is shown at once.
  let pause: ReturnType<typeof setTimeout> | undefined;
  find.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(update, 150);
  });
  for (const select of selects) select.addEventListener("change", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  form.addEventListener("reset", () => setTimeout(update));
  addEventListener("popstate", readAddress);
  // Served as it stands without a filter: there is nothing to do until one is set.
  if (location.search !== "") readAddress();
  else plot.start();
  readAhead([...findings.rows, ...papers.rows], (row) =>
    row.dataset["has"] === undefined ? paperFacts(row) : facts(row),
  );
  details.open = matchMedia("(min-width: 48rem)").matches;
}

/** Works a row out once. */
function keptFor<Result>(work: (row: HTMLTableRowElement) => Result): (row: HTMLTableRowElement) => Result {
  const kept = new Map<HTMLTableRowElement, Result>();
  return (row) => {
    const known = kept.get(row);
    if (known !== undefined) return known;
    const result = work(row);
    kept.set(row, result);
    return result;
  };
}

/** Reads rows while nobody waits for them, a few at a time, so that the first filter is as fast as the next. */
function readAhead(rows: readonly HTMLTableRowElement[], read: (row: HTMLTableRowElement) => unknown): void {
  setTimeout(() => {
    for (const row of rows.slice(0, 30)) read(row);
    if (rows.length > 30) readAhead(rows.slice(30), read);
  }, 20);
}

function listOf(root: HTMLElement, of: string): List | undefined {
  const list = root.querySelector<HTMLElement>(`.ev-list[data-of="${of}"]`);
  return list ? enhanceList(list) : undefined;
}
