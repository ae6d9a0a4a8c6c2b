declare module "virtual:decision-bundle" {
  const bundle: import("./decision/index.ts").DecisionBundle;
  export default bundle;
}

declare module "virtual:finding-cards" {
  const cards: import("./decision/index.ts").FindingCards;
  export default cards;
}
