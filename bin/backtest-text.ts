import type { Agreement, Totals } from "../src/decision/agreement.ts";
import type { BackTest } from "../src/decision/backtest.ts";
import type { ComparedPair } from "../src/decision/compared-pair.ts";
import type { Contrary } from "../src/decision/contrary.ts";
import { heading, percent, signed, table, wrap } from "./text.ts";

const words = { agrees: "agrees", tie: "tie", disagrees: "MISSES", "not-answered": "no answer" } as const;

function pairLine(pair: ComparedPair): string[] {
  const about = pair.kind === "in-domain" ? "in-domain" : `keeps ${pair.dimension ?? ""}`;
  const figures =
    pair.scores !== undefined
      ? ` (${pair.scores.map((score) => signed(score).trim()).join(" against ")})`
      : pair.levels !== undefined
        ? ` (risk ${pair.levels.join(" against ")})`
        : "";
  const why = pair.why
    .map(({ rule, effect, points }) => `${rule === "risk" ? effect : rule} ${signed(points).trim()}`)
    .join(", ");
  return [
    wrap(
      `${pair.better} > ${pair.worse}, ${about}${figures}${pair.notAnswered === undefined ? "" : `: ${pair.notAnswered}`}`,
      `  ${words[pair.outcome].padEnd(9)} `,
    ),
    ...(why === "" ? [] : [wrap(why, "            ")]),
    ...(pair.reading === undefined || pair.outcome !== "disagrees"
      ? []
      : [wrap(`Our reading: ${pair.reading}`, "            ")]),
  ];
}

function contraryLine({ one, other, first, second, dimension }: Contrary): string {
  const about = dimension === undefined ? "in-domain" : `keeps ${dimension}`;
  return wrap(`${one} > ${other}, ${about}, in ${first}; the other way round in ${second}`, "  ");
}

/** Where a published chart stands, and what of it the questions can express. */
function chartLines({ name, source }: BackTest["baselines"][number]): string[] {
  if (source === undefined) return [];
  return [
    wrap(`${name}: “${source.title}”, ${source.publisher}, read ${source.read} (${source.readAs}).`, "  "),
    wrap(source.url, "    "),
    wrap(`What our questions can express: ${source.expresses}`, "    "),
    wrap(`What they cannot: ${source.leavesOut}`, "    "),
  ];
}

function row(name: string, agreement: Agreement): string[] {
  const { share, sharePerPaper, interval, pairs, agrees, ties, disagrees, notAnswered, papers } = agreement;
  const shown = (value: number | null): string => (value === null ? "-" : percent(value));
  return [
    name,
    shown(share),
    interval === null ? "-" : `${percent(interval[0])}-${percent(interval[1])}`,
    shown(sharePerPaper),
    ...[agrees, ties, disagrees, notAnswered, pairs, papers].map(String),
  ];
}

const columns = ["agreement", "95%", "per paper", "agree", "tie", "miss", "no answer", "pairs", "papers"];

function totalsTable(
  name: string,
  totals: Totals,
  baselines: readonly (readonly [string, Agreement])[],
  more: readonly (readonly [string, Agreement])[],
): string {
  return table([
    [name, ...columns],
    row("all", totals.all),
    row("paper cited by no rule", totals.unread),
    row("paper cited by a rule", totals.cited),
    row("kept unread", totals.keptUnread),
    ...Object.entries(totals.bySize).map(([size, agreement]) => row(`size ${size}`, agreement)),
    ...Object.entries(totals.byRead).map(([read, agreement]) => row(`read as ${read}`, agreement)),
    ...more.map(([label, agreement]) => row(label, agreement)),
    ...baselines.map(([label, agreement]) => row(label, agreement)),
  ]);
}

/** The back-test as text: case by case, then the totals. */
export function backTestAsText(result: BackTest): string {
  const gaps = result.byGap.map(
    ({ from, to, agreement }) =>
      [
        to === null ? `gap ${String(from)} points or more` : `gap ${String(from)} to ${String(to)} points`,
        agreement,
      ] as const,
  );
  return [
    `Back-test of catalog ${result.catalog}, release ${result.release}`,
    ...result.cases.flatMap(({ id, paper, size, read, citedByRule, keptUnread, pairs }) => [
      `\n${id} (${paper}, ${size}, read as ${read}${citedByRule ? "" : ", cited by no rule"}${keptUnread ? ", kept unread" : ""})`,
      ...pairs.flatMap(pairLine),
    ]),
    ...(result.leftOut.length > 0
      ? [heading("Left out of the totals"), ...result.leftOut.map(({ id, why }) => `  ${id}: ${why}`)]
      : []),
    ...(result.contrary.length > 0
      ? [heading("Comparisons that contradict each other"), ...result.contrary.map(contraryLine)]
      : []),
    heading("Published charts among the baselines"),
    ...result.baselines.flatMap(chartLines),
    heading("Totals"),
    "A tie counts half. Baselines are judged on the pairs that the engine answers. Intervals draw papers anew.\n",
    totalsTable(
      "in-domain",
      result.inDomain,
      result.baselines.map(({ name, inDomain }) => [name, inDomain]),
      gaps,
    ),
    "",
    totalsTable(
      "retention",
      result.retention,
      result.baselines.map(({ name, retention }) => [name, retention]),
      [],
    ),
    "",
  ].join("\n");
}
