import { check, checkHelp, checkUsage } from "./check.ts";
import { Failure, oneLine } from "./failure.ts";
import { call, run } from "./run.ts";
import { wrap } from "./text.ts";

// A reader that closes early (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const [name, ...rest] = process.argv.slice(2);

try {
  if (name !== "check") process.stdout.write(run(process.argv.slice(2)));
  else if (rest.includes("--help") || rest.includes("-h"))
    process.stdout.write([`${call} ${checkUsage}`, "", ...checkHelp.map((line) => wrap(line)), ""].join("\n"));
  else {
    const { text, notes, exitCode } = await check(rest);
    process.stderr.write(notes);
    process.stdout.write(text);
    process.exitCode = exitCode;
  }
} catch (error) {
  if (error instanceof Failure) {
    process.stderr.write(`${oneLine(error.message)}\n`);
    process.exitCode = 2;
  } else throw error;
}
