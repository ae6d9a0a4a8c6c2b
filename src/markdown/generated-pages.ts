/**
 * Links that starlight-links-validator cannot follow, since it knows the headings of MDX files only: pages under src/pages, and sections that a technique's or a
 * risk's front matter generates. The check of the built site covers them.
 */
const generated =
  /\/(notes|techniques|risks)\/$|\/(access|advisor|back-test|changes|check|disagreements|evidence|glossary|method|rules|situations)\/|\/(techniques|risks)\/[^/]+\/#/;

export function isGeneratedPage({ link }: { link: string }): boolean {
  return generated.test(link.replace(/\?[^#]*/, ""));
}
