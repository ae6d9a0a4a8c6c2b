import { useEffect, useRef, useState } from "preact/hooks";
import type { CheckReport, InDomainSuggestion, ReportSummary } from "../check/index.ts";
import { CheckReportView, type PageLink } from "../check-view/CheckReportView.tsx";
import { InDomain } from "../check-view/InDomain.tsx";
import type { FromWorker, GivenFile, SideId, SideState, ToWorker } from "../check-view/messages.ts";
import { Side } from "../check-view/Side.tsx";
import { SummaryView } from "../check-view/SummaryView.tsx";
import { copy, save } from "./files.ts";

interface Props {
  /** Base path of the site, `/` at its end or not. */
  readonly base: string;
}

const nothing: SideState = { files: [], facts: null, refusals: [], asks: [], progress: null, reading: "", failed: "" };

const signsOfUse = ["pointermove", "pointerdown", "keydown", "touchstart", "dragenter", "focusin"] as const;

const exampleFiles: Readonly<Record<SideId, readonly string[]>> = {
  base: ["llama-2-7b_zero-shot.json", "llama-2-7b_8-shot.json"],
  tuned: ["llama-2-7b-chat_zero-shot.json", "llama-2-7b-chat_8-shot.json"],
};

interface Finished {
  readonly report: CheckReport;
  readonly markdown: string;
  readonly csv: string;
  readonly fragment: string;
}

