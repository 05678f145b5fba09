import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { createAdaptorServer } from "@hono/node-server";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createServer, type ServerOptions } from "~/app/server";
import { findEventDetail } from "~/db/queries/event-detail";
import { branches } from "~/db/schema";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { anApiClient } from "~/tests/factories/server";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { freePort } from "~/tests/faults/processes";

/** What a page is told of a request. */
const tell = ({ request, context }: LoaderFunctionArgs) =>
  Response.json({
    center: context.center.host,
    clientAddress: context.clientAddress,
    forwardedHost: request.headers.get("x-forwarded-host"),
    path: new URL(request.url).pathname,
  });

/** One page at every address, which shows what it is told and sets no header of its own. */
const everywhere: ServerBuild = {
  mode: "production",
  isSpaMode: false,
  entry: { module: { default: () => new Response("page") } },
  routes: {
    root: { id: "root", path: "", module: { default: () => null } },
    page: {
      id: "page",
      parentId: "root",
      path: "*",
      module: { default: undefined, loader: tell, action: tell },
    },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "test" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
};

const faults: unknown[] = [];
let services: TestServices;
let center: TestCenter;
let other: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  other = await aCenter(services);
});
afterEach(() => expect(faults).toEqual([]));
afterAll(() => services.drop());

const serve = (more: Partial<ServerOptions> = {}) =>
  createServer({
    services,
    build: everywhere,
    baseUrl: "http://center.example",
    trustedProxies: [],
    clientDir: "public",
    door: null,
    lanAuthority: null,
    onError: (error) => faults.push(error),
    ...more,
  });

/** Asks as a browser at the center's address does. */
async function ask(
  path: string,
  { headers = {}, method = "GET", server = serve() }: AskOptions = {},
): Promise<Response> {
  const init = { method, headers: { host: center.host, ...headers } };
  return server.fetch(new Request(`http://${center.host}${path}`, init));
}

interface AskOptions {
  headers?: Record<string, string>;
  method?: string;
  server?: ReturnType<typeof createServer>;
}

describe("browsers are held to HTTPS", () => {
  test.each([
    ["where the application is at an https address", { baseUrl: "https://center.example" }, true],
    ["never where it is at an http address", { baseUrl: "http://center.example" }, false],
    [
      "never on a local network, whose authority also speaks for localhost",
      { baseUrl: "https://192.168.7.20:3000", lanAuthority: new Uint8Array(8) },
      false,
    ],
  ])("%s", async (_rule, options, isHeld) => {
    for (const path of ["/", "/api/v1/openapi.json"]) {
      const held = (await ask(path, { server: serve(options) })).headers.get("strict-transport-security");
      expect(held).toBe(isHeld ? "max-age=31536000" : null);
    }
  });
});

describe("what a browser posts with its cookies", () => {
  let cookie: string;
  beforeAll(async () => {
    const { email } = await aPerson(services, center, "admin");
    cookie = (await signedIn(services, email)).headers.get("cookie") ?? "";
  });

  const postBranch = (name: string, headers: Record<string, string>) =>
    serve().fetch(
      new Request(`http://${center.host}/api/v1/branches`, {
        method: "POST",
        headers: { host: center.host, cookie, "content-type": "application/json", ...headers },
        body: JSON.stringify({ name }),
      }),
    );
  const countBranches = () => services.db.$count(branches);

  test.each([
    ["nobody's page", { origin: "null" }],
    ["another site", { origin: "https://evil.example" }],
    ["another port of this host", { origin: "http://HOST:8080" }],
    ["a host that only begins like this one", { origin: "http://HOST.evil.example" }],
    ["a text that is no origin", { origin: "HOST" }],
    ["another site that hides its origin", { "sec-fetch-site": "cross-site" }],
    ["a sibling of this host", { origin: "http://evil.example", "sec-fetch-site": "same-site" }],
    ["a sibling of this host that hides its origin", { "sec-fetch-site": "same-site" }],
    ["a host below this one", { origin: "http://evil.HOST" }],
    [
      "another site that claims this host",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
  ])("is refused from %s, by pages and by the API, and changes nothing", async (_what, given) => {
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value.replace("HOST", center.host)]),
    );
    const before = await countBranches();
    const page = await ask("/staff/places/branches/new", { method: "POST", headers: { cookie, ...headers } });
    expect(page.status).toBe(403);
    const answer = await postBranch("Foreign", headers);
    expect([answer.status, (await answer.json()).code]).toEqual([403, "cross-site"]);
    expect(await countBranches()).toBe(before);
  });

  test.each([
    ["this site", { origin: "http://HOST" }],
    ["this site behind a proxy that ends its TLS", { origin: "https://HOST" }],
    ["this site by a browser that sends no origin", { "sec-fetch-site": "same-origin" }],
  ])("is taken from %s", async (what, given) => {
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value.replace("HOST", center.host)]),
    );
    const page = await ask("/staff/places/branches/new", { method: "POST", headers: { cookie, ...headers } });
    expect(page.status).toBe(200);
    expect((await postBranch(what, headers)).status).toBe(201);
  });

  test("may be read from anywhere: a link of another site leads here", async () => {
    for (const method of ["GET", "HEAD"]) {
      const answer = await ask("/", { method, headers: { "sec-fetch-site": "cross-site", cookie } });
      expect(answer.status).toBe(200);
    }
  });

  test("is asked for its origin also beside a token, which no page reads", async () => {
    const headers = { origin: "https://evil.example", authorization: "Bearer x", cookie };
    expect((await ask("/sign-out", { method: "POST", headers })).status).toBe(403);
  });

  test("is no matter of origin for the API's own callers, who send a token and no cookie", async () => {
    const server = { ...serve(), faults };
    const staff = await anApiClient(services, server, center, "staff");
    const made = await staff("POST", "/branches", { name: "By token" }, { origin: "https://hr.example" });
    expect(made.status).toBe(201);
  });
});

