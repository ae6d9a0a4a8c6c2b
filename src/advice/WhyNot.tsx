import type { Advice, TechniqueAdvice } from "../decision/advice.ts";
import type { Status } from "../decision/schema/ids.ts";
import type { Links } from "./links.ts";
import { behind, isCombination, mainReason } from "./reading.ts";
import { list, lower, open, points } from "./words.ts";
import { DependsOn } from "./Warnings.tsx";

const groups: readonly { readonly status: Status; readonly title: string }[] = [
  { status: "unavailable", title: "Not possible with your answers" },
  { status: "depends", title: "Depends on an answer still open" },
  { status: "discouraged", title: "Possible, and discouraged here" },
  { status: "alternative", title: "Possible, ranked lower" },
];

/** Where access alone rules it out, what else might is beside the point, and may not even hold. */
const barsOf = (each: TechniqueAdvice): readonly string[] => {
  const access = each.barredBy.filter((bar) => bar.rule === "access");
  return (each.status === "unavailable" && access.length > 0 ? access : each.barredBy).map((bar) => bar.text);
};

/** Why one technique is not recommended, in one sentence without its name. */
export const whyNot = (advice: Advice, each: TechniqueAdvice): string => {
  const bars = barsOf(each).map((bar) => lower(open(bar.replace(`${each.name} `, ""))));
  if (each.status === "unavailable") return list(bars);
  if (each.status === "depends") return `ruled out if this holds: ${list(bars, "or")}`;
  const gap = behind(advice, each) ?? 0;
  return `${gap > 0 ? `${points(gap)} points behind; ` : ""}${lower(open(mainReason(advice, each)))}`;
};

/** Every technique that is not recommended, by the kind of reason; folded, and present in the HTML. */
export const WhyNot = ({ advice, links }: { advice: Advice; links: Links }) => (
  <section id="why-not" class="why-not" aria-labelledby="h-why-not">
    <h2 id="h-why-not">Why not the others</h2>
    {groups.map(({ status, title }) => {
      const rows = advice.techniques.filter((each) => each.status === status);
      const single = rows.filter((each) => !isCombination(each)).length;
      if (rows.length === 0) return null;
      return (
        <details class="more" key={status}>
          <summary>
            {title}{" "}
            <span class="c">
              {single === rows.length
                ? String(single)
                : `${String(single)}, and ${String(rows.length - single)} together`}
            </span>
          </summary>
          <ul class="n">
            {rows.map((each) => (
              <li key={each.id} id={`why-not-${each.id}`}>
                {isCombination(each) ? (
                  <b>{each.name}</b>
                ) : (
                  <a href={links.page(`/techniques/${each.id}/`)}>{each.name}</a>
                )}
                : {whyNot(advice, each)}
                {each.dependsOn.length > 0 && (
                  <>
                    {" "}
                    (depends on <DependsOn on={each.dependsOn} links={links} />)
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      );
    })}
  </section>
);
