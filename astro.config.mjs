import mdx from "@astrojs/mdx";
import preact from "@astrojs/preact";
import starlight from "@astrojs/starlight";
import { satteri } from "@astrojs/markdown-satteri";
import { defineConfig } from "astro/config";
import starlightLinksValidator from "starlight-links-validator";
import { catalogModules } from "./src/catalog/vite-plugin.ts";
import { contentSecurityPolicy } from "./src/hosting/content-security-policy.ts";
import { catalog } from "./src/catalog/load.ts";
import { glossaryLinks } from "./src/markdown/glossary-links.ts";
import { baseLinks } from "./src/markdown/base-links.ts";
import { isGeneratedPage } from "./src/markdown/generated-pages.ts";

/** Where the site is served: SITE_URL is scheme and host, BASE_PATH the folder under it ("/docs/"). */
const site = process.env.SITE_URL || "https://cliffwise.example";
const base = `/${(process.env.BASE_PATH ?? "").replace(/^\/+|\/+$/g, "")}`;

export default defineConfig({
  site,
  base,
  trailingSlash: "always",
  output: "static",
  prefetch: false,
  devToolbar: { enabled: false },
  vite: { plugins: [catalogModules()] },
  markdown: {
    processor: satteri({
      features: { headingAttributes: true },
      hastPlugins: [glossaryLinks(catalog().glossary), baseLinks(base)],
    }),
    shikiConfig: { theme: "css-variables" },
  },
  integrations: [
    starlight({
      title: "Cliffwise",
      description: "Choose how to specialize a language model without walking it off a capability cliff.",
      credits: false,
      expressiveCode: false,
      head: [{ tag: "meta", attrs: { name: "referrer", content: "no-referrer" } }],
      favicon: "/favicon.svg",
      disable404Route: true,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      customCss: [
        "./src/styles/tokens.css",
        "./src/styles/bridge.css",
        "./src/styles/base.css",
        "./src/styles/frame.css",
        "./src/styles/prose.css",
        "./src/styles/labels.css",
        "./src/styles/panels.css",
        "./src/styles/tables.css",
        "./src/styles/controls.css",
        "./src/styles/drawings.css",
        "./src/styles/code.css",
        "./src/styles/pages.css",
        "./src/styles/search.css",
        "./src/styles/print.css",
      ],
      components: {
        Footer: "./src/components/Footer.astro",
        Hero: "./src/components/Hero.astro",
        Header: "./src/components/Header.astro",
        MarkdownContent: "./src/components/MarkdownContent.astro",
        MobileMenuFooter: "./src/components/MobileMenuFooter.astro",
        PageTitle: "./src/components/PageTitle.astro",
        Search: "./src/components/Search.astro",
        SiteTitle: "./src/components/SiteTitle.astro",
        ThemeProvider: "./src/components/ThemeProvider.astro",
        ThemeSelect: "./src/components/ThemeSelect.astro",
      },
      routeMiddleware: "./src/markdown/route.ts",
      plugins: [starlightLinksValidator({ exclude: isGeneratedPage })],
      sidebar: [
        { label: "Notes", items: [{ autogenerate: { directory: "notes" } }] },
        { label: "Techniques", items: [{ autogenerate: { directory: "techniques" } }] },
        { label: "Risks", items: [{ autogenerate: { directory: "risks" } }] },
        {
          label: "The logic",
          items: [
            { label: "Situations", link: "/situations/" },
            { label: "Rules", link: "/rules/" },
            { label: "Evidence", link: "/evidence/" },
            { label: "Back-test", link: "/back-test/" },
            { label: "Disagreements", link: "/disagreements/" },
            { label: "Access records", link: "/access/" },
            { label: "Method", link: "/method/" },
            { label: "Changes", link: "/changes/" },
            { label: "Glossary", link: "/glossary/" },
            { label: "Cliff check", link: "/check/" },
          ],
        },
      ],
    }),
    mdx(),
    preact(),
    // Last: it hashes the scripts of the finished pages.
    contentSecurityPolicy(),
  ],
});
