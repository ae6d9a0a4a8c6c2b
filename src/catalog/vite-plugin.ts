import { readings, type Finding } from "../decision/schema/index.ts";
import type { FindingCard } from "../decision/index.ts";
import { decisionBundle } from "./bundle.ts";
import { bundleParts, cardColumns, findingIds } from "./bundle-parts.ts";
import { shortCitation } from "./citation.ts";
import { libraryCards } from "./libraries.ts";
import { catalog } from "./load.ts";

/** What pages get of the catalog, by the name of the module. */
const modules: Readonly<Record<string, () => unknown>> = {
  // Whole, for what is rendered at build.
  "virtual:decision-bundle": decisionBundle,
  "virtual:finding-cards": findingCards,
  // In parts, for browsers: pages that only count need no wording, and cards come last.
  "virtual:bundle-core": () => bundleParts(decisionBundle()).core,
  "virtual:bundle-texts": () => bundleParts(decisionBundle()).texts,
  "virtual:finding-columns": () => cardColumns(findingIds(decisionBundle()), findingCards()),
  // Only once a reader opens the guardrail kit.
  "virtual:kit-libraries": libraryCards,
};

/** Serves the catalog to pages as modules. */
export function catalogModules(): {
  name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
} {
  return {
    name: "cliffwise-catalog",
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load: (id) => {
      const data = id.startsWith("\0") ? modules[id.slice(1)] : undefined;
      return data && asModule(data());
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
  const { findings, papers } = catalog();
  return Object.fromEntries(
    findingIds(decisionBundle()).flatMap((id) => {
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
