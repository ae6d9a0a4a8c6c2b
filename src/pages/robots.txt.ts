import type { APIRoute } from "astro";
import { href } from "../components/link.ts";

/** Everything may be read; the sitemap's address needs the host, which only the build knows. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${new URL(href("/sitemap-index.xml"), site).href}\n`);
