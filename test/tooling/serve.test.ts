// The server of `npm start` and of the site tests, by the requests that a browser, and someone with bad intentions, would make.
import { mkdir, mkdtemp, rm, unlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import { serveDirectory, type Server } from "../support/server.ts";

let folder: string;
let dir: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cliffwise-serve-"));
  dir = join(folder, "dist");
  await mkdir(join(dir, "notes", "cliffs"), { recursive: true });
  await mkdir(join(dir, "_astro"));
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(dir, "index.html"), "home");
  await writeFile(join(dir, "404.html"), "not here");
  await writeFile(join(dir, "notes", "cliffs", "index.html"), `note ${"x".repeat(5000)}`);
  await writeFile(join(dir, "_astro", "page.abc123.js"), "export {};");
  await writeFile(join(dir, "search.wasm"), "");
  await writeFile(join(dir, "feed.xml"), "<feed/>");
  server = await serveDirectory(dir, "docs");
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** A request with its path as it is: `fetch` would tidy it first. */
function get(path: string, { method = "GET", headers = {} } = {}) {
  return new Promise<{
    status: number;
    type: string;
    location: string;
    caching: string;
    encoding: string;
    body: string;
  }>((resolve, reject) => {
    request({ host: "127.0.0.1", port: server.port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("latin1").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => {
        const header = (name: string) => String(response.headers[name] ?? "");
        resolve({
          status: response.statusCode ?? 0,
          type: header("content-type"),
          location: header("location"),
          caching: header("cache-control"),
          encoding: header("content-encoding"),
          body,
        });
      });
    })
      .once("error", reject)
      .end();
  });
}

describe("the server", () => {
  test("says its address with the base path", () => {
    expect(server.url).toBe(`http://127.0.0.1:${String(server.port)}/docs/`);
  });

  test.each([
    ["/docs/", 200, "text/html; charset=utf-8", "home"],
    ["/docs/?goal=%3Cb%3E&x=/../", 200, "text/html; charset=utf-8", "home"],
    ["/docs/_astro/page.abc123.js", 200, "text/javascript; charset=utf-8", "export {};"],
    ["/docs/feed.xml", 200, "application/xml", "<feed/>"],
    ["/docs/search.wasm", 200, "application/wasm", ""],
    ["/docs/nowhere/", 404, "text/html; charset=utf-8", "not here"],
    ["/docs/notes/", 404, "text/html; charset=utf-8", "not here"],
    ["/", 404, "text/html; charset=utf-8", "not here"],
    ["/notes/cliffs/", 404, "text/html; charset=utf-8", "not here"],
  ])("answers %s with %i", async (path, status, type, body) => {
    expect(await get(path)).toMatchObject({ status, type, body });
  });

  test.each([
    ["/docs", "/docs/"],
    ["/docs?goal=knowledge", "/docs/?goal=knowledge"],
    ["/docs/notes/cliffs", "/docs/notes/cliffs/"],
    ["/docs/notes/cliffs?a=b", "/docs/notes/cliffs/?a=b"],
  ])("sends %s to the address with a slash", async (path, location) => {
    expect(await get(path)).toMatchObject({ status: 301, location });
  });

  test.each([
    "/docs/../secret.txt",
    "/docs/../../secret.txt",
    "/docs/%2e%2e/secret.txt",
    "/docs/%2e%2e%2fsecret.txt",
    "/docs/..%5csecret.txt",
    "/docs//../secret.txt",
    "/docs/%00",
    "/docs/%",
    "/secret.txt",
    "//docs/../secret.txt",
  ])("gives nothing away for %s", async (path) => {
    const { status, body } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain("secret");
  });

  test("never leads to another host", async () => {
    const root = await serveDirectory(dir);
    try {
      const response = await fetch(`${root.url}/notes/cliffs`, { redirect: "manual" });
      expect(response.headers.get("location")).toBe("/notes/cliffs/");
    } finally {
      await root.close();
    }
  });

  test("compresses text where the browser takes it", async () => {
    expect(await get("/docs/notes/cliffs/", { headers: { "accept-encoding": "gzip" } })).toMatchObject({
      encoding: "gzip",
    });
    expect(await get("/docs/notes/cliffs/")).toMatchObject({ encoding: "" });
  });

  test("lets browsers keep only what has its hash in its name", async () => {
    expect((await get("/docs/_astro/page.abc123.js")).caching).toContain("immutable");
    expect((await get("/docs/")).caching).toBe("no-cache");
    expect((await get("/docs/nowhere/")).caching).toBe("no-cache");
  });

  test("only reads", async () => {
    expect(await get("/docs/", { method: "POST" })).toMatchObject({ status: 405 });
    expect(await get("/docs/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });

  test("takes the next free port", async () => {
    const second = await serve({ dir, port: server.port, portsToTry: 20 });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
    await expect(serve({ dir, port: server.port })).rejects.toThrow("EADDRINUSE");
  });

  test("goes on when files vanish, as they do while the site is built anew", async () => {
    const later = join(dir, "later.txt");
    await writeFile(later, "here");
    expect(await get("/docs/later.txt")).toMatchObject({ status: 200, body: "here" });
    await unlink(later);
    expect(await get("/docs/later.txt")).toMatchObject({ status: 404 });
    expect(await get("/docs/")).toMatchObject({ status: 200 });
  });
});
