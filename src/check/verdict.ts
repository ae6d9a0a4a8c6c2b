// The verdict: the worst that holds, in one sentence, with what carries it, what speaks against it and what is missing.
import { dimensionsOf } from "./dimensions.ts";
import { whatHolds, type Findings } from "./holds.ts";
import { caveatsOf, missingEvaluation } from "./caveats.ts";
import { grown } from "./format.ts";
import { level } from "./readings.ts";
import type { ComparabilityIssue, Verdict, VerdictFacts } from "./report.ts";
import { sentenceOf } from "./sentence.ts";
import { aroundPooled } from "./pool.ts";
import { sum } from "./sums.ts";

/** Mean change over the skills of the domain. */
function insideOf({ units }: Findings): VerdictFacts["inDomain"] {
  const inside = units.filter(({ inDomain, bounded, atFloor, se }) => inDomain && bounded && !atFloor && se !== null);
  if (inside.length === 0) return null;
  const difference = sum(inside.map((unit) => unit.difference)) / inside.length;
  const se = Math.sqrt(sum(inside.map((unit) => (unit.se ?? 0) ** 2))) / inside.length;
  const [only] = inside;
  const p = inside.length === 1 && only !== undefined ? only.p : aroundPooled(difference, se).p;
  const proven = p !== null && p < level && difference !== 0;
  return { difference, reading: proven ? (difference > 0 ? "gain" : "loss") : "cannot-tell" };
}

/** Where the share of invalid answers moved so much that a gain or a loss may be form. */
function formOf({ format }: Findings): VerdictFacts["form"] {
  const found = format.flatMap(({ comparison: { invalid, formatPart, knowledgePart, task }, row }) =>
    invalid === null || formatPart === null || knowledgePart === null || Math.abs(invalid.tuned - invalid.base) < grown
      ? []
      : [{ name: task, ...invalid, part: formatPart * row.unit, rest: knowledgePart * row.unit }],
  );
  return found.sort((a, b) => Math.abs(b.part) - Math.abs(a.part))[0] ?? null;
}

export function verdictOf(findings: Findings, comparability: readonly ComparabilityIssue[]): Verdict {
  const { units, rows, retention, calibration, margin } = findings;
  const held = whatHolds(findings);
  const [worst] = held;
  const compared = units.filter(({ inDomain, atFloor }) => !inDomain && !atFloor).length;
  const facts: VerdictFacts = {
    reason: null,
    name: null,
    base: null,
    tuned: null,
    difference: null,
    p: null,
    lost: null,
    gained: null,
    invalid: null,
    n: null,
    more: 0,
    detectable: null,
    nNeeded: null,
    collapsed: false,
    ...worst?.facts,
    kind: worst?.kind ?? "cannot-tell",
    // Of what was not compared nothing is indicated.
    strength: rows.length > 0 && comparability.some(({ caps }) => caps) ? "indicative" : "firm",
    over: retention.over,
    margin,
    compared,
    inDomain: insideOf(findings),
    form: formOf(findings),
  };
  const dimensions = dimensionsOf({ rows, held, retention, calibration });
  return {
    kind: facts.kind,
    holds: held.map(({ kind }) => kind),
    sentence: sentenceOf(facts),
    strength: facts.strength,
    dimensions,
    caveats: caveatsOf(findings, comparability),
    missing: missingEvaluation(rows, dimensions, retention),
    facts,
  };
}
