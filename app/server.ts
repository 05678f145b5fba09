import { readdirSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import type { ServerBuild } from "@remix-run/node";
import { type Context, type ErrorHandler, type Handler, Hono, type MiddlewareHandler } from "hono";
import { type AboutRequest, type Log, noLog } from "~/app/adapters/log/log";
import type { Services } from "~/app/adapters/services";
import { problem } from "~/app/api/api";
import { attendanceStreams } from "~/app/api/attendance-stream";
import { apiRoutes } from "~/app/api/routes";
import { clientAddress } from "~/app/domain/access/networks";
import { refuse } from "~/app/domain/refusal";
import { limitBody, limitUpload } from "~/app/http/body-limit.server";
import { bodyRuleOf, bodyRules } from "~/app/http/body-rules.server";
import { centerDirectory } from "~/app/http/center-directory.server";
import { compressed } from "~/app/http/compress.server";
import type { RequestContext, ServerEnv } from "~/app/http/context.server";
import { type DoorBuild, serveDoorShell } from "~/app/http/door-shell.server";
import { forgetEventDetails } from "~/app/http/event-details.server";
import { actorOfCookies } from "~/app/http/find-actor.server";
import { forgetReadiness } from "~/app/http/help-pages.server";
import { keptPages } from "~/app/http/kept-pages.server";
import { guessedHome, homeVary, languageCookie } from "~/app/http/language.server";
import { ownManagePage, ownShownTicket } from "~/app/http/manage-page.server";
import { aboutOf, incomingOf, observer, routeOf, socketAddress } from "~/app/http/observe.server";
import { addressOffered } from "~/app/http/offered-languages.server";
import { isOfOperations, type OperationsOptions, operationsApp } from "~/app/http/operations.server";
import { ownCopies } from "~/app/http/own-copies.server";
import { pageHandlers } from "~/app/http/page-handlers.server";
import { pageLocale } from "~/app/http/page-messages.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { isSameOrigin } from "~/app/http/same-origin.server";
import { apiHeaders, securityHeaders } from "~/app/http/security-headers.server";
import {
  eventList,
  eventPage,
  floorPlanPage,
  handoutPage,
  helpPage,
  pagesOfCenter,
  registrationPage,
} from "~/app/http/shared-pages.server";
import type { Center } from "~/db/queries/centers";
import { isUnavailable } from "~/db/queries/errors";

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
  /** What /readyz and /metrics go by; left out, there are no such addresses. */
  operations?: Omit<OperationsOptions, "services">;
  log?: Log;
  onError(error: unknown, about: AboutRequest): void;
}

const year = "public, max-age=31536000, immutable";

/** The one server: static files, the API, kept pages and Remix, behind one set of rules. */
export function createServer(options: ServerOptions): {
  fetch: (request: Request, env?: unknown) => Promise<Response>;
} {
  const inCenter = centerOf(options);
  const onError: ErrorHandler<ServerEnv> = (error, c) => {
    options.onError(error, aboutSoFar(c));
    const reason = isUnavailable(error) ? "unavailable" : "our-fault";
    return c.req.path.startsWith("/api/")
      ? problem(c, refuse(reason))
      : c.text(`${messageOf(reason)} (${c.env.observed.requestId})`, statusOf(reason));
  };
  // Apart from the pages, whose patterns would send each API call through the slowest of Hono's routers.
  const api = new Hono<ServerEnv>().onError(onError).notFound((c) => problem(c, refuse("not-found")));
  api.use(noteRoute);
  api.use(inCenter).route("/api", apiRoutes(options.services, publicSheets(options.build)));
  const pages = new Hono<ServerEnv>().onError(onError);
  pages.use(noteRoute);
  serveFiles(pages, options);
  pages.use(inCenter);
  servePages(pages, options);
  const { services, operations, log = noLog, trustedProxies } = options;
  services.metrics.watch("streams", attendanceStreams.count);
  const ofOperations = operations && operationsApp({ services, ...operations });
  const observe = observer({ services, log, trustedProxies });
  return {
    fetch: (request, env) =>
      observe(request, env, async (observed) => {
        const asked = lowerCaseCodes(request);
        const bindings = { incoming: incomingOf(env), observed };
        if (ofOperations && isOfOperations(asked.url)) return ofOperations.fetch(asked, bindings);
        const isApi = /^\w+:\/\/[^/]+\/api\//.test(asked.url);
        return compressed(asked, await (isApi ? api : pages).fetch(asked, bindings));
      }),
  };
}

/** Keeps the pattern of the route that answers, where the pages have not said it themselves. */
const noteRoute: MiddlewareHandler<ServerEnv> = async (c, next) => {
  await next();
  c.env.observed.route ??= routeOf(c);
};

const aboutSoFar = (c: Context<ServerEnv>) =>
  aboutOf({ ...c.env.observed, route: c.env.observed.route ?? routeOf(c) });

