// `npm run -s cliffwise -- <arguments>`, from any folder. npm moves to the project's root and leaves the folder it was called from in
// INIT_CWD: the command line runs there, so that relative paths mean what the caller wrote.
import { join } from "node:path";
import { ensureInstalled, root, run } from "./toolchain.mjs";

const calledFrom = process.env.npm_lifecycle_event === "cliffwise" ? process.env.INIT_CWD : undefined;
await ensureInstalled();
process.exitCode = await run("node", [join(root, "bin", "cliffwise.ts"), ...process.argv.slice(2)], {
  cwd: calledFrom ?? process.cwd(),
});
