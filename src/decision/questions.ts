/**
 * What the advisor asks. Ids and option ids stand in URLs, answers files and JSON: they never change meaning. Adding a question is one entry here; its control,
 * URL key, validation and schema follow.
 */
export interface Option {
  readonly id: string;
  /** Shown beside the control. */
  readonly label: string;
  /** One short hint, no full stop. */
  readonly means?: string;
  /** Excludes all other options of its question. */
  readonly alone?: true;
}

export interface Question {
  readonly id: string;
  /** `many`: any number of options, and an answer is complete (what it does not name or imply is not there). */
  readonly kind: "one" | "many";
  /** The section that it is shown under. */
  readonly section: "Access" | "Goal" | "Data" | "Use" | "Means" | "Values";
  readonly ask: string;
  /** The question as a short statement, for summaries. */
  readonly short: string;
  readonly why: string;
  /** How a reader who is not sure can find out. */
  readonly findOut: string;
  readonly options: readonly Option[];
  /** Options that come along with an option. */
  readonly implies?: Readonly<Record<string, readonly string[]>>;
  /** Asked only where `data` includes one of these; elsewhere conditions are tested against `otherwise` (absent: never true). */
  readonly applies?: { readonly data: readonly string[] };
  readonly otherwise?: string;
}

export const questions = [
  {
    id: "access",
    kind: "many",
    section: "Access",
    ask: "What can you do with the model?",
    short: "What you can do with the model",
    why: "Access is the hardest limit there is: most techniques need more than text, and what you can reach decides how much can go wrong.",
    findOut:
      "Look in the provider's API reference for a log-probability parameter and a fine-tuning endpoint; with open weights you have everything but hosted tuning.",
    implies: {
      weights: ["gradients", "logprobs", "text"],
      gradients: ["logprobs", "text"],
      "training-api": ["logprobs", "text"],
      logprobs: ["text"],
      "hosted-tuning": ["text"],
    },
    options: [
      { id: "text", label: "Send text, get text", means: "Prompting, retrieval, tools, routing (black-box)" },
      {
        id: "hosted-tuning",
        label: "Have the provider train a copy",
        means: "Through its API; you never hold the weights",
      },
      {
        id: "training-api",
        label: "Run your own training loop on a hosted open model",
        means: "LoRA and custom losses; you take the adapter away",
      },
      {
        id: "logprobs",
        label: "Read token log-probabilities or logits",
        means: "Calibration, abstention and guided decoding (grey-box)",
      },
      {
        id: "gradients",
        label: "Read gradients, embeddings or activations",
        means: "With the weights frozen (grey-box)",
      },
      { id: "weights", label: "Read and change the weights", means: "Everything above but hosted tuning (white-box)" },
    ],
  },
  {
    id: "goal",
    kind: "one",
    section: "Goal",
    ask: "What must change most?",
    short: "What must change most",
    why: "A missing fact, a wrong format and a missing skill look alike in a failure log, and each asks for another technique.",
    findOut:
      "Read thirty failures and sort them: was the fact missing, the form wrong, or the thinking? The largest pile is the goal.",
    options: [
      { id: "knowledge", label: "Knowledge", means: "It lacks facts of the domain" },
      { id: "format", label: "Format", means: "It knows, but style, format or terminology is wrong" },
      { id: "task-skill", label: "A task", means: "It cannot do a well-defined task of the domain well enough" },
      { id: "reasoning", label: "Reasoning", means: "It must reason better, step by step, in the domain" },
      {
        id: "preferences",
        label: "Preferences",
        means: "Its judgement, tone or policy must follow what people prefer",
      },
      { id: "efficiency", label: "Efficiency", means: "A smaller or cheaper model must do what a large one does" },
      { id: "abstention", label: "Abstention", means: "It must know, and say, when it does not know" },
    ],
  },
  {
    id: "baseline",
    kind: "one",
    section: "Goal",
    ask: "How well does the unmodified model do today with a careful prompt?",
    short: "The unmodified model today",
    why: "What the model can nearly do has to be brought out; what it cannot do has to be put in, and putting in costs more elsewhere.",
    findOut: "Write the best prompt you can in an hour and grade fifty real requests by hand.",
    options: [
      { id: "already", label: "Mostly right", means: "It needs consistency" },
      { id: "partly", label: "Right some of the time" },
      { id: "hardly", label: "Rarely right" },
    ],
  },
  {
    id: "volatility",
    kind: "one",
    section: "Goal",
    ask: "How often do the facts it needs change?",
    short: "How often facts change",
    why: "Facts that change faster than you can retrain and test a model belong in its context, not in its weights.",
    findOut: "Ask how old an answer may be before somebody complains.",
    options: [
      { id: "static", label: "Practically never" },
      { id: "yearly", label: "About every year" },
      { id: "monthly", label: "About every month" },
      { id: "daily", label: "Every day or faster" },
    ],
  },
  {
    id: "data",
    kind: "many",
    section: "Data",
    ask: "What do you have to learn from?",
    short: "What you have to learn from",
    why: "The kind of data decides the kind of training: text, right answers, comparisons and checkers each feed another method.",
    findOut: "List what is in hand and cleared for use today, not what could be collected.",
    options: [
      { id: "documents", label: "Documents", means: "Raw domain text" },
      { id: "demonstrations", label: "Demonstrations", means: "Inputs with the right outputs" },
      { id: "preferences", label: "Preferences", means: "Pairs or ratings of outputs" },
      { id: "verifier", label: "A checker", means: "A program, test or rule that checks an answer" },
      { id: "none", label: "None of these", alone: true },
    ],
  },
  {
    id: "examples",
    kind: "one",
    section: "Data",
    ask: "How many demonstrations, preference pairs or checkable tasks?",
    short: "How many examples",
    why: "Below about a hundred, examples belong in the prompt; in the thousands, a light adapter starts to pay.",
    findOut: "Count them after removing duplicates and everything you will hold out for evaluation.",
    applies: { data: ["demonstrations", "preferences", "verifier"] },
    otherwise: "0",
    options: [
      { id: "0", label: "None yet" },
      { id: "1-99", label: "1 to 99" },
      { id: "100-999", label: "100 to 999" },
      { id: "1k-9k", label: "1,000 to 9,999" },
      { id: "10k-99k", label: "10,000 to 99,999" },
      { id: "100k+", label: "100,000 or more" },
    ],
  },
  {
    id: "corpus",
    kind: "one",
    section: "Data",
    ask: "How much raw domain text, in tokens?",
    short: "How much raw text",
    why: "Continued pretraining starts to make sense where text is counted in billions of tokens; a small corpus fits into an index or a context.",
    findOut: "A token is about four characters of English; divide the size of the cleaned text in bytes by four.",
    applies: { data: ["documents"] },
    otherwise: "none",
    options: [
      { id: "none", label: "None" },
      { id: "<1M", label: "Under 1 million" },
      { id: "1M-100M", label: "1 to 100 million" },
      { id: "100M-10B", label: "100 million to 10 billion" },
      { id: ">10B", label: "Over 10 billion" },
    ],
  },
  {
    id: "pass-rate",
    kind: "one",
    section: "Data",
    ask: "When a checker grades several attempts, how often does the unmodified model pass?",
    short: "Pass rate under the checker",
    why: "Rewards learn from mixed outcomes. Where nearly nothing passes, rare accidents are rewarded; where nearly everything passes, there is nothing to learn.",
    findOut: "Draw eight attempts for each of a hundred tasks and count the share that the checker passes.",
    applies: { data: ["verifier"] },
    options: [
      { id: "near-zero", label: "Nearly never", means: "Under 2%" },
      { id: "low", label: "Seldom", means: "2 to 20%" },
      { id: "middle", label: "Some of the time", means: "20 to 80%" },
      { id: "high", label: "Nearly always", means: "Over 80%" },
    ],
  },
  {
    id: "out-of-domain",
    kind: "one",
    section: "Use",
    ask: "What share of real requests will fall outside the domain?",
    short: "Requests outside the domain",
    why: "A cliff hurts only those who step over it: this weighs every risk that lies outside the domain.",
    findOut: "Label two hundred requests from a log, or from the nearest product that has one, as inside or outside.",
    options: [
      { id: "rare", label: "Rare", means: "Under 1%" },
      { id: "some", label: "Some", means: "1 to 20%" },
      { id: "often", label: "Often", means: "Over 20%" },
    ],
  },
  {
    id: "stakes",
    kind: "one",
    section: "Use",
    ask: "What happens when it is confidently wrong?",
    short: "When it is confidently wrong",
    why: "The same loss of calibration is a nuisance in one product and harm in another.",
    findOut: "Ask who acts on the answer, and whether anybody checks it first.",
    options: [
      { id: "low", label: "An annoyance" },
      { id: "moderate", label: "It costs money or trust" },
      { id: "high", label: "Harm, or a regulated decision" },
    ],
  },
  {
    id: "domains",
    kind: "one",
    section: "Use",
    ask: "How many distinct specialties must one deployment serve?",
    short: "Distinct specialties",
    why: "One change baked into all weights serves one specialty; several ask for parts that can be switched or combined.",
    findOut: "Count the groups of requests that would each need their own examples to be judged.",
    options: [
      { id: "one", label: "One" },
      { id: "few", label: "A few", means: "2 to 5" },
      { id: "many", label: "Many", means: "More than 5" },
    ],
  },
  {
    id: "compute",
    kind: "one",
    section: "Means",
    ask: "What can you train with?",
    short: "What you can train with",
    why: "Weights without compute are read-only, and the amount of compute separates adapters from full training.",
    findOut: "Count the accelerators you can hold for a week, and their memory.",
    options: [
      { id: "none", label: "Nothing" },
      { id: "one-gpu", label: "One GPU", means: "Of up to 24 GB" },
      { id: "one-node", label: "One server", means: "With one to eight large GPUs" },
      { id: "cluster", label: "A cluster" },
    ],
  },
  {
    id: "model-size",
    kind: "one",
    section: "Means",
    ask: "How large is the model, in parameters?",
    short: "Size of the model",
    why: "Small models gain more from training and lose more to it; large ones follow prompts and examples better.",
    findOut: "It is in the model card; for a closed model leave it open or take the largest.",
    options: [
      { id: "<=3B", label: "Up to 3 billion" },
      { id: "3-14B", label: "3 to 14 billion" },
      { id: "14-80B", label: "14 to 80 billion" },
      { id: ">80B", label: "Over 80 billion" },
    ],
  },
  {
    id: "latency",
    kind: "one",
    section: "Means",
    ask: "How fast must it answer?",
    short: "How fast it must answer",
    why: "Several samples, long contexts and retrieval all buy quality with time.",
    findOut: "Ask what the reader waits for today.",
    options: [
      { id: "interactive", label: "At once", means: "First token within about a second" },
      { id: "normal", label: "A few seconds" },
      { id: "batch", label: "No hurry" },
    ],
  },
  {
    id: "privacy",
    kind: "one",
    section: "Means",
    ask: "Where may the data go?",
    short: "Where the data may go",
    why: "Data that must stay in-house rules out whatever sends it to a provider to train on.",
    findOut: "Ask whoever signed the contracts for the data, not whoever stores it.",
    options: [
      { id: "anywhere", label: "Anywhere" },
      { id: "contracted", label: "To a provider under contract" },
      { id: "in-house", label: "Nowhere: it stays in-house" },
    ],
  },
  {
    id: "reversibility",
    kind: "one",
    section: "Use",
    ask: "Must the specialization be switchable, per request or at once?",
    short: "Must be switchable",
    why: "An adapter can be left out of a request; a change in all weights cannot.",
    findOut: "Ask what you would do on the morning after a bad release.",
    options: [
      { id: "not-needed", label: "Not needed" },
      { id: "preferred", label: "Preferred" },
      { id: "required", label: "Required" },
    ],
  },
  {
    id: "evaluation",
    kind: "one",
    section: "Means",
    ask: "What can you measure today?",
    short: "What you can measure",
    why: "A cliff that nobody measures is found by users.",
    findOut: "Look for a held-out set with agreed right answers; then for a second one that has nothing to do with it.",
    options: [
      { id: "none", label: "Nothing yet" },
      { id: "in-domain", label: "The domain" },
      {
        id: "in-and-out",
        label: "The domain and what lies outside",
        means: "In-domain and general or out-of-domain sets",
      },
    ],
  },
  {
    id: "team",
    kind: "one",
    section: "Means",
    ask: "What has the team done before?",
    short: "What the team has done",
    why: "The first run of a method goes wrong in ways that only its second run avoids.",
    findOut: "Ask what they have shipped, not what they have read.",
    options: [
      { id: "prompting", label: "Prompting" },
      { id: "fine-tuning", label: "Fine-tuning" },
      { id: "rl", label: "Reinforcement learning", means: "On language models" },
    ],
  },
  {
    id: "safety-behavior",
    kind: "one",
    section: "Use",
    ask: "Must refusals and other safety behavior of the base model survive?",
    short: "Safety behavior must survive",
    why: "Even harmless narrow tuning can erode refusals.",
    findOut: "If people outside your team can write the prompts, the answer is yes.",
    options: [
      { id: "yes", label: "Yes, they must survive" },
      { id: "no", label: "No, something else takes care of it" },
    ],
  },
  {
    id: "priority",
    kind: "one",
    section: "Values",
    ask: "If you had to choose, what matters most?",
    short: "What matters most",
    why: "It sets the weights of the four values; without it each counts the same.",
    findOut: "Imagine two versions, each better on one of these, and ask which would ship.",
    options: [
      { id: "in-domain-quality", label: "Quality in the domain" },
      { id: "breadth", label: "Breadth", means: "What it can do elsewhere" },
      { id: "cost", label: "Cost" },
      { id: "time-to-ship", label: "Time to ship" },
    ],
  },
] as const satisfies readonly Question[];

type Q = (typeof questions)[number];
export type QuestionId = Q["id"];
export type OptionOf<Id extends QuestionId> = Extract<Q, { id: Id }>["options"][number]["id"];
export type ManyId = Extract<Q, { kind: "many" }>["id"];
export type OneId = Exclude<QuestionId, ManyId>;

/** Asked, and the reader is not sure. The engine treats it like a question never asked. */
export const notSure = "?";

/** A partial map from question to option(s); absent = not asked yet. */
export type Answers = { readonly [Id in OneId]?: OptionOf<Id> | typeof notSure } & {
  readonly [Id in ManyId]?: readonly OptionOf<Id>[] | typeof notSure;
};
