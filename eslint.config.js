// Correctness by typescript-eslint's strictest rules, and the architecture: which folder may import what, and who may see the world.
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import astro from "eslint-plugin-astro";
import globals from "globals";
import tseslint from "typescript-eslint";

/**
 * Folders and what each may import besides itself: folders of src, and packages ("node:" and "virtual:" stand for all that begin so: Node's modules, and the data that the build hands to the browser).
 * What is not listed is refused. Values of decision/schema bring Zod along: only content, command line and tests load them, the rest of
 * the code takes their types, and the values of schema/ids.ts, which is free of Zod.
 */
const boundaries = [
  { folder: "src/decision", folders: [], packages: [] },
  { folder: "src/decision/schema", folders: ["decision"], packages: ["zod"], loadsSchemas: true },
  { folder: "src/check", folders: [], packages: ["@stdlib", "fflate", "fzstd", "papaparse"] },
  { folder: "src/check-view", folders: ["check", "advice"], packages: ["preact"] },
  { folder: "src/kit", folders: ["decision"], packages: [] },
  { folder: "src/catalog", folders: ["decision"], packages: ["node:", "yaml"], loadsSchemas: true },
  { folder: "src/advice", folders: ["decision", "kit"], packages: ["preact"] },
  {
    folder: "src/islands",
    folders: ["advice", "decision", "check", "check-view", "kit"],
    packages: ["preact", "virtual:"],
  },
  { folder: "bin", folders: ["decision", "check", "catalog"], packages: ["node:", "yaml"], loadsSchemas: true },
];

/** The engine and the cliff check give the same result for the same input, everywhere: no page, no clock, no chance, no input or output. */
const pure = ["src/decision/**/*.{ts,tsx}", "src/check/**/*.{ts,tsx}", "src/kit/**/*.{ts,tsx}"];
const impureGlobals = [
  ...["window", "document", "navigator", "location", "history", "localStorage", "sessionStorage", "self", "globalThis"],
  ...["fetch", "XMLHttpRequest", "WebSocket", "Worker", "indexedDB", "caches", "process", "console"],
  ...["Date", "performance", "crypto", "Intl", "setTimeout", "setInterval", "queueMicrotask", "requestAnimationFrame"],
];
const impureProperties = [
  { object: "Math", property: "random", message: "Chance comes from a fixed seed: see decision/random.ts." },
  { property: "localeCompare", message: "Depends on the machine's language: compare with < and >." },
  { property: "toLocaleString", message: "Depends on the machine's language." },
];

/** How deep below its folder a file may lie and still be checked. */
const depths = [0, 1, 2, 3];

/** The boundary of one folder: an import path means something else at each depth, so there is one entry for each. */
function boundary({ folder, folders, packages, loadsSchemas = false }) {
  const allowed = [...folders.map((name) => `src/${name}`), ...packages];
  const message = `${folder} may import ${["itself", ...allowed].join(", ")}, and nothing else.`;
  return depths.map((depth) => {
    const inSrc = folder.startsWith("src/");
    const levelsToSrc = depth + folder.split("/").length - (inSrc ? 1 : 0);
    const toSrc = "\\.\\./".repeat(levelsToSrc) + (inSrc ? "" : "src/");
    const reachable = [
      "\\./", // beside it
      ...Array.from({ length: levelsToSrc - 1 }, (_, up) => `${"\\.\\./".repeat(up + 1)}(?!\\.\\.)`), // within its folder
      ...folders.map((name) => `${toSrc}${name}/`),
      ...packages.map((name) => (name.endsWith(":") ? name : `${name}(?:/|$)`)),
    ];
    const schemas = {
      regex: "(?:^|/)schema/(?!ids\\.ts$)",
      allowTypeImports: true,
      message: "This would load Zod in the browser: import the type, or a value of schema/ids.ts.",
    };
    return {
      files: [`${folder}/${"*/".repeat(depth)}*.{ts,tsx}`],
      rules: {
        "@typescript-eslint/no-restricted-imports": [
          "error",
          { patterns: [{ regex: `^(?!${reachable.join("|")})`, message }, ...(loadsSchemas ? [] : [schemas])] },
        ],
      },
    };
  });
}

/** `as` overrules the compiler, so a comment on it, or above it in its statement, says why it holds. `as const` and `[] as T[]` overrule nothing. */
const explainedAssertion = {
  meta: { type: "problem", schema: [], messages: { unexplained: "Say in a comment why this assertion holds." } },
  create(context) {
    const commented = new Set(
      context.sourceCode.getAllComments().flatMap(({ loc }) => [loc.start.line, loc.end.line, loc.end.line + 1]),
    );
    const isEmptyArray = ({ type, elements }) => type === "ArrayExpression" && elements.length === 0;
    const isConst = ({ type, typeName }) => type === "TSTypeReference" && typeName.name === "const";
    return {
      TSAsExpression(node) {
        if (isConst(node.typeAnnotation) || isEmptyArray(node.expression)) return;
        const statement = context.sourceCode
          .getAncestors(node)
          .findLast(({ type }) => /Statement|Declaration/.test(type));
        for (let line = statement?.loc.start.line ?? node.loc.start.line; line <= node.loc.end.line; line += 1) {
          if (commented.has(line)) return;
        }
        context.report({ node, messageId: "unexplained" });
      },
    };
  },
};

export default defineConfig(
  globalIgnores(["dist/", ".cache/", ".astro/", "public/", "test/content/bad/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { cliffwise: { rules: { "explained-assertion": explainedAssertion } } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "cliffwise/explained-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Inside a module that a declaration file declares, a relative import statement is not allowed.
    files: ["**/*.d.ts"],
    rules: { "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }] },
  },
  astro.configs.recommended,
  {
    files: pure,
    rules: {
      "no-restricted-globals": ["error", ...impureGlobals],
      "no-restricted-properties": ["error", ...impureProperties],
    },
  },
  boundaries.flatMap(boundary),
);
