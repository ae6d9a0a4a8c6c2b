import type { Advice } from "../decision/advice.ts";
import type { LibraryCard } from "../decision/schema/library.ts";
import { usedAnswers } from "./answers.ts";
import { comment } from "./document.ts";
import { type EvaluationPlan, evaluationPlan } from "./evaluation.ts";
import { recipeFor } from "./index.ts";
import { mainTechnique } from "./reached.ts";
import type { KitFile, Recipe } from "./recipe.ts";

/** By id. */
export type LibraryCards = Readonly<Record<string, LibraryCard>>;

/** The kit of an advice: how what it recommends is done, and one evaluation plan. */
export interface AdviceKit {
  readonly parts: readonly { readonly id: string; readonly name: string; readonly recipe: Recipe }[];
  readonly plan: EvaluationPlan;
}

/** More at once would bury the first. */
const most = 3;

/** Of what is recommended, the techniques best first, then the parts of what does better still together. */
export const adviceKit = (advice: Advice): AdviceKit => {
  const answers = usedAnswers(advice);
  const recommended = advice.techniques.filter(({ status }) => status === "recommended");
  const single = recommended.filter(({ parts }) => parts === undefined).slice(0, most);
  const together = recommended.find(({ parts }) => parts !== undefined)?.parts ?? [];
  const ids = [...new Set([...single.map(({ id }) => id), ...together])];
  const names = new Map(advice.techniques.map(({ id, name }) => [id, name]));
  const parts = ids.flatMap((id) => {
    const recipe = recipeFor(id, answers);
    return recipe ? [{ id, name: names.get(id) ?? id, recipe }] : [];
  });
  return { parts, plan: evaluationPlan(mainTechnique(ids) ?? "", answers) };
};

/** A file as it is copied and saved: under a comment that says which version its keys were read in, where the language has comments. */
export const fileText = (file: KitFile, libraries: LibraryCards): string => {
  const card = libraries[file.library];
  if (card === undefined || file.language === "json") return file.text;
  const head = [
    `Cliffwise guardrail kit for ${card.name} ${card.version}, keys read ${card.checked}.`,
    `Names with "your" are yours to fill in.`,
    ...(file.run === undefined ? [] : [`Run: ${file.run}`]),
  ];
  return `${head.flatMap((line) => comment(line)).join("\n")}\n\n${file.text}`;
};
