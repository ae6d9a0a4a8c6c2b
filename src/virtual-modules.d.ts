/** The whole bundle and all cards: for what is rendered at build. */
declare module "virtual:decision-bundle" {
  const bundle: import("./decision/index.ts").DecisionBundle;
  export default bundle;
}

declare module "virtual:finding-cards" {
  const cards: import("./decision/index.ts").FindingCards;
  export default cards;
}

/** The same in parts: for browsers. */
declare module "virtual:bundle-core" {
  const core: import("./catalog/bundle-parts.ts").BundleCore;
  export default core;
}

declare module "virtual:bundle-texts" {
  const texts: import("./catalog/bundle-parts.ts").BundleTexts;
  export default texts;
}

declare module "virtual:finding-columns" {
  const columns: import("./catalog/bundle-parts.ts").CardColumns;
  export default columns;
}

/** The libraries that guardrail kits are written for. */
declare module "virtual:kit-libraries" {
  const libraries: Readonly<Record<string, import("./decision/schema/library.ts").LibraryCard>>;
  export default libraries;
}
