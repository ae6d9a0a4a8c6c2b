import { frontOf, leadsInWords, median, medianOfPapers, pointsInWords, spanInWords, sumInWords } from "./middle.ts";
import { passes, unpackHas, type Facts, type State } from "./state.ts";

/** A row of the table twin: what the plot is drawn from again under every filter. */
interface Row {
  readonly element: HTMLTableRowElement;
  readonly x: number;
  readonly y: number;
  readonly facts: Facts;
}

/** A mark: a group of the table, its mark in each width of the plot, and where it stands now. */
interface Group {
  readonly id: string;
  readonly name: string;
  readonly paper: string;
  readonly technique: string;
  readonly method: string;
  readonly isLead: boolean;
  readonly body: HTMLTableSectionElement;
  readonly rows: readonly Row[];
  shown: readonly Row[];
  x: number;
  y: number;
}

interface Drawing {
  readonly svg: SVGSVGElement;
  readonly at: (place: { readonly x: number; readonly y: number }) => readonly [number, number];
  readonly left: number;
  readonly marks: ReadonlyMap<string, SVGElement>;
  readonly dots: ReadonlyMap<string, SVGElement>;
  readonly front: SVGElement | null;
  readonly ring: SVGElement | null;
}

export interface Plot {
  /** Fills the list of marks; the rest is served as it stands without a filter. */
  readonly start: () => void;
  /** Draws what passes again: dots, medians, front, the table, its sums. */
  readonly show: (state: State) => void;
}

/** How far from a press a mark may lie, in pixels of the screen: half a finger. */
const reach = 18;

export function enhancePlot(root: HTMLElement): Plot | undefined {
  const select = root.querySelector<HTMLSelectElement>(".point select");
  const card = root.querySelector<HTMLElement>(".selc");
  const figure = root.querySelector<HTMLElement>(".ev-plot");
  if (!select || !card || !figure) return undefined;
  const groups = [...root.querySelectorAll<HTMLTableSectionElement>(".ev-rows tbody")].map(readGroup);
  const drawings = [...figure.querySelectorAll("svg")].map(readDrawing);
  const find = (id: string) => groups.find((group) => group.id === id && group.shown.length > 0);
  let chosen: readonly Group[] = [];

  const choose = (wanted: readonly Group[]): void => {
    chosen = wanted;
    const [first] = wanted;
    select.value = first?.id ?? "";
    card.hidden = first === undefined;
    card.replaceChildren(...wanted.map(cardOf));
    for (const { ring, at } of drawings) {
      ring?.toggleAttribute("hidden", first === undefined);
      if (first) ring?.setAttribute("transform", `translate(${at(first).join(" ")})`);
    }
  };

  const place = (group: Group): void => {
    group.x = median(group.shown.map(({ x }) => x)) ?? 0;
    group.y = median(group.shown.map(({ y }) => y)) ?? 0;
  };
  const list = (here: readonly Group[]): void => {
    const [any] = select.options;
    select.replaceChildren(
      ...(any ? [any] : []),
      ...here.map(({ id, name, x, y }) => new Option(`${name} (${pointsInWords(x)}, ${pointsInWords(y)})`, id)),
    );
  };

  const show = (state: State): void => {
    for (const group of groups) {
      group.shown = group.rows.filter(({ facts }) => passes(facts, state));
      place(group);
    }
    const here = groups.filter(({ shown }) => shown.length > 0);
    const front = frontOf(here.filter(({ isLead }) => !isLead));
    for (const drawing of drawings) draw(drawing, groups, front);
    showTable(root, groups);
    showMedians(root, groups);
    showSums(root, here);
    root.querySelector(".ev-front .is")?.replaceChildren(...frontInWords(front));
    list(here);
    choose(chosen.filter(({ shown }) => shown.length > 0));
  };

  select.addEventListener("change", () => {
    choose([find(select.value)].filter((group) => group !== undefined));
  });
  figure.addEventListener("click", (event) => {
    // Asked for in a new tab: a dot leads to its row, as without scripts.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const drawing = drawings.find(({ svg }) => event.target instanceof Node && svg.contains(event.target));
    if (!drawing) return;
    event.preventDefault();
    choose(nearest(drawing, groups, event.clientX, event.clientY));
  });
  const readHash = (): void => {
    const group = location.hash.startsWith("#g-") ? find(location.hash.slice(3)) : undefined;
    if (!group) return;
    choose([group]);
    const details = group.body.closest("details");
    if (details) details.open = true;
    group.body.scrollIntoView();
  };
  addEventListener("hashchange", readHash);
  setTimeout(readHash);
  return {
    show,
    start: () => {
      for (const group of groups) place(group);
      list(groups);
    },
  };
}

