import type { ComponentChildren } from "preact";

/** What a page gives of the kit: folded, since it is long and not everyone's next step. */
export const Fold = ({
  children,
  open,
  onOpen,
}: {
  children: ComponentChildren;
  open?: boolean;
  onOpen?: () => void;
}) => (
  <details
    class="more kit"
    open={open ?? false}
    onToggle={(event) => {
      if (event.currentTarget.open) onOpen?.();
    }}
  >
    <summary>Show the configuration and the evaluation plan</summary>
    {children}
  </details>
);

/** The section of the report; its contents come with the page, or once they are asked for. */
export const KitSection = ({ children }: { children: ComponentChildren }) => (
  <section id="kit" aria-labelledby="h-kit">
    <h2 id="h-kit">Guardrail kit</h2>
    <p class="small">
      A ready configuration for what is recommended with these answers, each value that moves a risk with what it rests
      on, and what to evaluate before and after.
    </p>
    {children}
  </section>
);
