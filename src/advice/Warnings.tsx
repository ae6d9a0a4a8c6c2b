import { severityNames } from "../decision/explain.ts";
import type { Advice, Warning } from "../decision/advice.ts";
import type { QuestionId } from "../decision/questions.ts";
import type { FindingCards } from "./finding-card.ts";
import type { Links } from "./links.ts";
import { SeveritySign } from "./marks.tsx";
import { nameOf, recommendedIds, type WarningGroups } from "./reading.ts";
import { dimensionNames, dimensionWords, list, lower, plural, question } from "./words.ts";

interface Shared {
  readonly advice: Advice;
  readonly links: Links;
  readonly findings: FindingCards | undefined;
}

const names = (advice: Advice, warning: Warning): string =>
  named(
    [...warning.techniques]
      .sort((a, b) => Number(recommendedIds(advice).has(b)) - Number(recommendedIds(advice).has(a)))
      .map((id) => nameOf(advice, id)),
  );

/** The recommended ones come first, so that what is left unnamed is never theirs. */
const named = (all: readonly string[]): string =>
  all.length > 5 ? list([...all.slice(0, 4), `${String(all.length - 4)} more`]) : list(all);

/** "Depends on" with the questions that settle it, each linked. */
export const DependsOn = ({ on, links }: { on: readonly QuestionId[]; links: Links }) => (
  <>
    {on.map((id, index) => (
      <span key={id}>
        {index > 0 && (index === on.length - 1 ? " and " : ", ")}
        <a href={links.question(id, true)}>{lower(question(id).short)}</a>
      </span>
    ))}
  </>
);

const Measured = ({
  warning,
  findings,
  links,
}: {
  warning: Warning;
  findings: FindingCards | undefined;
  links: Links;
}) => {
  const card = warning.evidence.map((id) => findings?.[id]).find((each) => each && each.read !== "secondary");
  if (!card) return null;
  return (
    <div>
      <dt>Measured</dt>
      <dd>
        {card.statement}{" "}
        <span class="src">
          <a href={links.section("evidence")}>{card.cite}</a>, {card.locator}
        </span>
      </dd>
    </div>
  );
};

