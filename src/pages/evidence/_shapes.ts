import type { Tier } from "../../decision/schema/ids.ts";

/** A tier as a shape about 0, 0; its color and its word come besides. */
export const shapes: Readonly<Record<Tier | "no-tier", string>> = {
  "black-box": "M-5 -5H5V5H-5Z",
  "grey-box": "M0 -7L7 0L0 7L-7 0Z",
  "white-box": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z",
  "no-tier": "M-6 -4.5H6L0 6Z",
};