describe("a page whose address is a secret", () => {
  test.each([
    "/t/ABC",
    "/T/ABC",
    "/m/ABC",
    "/M/ABC",
    "/m/ABC/name",
    "/en/t/ABC",
    "/outcomes/ABC",
    "/survey/ABC",
    "/a/ABC",
  ])("is kept by nothing, listed by nobody and told to no other site: %s", async (path) => {
    const { headers, status } = await ask(path);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });

  test.each([
    ["/T/ABC", "/t/ABC"],
    ["/M/ABC/name", "/m/ABC/name"],
    ["/T/T/M/", "/t/T/M/"],
    ["/TEAM/T/ABC", "/TEAM/T/ABC"],
  ])("has its letter made small before any page sees it, and nothing else: %s", async (asked, seen) => {
    expect((await (await ask(asked)).json()).path).toBe(seen);
  });

  test.each(["/", "/events", "/team/t/ABC", "/tea"])("is not %s", async (path) => {
    const { headers } = await ask(path);
    expect(headers.get("cache-control")).not.toBe("no-store");
    expect(headers.has("x-robots-tag")).toBe(false);
  });
});

test("a logo may be shown on other sites, where mail is read in a browser, and no page's pictures may", async () => {
  const policyOf = async (path: string) => (await ask(path)).headers.get("cross-origin-resource-policy");
  expect(await policyOf(`/logos/${"0".repeat(64)}`)).toBe("cross-origin");
  expect(await policyOf("/events")).toBe("same-origin");
});

test("a request with two hosts is none of any center", async () => {
  const { status } = await ask("/page", { headers: { host: `${center.host}, ${other.host}` } });
  expect(status).toBe(400);
});

describe("a frame of another site", () => {
  test("shows no page but those that are made for it", async () => {
    const eventId = await aPublishedEvent(services, center);
    const pages = await servePages(services, { names: ["($locale)"], origin: `http://${center.host}` });
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    const asked = [
      pages.get(`/events/${event?.slug}`),
      pages.get("/events"),
      ask("/"),
      ask("/staff"),
      ask("/t/ABC"),
      ask("/embedded"),
      ask("/door/1"),
      ask("/api/v1/rooms"),
      ask("/api/v1/openapi.json"),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(answer.headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'(;|$)/);
    }
    const made = (await ask("/embed/events/x")).headers;
    expect(made.get("content-security-policy")).toMatch(/frame-ancestors \*$/);
    expect(made.has("x-frame-options")).toBe(false);
    expect((await ask("/embedded")).headers.get("x-frame-options")).toBe("DENY");
  });
});

describe("what a proxy says of a visitor", () => {
  /** Asks over a socket of this machine, so that the server sees 127.0.0.1. */
  async function addressBehind(trustedProxies: string[], forwardedFor: string): Promise<unknown> {
    const port = await freePort();
    const server = createAdaptorServer({ fetch: serve({ trustedProxies }).fetch });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const asked = `http://127.0.0.1:${port}/page`;
    const headers = { host: center.host, "x-forwarded-for": forwardedFor, connection: "close" };
    try {
      const [response] = await once(request(asked, { headers }).end(), "response");
      return JSON.parse(await text(response)).clientAddress;
    } finally {
      server.close();
    }
  }

  test.each([
    ["by no proxy that is trusted, the socket's address stays", [], "203.0.113.9", "127.0.0.1"],
    ["by a trusted proxy, its word counts", ["127.0.0.1"], "203.0.113.9", "203.0.113.9"],
    ["by a proxy of a trusted network, its word counts", ["127.0.0.0/8"], "203.0.113.9", "203.0.113.9"],
    ["by another network's proxy, it does not", ["10.0.0.0/8"], "203.0.113.9", "127.0.0.1"],
    [
      "by a visitor before the trusted proxy, only the proxy's own entry counts",
      ["127.0.0.1"],
      "198.51.100.1, 203.0.113.9",
      "203.0.113.9",
    ],
  ])("sent %s", async (_rule, trusted, forwardedFor, address) => {
    expect(await addressBehind(trusted, forwardedFor)).toBe(address);
  });

  test("never gives the center or the host, not even by a trusted proxy", async () => {
    const server = serve({ trustedProxies: ["127.0.0.1"] });
    const headers = { "x-forwarded-host": other.host };
    const answer = await ask("/page", { server, headers });
    expect(await answer.json()).toMatchObject({ center: center.host, forwardedHost: null });
    const posted = { ...headers, origin: `http://${other.host}` };
    expect((await ask("/page", { server, method: "POST", headers: posted })).status).toBe(403);
  });
});