const Details = ({ advice, warning, links, findings }: Shared & { warning: Warning }) => (
  <dl class="kv">
    <div>
      <dt>Risk</dt>
      <dd>
        <a href={links.page(`/risks/${warning.dimension}/`)}>{dimensionNames[warning.dimension]}</a>
      </dd>
    </div>
    <div>
      <dt>Concerns</dt>
      <dd>{names(advice, warning)}</dd>
    </div>
    {warning.dependsOn.length > 0 && (
      <div>
        <dt>Depends on</dt>
        <dd>
          <DependsOn on={warning.dependsOn} links={links} />
        </dd>
      </div>
    )}
    <Measured warning={warning} findings={findings} links={links} />
    <div>
      <dt>Do this</dt>
      <dd>
        {warning.mitigations.length === 1 ? (
          warning.mitigations[0]
        ) : (
          <ul>
            {warning.mitigations.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
    <div>
      <dt>How to detect it</dt>
      <dd>{warning.detect}</dd>
    </div>
    {warning.record && (
      <div>
        <dt>Record</dt>
        <dd>
          <a href={links.page(`/access/#${warning.record}`)}>Who offers what, with dates and sources</a>
        </dd>
      </div>
    )}
    <div>
      <dt>Certainty</dt>
      <dd>
        <b>{warning.grade}</b>,{" "}
        {warning.evidence.length === 0 ? (
          "a judgement"
        ) : (
          <a href={links.section("evidence")}>{plural(warning.evidence.length, "finding")}</a>
        )}
      </dd>
    </div>
  </dl>
);

/** Severity is the first word of the heading, never color alone. */
const WarningCard = ({ level: Heading, ...shared }: Shared & { warning: Warning; level: "h2" | "h3" }) => (
  <article class={`warn ${shared.warning.severity}`} id={`warning-${shared.warning.id}`}>
    <header>
      <SeveritySign severity={shared.warning.severity} />
      <Heading>
        {severityNames[shared.warning.severity]}:{" "}
        {shared.warning.record ? "what a vendor offers can end" : dimensionWords[shared.warning.dimension]}
      </Heading>
    </header>
    <div class="body">
      <p>{shared.warning.text}</p>
      <Details {...shared} />
    </div>
  </article>
);

const Folded = ({ warning, ...shared }: Shared & { warning: Warning }) => (
  <details class="more" id={`warning-${warning.id}`}>
    <summary>
      <span>
        <b>{severityNames[warning.severity]}:</b> {warning.text} <small>{names(shared.advice, warning)}</small>
      </span>
    </summary>
    <div class="inner">
      <Details {...shared} warning={warning} />
    </div>
  </details>
);

/** What stands above the recommendation: the dangers of what is recommended, also those that an open answer still decides. */
export const Dangers = ({ groups, ...shared }: Shared & { groups: WarningGroups }) =>
  groups.above.length + groups.perhaps.length === 0 ? null : (
    <div class="dangers">
      {groups.above.map((each) => (
        <WarningCard key={each.id} {...shared} warning={each} level="h2" />
      ))}
      {groups.perhaps.length > 0 && (
        <article class="warn danger perhaps">
          <header>
            <SeveritySign severity="danger" />
            <h2>
              {groups.perhaps.length === 1 ? "Perhaps a danger" : `Perhaps ${String(groups.perhaps.length)} dangers`}:
              an open answer decides
            </h2>
          </header>
          <div class="body">
            {groups.perhaps.map((each) => (
              <details key={each.id} class="more" id={`warning-${each.id}`}>
                <summary>
                  <span>
                    <b>Danger:</b> {each.text} <small>{names(shared.advice, each)}</small>
                  </span>
                </summary>
                <div class="inner">
                  <Details {...shared} warning={each} />
                </div>
              </details>
            ))}
            <p class="small">
              Settled by{" "}
              <DependsOn on={[...new Set(groups.perhaps.flatMap((each) => each.dependsOn))]} links={shared.links} />.
            </p>
          </div>
        </article>
      )}
    </div>
  );

export const Warnings = ({ groups, ...shared }: Shared & { groups: WarningGroups }) => {
  const { links } = shared;
  const dangers = groups.others.filter((each) => each.severity === "danger");
  const milder = groups.others.filter((each) => each.severity !== "danger");
  const none = groups.below.length + groups.depends.length === 0;
  return (
    <section id="warnings" aria-labelledby="h-warnings">
      <h2 id="h-warnings">
        {groups.above.length + groups.perhaps.length > 0
          ? "Other over-specialization risks"
          : "Over-specialization risks"}
      </h2>
      {none && (
        <p>
          No {groups.above.length > 0 ? "further " : ""}warning about what is recommended here follows from your
          answers. That is no measurement: compare before and after, inside and outside the domain.
        </p>
      )}
      {groups.below.map((each) => (
        <WarningCard key={each.id} {...shared} warning={each} level="h3" />
      ))}
      {groups.depends.map((group) => (
        <div class="depends" key={group.on.join()}>
          <h3>
            {group.warnings.length === 1 ? "One more depends on " : `${String(group.warnings.length)} more depend on `}
            <DependsOn on={group.on} links={links} />
          </h3>
          {group.warnings.map((each) => (
            <Folded key={each.id} {...shared} warning={each} />
          ))}
        </div>
      ))}
      {groups.others.length > 0 && (
        <div class="depends">
          <h3>If you do it anyway</h3>
          <p class="small">Warnings about what tempts in this situation and is not recommended.</p>
          {dangers.map((each) => (
            <Folded key={each.id} {...shared} warning={each} />
          ))}
          {milder.length > 3 ? (
            <details class="more group">
              <summary>{plural(milder.length, "caution or note", "cautions and notes")}</summary>
              <div class="inner">
                {milder.map((each) => (
                  <Folded key={each.id} {...shared} warning={each} />
                ))}
              </div>
            </details>
          ) : (
            milder.map((each) => <Folded key={each.id} {...shared} warning={each} />)
          )}
        </div>
      )}
    </section>
  );
};