function readGroup(body: HTMLTableSectionElement): Group {
  const { g: id = "", name = "", paper = "", on: technique = "", method = "", lead } = body.dataset;
  const rows = [...body.querySelectorAll<HTMLTableRowElement>("tr[data-row]")].map((element): Row => ({
    element,
    x: Number(element.dataset["x"]),
    y: Number(element.dataset["y"]),
    facts: {
      text: `${name} ${element.textContent} ${element.closest("details")?.querySelector(".src")?.textContent ?? ""}`.toLowerCase(),
      has: unpackHas(element.dataset["has"] ?? ""),
    },
  }));
  return { id, name, paper, technique, method, isLead: lead !== undefined, body, rows, shown: rows, x: 0, y: 0 };
}

function readDrawing(svg: SVGSVGElement): Drawing {
  const numbers = (text: string | undefined): readonly number[] => (text ?? "").split(" ").map(Number);
  const [x0 = 0, xPer = 1] = numbers(svg.dataset["x"]);
  const [y0 = 0, yPer = 1] = numbers(svg.dataset["y"]);
  const by = (name: "g" | "row") =>
    new Map([...svg.querySelectorAll<SVGElement>(`[data-${name}]`)].map((each) => [each.dataset[name] ?? "", each]));
  return {
    svg,
    at: ({ x, y }) => [x0 + x * xPer, y0 + y * yPer],
    left: Number(svg.dataset["left"]),
    marks: by("g"),
    dots: by("row"),
    front: svg.querySelector(".front"),
    ring: svg.querySelector(".ring"),
  };
}

function draw({ at, left, marks, dots, front }: Drawing, groups: readonly Group[], best: readonly Group[]): void {
  for (const group of groups) {
    const mark = marks.get(group.id);
    mark?.toggleAttribute("hidden", group.shown.length === 0);
    mark?.setAttribute("transform", `translate(${at(group).join(" ")})`);
    for (const row of group.rows)
      dots.get(row.element.dataset["row"] ?? "")?.toggleAttribute("hidden", !group.shown.includes(row));
  }
  const steps = best.map((group, index) => {
    const [x, y] = at(group);
    const next = best[index + 1];
    return `H${String(x)}V${String(next ? at(next)[1] : y)}`;
  });
  const [first] = best;
  front?.setAttribute("d", first ? `M${String(left)} ${String(at(first)[1])}${steps.join("")}` : "");
}

function nearest({ svg, at }: Drawing, groups: readonly Group[], x: number, y: number): readonly Group[] {
  const box = svg.getBoundingClientRect();
  const scale = box.width / svg.viewBox.baseVal.width;
  return groups
    .filter(({ shown }) => shown.length > 0)
    .map((group) => {
      const [px, py] = at(group);
      return { group, far: Math.hypot(box.left + px * scale - x, box.top + py * scale - y) };
    })
    .filter(({ far }) => far <= reach)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 4)
    .map(({ group }) => group);
}

