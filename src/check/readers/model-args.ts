// What lm-evaluation-harness was told of the model: `pretrained=org/base,peft=org/adapter,load_in_4bit=True`, or an object in newer files.
import { entriesOf, textOf } from "./json-value.ts";

/** Arguments by name. Commas within brackets (`kwargs={'a': 1, 'b': 2}`) part nothing. */
export function modelArguments(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== "string") {
    const simple = entriesOf(value).filter(([, each]) => ["string", "number", "boolean"].includes(typeof each));
    return new Map(simple.map(([key, each]) => [key, String(each)]));
  }
  const parts = value.match(/(?:[^,[{(]|[[{(][^\]})]*[\]})]?)+/g) ?? [];
  const pairs = parts.map((part): [string, string] => {
    const at = part.indexOf("=");
    return at < 0 ? [part.trim(), ""] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  return new Map(pairs);
}

/** An adapter's run is named after the adapter: the harness's own order. */
const NAMES = ["peft", "delta", "pretrained", "model", "path", "engine"];

export function modelName(args: ReadonlyMap<string, string>): string | null {
  return textOf(NAMES.map((name) => args.get(name)).find((name) => name !== undefined && name !== ""));
}

/** The model under an adapter. */
export function baseOf(args: ReadonlyMap<string, string>): string | null {
  return args.get("peft") || args.get("delta") ? textOf(args.get("pretrained")) : null;
}

const QUANTIZED = [
  "load_in_4bit",
  "load_in_8bit",
  "quantization",
  "bnb_4bit_quant_type",
  "autogptq",
  "gptqmodel",
  "gguf_file",
];

export function quantization(args: ReadonlyMap<string, string>): string | null {
  const given = QUANTIZED.flatMap((name) => {
    const value = args.get(name);
    return value === undefined || value === "" || value === "False" || value === "false" || value === "None"
      ? []
      : [`${name}=${value}`];
  });
  return given.length > 0 ? given.join(",") : null;
}
