import type { KitAnswers } from "./answers.ts";
import type { Recipe } from "./recipe.ts";
import { confidenceRecipes } from "./recipes/confidence.ts";
import { contextRecipes } from "./recipes/context.ts";
import { hostedRecipes } from "./recipes/hosted.ts";
import { promptingRecipes } from "./recipes/prompting.ts";
import { researchRecipes } from "./recipes/research.ts";
import { rewardRecipes } from "./recipes/rewards.ts";
import { tuningRecipes } from "./recipes/tuning.ts";
import { weightRecipes } from "./recipes/weights.ts";

/** The door to the guardrail kit: how each technique is done, with a configuration that the answers shape. */
export const recipes: Readonly<Record<string, (answers: KitAnswers) => Recipe>> = {
  ...promptingRecipes,
  ...contextRecipes,
  ...hostedRecipes,
  ...confidenceRecipes,
  ...tuningRecipes,
  ...rewardRecipes,
  ...weightRecipes,
  ...researchRecipes,
};

/** How a technique is done with these answers; absent where the kit does not know it, as in an archived release. */
export const recipeFor = (technique: string, answers: KitAnswers): Recipe | undefined =>
  Object.hasOwn(recipes, technique) ? recipes[technique]?.(answers) : undefined;
