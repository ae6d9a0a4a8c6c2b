import type { Advice, TechniqueAdvice } from "../decision/advice.ts";
import type { Links } from "./links.ts";
import { RiskMark, TierMark } from "./marks.tsx";
import { behind, isCombination, mainReason } from "./reading.ts";
import { lower, open, points, share } from "./words.ts";
import { DependsOn } from "./Warnings.tsx";

const baseline = "prompt-engineering";

/** Runners-up with their margin, combinations that are offered, and the baseline that everything has to beat. */
export const runnersUp = (advice: Advice): readonly TechniqueAdvice[] => {
  const possible = advice.techniques.filter((each) => each.status === "alternative" || each.status === "depends");
  const single = possible.filter((each) => !isCombination(each)).slice(0, 5);
  const together = possible.filter((each) => isCombination(each) && each.status === "alternative").slice(0, 3);
  const prompt = advice.techniques.find((each) => each.id === baseline && each.status !== "recommended");
  return [...single.filter((each) => each.id !== baseline), ...together, ...(prompt ? [prompt] : [])];
};

export const Alternatives = ({ advice, links }: { advice: Advice; links: Links }) => {
  const rows = runnersUp(advice);
  return (
    <section id="alternatives" aria-labelledby="h-alternatives">
      <h2 id="h-alternatives">Alternatives</h2>
      {rows.length === 0 ? (
        <p>Nothing else comes into question with these answers.</p>
      ) : (
        <table class="tbl stack tight alts">
          <thead>
            <tr>
              <th scope="col">Technique</th>
              <th scope="col">Tier</th>
              <th scope="col">Risk here</th>
              <th scope="col" class="r">
                Behind by
              </th>
              <th scope="col">Mainly because</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  {each.id === baseline && "Baseline: "}
                  {isCombination(each) ? each.name : <a href={links.page(`/techniques/${each.id}/`)}>{each.name}</a>}
                  {isCombination(each) && <span class="src"> used together</span>}
                </th>
                <td>
                  <TierMark tier={each.tier} />
                </td>
                <td>
                  <RiskMark level={each.risk.overall} bare />
                </td>
                <td class="r keep-l num" data-l="Behind by">
                  {(behind(advice, each) ?? 0) < 0 ? "ahead" : points(behind(advice, each) ?? 0)}
                </td>
                <td>
                  {each.dependsOn.length > 0 ? (
                    <>
                      Depends on <DependsOn on={each.dependsOn} links={links} />
                    </>
                  ) : (
                    lower(open(mainReason(advice, each)))
                  )}
                  {(each.firstShare ?? 0) > 0 && <span class="src">; first in {share(each.firstShare ?? 0)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
