// What a knowledge base promises: no figure that is typed, no headline from hearsay, no claim without scope, nothing without its other side.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { quoteFinding, quoteMeasurement } from "../../src/catalog/figure.ts";
import { catalog } from "../../src/catalog/load.ts";
import { allRules } from "../../src/decision/rules/index.ts";
import { bareFigures, proseOf } from "../support/bare-figures.ts";

const content = join("src", "content");
const data = catalog();

interface Page {
  readonly where: string;
  readonly text: string;
}

const pages: readonly Page[] = ["notes", "techniques", "risks"].flatMap((folder) =>
  readdirSync(join(content, "docs", folder)).map((name) => ({
    where: `${folder}/${name}`,
    text: readFileSync(join(content, "docs", folder, name), "utf8"),
  })),
);

/** Fields that hold ids, dates and numbers by design, and names of releases and files that are versions. */
const typed = new Set(["reviewed", "nextReview", "order", "answers", "weights", "evidence", "rules", "notes", "more"]);

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (typed.has(key) ? [] : texts(each)));
}

const inYaml = (folder: string): Page[] =>
  readdirSync(join(content, folder)).flatMap((name) =>
    texts(parse(readFileSync(join(content, folder, name), "utf8"))).map((text) => ({
      where: `${folder}/${name}`,
      text,
    })),
  );

const prose: readonly Page[] = [
  ...pages.map(({ where, text }) => ({ where, text: proseOf(text) })),
  ...pages.flatMap(({ where, text }) =>
    texts(parse(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "")).map((each) => ({ where, text: each })),
  ),
  ...["situations", "combinations", "disagreements", "glossary"].flatMap(inYaml),
  ...allRules.flatMap(({ id, because, judgement, effect }) =>
    texts({ because, judgement, effect }).map((text) => ({ where: `rule ${id}`, text })),
  ),
];

/** Names that the finder cannot know; each has a reason, and one that is not needed any more fails. */
const named: readonly { readonly around: string; readonly why: string }[] = [
  { around: "(IA)3", why: "the name of a method" },
];

const shownIn = (text: string): string[] =>
  [...text.matchAll(/<Finding\s[^>]*?id="([^"]+)"/g)].flatMap(([, id]) => id ?? []);

describe("a bare figure", () => {
  test.each([
    ["It gained 12 points.", ["12 points"]],
    ["Accuracy fell from 0.62 to 0.45.", ["0.62", "0.45"]],
    ["It lost 3.5% of it.", ["3.5%"]],
    ["With 1,000 examples it wins.", ["1,000"]],
    ["It gained two points and doubled recall.", ["two points", "doubled"]],
    ["That is three times as much.", ["three times as"]],
  ])("is found: %s", (text, figures) => {
    expect(bareFigures(text).map(({ figure }) => figure)).toEqual(figures);
  });

  test.each([
    "Llama-2-7B and GPT-4o-mini on GSM8K at pass@8, read on 24 November 2026",
    "Qwen 2.5, Llama 3.1 and o4-mini, F1 and 8-bit weights, since May 2025 and 2026-11-23",
    "one model, two methods, a third of the papers",
  ])("is no name, date or count of things: %s", (text) => {
    expect(bareFigures(text)).toEqual([]);
  });

  test("is looked for in prose alone: not in code, components, addresses and lists", () => {
    const page = `---\norder: 3\n---\nimport X from "y2";\n\n1. See [this](/a/7/) and \`k = 8\`.\n\n<Value finding="x" at={0} as="percent" />\n\n\`\`\`\nlr: 0.1\n\`\`\`\n\n## Title {#t-1}\n\nThen 9 more.`;
    expect(bareFigures(proseOf(page)).map(({ figure }) => figure)).toEqual(["9"]);
  });

  test("stands in no prose of the site", () => {
    const found = prose.flatMap(({ where, text }) =>
      bareFigures(text)
        .filter(({ around }) => !named.some((each) => around.includes(each.around)))
        .map(({ figure, around }) => `${where}: "${figure}" in "${around}": render it from an entry with <Value>`),
    );
    expect(found).toEqual([]);
  });

  test("has an exception only where one is needed", () => {
    for (const { around } of named)
      expect(
        prose.some(({ text }) => text.includes(around)),
        around,
      ).toBe(true);
  });
});