/** The built style sheets of the public pages: what is no page of Remix looks the same by them. */
function publicSheets(build: ServerBuild): string[] {
  const links = build.routes["routes/($locale).privacy"]?.module.links?.() ?? [];
  return links.flatMap((link) =>
    "href" in link && link.rel === "stylesheet" && link.href ? [link.href] : [],
  );
}

/** Built files, which are the same in every center. */
function serveFiles(app: Hono<ServerEnv>, { clientDir, lanAuthority, door, baseUrl }: ServerOptions): void {
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
    onFound: (_path, c) => {
      c.header("Cache-Control", "public, max-age=3600");
      c.header("X-Content-Type-Options", "nosniff");
    },
  });
  app.get("/icons/*", file);
  if (lanAuthority !== null) {
    app.get("/local-authority.crt", (c) =>
      c.body(new Uint8Array(lanAuthority), 200, { "Content-Type": "application/x-x509-ca-cert" }),
    );
  }
  app.use((c, next) => {
    if (!files.has(c.req.path)) return next();
    // One of the files in public: a name of ours.
    c.env.observed.route = c.req.path;
    return file(c, next);
  });
}

/** Not on a local network: a browser that trusts its authority would hold localhost to HTTPS for a year. */
const isStrictHttps = (baseUrl: string, lanAuthority: Uint8Array | null) =>
  baseUrl.startsWith("https:") && lanAuthority === null;

/** Finds the center and what else a request carries, and gives its answer the headers of its kind. */
function centerOf(options: ServerOptions): MiddlewareHandler<ServerEnv> {
  const { services, baseUrl } = options;
  const directory = centerDirectory(services, baseUrl);
  const isHttps = isStrictHttps(baseUrl, options.lanAuthority);
  const ofApi = Object.entries(apiHeaders(isHttps));
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    // Two Host headers come joined by a comma, which no host holds (RFC 9112, 3.2).
    if (host.includes(",")) return c.text("Send one Host header.", 400);
    const center = await directory.find(host);
    if (center === null)
      return c.text("No job center has this address. Check the address you were given.", 404);
    if (!isSameOrigin(c.req.raw, host)) {
      return c.req.path.startsWith("/api/")
        ? problem(c, refuse("cross-site"))
        : c.text(messageOf("cross-site"), 403);
    }
    c.set("context", contextOf(options, c, center, await directory.originOf(center)));
    if (center.archivedAt !== null && c.req.path.startsWith("/api/"))
      return problem(c, refuse("center-closed"));
    await next();
    const { path } = c.req;
    rememberLanguage(c);
    const headers = path.startsWith("/api/")
      ? ofApi
      : Object.entries(securityHeaders({ nonce: c.get("context").nonce, pathname: path, isHttps }));
    const given = c.res.headers;
    for (const [name, value] of headers) if (!given.has(name)) given.set(name, value);
    return undefined;
  };
}

/** A choice of language goes with the answer, which is then this visitor's alone. */
function rememberLanguage(c: Context<ServerEnv>): void {
  const cookie = languageCookie(c.req.raw, c.get("context").origin);
  if (cookie === null) return;
  c.res.headers.append("Set-Cookie", cookie);
  c.res.headers.set("Cache-Control", "no-store");
}

/** The center's first page in the reader's language, by a redirect: what is kept is nobody's. */
const inReadersLanguage: MiddlewareHandler<ServerEnv> = async (c, next) => {
  const path = guessedHome(c.req.raw, c.get("context").center);
  if (path === null) await next();
  else c.res = c.redirect(path, 302);
  if (path !== null) c.res.headers.set("Cache-Control", "no-store");
  c.res.headers.append("Vary", homeVary);
};

/** A page in a language that the center does not offer is its page in the center's own. */
const inOfferedLanguage: MiddlewareHandler<ServerEnv> = async (c, next) => {
  const path = addressOffered(c.req.url, c.get("context").center);
  if (path === null) return next();
  return c.redirect(path, 302);
};

/** What stands under an event's address and is kept. */
const pagesOfEvents = [
  ["", eventPage],
  ["/registration", registrationPage],
  ["/floor-plan", floorPlanPage],
  ["/handout", handoutPage],
] as const;

/** What works on a closed center's host too: the way in, and the pages on which it is opened again. */
const isOpenWhereClosed = (path: string) =>
  /^\/(?:installation|account|sign-in|sign-out|two-factor|reset)(?:\/|$)/.test(path);

/** The page that names the limit of what was sent, in the language of the page that it was sent to. */
function tooLarge(
  remix: (request: Request, context: RequestContext) => Promise<Response>,
  { url, headers }: Request,
  context: RequestContext,
  words: string | null,
): Promise<Response> {
  const { pathname, search } = new URL(url);
  const page = { locale: pageLocale(context.center, new Request(url, { headers }), pathname.split("/")[1]) };
  const given = { unread: { words, back: `${pathname}${search}` } };
  const asked = new Request(new URL("/too-large", url), { headers: { cookie: headers.get("cookie") ?? "" } });
  return remix(asked, { ...context, page, given });
}

