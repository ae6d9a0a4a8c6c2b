// `npm run bench`: full-answer rankings a second on the real rule set, beside what a user would pick instead, with the same rules and the same answers.
import { ZenEngine } from "@gorules/zen-engine";
import { Engine as JsonRules } from "json-rules-engine";
import { buildBundle } from "../src/catalog/bundle.ts";
import { loadCatalogData } from "../src/catalog/load.ts";
import { prepareBatch } from "../src/decision/batch.ts";
import { compile } from "../src/decision/compile.ts";
import { createEngine, criteria, questions, values, type AdviceInput } from "../src/decision/index.ts";
import { completionDrawer } from "../src/decision/robustness.ts";
import { situationOf } from "../src/decision/situation.ts";
import { space } from "../src/decision/space.ts";
import { graphOf, rulesOf, totals, type Facts } from "./others.ts";

const { bundle } = buildBundle(loadCatalogData());
const compiled = compile(bundle);
const batch = prepareBatch(compiled);
const weights = [25, 25, 25, 25];

/** Full answers drawn as robustness draws them. */
const draw = completionDrawer(situationOf({ answers: {} }));
const drawn = Array.from({ length: 4000 }, (_, row) => {
  const atoms = new Int32Array(space.length);
  draw(row, atoms, new Float64Array(4));
  return atoms;
});
const facts: Facts[] = drawn.map((atoms) =>
  Object.fromEntries(
    space.map(({ id, atoms: options, question }) => {
      const chosen = options[atoms[space.findIndex((entry) => entry.id === id)] ?? 0] ?? [];
      return [id, question.kind === "many" ? [...chosen] : (chosen[0] ?? "")];
    }),
  ),
);

/** Rankings a second: the best of several rounds, so that a busy machine shows less. */
function perSecond(count: number, rounds: number, run: () => void): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return (count / best) * 1000;
}

async function perSecondAsync(count: number, rounds: number, run: () => Promise<void>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  return (count / best) * 1000;
}

/** Scores of the techniques that can be done, from the sums of effects that another engine found. */
function scoresOf(sums: ReadonlyMap<string, number>, answers: Facts): Map<string, number> {
  return totals(bundle, sums, answers, weights, criteria, values);
}

function ours(atoms: Int32Array): Map<string, number> {
  const length = batch.rank(atoms, weights);
  return new Map(
    [...batch.order.subarray(0, length)].map((index) => [compiled.entries[index]?.id ?? "", batch.scores[index] ?? 0]),
  );
}

function same(name: string, index: number, theirs: ReadonlyMap<string, number>): void {
  const own = ours(drawn[index] ?? new Int32Array(space.length));
  for (const { id } of bundle.techniques) {
    const [a, b] = [own.get(id), theirs.get(id)];
    if (a !== b)
      throw new Error(`${name} gives ${String(b)} for ${id}, and we ${String(a)}: ${JSON.stringify(facts[index])}`);
  }
}

const jsonRules = new JsonRules([], { allowUndefinedFacts: true });
jsonRules.addOperator(
  "includesAny",
  (fact: unknown, wanted: readonly string[]) => Array.isArray(fact) && wanted.some((option) => fact.includes(option)),
);
jsonRules.addOperator(
  "includesNone",
  (fact: unknown, wanted: readonly string[]) => Array.isArray(fact) && !wanted.some((option) => fact.includes(option)),
);
for (const rule of rulesOf(bundle)) jsonRules.addRule(rule);

async function byJsonRules(answers: Facts): Promise<Map<string, number>> {
  const { events } = await jsonRules.run(answers);
  const sums = new Map<string, number>();
  for (const { params } of events)
    // The parameters are the effects that others.ts wrote.
    for (const [slot, delta] of (params?.["effects"] ?? []) as [string, number][])
      sums.set(slot, (sums.get(slot) ?? 0) + delta);
  return scoresOf(sums, answers);
}

const zen = new ZenEngine();
const decision = zen.createDecision(Buffer.from(JSON.stringify(graphOf(bundle))));

async function byZen(answers: Facts): Promise<Map<string, number>> {
  const response = await decision.evaluate(answers);
  // A decision table that collects gives one row a rule that holds, as others.ts wrote it.
  const rows = response.result as { effects: [string, number][] }[];
  const sums = new Map<string, number>();
  for (const { effects } of rows) for (const [slot, delta] of effects) sums.set(slot, (sums.get(slot) ?? 0) + delta);
  return scoresOf(sums, answers);
}

const sample = 100;
for (let index = 0; index < sample; index++) {
  const answers = facts[index] ?? {};
  same("json-rules-engine", index, await byJsonRules(answers));
  same("ZEN", index, await byZen(answers));
}

const own = perSecond(drawn.length, 200, () => {
  for (const atoms of drawn) batch.rank(atoms, weights);
});
const jsonRate = await perSecondAsync(50, 5, async () => {
  for (const answers of facts.slice(0, 50)) await byJsonRules(answers);
});
const zenRate = await perSecondAsync(200, 5, async () => {
  for (const answers of facts.slice(0, 200)) await byZen(answers);
});

const engine = createEngine(bundle);
const inputs: [string, AdviceInput][] = [
  ["no answers", { answers: {} }],
  ["three answers", { answers: { access: ["text"], goal: "knowledge", volatility: "daily" } }],
  [
    "eight answers",
    {
      answers: {
        access: ["weights"],
        goal: "task-skill",
        baseline: "hardly",
        data: ["demonstrations"],
        examples: "10k-99k",
        compute: "one-gpu",
        stakes: "high",
        team: "fine-tuning",
      },
    },
  ],
];
const advice = inputs.map(([name, input]) => [name, 1000 / perSecond(1, 40, () => engine.advise(input))] as const);

const shown = (rate: number): string => Math.round(rate).toLocaleString("en-US");
const lines = [
  `${String(bundle.rules.length)} rules, ${String(bundle.techniques.length)} techniques, ${String(questions.length)} questions; same scores on ${String(sample)} full sets of answers`,
  `cliffwise            ${shown(own)} rankings a second`,
  `json-rules-engine    ${shown(jsonRate)} (${shown(own / jsonRate)} times slower; target 1,000)`,
  `GoRules ZEN          ${shown(zenRate)} (${shown(own / zenRate)} times slower; target 100)`,
  ...advice.map(([name, milliseconds]) => `full advice, ${name}: ${milliseconds.toFixed(1)} ms (target 16)`),
];
process.stdout.write(`${lines.join("\n")}\n`);
