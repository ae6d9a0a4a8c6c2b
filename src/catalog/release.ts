/** The release that this tree is working on, and its date: the default of `asOf`. */
export const release = { id: "2026.11.0", date: "2026-11-24" } as const;
