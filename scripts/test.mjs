// `npm test`: installs what is missing, then checks everything, and says in its last line how many tests passed and failed.
// `npm test -- --only lint|types|unit|site [filter]` runs one part; a filter goes to the test runner.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, fail, root, run } from "./toolchain.mjs";

/** Each step: its part, what it is called, and what it runs. The site tests build the site first (test/support/site-setup.ts). */
const steps = [
  { part: "lint", name: "Generated types", tool: "astro", args: ["sync"] },
  { part: "lint", name: "ESLint", tool: "eslint", args: [".", "--max-warnings", "0"] },
  { part: "lint", name: "Prettier", tool: "prettier", args: ["--check", ".", "--log-level", "warn"] },
  { part: "types", name: "Types in pages", tool: "astro", args: ["check", "--minimumFailingSeverity", "warning"] },
  { part: "types", name: "Types", tool: "tsc", args: ["--noEmit"] },
  { part: "lint", name: "Dead code", tool: "knip", args: [] },
  { part: "unit", name: "Unit tests", project: "unit" },
  { part: "site", name: "Site tests in a real browser", project: "site" },
];
const parts = [...new Set(steps.map((step) => step.part))];
const results = join(root, ".cache", "test");

const args = process.argv.slice(2);
const only = args[0] === "--only" ? args[1] : undefined;
const filters = only === undefined ? args : args.slice(2);
if (only !== undefined && !parts.includes(only)) {
  fail(`--only: "${only}" is no part; give one of ${parts.join(", ")}.`, 2);
}

rmSync(results, { recursive: true, force: true });
await ensureInstalled();
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
const outcomes = [];
for (const step of steps.filter(({ part }) => only === undefined || part === only)) {
  console.log(`\n=== ${step.name} ===`);
  const started = Date.now();
  const { passed, failed } = step.project ? await runTests(step.project) : await runCheck(step);
  total.passed += passed;
  total.failed += failed;
  const seconds = `${String(Math.round((Date.now() - started) / 1000))} s`;
  outcomes.push(`${failed === 0 ? "ok    " : "FAILED"}  ${step.name} (${seconds})`);
}

console.log(`\n${outcomes.join("\n")}\n`);
const summary = `${String(total.passed)} passed, ${String(total.failed)} failed`;
writeFileSync(join(results, "summary.txt"), `${summary}\n`);
console.log(summary);
process.exitCode = total.failed === 0 ? 0 : 1;

/** A check counts as one failure where it fails, and as no test where it passes. */
async function runCheck({ tool, args: toolArgs }) {
  const code = await run(tool, toolArgs);
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

async function runTests(project) {
  const report = join(results, `${project}.json`);
  const code = await run("vitest", [
    "run",
    ...["--project", project, "--allowOnly=false"],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ...filters,
  ]);
  const counted = existsSync(report) ? countTests(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  if (counted.passed + counted.failed === 0) console.error(`No test of "${project}" was run.`);
  const unseenFailure = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  return unseenFailure ? { ...counted, failed: 1 } : counted;
}

/** A file that fails before its first test holds no test: it counts as one failure. */
function countTests({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
