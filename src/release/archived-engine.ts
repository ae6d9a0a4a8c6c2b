// What a release archives: bundled with all it imports into one module (engine-module.ts), this is `releases/<release>/engine.js`.
import type { ArchivedEngine } from "../advice/archived-engine.ts";
import { compile } from "../decision/compile.ts";
import { createEngine, parseAnswers, readState, type AdviceInput } from "../decision/index.ts";
import { standings } from "../decision/score.ts";
import { situationOf } from "../decision/situation.ts";
import { rankAll } from "../decision/status.ts";
import { bundle, findings } from "./release-data.ts";

const engine = createEngine(bundle);
const compiled = compile(bundle);

/** A later release may ask with answers that this one has never heard of: they are refused here, where its questions are known. */
function checked(input: AdviceInput): AdviceInput {
  const parsed = parseAnswers({ answers: input.answers, weights: input.weights, asOf: input.asOf });
  if (parsed.error !== undefined) throw new Error(parsed.error);
  return parsed.input;
}

const archived: ArchivedEngine = {
  release: bundle.release,
  date: bundle.asOf,
  catalog: bundle.catalog,
  rules: bundle.rules,
  findings,
  advise: (input) => engine.advise(checked(input)),
  first: (input) => {
    const [best] = rankAll(compiled, standings(compiled, situationOf(checked(input)))).order;
    return best === undefined ? "" : (compiled.entries[best.index]?.id ?? "");
  },
  readState,
};

export const { release, date, catalog, rules, advise, first } = archived;
export { findings, readState };
