// The two sides themselves: given twice, or the wrong way round?
import type { JoinedRow } from "./join.ts";
import type { ModelResults, Notice } from "./model.ts";
import { scoreOf } from "./rows.ts";

/** True where every joined value is the same, down to each item: two models never are, on more than a task or two. */
export function areSame(rows: readonly JoinedRow[]): boolean {
  return (
    rows.length > 0 &&
    rows.every(
      ({ base, tuned, items, metric }) =>
        base.value === tuned.value &&
        base.stderr === tuned.stderr &&
        base.n === tuned.n &&
        items.every(
          (item) =>
            scoreOf(item.base, metric) === scoreOf(item.tuned, metric) &&
            String(item.base.probabilities) === String(item.tuned.probabilities),
        ),
    )
  );
}

const madeOver = /(instruct|chat|sft|dpo|rlhf|rl|lora|qlora|tuned|finetune|ft|adapter|distill)/i;

/** The name without owner and with one kind of dash. */
function plain(model: string): string {
  return (model.split("/").at(-1) ?? model).toLowerCase().replace(/[_.\s]+/g, "-");
}

export function areSwapped(base: ModelResults, tuned: ModelResults): boolean {
  if (base.madeFrom !== null && plain(base.madeFrom) === plain(tuned.model)) return true;
  if (tuned.madeFrom !== null) return false;
  const [one, other] = [plain(base.model), plain(tuned.model)];
  return one.startsWith(`${other}-`) && madeOver.test(one.slice(other.length));
}

export function sideNotices(base: ModelResults, tuned: ModelResults, same: boolean): Notice[] {
  const notices: Notice[] = [];
  const where = tuned.files[0] ?? tuned.model;
  if (same) notices.push({ where, text: "Both sides hold the same results. Was one file given twice?" });
  else if (base.model === tuned.model)
    notices.push({ where, text: `Both sides name the same model, ${base.model}: they may be two runs of one.` });
  if (areSwapped(base, tuned))
    notices.push({ where, text: `${base.model} seems to be made from ${tuned.model}: the two sides may be swapped.` });
  return notices;
}