describe("a page", () => {
  const problemsOf = (page: Page): string[] => {
    const shown = shownIn(page.text).flatMap((id) => data.findings.get(id) ?? []);
    const [first] = shown;
    return [
      ...(first?.read === "secondary" ? [`${page.where}: leads with "${first.id}", which was read second hand`] : []),
      ...shown
        .filter(({ scope, paper }) => scope === undefined && data.papers.get(paper)?.venue !== "vendor documentation")
        .map(({ id }) => `${page.where}: shows "${id}", which has no scope: say on what it was shown`),
    ];
  };

  test("that leads with hearsay, or shows a claim without scope, is found", () => {
    const hearsay = [...data.findings.values()].find(({ read }) => read === "secondary");
    const unscoped = [...data.findings.values()].find(
      ({ scope, read, paper }) =>
        scope === undefined && read !== "secondary" && data.papers.get(paper)?.venue !== "vendor documentation",
    );
    const page = (id = "") => problemsOf({ where: "x", text: `<Finding id="${id}" />` });
    expect(page(hearsay?.id)[0]).toContain("second hand");
    expect(page(unscoped?.id)[0]).toContain("no scope");
  });

  test("leads with what was read, and says on what it was shown", () => {
    expect(pages.flatMap(problemsOf)).toEqual([]);
  });

  const quoted = (tag: string): void => {
    const attribute = (name: string): string | undefined => new RegExp(`\\b${name}=["{]([^"}]+)["}]`).exec(tag)?.[1];
    const finding = attribute("finding");
    const measurement = attribute("measurement");
    if (finding !== undefined) {
      const part = /\sdifference\b/.test(tag) ? "difference" : /\sagainst\b/.test(tag) ? "against" : "value";
      quoteFinding(data, finding, Number(attribute("at") ?? 0), part);
    } else if (measurement !== undefined) quoteMeasurement(data, measurement, attribute("of") ?? "");
    else throw new Error("no entry");
  };

  test("that quotes a number its entry does not have is found", () => {
    const [finding] = data.findings.keys();
    expect(() => {
      quoted(`<Value finding="${finding ?? ""}" at={99} as="percent" />`);
    }).toThrow("none at 99");
    expect(() => {
      quoted('<Value measurement="nowhere" of="general.after" />');
    }).toThrow("nowhere");
  });

  test("quotes only numbers that its entries have", () => {
    const broken = pages.flatMap(({ where, text }) =>
      [...text.matchAll(/<Value\s[^>]*\/>/g)].flatMap(([tag]) => {
        try {
          quoted(tag);
          return [];
        } catch (error) {
          return [`${where}: ${tag}: ${String(error)}`];
        }
      }),
    );
    expect(broken).toEqual([]);
  });

  test("names only entries that exist", () => {
    const unknown = pages.flatMap(({ where, text }) =>
      [...text.matchAll(/\b(finding|measurement|paper|id)="([^"]+)"/g)].flatMap(([, kind, id = ""]) => {
        const known =
          kind === "measurement"
            ? data.measurements.has(id)
            : kind === "paper"
              ? data.papers.has(id)
              : kind === "finding"
                ? data.findings.has(id)
                : data.findings.has(id) || !/<Finding\s[^>]*$/.test(text.slice(0, text.indexOf(`id="${id}"`)));
        return known ? [] : [`${where}: ${kind ?? ""} "${id}"`];
      }),
    );
    expect(unknown).toEqual([]);
  });
});

test("each technique shows what speaks against it, or says that none was found", () => {
  const against = new Set(["increases-risk", "lowers-benefit", "mixed"]);
  const oneSided = data.techniques.filter(
    ({ facts }) =>
      facts.noCounterEvidence === undefined &&
      !facts.evidence.some((id) => against.has(data.findings.get(id)?.direction ?? "")),
  );
  expect(oneSided.map(({ id }) => id)).toEqual([]);
  const needless = data.techniques.filter(
    ({ facts }) =>
      facts.noCounterEvidence !== undefined &&
      facts.evidence.some((id) => against.has(data.findings.get(id)?.direction ?? "")),
  );
  expect(needless.map(({ id }) => id)).toEqual([]);
});
