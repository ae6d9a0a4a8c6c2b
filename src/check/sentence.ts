// The verdict in one sentence, from its numbers alone: a report link carries the numbers, and no sentence that others could have written.
import type { VerdictFacts } from "./report.ts";
import { count, percent, points, plural, pValue } from "./words.ts";

function where({ over }: VerdictFacts): string {
  return over === "all" ? "over all tasks (none was named as in the domain)" : "outside the domain";
}

/** "mmlu fell from 61.5% to 22.8%, 38.7 points (p = 1e-90)". */
function fall({ name, base, tuned, difference, p }: VerdictFacts): string {
  const from = base !== null && tuned !== null ? ` from ${percent(base)} to ${percent(tuned)}` : "";
  const size = difference === null ? "" : `, ${points(difference)}`;
  return `${name ?? "a task"} fell${from}${size}${p === null ? "" : ` (${pValue(p)})`}`;
}

function flips({ lost, gained }: VerdictFacts): string {
  return lost === null || gained === null
    ? ""
    : `; it lost ${plural(lost, "answer")} that it had right and gained ${count(gained)}`;
}

function others({ more }: VerdictFacts): string {
  return more === 0 ? "" : `; ${plural(more, "other skill")} fell as well`;
}

function domain({ inDomain }: VerdictFacts): string {
  if (inDomain === null) return "";
  const { difference, reading } = inDomain;
  if (reading === "cannot-tell") return "; inside the domain no change can be told from chance";
  return `; inside the domain it ${reading === "gain" ? "gained" : "lost"} ${points(difference)} on average`;
}

/** What of a change is form: a gain of it is no new knowledge, and a loss of it no lost one. */
function form({ form: found }: VerdictFacts): string {
  if (found === null || (found.part === 0 && found.rest === 0)) return "";
  const { name, base, tuned, part, rest } = found;
  const invalid = `invalid answers went from ${percent(base)} to ${percent(tuned)}`;
  const change = part + rest;
  if (part * rest >= 0 && Math.abs(part) >= Math.abs(change) / 2)
    return `; most of the ${change > 0 ? "gain" : "loss"} on ${name} is the form of answers, ${points(part)} of ${points(change)}: ${invalid}`;
  return `; of the change on ${name} ${signedPoints(part)} is the form of answers and ${signedPoints(rest)} the rest: ${invalid}`;
}

function belowMargin({ difference, margin }: VerdictFacts): string {
  return difference !== null && -difference < margin
    ? `, less than the margin of ${points(margin)} and yet not chance`
    : "";
}

function cannotTell(facts: VerdictFacts): string {
  const { reason, detectable, nNeeded, margin } = facts;
  switch (reason) {
    case "nothing-joined":
      return "no task, metric and filter of the two sides have the same names, so nothing was compared";
    case "same-results":
      return "both sides hold the same results, as if one file had been given twice";
    case "not-measured":
      return "retention was not measured: every task that was compared lies inside the domain";
    case "no-errors":
      return `${facts.name ?? "a task"} has neither an error nor a number of items, so whether it was kept cannot be said`;
    case "at-floor":
      return "the base model is at chance on every task outside the domain, so there was nothing to lose";
    case "too-few-items":
    case null: {
      const seen = detectable === null ? "" : ` only a loss of ${points(detectable)} or more would have been seen`;
      const enough = nNeeded === null ? "" : `; to see ${points(margin)} takes about ${plural(nNeeded, "item")}`;
      const on = facts.name === null ? "" : `: on ${facts.name}${seen === "" ? " nothing can be concluded" : seen}`;
      return `no loss is proven and none is ruled out${on}${enough}`;
    }
  }
}

function plain(facts: VerdictFacts): string {
  const { kind, compared, margin } = facts;
  switch (kind) {
    case "cliff":
      return `Cliff ${where(facts)}: ${fall(facts)}${facts.collapsed ? ", down to chance" : ""}${flips(facts)}${others(facts)}${domain(facts)}${form(facts)}.`;
    case "erosion":
      return facts.name === null
        ? `Erosion ${where(facts)}: ${points(facts.difference ?? 0)} lost on average over ${plural(compared, "skill")}${facts.p === null ? "" : ` (${pValue(facts.p)})`}, with no single cliff${belowMargin(facts)}${domain(facts)}${form(facts)}.`
        : `Erosion: ${fall(facts)}${flips(facts)}${others(facts)}, which is a proven loss and no cliff${belowMargin(facts)}${domain(facts)}${form(facts)}.`;
    case "calibration-cliff":
      return `Calibration cliff${facts.name === null ? "" : ` (${facts.name})`}: confidence less accuracy went from ${signedPoints(facts.base)} to ${signedPoints(facts.tuned)}${facts.n === null ? "" : ` over ${plural(facts.n, "item")}`}${facts.p === null ? "" : ` (${pValue(facts.p)})`}, so it is surer than it should be${domain(facts)}.`;
    case "format-shift":
      return `Format shift: ${format(facts)}; mend the prompt, the chat template or the parser before you blame the weights${domain(facts)}.`;
    case "retained":
      return `Retained ${where(facts)}: on ${compared === 1 ? "the one skill compared" : `each of ${plural(compared, "skill")}`} a loss of ${points(margin)} or more is ruled out${facts.difference === null ? "" : ` (on average ${facts.difference < 0 ? "−" : "+"}${points(facts.difference)})`}${domain(facts)}${form(facts)}.`;
    case "cannot-tell":
      return `Cannot tell: ${cannotTell(facts)}${domain(facts)}${form(facts)}.`;
  }
}

function signedPoints(share: number | null): string {
  return share === null ? "unknown" : `${share < 0 ? "−" : "+"}${points(share)}`;
}

function format(facts: VerdictFacts): string {
  const { name, invalid, lost, gained, base, tuned, n } = facts;
  const task = name ?? "a task";
  // Filters: `base` and `tuned` are the changes by strict and by lenient extraction.
  if (invalid === null)
    return `on ${task} strict extraction changed by ${signedPoints(base)} and lenient by ${signedPoints(tuned)}`;
  const answers = n === null ? "" : ` of ${count(n)}`;
  return `on ${task} nothing could be taken out of ${plural(invalid, "answer")}${answers}${lost === null || lost === 0 || gained === null ? "" : `, among them ${count(gained)} of the ${plural(lost, "right answer")} that were lost`}`;
}

/** One sentence. */
export function sentenceOf(facts: VerdictFacts): string {
  const text = plain(facts);
  return facts.strength === "firm"
    ? text
    : `Indicative only, for the two runs were not made alike: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
