import type { Rule, RuleFile } from "../rule.ts";
import { availabilityRules } from "./availability.ts";
import { combinationRules } from "./combinations.ts";
import { composabilityRules } from "./composability.ts";
import { costRules } from "./cost.ts";
import { dataRules } from "./data.ts";
import { effortRules } from "./effort.ts";
import { freshnessRules } from "./freshness.ts";
import { goalRules } from "./goal.ts";
import { headroomRules } from "./headroom.ts";
import { mitigationRules } from "./mitigation.ts";
import { offRampRules } from "./off-ramps.ts";
import { planRules } from "./plan.ts";
import { riskRules } from "./risk.ts";
import { scaleRules } from "./scale.ts";
import { warningRules } from "./warnings.ts";

/** The judgements, by topic; the topic is the name of the file, or of the folder where there are several. */
const byTopic: Readonly<Record<string, readonly RuleFile[]>> = {
  availability: [availabilityRules],
  goal: goalRules,
  data: [dataRules],
  headroom: [headroomRules],
  scale: [scaleRules],
  freshness: [freshnessRules],
  composability: [composabilityRules],
  cost: [costRules],
  effort: [effortRules],
  risk: [riskRules],
  mitigation: [mitigationRules],
  warnings: warningRules,
  plan: [planRules],
  "off-ramps": [offRampRules],
  combinations: [combinationRules],
};

/** A rule and the topic that it stands under. */
export type TopicRule = Rule & { readonly topic: string };

/** Every rule, in the order of the files (which means nothing to the engine). */
export const allRules: readonly TopicRule[] = Object.entries(byTopic).flatMap(([topic, files]) =>
  files.flatMap((file) => Object.entries(file).map(([id, body]) => ({ ...body, id, topic }))),
);
