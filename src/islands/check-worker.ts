// Reads and compares beside the page, so that long files freeze nothing. It has no network: all it gets are the files that the reader gave.
import {
  comparableTasks,
  compare,
  decodeSummary,
  encodeSummary,
  readResults,
  suggestInDomain,
  toCsv,
  toMarkdown,
  type ModelResults,
  type Source,
} from "../check/index.ts";
import type { FromWorker, GivenFile, SideFacts, SideId, ToWorker } from "../check-view/messages.ts";

const results: Record<SideId, ModelResults | null> = { base: null, tuned: null };
const running: Record<SideId, AbortController | undefined> = { base: undefined, tuned: undefined };

const say = (message: FromWorker): void => {
  self.postMessage(message);
};

const sourceOf = ({ path, blob }: GivenFile): Source => ({
  path,
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
});

const factsOf = ({ model, tool, toolVersion, rows, samples, notices }: ModelResults): SideFacts => ({
  model,
  tool: toolVersion === null ? tool : `${tool} ${toolVersion}`,
  tasks: new Set([...rows, ...samples].map(({ task }) => task)).size,
  rows: rows.length,
  samples: samples.length,
  notices: notices.slice(0, 50),
});

const sayChoices = (): void => {
  const { base, tuned } = results;
  if (base && tuned)
    say({ kind: "choices", tasks: comparableTasks(base, tuned), suggestion: suggestInDomain(base, tuned) });
};

async function read({ side, turn, files, columns, model }: Extract<ToWorker, { kind: "read" }>): Promise<void> {
  running[side]?.abort();
  const controller = new AbortController();
  running[side] = controller;
  results[side] = null;
  try {
    const outcome = await readResults(files.map(sourceOf), {
      signal: controller.signal,
      onProgress: ({ done, total, file }) => {
        say({ kind: "progress", side, turn, done, total, file });
      },
      ...(columns && { columns }),
      ...(model !== undefined && { model }),
    });
    if (running[side] !== controller) return;
    results[side] = outcome.results;
    const facts = outcome.results && factsOf(outcome.results);
    say({ kind: "read", side, turn, facts, refusals: outcome.refusals, asks: outcome.asks });
    sayChoices();
  } catch (error) {
    if (running[side] === controller && !controller.signal.aborted)
      say({ kind: "failed", side, turn, message: error instanceof Error ? error.message : String(error) });
  }
}

function handle(message: ToWorker): void {
  switch (message.kind) {
    case "read":
      void read(message);
      return;
    case "cancel":
      running[message.side]?.abort();
      running[message.side] = undefined;
      results[message.side] = null;
      return;
    case "compare": {
      const { base, tuned } = results;
      if (!base || !tuned) return;
      const report = compare(base, tuned, { inDomain: message.inDomain, margin: message.margin });
      say({
        kind: "report",
        report,
        markdown: toMarkdown(report),
        csv: toCsv(report),
        fragment: encodeSummary(report),
      });
      return;
    }
    case "open":
      say({ kind: "summary", summary: decodeSummary(message.fragment) });
  }
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  try {
    handle(data);
  } catch (error) {
    say({ kind: "failed", side: null, turn: 0, message: error instanceof Error ? error.message : String(error) });
  }
});
say({ kind: "ready" });
