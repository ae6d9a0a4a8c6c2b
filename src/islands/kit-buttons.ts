import { copy, save } from "./files.ts";

/** A click on a button beside a file of the kit: the file is what its lines say, read off the page. What became of it is said in the status below. */
export const pressKitButton = (event: Event): void => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-kit]") : null;
  const whole = button?.closest(".kit-file");
  const lines = whole?.querySelector<HTMLElement>("[data-kit-file]");
  const status = whole?.querySelector("[data-kit-done]");
  if (!button || !lines || !status) return;
  const name = lines.dataset["kitFile"] ?? "file";
  const text = lines.textContent;
  if (button.dataset["kit"] === "save") {
    save(name, text, "text/plain");
    status.textContent = `Saved ${name}`;
    return;
  }
  void copy(text, name).then((said) => {
    status.textContent = said;
  });
};
