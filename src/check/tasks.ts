// What the names of well-known tasks tell: number of choices, which belong together, which risk they speak of. Names, never results.

/** Choices of tasks whose number of choices does not vary; a name is asked in this order. Checked against the tasks' own definitions in the harness. */
const choices: readonly (readonly [RegExp, number])[] = [
  [/mmlu[_-]?pro/i, 10],
  [/mmlu|hendryckstest/i, 4],
  [/paws|(^|_)(qnli|rte|wic|wnli|wsc|mrpc|qqp|sst2?|boolq|piqa|copa|winogrande|mc_?taco|toxigen|blimp)/i, 2],
  [/xcopa|x?story_?cloze|x?winograd|wsc273|wiceu|qnlieu|epec_koref/i, 2],
  [/mednli|xnli|(^|_)(mnli|anli|cb|snli|social_?iqa|siqa)(_|$|-)|pubmed_?qa/i, 3],
  [/arc_(easy|challenge)|arc:|hellaswag|openbookqa|sciq|(^|_)race|medmcqa|medqa|belebele|logiqa|gpqa|swag|prost/i, 4],
  [/ceval|cmmlu|kmmlu|eus_exams|eus_proficiency|m_hellaswag|m_arc/i, 4],
  [/commonsense_?qa|(^|_)mathqa/i, 5],
];
/** Tasks with free answers, whatever their metric is called. */
const freeAnswer =
  /gsm8?k|mgsm|humaneval|mbpp|(^|_)math(_|$|500)|minerva|hendrycks_math|aime|trivia_?qa|nq_open|natural_?questions|webqs|squad|(^|_)drop($|_|-)|ifeval|lambada|livecodebench|simple_?qa|popqa|coqa|narrative|asdiv|svamp|multiarith/i;
const freeMetric = /^(exact_match|em|quasi_exact_match|pass[@_]|f1|rouge|bleu|chrf|meteor|prompt_level|inst_level)/i;

/** Score of guessing as a fraction, or null where names do not tell. */
export function chanceByName(task: string, metric: string): number | null {
  if (freeAnswer.test(task)) return 0;
  // Where an answer is written, not chosen, guessing includes answers that are none.
  if (freeMetric.test(metric)) return 0;
  const known = choices.find(([name]) => name.test(task));
  return known !== undefined && !/mcc/i.test(metric) ? 1 / known[1] : null;
}

/** Collections of tasks that test one skill. */
const collections: readonly (readonly [RegExp, string])[] = [
  [/mmlu[_-]?pro/i, "mmlu_pro"],
  [/global_mmlu/i, "global_mmlu"],
  [/(^|[|_])(mmlu|hendryckstest)([-_:]|$)/i, "mmlu"],
  [/^(leaderboard_)?(bbh|bigbench)[-_]/i, "bbh"],
  [/^(minerva|hendrycks|leaderboard)_math/i, "math"],
  [/^(xnli|mgsm|belebele|xcopa|xwinograd|blimp|agieval|ceval|cmmlu|kmmlu|arabicmmlu|eus_exams|crows_pairs)[-_]/i, ""],
  [/^paws-?x[-_]/i, "pawsx"],
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

/** Tasks whose choices are sentences of unlike length: a softmax over them says little by itself. */
const sentenceChoices =
  /hellaswag|piqa|copa|story_?cloze|arc_(easy|challenge)|arc:|openbookqa|sciq|social_?iqa|siqa|winogrande|logiqa|swag|lambada/i;

export function hasSentenceChoices(task: string): boolean {
  return sentenceChoices.test(task) && !/mmlu/i.test(task);
}

/** Which risk a task speaks of besides forgetting. */
const risksByName = {
  hallucination:
    /truthful_?qa|halu_?eval|simple_?qa|popqa|factscore|trivia_?qa|nq_open|natural_?questions|faithdial|true_?false/i,
  safety:
    /toxi(gen|city)|harm_?bench|adv_?bench|xs_?test|strong_?reject|do_?not_?answer|jailbreak|wmdp|safety|refusal|crows_pairs|(^|[_:])bbq|winogender|bold($|_)|agentharm|sorry_?bench/i,
} as const;

export function speaksOf(task: string, risk: keyof typeof risksByName): boolean {
  return risksByName[risk].test(task);
}
