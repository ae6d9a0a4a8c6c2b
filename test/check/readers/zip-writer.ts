// Archives as Inspect writes them, and some that nobody should.
import { deflateRawSync, zstdCompressSync, crc32 } from "node:zlib";

export interface Member {
  readonly name: string;
  readonly text: string;
  readonly method?: "stored" | "deflate" | "zstd";
  /** Bytes that stand in place of the packed text. */
  readonly packed?: Uint8Array;
  /** Size that is claimed in place of the true one. */
  readonly claimed?: number;
}

const METHODS = { stored: 0, deflate: 8, zstd: 93 };

export function zip(members: readonly Member[], { wide = false } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { name, text, method = "deflate" } = member;
    const data = Buffer.from(text);
    const packed = Buffer.from(
      member.packed ?? (method === "stored" ? data : method === "deflate" ? deflateRawSync(data) : zstdFrames(data)),
    );
    const size = member.claimed ?? data.length;
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    // Sizes may be missing here where the writer streamed: only the directory counts.
    local.writeUInt16LE(nameBytes.length, 26);
    const extra = wide ? wideExtra([size, packed.length, offset]) : Buffer.alloc(0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(METHODS[method], 10);
    entry.writeUInt32LE(crc32(data), 16);
    entry.writeUInt32LE(wide ? 0xffffffff : packed.length, 20);
    entry.writeUInt32LE(wide ? 0xffffffff : size, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(wide ? 0xffffffff : offset, 42);
    locals.push(local, nameBytes, packed);
    entries.push(entry, nameBytes, extra);
    offset += 30 + nameBytes.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  return Buffer.concat([
    ...locals,
    directory,
    wide ? wideEnd(members.length, directory.length, offset) : Buffer.alloc(0),
    end(members.length, directory.length, offset, wide),
  ]);
}

/** Two frames, as of a member longer than one. */
function zstdFrames(data: Buffer): Buffer {
  const half = Math.floor(data.length / 2);
  return Buffer.concat([zstdCompressSync(data.subarray(0, half)), zstdCompressSync(data.subarray(half))]);
}

function wideExtra(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  numbers.forEach((number, at) => extra.writeBigUInt64LE(BigInt(number), 4 + 8 * at));
  return extra;
}

function wideEnd(count: number, size: number, at: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(at + size), 64);
  return record;
}

function end(count: number, size: number, at: number, wide: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(wide ? 0xffff : count, 8);
  record.writeUInt16LE(wide ? 0xffff : count, 10);
  record.writeUInt32LE(wide ? 0xffffffff : size, 12);
  record.writeUInt32LE(wide ? 0xffffffff : at, 16);
  return record;
}
