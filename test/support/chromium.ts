// Which Chromium the tests start. On Linux x64 one that comes as a package with all its libraries, so that a machine without a browser
// will do; elsewhere the one that is installed.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/toolchain.mjs";

/** What playwright needs to start the browser; plain data, so that it can be handed from the set-up to the tests. */
export interface ChromiumStart {
  /** Path of the browser; absent where playwright finds an installed Chrome by its channel. */
  readonly executablePath?: string;
  readonly channel?: "chrome";
  /** Added to the environment of the browser. */
  readonly env: Readonly<Record<string, string>>;
}

/** Finds the Chromium to test with, and unpacks it where it comes as a package. `CHROME_PATH` takes another one. */
export async function findChromium(): Promise<ChromiumStart> {
  const chosen = process.env["CHROME_PATH"];
  if (chosen !== undefined && chosen !== "") {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH: there is no file "${chosen}".`);
    return { executablePath: chosen, env: {} };
  }
  if (process.platform === "linux" && process.arch === "x64") return unpackedChromium();
  return { channel: "chrome", env: {} };
}

/**
 * The package unpacks into the temporary folder, and skips its libraries where a browser is there already. So each version gets a folder
 * of its own, which is complete or not there at all: it is filled under another name first.
 */
async function unpackedChromium(): Promise<ChromiumStart> {
  const folder = join(root, ".cache", `chromium-fonts-${await packageId()}`);
  if (!existsSync(folder)) {
    await mkdir(join(root, ".cache"), { recursive: true });
    const filling = await mkdtemp(`${folder}-`);
    await unpackInto(filling);
    await writeFile(join(filling, "fonts", "fonts.conf"), fontsConf(folder));
    try {
      await rename(filling, folder);
    } catch (error) {
      // Another run was faster; its folder is as good as ours.
      await rm(filling, { recursive: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"] ?? ""].filter((path) => path !== "");
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: libraries.join(":"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}

/**
 * The package's own settings look for fonts where a cloud function has them. Without any font of the system Chromium gives text no size until
 * the page's fonts are there, and now and then it aborts (`SkFontMgr_FontConfigInterface`: not implemented) when it looks for a last resort.
 */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(join(folder, "fonts", "fonts"))}</dir>
  <cachedir>${escapeXml(join(folder, "fonts-cache"))}</cachedir>
</fontconfig>
`;

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

async function unpackInto(folder: string): Promise<void> {
  const before = { TMPDIR: process.env["TMPDIR"], AWS_EXECUTION_ENV: process.env["AWS_EXECUTION_ENV"] };
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  // Without this the package leaves the libraries packed; it is read when the package is loaded.
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" });
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries({ ...before, LD_LIBRARY_PATH, FONTCONFIG_PATH })) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** Stands for the version of the package in a folder's name. */
async function packageId(): Promise<string> {
  const manifest = await readFile(join(root, "node_modules", "@sparticuz", "chromium", "package.json"));
  return createHash("sha256").update(manifest).digest("hex").slice(0, 12);
}
