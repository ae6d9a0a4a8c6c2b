// What the tree decides from today. In an archived engine the bundler puts the data of the release in this module's place (engine-module.ts).
import { decisionBundle } from "../catalog/bundle.ts";
import { findingCards } from "../catalog/vite-plugin.ts";
import type { DecisionBundle, FindingCards } from "../decision/index.ts";

export const bundle: DecisionBundle = decisionBundle();
export const findings: FindingCards = findingCards();
