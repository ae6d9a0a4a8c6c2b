/** A seeded stream of numbers in [0, 1): the same seed gives the same numbers everywhere. Mulberry32, seeded by FNV-1a over the name. */
export function numbersFor(name: string, count: number): Float64Array {
  let state = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) state = Math.imul(state ^ name.charCodeAt(index), 0x01000193);
  const numbers = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    numbers[index] = ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return numbers;
}
