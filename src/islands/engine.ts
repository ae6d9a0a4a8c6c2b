import core from "virtual:bundle-core";
import texts from "virtual:bundle-texts";
import { wholeBundle } from "./join-bundle.ts";
import { pageEngine } from "./page-engine.ts";

/** The one engine of a page that shows advice with its reasons. Pages that only count load `counting-engine.ts`, which is a third of this. */
export const { engine, advise, preview, shortName } = pageEngine(wholeBundle(core, texts));
