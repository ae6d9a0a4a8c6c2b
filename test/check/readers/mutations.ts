// Ways to break a file, chosen by numbers between 0 and 1.

const TOKENS = [
  "NaN",
  "-Infinity",
  "null",
  '"',
  "{",
  "]",
  "1e999",
  "-1",
  "true",
  "\\u0000",
  '"__proto__":1,',
  "\ufeff",
  "9".repeat(400),
  "[".repeat(300),
];

/** The file with bytes flipped, cut off, taken out, put in from another, or a token in its middle. */
export function mutated(bytes: Uint8Array, other: Uint8Array, chances: Float64Array): Uint8Array {
  const [kind = 0, where = 0, length = 0, value = 0, count = 0] = chances;
  const at = Math.floor(where * bytes.length);
  const size = Math.floor(length ** 3 * bytes.length);
  switch (Math.floor(kind * 6)) {
    case 0:
      return flipped(bytes, at, Math.floor(value * 255) + 1, Math.floor(count * 4) + 1);
    case 1:
      return bytes.slice(0, at);
    case 2:
      return joined(bytes.subarray(0, at), bytes.subarray(at + size));
    case 3:
      return joined(
        bytes.subarray(0, at),
        other.subarray(Math.floor(value * other.length)).subarray(0, size),
        bytes.subarray(at),
      );
    case 4:
      return joined(
        bytes.subarray(0, at),
        new TextEncoder().encode(TOKENS[Math.floor(value * TOKENS.length)] ?? ""),
        bytes.subarray(at),
      );
    default:
      return digitChanged(bytes, at, Math.floor(value * 10));
  }
}

function flipped(bytes: Uint8Array, at: number, mask: number, count: number): Uint8Array {
  const copy = bytes.slice();
  for (let byte = at; byte < Math.min(at + count, copy.length); byte += 1) copy[byte] = (copy[byte] ?? 0) ^ mask;
  return copy;
}

/** Another digit in the next number. */
function digitChanged(bytes: Uint8Array, from: number, digit: number): Uint8Array {
  const copy = bytes.slice();
  const at = copy.findIndex((byte, index) => index >= from && byte >= 0x30 && byte <= 0x39);
  if (at >= 0) copy[at] = 0x30 + digit;
  return copy;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
