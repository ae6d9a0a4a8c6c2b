// Numbers in cells of tables that people make: "71,2 %", "0.71±0.01", "**1,319**", "N/A".

export type Decimal = "." | ",";

export interface CellNumber {
  readonly number: number;
  readonly isPercent: boolean;
  /** What stands after "±". */
  readonly error: number | null;
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const PLUS_MINUS = /±|\+\/-|\+-|\\pm/;

/** Null where the cell holds no finite number. */
export function cellNumber(cell: string, decimal: Decimal): CellNumber | null {
  const text = cell.replace(/[*`$↑↓\s\u00a0\u202f]/g, "");
  const [value = "", error, ...more] = text.split(PLUS_MINUS);
  const number = plainNumber(value.replace(/%$/, ""), decimal);
  if (number === null || more.length > 0) return null;
  const deviation = error === undefined ? null : plainNumber(error.replace(/%$/, ""), decimal);
  return {
    number,
    isPercent: text.endsWith("%") || value.endsWith("%"),
    error: deviation !== null && deviation >= 0 ? deviation : null,
  };
}

function plainNumber(text: string, decimal: Decimal): number | null {
  const plain = (
    decimal === "," ? text.replace(/\.(?=\d{3}(\D|$))/g, "").replace(",", ".") : text.replace(/,(?=\d{3}(\D|$))/g, "")
  ).trim();
  const number = PLAIN.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : null;
}

/** The decimal mark of a table's cells: a comma where some cell has one that parts no thousands. */
export function decimalOf(cells: readonly string[]): Decimal {
  return cells.some((cell) => /^[+-]?(0,\d+|\d+,(\d{1,2}|\d{4,}))%?$/.test(cell.replace(/\s|±.*$/g, ""))) ? "," : ".";
}
