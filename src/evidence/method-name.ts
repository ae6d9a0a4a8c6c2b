import { partsOf } from "../catalog/combination-id.ts";
import type { TechniqueEntry } from "../catalog/entries.ts";

/** "LoRA + replay", from the id of a technique, a combination or a finer method. */
export function methodName(id: string, techniques: readonly TechniqueEntry[]): string {
  return partsOf(id)
    .map((part) => techniques.find((technique) => technique.id === part)?.facts.shortName ?? part.replaceAll("-", " "))
    .join(" + ");
}
