// Serves a built site as a static host does: under its base path, directories with a slash, 404.html for the rest.
import { createServer } from "node:http";
import compression from "compression";
import send from "send";

/**
 * Serves a folder on one address of this machine.
 * @param {object} options
 * @param {string} options.dir the built site
 * @param {string} [options.base] the base path that it was built for, `/docs/` say
 * @param {number} [options.port] 0, the default, takes any free one
 * @param {number} [options.portsToTry] how many ports to try upwards while the port is taken
 * @param {string} [options.host]
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} `url` ends with the base path
 */
export async function serve({ dir, base = "/", port = 0, portsToTry = 1, host = "127.0.0.1" }) {
  const prefix = normalizeBase(base);
  const compress = compression();
  // A link may carry any junk behind its path; the page tells the reader what it left out, so the server must not refuse it first.
  const server = createServer({ maxHeaderSize: 512 * 1024 }, (request, response) => {
    compress(request, response, () => answer(request, response, dir, prefix));
  });
  const actualPort = await listen(server, host, port, portsToTry);
  const shownHost = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${String(actualPort)}${prefix}`,
    port: actualPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `docs`, `/docs` and `/docs/` are all `/docs/`. */
function normalizeBase(base) {
  const bare = base.replace(/^\/+|\/+$/g, "");
  return bare === "" ? "/" : `/${bare}/`;
}

function listen(server, host, port, portsToTry) {
  return new Promise((resolve, reject) => {
    const onError = (error) => {
      server.off("listening", onListening);
      if (error.code === "EADDRINUSE" && portsToTry > 1 && port < 65_535) {
        resolve(listen(server, host, port + 1, portsToTry - 1));
      } else reject(error);
    };
    const onListening = () => {
      server.off("error", onError);
      resolve(server.address().port);
    };
    server.once("error", onError).once("listening", onListening).listen(port, host);
  });
}

function answer(request, response, dir, base) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const [path, query] = splitOnce(request.url ?? "/", "?");
  if (`${path}/` === base) redirect(response, base, query);
  else if (!path.startsWith(base)) sendNotFound(request, response, dir);
  else {
    response.setHeader("X-Content-Type-Options", "nosniff");
    send(request, `/${path.slice(base.length)}`, { root: dir, cacheControl: false })
      .on("headers", (_, file) => {
        const named = file.includes("/_astro/"); // the name holds a hash of the content
        response.setHeader("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
      })
      .on("directory", () => redirect(response, `${path.replace(/^\/+/, "/")}/`, query))
      .on("error", (error) => {
        if (error.status === 404) sendNotFound(request, response, dir);
        else sendError(response, error.status);
      })
      .pipe(response);
  }
}

function sendNotFound(request, response, dir) {
  response.statusCode = 404;
  send(request, "/404.html", { root: dir, cacheControl: false, acceptRanges: false })
    .on("headers", () => response.setHeader("Cache-Control", "no-cache"))
    .on("error", () => sendError(response, 404))
    .pipe(response);
}

/** A file can vanish under a running server, when the site is built anew: the reader gets an error, the server goes on. */
function sendError(response, status) {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${String(status)}\n`);
}

function redirect(response, path, query) {
  response.writeHead(301, { Location: query === undefined ? path : `${path}?${query}` }).end();
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
