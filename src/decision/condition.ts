import type { ManyId, OneId, OptionOf } from "./questions.ts";

/** A test on a `many` question: at least one of `includes` is there, none of `without` is. */
export interface ManyTest<Option extends string = string> {
  readonly includes?: readonly Option[];
  readonly without?: readonly Option[];
}

/** A conjunction over questions; for each, "one of these options". Plain data: no closures. An empty condition always holds. */
export type Condition = { readonly [Id in OneId]?: readonly OptionOf<Id>[] } & {
  readonly [Id in ManyId]?: ManyTest<OptionOf<Id>>;
};

/** Tells the test of a `many` question from that of a `one` question. */
export function isManyTest(test: readonly string[] | ManyTest): test is ManyTest {
  return !Array.isArray(test);
}
