import { createAdaptorServer } from "@hono/node-server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { AboutRequest } from "~/app/adapters/log/log";
import type { Services } from "~/app/adapters/services";
import { createServer } from "~/app/server";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { noPages } from "~/tests/factories/server";
import { createTestServices, type TestServices } from "~/tests/factories/services";

const ends: (() => Promise<unknown> | void)[] = [];
let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => services.drop());

/** The server on a port of this machine, with what it logs. */
async function listen({
  trustedProxies = [],
  by = services,
}: {
  trustedProxies?: string[];
  by?: Services;
} = {}) {
  const requests: (AboutRequest & { status: number })[] = [];
  const faults: [string, AboutRequest][] = [];
  const { fetch: answer } = createServer({
    services: by,
    build: noPages,
    baseUrl: "http://center.example",
    trustedProxies,
    clientDir: "public",
    door: null,
    lanAuthority: null,
    log: { request: (request) => requests.push(request), fault: () => {} },
    onError: (error, about) => faults.push([String(error), about]),
  });
  const server = createAdaptorServer({ fetch: answer });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  const bound = server.address();
  const origin = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${origin}${path}`, { headers });
    return { response, text: await response.text(), id: response.headers.get("x-request-id") };
  };
  return { get, requests, faults };
}

const given = "0f8fad5b-d9cb-469f-a165-70867728950e";

describe("the id of a request", () => {
  test("is made where none was given, another for each, and sent back", async () => {
    const { get, requests } = await listen();
    const ids = [(await get("/favicon.svg")).id, (await get("/favicon.svg")).id];
    expect(new Set(ids).size).toBe(2);
    expect(requests.map(({ requestId }) => requestId)).toEqual(ids);
  });

  test("is the trusted proxy's where that gave one", async () => {
    const { get, requests } = await listen({ trustedProxies: ["127.0.0.1"] });
    expect((await get("/favicon.svg", { "x-request-id": given })).id).toBe(given);
    expect(requests.map(({ requestId }) => requestId)).toEqual([given]);
  });

  test("is nobody else's", async () => {
    const { get } = await listen({ trustedProxies: ["10.0.0.0/8"] });
    expect((await get("/favicon.svg", { "x-request-id": given })).id).not.toBe(given);
  });

  test.each(["short", "x".repeat(101), 'a "quoted" one', "rosa@mail.example"])(
    "is not what a log could not hold: %s",
    async (id) => {
      const { get } = await listen({ trustedProxies: ["127.0.0.1"] });
      expect((await get("/favicon.svg", { "x-request-id": id })).id).not.toBe(id);
    },
  );

  test("stands in a problem of the API", async () => {
    const { get } = await listen();
    const { text, id } = await get(`/api/v1/events/${services.ids.uuid()}/attendance`);
    expect(JSON.parse(text)).toMatchObject({ code: "sign-in-required", requestId: id });
  });
});

describe("a fault", () => {
  test("is told with the id that its answer has, and the pattern of its route", async () => {
    const gone = await createTestServices();
    const { get, faults } = await listen({ by: { ...services, db: gone.db } });
    await gone.drop();
    const { response, text, id } = await get("/api/v1/events");
    expect(response.status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ code: "unavailable", requestId: id });
    expect(faults.map(([, about]) => about)).toEqual([
      { requestId: id, method: "GET", route: expect.any(String) },
    ]);
    const page = await get("/");
    expect(page.response.status).toBe(503);
    expect(page.text).toContain(page.id);
  });
});

test("the page that says something went wrong has the id of its request, and the fault is told once", async () => {
  const gone = await createTestServices();
  const { host } = await aCenter(gone);
  const pages = await servePages(gone, { names: ["embed.events."], origin: `http://${host}:3000` });
  // The center is known from here on.
  await pages.get("/nothing");
  await gone.drop();
  const answer = await pages.get("/embed/events/hiring-day");
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(text).toContain("Something went wrong on our side");
  expect(text).toContain(`Number of this request: ${answer.headers.get("x-request-id")}`);
  expect(pages.faults).toHaveLength(1);
});

test("a request is logged by its pattern and status, without its path, its query or an address", async () => {
  const { get, requests } = await listen();
  const event = services.ids.uuid();
  await get(`/api/v1/events/${event}/attendance?name=Rosa`, { "x-forwarded-for": "203.0.113.9" });
  // The line is written once the answer has left, which the client may hear of first.
  await expect
    .poll(() => requests)
    .toEqual([
      {
        requestId: expect.any(String),
        method: "GET",
        route: "/api/v1/events/:eventId/attendance",
        status: 401,
        ms: expect.any(Number),
      },
    ]);
  expect(JSON.stringify(requests)).not.toMatch(new RegExp(`${event}|Rosa|203\\.0\\.113|${center.host}`));
});
