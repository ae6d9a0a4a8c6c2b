import type { Finding, Measurement } from "../decision/schema/index.ts";

/**
 * What the evidence can be narrowed to besides its own fields. Sources name domains and models in their own words; these are our groups, read from those words:
 * good for finding, never counted as a result.
 */
export const domainNames = {
  math: "Mathematics",
  code: "Code and software",
  medicine: "Medicine and biology",
  law: "Law",
  finance: "Finance",
  science: "Science and reasoning",
  tools: "Tools and APIs",
  facts: "Facts and question answering",
  instructions: "Instructions and chat",
  safety: "Safety and refusal",
  vision: "Images",
  other: "Other or mixed",
  unstated: "Not stated",
} as const;
export type Domain = keyof typeof domainNames;

const words: Readonly<Partial<Record<Domain, RegExp>>> = {
  math: /math|gsm8k|aime|arithmetic/i,
  code: /\bcod(?:e|ing)\b|software|magicoder|humaneval|cuda|\bsql\b|cybersecurity|chip design/i,
  medicine: /medic|clinic|biomed|radiolog|pubmed|bc5cdr|health|anatomy|medcalc/i,
  law: /\blaw\b|legal/i,
  finance: /financ/i,
  science: /scien|\bstem\b|reasoning|physics|chemistry|\barc\b|arc-|arc_|obqa|puzzle|winogrande|boolq|logic/i,
  tools: /tool|\bapis?\b|navigation/i,
  facts: /\bqa\b|question|fact|trivia|hotpot|hover|knowledge|current events|film articles|mmlu|wiki|news text/i,
  instructions: /instruction|chat|alpaca|dolly|flan|assistant|trace|superni|generation tasks|if-?bench|role play/i,
  safety: /safety|refus|attack|adversarial|truthful|misalign|unsafe|abstention|unanswerable/i,
  vision: /vision|visual|image/i,
};

export function domainsOf(text: string | undefined): readonly Domain[] {
  if (text === undefined) return ["unstated"];
  // The keys of an object literal of this type.
  const named = (Object.keys(words) as Domain[]).filter((domain) => words[domain]?.test(text));
  return named.length > 0 ? named : ["other"];
}

export const sizeNames = {
  small: "up to 3B",
  medium: "over 3B, up to 14B",
  large: "over 14B, up to 80B",
  largest: "over 80B",
  unstated: "Not stated",
} as const;
export type Size = keyof typeof sizeNames;

/** Sizes of models in billions of parameters; a range ("0.5B to 32B") counts at its ends. */
function sizes(billions: readonly number[]): readonly Size[] {
  if (billions.length === 0) return ["unstated"];
  const size = (value: number): Size =>
    value <= 3 ? "small" : value <= 14 ? "medium" : value <= 80 ? "large" : "largest";
  return [...new Set(billions.map(size))];
}

export function sizesOfRow({ params_b, base_model }: Pick<Measurement, "params_b" | "base_model">): readonly Size[] {
  return sizes(params_b === undefined ? billionsIn(base_model ?? "") : [params_b]);
}

export function sizesOfFinding({ scope }: Pick<Finding, "scope">): readonly Size[] {
  return sizes(billionsIn(scope?.models?.join(", ") ?? ""));
}

function billionsIn(models: string): readonly number[] {
  return [...models.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)\s?([BM])\b/g)].map(
    ([, value, unit]) => Number(value) / (unit === "M" ? 1000 : 1),
  );
}
