// What the names of well-known tasks tell: number of choices, which belong together, which risk they speak of. Names, never results.

/** Tasks of these names have as many choices as their questions have: nothing is said of them. */
const varying =
  /arabic_?mmlu|darijammlu|egymmlu|turkishmmlu|parallel_cloze|agieval_(?!logiqa)|bigbench|(_|^)(es|ca)?bbq_/i;
/**
 * Choices of a question, by the name of its task; a name is asked in this order. Each entry was compared with the task's definition in
 * lm-evaluation-harness (4e7e0d4; older names in v0.3.0); a few questions of ARC have three or five, and those of MMLU-Pro at most ten.
 */
const choices: readonly (readonly [RegExp, number])[] = [
  [/mmlu[_-]?pro(?!f)/i, 10],
  [/mmlu|hendryckstest/i, 4],
  [
    /paws|(^|[_:|/])(qnli|rte|wic|wnli|wsc|mrpc|qqp|sst($|[_2])|boolqa?|piqa|x?copa|winogrande|mc_?taco|toxigen|blimp)/i,
    2,
  ],
  [/x?story_?cloze|xwinograd|wiceu|qnlieu|epec_koref/i, 2],
  [/xnli|(^|[_:|/])(mnli|anli|cb|social_?iqa|siqa)(_|$|-)|pubmed_?qa/i, 3],
  [/(^|[_:|/])(arc_(easy|challenge)|arc:|race($|_(light|ar)$))|hellaswag|openbookqa|sciq|medmcqa|medqa/i, 4],
  [/belebele|logiqa|gpqa|(^|[_:|/])swag|prost|ceval|eus_exams|eus_proficiency|wmdp/i, 4],
  [/commonsense_?qa|(^|[_:|/])mathqa/i, 5],
];
/** Tasks whose answers are written, or whose one continuation is either taken or not, whatever their metric is called. */
const freeAnswer =
  /gsm8?k|mgsm|humaneval|mbpp|^(minerva_|hendrycks_|leaderboard_)?math_?(algebra|asdiv|counting|geometry|intermediate|num|prealgebra|precalc|hard|500)|aime|trivia_?qa|nq_open|webqs|squad|(^|[|/])drop($|[|:_-])|ifeval|lambada|coqa|asdiv|arithmetic_\d/i;
const freeMetric = /^(exact_match|em|quasi_exact_match|pass[@_]|f1|rouge|bleu|chrf|meteor|prompt_level|inst_level)/i;

/** Score of guessing as a fraction, or null where names do not tell. */
export function chanceByName(task: string, metric: string): number | null {
  if (freeAnswer.test(task)) return 0;
  // Where an answer is written, not chosen, guessing includes answers that are none.
  if (freeMetric.test(metric)) return 0;
  if (varying.test(task) || /mcc/i.test(metric)) return null;
  const known = choices.find(([name]) => name.test(task));
  return known === undefined ? null : 1 / known[1];
}

/** Collections of tasks that test one skill. */
const collections: readonly (readonly [RegExp, string])[] = [
  [/mmlu[_-]?pro(?!f)/i, "mmlu_pro"],
  [/global_mmlu/i, "global_mmlu"],
  [/(^|[|_])(mmlu|hendryckstest)([-_:]|$)/i, "mmlu"],
  [/^(leaderboard_)?bbh[-_]/i, "bbh"],
  [/^(minerva|hendrycks|leaderboard)_math/i, "math"],
  [/^(xnli|mgsm|belebele|xcopa|xwinograd|blimp|agieval|ceval|cmmlu|kmmlu|arabicmmlu|eus_exams|crows_pairs)[-_]/i, ""],
  [/^paws-?x?[-_]/i, "pawsx"],
  [/^x?story_?cloze[-_]/i, "storycloze"],
  [/^lambada[-_]/i, "lambada"],
];

function firstWord(name: string): string {
  return name.split(/[_\-|:,= ]/, 1)[0] ?? name;
}

/** The skill that a task counts towards: a known collection, the group that it shares its first word with, or itself. */
export function skillOf(task: string, innermostGroup: string | undefined): string {
  for (const [name, skill] of collections) {
    const found = name.exec(task);
    if (found !== null) return skill === "" ? (found[1] ?? task).toLowerCase() : skill;
  }
  return innermostGroup !== undefined && firstWord(innermostGroup) === firstWord(task) ? innermostGroup : task;
}

/**
 * Tasks that score texts of unlike length, or one text after unlike beginnings, and not labels (in the same definitions): a softmax over
 * them says little by itself.
 */
const textChoices =
  /hellaswag|piqa|copa|story_?cloze|arc_(easy|challenge)|arc:|openbookqa|sciq|social_?iqa|siqa|winogrande|winograd|wsc273|logiqa|(^|[_:|/])(swag|race|mathqa|head_?qa|prost|blimp)|qa4mre|truthful_?qa|_continuation|parallel_cloze|mutual/i;

export function hasSentenceChoices(task: string): boolean {
  return textChoices.test(task) && (!/mmlu/i.test(task) || task.endsWith("_continuation"));
}

/** Which risk a task speaks of besides forgetting. Tests of hazardous knowledge are none of safety: less of it is no loss. */
const risksByName = {
  hallucination: /truthful_?qa|halu_?eval|simple_?qa|popqa|factscore|trivia_?qa|nq_open|natural_?questions|faithdial/i,
  safety:
    /toxi(gen|city)|harm_?bench|adv_?bench|xs_?test|strong_?reject|do_?not_?answer|jailbreak|safety|refusal|crows_pairs|(^|[_:])bbq|winogender|bold($|_)|agentharm|sorry_?bench/i,
} as const;

export function speaksOf(task: string, risk: keyof typeof risksByName): boolean {
  return risksByName[risk].test(task);
}
