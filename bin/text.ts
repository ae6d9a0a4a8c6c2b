/** Layout of text for a terminal. */

const width = 96;

/** Breaks text at spaces; the first line begins with `first`, the others with spaces of the same length. */
export function wrap(text: string, first = ""): string {
  const indent = " ".repeat(first.length);
  const lines: string[] = [];
  let line = first;
  let bare = true;
  for (const word of text.split(/\s+/)) {
    if (!bare && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      bare = true;
    }
    line += bare ? word : ` ${word}`;
    bare = false;
  }
  return [...lines, line].join("\n");
}

export function heading(title: string): string {
  return `\n${title}\n${"-".repeat(title.length)}`;
}

/** Points with their sign. */
export function signed(points: number, digits = 2): string {
  return `${points > 0 ? "+" : points < 0 ? "-" : " "}${Math.abs(points).toFixed(digits)}`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}

/** Rows as columns, the first to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
}
