import { defineHastPlugin, type HastPluginDefinition } from "satteri";

/** Content writes `/notes/x/`; the built page needs the base path before it. Leaves `//host`, `#id` and full URLs alone. */
export function baseLinks(base: string): HastPluginDefinition {
  const prefix = base.replace(/\/$/, "");
  const based = (href: string): string => (prefix && /^\/(?!\/)/.test(href) ? prefix + href : href);
  return defineHastPlugin({
    name: "base-links",
    element: {
      filter: ["a"],
      visit(node, context) {
        const href = node.properties["href"];
        if (typeof href === "string" && based(href) !== href) context.setProperty(node, "href", based(href));
      },
    },
  });
}
