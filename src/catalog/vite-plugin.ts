import { readings, type Finding } from "../decision/schema/index.ts";
import type { FindingCard } from "../decision/index.ts";
import { decisionBundle } from "./bundle.ts";
import { shortCitation } from "./citation.ts";
import { catalog } from "./load.ts";

const bundleId = "virtual:decision-bundle";
const cardsId = "virtual:finding-cards";

/** Serves what the browser needs of the catalog as two modules: the decision bundle, and the findings that it rests on. */
export function catalogModules(): {
  name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
} {
  return {
    name: "cliffwise-catalog",
    resolveId: (id) => (id === bundleId || id === cardsId ? `\0${id}` : undefined),
    load: (id) => {
      if (id === `\0${bundleId}`) return asModule(decisionBundle());
      if (id === `\0${cardsId}`) return asModule(findingCards());
      return undefined;
    },
  };
}

/** JSON inside a string literal parses faster than the same object as code. */
function asModule(data: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}

function scopeInWords({ scope }: Finding): string {
  return [scope?.domain, scope?.models?.join(", "), scope?.data]
    .filter((part) => part !== undefined && part !== "n/a")
    .join("; ");
}

/** Every finding that the bundle names, as the advice shows it. */
export function findingCards(): Record<string, FindingCard> {
  const { rules, techniques } = decisionBundle();
  const { findings, papers } = catalog();
  const ids = new Set([
    ...rules.flatMap((rule) => rule.evidence ?? []),
    ...techniques.flatMap((technique) => Object.values(technique.risk).flatMap((risk) => risk.evidence)),
  ]);
  return Object.fromEntries(
    [...ids].sort().flatMap((id) => {
      const finding = findings.get(id);
      const paper = finding && papers.get(finding.paper);
      if (finding === undefined || paper === undefined) return [];
      const card: FindingCard = {
        statement: finding.statement,
        paper: finding.paper,
        cite: shortCitation(paper),
        strength: finding.strength,
        read: readings.find((reading) => reading === finding.read) ?? "secondary",
        direction: finding.direction,
        scope: scopeInWords(finding),
        locator: finding.locator,
        ...(finding.confirmed === undefined ? {} : { confirmed: true }),
        ...(paper.url === undefined ? {} : { url: paper.url }),
      };
      return [[id, card]];
    }),
  );
}
