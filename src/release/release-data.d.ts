/** What the release to be archived decides from; engine-module.ts fills it in. */
declare module "virtual:release-data" {
  export const bundle: import("../decision/index.ts").DecisionBundle;
  export const findings: import("../decision/index.ts").FindingCards;
}
