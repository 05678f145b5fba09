import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { flatRoutes } from "@remix-run/dev/dist/config/flat-routes";
import type { ServerBuild } from "@remix-run/node";
import type { Services } from "~/app/adapters/services";
import * as entry from "~/app/entry.server";
import type { RequestContext } from "~/app/http/context.server";
import { createServer } from "~/app/server";
import { findCenter } from "~/db/queries/centers";
import type { TestCenter } from "./center";

type RouteModule = ServerBuild["routes"][string] extends { module: infer Module } | undefined
  ? Module
  : never;

const modules = import.meta.glob<RouteModule>(["/app/root.tsx", "/app/routes/*.{ts,tsx}"]);

export interface ServedPages {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as a browser does. */
  post(
    path: string,
    fields: Record<string, string> | FormData,
    headers?: Record<string, string>,
  ): Promise<Response>;
  fetch(request: Request): Promise<Response>;
  /** What the server told of its own faults. */
  faults: unknown[];
}

/**
 * The server with the pages in process, from their sources: no build, no port. `names` picks routes whose file names
 * begin so, that a half-written page elsewhere does no harm.
 */
export async function servePages(
  services: Services,
  { names, origin = "http://localhost:3000" }: { names: readonly string[]; origin?: string },
): Promise<ServedPages> {
  const faults: unknown[] = [];
  const server = createServer({
    services,
    baseUrl: origin,
    trustedProxies: [],
    build: await buildOf(names),
    clientDir: mkdtempSync(join(tmpdir(), "fairday-client-")),
    door: null,
    lanAuthority: null,
    onError: (error) => faults.push(error),
  });
  const ask = (request: Request) => server.fetch(request);
  const { host } = new URL(origin);
  return {
    faults,
    fetch: ask,
    get: (path, headers = {}) => ask(new Request(`${origin}${path}`, { headers: { host, ...headers } })),
    post: (path, fields, headers = {}) =>
      ask(
        new Request(`${origin}${path}`, {
          method: "POST",
          headers: { host, origin, ...headers },
          body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        }),
      ),
  };
}

/** What the server gives a page, as somebody of staff asks for it. */
export async function aRequestContext(
  services: Services,
  center: Pick<TestCenter, "id" | "host" | "staff">,
): Promise<RequestContext> {
  const found = await findCenter(services.db, { centerId: center.id });
  if (found === null) throw new Error("no center");
  return {
    services,
    center: found,
    origin: `http://${center.host}`,
    nonce: "the visitor's nonce",
    doorScript: null,
    tableScript: null,
    deskScript: null,
    observed: { requestId: "a request", method: "GET", route: null },
    page: { locale: null },
    fault: () => {},
    clientAddress: "203.0.113.9",
    formKey: () => "the visitor's key",
    given: {},
    actor: async () => center.staff,
  };
}

async function buildOf(names: readonly string[]): Promise<ServerBuild> {
  const routes: ServerBuild["routes"] = {
    root: { id: "root", path: "", module: await moduleOf("root.tsx") },
  };
  const assets: ServerBuild["assets"]["routes"] = { root: assetOf("root", "", undefined) };
  const found = Object.values(flatRoutes("app")).filter(({ id }) =>
    names.some((name) => id.startsWith(`routes/${name}`)),
  );
  for (const { id, file, path, index, parentId } of found) {
    const place = {
      id,
      parentId: parentId ?? "root",
      ...(path === undefined ? {} : { path }),
      ...(index ? { index } : {}),
    };
    routes[id] = { ...place, module: await moduleOf(file) };
    assets[id] = { ...assetOf(id, path, parentId ?? "root"), ...(index ? { index } : {}) };
  }
  return {
    mode: "production",
    entry: { module: entry },
    routes,
    assets: {
      entry: { imports: [], module: "/entry.js" },
      routes: assets,
      url: "/manifest.js",
      version: "test",
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  };
}

async function moduleOf(file: string): Promise<RouteModule> {
  const load = modules[`/app/${file}`];
  if (load === undefined) throw new Error(`${file} is no route`);
  return load();
}

const assetOf = (id: string, path: string | undefined, parentId: string | undefined) => ({
  id,
  hasAction: false,
  hasLoader: true,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: id === "root",
  module: `/${id}.js`,
  ...(path === undefined ? {} : { path }),
  ...(parentId === undefined ? {} : { parentId }),
});
