import type { Advice, PlanStep } from "../decision/advice.ts";
import type { Links } from "./links.ts";
import { nameOf } from "./reading.ts";
import { list, lower, open, plural } from "./words.ts";

const Step = ({ advice, step, links }: { advice: Advice; step: PlanStep; links: Links }) => (
  <li>
    <div>
      {step.technique && step.rule === undefined ? (
        <>
          <h3>
            <a href={links.page(`/techniques/${step.technique}/`)}>{nameOf(advice, step.technique)}</a>
          </h3>
          <p>{step.do}</p>
        </>
      ) : (
        <h3>{step.do}</h3>
      )}
      {step.mitigations && (
        <div class="stop">
          <b>Take with it</b>
          <ul>
            {step.mitigations.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {step.measure.length > 0 && (
        <p class="stop">
          <b>Measure</b> {list(step.measure.map(lower))}
        </p>
      )}
      <p class="stop">
        <b>Stop when</b> {lower(open(step.stopWhen))}
      </p>
      <p class="stop">
        <b>Go on when</b> {lower(open(step.goOnWhen))}
      </p>
    </div>
  </li>
);

/** The ladder: cheapest reversible step first; three at once, the rest folded. */
export const NextSteps = ({ advice, links }: { advice: Advice; links: Links }) => {
  const later = advice.plan.slice(3);
  return (
    <section id="next-steps" aria-labelledby="h-next-steps">
      <h2 id="h-next-steps">Next steps</h2>
      <p class="small">The cheapest step that can be taken back comes first. Each says when to stop.</p>
      <ol class="ladder n">
        {advice.plan.slice(0, 3).map((step, index) => (
          <Step key={index} advice={advice} step={step} links={links} />
        ))}
      </ol>
      {later.length > 0 && (
        <details class="more">
          <summary>{plural(later.length, "later step")}</summary>
          <ol class="ladder n" start={4}>
            {later.map((step, index) => (
              <Step key={index} advice={advice} step={step} links={links} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
};
