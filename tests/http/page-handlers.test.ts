import { flatRoutes } from "@remix-run/dev/dist/config/flat-routes";
import { matchRoutes } from "@remix-run/react";
import { describe, expect, test } from "vitest";
import { routeFinder } from "~/app/http/page-handlers.server";

const routes = Object.fromEntries(
  Object.values(flatRoutes("app")).map(({ id, path, index, parentId = "root" }) => [
    id,
    { id, parentId, module: { default: () => null }, ...(path ? { path } : {}), ...(index ? { index } : {}) },
  ]),
);
const find = (path: string) => routeFinder({ routes })(path)?.map(({ id }) => id) ?? null;

/** As Remix decides with all routes before it. */
const below = (parent: string): Parameters<typeof matchRoutes>[0] =>
  Object.values(routes)
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, path = "", index }) => (index ? { id, path, index } : { id, path, children: below(id) }));
const whole = (path: string) =>
  matchRoutes([{ id: "root", path: "", children: below("root") }], path)?.map(({ route }) => route.id) ??
  null;

/** Every route's own address, its optional and free segments filled in. */
const addresses = (parent = "root", prefix = ""): string[] =>
  Object.values(routes)
    .filter(({ parentId }) => parentId === parent)
    .flatMap(({ id, path = "" }) => {
      const given = `${prefix}/${path}`.replaceAll("//", "/");
      return [given.replace("/:locale?", ""), given.replace(":locale?", "en"), ...addresses(id, given)];
    });

describe("the page of a path", () => {
  test.each([...new Set(addresses())].filter((path) => path !== "").map((path) => path.replaceAll(":", "x")))(
    "is the one that Remix finds among all: %s",
    (path) => {
      expect(whole(path)).not.toBeNull();
      expect(find(path)).toEqual(whole(path));
    },
  );

  test.each([
    "/",
    "/EVENTS",
    "/events/",
    "/t/privacy",
    "/m/events",
    "/en",
    "/en/events/x/registration",
    "/nothing/here/at/all",
    "/staff/nothing",
    "/favicon.ico",
  ])("is Remix's own where it could be several or none: %s", (path) => {
    expect(find(path)).toEqual(whole(path));
  });

  test("is known by the segments that its path has, so that a handler has no others to weigh", () => {
    const pathOf = (path: string) => routeFinder({ routes })(path)?.map((step) => step.path);
    expect(pathOf("/events/x/registration")).toEqual(["", "events/:slug/registration"]);
    expect(pathOf("/en/events/x/registration")).toEqual(["", ":locale/events/:slug/registration"]);
  });

  test("is asked for by its data too", () => {
    expect(find("/events.data")).toEqual(whole("/events"));
    expect(find("/_root.data")).toEqual(whole("/"));
  });

  test("is left to Remix where the path is encoded or has an empty segment", () => {
    expect([find("/events/%41"), find("//events")]).toEqual([null, null]);
  });
});
