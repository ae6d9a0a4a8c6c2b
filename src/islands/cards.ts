import texts from "virtual:bundle-texts";
import type { FindingCards } from "../decision/index.ts";
import { joinCards } from "./join-bundle.ts";

/** The findings behind the advice, once they are needed. */
export const loadCards = async (): Promise<FindingCards> =>
  joinCards(texts.findings, (await import("virtual:finding-columns")).default);
