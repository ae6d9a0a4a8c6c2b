import core from "virtual:bundle-core";
import { bundleToCount } from "./join-bundle.ts";
import { pageEngine } from "./page-engine.ts";

/** The one engine of a page that shows what leads, not why: its advice has no texts, no evidence and no ids of rules. */
export const { engine, advise, preview, shortName } = pageEngine(bundleToCount(core));
