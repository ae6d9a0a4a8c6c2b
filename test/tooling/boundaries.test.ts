// The project's own lint (eslint.config.js), the architecture above all: proved on samples that it refuses what it should, and nothing else.
import { ESLint, Linter } from "eslint";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import tseslint from "typescript-eslint";
import { root } from "../../scripts/toolchain.mjs";

const eslint = new ESLint({ cwd: root });
const rules = [
  "@typescript-eslint/no-restricted-imports",
  "no-restricted-globals",
  "no-restricted-properties",
  "cliffwise/explained-assertion",
];

/** What the project's rules on boundaries say of a line of code, were it in that file; the file need not exist. */
async function complaints(file: string, code: string): Promise<string[]> {
  const config: unknown = await eslint.calculateConfigForFile(join(root, file));
  if (!isConfig(config)) throw new Error(`${file} is not linted`);
  const chosen = Object.fromEntries(
    rules.flatMap((name) => (name in config.rules ? [[name, config.rules[name]]] : [])),
  );
  return new Linter()
    .verify(
      code,
      [
        {
          files: ["**/*.{ts,tsx}"],
          languageOptions: { parser: tseslint.parser },
          plugins: config.plugins,
          rules: chosen,
        },
      ],
      file,
    )
    .map(({ message }) => message);
}

function isConfig(config: unknown): config is { rules: Linter.RulesRecord; plugins: Record<string, ESLint.Plugin> } {
  return typeof config === "object" && config !== null && "rules" in config && "plugins" in config;
}

describe("a folder may import", () => {
  test.each([
    ["src/decision/advise.ts", "./score.ts"],
    ["src/decision/advise.ts", "./rules/index.ts"],
    ["src/decision/advise.ts", "./schema/ids.ts"],
    ["src/decision/rules/data.ts", "../schema/ids.ts"],
    ["src/decision/schema/rule.ts", "zod"],
    ["src/decision/schema/rule.ts", "../questions.ts"],
    ["src/check/readers/csv.ts", "../compare.ts"],
    ["src/check/readers/csv.ts", "papaparse"],
    ["src/check-view/Side.tsx", "../check/index.ts"],
    ["src/catalog/load.ts", "node:fs"],
    ["src/catalog/load.ts", "yaml"],
    ["src/catalog/load.ts", "../decision/schema/index.ts"],
    ["src/advice/Why.tsx", "preact/hooks"],
    ["src/advice/Why.tsx", "../decision/index.ts"],
    ["src/islands/wizard.tsx", "../advice/Why.tsx"],
    ["src/islands/plots/gain.ts", "../../check/index.ts"],
    ["src/islands/engine.ts", "virtual:decision-bundle"],
    ["bin/cliffwise.ts", "../src/catalog/load.ts"],
    ["bin/cliffwise.ts", "node:process"],
  ])("%s: %s", async (file, path) => {
    expect(await complaints(file, `import { a } from "${path}"; a();`)).toEqual([]);
  });
});

describe("a folder may not import", () => {
  test.each([
    ["src/decision/advise.ts", "zod"],
    ["src/decision/advise.ts", "node:fs"],
    ["src/decision/advise.ts", "fs"],
    ["src/decision/advise.ts", "astro:content"],
    ["src/decision/advise.ts", "preact"],
    ["src/decision/advise.ts", "../advice/Why.tsx"],
    ["src/decision/advise.ts", "../catalog/load.ts"],
    ["src/decision/advise.ts", "../../package.json"],
    ["src/decision/index.ts", "./schema/index.ts"],
    ["src/decision/rules/data.ts", "../schema/rule.ts"],
    ["src/decision/rules/data.ts", "../../catalog/load.ts"],
    ["src/decision/schema/rule.ts", "zodiac"],
    ["src/decision/schema/rule.ts", "../../catalog/load.ts"],
    ["src/check/verdict.ts", "../decision/index.ts"],
    ["src/check/readers/csv.ts", "../../decision/index.ts"],
    ["src/catalog/load.ts", "../advice/words.ts"],
    ["src/advice/Why.tsx", "../islands/wizard.tsx"],
    ["src/advice/Why.tsx", "../decision/schema/index.ts"],
    ["src/advice/Why.tsx", "../check/index.ts"],
    ["src/islands/wizard.tsx", "../catalog/load.ts"],
    ["src/islands/plots/gain.ts", "../../components/link.ts"],
    ["bin/cliffwise.ts", "../src/advice/words.ts"],
    ["bin/commands/advise.ts", "../../src/islands/wizard.tsx"],
  ])("%s: %s", async (file, path) => {
    expect(await complaints(file, `import { a } from "${path}"; a();`)).toHaveLength(1);
  });
});

test("the types of a schema may be taken where its values may not", async () => {
  expect(await complaints("src/decision/advise.ts", `import type { Rule } from "./schema/rule.ts";`)).toEqual([]);
});

describe("engine and cliff check see nothing of the world:", () => {
  test.each(["Date.now()", "Math.random()", "document.title", "fetch('/')", "localStorage.a", "a.localeCompare(b)"])(
    "%s",
    async (code) => {
      expect(await complaints("src/decision/score.ts", code)).toHaveLength(1);
      expect(await complaints("src/check/readers/csv.ts", code)).toHaveLength(1);
      expect(await complaints("src/islands/wizard.tsx", code)).toEqual([]);
    },
  );
});

describe("a type assertion", () => {
  test.each([
    "const a = b as C;",
    "// Of something else.\nf();\nconst a = b as C;",
    "function f() {\n  return b as C;\n}",
  ])("needs a comment: %j", async (code) => {
    expect(await complaints("src/decision/score.ts", code)).toEqual(["Say in a comment why this assertion holds."]);
  });
  test.each([
    "const a = b as C; // f gives only these.",
    "// f gives only these.\nconst a = b as C;",
    "const a = {\n  // Written by the page.\n  b: c as D,\n};",
    "const a = [1] as const;",
    "const a = [] as number[];",
  ])("is fine: %j", async (code) => {
    expect(await complaints("src/decision/score.ts", code)).toEqual([]);
  });
});
