/** Narrows the rules to those that concern a technique or ask a question. The state stands in the query string; without scripts all rules are there. */

interface Topic {
  readonly section: HTMLElement;
  readonly details: HTMLDetailsElement;
  readonly count: Element;
  readonly total: string;
  readonly rows: readonly HTMLTableRowElement[];
}

export function enhance(root: HTMLElement): void {
  const form = root.querySelector("form");
  const status = root.querySelector("[role=status]");
  const selects = [...root.querySelectorAll("select")];
  if (!form || !status) return;

  const topics = [...root.querySelectorAll("section")].flatMap((section): Topic[] => {
    const details = section.querySelector("details");
    const count = section.querySelector("summary .n");
    if (!details || !count) return [];
    return [
      {
        section,
        details,
        count,
        total: count.textContent,
        rows: [...section.querySelectorAll("tbody tr")].filter(isRow),
      },
    ];
  });
  const all = topics.reduce((sum, { rows }) => sum + rows.length, 0);

  const matches = ({ dataset }: HTMLTableRowElement): boolean =>
    selects.every(({ name, value }) => value === "" || (dataset[name] ?? "").split(/[ +]/).includes(value));

  const show = (): void => {
    const isFiltered = selects.some(({ value }) => value !== "");
    let shown = 0;
    for (const { section, details, count, total, rows } of topics) {
      const here = rows.filter(matches);
      for (const row of rows) row.hidden = !here.includes(row);
      section.hidden = here.length === 0;
      count.textContent = isFiltered ? `${String(here.length)} of ${total}` : total;
      details.open = isFiltered;
      shown += here.length;
    }
    status.textContent = isFiltered ? `${String(shown)} of ${String(all)} rules shown` : `${String(all)} rules`;
  };

  const readAddress = (): void => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      const wanted = query.get(select.name) ?? "";
      select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : "";
    }
  };

  form.addEventListener("change", () => {
    const query = new URLSearchParams(
      selects.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]),
    );
    history.replaceState(history.state, "", location.pathname + (query.size > 0 ? `?${query.toString()}` : ""));
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  addEventListener("popstate", () => {
    readAddress();
    show();
  });
  readAddress();
  if (selects.some(({ value }) => value !== "")) show();
}

function isRow(element: Element): element is HTMLTableRowElement {
  return element instanceof HTMLTableRowElement;
}
