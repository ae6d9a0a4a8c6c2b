// The door: files of one side, whatever tool wrote them, become one model's results.
import { type ReadOptions, type ReadOutcome, type Source } from "../model.ts";

/**
 * Reads one side's files and joins what belongs together: results with their samples, shards, folders of runs. A file is used whole or
 * refused with what it seems to be; a question that only the reader can answer comes back in `asks`, and nothing is read until it is.
 */
export function readResults(sources: readonly Source[], options: ReadOptions = {}): Promise<ReadOutcome> {
  options.signal?.throwIfAborted();
  const refusals = sources.map(({ path }) => ({ where: path, found: "a file", expected: "a reader" }));
  return Promise.resolve({ results: null, refusals, asks: [] });
}
