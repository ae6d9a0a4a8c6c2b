import { offRampNames } from "../decision/explain.ts";
import type { Advice } from "../decision/advice.ts";
import type { Links } from "./links.ts";
import { CertaintyMark, CliffSketch, RiskMark, StrengthMark, TierMark } from "./marks.tsx";
import { isCombination, openQuestions, recommended, robustness, sentence } from "./reading.ts";
import { certaintyWords, lower, plural, question, share } from "./words.ts";

const Names = ({ names }: { names: readonly string[] }) => (
  <>
    {names.map((name, index) => (
      <span key={name}>
        {index === 0 ? "" : index === names.length - 1 ? " or " : ", "}
        <b>{name}</b>
      </span>
    ))}
  </>
);

/** One sentence, two labels and the robustness; then each recommended technique in a few words. */
export const Recommendation = ({ advice, links }: { advice: Advice; links: Links }) => {
  const says = sentence(advice);
  const all = recommended(advice);
  const open = openQuestions(advice);
  return (
    <section id="recommendation" aria-labelledby="h-recommendation">
      <h2 id="h-recommendation" class="vh">
        Recommendation
      </h2>
      <p class="rec">
        {says.verb} <Names names={says.names} />
        {says.condition}.
      </p>
      {says.tie !== "" && <p class="tie">{says.tie}</p>}
      {says.together.length > 0 && (
        <p class="tie">
          Better still together: <Names names={says.together} />. <a href="#why">Why</a>
        </p>
      )}
      <div class="rec-grid">
        <dl class="grades">
          <div>
            <dt>Strength</dt>
            <dd>
              <StrengthMark strength={advice.strength} />
            </dd>
          </div>
          <div>
            <dt>Certainty</dt>
            <dd>
              <CertaintyMark grade={advice.certainty} />
            </dd>
          </div>
          <div>
            <dt>Robustness</dt>
            <dd>{robustnessWords(advice)}</dd>
          </div>
        </dl>
        <p class="small">
          {advice.strength === "strong"
            ? "Strong means that with these answers hardly any careful team would choose otherwise."
            : "Conditional means that a careful team could choose otherwise with the same answers."}{" "}
          Certainty is {advice.certainty}: {certaintyWords[advice.certainty]}.
        </p>
        {says.asks && (
          <p class="small">
            The open answer that matters most: <a href={links.question(says.asks, true)}>{question(says.asks).ask}</a>
          </p>
        )}
        {advice.settled && open.length > 0 && (
          <p class="settled">
            <b>Your remaining answers cannot change this.</b> {plural(open.length, "question is", "questions are")}{" "}
            still open; none of them can change what is recommended or add or remove a danger.
          </p>
        )}
      </div>
      <div class="rec-tech">
        {all
          .filter((each) => !isCombination(each))
          .slice(0, 4)
          .map((each) => (
            <div key={each.id}>
              <h3>
                <a href={links.page(`/techniques/${each.id}/`)}>{each.name}</a>
              </h3>
              <p class="meta">
                <TierMark tier={each.tier} />
                <RiskMark level={each.risk.overall} />
              </p>
              <CliffSketch level={each.risk.overall} />
              {each.firstShare !== undefined && <p>First in {share(each.firstShare)} of what is still possible.</p>}
              {each.dependsOn.length > 0 && (
                <p>
                  Depends on{" "}
                  {each.dependsOn.map((id, index) => (
                    <span key={id}>
                      {index > 0 && ", "}
                      <a href={links.question(id, true)}>{lower(question(id).short)}</a>
                    </span>
                  ))}
                </p>
              )}
            </div>
          ))}
      </div>
      {advice.offRamps.length > 0 && (
        <div class="offramps">
          {advice.offRamps.map((each) => (
            <div key={each.rule}>
              <h3>{offRampNames[each.id]}</h3>
              <p>{each.text}</p>
            </div>
          ))}
        </div>
      )}
    </section>
  );
};

const robustnessWords = (advice: Advice): string => {
  const value = robustness(advice);
  const one = recommended(advice).filter((each) => !isCombination(each)).length === 1;
  const how = value >= 0.8 ? "holds" : value >= 0.5 ? "mostly holds" : "wide open";
  return `${how}: ${one ? "first" : "one of these first"} in ${share(value)} of what is still possible`;
};
