/** Filters and sorts the served table of techniques. The state stands in the query string, so that a filtered list is a link; without scripts the table is whole. */

interface Row {
  readonly element: HTMLTableRowElement;
  readonly name: string;
  readonly text: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly rank: Readonly<Record<string, number>>;
}
interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

export function enhance(root: HTMLElement): void {
  const form = root.querySelector("form");
  const table = root.querySelector("table");
  const body = table?.tBodies[0];
  const status = root.querySelector("[role=status]");
  const none = root.querySelector<HTMLElement>(".nothing");
  const find = form?.querySelector<HTMLInputElement>("input[type=search]");
  const details = root.querySelector("details");
  if (!form || !table || !body || !status || !none || !find || !details) return;

  const rows = [...body.rows].map(readRow);
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const keys = [...new Set(boxes.map(({ name }) => name))];
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("th[data-sort]")];
  let sort: Sort | undefined;

  const chosen = (key: string) => boxes.filter((box) => box.name === key && box.checked);
  /** Whether a row passes all groups but `skipped`: what the count beside an option of that group counts among. */
  const passes = (row: Row, skipped?: string): boolean =>
    row.text.includes(find.value.trim().toLowerCase()) &&
    keys.every((key) => {
      const wanted = key === skipped ? [] : chosen(key);
      return wanted.length === 0 || wanted.some(({ value }) => row.values[key]?.includes(value));
    });

  const readAddress = (): void => {
    const query = new URLSearchParams(location.search);
    find.value = query.get("q") ?? "";
    for (const box of boxes) box.checked = (query.get(box.name) ?? "").split(",").includes(box.value);
    const by = query.get("sort") ?? "";
    sort = heads.some((head) => head.dataset["sort"] === by)
      ? { by, descending: query.get("order") === "down" }
      : undefined;
  };

  const writeAddress = (): void => {
    const parts = [
      ...keys.flatMap((key) =>
        chosen(key).length > 0
          ? [
              `${key}=${chosen(key)
                .map(({ value }) => encodeURIComponent(value))
                .join(",")}`,
            ]
          : [],
      ),
    ];
    if (find.value.trim()) parts.push(`q=${encodeURIComponent(find.value.trim())}`);
    if (sort) parts.push(`sort=${sort.by}`, ...(sort.descending ? ["order=down"] : []));
    history.replaceState(
      history.state,
      "",
      parts.length > 0 ? `?${parts.join("&")}${location.hash}` : location.pathname + location.hash,
    );
  };

  const show = (): void => {
    let count = 0;
    for (const row of rows) {
      row.element.hidden = !passes(row);
      if (!row.element.hidden) count += 1;
    }
    body.append(...ordered(rows, sort).map(({ element }) => element));
    for (const box of boxes) {
      const beside = box.closest("label")?.querySelector(".c");
      if (beside)
        beside.textContent = String(
          rows.filter((row) => passes(row, box.name) && row.values[box.name]?.includes(box.value)).length,
        );
    }
    for (const head of heads) {
      if (sort && head.dataset["sort"] === sort.by)
        head.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    status.innerHTML = `<b>${String(count)}</b> of ${String(rows.length)} shown`;
    table.hidden = count === 0;
    none.hidden = count > 0;
    if (count === 0) none.replaceChildren(...emptyState());
  };

  const update = (): void => {
    writeAddress();
    show();
  };

  /** Names what is set and what each filter alone would give back. */
  const emptyState = (): HTMLElement[] => {
    const heading = document.createElement("h2");
    heading.textContent = "No technique fits all of this";
    const list = document.createElement("ul");
    list.className = "chips";
    const groups = keys.filter((key) => chosen(key).length > 0);
    const chip = (label: string, back: number, remove: () => void): void => {
      const button = Object.assign(document.createElement("button"), {
        type: "button",
        className: "chip",
        textContent: `${label} ×`,
      });
      button.setAttribute("aria-label", `Remove ${label}: ${String(back)} would be shown`);
      button.addEventListener("click", () => {
        remove();
        update();
        find.focus();
      });
      const item = document.createElement("li");
      item.append(button, ` without it: ${String(back)}`);
      list.append(item);
    };
    for (const key of groups) {
      chip(
        chosen(key)
          .map((box) => box.dataset["label"] ?? box.value)
          .join(" or "),
        rows.filter((row) => passes(row, key)).length,
        () => {
          for (const box of chosen(key)) box.checked = false;
        },
      );
    }
    if (find.value.trim()) {
      const term = find.value;
      find.value = "";
      const back = rows.filter((row) => passes(row)).length;
      find.value = term;
      chip(`“${term.trim()}”`, back, () => {
        find.value = "";
      });
    }
    return [heading, list];
  };

  for (const head of heads) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const by = head.dataset["sort"] ?? "";
      // Up, down, and back to the order of the catalog.
      sort = sort?.by !== by ? { by, descending: false } : sort.descending ? undefined : { by, descending: true };
      update();
    });
  }
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  form.addEventListener("reset", () => setTimeout(update));
  addEventListener("popstate", () => {
    readAddress();
    show();
  });
  details.open = matchMedia("(min-width: 66rem)").matches;
  readAddress();
  show();
}

function readRow(element: HTMLTableRowElement): Row {
  return {
    element,
    name: element.dataset["name"] ?? "",
    text: `${element.id} ${element.cells[0]?.textContent ?? ""}`.toLowerCase(),
    // Written by the page this script belongs to.
    values: JSON.parse(element.dataset["values"] ?? "{}") as Row["values"],
    rank: JSON.parse(element.dataset["rank"] ?? "{}") as Row["rank"],
  };
}

function ordered(rows: readonly Row[], sort: Sort | undefined): readonly Row[] {
  if (!sort) return rows;
  const sign = sort.descending ? -1 : 1;
  const compare = (a: Row, b: Row) =>
    sort.by === "name" ? a.name.localeCompare(b.name, "en") : (a.rank[sort.by] ?? 0) - (b.rank[sort.by] ?? 0);
  return rows.toSorted((a, b) => sign * compare(a, b));
}
