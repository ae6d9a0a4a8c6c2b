import { useMemo } from "preact/hooks";
import libraries from "virtual:kit-libraries";
import type { FindingCards } from "../advice/finding-card.ts";
import { KitOfAdvice } from "../advice/KitOfAdvice.tsx";
import type { Links } from "../advice/links.ts";
import type { Advice } from "../decision/advice.ts";
import { adviceKit } from "../kit/parts.ts";

/** The guardrail kit of the advice shown: loaded by itself, with all recipes. */
export const KitView = ({
  advice,
  links,
  findings,
}: {
  advice: Advice;
  links: Links;
  findings: FindingCards | undefined;
}) => {
  const kit = useMemo(() => adviceKit(advice), [advice]);
  return <KitOfAdvice kit={kit} libraries={libraries} links={links} findings={findings} />;
};
