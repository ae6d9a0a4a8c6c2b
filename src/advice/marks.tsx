import type { Grade, Level, Severity, Tier } from "../decision/schema/ids.ts";
import { levels } from "../decision/schema/ids.ts";

/** Small marks that always stand beside a word. */
export const TierMark = ({ tier }: { tier: Tier }) => (
  <span class={`tier ${tier.slice(0, tier.indexOf("-"))}`}>
    <i />
    {tier}
  </span>
);

const drops: Readonly<Record<Level, string>> = {
  none: "M1.5 9H20.5",
  low: "M1.5 7.5H10V10.5H20.5",
  moderate: "M1.5 6H10V12H20.5",
  high: "M1.5 4H10V14H20.5",
  severe: "M1.5 2H10V16H20.5",
};

export const RiskMark = ({ level, bare = false }: { level: Level; bare?: boolean }) => (
  <span class={`risk ${level}`}>
    <svg viewBox="0 0 22 18" aria-hidden="true">
      <path d={drops[level]} />
    </svg>
    {bare ? level : level === "none" ? "no risk" : `${level} risk`}
  </span>
);

const signs: Readonly<Record<Severity, string>> = {
  danger: "M2 3H14V19H26M13 7.2H9M13 11H7M13 14.8H9",
  caution: "M2 8H13V14H26",
  note: "M2 11H26",
};

export const SeveritySign = ({ severity }: { severity: Severity }) => (
  <svg viewBox="0 0 28 22" aria-hidden="true">
    <path d={signs[severity]} />
  </svg>
);

export const StrengthMark = ({ strength }: { strength: "strong" | "conditional" }) => (
  <>
    <svg viewBox="0 0 14 15" aria-hidden="true">
      <path
        d={strength === "strong" ? "M2 8l5-5 5 5M2 13l5-5 5 5" : "M2 10l5-5 5 5"}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
      />
    </svg>
    {strength}
  </>
);

const filled: Readonly<Record<Grade, number>> = { high: 4, moderate: 3, low: 2, "very low": 1 };

export const CertaintyMark = ({ grade }: { grade: Grade }) => (
  <>
    <svg viewBox="0 0 56 14" aria-hidden="true">
      {[0, 1, 2, 3].map((index) => (
        <circle
          key={index}
          cx={7 + 14 * index}
          cy="7"
          r="5.4"
          fill={index < filled[grade] ? "currentColor" : "none"}
          stroke="currentColor"
          stroke-width="1.4"
        />
      ))}
    </svg>
    {grade}
  </>
);

/** A bar left or right of a middle line; the number stands beside it in the table. */
export const PointsBar = ({ points, most }: { points: number; most: number }) => {
  const width = most === 0 ? 0 : Math.round((Math.abs(points) / most) * 1000) / 10;
  return (
    <svg class="pbar" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">
      <path class="mid" d="M100 0V12" />
      <rect class={points < 0 ? "loss" : "gain"} x={points < 0 ? 100 - width : 100} y="1" width={width} height="10" />
    </svg>
  );
};

export const ShareBar = ({ value }: { value: number }) => (
  <svg class="sbar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="all" width="100" height="8" />
    <rect class="part" width={Math.round(value * 1000) / 10} height="8" />
  </svg>
);

/** The signature drawing, from the overall risk: capability over distance from the domain, the dotted line is the model one started from. */
export const CliffSketch = ({ level, gain = 1 }: { level: Level; gain?: number }) => {
  const depth = levels.indexOf(level);
  const top = 40 - 10 - 8 * gain;
  const low = 40 + ([-1, 5, 13, 24, 35][depth] ?? 13); // one drop a level
  const line = (shift: number, keep: number): string => {
    const a = 40 + shift + (top - 40) * keep;
    const b = 40 + shift + (low - 40) * keep;
    const run = 44 - 6 * depth;
    return `M0 ${String(a + 3)}C40 ${String(a + 2)} 60 ${String(a)} 100 ${String(a)}S${String(142 - run / 4)} ${String(a)} 142 ${String((a + b) / 2)}S${String(150 + run / 2)} ${String(b)} ${String(170 + run)} ${String(b)}H320`;
  };
  return (
    <div class="sk">
      <svg
        class="cliff"
        viewBox="0 0 320 84"
        width="320"
        height="84"
        role="img"
        aria-label={`Sketch: ${level === "none" ? "no drop" : `a ${level} drop`} past the edge of the domain`}
      >
        <path class="strata" d={line(14, 0.7)} />
        <path class="strata" d={line(26, 0.45)} />
        <path class="base" d="M0 40H320" />
        <path class="edge" d="M141 72V84" />
        <path class="ridge" d={line(0, 1)} />
      </svg>
      <span class="edge-label">edge of the domain</span>
    </div>
  );
};
