import { question } from "../../advice/words.ts";
import { leader, recommended } from "../../advice/reading.ts";
import { addressOf, linksOf, type Links } from "../../advice/links.ts";
import { decisionBundle } from "../../catalog/bundle.ts";
import type { SituationEntry } from "../../catalog/entries.ts";
import { href } from "../../components/link.ts";
import { createEngine, type Advice, type State, type TechniqueAdvice } from "../../decision/index.ts";

const engine = createEngine(decisionBundle());

/** The advice of today for a named situation, worked out at build. */
export function adviceFor({ input }: SituationEntry): Advice {
  return engine.advise(input);
}

function stateOf({ input }: SituationEntry): State {
  return { ...input, private: false };
}

/** Links that carry the answers of a situation along. */
export function linksFor(situation: SituationEntry): Links {
  return linksOf(import.meta.env.BASE_URL, stateOf(situation));
}

/** Where a reader goes on with the answers of a situation. */
export function advisorFor(situation: SituationEntry): { result: string; answers: string } {
  const state = stateOf(situation);
  return { result: addressOf(href("/advisor/result/"), state), answers: addressOf(href("/advisor/"), state) };
}

/** The one that the recommendation names first, and how many it cannot tell apart from it. */
export function firstOf(advice: Advice): { first: TechniqueAdvice; others: number } {
  const others = recommended(advice).filter((each) => each.parts === undefined).length - 1;
  return { first: leader(advice), others };
}

/** A goal as a heading: its label and what it means. */
export function goalInWords(goal: string | undefined): { title: string; means: string } {
  const option = question("goal").options.find(({ id }) => id === goal);
  return { title: option?.label ?? "Goal still open", means: option?.means ?? "Nobody has said yet what must change" };
}

/** Where the name of a technique leads; a combination stands on the page of its first part. */
export function pageOf(id: string): string {
  const [first = id, ...others] = id.split("+");
  return href(`/techniques/${first}/${others.length > 0 ? "#combines" : ""}`);
}
