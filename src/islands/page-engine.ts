import type { Advice } from "../decision/advice.ts";
import type { State } from "../decision/answers-url.ts";
import { createEngine, type DecisionBundle, type Engine } from "../decision/index.ts";
import type { Answers } from "../decision/questions.ts";

/** The engine as pages call it: with the state of their address. */
export interface PageEngine {
  readonly engine: Engine;
  readonly advise: (state: State, answers?: Answers) => Advice;
  readonly preview: (state: State, answers?: Answers) => ReturnType<Engine["preview"]>;
  /** A technique in running text: "low-rank adapters". */
  readonly shortName: (id: string) => string | undefined;
}

export const pageEngine = (bundle: DecisionBundle): PageEngine => {
  const engine = createEngine(bundle);
  const input = (state: State, answers: Answers) => ({ answers, weights: state.weights, asOf: state.asOf });
  return {
    engine,
    advise: (state, answers = state.answers) => engine.advise(input(state, answers)),
    preview: (state, answers = state.answers) => engine.preview(input(state, answers)),
    shortName: (id) => engine.technique(id)?.shortName,
  };
};
