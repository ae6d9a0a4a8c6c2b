// Frames of zstd, looked over before they are decoded: the decoder takes the memory that a frame asks for.
import { MAX_WINDOW } from "./limits.ts";
import { FileProblem, grouped } from "./part.ts";

/** Refuses data of which a frame wants to look back too far. Frames follow one another; their blocks say how long they are. RFC 8878, 3.1.1. */
export function checkWindows(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 6 <= bytes.length) {
    const magic = view.getUint32(at, true);
    if (magic >>> 4 === 0x0184d2a5) {
      if (at + 8 > bytes.length) return;
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    // Anything else is broken, and the decoder says so.
    if (magic !== 0xfd2fb528) return;
    const descriptor = view.getUint8(at + 4);
    const isSingle = (descriptor & 0x20) !== 0;
    const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
    const idBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const header = at + (isSingle ? 5 : 6) + idBytes;
    if (header + sizeBytes > bytes.length) return;
    const window = isSingle ? contentSize(view, header, sizeBytes) : windowSize(view.getUint8(at + 5));
    if (window > MAX_WINDOW) {
      throw new FileProblem(
        `zstd data that looks back ${grouped(window)} bytes`,
        `at most ${grouped(MAX_WINDOW)}; run \`inspect log convert --to json\` where the log was written`,
      );
    }
    at = blocksEnd(view, header + sizeBytes) + ((descriptor & 4) !== 0 ? 4 : 0);
  }
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 8) return Number(view.getBigUint64(at, true));
  if (bytes === 4) return view.getUint32(at, true);
  return bytes === 2 ? view.getUint16(at, true) + 256 : view.getUint8(at);
}

function blocksEnd(view: DataView, from: number): number {
  let at = from;
  while (at + 3 <= view.byteLength) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    // A block of one repeated byte holds just that.
    at += 3 + (((header >> 1) & 3) === 1 ? 1 : header >> 3);
    if ((header & 1) !== 0) return at;
  }
  return view.byteLength;
}
