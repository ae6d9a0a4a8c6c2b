// Output on the console fails a unit test: what a program says is part of what it does, and a test that says it must catch it.
import { format } from "node:util";
import { afterAll, afterEach } from "vitest";

const said: string[] = [];

for (const method of ["debug", "error", "info", "log", "warn"] as const) {
  console[method] = (...args: unknown[]) => {
    said.push(`console.${method}: ${format(...args)}`);
  };
}

function failIfSaid(): void {
  const lines = said.splice(0);
  if (lines.length > 0) throw new Error(`A test wrote to the console:\n${lines.join("\n")}`);
}

afterEach(failIfSaid);
// What is said while a file is loaded, or after its last test.
afterAll(failIfSaid);
