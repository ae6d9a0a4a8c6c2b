// Bytes of a file, a chunk at a time, always as UTF-8 without a mark in front.
import { type Source } from "../model.ts";
import { CHUNK } from "./limits.ts";

/** Called with the bytes read so far of one file. */
export type Watch = (read: number) => void;

/** Raw bytes, whatever they are. Each read goes through the source and so through the event loop: the page can breathe, and stop. */
export async function* rawChunks(
  source: Source,
  signal: AbortSignal | undefined,
  watch: Watch,
  from = 0,
  to = source.size,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += CHUNK) {
    signal?.throwIfAborted();
    const end = Math.min(at + CHUNK, to);
    yield await source.read(at, end);
    watch(end);
  }
  signal?.throwIfAborted();
}

/** UTF-8, from UTF-16 where the file's first bytes say so. */
export async function* textChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    if (isFirst) decoder = utf16Of(chunk);
    if (decoder !== null) yield encoder.encode(decoder.decode(chunk, { stream: true }));
    else yield isFirst && startsWith(chunk, [0xef, 0xbb, 0xbf]) ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
  if (decoder) yield encoder.encode(decoder.decode());
}

function utf16Of(chunk: Uint8Array): TextDecoder | null {
  if (startsWith(chunk, [0xff, 0xfe])) return new TextDecoder("utf-16le");
  return startsWith(chunk, [0xfe, 0xff]) ? new TextDecoder("utf-16be") : null;
}

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** Text that does not claim to be UTF-8 but must be something: Excel saves CSV in the system's old encoding. */
export function decodeLeniently(bytes: Uint8Array): { text: string; guessed: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), guessed: true };
  }
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
