import type { APIRoute } from "astro";
import { catalog } from "../../catalog/load.ts";
import { bibtexOf } from "./_bibliography.ts";

/** All sources, for reference managers. */
export const GET: APIRoute = () =>
  new Response(bibtexOf(catalog().papers.values()), {
    headers: { "Content-Type": "application/x-bibtex; charset=utf-8" },
  });
