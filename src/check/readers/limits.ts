// How much a file may ask of the machine that reads it. Real result files stay far below each of these; hostile ones end here.

const MEBIBYTE = 1024 * 1024;

/** Bytes read at a time: long enough to be fast, short enough to report progress and stop often. */
export const CHUNK = MEBIBYTE;

/** Depth of brackets. Logs of agents with tools reach about 30; a parser that recurses would overflow at some thousands. */
export const MAX_DEPTH = 256;

/** Bytes of one JSON value that is kept: one item of a samples file, or one part of a results file. The largest seen is below 4 MiB. */
export const MAX_VALUE = 64 * MEBIBYTE;

/** Bytes of a text that is read as a table: Markdown or CSV. It stands in memory whole; long samples belong into JSON lines. */
export const MAX_TABLE = 32 * MEBIBYTE;

/** Items of one side: HellaSwag two hundred times over, and about a gigabyte of rows. */
export const MAX_SAMPLES = 2_000_000;

/** Rows of one side. The largest harness groups have about 4,000 tasks. */
export const MAX_ROWS = 200_000;

/** Characters of a name of a task, metric or filter: longer ones are no names. */
export const MAX_NAME = 300;

/** Characters of a setting: `model.ts` promises this. */
export const MAX_SETTING = 200;

/** Notices of one file, so that a broken one does not bury the others. */
export const MAX_NOTICES = 20;

/** Files of one side. A HELM suite has five for each of some hundred runs. */
export const MAX_FILES = 20_000;

/** Members of an archive: one for each item and epoch, and some more. */
export const MAX_MEMBERS = 200_000;

/** Bytes of an archive's directory: about 100 for each member. */
export const MAX_DIRECTORY = 64 * MEBIBYTE;

/** Bytes of one unpacked member. */
export const MAX_MEMBER = 512 * MEBIBYTE;

/** Bytes of one packed member, which stands in memory while it is unpacked. */
export const MAX_PACKED = 64 * MEBIBYTE;

/** Bytes of all unpacked members that are read. */
export const MAX_UNPACKED = 4096 * MEBIBYTE;

/** How many times larger a member may be unpacked, once it is larger than `RATIO_FREE`. JSON logs reach about 60. */
export const MAX_RATIO = 500;

/** Bytes up to which the ratio does not matter: short repetitive members are harmless. */
export const RATIO_FREE = 4 * MEBIBYTE;

/** Bytes that a zstd frame may want to look back: the decoder takes them at once. The default level wants 2 MiB. */
export const MAX_WINDOW = 32 * MEBIBYTE;
