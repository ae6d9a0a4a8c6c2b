import { Failure, oneLine } from "./failure.ts";
import { run } from "./run.ts";

// A reader that closes early (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  process.stdout.write(run(process.argv.slice(2)));
} catch (error) {
  if (error instanceof Failure) {
    process.stderr.write(`${oneLine(error.message)}\n`);
    process.exitCode = 2;
  } else throw error;
}
