/** Sections that pages generate from front matter and catalog: their ids are public addresses and never change. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** Of a technique's page, before and after what is written below its front matter. */
export const techniqueSections = {
  before: [
    { id: "profile", title: "Over-specialization profile" },
    { id: "use", title: "When to use it" },
    { id: "not", title: "When not to use it" },
    { id: "sweet-spot", title: "Sweet spot" },
  ],
  after: [
    { id: "measurements", title: "Measured: its published rows" },
    { id: "how-to", title: "How to do it" },
    { id: "combines", title: "Combines with" },
    { id: "rules", title: "Rules that concern it" },
    { id: "disagreements", title: "Where sources disagree" },
    { id: "evidence", title: "Evidence" },
    { id: "thin", title: "What the evidence lacks" },
    { id: "sources", title: "Sources" },
  ],
} as const satisfies Record<string, readonly Section[]>;

/** Of a risk's page. */
export const riskSections = {
  before: [],
  after: [
    { id: "techniques", title: "Techniques by level" },
    { id: "rules", title: "Rules about it" },
    { id: "disagreements", title: "Where sources disagree" },
    { id: "evidence", title: "Evidence" },
  ],
} as const satisfies Record<string, readonly Section[]>;

/** Of a note that a disagreement names, below its sources. */
export const noteSections = {
  before: [],
  after: [{ id: "disagreements", title: "Where sources disagree" }],
} as const satisfies Record<string, readonly Section[]>;
