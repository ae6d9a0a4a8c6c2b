import { check } from "../decision/schema/check.ts";
import { libraryFacts, type LibraryCard, type LibraryFacts } from "../decision/schema/library.ts";
import { printProblems, type Problem } from "../decision/problem.ts";
import { readFolder } from "./read.ts";

interface LibraryEntry {
  readonly id: string;
  readonly facts: LibraryFacts;
}

/** All libraries below `root/src/content/libraries`, in order of id. An entry that is wrong is left out, and `problems` says why. */
export function readLibraries(root: string, problems: Problem[]): LibraryEntry[] {
  return readFolder(root, "libraries", ".yaml", problems).flatMap(({ where, id, data }) => {
    const facts = check(libraryFacts, data, where, problems);
    return facts === undefined ? [] : [{ id, facts }];
  });
}

let cached: Readonly<Record<string, LibraryCard>> | undefined;

/** The libraries of the working directory by id, read once a process. A wrong one stops the build: a configuration would lack its version and date. */
export function libraryCards(): Readonly<Record<string, LibraryCard>> {
  if (cached) return cached;
  const problems: Problem[] = [];
  const entries = readLibraries(process.cwd(), problems);
  if (problems.length > 0) throw new Error(printProblems(problems));
  cached = Object.fromEntries(entries.map(({ id, facts }) => [id, cardOf(facts)]));
  return cached;
}

function cardOf({ name, is, home, license, standing, version, checked, source, caveat }: LibraryFacts): LibraryCard {
  return { name, is, home, license, standing, version, checked, source, ...(caveat === undefined ? {} : { caveat }) };
}
