import type { AdviceKit, LibraryCards } from "../kit/parts.ts";
import type { FindingCards } from "./finding-card.ts";
import { Evaluation, type Grounds, Recipes } from "./Kit.tsx";
import type { Links } from "./links.ts";

/** Findings as the kit links them: by the study's name, to the entry. */
const groundsOf = (links: Links, findings: FindingCards | undefined): Grounds => ({
  page: links.page,
  finding: (id) => {
    const card = findings?.[id];
    const label = card?.read === "secondary" ? `${card.cite} (second hand)` : (card?.cite ?? id);
    return card && { label, url: links.page(`/evidence/${card.paper}/#${id}`) };
  },
});

interface KitProps {
  readonly kit: AdviceKit;
  readonly libraries: LibraryCards;
  readonly links: Links;
  readonly findings: FindingCards | undefined;
}

/** The kit of an advice: each recommended technique, then one plan for all. */
export const KitOfAdvice = ({ kit, libraries, links, findings }: KitProps) => {
  const shared = { libraries, grounds: groundsOf(links, findings) };
  return (
    <div class="kit-body">
      {kit.parts.map(({ id, name, recipe }) => (
        <div key={id}>
          <h3>
            <a href={links.page(`/techniques/${id}/#how-to`)}>{name}</a>
          </h3>
          <Recipes recipe={recipe} {...shared} />
        </div>
      ))}
      <h3>Evaluation plan</h3>
      <Evaluation plan={kit.plan} {...shared} />
    </div>
  );
};
