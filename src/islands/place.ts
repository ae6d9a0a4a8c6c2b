import { addressOf } from "../advice/links.ts";
import { type Notice, readState, type State } from "../decision/answers-url.ts";

/** What the address of a page says: the answers, what could not be read of them, and where on the page to go. */
export interface Place {
  readonly state: State;
  readonly notices: readonly Notice[];
  /** A section of the page, or what to do after a question (`change…`); empty where the address names none. */
  readonly at: string;
}

/** Splits `#?query&at=section` (answers not sent to the server) and `#section`. */
const splitHash = (hash: string): { readonly query: string; readonly at: string } => {
  if (!hash.startsWith("#?")) return { query: "", at: hash.slice(1) };
  const [, query = "", at = ""] = /^#(\?.*?)(?:&at=([^&]*))?$/s.exec(hash) ?? [];
  return { query: `#${query}`, at };
};

export const readPlace = (): Place => {
  const { query, at } = splitHash(location.hash);
  return { ...readState(location.search, query), at };
};

/** Puts a state into the address of this page without a new entry in the history. */
export const keepInAddress = (state: State, at = ""): void => {
  history.replaceState(history.state, "", addressOf(location.pathname, state, at));
};

/**
 * Keeps private answers where a plain `#section` link (the skip link, say) would take their place, and hears of addresses typed by hand.
 * @returns stops listening
 */
export const watchPlace = (current: () => State, changed: (place: Place) => void): (() => void) => {
  const onHash = (): void => {
    const state = current();
    const hash = location.hash;
    if (state.private && !hash.startsWith("#?")) {
      keepInAddress(state, hash.slice(1));
      return;
    }
    const place = readPlace();
    if (place.state.private && addressOf("", place.state) === addressOf("", state)) goTo(place.at);
    else if (hash.startsWith("#?")) changed(place);
  };
  const onPop = (): void => {
    changed(readPlace());
  };
  addEventListener("hashchange", onHash);
  addEventListener("popstate", onPop);
  return () => {
    removeEventListener("hashchange", onHash);
    removeEventListener("popstate", onPop);
  };
};

/** Scrolls to a section that only stands once the advice is there. */
export const goTo = (id: string): void => {
  if (id === "") return;
  const target = document.getElementById(id);
  if (!target) return;
  for (let each: HTMLElement | null = target; each; each = each.parentElement)
    if (each instanceof HTMLDetailsElement) each.open = true;
  target.scrollIntoView();
};
