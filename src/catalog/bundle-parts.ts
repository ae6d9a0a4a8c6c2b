import type { BundleCombination, BundleRule, BundleTechnique, DecisionBundle } from "../decision/bundle.ts";
import type { FindingCards } from "../decision/index.ts";
import { dimensions, grades } from "../decision/schema/index.ts";

/** A member of a union without some of its keys, member by member. */
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

type CoreEffect = Without<BundleRule["effect"], "mitigations" | "detect" | "do" | "measure" | "stopWhen" | "goOnWhen">;

/** What a rule says, in the order in which its kind of effect needs it. */
type RuleTexts =
  | readonly [because: string]
  | readonly [because: string, mitigations: readonly string[], detect: string]
  | readonly [because: string, action: string, measure: readonly string[], stopWhen: string, goOnWhen: string];

/**
 * What the engine counts with. Rules stand in the order of their ids, column by column (which packs better than row by row), and are known by their place alone:
 * no page that counts without telling why shows an id of one.
 */
export interface BundleCore {
  readonly catalog: string;
  readonly release: string;
  readonly asOf: string;
  readonly techniques: readonly (Omit<BundleTechnique, "step" | "risk"> & {
    /** Of each dimension, in order: the level, and the place of its grade in `grades`. */
    readonly risk: readonly (readonly [level: number, grade: number])[];
  })[];
  readonly combinations: readonly BundleCombination[];
  readonly access: DecisionBundle["access"];
  readonly rules: {
    readonly when: readonly BundleRule["when"][];
    /** Places among techniques, then combinations. */
    readonly on: readonly (readonly number[])[];
    readonly effect: readonly CoreEffect[];
    /** Places in `grades`. */
    readonly grade: readonly number[];
  };
}

/** What the engine says with it: wording, evidence and the steps of techniques, in the order of the core. */
export interface BundleTexts {
  /** Ids of the findings that anything rests on; evidence elsewhere is a place in it, and cards stand in its order. */
  readonly findings: readonly string[];
  readonly rules: {
    readonly id: readonly string[];
    readonly says: readonly RuleTexts[];
    readonly evidence: readonly (readonly number[] | 0)[];
  };
  readonly techniques: readonly {
    readonly step: BundleTechnique["step"];
    readonly evidence: readonly (readonly number[])[];
  }[];
}

/** Cards in the order of `BundleTexts.findings`, column by column; a paper stands once. */
export interface CardColumns {
  readonly papers: readonly (readonly [id: string, cite: string, url?: string])[];
  /** Place in `papers`. */
  readonly paper: readonly number[];
  readonly statement: readonly string[];
  readonly strength: readonly string[];
  readonly read: readonly FindingCards[string]["read"][];
  readonly direction: readonly string[];
  readonly scope: readonly string[];
  readonly locator: readonly string[];
  readonly confirmed: readonly (0 | 1)[];
}

function withoutTexts(effect: BundleRule["effect"]): CoreEffect {
  switch (effect.kind) {
    case "warn":
      return { kind: effect.kind, severity: effect.severity, dimension: effect.dimension };
    case "step":
      return { kind: effect.kind, stage: effect.stage };
    case "rules-out":
    case "fit":
    case "risk":
    case "mitigates":
    case "off-ramp":
      return effect;
  }
}

function textsOf({ because, effect }: BundleRule): RuleTexts {
  switch (effect.kind) {
    case "warn":
      return [because, effect.mitigations, effect.detect];
    case "step":
      return [because, effect.do, effect.measure, effect.stopWhen, effect.goOnWhen];
    case "rules-out":
    case "fit":
    case "risk":
    case "mitigates":
    case "off-ramp":
      return [because];
  }
}

/** Ids of the findings that a bundle names, in order. */
export function findingIds({ rules, techniques, access }: DecisionBundle): string[] {
  const ids = new Set([
    ...(access ?? []).flatMap((record) => record.evidence),
    ...rules.flatMap((rule) => rule.evidence ?? []),
    ...techniques.flatMap((technique) => Object.values(technique.risk).flatMap((risk) => risk.evidence)),
  ]);
  return [...ids].sort();
}

function placesIn(ids: readonly string[], what: string): (id: string) => number {
  const places = new Map(ids.map((id, place) => [id, place]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`no ${what} "${id}" to point at`);
    return place;
  };
}

/** Parts a bundle into what counting needs and what telling needs. `src/islands/join-bundle.ts` puts them together again. */
export function bundleParts(bundle: DecisionBundle): { core: BundleCore; texts: BundleTexts } {
  const { catalog, release, asOf, techniques, combinations, access } = bundle;
  const rules = [...bundle.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const findings = findingIds(bundle);
  const entryPlace = placesIn(
    [...techniques, ...combinations].map(({ id }) => id),
    "technique or combination",
  );
  const findingPlace = placesIn(findings, "finding");
  const gradePlace = placesIn(grades, "grade");
  return {
    core: {
      catalog,
      release,
      asOf,
      techniques: techniques.map(({ id, name, shortName, order, tier, needs, does, effort, reversal, risk }) => ({
        ...{ id, name, shortName, order, tier, needs, does, effort, reversal },
        risk: dimensions.map((dimension) => [risk[dimension].level, gradePlace(risk[dimension].grade)] as const),
      })),
      combinations,
      access,
      rules: {
        when: rules.map(({ when }) => when),
        on: rules.map(({ on }) => on.map(entryPlace)),
        effect: rules.map(({ effect }) => withoutTexts(effect)),
        grade: rules.map(({ grade }) => gradePlace(grade)),
      },
    },
    texts: {
      findings,
      rules: {
        id: rules.map(({ id }) => id),
        says: rules.map(textsOf),
        evidence: rules.map(({ evidence }) => evidence?.map(findingPlace) ?? 0),
      },
      techniques: techniques.map(({ step, risk }) => ({
        step,
        evidence: dimensions.map((dimension) => risk[dimension].evidence.map(findingPlace)),
      })),
    },
  };
}

/** Cards in columns, in the order of `ids`; each of them has a card. */
export function cardColumns(ids: readonly string[], cards: FindingCards): CardColumns {
  const rows = ids.map((id) => {
    const card = cards[id];
    if (card === undefined) throw new Error(`no card for the finding "${id}"`);
    return card;
  });
  const papers = new Map(
    rows.map(({ paper, cite, url }) => [
      paper,
      url === undefined ? ([paper, cite] as const) : ([paper, cite, url] as const),
    ]),
  );
  const paperPlace = placesIn([...papers.keys()], "paper");
  return {
    papers: [...papers.values()],
    paper: rows.map(({ paper }) => paperPlace(paper)),
    statement: rows.map(({ statement }) => statement),
    strength: rows.map(({ strength }) => strength),
    read: rows.map(({ read }) => read),
    direction: rows.map(({ direction }) => direction),
    scope: rows.map(({ scope }) => scope),
    locator: rows.map(({ locator }) => locator),
    confirmed: rows.map(({ confirmed }) => (confirmed ? 1 : 0)),
  };
}
