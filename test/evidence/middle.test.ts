// Summaries that one paper cannot dominate, and the front. Against values worked out by hand, and against the definitions on random points.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  frontOf,
  leadsInWords,
  median,
  medianOfPapers,
  pointsInWords,
  spanInWords,
  sumInWords,
} from "../../src/islands/evidence/middle.ts";

describe("the median", () => {
  test.each([
    [[3], 3],
    [[1, 9], 5],
    [[9, 1, 2], 2],
    [[-8, 4, 0, 1], 0.5],
  ])("of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test("of nothing is undefined", () => {
    expect(median([])).toBeUndefined();
    expect(medianOfPapers([])).toBeUndefined();
  });

  test("over papers counts a paper once, however many rows it gives", () => {
    const one = { paper: "one", value: -10 };
    const others = [
      { paper: "two", value: 2 },
      { paper: "three", value: 4 },
    ];
    expect(medianOfPapers([one, ...others])).toBe(2);
    expect(medianOfPapers([...Array.from({ length: 50 }, () => one), ...others])).toBe(2);
    expect(median([...Array.from({ length: 50 }, () => -10), 2, 4])).toBe(-10);
  });
});

describe("the front", () => {
  test("keeps what nothing beats on both sides, from left to right", () => {
    const points = [
      { x: 10, y: 1 },
      { x: 0, y: 5 },
      { x: 9, y: 1 },
      { x: 10, y: -3 },
      { x: 20, y: -8 },
    ];
    expect(frontOf(points)).toEqual([
      { x: 0, y: 5 },
      { x: 10, y: 1 },
      { x: 20, y: -8 },
    ]);
  });

  test("keeps one of equal points", () => {
    expect(
      frontOf([
        { x: 1, y: 1 },
        { x: 1, y: 1 },
      ]),
    ).toHaveLength(1);
  });

  test("is beaten by no point, beats every other, and falls to the right", () => {
    const place = fc.record({ x: fc.integer({ min: -5, max: 5 }), y: fc.integer({ min: -5, max: 5 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (points) => {
        const front = frontOf(points);
        const beats = (a: { x: number; y: number }, b: { x: number; y: number }): boolean =>
          a.x >= b.x && a.y >= b.y && (a.x > b.x || a.y > b.y);
        for (const point of front) expect(points.some((other) => beats(other, point))).toBe(false);
        for (const point of points)
          expect(front.some((best) => beats(best, point) || (best.x === point.x && best.y === point.y))).toBe(true);
        for (const [index, point] of front.entries()) {
          const next = front[index + 1];
          if (next) expect(next.x > point.x && next.y < point.y).toBe(true);
        }
      }),
    );
  });
});

test("points are written with a sign, never as minus nothing", () => {
  expect([3.14, -0.04, -12, 0, 0.05].map(pointsInWords)).toEqual(["+3.1", "0.0", "−12.0", "0.0", "+0.1"]);
  expect([spanInWords([-8.4, -1, 3]), spanInWords([2, 2])]).toEqual(["−8.4 to +3.0", "+2.0"]);
});

test("counts agree with their nouns", () => {
  expect([sumInWords(13, 1, 1), sumInWords(1, 2, 4), leadsInWords("DPO", 1)]).toEqual([
    "13 rows of 1 paper, 1 mark",
    "1 row of 2 papers, 4 marks",
    "DPO (1 row)",
  ]);
});
