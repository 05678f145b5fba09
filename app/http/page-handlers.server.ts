import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Route = { id: string; path: string } & ({ index: true } | { index: false; children: Route[] });

/**
 * Remix with one handler for each page. Remix weighs all routes against a path several times a request and makes
 * them all anew to render one: with eighty routes that takes longer than the page itself. Here the page is found
 * once, among the routes that begin as its path does, and a handler that knows this page's routes alone answers.
 */
export function pageHandlers(build: ServerBuild): RequestHandler {
  const whole = createRequestHandler(build, "production");
  const find = routeFinder(build);
  const handlers = new Map<string, RequestHandler>();
  return (request, context) => {
    const ids = find(new URL(request.url).pathname);
    if (ids === null) return whole(request, context);
    const key = ids.join(" ");
    const handler = handlers.get(key) ?? createRequestHandler(reduced(build, ids), "production");
    handlers.set(key, handler);
    return handler(request, context);
  };
}

/**
 * Finds the ids of the routes that a path leads to, from the root down; null where the whole has to decide. Which
 * one wins is Remix's own decision.
 */
export function routeFinder(build: Pick<ServerBuild, "routes">): (pathname: string) => string[] | null {
  const named = new Map<string, Route[]>();
  const others: Route[] = [];
  for (const route of childrenOf(build, "root")) {
    const name = firstName(route);
    if (name === null) others.push(route);
    else named.set(name, [...(named.get(name) ?? []), route]);
  }
  return (pathname) => {
    // The browser asks for the list of routes by this path; what is encoded is left to Remix, which decodes it.
    if (pathname === "/__manifest" || pathname.includes("%")) return null;
    const path = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
    const [, name = ""] = path.toLowerCase().split("/");
    const children = [...(named.get(name) ?? []), ...others];
    const found = matchRoutes([{ id: "root", path: "", index: false, children }], path);
    return found?.map(({ route }) => route.id) ?? null;
  };
}

function childrenOf(build: Pick<ServerBuild, "routes">, parentId: string): Route[] {
  const children = Object.values(build.routes).filter((route) => route?.parentId === parentId);
  return children.flatMap((route): Route[] => {
    if (route === undefined) return [];
    const { id, path = "", index = false } = route;
    return index ? [{ id, path, index }] : [{ id, path, index: false, children: childrenOf(build, id) }];
  });
}

/** The first segment of a route's path where it is a plain word; null where it may be left out or be anything. */
function firstName({ path }: Route): string | null {
  const [first = ""] = path.toLowerCase().split("/");
  return /^[^:*?]+$/.test(first) ? first : null;
}

function reduced(build: ServerBuild, ids: string[]): ServerBuild {
  const routes: ServerBuild["routes"] = {};
  const assets: ServerBuild["assets"]["routes"] = {};
  for (const id of ids) {
    const [route, asset] = [build.routes[id], build.assets.routes[id]];
    if (route !== undefined) routes[id] = route;
    if (asset !== undefined) assets[id] = asset;
  }
  return { ...build, routes, assets: { ...build.assets, routes: assets } };
}
