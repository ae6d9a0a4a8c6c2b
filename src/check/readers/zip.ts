// Archives, read through their central directory: members are unpacked one at a time, a piece at a time, and never more than they promise.
import { Inflate } from "fflate";
import { Decompress } from "fzstd";
import { type Source } from "../model.ts";
import { CHUNK, MAX_DIRECTORY, MAX_MEMBER, MAX_MEMBERS, MAX_PACKED, MAX_RATIO, RATIO_FREE } from "./limits.ts";
import { FileProblem, grouped } from "./part.ts";
import { checkWindows } from "./zstd.ts";

export interface Member {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  /** Where its local header starts. */
  readonly header: number;
}

const STORED = 0;
const DEFLATE = 8;
const ZSTD = 93;
/** Sizes that stand in the ZIP64 extra field instead. */
const IN_EXTRA = 0xffffffff;
/** Bytes given to a decoder at once: what comes out of them is at most a few MiB, so that a bomb is seen in time. */
const PIECE = 4096;
const WHOLE = "a whole archive; copy the file again, or run `inspect log convert --to json` where it was written";

function broken(found: string): FileProblem {
  return new FileProblem(found, WHOLE);
}

/** The members by name. Inspect appends to its logs, so a name may stand there several times: the last one counts. */
export async function listMembers(source: Source): Promise<ReadonlyMap<string, Member>> {
  const { at, size, count } = await directoryOf(source);
  if (count > MAX_MEMBERS || size > MAX_DIRECTORY) {
    throw new FileProblem(`an archive of ${grouped(count)} members`, `at most ${grouped(MAX_MEMBERS)}`);
  }
  if (at + size > source.size) throw broken("an archive whose directory points outside of it");
  const bytes = await source.read(at, at + size);
  const view = viewOf(bytes);
  const names = new TextDecoder();
  const members = new Map<string, Member>();
  let entry = 0;
  for (let index = 0; index < count; index += 1) {
    if (entry + 46 > size || view.getUint32(entry, true) !== 0x02014b50)
      throw broken("an archive with a broken directory");
    const nameEnd = entry + 46 + view.getUint16(entry + 28, true);
    const extraEnd = nameEnd + view.getUint16(entry + 30, true);
    const next = extraEnd + view.getUint16(entry + 32, true);
    if (next > size) throw broken("an archive with a broken directory");
    if ((view.getUint16(entry + 8, true) & 1) !== 0) throw broken("an archive locked with a password");
    const name = names.decode(bytes.subarray(entry + 46, nameEnd));
    const wide = wideSizes(view, nameEnd, extraEnd);
    const sizeAt = (offset: number) => {
      const narrow = view.getUint32(entry + offset, true);
      return narrow === IN_EXTRA ? (wide.shift() ?? narrow) : narrow;
    };
    // In the extra field the sizes stand in this order, each only where it is needed.
    const unpacked = sizeAt(24);
    const packed = sizeAt(20);
    const header = sizeAt(42);
    const method = view.getUint16(entry + 10, true);
    members.delete(name);
    members.set(name, { name, method, packed, unpacked, checksum: view.getUint32(entry + 16, true), header });
    entry = next;
  }
  return members;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Eight-byte numbers of the ZIP64 extra field (id 1). */
function wideSizes(view: DataView, from: number, to: number): number[] {
  const sizes: number[] = [];
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), to);
    for (let number = at + 4; number + 8 <= end; number += 8) sizes.push(Number(view.getBigUint64(number, true)));
  }
  return sizes;
}

async function directoryOf(source: Source): Promise<{ at: number; size: number; count: number }> {
  // The end record is 22 bytes and a comment of at most 65,535; before it, perhaps, 20 that lead to the ZIP64 one.
  const from = Math.max(0, source.size - 65_557 - 20);
  const tail = await source.read(from, source.size);
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50 || at + 22 + view.getUint16(at + 20, true) > tail.length) continue;
    const locator = at - 20;
    if (locator >= 0 && view.getUint32(locator, true) === 0x07064b50) {
      return wideDirectoryOf(source, Number(view.getBigUint64(locator + 8, true)));
    }
    const [count, size, start] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ];
    return { at: start, size, count };
  }
  throw broken("an archive that ends early: it has no directory");
}

async function wideDirectoryOf(source: Source, at: number): Promise<{ at: number; size: number; count: number }> {
  if (at + 56 > source.size) throw broken("an archive whose directory points outside of it");
  const view = viewOf(await source.read(at, at + 56));
  if (view.getUint32(0, true) !== 0x06064b50) throw broken("an archive with a broken directory");
  const number = (offset: number) => Number(view.getBigUint64(offset, true));
  return { count: number(32), size: number(40), at: number(48) };
}

/** The bytes of one member. */
export async function* unpack(
  source: Source,
  member: Member,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (member.unpacked > MAX_MEMBER || member.packed > MAX_PACKED) {
    throw new FileProblem(
      `"${member.name}", which unpacks to ${grouped(member.unpacked)} bytes`,
      `members of at most ${grouped(MAX_MEMBER)}; convert the log to JSON`,
    );
  }
  if (member.unpacked > RATIO_FREE && member.unpacked > member.packed * MAX_RATIO) throw bomb(member);
  const head = viewOf(await source.read(member.header, Math.min(member.header + 30, source.size)));
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw broken("an archive with a broken member");
  const start = member.header + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (start + member.packed > source.size) throw broken("an archive that ends early");
  const decoder = decoderOf(member);
  if (member.method === ZSTD) checkWindows(await source.read(start, start + member.packed));
  let crc = 0;
  let length = 0;
  for (let at = 0; at < member.packed; at += CHUNK) {
    signal?.throwIfAborted();
    const chunk = await source.read(start + at, start + Math.min(at + CHUNK, member.packed));
    for (let from = 0; from < chunk.length; from += PIECE) {
      const isLast = at + from + PIECE >= member.packed;
      for (const out of decoder(chunk.subarray(from, from + PIECE), isLast)) {
        length += out.length;
        if (length > member.unpacked) throw bomb(member);
        crc = crc32(out, crc);
        yield out;
      }
    }
  }
  if (length !== member.unpacked || crc !== member.checksum)
    throw broken(`an archive whose "${member.name}" is damaged`);
}

function bomb({ name, packed }: Member): FileProblem {
  return new FileProblem(
    `"${name}", ${grouped(packed)} bytes that unpack to far more`,
    "a log as Inspect writes it; a file that grows so much may be made to fill the memory",
  );
}

function decoderOf({ name, method }: Member): (piece: Uint8Array, isLast: boolean) => Uint8Array[] {
  if (method === STORED) return (piece) => [piece];
  if (method !== DEFLATE && method !== ZSTD)
    throw broken(`an archive packed in a way (${method}) that is not read here`);
  let out: Uint8Array[] = [];
  const take = (piece: Uint8Array) => {
    if (piece.length > 0) out.push(piece);
  };
  const stream = method === DEFLATE ? new Inflate(take) : new Decompress(take);
  return (piece, isLast) => {
    out = [];
    try {
      stream.push(piece, isLast);
    } catch {
      throw broken(`an archive whose "${name}" is damaged`);
    }
    return out;
  };
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
