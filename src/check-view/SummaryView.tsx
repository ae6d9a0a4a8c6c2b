import type { ReportSummary } from "../check/index.ts";
import { Dimensions, type PageLink, VerdictCard } from "./CheckReportView.tsx";
import { intervalWords, readingWords, signed } from "./words.ts";

/** What a report link carries: the verdict and the rows that moved most. */
export const SummaryView = ({ summary, page }: { summary: ReportSummary; page: PageLink }) => (
  <div class="report">
    <p class="banner">
      A summary from a link. It was worked out on another machine and is shown as the link has it; only the files can
      confirm it.
    </p>
    <VerdictCard kind={summary.facts.kind} indicative={summary.facts.strength === "indicative"}>
      <p class="small">
        Before: <b>{summary.base}</b>. After: <b>{summary.tuned}</b>.
      </p>
      <p class="say">{summary.sentence}</p>
    </VerdictCard>
    <Dimensions dimensions={summary.dimensions} page={page} />
    <table class="tbl stack">
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col" class="r">
            Change
          </th>
          <th scope="col" class="r">
            95% interval
          </th>
          <th scope="col">Reading</th>
        </tr>
      </thead>
      <tbody>
        {summary.rows.map((row) => (
          <tr key={`${row.task} ${row.metric}`}>
            <th scope="row">
              {row.task}
              <span class="metric">
                {row.metric}
                {row.inDomain && ", in the domain"}
              </span>
            </th>
            <td data-l="Change" class="r">
              {signed(row.difference, "fraction")}
            </td>
            <td data-l="95% interval" class="r">
              {intervalWords(row.interval, "fraction") || "none"}
            </td>
            <td data-l="Reading">{readingWords[row.reading]}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {summary.left > 0 && <p class="small">{String(summary.left)} more rows did not fit into the link.</p>}
  </div>
);
