import bundle from "virtual:decision-bundle";
import type { Advice } from "../decision/advice.ts";
import type { State } from "../decision/answers-url.ts";
import { createEngine } from "../decision/index.ts";
import type { Answers } from "../decision/questions.ts";

/** The one engine of a page. */
export const engine = createEngine(bundle);

export type Preview = ReturnType<typeof engine.preview>;

const input = (state: State, answers: Answers) => ({ answers, weights: state.weights, asOf: state.asOf });

export const advise = (state: State, answers: Answers = state.answers): Advice => engine.advise(input(state, answers));
export const preview = (state: State, answers: Answers = state.answers): Preview =>
  engine.preview(input(state, answers));

/** A technique in running text: "low-rank adapters". */
export const shortName = (id: string): string | undefined => engine.technique(id)?.shortName;
