// Archives that would fill the memory, or lie.
import { deflateRawSync, zstdCompressSync } from "node:zlib";
import { expect, it } from "vitest";
import { MAX_RATIO, RATIO_FREE } from "../../../src/check/readers/limits.ts";
import { bytesFile, refused } from "./sources.ts";
import { zip } from "./zip-writer.ts";

const MEBIBYTE = 1024 * 1024;
const zeros = Buffer.alloc(64 * MEBIBYTE);
const packed = { deflate: deflateRawSync(zeros), zstd: zstdCompressSync(zeros) };

it.each(["deflate", "zstd"] as const)("refuses a member of %s that grows more than %d times", async (method) => {
  expect(zeros.length).toBeGreaterThan(Math.max(RATIO_FREE, packed[method].length * MAX_RATIO));
  const file = zip([{ name: "header.json", text: "", method, packed: packed[method], claimed: zeros.length }]);
  expect(await refused(bytesFile("bomb.eval", file))).toContain("unpack to far more");
});

it.each(["deflate", "zstd"] as const)("stops a member of %s at the size that it claims", async (method) => {
  const file = zip([{ name: "header.json", text: "", method, packed: packed[method], claimed: 100 }]);
  expect(await refused(bytesFile("liar.eval", file))).toContain("unpack to far more");
});

it("refuses sizes beyond all logs, before anything is unpacked", async () => {
  const file = zip([{ name: "header.json", text: "", claimed: 0xfffffff0 }]);
  expect(await refused(bytesFile("huge.eval", file))).toContain("4,294,967,280 bytes");
});

it("refuses zstd that wants a window of a gigabyte", async () => {
  // Magic, a descriptor without a content size, a window of 2^30, one empty last block.
  const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 20 << 3, 0x01, 0x00, 0x00);
  const second = Buffer.concat([zstdCompressSync(Buffer.from("{}")), frame]);
  for (const each of [frame, second]) {
    const file = zip([{ name: "header.json", text: "{}", method: "zstd", packed: each }]);
    expect(await refused(bytesFile("window.eval", file))).toContain("looks back 1,073,741,824 bytes");
  }
});

it("refuses a directory that points outside, and more members than it can have", async () => {
  const bytes = Buffer.from(zip([{ name: "header.json", text: "{}" }]));
  bytes.writeUInt32LE(0x7fffffff, bytes.length - 6);
  expect(await refused(bytesFile("out.eval", bytes))).toContain("points outside");
  const count = Buffer.from(zip([{ name: "header.json", text: "{}" }]));
  count.writeUInt16LE(9, count.length - 12);
  expect(await refused(bytesFile("count.eval", count))).toContain("broken directory");
});
