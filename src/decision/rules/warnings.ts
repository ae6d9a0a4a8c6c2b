import { calibrationWarnings } from "./warnings/calibration.ts";
import { dangerWarnings } from "./warnings/danger.ts";
import { diversityWarnings } from "./warnings/diversity.ts";
import { forgettingWarnings } from "./warnings/forgetting.ts";
import { hallucinationWarnings } from "./warnings/hallucination.ts";
import { lockInWarnings } from "./warnings/lock-in.ts";
import { safetyWarnings } from "./warnings/safety.ts";
import { shortcutWarnings } from "./warnings/shortcuts.ts";

/** What belongs to the situation, whether we advise it or not: what happens, what to do about it, how to see it. */
export const warningRules = [
  dangerWarnings,
  forgettingWarnings,
  calibrationWarnings,
  shortcutWarnings,
  hallucinationWarnings,
  safetyWarnings,
  diversityWarnings,
  lockInWarnings,
] as const;
