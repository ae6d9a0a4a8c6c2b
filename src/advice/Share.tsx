import type { Advice } from "../decision/advice.ts";
import type { Links } from "./links.ts";
import { date } from "./words.ts";

/** What a click on a button of this section asks for; the page that shows the advice does it (`data-do`). */
export const shareActions = [
  "copy-link",
  "copy-pinned",
  "copy-markdown",
  "save-json",
  "save-answers",
  "print",
] as const;
export type ShareAction = (typeof shareActions)[number];

interface ShareProps {
  readonly advice: Advice;
  readonly links: Links;
  /** The whole address of the latest advice for these answers; absent where the page is served and its address not yet read. */
  readonly address: string | undefined;
  /** The address pinned to the release of this advice; absent where that release is not archived. */
  readonly pinned?: string | undefined;
}

export const Share = ({ advice, links, address, pinned }: ShareProps) => (
  <section id="share" aria-labelledby="h-share">
    <h2 id="h-share">Share this advice</h2>
    <div class="share needs-js">
      <button class="btn sm" type="button" data-do="copy-link">
        Copy link
      </button>
      {pinned !== undefined && (
        <button class="btn quiet sm" type="button" data-do="copy-pinned">
          Copy pinned link
        </button>
      )}
      <button class="btn quiet sm" type="button" data-do="copy-markdown">
        Copy as decision record
      </button>
      <button class="btn quiet sm" type="button" data-do="save-json">
        Save as JSON
      </button>
      <button class="btn quiet sm" type="button" data-do="save-answers">
        Save the answers
      </button>
      <button class="btn quiet sm" type="button" data-do="print">
        Print
      </button>
      <a class="btn quiet sm" href={links.compare()}>
        Compare with a change
      </a>
    </div>
    <p class="small done" role="status" data-done />
    {address !== undefined && (
      <div class="copy">
        <span>Link to the latest</span>
        <code>{address}</code>
        <a class="link" href={links.start()}>
          Edit<span class="vh"> the answers</span>
        </a>
      </div>
    )}
    {pinned !== undefined && (
      <div class="copy">
        <span>Pinned to {advice.release}</span>
        <code>{pinned}</code>
      </div>
    )}
    <div class="stamp">
      <span>
        Release <b>{advice.release}</b>
      </span>
      <span>
        Access records as of <b>{date(advice.asOf)}</b>
      </span>
      <span>
        Catalog <b class="mono">{advice.catalog.slice(0, 12)}</b>
      </span>
      <span>
        Answers <b>v{advice.version}</b>
      </span>
    </div>
  </section>
);