/** Kept pages, then whatever Remix has. */
function servePages(app: Hono<ServerEnv>, { build, services }: ServerOptions): void {
  const handle = pageHandlers(build);
  const remix: typeof handle = (request, context) => handle(trusted(request), context);
  const kept = keptPages(remix);
  const own = ownCopies(remix);
  services.live.subscribe((change) => {
    if (change !== null) return;
    kept.forgetAll();
    own.forgetAll();
    forgetEventDetails(services);
    forgetReadiness(services);
  });
  const limits = bodyRules.map(({ most, words, isUpload }) => {
    const limit = isUpload ? limitUpload<ServerEnv> : limitBody<ServerEnv>;
    return limit(most, (c) => tooLarge(remix, c.req.raw, c.get("context"), words));
  });
  app.use(async (c, next) => limits[bodyRuleOf(c.req.path)]?.(c, next));
  app.use((c, next) => {
    const { center } = c.get("context");
    if (center.archivedAt === null || isOpenWhereClosed(c.req.path)) return next();
    return remix(
      new Request(new URL("/closed", c.req.url), { headers: c.req.raw.headers }),
      c.get("context"),
    );
  });
  app.get("*", inOfferedLanguage);
  app.get("/", inReadersLanguage);
  for (const locale of ["", "/:locale{[a-z]{2,3}(?:-[A-Za-z]{2,4})?}"]) {
    const list: Handler<ServerEnv> = (c) =>
      kept.answerTo(c.req.raw, c.get("context"), () => eventList(c.get("context"), c.req.raw, c.req.param()));
    app.get(locale || "/", list);
    app.get(`${locale}/events`, list);
    for (const [page, find] of pagesOfEvents) {
      app.get(`${locale}/events/:slug${page}`, (c) =>
        kept.answerTo(c.req.raw, c.get("context"), () =>
          find(c.get("context"), { slug: c.req.param("slug"), locale: c.req.param("locale") }),
        ),
      );
    }
    app.get(`${locale}/help/:slug`, (c) =>
      kept.answerTo(c.req.raw, c.get("context"), () =>
        helpPage(c.get("context"), { slug: c.req.param("slug"), locale: c.req.param("locale") }),
      ),
    );
    for (const [path, find] of pagesOfCenter) {
      app.get(`${locale}${path}`, (c) =>
        kept.answerTo(c.req.raw, c.get("context"), () => find({ locale: c.req.param("locale") })),
      );
    }
  }
  app.get("/m/:code", (c) =>
    own.answerTo(c.req.raw, c.get("context"), () =>
      ownManagePage(c.get("context"), c.req.raw, c.req.param("code")),
    ),
  );
  app.get("/t/:code", (c) =>
    own.answerTo(c.req.raw, c.get("context"), () =>
      ownShownTicket(c.get("context"), c.req.raw, c.req.param("code")),
    ),
  );
  app.on(["GET", "HEAD", "POST"], "*", (c) => remix(c.req.raw, c.get("context")));
  app.all("*", (c) => c.text("Pages are read and posted to.", 405, { Allow: "GET, HEAD, POST" }));
}

/** What a request carries. Random bytes, addresses and sessions are found where somebody asks for them. */
function contextOf(
  { services, trustedProxies, door, onError }: ServerOptions,
  c: Context<ServerEnv>,
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
    tableScript: door?.table.script ?? null,
    deskScript: door?.desk.script ?? null,
    observed: c.env.observed,
    page: { locale: null },
    given: {},
    fault: (error) => onError(error, aboutSoFar(c)),
    get nonce() {
      nonce ??= services.ids.secret();
      return nonce;
    },
    formKey: (eventId) => services.formKeys.issue(eventId, services.ids.uuid(), services.clock.now()),
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

/** A scanned QR has /T/ in capitals; every rule behind this one knows /t/ and /m/ alone. */
function lowerCaseCodes(request: Request): Request {
  if (!/\/[TM]\//.test(request.url)) return request;
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/([TM])\//, (_match, letter: string) => `/${letter.toLowerCase()}/`);
  if (path === url.pathname) return request;
  url.pathname = path;
  return new Request(url, request);
}

/**
 * What Remix takes for its own must not come from a visitor: it compares Origin with this header before the host, and
 * calls a `_data` in the query a fault of the application.
 */
function trusted(request: Request): Request {
  const hasData = request.url.includes("_data");
  if (!hasData && !request.headers.has("x-forwarded-host")) return request;
  const url = new URL(request.url);
  url.searchParams.delete("_data");
  const headers = new Headers(request.headers);
  headers.delete("x-forwarded-host");
  return new Request(url, new Request(request, { headers }));
}
