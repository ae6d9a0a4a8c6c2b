// What every command of this project stands on: the pinned packages are there, and the pinned Node runs them.
// Plain JavaScript without imports from packages: it runs on the Node >= 20 that the machine has, before anything is installed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { basename, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const windows = process.platform === "win32";
const pinnedNode = join(modules, "node", "bin", windows ? "node.exe" : "node");

/** Messages go to standard error: standard output belongs to the command that is run. */
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** The packages of the lockfile that belong on this platform, by their path. */
function wantedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).filter(
    ([path, { os, cpu }]) =>
      path !== "" && (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true),
  );
}

/** True where node_modules is what the lockfile asks for; an interrupted install leaves no record and so counts as none. */
function isInstalled() {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record) || !existsSync(pinnedNode)) return false;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return wantedPackages().every(([path, entry]) =>
    present[path] ? present[path].version === entry.version : entry.optional === true,
  );
}

/** Installs the packages of the lockfile where they are missing or others; ends the process with a message where that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const release = await takeInstallLock();
  try {
    if (!isInstalled()) await install();
  } finally {
    release();
  }
}

/** Two commands started at once must not both install: the second waits for the first. */
async function takeInstallLock() {
  const lock = join(root, ".cache", "installing");
  mkdirSync(join(root, ".cache"), { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (!waited) say("Another command is installing the packages; waiting for it …");
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (!ownerIsAlive(lock)) rmSync(lock, { force: true });
  }
}

/** False only where the process that took the lock has ended without giving it back. */
function ownerIsAlive(lock) {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    if (owner > 0) process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

async function install() {
  const wanted = wantedPackages().map(([path]) => join(root, path, "package.json"));
  say(`Installing about ${String(wanted.length)} packages (a minute or so, only this time) …`);
  const started = Date.now();
  const report = () => {
    const done = wanted.filter((path) => existsSync(path)).length;
    const line = `  ${String(done)} of about ${String(wanted.length)} packages, ${String(Math.round((Date.now() - started) / 1000))} s`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
    else say(line);
  };
  const ticker = setInterval(report, process.stderr.isTTY ? 500 : 10_000);
  const code = await npm(["ci", "--include=dev", "--include=optional", "--loglevel=error", "--progress=false"]);
  clearInterval(ticker);
  if (process.stderr.isTTY) say("");
  if (code !== 0) fail("The packages could not be installed: see npm's message above.", code);
  if (!existsSync(pinnedNode)) {
    fail(
      `The install script of the package "node" did not run: allow it with "npm config set ignore-scripts false".`,
      1,
    );
  }
  say(`Installed in ${String(Math.round((Date.now() - started) / 1000))} s.`);
}

/** Runs npm on the Node that npm itself was started with: the pinned one is removed and laid anew while `npm ci` runs. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const known = cli !== undefined && basename(cli) === "npm-cli.js";
  const withoutBin = (process.env.PATH ?? "").split(delimiter).filter((entry) => !entry.startsWith(modules));
  return wait(
    spawn(
      known ? (process.env.npm_node_execpath ?? process.execPath) : "npm",
      known ? [cli, ...args] : args,
      // Windows starts npm.cmd only through its shell; the arguments are ours, there is nothing to quote.
      {
        cwd: root,
        stdio: ["ignore", process.stderr, "inherit"],
        env: { ...process.env, PATH: withoutBin.join(delimiter) },
        shell: windows && !known,
      },
    ),
  );
}

/**
 * Runs an installed tool, or a script (`node`), on the pinned Node, and gives its exit code.
 * @param {string} tool `node`, or the command of an installed package
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] `env` is added to the environment
 * @returns {Promise<number>}
 */
export function run(tool, args, { cwd = root, env = {} } = {}) {
  const script = tool === "node" ? [] : [scriptOf(tool)];
  const path = `${join(modules, ".bin")}${delimiter}${process.env.PATH ?? ""}`;
  return wait(
    spawn(pinnedNode, [...script, ...args], {
      cwd,
      stdio: "inherit",
      env: { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: "1", ...env },
    }),
  );
}

/** The JavaScript file behind a command; the links in .bin are shell scripts on Windows. */
function scriptOf(tool) {
  const owner = tool === "tsc" ? "typescript" : tool;
  const { bin } = JSON.parse(readFileSync(join(modules, owner, "package.json"), "utf8"));
  return join(modules, owner, typeof bin === "string" ? bin : bin[tool]);
}

/** The exit code of a child; an interrupt from the keyboard reaches it by itself, a SIGTERM is passed on. */
function wait(child) {
  const keepWaiting = () => {};
  const passOn = () => child.kill("SIGTERM");
  process.on("SIGINT", keepWaiting);
  process.on("SIGTERM", passOn);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", keepWaiting);
      process.off("SIGTERM", passOn);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Ends the process with a message. @returns {never} */
export function fail(message, code) {
  say(message);
  process.exit(code);
}
