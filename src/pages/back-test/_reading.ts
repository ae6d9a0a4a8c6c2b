import { shortCitation } from "../../catalog/citation.ts";
import type { CatalogData } from "../../catalog/entries.ts";
import { addressOf, noState } from "../../advice/links.ts";
import { href } from "../../components/link.ts";
import { readingNames } from "../../components/words.ts";
import { parseAnswers } from "../../decision/answers-file.ts";
import type { Agreement } from "../../decision/agreement.ts";
import type { BackTest, ComparedCase } from "../../decision/backtest.ts";
import type { ComparedPair, Difference } from "../../decision/compared-pair.ts";
import { allRules } from "../../decision/rules/index.ts";
import { dimensions, type PublishedCase } from "../../decision/schema/index.ts";

export function percent(share: number | null): string {
  return share === null ? "none" : `${String(Math.round(share * 100))}%`;
}

export function span(interval: Agreement["interval"]): string {
  return interval === null
    ? "too few papers"
    : `${String(Math.round(interval[0] * 100))} to ${String(Math.round(interval[1] * 100))}%`;
}

/** A number of points with its sign. */
export function signed(points: number): string {
  return `${points < 0 ? "\u2212" : "+"}${Math.abs(points).toFixed(2)}`;
}

/** A compared pair with the case that it comes from. */
export interface Row {
  readonly compared: ComparedCase;
  readonly entry: PublishedCase;
  readonly pair: ComparedPair;
}

export function rowsOf(result: BackTest, data: Pick<CatalogData, "cases">): Row[] {
  const entries = new Map(data.cases.map((entry) => [entry.id, entry]));
  return result.cases.flatMap((compared) => {
    const entry = entries.get(compared.id);
    return entry === undefined ? [] : compared.pairs.map((pair) => ({ compared, entry, pair }));
  });
}

/** The best share that a baseline reaches on some pairs, judged where the advice gives an answer. */
export function bestBaseline(
  rows: readonly Row[],
  names: readonly string[],
): { name: string; share: number } | undefined {
  const answered = rows.filter(({ pair }) => pair.outcome !== "not-answered");
  if (answered.length === 0) return undefined;
  const shares = names.map((name, index) => {
    const right = answered.reduce((sum, { pair }) => {
      const said = pair.baselines[index];
      return sum + (said === "agrees" ? 1 : said === "tie" ? 0.5 : 0);
    }, 0);
    return { name, share: right / answered.length };
  });
  return shares.sort((a, b) => b.share - a.share)[0];
}

/** Names of techniques and combinations in running text. */
export function namer(data: Pick<CatalogData, "techniques">): (id: string) => string {
  const names = new Map(data.techniques.map(({ id, facts }) => [id, facts.shortName]));
  return (id) =>
    id
      .split("+")
      .map((part) => names.get(part) ?? part)
      .join(" with ");
}

/** What a study found of one pair: "retrieval ahead of light adapters". */
export function foundInWords(
  pair: Pick<ComparedPair, "kind" | "better" | "worse" | "dimension">,
  name: (id: string) => string,
): string {
  return pair.kind === "in-domain"
    ? `${name(pair.better)} did better than ${name(pair.worse)}`
    : `${name(pair.better)} kept more than ${name(pair.worse)} (${pair.dimension ?? ""})`;
}

/** What the advice says of it, the one that was measured better first. */
export function saidInWords({ scores, levels, notAnswered }: ComparedPair): string {
  if (scores !== undefined) return `${signed(scores[0])} against ${signed(scores[1])} points`;
  if (levels !== undefined) return `${levels[0]} against ${levels[1]} risk`;
  return notAnswered ?? "no answer";
}

export interface Ground {
  readonly points: number;
  readonly text: string;
  readonly url: string | undefined;
  /** Id of the rule, or what stands in for one. */
  readonly label: string;
}

/** A reason in which the two sides differ, in words and with its page. */
export function groundOf({ rule, effect, points }: Difference): Ground {
  const known = allRules.find(({ id }) => id === rule);
  const dimension = dimensions.find((each) => effect === `risk:${each}`);
  if (known !== undefined) return { points, text: known.because, url: href(`/rules/${rule}/`), label: rule };
  if (dimension !== undefined)
    return {
      points,
      text: `The level of its risk: ${dimension}`,
      url: href(`/risks/${dimension}/`),
      label: `risk: ${dimension}`,
    };
  return { points, text: "Each further part of a combination counts as effort", url: undefined, label: rule };
}

export function paperOf(
  entry: PublishedCase,
  { papers }: Pick<CatalogData, "papers">,
): { label: string; url: string | undefined; place: string } {
  const paper = papers.get(entry.paper);
  return {
    label: paper === undefined ? entry.paper : shortCitation(paper),
    url: paper === undefined ? undefined : href(`/evidence/${entry.paper}/`),
    place: `${entry.locator}, ${readingNames[entry.read]}`,
  };
}

/** The advice for a case as the back-test asks for it. */
export function adviceUrl(entry: PublishedCase): string {
  const parsed = parseAnswers({ answers: { priority: "in-domain-quality", ...entry.answers } });
  return parsed.error === undefined
    ? addressOf(href("/advisor/result/"), { ...noState, answers: parsed.input.answers })
    : href("/advisor/");
}
