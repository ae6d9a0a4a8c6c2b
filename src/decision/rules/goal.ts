import { abstentionRules } from "./goal/abstention.ts";
import { efficiencyRules } from "./goal/efficiency.ts";
import { formatRules } from "./goal/format.ts";
import { knowledgeRules } from "./goal/knowledge.ts";
import { preferenceRules } from "./goal/preferences.ts";
import { reasoningRules } from "./goal/reasoning.ts";
import { specialtyRules } from "./goal/specialties.ts";
import { taskSkillRules } from "./goal/task-skill.ts";

/** What a technique does, set against what must change: supplies facts, shows form, teaches a skill, sharpens reasoning, follows preferences, shrinks, holds back. */
export const goalRules = [
  knowledgeRules,
  formatRules,
  taskSkillRules,
  reasoningRules,
  preferenceRules,
  efficiencyRules,
  abstentionRules,
  specialtyRules,
] as const;
