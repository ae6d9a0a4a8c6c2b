import type { Notice } from "../decision/answers-url.ts";
import type { Links } from "../advice/links.ts";
import { lower, question } from "../advice/words.ts";

/** Parts of a link that could not be used: named, not guessed, and asked again. */
export const Notices = ({ notices, links }: { notices: readonly Notice[]; links: Links }) =>
  notices.length === 0 ? null : (
    <div class="banner notices" role="status">
      <ul>
        {notices.slice(0, 6).map((each) => (
          <li key={each.text}>
            {each.text}
            {each.question && (
              <>
                {" "}
                <a href={links.question(each.question)}>
                  Answer it again<span class="vh">: {lower(question(each.question).short)}</span>
                </a>
              </>
            )}
          </li>
        ))}
        {notices.length > 6 && <li>{String(notices.length - 6)} more parts of the link could not be used</li>}
      </ul>
    </div>
  );
