import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import type { StarlightRouteData } from "@astrojs/starlight/route-data";
import textFont from "../assets/fonts/literata-latin-opsz-normal.woff2?url";
import uiFont from "../assets/fonts/schibsted-grotesk-latin-wght-normal.woff2?url";
import { disagreementsOn } from "../catalog/disagreements.ts";
import { catalog } from "../catalog/load.ts";
import { tiers } from "../decision/schema/ids.ts";
import { noteSections, riskSections, techniqueSections, type Section } from "./sections.ts";

type SidebarGroup = Extract<StarlightRouteData["sidebar"][number], { type: "group" }>;

/** What every page gets besides its own content: preloaded type, techniques by tier in the sidebar, generated sections among its headings. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  for (const href of [textFont, uiFont]) {
    route.head.push({
      tag: "link",
      attrs: { rel: "preload", href, as: "font", type: "font/woff2", crossorigin: "anonymous" },
      content: "",
    });
  }
  // Served for any address that is not there, so it has none of its own.
  if (route.id === "404")
    route.head = route.head.filter(({ attrs }) => attrs?.["rel"] !== "canonical" && attrs?.["property"] !== "og:url");
  route.sidebar = route.sidebar
    .filter((entry) => entry.type === "link" || entry.entries.length > 0)
    .map((entry) => (entry.type === "group" && entry.label === "Techniques" ? byTier(entry) : entry));

  const { technique, risk, note } = route.entry.data;
  if (technique) addSections(route, techniqueSections);
  if (risk) addSections(route, riskSections);
  if (note && disagreementsOn(catalog(), { note: route.entry.id.split("/").at(-1) }).length > 0)
    addSections(route, noteSections);
  // The contents stand under the lead instead: the right margin belongs to citations.
  if (technique ?? risk ?? note) route.toc = undefined;
});

function addSections(
  route: StarlightRouteData,
  { before, after }: { readonly before: readonly Section[]; readonly after: readonly Section[] },
): void {
  const heading = ({ id, title }: Section) => ({ depth: 2, slug: id, text: title });
  route.headings = [...before.map(heading), ...route.headings, ...after.map(heading)];
}

/** Forty links in a row are no menu: a group a tier, open where the reader is. */
function byTier(group: SidebarGroup): SidebarGroup {
  const tierOf = new Map(catalog().techniques.map(({ id, facts }) => [id, facts.tier]));
  const entries = tiers.flatMap((tier) => {
    const links = group.entries.filter(
      (entry) => entry.type === "link" && tierOf.get(entry.href.split("/").at(-2) ?? "") === tier,
    );
    const isOpen = links.some((entry) => entry.type === "link" && entry.isCurrent);
    return links.length > 0
      ? [{ type: "group" as const, label: tier, entries: links, collapsed: !isOpen, badge: undefined }]
      : [];
  });
  return { ...group, entries };
}
