import { readdirSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { serveStatic } from "@hono/node-server/serve-static";
import type { ServerBuild } from "@remix-run/node";
import { type Context, type ErrorHandler, type Handler, Hono, type MiddlewareHandler } from "hono";
import type { Services } from "~/app/adapters/services";
import { problem } from "~/app/api/api";
import { apiRoutes } from "~/app/api/routes";
import { clientAddress } from "~/app/domain/access/networks";
import { refuse } from "~/app/domain/refusal";
import { limitBody } from "~/app/http/body-limit.server";
import { centerDirectory } from "~/app/http/center-directory.server";
import { compressed } from "~/app/http/compress.server";
import type { RequestContext } from "~/app/http/context.server";
import { type DoorBuild, serveDoorShell } from "~/app/http/door-shell.server";
import { actorOfCookies } from "~/app/http/find-actor.server";
import { keptPages } from "~/app/http/kept-pages.server";
import { pageHandlers } from "~/app/http/page-handlers.server";
import { messageOf } from "~/app/http/refusals";
import { isSameOrigin } from "~/app/http/same-origin.server";
import { apiHeaders, securityHeaders } from "~/app/http/security-headers.server";
import { eventList, eventPage, privacyPage } from "~/app/http/shared-pages.server";
import type { Center } from "~/db/queries/centers";

export interface ServerOptions {
  services: Services;
  baseUrl: string;
  trustedProxies: string[];
  build: ServerBuild;
  /** The folder of built browser files. */
  clientDir: string;
  /** The door's own client; null where it is not built. */
  door: DoorBuild | null;
  /** The certificate of the local authority, offered to phones on the local network. */
  lanAuthority: Uint8Array | null;
  onError(error: unknown, path: string): void;
}

export interface Env {
  Variables: { context: RequestContext };
}

const pageLimit = 1024 * 1024;
const year = "public, max-age=31536000, immutable";

/** The one server: static files, the API, kept pages and Remix, behind one set of rules. */
export function createServer(options: ServerOptions): {
  fetch: (request: Request, env?: unknown) => Promise<Response>;
} {
  const inCenter = centerOf(options);
  const onError: ErrorHandler<Env> = (error, c) => {
    options.onError(error, c.req.path);
    return c.req.path.startsWith("/api/")
      ? problem(c, refuse("our-fault"))
      : c.text(messageOf("our-fault"), 500);
  };
  // Apart from the pages, whose patterns would send each API call through the slowest of Hono's routers.
  const api = new Hono<Env>().onError(onError).notFound((c) => problem(c, refuse("not-found")));
  api.use(inCenter).route("/api", apiRoutes(options.services, publicSheets(options.build)));
  const pages = new Hono<Env>().onError(onError);
  serveFiles(pages, options);
  pages.use(inCenter);
  servePages(pages, options);
  return {
    fetch: async (request, env) => {
      const asked = lowerCaseCodes(request);
      const isApi = /^\w+:\/\/[^/]+\/api\//.test(asked.url);
      return compressed(asked, await (isApi ? api : pages).fetch(asked, env));
    },
  };
}

/** The built style sheets of the public pages: what is no page of Remix looks the same by them. */
function publicSheets(build: ServerBuild): string[] {
  const links = build.routes["routes/($locale).privacy"]?.module.links?.() ?? [];
  return links.flatMap((link) =>
    "href" in link && link.rel === "stylesheet" && link.href ? [link.href] : [],
  );
}

/** Built files, which are the same in every center. */
function serveFiles(app: Hono<Env>, { clientDir, lanAuthority, door, baseUrl }: ServerOptions): void {
  if (door !== null) serveDoorShell(app, door, isStrictHttps(baseUrl, lanAuthority));
  const onFound = (_path: string, c: Context) => {
    c.header("Cache-Control", year);
    c.header("X-Content-Type-Options", "nosniff");
  };
  app.get("/assets/*", serveStatic({ root: clientDir, precompressed: true, onFound }));
  app.get("/assets/*", (c) => c.text("Not found", 404));
  const files = new Set(
    readdirSync(clientDir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${entry.name}`),
  );
  const file = serveStatic({
    root: clientDir,
    onFound: (_path, c) => c.header("Cache-Control", "public, max-age=3600"),
  });
  app.get("/icons/*", file);
  if (lanAuthority !== null) {
    app.get("/local-authority.crt", (c) =>
      c.body(new Uint8Array(lanAuthority), 200, { "Content-Type": "application/x-x509-ca-cert" }),
    );
  }
  app.use((c, next) => (files.has(c.req.path) ? file(c, next) : next()));
}

/** Not on a local network: a browser that trusts its authority would hold localhost to HTTPS for a year. */
const isStrictHttps = (baseUrl: string, lanAuthority: Uint8Array | null) =>
  baseUrl.startsWith("https:") && lanAuthority === null;

/** Finds the center and what else a request carries, and gives its answer the headers of its kind. */
function centerOf(options: ServerOptions): MiddlewareHandler<Env> {
  const { services, baseUrl } = options;
  const directory = centerDirectory(services, baseUrl);
  const isHttps = isStrictHttps(baseUrl, options.lanAuthority);
  const ofApi = Object.entries(apiHeaders(isHttps));
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const center = await directory.find(host);
    if (center === null)
      return c.text("No job center has this address. Check the address you were given.", 404);
    if (!isSameOrigin(c.req.raw, host)) {
      return c.req.path.startsWith("/api/")
        ? problem(c, refuse("cross-site"))
        : c.text(messageOf("cross-site"), 403);
    }
    c.set("context", contextOf(options, c, center, await directory.originOf(center)));
    await next();
    const { path } = c.req;
    const headers = path.startsWith("/api/")
      ? ofApi
      : Object.entries(securityHeaders({ nonce: c.get("context").nonce, pathname: path, isHttps }));
    const given = c.res.headers;
    for (const [name, value] of headers) if (!given.has(name)) given.set(name, value);
    return undefined;
  };
}

/** Kept pages, then whatever Remix has. */
function servePages(app: Hono<Env>, { build }: ServerOptions): void {
  const remix = pageHandlers(build);
  const kept = keptPages(remix);
  app.use(limitBody(pageLimit, (c) => c.text(messageOf("body-too-large"), 413)));
  for (const locale of ["", "/:locale{[a-z]{2,3}(?:-[A-Za-z]{2,4})?}"]) {
    const list: Handler<Env> = (c) =>
      kept(c.req.raw, c.get("context"), () => eventList(c.get("context"), c.req.raw, c.req.param()));
    app.get(locale || "/", list);
    app.get(`${locale}/events`, list);
    app.get(`${locale}/events/:slug`, (c) =>
      kept(c.req.raw, c.get("context"), () => eventPage(c.get("context"), c.req.param())),
    );
    app.get(`${locale}/privacy`, (c) => kept(c.req.raw, c.get("context"), () => privacyPage(c.req.param())));
  }
  app.on(["GET", "HEAD", "POST"], "*", (c) => remix(trusted(c.req.raw), c.get("context")));
  app.all("*", (c) => c.text("Pages are read and posted to.", 405, { Allow: "GET, HEAD, POST" }));
}

/** What a request carries. Random bytes, addresses and sessions are found where somebody asks for them. */
function contextOf(
  { services, trustedProxies, door, onError }: ServerOptions,
  c: Context<Env>,
  center: Center,
  origin: string,
): RequestContext {
  let nonce: string | null = null;
  let actor: ReturnType<RequestContext["actor"]> | null = null;
  return {
    services,
    center,
    origin,
    doorScript: door?.script ?? null,
    fault: (error) => onError(error, c.req.path),
    get nonce() {
      nonce ??= services.ids.secret();
      return nonce;
    },
    get clientAddress() {
      const forwarded = c.req.header("x-forwarded-for") ?? null;
      return clientAddress(socketAddress(c.env), forwarded, trustedProxies);
    },
    actor: () => {
      actor ??= actorOfCookies(services, center.id, c.req.raw.headers);
      return actor;
    },
  };
}

/** What the Node server passes beside a request; in tests there is no socket. */
function socketAddress(env: unknown): string {
  if (typeof env !== "object" || env === null || !("incoming" in env)) return "127.0.0.1";
  const { incoming } = env;
  return incoming instanceof IncomingMessage ? (incoming.socket.remoteAddress ?? "") : "";
}

/** A scanned QR has /T/ in capitals; every rule behind this one knows /t/ and /m/ alone. */
function lowerCaseCodes(request: Request): Request {
  if (!/\/[TM]\//.test(request.url)) return request;
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/([TM])\//, (_match, letter: string) => `/${letter.toLowerCase()}/`);
  if (path === url.pathname) return request;
  url.pathname = path;
  return new Request(url, request);
}

/** Remix compares Origin with this header before the host: it must not come from a visitor. */
function trusted(request: Request): Request {
  if (!request.headers.has("x-forwarded-host")) return request;
  const headers = new Headers(request.headers);
  headers.delete("x-forwarded-host");
  return new Request(request, { headers });
}
