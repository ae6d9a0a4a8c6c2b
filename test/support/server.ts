// The built site on a free port, for tests.
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { root } from "../../scripts/toolchain.mjs";

/** The builds that the site tests look at: made by `site-setup.ts`, both from the same files. */
export const builds = {
  /** What `npm start` makes where nothing is set. */
  root: { dir: join(root, "dist"), base: "/", site: "" },
  /** The same site below a path of another host. */
  docs: { dir: join(root, ".cache", "dist-docs"), base: "/docs/", site: "https://docs.example.org" },
} as const;

export type BuildName = keyof typeof builds;

export interface Server {
  /** Address of the site's home page; ends with the base path. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves a folder under a base path on a free port of this machine; throws where the folder cannot be served. */
export function serveDirectory(dir: string, base = "/"): Promise<Server> {
  return serve({ dir, base });
}

/** Serves one of the two builds. */
export function serveBuild(build: BuildName): Promise<Server> {
  return serveDirectory(builds[build].dir, builds[build].base);
}
