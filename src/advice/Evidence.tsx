import type { Advice } from "../decision/advice.ts";
import { directionWords, type FindingCards, readWords } from "./finding-card.ts";
import type { Links } from "./links.ts";
import { decidingFindings, otherFindings } from "./reading.ts";
import { plural } from "./words.ts";

const Rows = ({ ids, findings }: { ids: readonly string[]; findings: FindingCards }) => (
  <table class="tbl stack tight ev">
    <thead>
      <tr>
        <th scope="col">Claim</th>
        <th scope="col">Study</th>
        <th scope="col">Scope</th>
        <th scope="col">Direction</th>
        <th scope="col">Finding</th>
      </tr>
    </thead>
    <tbody>
      {ids.map((id) => {
        const card = findings[id];
        return card ? (
          <tr key={id} id={`finding-${id}`}>
            <td>{card.statement}</td>
            <td data-l="Study">
              {card.url ? <a href={card.url}>{card.cite}</a> : card.cite}
              <br />
              <span class="src">{card.locator}</span>
            </td>
            <td data-l="Scope">{card.scope}</td>
            <td data-l="Direction">{directionWords(card.direction)}</td>
            <td data-l="Finding">
              {card.strength}
              <br />
              <span class="src">{readWords(card)}</span>
            </td>
          </tr>
        ) : null;
      })}
    </tbody>
  </table>
);

/** The findings behind the order first, those behind warnings and plan folded. Second-hand entries come last and say so. */
export const Evidence = ({
  advice,
  findings,
}: {
  advice: Advice;
  links: Links;
  findings: FindingCards | undefined;
}) => {
  const sorted = (ids: readonly string[]): readonly string[] =>
    findings ? [...ids].sort((a, b) => weight(findings, a) - weight(findings, b)) : ids;
  const deciding = sorted(decidingFindings(advice));
  const others = sorted(otherFindings(advice));
  const first = deciding.slice(0, 10);
  return (
    <section id="evidence" aria-labelledby="h-evidence">
      <h2 id="h-evidence">Evidence that decided the order</h2>
      {deciding.length === 0 && <p>The order at the top rests on judgement; no finding decides it.</p>}
      {findings ? (
        <>
          {first.length > 0 && <Rows ids={first} findings={findings} />}
          {deciding.length > first.length && (
            <details class="more">
              <summary>{plural(deciding.length - first.length, "more finding")} behind the order</summary>
              <Rows ids={deciding.slice(first.length)} findings={findings} />
            </details>
          )}
          {others.length > 0 && (
            <details class="more">
              <summary>{plural(others.length, "finding")} behind the warnings and the steps</summary>
              <Rows ids={others} findings={findings} />
            </details>
          )}
        </>
      ) : (
        <p role="status">
          Loading {plural(deciding.length, "finding")} behind the order and {String(others.length)} behind warnings and
          steps
        </p>
      )}
    </section>
  );
};

const order = ["source", "abstract", "secondary"];
const weight = (findings: FindingCards, id: string): number => {
  const card = findings[id];
  return card ? order.indexOf(card.read) * 10 + ["strong", "moderate", "weak"].indexOf(card.strength) : 99;
};
