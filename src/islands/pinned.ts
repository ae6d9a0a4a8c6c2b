import { useEffect, useState } from "preact/hooks";
import type * as pinnedView from "../advice/PinnedAdvice.tsx";
import type { ArchivedEngine } from "../advice/archived-engine.ts";
import { addressOf } from "../advice/links.ts";
import type { Differences } from "../advice/then-and-now.ts";
import type { Advice } from "../decision/advice.ts";
import type { State } from "../decision/answers-url.ts";
import type { Notice } from "../decision/index.ts";

/** What became of a pinned link. */
export type Pinned =
  | { readonly is: "loading"; readonly release: string }
  /** The advice of today has to do: nothing of that name is archived, or the archive could not be used. */
  | { readonly is: "unavailable"; readonly release: string; readonly why: "unknown" | "failed" }
  | {
      readonly is: "there";
      readonly release: string;
      readonly archive: ArchivedEngine;
      readonly advice: Advice;
      readonly notices: readonly Notice[];
      readonly compare: (now: Advice) => Differences;
      readonly view: typeof pinnedView;
    };

/** Only pages that show a pinned link load what compares and shows it, and the engine of that release. */
const follow = async (base: string, release: string): Promise<Pinned> => {
  const path = `${base.replace(/\/+$/, "")}/releases/${release}/engine.js`;
  const [view, { differencesOf }, { isArchivedEngine }, { engine }] = await Promise.all([
    import("../advice/PinnedAdvice.tsx"),
    import("../advice/then-and-now.ts"),
    import("../advice/archived-engine.ts"),
    import("./engine.ts"),
  ]);
  const archive: unknown = await import(/* @vite-ignore */ new URL(path, location.href).href);
  if (!isArchivedEngine(archive, release)) return { is: "unavailable", release, why: "failed" };
  // The archive reads the address itself: an answer that was retired since still counts.
  const { state, notices } = archive.readState(location.search, location.hash);
  const { answers, weights, asOf } = state;
  const advice = archive.advise({ answers, weights, asOf });
  const compare = (now: Advice): Differences =>
    differencesOf(advice, now, { then: archive.rules, now: engine.bundle.rules });
  return { is: "there", release, archive, advice, notices, compare, view };
};

/**
 * The advice of the release that the address is pinned to; undefined where it is pinned to none.
 * @param archived ids of all archived releases: none else is asked for
 * @param state as the address of the page has it; undefined until that is read
 */
export const usePinned = (base: string, archived: readonly string[], state: State | undefined): Pinned | undefined => {
  const [pinned, setPinned] = useState<Pinned>();
  const release = state?.engine;
  const address = state && addressOf("", state);
  useEffect(() => {
    if (release === undefined) {
      setPinned(undefined);
      return;
    }
    if (!archived.includes(release)) {
      setPinned({ is: "unavailable", release, why: "unknown" });
      return;
    }
    let current = true;
    const settle = (result: Pinned): void => {
      if (current) setPinned(result);
    };
    void follow(base, release).then(settle, () => {
      settle({ is: "unavailable", release, why: "failed" });
    });
    return () => {
      current = false;
    };
  }, [release, address]);
  if (release === undefined) return undefined;
  return pinned?.release === release ? pinned : { is: "loading", release };
};
