import { createHash, timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import type { LookedUp } from "~/app/adapters/metrics/metrics";
import type { Services } from "~/app/adapters/services";
import { isInNetwork } from "~/app/domain/access/networks";
import { countConnections, readOutbox } from "~/db/queries/operations";
import type { ServerEnv } from "./context.server";
import { socketAddress } from "./observe.server";
import { type Readiness, soon } from "./readiness.server";

export interface OperationsOptions {
  services: Pick<Services, "db" | "clock" | "metrics">;
  readiness: Readiness;
  /** Null: /metrics is for this machine alone. */
  metricsToken: string | null;
}

const paths = ["/healthz", "/readyz", "/metrics"];
const ofOperations = new RegExp(`^\\w+://[^/]*(?:${paths.join("|")})(?:\\?|$)`);

export const isOfOperations = (url: string) => ofOperations.test(url);

/** What watches the process asks: under any Host header, since a probe knows no center, and never kept by a cache. */
export function operationsApp({ services, readiness, metricsToken }: OperationsOptions): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  app.use(async (c, next) => {
    c.env.observed.route = c.req.path;
    await next();
    c.header("Cache-Control", "no-store");
    c.header("X-Content-Type-Options", "nosniff");
  });
  app.get("/healthz", (c) => c.text("alive\n"));
  app.get("/readyz", async (c) => {
    const { isReady, checks } = await readiness.check();
    return c.json({ ready: isReady, checks }, isReady ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    if (!mayRead(c, metricsToken)) return c.text("Not found", 404);
    const { contentType, text } = await services.metrics.exposition(await lookUp(services));
    return c.body(text, 200, { "Content-Type": contentType });
  });
  return app;
}

/**
 * Who has the token; without one, who asks from this machine and through no proxy. A proxy that is not named in
 * TRUSTED_PROXIES would otherwise hand the figures to everybody.
 */
function mayRead(c: Context<ServerEnv>, token: string | null): boolean {
  if (token !== null) {
    const given = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    return timingSafeEqual(digest(given), digest(token));
  }
  const isForwarded = ["forwarded", "via", "x-forwarded-for"].some(
    (name) => c.req.header(name) !== undefined,
  );
  const address = socketAddress(c.env);
  return !isForwarded && ["127.0.0.0/8", "::1"].some((network) => isInNetwork(address, network));
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Without a database the figures of the process are there all the same. */
async function lookUp({ db, clock }: OperationsOptions["services"]): Promise<LookedUp> {
  const now = clock.now();
  const began = clock.ticks();
  const looked = async () => {
    const connections = await countConnections(db);
    const databaseSeconds = (clock.ticks() - began) / 1000;
    const { states, due, dueSince } = await readOutbox(db, { now });
    const oldestDueSeconds = dueSince === null ? 0 : (now.getTime() - dueSince.getTime()) / 1000;
    return { databaseSeconds, connections, messages: states, due, oldestDueSeconds };
  };
  const found = await soon(looked()).catch(() => null);
  return found ?? { databaseSeconds: null, connections: [], messages: [], due: 0, oldestDueSeconds: 0 };
}
