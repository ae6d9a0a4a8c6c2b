import { questions } from "../../decision/questions.ts";

type Head = { tag: "script" | "meta" | "link"; attrs?: Record<string, string>; content?: string }[];

const keys = [...questions.map((each) => each.id), "weights", "as-of", "engine"].join("|");

/**
 * Before the first paint: where the address holds answers, the served advice (for none) is not shown and the page is not indexed. A form sent before the page is
 * ready goes nowhere, since it would drop the other answers. It removes nothing.
 */
const script = `{let a=location.search+location.hash;try{a=decodeURIComponent(a)}catch{}
if(/(^|[?&])([ab]\\.)?(${keys})=/.test(a)){document.documentElement.classList.add("answers-ahead");const m=document.createElement("meta");m.name="robots";m.content="noindex";document.head.append(m)}
addEventListener("submit",(e)=>{if(!e.target.method||e.target.method==="get")e.preventDefault()},true)}`;

/** What the head of every page of the advisor holds: one canonical address for all of them, and no referrer, since addresses hold answers. */
export const advisorHead = (site: URL | undefined, base: string): Head => [
  { tag: "meta", attrs: { name: "referrer", content: "no-referrer" } },
  ...(site
    ? [
        {
          tag: "link" as const,
          attrs: { rel: "canonical", href: new URL(`${base.replace(/\/+$/, "")}/advisor/`, site).href },
        },
      ]
    : []),
  { tag: "script", content: script },
];
