// The guardrail kit as pages show it: what is copied is the file, every ground leads somewhere, and nothing depends on color or on a script to be read.
import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { AdviceReport } from "../../src/advice/AdviceReport.tsx";
import { decisionRecord } from "../../src/advice/markdown.ts";
import { KitOfAdvice } from "../../src/advice/KitOfAdvice.tsx";
import { linksOf, noState } from "../../src/advice/links.ts";
import { libraryCards } from "../../src/catalog/libraries.ts";
import { adviceKit, fileText } from "../../src/kit/parts.ts";
import { cards, engine, journey, tuning } from "../advice/sample.ts";

const libraries = libraryCards();
const links = linksOf("/docs/", noState);
const entities: Readonly<Record<string, string>> = { "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const textOf = (html: string): string =>
  html.replace(/<[^>]+>/g, "").replace(/&(?:quot|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

const all = [
  ["no answers", engine.advise({ answers: {} })],
  ["the journey", engine.advise(journey)],
  ["tuning", engine.advise(tuning)],
] as const;

describe.each(all)("the kit for %s", (_, advice) => {
  const kit = adviceKit(advice);
  const page = render(<KitOfAdvice kit={kit} libraries={libraries} links={links} findings={cards} />);
  const files = [
    ...kit.parts.flatMap(({ recipe }) => recipe.files),
    ...[kit.plan.before, kit.plan.after, ...(kit.plan.coverage ?? [])],
  ];

  test("is about what is recommended, the first of it first", () => {
    const recommended = advice.techniques.filter(({ status }) => status === "recommended");
    expect(kit.parts.length).toBeGreaterThan(0);
    expect(kit.parts[0]?.id).toBe(recommended.find(({ parts }) => parts === undefined)?.id);
    for (const { id } of kit.parts)
      expect(
        recommended.some((each) => each.id === id || each.parts?.includes(id)),
        id,
      ).toBe(true);
  });

  test("shows each file so that copying its lines gives the file", () => {
    const shown = [...page.matchAll(/<pre data-kit-file="[^"]*">([^]*?)<\/pre>/g)].map((match) =>
      textOf(match[1] ?? ""),
    );
    expect(shown).toEqual(files.map((file) => fileText(file, libraries)));
  });

  test("names the file on each button, and has a status that speaks for it", () => {
    const buttons = [...page.matchAll(/<button[^>]*data-kit="(?:copy|save)"[^>]*>([^]*?)<\/button>/g)].map((match) =>
      textOf(match[1] ?? ""),
    );
    expect(buttons).toEqual(files.flatMap(({ filename }) => [`Copy ${filename}`, `Save ${filename}`]));
    expect(page.match(/role="status"/g)).toHaveLength(files.length);
  });

  test("links every rule, and every finding that has a card, under the base path", () => {
    for (const match of page.matchAll(/href="(\/[^"]*)"/g)) expect(match[1]).toMatch(/^\/docs\//);
    for (const { rules = [], evidence = [] } of files.flatMap(({ values }) => values)) {
      for (const id of rules) expect(page).toContain(`href="/docs/rules/${id}/"`);
      for (const id of evidence) if (cards[id]) expect(page).toContain(`#${id}"`);
    }
    expect(page).toContain('href="/docs/check/"');
  });

  test("writes no style attribute and no id", () => {
    expect(page).not.toMatch(/ (?:style|id)=/);
  });

  test("the decision record has the plan, and its commands' sets", () => {
    const record = decisionRecord({ advice, address: "https://x.test/" });
    const plan = record.slice(
      record.indexOf("## Evaluation plan"),
      record.indexOf("\n## ", record.indexOf("## Evaluation plan") + 3),
    );
    for (const { title, tasks } of kit.plan.sets) {
      expect(plan).toContain(`- ${title}`);
      for (const { name } of tasks) expect(plan).toContain(`\`${name}\``);
    }
    expect(plan).toContain("Stop when:");
  });
});

test("findings still to come are named by id, not linked", () => {
  const kit = adviceKit(engine.advise(tuning));
  const page = render(<KitOfAdvice kit={kit} libraries={libraries} links={links} findings={undefined} />);
  expect(page).not.toContain("/evidence/");
  for (const { evidence = [] } of kit.parts.flatMap(({ recipe }) => recipe.see))
    for (const id of evidence) expect(page).toContain(id);
});

test("the report keeps a place for the kit, and shows what the page brings", () => {
  const advice = engine.advise(journey);
  const report = render(<AdviceReport advice={advice} links={links} findings={cards} kit={<p>the kit</p>} />);
  expect(report).toMatch(/<section id="kit"[^]*<p>the kit<\/p><\/section>/);
});
