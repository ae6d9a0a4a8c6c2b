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
    { id: "combines", title: "Combines with" },
    { id: "rules", title: "Rules that concern it" },
    { id: "evidence", title: "Evidence" },
    { id: "thin", title: "What the evidence lacks" },
  ],
} as const satisfies Record<string, readonly Section[]>;

/** Of a risk's page. */
export const riskSections = {
  before: [],
  after: [
    { id: "techniques", title: "Techniques by level" },
    { id: "rules", title: "Rules about it" },
    { id: "evidence", title: "Evidence" },
  ],
} as const satisfies Record<string, readonly Section[]>;
