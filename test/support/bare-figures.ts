// Figures in prose that come from no entry. A figure that is typed can be wrong and nobody would see; one rendered by id is checked with its entry.

/** A figure that stands bare, with some of the text around it. */
export interface BareFigure {
  readonly figure: string;
  readonly around: string;
}

/** Days, months and years: 24 November 2026, October 2025, 2019, 2026-11-24. */
const dates =
  /\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: (?:19|20)\d{2})?\b|\b(?:19|20)\d{2}(?:-\d{2}-\d{2})?\b/g;

/** Names that hold digits: a letter stands in the same word, as in Llama-2-7B, GSM8K, o4-mini, pass@1, F1, 8-bit, GPT-4 and AIME 2024. */
const names =
  /[\p{L}\p{N}_@.+/-]*\p{L}[\p{L}\p{N}_@.+/-]*\d[\p{L}\p{N}_@.+/-]*|\d[\p{N}._/-]*\p{L}[\p{L}\p{N}_@.+/-]*/gu;

/** Families of models that are written with a blank before their number. */
const families =
  /\b(?:Llama|Qwen|Gemma|Mistral|Mixtral|Phi|Pythia|Falcon|Claude|Gemini|OLMo|Tulu|T5|Nova|Command|DeepSeek|Baichuan|Vicuna|Yi|InternLM|Haiku|Sonnet|Opus|Flash|Section|section|Table|table|Figure|figure|Appendix|appendix|step|Step|version|Version|release|PaLM|AlpacaEval|TIES|top|Top)[ -]\d+(?:\.\d+)*(?:[ -](?:Haiku|Sonnet|Opus|Flash|Pro|Mini|Nano))?/g;

const digits = /\d+(?:[.,]\d+)*\s?(?:%|percent|points?)?/g;

/** Measured quantities in number words: "two points", "three times", "a third of". */
const inWords =
  /\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred))? (?:percent|per cent|percentage points|points)|doubl(?:ed|es)|tripl(?:ed|es)|halved|(?:two|three|four|five|ten|a hundred|a thousand) times (?:as|more|less|fewer|the))\b/gi;

/** Bare figures of a text without markup. */
export function bareFigures(text: string): BareFigure[] {
  const blank = (match: string): string => " ".repeat(match.length);
  const left = text.replace(dates, blank).replace(families, blank).replace(names, blank);
  const found = [...left.matchAll(digits), ...text.matchAll(inWords)];
  return found
    .sort((a, b) => a.index - b.index)
    .map(({ 0: figure, index }) => ({
      figure: figure.trim(),
      around: text
        .slice(Math.max(0, index - 40), index + figure.length + 30)
        .replace(/\s+/g, " ")
        .trim(),
    }));
}

/** The prose of an MDX page: without front matter, imports, components, code and the addresses of links. Each keeps its length in blanks and newlines. */
export function proseOf(mdx: string): string {
  const blank = (match: string): string => match.replace(/[^\n]/g, " ");
  return mdx
    .replace(/^---\r?\n[\s\S]*?\r?\n---/, blank)
    .replace(/^```[\s\S]*?^```/gm, blank)
    .replace(/^import .*$/gm, blank)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, blank)
    .replace(/`[^`\n]*`/g, blank)
    .replace(/<\/?[A-Za-z][^<>]*(?:\{[\s\S]*?\}[^<>]*)*>/g, blank)
    .replace(/\]\([^)]*\)/g, blank)
    .replace(/\{#[\w-]+\}/g, blank)
    .replace(/^\s*\d+\. /gm, blank)
    .replace(/https?:\/\/\S+/g, blank);
}
