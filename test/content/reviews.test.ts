import { expect, test } from "vitest";
import { catalog } from "../../src/catalog/load.ts";
import { dueForReview, reviewReport } from "../../src/catalog/reviews.ts";

const data = catalog();

test("everything that has a review date is listed, soonest first", () => {
  const all = dueForReview(data, process.cwd());
  expect(all.filter(({ where }) => where.startsWith("techniques/"))).toHaveLength(data.techniques.length);
  expect(all.filter(({ where }) => where.startsWith("notes/")).length).toBeGreaterThan(4);
  expect(all.map(({ nextReview }) => nextReview)).toEqual(all.map(({ nextReview }) => nextReview).toSorted());
});

test("what is past its date is named with its file, and what soon will be", () => {
  const all = [
    { where: "notes/a.mdx", nextReview: "2026-12-01" },
    { where: "notes/b.mdx", nextReview: "2026-12-20" },
    { where: "notes/c.mdx", nextReview: "2027-12-20" },
  ];
  expect(reviewReport(all, "2026-12-02")).toEqual({
    late: 1,
    text: "1 of 3 past their review date on 2026-12-02\n2026-12-01  notes/a.mdx\n\n1 due within 30 days\n2026-12-20  notes/b.mdx\n",
  });
  expect(reviewReport(all, "2026-12-01").late).toBe(0);
});
