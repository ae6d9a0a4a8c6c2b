import type { ComponentChildren } from "preact";
import type { CheckReport, DimensionReading, NextStep, VerdictKind } from "../check/index.ts";
import { SeveritySign } from "../advice/marks.tsx";
import { Calibration } from "./Calibration.tsx";
import { TaskChart } from "./TaskChart.tsx";
import { TaskTable } from "./TaskTable.tsx";
import { dimensionTitles, dimensionWord, plural, verdictSeverity, verdictWords } from "./words.ts";

const paths = { technique: "techniques", rule: "rules", note: "notes", risk: "risks" } as const;

/** A page of the site under its base path. */
export type PageLink = (path: string) => string;

export const VerdictCard = ({
  kind,
  indicative,
  children,
}: {
  kind: VerdictKind;
  indicative: boolean;
  children: ComponentChildren;
}) => (
  <article class={`warn ${verdictSeverity[kind]} verdict`} aria-labelledby="verdict">
    <header>
      <SeveritySign severity={verdictSeverity[kind]} />
      <h2 id="verdict" tabindex={-1}>
        Verdict: {verdictWords[kind]}
        {indicative && ", indicative only"}
      </h2>
    </header>
    <div class="body">{children}</div>
  </article>
);

/** What is known of each risk of the advisor. */
export const Dimensions = ({
  dimensions,
  page,
}: {
  dimensions: readonly (Pick<DimensionReading, "dimension" | "kind"> & { readonly sentence?: string })[];
  page: PageLink;
}) => (
  <ul class="dims">
    {dimensions.map(({ dimension, kind, sentence }) => (
      <li key={dimension}>
        <span>
          <a href={page(`/risks/${dimension}/`)}>{dimensionTitles[dimension]}</a>
          <b class={kind === "not-measured" ? "no" : kind}>{dimensionWord(kind)}</b>
        </span>
        {sentence && <p>{sentence}</p>}
      </li>
    ))}
  </ul>
);

const Next = ({ steps, page }: { steps: readonly NextStep[]; page: PageLink }) => (
  <ol class="todo">
    {steps.map(({ text, links }) => (
      <li key={text}>
        <p>{text}</p>
        {links.length > 0 && (
          <p class="small">
            {links.map(({ kind, id }, index) => (
              <>
                {index > 0 && ", "}
                <a href={page(`/${paths[kind]}/${id}/`)}>{`${kind}: ${id.replaceAll("-", " ")}`}</a>
              </>
            ))}
          </p>
        )}
      </li>
    ))}
  </ol>
);

const Section = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="lines">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** Rows of one side that are named one by one. */
const mostOnly = 20;

const onlyOn = (side: string, rows: CheckReport["unmatched"]["base"]): string[] => [
  ...rows
    .slice(0, mostOnly)
    .map(({ task, metric, filter }) => `Only ${side}: ${task}, ${metric}${filter === "none" ? "" : `, ${filter}`}`),
  ...(rows.length > mostOnly ? [`And ${plural(rows.length - mostOnly, "more row")} only ${side}`] : []),
];

/** The advisor with what the results tell of the situation. */
const askAdvisor = (report: CheckReport, page: PageLink): string => {
  const query = Object.entries(report.advisor).map(
    ([question, option]) => `&${question}=${encodeURIComponent(option)}`,
  );
  return page(`/advisor/?v=1${query.join("")}`);
};

