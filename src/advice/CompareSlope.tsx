import { type Ranked } from "./compare-reading.ts";

const most = 8;
const wide = { left: 240, right: 410, width: 650, row: 36, letters: 30 };
const narrow = { left: 148, right: 180, width: 328, row: 46, letters: 14 };

interface Dot {
  readonly id: string;
  readonly name: string;
  /** Row of the drawing, from 0. */
  readonly row: number;
  /** Before the name on the right, after it on the left; empty where it has no rank. */
  readonly rank: string;
}

/** The first eight of a side, and below them what leads the other side and is not among them. */
const dotsOf = (ranked: readonly Ranked[], side: "a" | "b"): readonly Dot[] => {
  const other = side === "a" ? "b" : "a";
  const sorted = ranked
    .filter((each) => each[side].rank !== undefined)
    .sort((one, two) => (one[side].rank ?? 0) - (two[side].rank ?? 0));
  const lead = ranked.find((each) => each[other].rank === 1);
  const shown = sorted.slice(0, most);
  const extra = lead && !shown.includes(lead) ? [lead] : [];
  return [...shown, ...extra].map((each, row) => ({
    id: each.id,
    name: each.name.replace(/ \([^)]*\)$/, ""),
    row,
    rank: each[side].rank === undefined ? "" : String(each[side].rank),
  }));
};

/** A name on one line or two; what is longer still is cut. */
const lines = (name: string, letters: number): readonly string[] => {
  const rows: string[] = [""];
  for (const word of name.split(" ")) {
    const last = rows.at(-1) ?? "";
    if (last === "" || last.length + word.length < letters)
      rows[rows.length - 1] = last === "" ? word : `${last} ${word}`;
    else rows.push(word);
  }
  const [first = "", second, ...more] = rows;
  if (second === undefined) return [first];
  return [first, more.length > 0 ? `${second} …` : second];
};

const Drawing = ({ ranked, size, label }: { ranked: readonly Ranked[]; size: typeof wide; label: string }) => {
  const [left, right] = [dotsOf(ranked, "a"), dotsOf(ranked, "b")];
  const y = (row: number): number => 40 + row * size.row;
  const rows = Math.max(left.length, right.length);
  const leads = new Set(ranked.filter((each) => each.a.rank === 1 || each.b.rank === 1).map(({ id }) => id));
  const isOn = (dots: readonly Dot[], id: string): Dot | undefined => dots.find((dot) => dot.id === id);
  const mark = (dot: Dot, other: readonly Dot[]): string =>
    leads.has(dot.id) ? "m-c" : isOn(other, dot.id) ? "m-a" : "m-b";
  const text = (dot: Dot, onLeft: boolean) => {
    const words = lines(dot.name, size.letters);
    const x = onLeft ? size.left - 12 : size.right + 12;
    const rank = dot.rank === "" ? "–" : dot.rank;
    return (
      <text
        key={dot.id}
        class={leads.has(dot.id) ? "em" : "lab"}
        x={x}
        y={y(dot.row) + (words.length === 1 ? 5 : -2)}
        text-anchor={onLeft ? "end" : undefined}
      >
        {words.map((each, index) => (
          <tspan key={each} x={x} dy={index === 0 ? 0 : 16}>
            {index > 0 ? each : onLeft ? `${each} ${rank}` : `${rank} ${each}`}
          </tspan>
        ))}
      </text>
    );
  };
  return (
    <svg class="chart" viewBox={`0 0 ${String(size.width)} ${String(y(rows - 1) + 24)}`} role="img" aria-label={label}>
      <text class="em" x={size.left} y="12" text-anchor="end">
        A
      </text>
      <text class="em" x={size.right} y="12">
        B
      </text>
      {left.map((from) => {
        const to = isOn(right, from.id);
        return (
          to && (
            <path
              key={from.id}
              class={leads.has(from.id) ? "s-d" : "s-u"}
              d={`M${String(size.left)} ${String(y(from.row))}L${String(size.right)} ${String(y(to.row))}`}
            />
          )
        );
      })}
      {left.map((dot) => (
        <circle key={dot.id} class={mark(dot, right)} cx={size.left} cy={y(dot.row)} r="4.5" />
      ))}
      {right.map((dot) => (
        <circle key={dot.id} class={mark(dot, left)} cx={size.right} cy={y(dot.row)} r="4.5" />
      ))}
      {left.map((dot) => text(dot, true))}
      {right.map((dot) => text(dot, false))}
    </svg>
  );
};

/** Where each technique went from A to B: the first eight of both, in two widths, and all of them as a table. */
export const RankChange = ({ ranked, page }: { ranked: readonly Ranked[]; page: (path: string) => string }) => {
  const [a, b] = [ranked.find((each) => each.a.rank === 1), ranked.find((each) => each.b.rank === 1)];
  const label = `Ranks in A and in B. First in A: ${a?.name ?? ""}, in B ${b === a ? "as well" : (a?.b.words ?? "")}. First in B: ${b?.name ?? ""}${b === a ? "" : `, in A ${b?.a.words ?? ""}`}. All ranks are in the table below.`;
  return (
    <>
      <figure class="slope">
        <div class="only-wide">
          <Drawing ranked={ranked} size={wide} label={label} />
        </div>
        <div class="only-narrow">
          <Drawing ranked={ranked} size={narrow} label={label} />
        </div>
        <figcaption class="cap">
          <b>Rank in A and in B.</b> Blue: what comes first in either. Hollow: not among the first eight of the other. A
          dash: ruled out.
        </figcaption>
      </figure>
      <details class="more">
        <summary>All ranks as a table</summary>
        <table class="tbl ranks">
          <thead>
            <tr>
              <th scope="col">Technique</th>
              <th scope="col" class="r">
                A
              </th>
              <th scope="col" class="r pts">
                Points
              </th>
              <th scope="col" class="r">
                B
              </th>
              <th scope="col" class="r pts">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <a href={page(`/techniques/${each.id}/`)}>{each.name}</a>
                </th>
                <td class="r">{each.a.words}</td>
                <td class="r pts num">{each.a.score}</td>
                <td class="r">{each.b.words}</td>
                <td class="r pts num">{each.b.score}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
};
