import type { FindingCard } from "../decision/index.ts";

export type { FindingCard, FindingCards } from "../decision/index.ts";

/** How an entry was read, in words a reader can weigh. */
export const readWords = (card: FindingCard): string =>
  card.read === "source"
    ? card.confirmed
      ? "read at the source, confirmed"
      : "read at the source"
    : card.read === "abstract"
      ? "abstract only"
      : "second hand";

const directions: Readonly<Record<string, string>> = {
  "increases-risk": "raises risk",
  "lowers-risk": "lowers risk",
  "increases-benefit": "raises benefit",
  "lowers-benefit": "lowers benefit",
  mixed: "mixed",
  neutral: "no difference",
};

export const directionWords = (direction: string): string => directions[direction] ?? direction;
