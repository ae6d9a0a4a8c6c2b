// `npm start`: installs what is missing, builds the site, serves it on one address.
import { join } from "node:path";
import { buildSite } from "./build.mjs";
import { ensureInstalled, fail, root } from "./toolchain.mjs";

const port = Number(process.env.PORT || 4321);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  fail(`PORT: "${process.env.PORT}" is no port; give a number from 1 to 65535.`, 2);
}

console.log("[1/3] Packages");
await ensureInstalled();

console.log("[2/3] Building the site");
const code = await buildSite();
if (code !== 0) fail("The site could not be built: see the message above.", code);

console.log("[3/3] Serving the site");
const { serve } = await import("./serve.mjs");
const server = await serve({
  dir: join(root, "dist"),
  base: process.env.BASE_PATH ?? "/",
  host: process.env.HOST || "127.0.0.1",
  port,
  portsToTry: 100,
});
if (server.port !== port) console.log(`Port ${String(port)} is taken; took the next free one.`);
console.log(`\nCliffwise is ready: ${server.url}\nCtrl-C stops it.`);

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
