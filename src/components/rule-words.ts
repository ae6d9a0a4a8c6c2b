import { questions, type QuestionId } from "../decision/questions.ts";
import { conditionInWords } from "../decision/index.ts";
import type { TopicRule } from "../decision/rules/index.ts";

/** A topic is the name of a rule file: "off-ramps" reads "Off-ramps", "risk" reads "Risk". */
export function topicNames(topic: string): string {
  const words = topic === "off-ramps" ? topic : topic.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the rules of a topic are about, in a line. */
export const topicMeanings: Readonly<Record<string, string>> = {
  availability: "What cannot be done at all, whatever it would be worth.",
  goal: "What a technique does, against what has to change.",
  data: "What there is to learn from, against what a technique learns from.",
  headroom: "How much of the task the untouched model does already.",
  scale: "How many examples, how much text, how large a model.",
  freshness: "How fast facts go stale, and how fast a technique follows them.",
  composability: "How many specialties one deployment serves, and whether each can be switched.",
  cost: "What training takes, and what each answer costs afterwards.",
  effort: "What has to be built, learned and measured before the first user sees it.",
  risk: "What moves a technique's risks in a situation.",
  mitigation: "What takes a risk down, if it is done.",
  warnings: "What is said in warning, with what to do and how to notice.",
  plan: "Steps before, with and after a change of the model.",
  "off-ramps": "Where the next step is no technique: not to train, to measure first, to get data first.",
  combinations: "What two techniques add or cost as one, beyond each alone.",
};

/** When it holds, in one line. */
export function whenInWords({ when }: Pick<TopicRule, "when">): string {
  return conditionInWords(when).join("; ") || "Always";
}

export interface AskedOption {
  readonly label: string;
  /** Whether the rule holds with it; "out" where it must not be chosen. */
  readonly counts: "in" | "no" | "out";
}
export interface Asked {
  readonly id: QuestionId;
  readonly short: string;
  readonly options: readonly AskedOption[];
}

/** The questions that a rule asks about, with each option and whether it counts. */
export function askedBy(rule: Pick<TopicRule, "when">): Asked[] {
  return questions.flatMap((question) => {
    const test: unknown = rule.when[question.id];
    if (test === undefined) return [];
    const includes = listOf(Array.isArray(test) ? test : field(test, "includes"));
    const without = listOf(field(test, "without"));
    const options = question.options.map(({ id, label }): AskedOption => ({
      label,
      counts: without.includes(id)
        ? "out"
        : includes.includes(id) || (includes.length === 0 && without.length > 0)
          ? "in"
          : "no",
    }));
    return [{ id: question.id, short: question.short, options }];
  });
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

function field(value: unknown, name: "includes" | "without"): unknown {
  return typeof value === "object" && value !== null && name in value
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
