import type { ComponentChildren } from "preact";
import type { Advice } from "../decision/advice.ts";
import { Alternatives } from "./Alternatives.tsx";
import { YourAnswers } from "./AnswersList.tsx";
import { Evidence } from "./Evidence.tsx";
import type { FindingCards } from "./finding-card.ts";
import { KitSection } from "./KitSection.tsx";
import type { Links } from "./links.ts";
import { NextSteps } from "./NextSteps.tsx";
import { warningGroups } from "./reading.ts";
import { Recommendation } from "./Recommendation.tsx";
import { Share } from "./Share.tsx";
import { Dangers, Warnings } from "./Warnings.tsx";
import { Why } from "./Why.tsx";
import { WhyNot } from "./WhyNot.tsx";
import { WouldChange } from "./WouldChange.tsx";

export interface AdviceReportProps {
  readonly advice: Advice;
  readonly links: Links;
  /** Cards of the findings; absent while they load. */
  readonly findings: FindingCards | undefined;
  /** The whole address of this advice. */
  readonly address?: string | undefined;
  /** The address pinned to the release of this advice; absent where that release is not archived. */
  readonly pinned?: string | undefined;
  /** Configurations and the evaluation plan; the page that shows the advice brings them, since they are long. */
  readonly kit?: ComponentChildren;
  /** Shown under "What would change this advice". */
  readonly ask?: ComponentChildren;
  /** Shown under "Why": the reader's own weights. */
  readonly weigh?: ComponentChildren;
}

/** The sections in their order; ids stand in links and never change. */
export const sections = [
  ["recommendation", "Recommendation"],
  ["warnings", "Risks"],
  ["next-steps", "Next steps"],
  ["kit", "Guardrail kit"],
  ["why", "Why"],
  ["what-would-change", "What would change it"],
  ["alternatives", "Alternatives"],
  ["why-not", "Why not the others"],
  ["evidence", "Evidence"],
  ["your-answers", "Your answers"],
  ["share", "Share"],
] as const;

/** An advice, whole: the same for the live page, pages rendered at build, print and whatever embeds it. */
export const AdviceReport = ({ advice, links, findings, address, pinned, kit, ask, weigh }: AdviceReportProps) => {
  const groups = warningGroups(advice);
  const shared = { advice, links, findings };
  return (
    <div class="report">
      <Dangers {...shared} groups={groups} />
      <Recommendation advice={advice} links={links} />
      <Warnings {...shared} groups={groups} />
      <NextSteps advice={advice} links={links} />
      <KitSection>{kit}</KitSection>
      <Why advice={advice} links={links}>
        {weigh}
      </Why>
      <WouldChange advice={advice} links={links}>
        {ask}
      </WouldChange>
      <Alternatives advice={advice} links={links} />
      <WhyNot advice={advice} links={links} />
      <Evidence {...shared} />
      <YourAnswers advice={advice} links={links} />
      <Share advice={advice} links={links} address={address} pinned={pinned} />
    </div>
  );
};

export const ReportContents = ({ links }: { links: Links }) => (
  <nav class="toc" aria-label="On this page">
    <span class="over">On this page</span>
    <ul class="n">
      {sections.map(([id, name]) => (
        <li key={id}>
          <a href={links.section(id)}>{name}</a>
        </li>
      ))}
    </ul>
  </nav>
);
