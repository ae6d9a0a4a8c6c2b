import type coreModule from "virtual:bundle-core";
import type textsModule from "virtual:bundle-texts";
import type columnsModule from "virtual:finding-columns";
import type { BaseRisk, BundleRule, BundleTechnique, DecisionBundle } from "../decision/bundle.ts";
import type { FindingCards } from "../decision/index.ts";
import { dimensions, grades, type Dimension } from "../decision/schema/ids.ts";

/** What the catalog hands to pages (src/catalog/bundle-parts.ts), put together again here. */
type Core = typeof coreModule;
type Texts = typeof textsModule;
type RuleTexts = Texts["rules"]["says"][number];

/** Lets a place of one part that another lacks fail at once: both come from the same build. */
const at = <Item>(items: readonly Item[], place: number): Item => {
  const item = items[place];
  if (item === undefined) throw new Error(`nothing at place ${place}: the parts of the catalog do not belong together`);
  return item;
};

const silent: RuleTexts = [""];

const joinedEffect = (
  effect: Core["rules"]["effect"][number],
  [, first = "", second = "", third = "", fourth = ""]: readonly (string | readonly string[])[],
): BundleRule["effect"] => {
  const text = (part: string | readonly string[]): string => (typeof part === "string" ? part : part.join("; "));
  const texts = (part: string | readonly string[]): readonly string[] => (typeof part === "string" ? [] : part);
  switch (effect.kind) {
    case "warn":
      return { ...effect, mitigations: texts(first), detect: text(second) };
    case "step":
      return { ...effect, do: text(first), measure: texts(second), stopWhen: text(third), goOnWhen: text(fourth) };
    case "rules-out":
    case "fit":
    case "risk":
    case "mitigates":
    case "off-ramp":
      return effect;
  }
};

/** Without texts, rules are numbered: their ids sort as the real ones do, and mean nothing else. */
const join = (core: Core, texts: Texts | undefined): DecisionBundle => {
  const ids = [...core.techniques, ...core.combinations].map(({ id }) => id);
  const findings = (places: readonly number[] | undefined): string[] =>
    (places ?? []).map((place) => at(texts?.findings ?? [], place));
  const rule = (when: BundleRule["when"], place: number): BundleRule => {
    const says = texts ? at(texts.rules.says, place) : silent;
    const evidence = texts?.rules.evidence[place];
    return {
      id: texts ? at(texts.rules.id, place) : String(place).padStart(5, "0"),
      when,
      on: at(core.rules.on, place).map((entry) => at(ids, entry)),
      effect: joinedEffect(at(core.rules.effect, place), says),
      because: says[0],
      ...(evidence ? { evidence: findings(evidence) } : {}),
      grade: at(grades, at(core.rules.grade, place)),
    };
  };
  const technique = ({ risk, ...facts }: Core["techniques"][number], place: number): BundleTechnique => {
    const own = texts?.techniques[place];
    const base = (dimension: Dimension): BaseRisk => {
      const index = dimensions.indexOf(dimension);
      const [level, grade] = at(risk, index);
      return { level, evidence: findings(own?.evidence[index]), grade: at(grades, grade) };
    };
    return {
      ...facts,
      step: own?.step ?? { do: "", measure: [], stopWhen: "", goOnWhen: "" },
      risk: {
        forgetting: base("forgetting"),
        calibration: base("calibration"),
        shortcuts: base("shortcuts"),
        hallucination: base("hallucination"),
        safety: base("safety"),
        diversity: base("diversity"),
        "lock-in": base("lock-in"),
      },
    };
  };
  const { catalog, release, asOf, combinations, access } = core;
  return {
    catalog,
    release,
    asOf,
    techniques: core.techniques.map(technique),
    combinations,
    access,
    rules: core.rules.when.map(rule),
  };
};

/** A bundle to count with: statuses, order, shares, risks, warnings by severity and flips are right; texts, evidence and ids of rules are not there. */
export const bundleToCount = (core: Core): DecisionBundle => join(core, undefined);

/** The bundle as the catalog has it, rules in the order of their ids. */
export const wholeBundle = (core: Core, texts: Texts): DecisionBundle => join(core, texts);

/** Cards by id of the finding. */
export const joinCards = (ids: Texts["findings"], columns: typeof columnsModule): FindingCards =>
  Object.fromEntries(
    ids.map((id, place) => {
      const [paper, cite, url] = at(columns.papers, at(columns.paper, place));
      return [
        id,
        {
          statement: at(columns.statement, place),
          paper,
          cite,
          strength: at(columns.strength, place),
          read: at(columns.read, place),
          direction: at(columns.direction, place),
          scope: at(columns.scope, place),
          locator: at(columns.locator, place),
          ...(columns.confirmed[place] === 1 ? { confirmed: true } : {}),
          ...(url === undefined ? {} : { url }),
        },
      ];
    }),
  );
