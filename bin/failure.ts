/** Wrong input: one line that names the field, the value and the way out. The command ends with code 2. */
export class Failure extends Error {}

/** Text from outside on one line, however it was written. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