/** The table's own rows again, beside the plot: a point is read where it was pressed. Of marks that lie on each other the nearest is open. */
function cardOf(group: Group, index: number): HTMLElement {
  const card = Object.assign(document.createElement("details"), { className: "more", open: index === 0 });
  const table = Object.assign(document.createElement("table"), { className: "tbl meas" });
  const body = group.body.cloneNode(true);
  // The address stays with the original.
  if (body instanceof HTMLElement) body.removeAttribute("id");
  table.append(body);
  const source = group.body.closest("details")?.querySelector(".src")?.cloneNode(true);
  card.append(
    Object.assign(document.createElement("summary"), { textContent: group.name }),
    ...(source ? [source] : []),
    table,
  );
  return card;
}

function showTable(root: HTMLElement, groups: readonly Group[]): void {
  for (const { body, rows, shown, x, y } of groups) {
    body.hidden = shown.length === 0;
    for (const row of rows) row.element.hidden = !shown.includes(row);
    setText(body.querySelector(".mx"), pointsInWords(x));
    setText(body.querySelector(".my"), pointsInWords(y));
  }
  for (const details of root.querySelectorAll<HTMLElement>(".ev-rows details")) {
    const own = groups.filter(({ paper }) => paper === details.dataset["paper"]);
    const all = own.reduce((sum, { rows }) => sum + rows.length, 0);
    const here = own.flatMap(({ shown }) => shown);
    details.hidden = here.length === 0;
    if (here.length === 0) continue;
    setText(
      details.querySelector(".n"),
      here.length === all ? String(all) : `${String(here.length)} of ${String(all)}`,
    );
    setText(details.querySelector(".span"), spanInWords(here.map(({ y }) => y)));
  }
}

function showMedians(root: HTMLElement, groups: readonly Group[]): void {
  for (const line of root.querySelectorAll<HTMLTableRowElement>(".ev-medians tbody tr")) {
    const own = groups.filter(({ technique }) => technique === line.dataset["on"]);
    const rows = own.flatMap(({ paper, shown }) =>
      shown.filter(({ facts }) => facts.has["read"]?.includes("first-hand")).map((row) => ({ paper, ...row })),
    );
    const told = (side: "x" | "y"): string => {
      const value = medianOfPapers(rows.map((row) => ({ paper: row.paper, value: row[side] })));
      return value === undefined ? "–" : pointsInWords(value);
    };
    line.hidden = rows.length === 0;
    setText(line.querySelector(".np"), String(new Set(rows.map(({ paper }) => paper)).size));
    setText(line.querySelector(".nr"), String(rows.length));
    setText(line.querySelector(".mx"), told("x"));
    setText(line.querySelector(".my b"), told("y"));
  }
  const leads = Map.groupBy(
    groups.filter(({ isLead, shown }) => isLead && shown.length > 0),
    ({ method }) => method,
  );
  const line = root.querySelector<HTMLElement>(".ev-leads");
  line?.toggleAttribute("hidden", leads.size === 0);
  setText(
    line?.querySelector(".is") ?? null,
    [...leads].map(([method, own]) => leadsInWords(method, own.flatMap(({ shown }) => shown).length)).join("; "),
  );
}

function showSums(root: HTMLElement, here: readonly Group[]): void {
  const rows = here.flatMap(({ shown }) => shown);
  const papers = new Set(here.map(({ paper }) => paper)).size;
  setText(root.querySelector(".sum"), sumInWords(rows.length, papers, here.length));
  setText(root.querySelector(".n-lost"), String(rows.filter(({ y }) => y < 0).length));
}

function frontInWords(front: readonly Group[]): (Node | string)[] {
  if (front.length === 0) return ["nothing under this filter"];
  return front.flatMap(({ id, name, x, y }, index) => [
    ...(index > 0 ? ["; "] : []),
    Object.assign(document.createElement("a"), { href: `#g-${id}`, textContent: name }),
    ` (${pointsInWords(x)} in the domain, ${pointsInWords(y)} general)`,
  ]);
}

function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
