// The real catalog and engine, loaded once a test file.
import { buildBundle } from "../../src/catalog/bundle.ts";
import { loadCatalogData } from "../../src/catalog/load.ts";
import { prepareBatch } from "../../src/decision/batch.ts";
import { compile } from "../../src/decision/compile.ts";
import { createEngine, type DecisionBundle } from "../../src/decision/index.ts";
import { printProblems } from "../../src/decision/problem.ts";

export const data = loadCatalogData();

const built = buildBundle(data);
/** What is wrong with it; test/decision/rules.test.ts wants nothing here. */
export const problems: string = printProblems(built.problems);
export const bundle: DecisionBundle = built.bundle;
export const compiled = compile(bundle);
export const batch = prepareBatch(compiled);
export const engine = createEngine(bundle);
