import type { Level, Mechanism } from "../decision/schema/ids.ts";
import { levels } from "../decision/schema/ids.ts";

/**
 * The shape of a cliff, in shares of the height: how far the ridge stands above the starting level, how far it falls below it past the edge, and how
 * abruptly. A sketch of risk levels, never of measurements.
 */
export interface CliffShape {
  readonly gain: number;
  readonly drop: number;
  /** Width of the fall as a share of the width. */
  readonly fall: number;
}

/** Where the domain ends, as a share of the width. */
const edge = 0.44;

const gains: Readonly<Record<Mechanism, number>> = { activates: 0.16, supplies: 0.24, steers: 0.16, injects: 0.32 };
const drops = [0, 0.07, 0.19, 0.3, 0.4] as const;
const falls = [0.5, 0.36, 0.2, 0.14, 0.09] as const;

/** What a technique's worst risk level and what it does to the model look like. */
export function cliffShape(level: Level, does: Mechanism): CliffShape {
  const at = levels.indexOf(level);
  return { gain: gains[does] + at * 0.015, drop: drops[at] ?? 0, fall: falls[at] ?? 0.2 };
}

/** In words, for those who do not see the drawing. */
export function cliffInWords(level: Level): string {
  return {
    none: "Sketch: above the starting level inside the domain, back to it outside",
    low: "Sketch: above the starting level inside the domain, a shallow slope to just below it outside",
    moderate: "Sketch: a ridge inside the domain, a clear drop below the starting level past its edge",
    high: "Sketch: a ridge inside the domain, a steep drop below the starting level past its edge",
    severe: "Sketch: a ridge inside the domain, then a cliff far below the starting level",
  }[level];
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** The ridge, scaled by `share` towards a level line at `base`: 1 is the ridge, 0 the line. */
function ridge(shape: CliffShape, width: number, height: number, base: number, share: number): string {
  const y = (rise: number) => round(base - rise * height * share);
  const x = (at: number) => round(at * width);
  const foot = edge + shape.fall;
  const top = shape.gain;
  const bottom = -shape.drop;
  return [
    `M0 ${y(top * 0.55)}`,
    `C${x(0.13)} ${y(top * 0.55)} ${x(0.2)} ${y(top)} ${x(0.32)} ${y(top)}`,
    `L${x(edge - 0.02)} ${y(top)}`,
    `C${x(edge + shape.fall * 0.38)} ${y(top)} ${x(foot - shape.fall * 0.45)} ${y(bottom)} ${x(foot)} ${y(bottom)}`,
    `C${x(Math.min(0.98, foot + 0.2))} ${y(bottom)} ${x(0.9)} ${y(bottom * 0.82)} ${width} ${y(bottom * 0.82)}`,
  ].join("");
}

export interface CliffPaths {
  readonly ridge: string;
  readonly strata: readonly string[];
  readonly base: string;
  readonly edge: string;
}

/** The paths of a sketch. Strata follow the ridge less and less the deeper they lie. */
export function cliffPaths(shape: CliffShape, width: number, height: number, strata: number): CliffPaths {
  const base = height * 0.48;
  const floor = height * 0.92;
  return {
    ridge: ridge(shape, width, height, base, 1),
    strata: Array.from({ length: strata }, (_, index) => {
      const depth = (index + 1) / (strata + 1);
      return ridge(shape, width, height, base + (floor - base) * (0.12 + 0.88 * depth), 0.85 * (1 - depth));
    }),
    base: `M0 ${round(base)}H${width}`,
    edge: `M${round(edge * width)} ${round(height * 0.9)}V${height}`,
  };
}
