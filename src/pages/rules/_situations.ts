import type { SituationEntry } from "../../catalog/entries.ts";
import { catalog } from "../../catalog/load.ts";
import { rulesNamedBy } from "../../catalog/situations.ts";
import { adviceFor } from "../situations/_advice.ts";

let byRule: ReadonlyMap<string, readonly SituationEntry[]> | undefined;

/** The named situations whose advice names a rule. Worked out once for all pages. */
export function situationsThatShow(rule: string): readonly SituationEntry[] {
  byRule ??= index();
  return byRule.get(rule) ?? [];
}

function index(): ReadonlyMap<string, readonly SituationEntry[]> {
  const shown = new Map<string, SituationEntry[]>();
  for (const situation of catalog().situations) {
    for (const rule of rulesNamedBy(adviceFor(situation))) {
      shown.set(rule, [...(shown.get(rule) ?? []), situation]);
    }
  }
  return shown;
}