export const CheckReportView = ({ report, page }: { report: CheckReport; page: PageLink }) => {
  const { verdict, tasks, groups, calibration, format, comparability, unmatched, nextSteps } = report;
  const notes = report.notices.map(({ where, text }) => `${where}: ${text}`);
  return (
    <>
      <VerdictCard kind={verdict.kind} indicative={verdict.strength === "indicative"}>
        <p class="say">{verdict.sentence}</p>
        {verdict.holds.length > 1 && (
          <p>
            Also:{" "}
            {verdict.holds
              .filter((kind) => kind !== verdict.kind)
              .map((kind) => verdictWords[kind])
              .join(", ")}
            .
          </p>
        )}
        <Lines lines={verdict.caveats} />
      </VerdictCard>

      <Section id="risks" title="What was checked">
        <Dimensions dimensions={verdict.dimensions} page={page} />
        {verdict.missing.length > 0 && (
          <>
            <h3>What is missing to tell more</h3>
            <Lines lines={verdict.missing} />
          </>
        )}
      </Section>

      {comparability.length > 0 && (
        <Section id="comparable" title="What was not the same on both sides">
          <table class="tbl stack">
            <thead>
              <tr>
                <th scope="col">Setting</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
                <th scope="col">What that does</th>
              </tr>
            </thead>
            <tbody>
              {comparability.map(({ field, base, tuned, effect, tasks: concerned, count, caps }) => (
                <tr key={`${field} ${base} ${tuned}`}>
                  <th scope="row">{field}</th>
                  <td data-l="Before">{base}</td>
                  <td data-l="After">{tuned}</td>
                  <td data-l="What that does">
                    {effect}
                    {caps && <b> The verdict is indicative only.</b>}
                    {count > 0 && (
                      <span class="metric">
                        {plural(count, "task")}: {concerned.slice(0, 6).join(", ")}
                        {count > 6 && " ..."}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}

      <Section id="tasks" title="Task by task">
        <TaskChart tasks={tasks} />
        <TaskTable tasks={tasks} />
      </Section>

      {groups.length > 0 && (
        <Section id="groups" title="Groups, worked out from their tasks">
          <p class="small">
            A mean can rise while one of its tasks falls off: the worst task of each group stands beside it.
          </p>
          <Lines
            lines={groups.map(({ task, leaves, counts, worst }) =>
              [
                `${task}: ${plural(leaves, "task")}, ${String(counts.loss)} lost, ${String(counts.gain)} gained, ${String(counts.retained)} retained`,
                worst && ` (worst: ${worst.task})`,
              ].join(""),
            )}
          />
        </Section>
      )}

      {calibration.length > 0 && (
        <Section id="calibration" title="Confidence">
          <Calibration calibration={calibration} />
        </Section>
      )}

      {format.length > 0 && (
        <Section id="format" title="Form or knowledge">
          <Lines
            lines={format.map(({ task, invalid, lost, lostInvalid, strict, lenient, explainsLoss }) =>
              [
                `${task}: `,
                invalid
                  ? `answers that could not be read ${(100 * invalid.base).toFixed(1)}% before and ${(100 * invalid.tuned).toFixed(1)}% after`
                  : "",
                lost !== null && lostInvalid !== null
                  ? `; of ${plural(lost, "lost answer")}, ${String(lostInvalid)} could not be read`
                  : "",
                strict && lenient
                  ? `${strict.filter} changed by ${(100 * strict.difference).toFixed(1)} points, ${lenient.filter} by ${(100 * lenient.difference).toFixed(1)}`
                  : "",
                explainsLoss
                  ? ". That explains the loss: mend prompt, template or parser before blaming the weights."
                  : ".",
              ].join(""),
            )}
          />
        </Section>
      )}

      {unmatched.base.length + unmatched.tuned.length > 0 && (
        <Section id="unmatched" title="Not compared">
          <p>
            {plural(unmatched.base.length, "row")} only before, {plural(unmatched.tuned.length, "row")} only after.
            Tasks join by exact name, metric and filter.
          </p>
          <Lines
            lines={[
              ...unmatched.suggestions.map(
                ({ base, tuned, why }) => `Perhaps the same: ${base.task} and ${tuned.task}. ${why}`,
              ),
              ...onlyOn("before", unmatched.base),
              ...onlyOn("after", unmatched.tuned),
            ]}
          />
        </Section>
      )}

      <Section id="next" title="What to do next">
        <Next steps={nextSteps} page={page} />
        <p>
          <a class="link" href={askAdvisor(report, page)}>
            Ask the advisor with these facts
          </a>
        </p>
      </Section>

      {notes.length > 0 && (
        <Section id="notes" title="What was seen in the files">
          <Lines lines={notes.slice(0, 50)} />
        </Section>
      )}
    </>
  );
};
