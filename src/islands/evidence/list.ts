import { unpackHas, type Facts } from "./state.ts";

/** A long table that shows its first rows, and more when asked: thousands of cells cost a phone nothing until they are looked at. */
export interface List {
  /** Shows what passes, in the order that is chosen, from the top. */
  readonly show: (passing: ReadonlySet<HTMLTableRowElement>) => void;
  readonly rows: readonly HTMLTableRowElement[];
}

/** Rows at first, and with each press of the button. The style sheet serves as many. */
const portion = 25;

export function enhanceList(root: HTMLElement): List | undefined {
  const body = root.querySelector("tbody");
  const select = root.querySelector("select");
  const count = root.querySelector(".ev-sort .n");
  const more = root.querySelector<HTMLButtonElement>(".rest button");
  if (!body || !select || !count || !more) return undefined;
  const of = root.dataset["of"] ?? "";
  const rows = [...body.rows];
  const inOrder = new Map<string, readonly HTMLTableRowElement[]>([["", rows]]);
  let shown: readonly HTMLTableRowElement[] = rows;
  let limit = portion;

  const ordered = (by: string): readonly HTMLTableRowElement[] => {
    const known = inOrder.get(by);
    if (known !== undefined) return known;
    const sorted = sortRows(rows, select.selectedOptions[0]);
    inOrder.set(by, sorted);
    return sorted;
  };

  const draw = (): void => {
    // Rows out of sight are out of the document: hidden ones would still be styled with each change.
    const first = shown.slice(0, limit);
    body.replaceChildren(...first);
    const left = shown.length - first.length;
    more.hidden = left === 0;
    more.textContent = `Show ${String(Math.min(portion, left))} more of ${String(left)} ${of}`;
    count.textContent =
      left > 0
        ? `${String(first.length)} of ${String(shown.length)} ${of} shown`
        : `${String(shown.length)} of ${String(rows.length)} ${of}`;
  };

  more.addEventListener("click", () => {
    const next = shown[limit];
    limit += portion;
    draw();
    // Where the button goes away the focus would be lost: it goes on with the reader.
    if (more.hidden) next?.querySelector<HTMLElement>("a")?.focus();
  });

  return {
    rows,
    show: (passing) => {
      shown = ordered(select.value).filter((row) => passing.has(row));
      limit = portion;
      draw();
      body.dataset["ready"] = "";
    },
  };
}

/** By a column of the table, or by year; numbers with the most first. Equal ones stay newest first. */
function sortRows(
  rows: readonly HTMLTableRowElement[],
  option: HTMLOptionElement | undefined,
): readonly HTMLTableRowElement[] {
  if (option?.dataset["year"] !== undefined) return sortedBy(rows, ({ dataset }) => Number(dataset["year"]) || 9999);
  const column = Number(option?.dataset["column"]);
  const texts = new Map(rows.map((row) => [row, row.cells[column]?.textContent.trim() ?? ""]));
  if ([...texts.values()].every((text) => /^\d+$/.test(text))) return sortedBy(rows, (row) => -Number(texts.get(row)));
  const compare = new Intl.Collator("en", { ignorePunctuation: true }).compare;
  return rows.toSorted((a, b) => compare(texts.get(a) ?? "", texts.get(b) ?? ""));
}

function sortedBy(
  rows: readonly HTMLTableRowElement[],
  value: (row: HTMLTableRowElement) => number,
): readonly HTMLTableRowElement[] {
  return rows.toSorted((a, b) => value(a) - value(b));
}

/** What the rows of a list say of themselves, read once. */
export function factsOf(row: HTMLTableRowElement): Facts {
  return {
    text: `${row.textContent} ${row.dataset["words"] ?? ""}`.toLowerCase(),
    has: unpackHas(row.dataset["has"] ?? ""),
  };
}

/** Papers pass by one of their findings, or by one kind of their rows of numbers, which say nothing about subject and direction. */
export function paperFactsOf(row: HTMLTableRowElement): readonly Facts[] {
  const { text } = factsOf(row);
  const measured = (row.dataset["measured"] ?? "").split("|").map(unpackHas);
  return measured.map((has) => ({ text, has: { about: [], direction: [], ...has } }));
}
