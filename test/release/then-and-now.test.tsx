import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { linksOf, noState } from "../../src/advice/links.ts";
import { decisionRecord } from "../../src/advice/markdown.ts";
import { differencesRecord, PinnedBanner, PinnedChanges } from "../../src/advice/PinnedAdvice.tsx";
import { Share } from "../../src/advice/Share.tsx";
import { differencesOf, firstOf } from "../../src/advice/then-and-now.ts";
import { createEngine } from "../../src/decision/index.ts";
import { allRules } from "../../src/decision/rules/index.ts";
import { releaseData, situations } from "./fixture.ts";

const today = releaseData({ release: "2025.10.0", date: "2025-10-31" }).bundle;
const input = situations[0]?.input ?? { answers: {} };
const now = createEngine(today).advise(input);
const first = firstOf(now);
/** A rule that counts for today's first technique. */
const ruleId = first.reasons.find(({ rule, points }) => points > 0 && rule !== "risk")?.rule ?? "";
const warningId = now.warnings[0]?.id ?? "";

const before = (change: (rules: typeof allRules) => typeof allRules) =>
  releaseData({ release: "2025.9.0", date: "2025-09-30", rules: change(allRules) }).bundle;
const compare = (bundle: typeof today) => {
  const then = createEngine(bundle).advise(input);
  return { then, differences: differencesOf(then, now, { then: bundle.rules, now: today.rules }) };
};

describe("what changed", { timeout: 60_000 }, () => {
  test("is nothing between equal catalogs", () => {
    const { differences } = compare(before((rules) => rules));
    expect(differences).toMatchObject({ none: true, first: false, statuses: [], warnings: [], reasons: [] });
  });

  test("names a new rule and what it counts", () => {
    const { differences } = compare(before((rules) => rules.filter(({ id }) => id !== ruleId)));
    const change = differences.reasons.find(({ rule, technique }) => rule === ruleId && technique === first.name);
    expect(change).toMatchObject({ fate: "new", unit: "points" });
    expect(change?.then).toBeUndefined();
    expect(change?.now).toBe(first.reasons.find(({ rule }) => rule === ruleId)?.points);
    expect(differences.none).toBe(false);
  });

  test("names a changed rule with its points on both sides", () => {
    const { then, differences } = compare(
      before((rules) =>
        rules.map((rule) =>
          rule.id === ruleId && rule.effect.kind === "fit" ? { ...rule, effect: { ...rule.effect, points: 1 } } : rule,
        ),
      ),
    );
    const change = differences.reasons.find(({ rule, technique }) => rule === ruleId && technique === first.name);
    expect(change).toMatchObject({
      fate: "changed",
      then: then.techniques.find(({ id }) => id === first.id)?.reasons.find(({ rule }) => rule === ruleId)?.points,
    });
  });

  test("names warnings that came, went and changed their severity", () => {
    const came = compare(before((rules) => rules.filter(({ id }) => id !== warningId)));
    expect(came.differences.warnings.find(({ id }) => id === warningId)?.then).toBeUndefined();
    const severity = now.warnings[0]?.severity === "danger" ? "note" : "danger";
    const milder = compare(
      before((rules) =>
        rules.map((rule) =>
          rule.id === warningId && rule.effect.kind === "warn"
            ? { ...rule, effect: { ...rule.effect, severity } }
            : rule,
        ),
      ),
    );
    expect(milder.differences.warnings.find(({ id }) => id === warningId)?.then?.severity).toBe(severity);
    const gone = differencesOf(now, { ...now, warnings: [] }, { then: today.rules, now: today.rules });
    expect(gone.warnings).toHaveLength(now.warnings.length);
    expect(gone.warnings.every((warning) => warning.now === undefined)).toBe(true);
  });
});

describe("the pinned page", () => {
  const { then, differences } = compare(before((rules) => rules.filter(({ id }) => id !== ruleId)));
  const links = linksOf("/docs/", { ...noState, answers: input.answers, engine: "2025.9.0" });
  const shared = {
    then,
    now,
    differences,
    latest: "https://x.test/?v=1",
    pinned: "https://x.test/?v=1&engine=2025.9.0",
  };
  const page = render(<PinnedChanges {...shared} links={links} onCopy={() => Promise.resolve("")} />);

  test("shows both sides of each fact, and links the rules", () => {
    expect(page).toContain(`href="/docs/rules/${ruleId}/"`);
    for (const { then: was, now: is } of differences.facts) {
      expect(page).toContain(was.replaceAll("&", "&amp;"));
      expect(page).toContain(is.replaceAll("&", "&amp;"));
    }
    expect(page).not.toMatch(/ style=/);
  });

  test("says the date and the release, and which side is shown", () => {
    const banner = (asNow: boolean): string =>
      render(
        <PinnedBanner
          release="2025.9.0"
          on="2025-09-30"
          differences={differences}
          asNow={asNow}
          onShow={() => undefined}
        />,
      );
    expect(banner(false)).toContain("Advice as it was on 30 September 2025");
    expect(banner(true)).toContain("Advice as it is now.");
    expect(banner(true)).toMatch(/aria-pressed="true">as now/);
  });

  test("gives the differences as Markdown with both addresses", () => {
    const text = differencesRecord(shared);
    expect(text).toContain("As then: <https://x.test/?v=1&engine=2025.9.0>");
    expect(text).toContain("As now: <https://x.test/?v=1>");
    expect(text).toContain(`- New rule (\`${ruleId}\`)`);
  });
});

describe("both links", () => {
  const address = "https://x.test/advisor/result/?v=1";
  const pinned = `${address}&engine=2025.10.0`;

  test("stand in the decision record with version and date", () => {
    const text = decisionRecord({ advice: now, address, pinned });
    expect(text).toContain(`<${address}>`);
    expect(text).toContain(`<${pinned}>`);
    expect(text).toContain("release 2025.10.0");
    expect(text).toContain("31 October 2025");
    expect(decisionRecord({ advice: now, address })).not.toContain("engine=");
  });

  test("are offered to share, the pinned one only where the release is archived", () => {
    const share = (of: string | undefined): string =>
      render(<Share advice={now} links={linksOf("/", noState)} address={address} pinned={of} />);
    expect(share(pinned)).toContain("Pinned to 2025.10.0");
    expect(share(pinned)).toContain('data-do="copy-pinned"');
    expect(share(undefined)).not.toMatch(/pinned/i);
  });
});
