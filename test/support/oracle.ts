// ENGINE.md worked out again, slowly and with other means: sets and sums, no masks, nothing of the engine's code but its data.
import { criteria, dimensions, questions, type BundleRule, type DecisionBundle } from "../../src/decision/index.ts";
import { completeAnswers, type Given } from "./answers.ts";

type Test = readonly string[] | { readonly includes?: readonly string[]; readonly without?: readonly string[] };
type Weights = readonly [number, number, number, number];

function isList(test: Test): test is readonly string[] {
  return Array.isArray(test);
}

const values = ["in-domain-quality", "breadth", "cost", "time-to-ship"];

function list(answer: string | readonly string[] | undefined): readonly string[] {
  return answer === undefined ? [] : typeof answer === "string" ? [answer] : answer;
}

function questionOf(id: string): (typeof questions)[number] {
  const found = questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

/** The options that a full set of answers holds for a question: what it implies, and what stands where it does not apply. */
function held(full: Given, id: string): readonly string[] {
  const question = questionOf(id);
  const data = list(full["data"]);
  if ("applies" in question && !question.applies.data.some((kind: string) => data.includes(kind)))
    return "otherwise" in question ? [question.otherwise] : [];
  const implies: Readonly<Record<string, readonly string[]>> = "implies" in question ? question.implies : {};
  return list(full[id]).flatMap((option) => [option, ...(implies[option] ?? [])]);
}

/** Whether a condition holds for full answers to the questions it asks. */
export function holds(rule: Pick<BundleRule, "when">, full: Given): boolean {
  return Object.entries(rule.when).every(([id, test]: [string, Test]) => {
    const options = held(full, id);
    if (isList(test)) return options.some((option) => test.includes(option));
    const included = test.includes === undefined || test.includes.some((option) => options.includes(option));
    return included && !test.without?.some((option) => options.includes(option));
  });
}

/** Whether access allows a technique or all parts of a combination. */
export function allows(bundle: DecisionBundle, id: string, full: Given): boolean {
  const access = held(full, "access");
  return id
    .split("+")
    .every((part) =>
      bundle.techniques.find((technique) => technique.id === part)?.needs.some((need) => access.includes(need)),
    );
}

/** Answers that count: what contradicts `data` is left open, as it says. */
function usable(given: Given): Given {
  const data = given["data"];
  const known = data !== undefined && data !== "?";
  return Object.fromEntries(
    Object.entries(given).filter(([id, answer]) => {
      if (answer === "?") return false;
      const question = questionOf(id);
      if (!known || !("applies" in question)) return true;
      const there = question.applies.data.some((kind: string) => list(data).includes(kind));
      return there && !("otherwise" in question && answer === question.otherwise);
    }),
  );
}

/**
 * The chance of a rule among the access that allows an entry, by counting: every set of `data`, and within it every mixture of options of the questions
 * that the rule asks.
 */
export function chanceOf(bundle: DecisionBundle, rule: BundleRule, given: Given, id: string): number {
  const answers = usable(given);
  const asked = Object.keys(rule.when).filter((question) => question !== "data");
  const choices = (question: string, data: string | string[]): (string | string[])[] => {
    const spec = questionOf(question);
    if ("applies" in spec && !spec.applies.data.some((kind: string) => list(data).includes(kind))) return [""];
    const otherwise = "otherwise" in spec ? spec.otherwise : undefined;
    const answer = answers[question];
    if (answer !== undefined && answer !== otherwise) return [answer];
    const all = completeAnswers(spec).filter((option) => option !== otherwise);
    return question === "access" ? all.filter((access) => allows(bundle, id, { access })) : all;
  };
  const sets = answers["data"] === undefined ? completeAnswers(questionOf("data")) : [answers["data"]];
  const shares = sets.map((data) => {
    const completions = asked.reduce<Given[]>(
      (partial, question) =>
        partial.flatMap((full) => choices(question, data).map((option) => ({ ...full, [question]: option }))),
      [{ data }],
    );
    return completions.length === 0 ? 0 : completions.filter((full) => holds(rule, full)).length / completions.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

export function weightsOf(given: Given): Weights {
  const priority = given["priority"];
  const weigh = (value: string | undefined): number =>
    priority === undefined || priority === "?" ? 25 : priority === value ? 52 : 16;
  return [weigh(values[0]), weigh(values[1]), weigh(values[2]), weigh(values[3])];
}

const exposure: readonly {
  question: string;
  factors: Readonly<Record<string, number>>;
  concerns: (dimension: string) => boolean;
}[] = [
  {
    question: "out-of-domain",
    factors: { rare: 0.75, some: 1, often: 1.25 },
    concerns: (dimension) => ["forgetting", "calibration", "diversity", "hallucination"].includes(dimension),
  },
  {
    question: "stakes",
    factors: { low: 0.75, moderate: 1, high: 1.25 },
    concerns: (dimension) => dimension !== "lock-in",
  },
  { question: "safety-behavior", factors: { no: 0.75, yes: 1.25 }, concerns: (dimension) => dimension === "safety" },
  {
    question: "reversibility",
    factors: { "not-needed": 0.75, preferred: 1, required: 1.25 },
    concerns: (dimension) => dimension === "lock-in",
  },
];

function factorOf(dimension: string, given: Given): number {
  return exposure
    .filter(({ concerns }) => concerns(dimension))
    .reduce((product, { question, factors }) => product * (factors[list(given[question])[0] ?? ""] ?? 1), 1);
}

const levelWords = ["none", "low", "moderate", "high", "severe"];

export interface Expected {
  readonly id: string;
  /** Points, each reason rounded to hundredths. */
  readonly score: number;
  readonly goal: number;
  readonly overall: string;
  readonly available: boolean;
}

/** What ENGINE.md says of every single technique, for any answers. Availability: whether some possible access allows it and no rule always bars it. */
export function judge(bundle: DecisionBundle, given: Given, weights: Weights = weightsOf(given)): Expected[] {
  return bundle.techniques.map((technique) => {
    const rules = bundle.rules.filter(({ on }) => on.includes(technique.id));
    const chance = (rule: BundleRule): number => chanceOf(bundle, rule, given, technique.id);
    let score = 0;
    let goal = 0;
    for (const rule of rules) {
      if (rule.effect.kind !== "fit") continue;
      const weight = weights[values.indexOf(criteria[rule.effect.criterion])] ?? 0;
      score += Math.round(((rule.effect.points * chance(rule) * weight) / 25) * 100);
      if (rule.effect.criterion === "goal") goal += rule.effect.points * chance(rule);
    }
    let worst = 0;
    for (const dimension of dimensions) {
      const steps = rules.reduce(
        (sum, rule) =>
          rule.effect.kind === "risk" && rule.effect.dimension === dimension
            ? sum + rule.effect.steps * chance(rule)
            : sum,
        0,
      );
      const level = Math.min(4, Math.max(0, technique.risk[dimension].level + steps)) * factorOf(dimension, given);
      score -= Math.round(((Math.max(0, level - 1) * weights[1]) / 90) * 100);
      worst = Math.max(worst, Math.min(4, Math.floor(level + 0.5)));
    }
    const access = given["access"];
    const possible = access === undefined || access === "?" || allows(bundle, technique.id, { access });
    const barred = rules.filter(({ effect }) => effect.kind === "rules-out").some((rule) => chance(rule) === 1);
    return {
      id: technique.id,
      score: score / 100,
      goal,
      overall: levelWords[worst] ?? "",
      available: possible && !barred,
    };
  });
}

/** The order of the techniques for full answers, and how many of them, from the first on, are recommended. */
export function rank(judged: readonly Expected[]): { order: string[]; recommended: string[] } {
  const left = judged.filter(({ available }) => available);
  const unwise = ({ score, overall }: Expected): boolean => score < -1 || overall === "severe";
  const sound = left.some((one) => !unwise(one));
  const wise = sound ? left.filter((one) => !unwise(one)) : left;
  const serving = wise.filter(({ goal }) => goal > -0.5);
  const eligible = serving.length > 0 ? serving : wise;
  const best = Math.max(...eligible.map(({ score }) => score));
  const recommended = eligible.filter(({ score }) => Math.round(score * 100) >= Math.round(best * 100) - 100);
  const tier = (one: Expected): number => (recommended.includes(one) ? 0 : wise.includes(one) ? 1 : 2);
  const order = [...left].sort((a, b) => tier(a) - tier(b) || b.score - a.score || (a.id < b.id ? -1 : 1));
  return { order: order.map(({ id }) => id), recommended: recommended.map(({ id }) => id) };
}
