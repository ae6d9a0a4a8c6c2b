import type { State } from "../decision/answers-url.ts";

/** Hands a text to the reader as a file. */
export const save = (name: string, text: string, type = "application/json"): void => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 1000);
};

/** An answers file, as the command line and the "Open" control of the advisor read it. */
export const answersFile = ({ answers, weights, asOf }: State): string =>
  `${JSON.stringify({ version: 1, answers, ...(weights ? { weights } : {}), ...(asOf ? { asOf } : {}) }, null, 2)}\n`;

/**
 * A text that is still to come keeps the reader's click: some browsers allow copying only from within it.
 * @returns what to tell the reader
 */
export const copy = async (text: string | Promise<string>, what: string): Promise<string> => {
  try {
    await (typeof text === "string" || typeof ClipboardItem === "undefined"
      ? navigator.clipboard.writeText(await text)
      : navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]));
    return `${what} copied`;
  } catch {
    // Throws where it is the text that did not come.
    await text;
    return "Your browser did not allow copying";
  }
};
