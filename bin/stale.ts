// `npm run stale`: what is past its review date. The only place that looks at a clock, since the question is about today.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadCatalogData } from "../src/catalog/load.ts";
import { dueForReview, reviewReport } from "../src/catalog/reviews.ts";

const { values } = parseArgs({ options: { "as-of": { type: "string" } } });
const day = values["as-of"] ?? new Date().toISOString().slice(0, 10);
if (/^\d{4}-\d{2}-\d{2}$/.test(day)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { text, late } = reviewReport(dueForReview(loadCatalogData(root), root), day);
  process.stdout.write(text);
  process.exitCode = late > 0 ? 1 : 0;
} else {
  process.stderr.write(`--as-of: ${JSON.stringify(day.slice(0, 40))} is no day such as 2027-05-23\n`);
  process.exitCode = 2;
}
