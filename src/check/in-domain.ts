// What the model was specialized for: the reader says so before results are shown. Here only names are looked at, never results.
import { join, leavesBelow } from "./join.ts";
import type { ModelResults } from "./model.ts";
import { listed } from "./words.ts";

export interface InDomainSuggestion {
  readonly tasks: readonly string[];
  /** The domain that names speak of; null where none does. */
  readonly domain: string | null;
  /** One sentence. */
  readonly because: string;
}

/** Words of models and of tasks that speak of a domain. */
const domains: readonly { readonly name: string; readonly models: RegExp; readonly tasks: RegExp }[] = [
  {
    name: "medicine",
    models: /med|clinic|bio(?!s)|health|doctor|pharma|panacea|hippo/i,
    tasks:
      /med|clinic|pubmed|bioasq|anatomy|nutrition|virology|human_aging|human_sexuality|college_biology|genetic|health|nurs|careqa|head_?qa/i,
  },
  { name: "law", models: /law|legal|juri|saul/i, tasks: /law|legal|juris|casehold|lex_?glue|contract/i },
  {
    name: "finance",
    models: /fin(ance|gpt|ma|bert|-)|bank|invest/i,
    tasks: /financ|fpb|fiqa|econom|accounting|flare|bank/i,
  },
  { name: "code", models: /code|coder|starcoder|program|sql/i, tasks: /humaneval|mbpp|code|apps|ds1000|sql|swe/i },
  { name: "mathematics", models: /math|minerva|gsm|llemma|prover/i, tasks: /math|gsm|asdiv|svamp|aime|algebra|arith/i },
  { name: "chemistry", models: /chem|molec/i, tasks: /chem|molec/i },
  {
    name: "Basque",
    models: /latxa|basque|euskara|[-_]eu($|[-_])/i,
    tasks: /(^|_)eus?($|_)|eu$|basque|bertaqa|wiceu|qnlieu|vaxx|bhtc|bec2016|epec/i,
  },
  { name: "Chinese", models: /chinese|[-_]zh($|[-_])/i, tasks: /ceval|cmmlu|tmmlu|(^|_)zh($|_)|chinese/i },
  { name: "German", models: /german|[-_]de($|[-_])|leolm|sauerkraut/i, tasks: /(^|_)de($|_)|german/i },
  { name: "French", models: /french|[-_]fr($|[-_])|vigogne/i, tasks: /(^|_)fr($|_)|french/i },
  {
    name: "Japanese",
    models: /japan|[-_]ja($|[-_])|rinna|swallow|elyza/i,
    tasks: /^j(common|squad|nli|glue|aqket)|(^|_)ja($|_)|japan/i,
  },
];

/** Leaf tasks that both sides have, in order: what can be chosen as in domain before results are shown. */
export function comparableTasks(base: ModelResults, tuned: ModelResults): string[] {
  return [...new Set(join(base, tuned).leaves.map(({ task }) => task))];
}

/** Tasks that the tuned model seems to be made for, from names alone, never from results. */
export function suggestInDomain(base: ModelResults, tuned: ModelResults): InDomainSuggestion {
  const tasks = comparableTasks(base, tuned);
  for (const { name, models, tasks: ofDomain } of domains) {
    const word = models.exec(tuned.model);
    if (word === null || models.test(base.model)) continue;
    const found = tasks.filter((task) => ofDomain.test(task));
    if (found.length === 0) continue;
    return {
      tasks: found,
      domain: name,
      because: `“${word[0]}” in the name of the tuned model speaks of ${name}, and so do ${listed(found, 3)}.`,
    };
  }
  return { tasks: [], domain: null, because: "No name tells what the model was specialized for." };
}

export interface DeclaredDomain {
  /** Leaves; null where nothing was declared. */
  readonly tasks: ReadonlySet<string> | null;
  /** Names that fit nothing. */
  readonly unknown: readonly string[];
}

/** Declared names as leaves: a group stands for all tasks below it. */
export function declaredDomain(
  names: readonly string[] | null,
  leaves: ReadonlySet<string>,
  parts: ReadonlyMap<string, ReadonlySet<string>>,
): DeclaredDomain {
  if (names === null) return { tasks: null, unknown: [] };
  const below = names.map((name) => [name, [...leavesBelow(name, parts)].filter((leaf) => leaves.has(leaf))] as const);
  const tasks = new Set(below.flatMap(([, found]) => found));
  return {
    // Names of which none fits declare nothing: to call all tasks "outside" would be wrong of most.
    tasks: names.length > 0 && tasks.size === 0 ? null : tasks,
    unknown: below.filter(([, found]) => found.length === 0).map(([name]) => name),
  };
}
