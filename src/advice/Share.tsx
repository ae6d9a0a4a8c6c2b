import type { Advice } from "../decision/advice.ts";
import type { Links } from "./links.ts";
import { date } from "./words.ts";

/** What a click on a button of this section asks for; the page that shows the advice does it (`data-do`). */
export const shareActions = ["copy-link", "copy-markdown", "save-json", "save-answers", "print"] as const;
export type ShareAction = (typeof shareActions)[number];

/** `address` is the whole address of this advice; absent where the page is served and its address not yet read. */
export const Share = ({ advice, links, address }: { advice: Advice; links: Links; address: string | undefined }) => (
  <section id="share" aria-labelledby="h-share">
    <h2 id="h-share">Share this advice</h2>
    <div class="share needs-js">
      <button class="btn sm" type="button" data-do="copy-link">
        Copy link
      </button>
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
