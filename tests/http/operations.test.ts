import { createAdaptorServer } from "@hono/node-server";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { noLog } from "~/app/adapters/log/log";
import { markWorker } from "~/app/commands/mark-worker.server";
import { openReadiness } from "~/app/http/readiness.server";
import { createServer } from "~/app/server";
import { newestMigration } from "~/db/migrate.server";
import { outbox, workers } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { anApiClient, anApiToken, noPages } from "~/tests/factories/server";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const faults: unknown[] = [];
const ends: (() => Promise<unknown> | void)[] = [];
let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  await aCenter(services);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  services.clock.set(noon);
  await services.db.delete(workers);
  expect(faults).toEqual([]);
});
afterAll(() => services.drop());

const migration = newestMigration("db/migrations");

function serve({
  metricsToken = null,
  made = migration,
}: {
  metricsToken?: string | null;
  made?: number;
} = {}) {
  const readiness = openReadiness(services, made);
  const { fetch } = createServer({
    services,
    build: noPages,
    baseUrl: "http://center.example",
    trustedProxies: ["127.0.0.1"],
    clientDir: "public",
    door: null,
    lanAuthority: null,
    operations: { readiness, metricsToken },
    log: noLog,
    onError: (error) => faults.push(error),
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new Request(`http://10.0.0.7:3000${path}`, { headers: { host: "10.0.0.7:3000", ...headers } }));
  return { fetch, get, readiness };
}

const aWorker = () => markWorker(services, { id: services.ids.uuid() });

describe("under a host that is no center's", () => {
  test("/healthz says that the process is alive, and no cache keeps it", async () => {
    const answer = await serve().get("/healthz");
    expect([answer.status, await answer.text()]).toEqual([200, "alive\n"]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await serve().get("/")).status).toBe(404);
  });

  test("/readyz says 200 with a database, its migrations and a worker that was seen", async () => {
    await aWorker();
    const answer = await serve().get("/readyz?from=probe");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ready: true,
      checks: { process: "ok", database: "ok", migrations: "ok", worker: "ok" },
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("/readyz says 503 and why", () => {
  const failing = async (by: ReturnType<typeof serve>) => {
    const answer = await by.get("/readyz");
    const { checks } = await answer.json();
    const failed = Object.entries(checks).filter(([, word]) => word !== "ok");
    return { status: answer.status, failed: Object.fromEntries(failed) };
  };

  test("where no worker was ever seen", async () => {
    expect(await failing(serve())).toEqual({ status: 503, failed: { worker: "not seen lately" } });
  });

  test("from half a minute after the last word of a worker on", async () => {
    await aWorker();
    services.clock.set(new Date(noon.getTime() + 29_999));
    expect(await failing(serve())).toEqual({ status: 200, failed: {} });
    services.clock.set(new Date(noon.getTime() + 30_000));
    expect(await failing(serve())).toEqual({ status: 503, failed: { worker: "not seen lately" } });
  });

  test("where a migration of this version is missing", async () => {
    await aWorker();
    const found = await failing(serve({ made: migration + 1 }));
    expect(found).toEqual({ status: 503, failed: { migrations: "missing" } });
  });

  test("once the process drains, though all else holds", async () => {
    await aWorker();
    const by = serve();
    by.readiness.drain();
    expect(await failing(by)).toEqual({ status: 503, failed: { process: "draining" } });
    expect((await by.get("/healthz")).status).toBe(200);
  });

  test("where the database is gone, in words that hold nothing of its address", async () => {
    const gone = await createTestServices();
    const readiness = openReadiness(gone, migration);
    await gone.drop();
    const { isReady, checks } = await readiness.check();
    expect(isReady).toBe(false);
    expect(checks).toEqual({
      process: "ok",
      database: "no answer",
      migrations: "unknown",
      worker: "unknown",
    });
  });
});

describe("/metrics", () => {
  const figures = async (by = serve()) => (await by.get("/metrics")).text();
  const valueOf = (text: string, name: string) => text.split("\n").find((line) => line.startsWith(name));

  test("counts a scan by its verdict and times it", async () => {
    const by = serve();
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId);
    const door = await anApiClient(services, { ...by, faults }, center, "door");
    const scan = (code: string) =>
      door("POST", `/events/${eventId}/scans`, { scanId: services.ids.uuid(), code });
    expect((await scan(ticketCode)).status).toBe(201);
    await scan(ticketCode);
    await scan("NOTACODE");
    const text = await figures(by);
    expect(valueOf(text, 'fairday_scans_total{outcome="admitted"}')).toMatch(/ 1$/);
    expect(valueOf(text, 'fairday_scans_total{outcome="already-admitted"}')).toMatch(/ 1$/);
    expect(valueOf(text, "fairday_scan_duration_seconds_count")).toMatch(/ 3$/);
  });

  test("counts requests by the pattern of their route: no id, no code, no word of a client", async () => {
    const by = serve();
    const secret = "0123456789ABCDEFGHJKMNPQRSTVWXYZ00";
    const host = center.host;
    const at = { host, authorization: "Bearer nobody" };
    await by.get(`/api/v1/events/${services.ids.uuid()}/attendance`, at);
    await by.get(`/api/v1/nothing/${secret}`, at);
    await by.fetch(new Request(`http://x/${secret}`, { method: secret, headers: { host } }));
    await by.get("/favicon.svg", at);
    const text = await figures(by);
    const labels = [...text.matchAll(/request_duration_seconds_count\{(.*?)\}/g)].map(([, label]) => label);
    expect(labels).toEqual(
      expect.arrayContaining([
        'method="GET",route="/api/v1/events/:eventId/attendance",status="4xx"',
        'method="GET",route="none",status="4xx"',
        'method="other",route="none",status="4xx"',
        'method="GET",route="/favicon.svg",status="2xx"',
      ]),
    );
    expect(text).not.toContain(secret);
  });

  test("counts a page by the pattern of its route, kept or not, in whatever language", async () => {
    const origin = `http://${center.host}:3000`;
    const pages = await servePages(services, { names: ["t.", "($locale)."], origin });
    const code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ00";
    for (const path of [`/T/${code}`, "/events/no-such-event", "/es/events"]) await pages.get(path);
    const text = await figures();
    for (const route of ["/t/:code", "/events/:slug", "/events"]) {
      expect(text).toContain(`fairday_http_request_duration_seconds_count{method="GET",route="${route}"`);
    }
    expect(text).not.toMatch(new RegExp(`${code}|no-such-event|:locale`));
    expect(pages.faults).toEqual([]);
  });

  test("says how many messages wait and for how long the oldest has been due", async () => {
    await services.db.delete(outbox);
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "rosa@mail.example" });
    await services.db.update(outbox).set({ nextAt: new Date(noon.getTime() - 42_000) });
    const [{ waiting } = { waiting: 0 }] = await services.db
      .select({ waiting: services.db.$count(outbox) })
      .from(outbox)
      .limit(1);
    expect(waiting).toBeGreaterThan(0);
    const text = await figures();
    expect(valueOf(text, 'fairday_outbox_messages{state="queued"}')).toBe(
      `fairday_outbox_messages{state="queued"} ${waiting}`,
    );
    expect(valueOf(text, "fairday_outbox_due")).toBe(`fairday_outbox_due ${waiting}`);
    expect(valueOf(text, "fairday_outbox_oldest_due_seconds")).toBe("fairday_outbox_oldest_due_seconds 42");
    await services.db.update(outbox).set({ state: "sent" }).where(eq(outbox.state, "queued"));
    const later = await figures();
    expect(valueOf(later, 'fairday_outbox_messages{state="queued"}')).toBeUndefined();
    expect(valueOf(later, "fairday_outbox_oldest_due_seconds")).toMatch(/ 0$/);
  });

  test("says how many connections this pool holds and not those of others", async () => {
    await Promise.all(Array.from({ length: 3 }, () => services.sql`select pg_sleep(0.01)`));
    const [row] = await services.sql<{ own: number; all: number }[]>`
      select count(*) filter (where application_name = current_setting('application_name'))::int as own,
        count(*)::int as all from pg_stat_activity where datname = current_database()`;
    const text = await figures();
    const counted = [...text.matchAll(/fairday_database_connections\{.*\} (\d+)/g)].map(([, n]) => Number(n));
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe((row?.own ?? 0) - 1);
    expect(text).toMatch(/fairday_database_up 1\n/);
    expect(text).toMatch(/nodejs_eventloop_lag_seconds /);
  });

  test("counts open streams", async () => {
    const by = serve();
    const eventId = await aPublishedEvent(services, center);
    const token = await anApiToken(services, center, "staff");
    const headers = { host: center.host, authorization: `Bearer ${token}` };
    const stream = await by.get(`/api/v1/events/${eventId}/attendance/stream`, headers);
    expect(valueOf(await figures(by), "fairday_sse_connections")).toMatch(/ 1$/);
    await stream.body?.cancel();
    expect(valueOf(await figures(by), "fairday_sse_connections")).toMatch(/ 0$/);
  });
});

describe("who may read /metrics", () => {
  const token = "a-token-that-is-long-enough";

  /** Asks over a socket of this machine. */
  async function overSocket(by: ReturnType<typeof serve>, address: string, headers: Record<string, string>) {
    const server = createAdaptorServer({ fetch: by.fetch });
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    ends.push(() => new Promise((resolve) => server.close(resolve)));
    const bound = server.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    const answer = await fetch(`http://${address}:${port}/metrics`, { headers });
    await answer.text();
    return answer.status;
  }

  test("without a token: who asks from this machine", async () => {
    expect(await overSocket(serve(), "127.0.0.1", {})).toBe(200);
  });

  test.each(["x-forwarded-for", "forwarded", "via"])(
    "but not through a proxy on it, which says %s",
    async (name) => {
      expect(await overSocket(serve(), "127.0.0.1", { [name]: "127.0.0.1" })).toBe(404);
    },
  );

  test("with a token: who sends it, from wherever, and nobody else", async () => {
    const by = serve({ metricsToken: token });
    const status = async (headers: Record<string, string>) => (await by.get("/metrics", headers)).status;
    expect(await status({ authorization: `Bearer ${token}`, "x-forwarded-for": "203.0.113.9" })).toBe(200);
    expect(await status({ authorization: `Bearer ${token}x` })).toBe(404);
    expect(await status({})).toBe(404);
    expect(await overSocket(by, "127.0.0.1", {})).toBe(404);
  });
});