/** The cliff check: files are read and compared in a worker, and nothing is sent. */
export const CliffCheck = ({ base }: Props) => {
  const [sides, setSides] = useState<Readonly<Record<SideId, SideState>>>({ base: nothing, tuned: nothing });
  const [choices, setChoices] = useState<{ tasks: readonly string[]; suggestion: InDomainSuggestion }>();
  const [finished, setFinished] = useState<Finished>();
  const [summary, setSummary] = useState<ReportSummary | "broken">();
  const [comparing, setComparing] = useState(false);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState("");
  const [ready, setReady] = useState(false);
  const [inUse, setInUse] = useState(false);
  const worker = useRef<Worker>();
  const turns = useRef<Record<SideId, number>>({ base: 0, tuned: 0 });

  const page: PageLink = (path) => base.replace(/\/+$/, "") + path;
  // Files may be given without a sign of use, by a script say: what is said before there is a worker waits for it.
  const waiting = useRef<ToWorker[]>([]);
  const tell = (message: ToWorker): void => {
    if (worker.current) worker.current.postMessage(message);
    else {
      waiting.current.push(message);
      setInUse(true);
    }
  };
  const change = (side: SideId, part: Partial<SideState>): void => {
    setSides((before) => ({ ...before, [side]: { ...before[side], ...part } }));
  };

  // The readers are larger than the page: they come with the first sign of use, so that they are there before a file can be given.
  useEffect(() => {
    const start = (): void => {
      for (const sign of signsOfUse) removeEventListener(sign, start);
      setInUse(true);
    };
    for (const sign of signsOfUse) addEventListener(sign, start, { passive: true });
    if (location.hash.startsWith("#r=")) start();
    addEventListener("hashchange", start);
    return () => {
      for (const sign of signsOfUse) removeEventListener(sign, start);
      removeEventListener("hashchange", start);
    };
  }, []);

  useEffect(() => {
    if (!inUse) return;
    const started = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module", name: "cliff-check" });
    worker.current = started;
    for (const message of waiting.current.splice(0)) started.postMessage(message);
    const late = (side: SideId, turn: number): boolean => turns.current[side] !== turn;
    started.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      switch (data.kind) {
        case "ready":
          setReady(true);
          if (location.hash.startsWith("#r=")) tell({ kind: "open", fragment: location.hash });
          return;
        case "progress":
          if (late(data.side, data.turn)) return;
          change(data.side, { progress: data.total > 0 ? data.done / data.total : 0, reading: data.file });
          return;
        case "read":
          if (late(data.side, data.turn)) return;
          change(data.side, {
            facts: data.facts,
            refusals: data.refusals,
            asks: data.asks,
            progress: null,
            reading: "",
          });
          return;
        case "choices":
          setChoices({ tasks: data.tasks, suggestion: data.suggestion });
          return;
        case "report":
          setComparing(false);
          setFinished(data);
          return;
        case "summary":
          setSummary(data.summary ?? "broken");
          return;
        case "failed":
          setComparing(false);
          if (data.side === null) setFault(data.message);
          else if (!late(data.side, data.turn)) change(data.side, { failed: data.message, progress: null });
      }
    });
    started.addEventListener("error", () => {
      setFault(
        "The part of this page that reads files could not be started. Reload the page, or use the command line.",
      );
    });
    const open = (): void => {
      if (location.hash.startsWith("#r=")) tell({ kind: "open", fragment: location.hash });
    };
    addEventListener("hashchange", open);
    return () => {
      removeEventListener("hashchange", open);
      started.terminate();
    };
  }, [inUse]);

  useEffect(() => {
    if (finished) document.getElementById("verdict")?.focus();
  }, [finished]);

  const read = (
    side: SideId,
    files: readonly GivenFile[],
    extra: Pick<Extract<ToWorker, { kind: "read" }>, "columns" | "model"> = {},
  ): void => {
    turns.current[side] += 1;
    setFinished(undefined);
    setChoices(undefined);
    setSummary(undefined);
    change(side, { ...nothing, files, progress: files.length > 0 ? 0 : null });
    if (files.length === 0) tell({ kind: "cancel", side });
    else tell({ kind: "read", side, turn: turns.current[side], files, ...extra });
  };

  const loadExample = async (): Promise<void> => {
    try {
      const given = async (side: SideId): Promise<GivenFile[]> =>
        Promise.all(
          exampleFiles[side].map(async (name) => {
            const response = await fetch(page(`/check-example/${name}`));
            if (!response.ok) throw new Error(name);
            return { path: name, blob: await response.blob() };
          }),
        );
      const [before, after] = [await given("base"), await given("tuned")];
      read("base", before);
      read("tuned", after);
    } catch {
      setFault("The example could not be loaded. Your own files need no network.");
    }
  };

  const bothRead = sides.base.facts !== null && sides.tuned.facts !== null && choices !== undefined;
  const link = finished && `${location.origin}${location.pathname}#${finished.fragment}`;
  const act = (what: Promise<string>): void => {
    void what.then(setSaid);
  };

  return (
    <div class="chk">
      {summary === "broken" && (
        <p class="banner" role="alert">
          This link carries no report that can be read here. It may have been cut off; ask for the files or for the
          whole link.
        </p>
      )}
      {summary !== undefined && summary !== "broken" && <SummaryView summary={summary} page={page} />}
      {fault !== "" && (
        <p class="banner" role="alert">
          {fault}
        </p>
      )}

      <section aria-labelledby="files">
        <h2 id="files">1. Results of both models</h2>
        <div class="sides">
          <Side
            side="base"
            title="Before"
            what="the model you started from"
            state={sides.base}
            onFiles={(files, extra) => {
              read("base", files, extra);
            }}
          />
          <Side
            side="tuned"
            title="After"
            what="the specialized model"
            state={sides.tuned}
            onFiles={(files, extra) => {
              read("tuned", files, extra);
            }}
          />
        </div>
        <p class="row">
          {sides.base.files.length + sides.tuned.files.length > 0 && (
            <button
              type="button"
              class="btn quiet sm"
              onClick={() => {
                const { base: before, tuned: after } = sides;
                read("base", after.files);
                read("tuned", before.files);
              }}
            >
              Swap the sides
            </button>
          )}
          <button type="button" class="btn quiet sm" disabled={!ready} onClick={() => void loadExample()}>
            Load a worked example
          </button>
        </p>
      </section>

      {bothRead && (
        <InDomain
          key={choices.tasks.join("\n")}
          tasks={choices.tasks}
          suggestion={choices.suggestion}
          busy={comparing}
          onCompare={(inDomain, margin) => {
            setComparing(true);
            setFault("");
            tell({ kind: "compare", inDomain, margin });
          }}
        />
      )}

      <p class="vh" role="status" aria-live="polite">
        {comparing ? "Comparing" : finished ? `Verdict: ${finished.report.verdict.sentence}` : said}
      </p>

      {finished && (
        <div class="report">
          <CheckReportView report={finished.report} page={page} />
          <section aria-labelledby="keep">
            <h2 id="keep">Keep it</h2>
            <p class="row">
              <button
                type="button"
                class="btn sm"
                onClick={() => {
                  act(copy(finished.markdown, "Report"));
                }}
              >
                Copy as Markdown
              </button>
              <button
                type="button"
                class="btn quiet sm"
                onClick={() => {
                  save("cliff-check.md", finished.markdown, "text/markdown");
                }}
              >
                Save Markdown
              </button>
              <button
                type="button"
                class="btn quiet sm"
                onClick={() => {
                  save("cliff-check.json", `${JSON.stringify(finished.report, null, 2)}\n`);
                }}
              >
                Save JSON
              </button>
              <button
                type="button"
                class="btn quiet sm"
                onClick={() => {
                  save("cliff-check.csv", finished.csv, "text/csv");
                }}
              >
                Save CSV
              </button>
              <button
                type="button"
                class="btn quiet sm"
                onClick={() => {
                  act(copy(link ?? "", "Link"));
                }}
              >
                Copy a link to the summary
              </button>
              <button
                type="button"
                class="btn quiet sm"
                onClick={() => {
                  print();
                }}
              >
                Print
              </button>
            </p>
            <p class="small">
              The link carries the verdict and the rows that moved most, after the <code>#</code>, which no browser
              sends. Your files are not in it.
            </p>
            <p class="small said" aria-hidden="true">
              {said}
            </p>
          </section>
        </div>
      )}
    </div>
  );
};
