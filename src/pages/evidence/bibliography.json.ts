import type { APIRoute } from "astro";
import { catalog } from "../../catalog/load.ts";
import { cslJsonOf } from "./_bibliography.ts";

/** All sources as CSL-JSON. */
export const GET: APIRoute = () =>
  new Response(cslJsonOf(catalog().papers.values()), {
    headers: { "Content-Type": "application/vnd.citationstyles.csl+json; charset=utf-8" },
  });
