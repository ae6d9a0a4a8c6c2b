// `node scripts/run.mjs <tool> [arguments]`: installs what is missing, then runs an installed tool on the pinned Node.
import { ensureInstalled, run } from "./toolchain.mjs";

const [tool, ...args] = process.argv.slice(2);
await ensureInstalled();
process.exitCode = await run(tool, args);
