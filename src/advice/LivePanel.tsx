import type { Advice } from "../decision/advice.ts";
import type { Tier } from "../decision/schema/ids.ts";
import type { Links } from "./links.ts";
import { CertaintyMark, CliffSketch, RiskMark, ShareBar, SeveritySign, StrengthMark, TierMark } from "./marks.tsx";
import { leader, nameOf, recommended, warningGroups } from "./reading.ts";
import { answerWords, dimensionWords, list, plural, question, share, upper, withAnswer } from "./words.ts";

export interface Leading {
  readonly name: string;
  readonly tier: Tier;
  readonly shares: readonly { readonly id: string; readonly name: string; readonly share: number }[];
  readonly settled: boolean;
}

const Split = ({ shares }: { shares: Leading["shares"] }) => {
  const top = shares.filter((each) => each.share > 0).slice(0, 3);
  const rest = 1 - top.reduce((sum, each) => sum + each.share, 0);
  return (
    <ul class="split n">
      {[...top, ...(rest > 0.005 ? [{ id: "rest", name: "Everything else", share: rest }] : [])].map((each) => (
        <li key={each.id}>
          <span>{each.name}</span>
          <ShareBar value={each.share} />
          <span class="n">{share(each.share)}</span>
        </li>
      ))}
    </ul>
  );
};

/** Beside a question: what leads so far. Announced politely, and only when it has settled down. */
export const LeadingPanel = ({ leading }: { leading: Leading | undefined }) => (
  <aside class="live panel needs-js" aria-labelledby="live">
    <h2 id="live">Leading so far</h2>
    <div role="status">
      {leading ? <p class="lead-t">{leading.name}</p> : <p class="lead-t wait">Working it out</p>}
    </div>
    {leading && (
      <>
        <p class="meta">
          <TierMark tier={leading.tier} />
        </p>
        <p class="say">
          First in {share(leading.shares[0]?.share ?? 0)} of what is still possible.{" "}
          {leading.settled ? "Your remaining answers cannot change this." : "Your next answers can still change that."}
        </p>
        <Split shares={leading.shares} />
      </>
    )}
  </aside>
);

const sharesOf = (advice: Advice): Leading["shares"] =>
  advice.techniques
    .flatMap((each) =>
      each.firstShare === undefined ? [] : [{ id: each.id, name: each.name, share: each.firstShare }],
    )
    .sort((a, b) => b.share - a.share);

/** Beside all questions: the advice in short. */
export const AdvicePanel = ({
  advice,
  links,
  shortName,
}: {
  advice: Advice | undefined;
  links: Links;
  shortName: (id: string) => string | undefined;
}) => {
  if (!advice)
    return (
      <aside class="live panel needs-js" aria-labelledby="live">
        <h2 id="live">The advice so far</h2>
        <div role="status">
          <p class="lead-t wait">Working it out</p>
        </div>
      </aside>
    );
  const first = leader(advice);
  const groups = warningGroups(advice);
  const dangers = [...groups.above, ...groups.perhaps];
  return (
    <aside class="live panel needs-js" aria-labelledby="live">
      <h2 id="live">The advice so far</h2>
      <div role="status">
        <p class="lead-t">
          {list(
            recommended(advice)
              .slice(0, 3)
              .map((each) => each.name),
            "or",
          )}
        </p>
        <p class="vh">{advice.strength}</p>
      </div>
      <p class="meta">
        <TierMark tier={first.tier} />
        <RiskMark level={first.risk.overall} />
      </p>
      <CliffSketch level={first.risk.overall} />
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
      </dl>
      <Split shares={sharesOf(advice).map((each) => ({ ...each, name: upper(shortName(each.id) ?? each.name) }))} />
      <p class="say">
        Share of what is still possible in which each comes first.{" "}
        {advice.settled && advice.notAsked.length > 0 ? "Your remaining answers cannot change this." : ""}
      </p>
      <h3>Warnings</h3>
      <ul class="wc n">
        {dangers.slice(0, 3).map((each) => (
          <li key={each.id}>
            <span class="dg">
              <SeveritySign severity="danger" />
            </span>
            <span>
              <b>{groups.above.includes(each) ? "Danger:" : "Perhaps a danger:"}</b> {dimensionWords[each.dimension]}
            </span>
          </li>
        ))}
        {dangers.length > 3 && <li>{plural(dangers.length - 3, "more danger")}</li>}
        <li>
          <span>
            {plural(groups.below.length, "caution or note", "cautions and notes")},{" "}
            {String(groups.depends.reduce((sum, each) => sum + each.warnings.length, 0))} more depend on open answers
          </span>
        </li>
      </ul>
      {advice.wouldChange.length > 0 && (
        <>
          <h3>What would change it</h3>
          <ul class="fl n">
            {advice.wouldChange.slice(0, 3).map((flip) => (
              <li key={`${flip.question}=${flip.to.join()}`}>
                <a href={links.start(withAnswer(advice.answers, flip.question, flip.to))}>
                  {question(flip.question).short}: {answerWords(flip.question, flip.to).toLowerCase()}
                </a>{" "}
                <span>then {nameOf(advice, flip.first)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="acts">
        <a class="btn sm" href={links.result()}>
          Full advice
        </a>
      </div>
    </aside>
  );
};
