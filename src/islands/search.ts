/** The search dialog: Pagefind's index under an interface of our own that is loaded when search is opened; it names the kind of each page. */

interface SubResult {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}
interface Page {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sub_results: readonly SubResult[];
}
interface Found {
  readonly results: readonly { readonly id: string; readonly data: () => Promise<Page> }[];
  readonly filters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
interface Pagefind {
  readonly options: (options: Record<string, unknown>) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly search: (
    term: string,
    options?: { readonly filters?: { readonly kind: string | { readonly any: readonly string[] } } },
  ) => Promise<Found>;
}
interface Place {
  readonly bundle: string;
  readonly base: string;
}

/** Kinds of page that answer a question; rules and papers, of which there are hundreds, follow them. */
const guidance = ["technique", "note", "risk", "situation"];
const shown = 8;
const guidanceShown = 5;
const sectionsShown = 3;

let pagefind: Promise<Pagefind> | undefined;

function loadPagefind({ bundle, base }: Place): Promise<Pagefind> {
  pagefind ??= (async () => {
    // Built after the site, so that the bundler cannot know it.
    const module = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
    await module.options({
      baseUrl: base,
      excerptLength: 18,
      // Guidance is long and says a word often; a title counts most.
      ranking: { pageLength: 0.1, termFrequency: 0.6, termSimilarity: 4, metaWeights: { title: 8, words: 8 } },
    });
    await module.init();
    return module;
  })();
  return pagefind;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Pagefind marks hits with `<mark>` in escaped text; only that tag is let through. */
function excerpt(marked: string): HTMLElement {
  const line = element("p");
  // A text area decodes entities, makes no elements, and keeps the spaces at both ends.
  const decoder = element("textarea");
  const text = (part: string) => {
    decoder.innerHTML = part;
    return decoder.value;
  };
  for (const [index, part] of marked.split(/<\/?mark>/).entries())
    line.append(index % 2 ? element("mark", {}, text(part)) : text(part));
  return line;
}

/** How much a section speaks of the words searched for. */
function weight({ weighted_locations: places }: SubResult): number {
  return places.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function hit(page: Page): HTMLElement {
  const title = page.meta["title"] ?? page.url;
  const kind = page.filters["kind"]?.[0];
  const item = element("li", {}, element("a", { className: "t", href: page.url }, title));
  if (kind) item.append(element("span", { className: "k" }, kind));
  const sections = page.sub_results
    .filter((section) => section.url !== page.url && section.title !== title)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, sectionsShown);
  if (sections.length === 0) item.append(excerpt(page.excerpt));
  else
    item.append(
      element(
        "ul",
        {},
        ...sections.map((section) =>
          element("li", {}, element("a", { href: section.url }, section.title), excerpt(section.excerpt)),
        ),
      ),
    );
  return item;
}

function build(dialog: HTMLDialogElement, place: Place): void {
  const input = element("input", {
    type: "search",
    placeholder: "Search techniques, notes, rules, evidence",
    autocomplete: "off",
    spellcheck: false,
  });
  input.setAttribute("aria-label", "Search");
  const close = element("button", { type: "button", className: "btn quiet sm" }, "Close");
  const status = element("p", { className: "status" });
  status.setAttribute("role", "status");
  const kinds = element("ul", { className: "kinds" });
  kinds.setAttribute("aria-label", "Only this kind of page");
  const hits = element("ol", { className: "hits" });
  dialog.append(
    element("div", { className: "bar" }, input, close),
    element("div", { className: "body" }, status, kinds, hits),
  );

  let kind: string | undefined;
  let latest = 0;

  const kindButton = (name: string, count: number) => {
    const button = element("button", { type: "button" }, name, " ", element("span", {}, String(count)));
    button.setAttribute("aria-pressed", String(kind === name));
    button.addEventListener("click", () => {
      kind = kind === name ? undefined : name;
      void run();
    });
    return element("li", {}, button);
  };

  const run = async (): Promise<void> => {
    const mine = ++latest;
    const term = input.value.trim();
    if (!term) {
      kinds.replaceChildren();
      hits.replaceChildren();
      status.textContent = "Type a word or two: a technique, a symptom, a setting.";
      return;
    }
    try {
      const index = await loadPagefind(place);
      const all = await index.search(term);
      const first = await index.search(term, { filters: { kind: kind ?? { any: guidance } } });
      const ids = new Set(first.results.map(({ id }) => id));
      const rest = kind ? [] : all.results.filter(({ id }) => !ids.has(id));
      const lead = first.results.slice(0, kind ? shown : Math.max(guidanceShown, shown - rest.length));
      const pages = await Promise.all([...lead, ...rest.slice(0, shown - lead.length)].map((result) => result.data()));
      if (mine !== latest) return;
      const counts = Object.entries(all.filters["kind"] ?? {}).filter(([, count]) => count > 0);
      kinds.replaceChildren(
        ...(counts.length > 1 || kind ? counts.map(([name, count]) => kindButton(name, count)) : []),
      );
      hits.replaceChildren(...pages.map(hit));
      const total = first.results.length + rest.length;
      status.textContent =
        total === 0
          ? `Nothing found for “${term}”.`
          : total > shown
            ? `${total} pages, the first ${shown} shown.`
            : total === 1
              ? "1 page."
              : `${total} pages.`;
    } catch {
      if (mine === latest)
        status.textContent =
          "The search index could not be loaded. It is built with the site; the technique table and the menu work without it.";
    }
  };

  input.addEventListener("input", () => void run());
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const first = hits.querySelector("a");
    if (first) location.assign(first.href);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...hits.querySelectorAll("a")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  close.addEventListener("click", () => {
    dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || (event.target instanceof Element && event.target.closest("a"))) dialog.close();
  });
  void run();
}

/** Opens the dialog, building it on the first call. */
export function openSearch(dialog: HTMLDialogElement, place: Place): void {
  if (!dialog.hasChildNodes()) build(dialog, place);
  dialog.showModal();
  dialog.querySelector("input")?.select();
  void loadPagefind(place).catch(() => undefined);
}
