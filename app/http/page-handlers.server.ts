import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { messageOf } from "./refusals";

type Route = { id: string; path: string } & ({ index: true } | { index: false; children: Route[] });

/** A route on the way down to a page, with its path as it is matched. */
interface Step {
  id: string;
  path: string;
}

/** A way down from the root, written out: there is one for each optional segment that is there or left out. */
interface Way {
  /** The route right under the root that it goes through. */
  top: Route;
  steps: Step[];
  segments: string[];
}

/**
 * Remix with one handler for each page. Remix weighs all routes against a path several times a request and makes
 * them all anew to render one: with eighty routes that takes longer than the page itself. Here the page is found
 * once, among the routes that its path fits, and a handler that knows this page's routes alone answers.
 */
export function pageHandlers(build: ServerBuild): RequestHandler {
  const whole = createRequestHandler(build, "production");
  const find = routeFinder(build);
  const handlers = new Map<string, RequestHandler>();
  return async (request, context) => {
    const { pathname } = new URL(request.url);
    // The router decodes a path and reads it anew: a backslash is then a slash and a tab is nothing, so that what
    // follows may be taken for a host. No page has a backslash or a control character in its path.
    if (/%(?:5c|[01][\da-f]|7f)/i.test(pathname))
      return new Response(messageOf("not-found"), { status: 404 });
    const steps = find(pathname);
    if (steps === null) return whole(request, context);
    if (context !== undefined) context.observed.route = patternOf(steps);
    const key = steps.map(({ id, path }) => `${id} ${path}`).join(" ");
    const handler = handlers.get(key) ?? createRequestHandler(reduced(build, steps), "production");
    handlers.set(key, handler);
    return handler(request, context);
  };
}

/**
 * Finds the routes that a path leads to, from the root down; null where the whole has to decide. Where the path fits
 * several, which one wins is Remix's own decision.
 */
export function routeFinder(build: Pick<ServerBuild, "routes">): (pathname: string) => Step[] | null {
  const root = { id: "root", path: "" };
  const ways = childrenOf(build, root.id).flatMap((top) =>
    stepsBelow(top).map((steps): Way => ({ top, steps: [root, ...steps], segments: segmentsOf(steps) })),
  );
  return (pathname) => {
    // The browser asks for the list of routes by this path; what is encoded is left to Remix, which decodes it.
    if (pathname === "/__manifest" || pathname.includes("%") || pathname.includes("//")) return null;
    const path = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
    const asked = path.toLowerCase().split("/").filter(Boolean);
    const fitting = ways.filter((way) => fits(way, asked));
    const [only, ...more] = fitting;
    if (only !== undefined && more.length === 0) return only.steps;
    const children = [...new Set(fitting.map(({ top }) => top))];
    const found = matchRoutes([{ ...root, index: false, children }], path);
    return found?.map(({ route: { id, path: own } }) => ({ id, path: own })) ?? null;
  };
}

const patternOf = (steps: readonly Step[]) => `/${steps.flatMap(({ path }) => path || []).join("/")}`;

function childrenOf(build: Pick<ServerBuild, "routes">, parentId: string): Route[] {
  const children = Object.values(build.routes).filter((route) => route?.parentId === parentId);
  return children.flatMap((route): Route[] => {
    if (route === undefined) return [];
    const { id, path = "", index = false } = route;
    return index ? [{ id, path, index }] : [{ id, path, index: false, children: childrenOf(build, id) }];
  });
}

/** The ways from a route to itself and to those below it. */
function stepsBelow(route: Route): Step[][] {
  const own = writtenOut(route.path.split("/").filter(Boolean));
  const below = route.index ? [] : route.children.flatMap(stepsBelow);
  return own.flatMap((segments) => {
    const step = { id: route.id, path: segments.join("/") };
    return [[step], ...below.map((more) => [step, ...more])];
  });
}

/** `:locale?/events` is `events` and `:locale/events`. */
function writtenOut([first, ...rest]: string[]): string[][] {
  if (first === undefined) return [[]];
  const ends = writtenOut(rest);
  const withFirst = ends.map((end) => [first.replace(/\?$/, ""), ...end]);
  return first.endsWith("?") ? [...withFirst, ...ends] : withFirst;
}

const segmentsOf = (steps: readonly Step[]) =>
  steps.flatMap(({ path }) => path.toLowerCase().split("/").filter(Boolean));

function fits({ segments }: Way, asked: readonly string[]): boolean {
  if (segments.at(-1) !== "*" && segments.length !== asked.length) return false;
  return segments.every(
    (segment, at) => segment === asked[at] || segment === "*" || (segment.startsWith(":") && at in asked),
  );
}

function reduced(build: ServerBuild, steps: readonly Step[]): ServerBuild {
  const routes: ServerBuild["routes"] = {};
  const assets: ServerBuild["assets"]["routes"] = {};
  for (const { id, path } of steps) {
    const [route, asset] = [build.routes[id], build.assets.routes[id]];
    if (route !== undefined) routes[id] = { ...route, path };
    if (asset !== undefined) assets[id] = { ...asset, path };
  }
  return { ...build, routes, assets: { ...build.assets, routes: assets } };
}
