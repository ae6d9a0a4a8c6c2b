// Text in the alphabet that a URL fragment takes as it is. By hand: what browsers and Node share here takes Latin-1 only.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let encoded = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const used = Math.min(3, bytes.length - at) + 1;
    for (let index = 0; index < used; index++) encoded += alphabet[(group >> (18 - 6 * index)) & 63] ?? "";
  }
  return encoded;
}

/** Null for what is no such text. */
export function fromBase64Url(encoded: string): string | null {
  if (encoded.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((encoded.length * 3) / 4));
  for (let at = 0, written = 0; at < encoded.length; at += 4) {
    let group = 0;
    for (let index = 0; index < 4; index++) {
      const digit = at + index < encoded.length ? alphabet.indexOf(encoded.charAt(at + index)) : 0;
      if (digit < 0) return null;
      group = (group << 6) | digit;
    }
    for (let shift = 16; shift >= 0 && written < bytes.length; shift -= 8) bytes[written++] = (group >> shift) & 255;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
