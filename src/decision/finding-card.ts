/** A finding as the advice shows it: enough to judge it by, with its source. */
export interface FindingCard {
  readonly statement: string;
  /** Id of the paper. */
  readonly paper: string;
  /** "Biderman et al. 2024". */
  readonly cite: string;
  readonly strength: string;
  /** How the entry was read: `source`, `abstract` or `secondary`. */
  readonly read: string;
  readonly direction: string;
  readonly scope: string;
  /** Where in the source: "Table 1". */
  readonly locator: string;
  readonly confirmed?: boolean;
  /** Address of the paper. */
  readonly url?: string;
}

/** By id of the finding. */
export type FindingCards = Readonly<Record<string, FindingCard>>;
