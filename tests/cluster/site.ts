import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "~/app/config.server";
import { type OpenServices, openServices } from "~/app/services.server";
import { migrateDatabase } from "~/db/migrate.server";
import { makeEvent, makeTokens } from "../bench/setting";
import { type PreparedTicket, prepareTickets } from "../bench/tickets";
import { aCenter, type TestCenter } from "../factories/center";
import { freePort, type Running, startApplication, until } from "../faults/processes";
import { balanceApplication } from "./balancers";
import { type ReplicatedDatabase, startDatabase } from "./database";

/** A whole site on this machine: two applications behind a balancer, before the replicated database. */
export interface Site {
  origin: string;
  /** What the balancer asks to see whether a process takes requests. */
  healthPath: string;
  database: ReplicatedDatabase;
  /** For making what a scenario needs, and for looking at the end; on the primary, whichever it is. */
  services: OpenServices;
  center: TestCenter;
  apps: Application[];
  /** Whether the balancer sends requests to a process. */
  isUp(name: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface Application {
  /** As the balancer calls it. */
  name: string;
  isPooled: boolean;
  running(): Running;
  /** Ends it as a deployment does, and starts it again on its port. */
  restart(): Promise<void>;
  isReady(): Promise<boolean>;
}

export async function openSite(): Promise<Site> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "fairday-cluster-")));
  // The servers' account has to get in.
  await chmod(folder, 0o711);
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const database = await startDatabase(folder);
    ends.push(database.close);
    const env = {
      NODE_ENV: "production",
      DATA_DIR: folder,
      BASE_URL: "http://localhost",
      TRUSTED_PROXIES: "127.0.0.1",
      TICKET_KEY: `c1:${randomBytes(32).toString("base64")}`,
      CONTACT_KEY: `c1:${randomBytes(32).toString("base64")}`,
      SESSION_SECRET: randomBytes(32).toString("hex"),
    };
    await migrateDatabase(database.urls.primary, "db/migrations");
    const services = servicesOf({ ...env, DATABASE_URL: database.urls.primary });
    ends.push(services.close);
    const center = await aCenter(services);
    const { primary, pooled, replica } = database.urls;
    const behindPool = { DATABASE_URL: pooled, DIRECT_DATABASE_URL: primary, REPLICA_DATABASE_URL: replica };
    const ports = [await freePort(), await freePort()];
    const apps = [
      await startApp("app1", { ...env, ...behindPool, PORT: String(ports[0]) }),
      await startApp("app2", {
        ...env,
        DATABASE_URL: primary,
        REPLICA_DATABASE_URL: replica,
        PORT: String(ports[1]),
      }),
    ];
    for (const app of apps) ends.push(() => app.running().end());
    const healthPath = await findHealthPath(ports[0] ?? 0);
    const balancer = await balanceApplication(folder, { ports, healthPath });
    ends.push(() => balancer.daemon.end());
    const origin = `http://127.0.0.1:${balancer.port}`;
    await until("the site answers", () => answers(`${origin}/robots.txt`));
    return { origin, healthPath, database, services, center, apps, isUp: balancer.isUp, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status === 200;
    },
    () => false,
  );

/** The application's own word on whether it takes requests, or a page that needs little. */
const findHealthPath = async (port: number) =>
  (await answers(`http://127.0.0.1:${port}/readyz`)) ? "/readyz" : "/robots.txt";

async function startApp(name: string, env: Record<string, string>): Promise<Application> {
  let running = await startApplication(env);
  return {
    name,
    isPooled: env.DIRECT_DATABASE_URL !== undefined,
    running: () => running,
    restart: async () => {
      await running.end();
      running = await startApplication(env);
    },
    isReady: async () => {
      const { child, output } = running;
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`${name} ended by itself:\n${output().slice(-2_000)}`);
      }
      return answers(`http://127.0.0.1:${env.PORT}/robots.txt`);
    },
  };
}

function servicesOf(env: Readonly<Record<string, string>>): OpenServices {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  // Its connections are cut with the primary's: that is what is shown.
  return openServices(reading.config, reading.config.databaseUrl ?? "", () => {});
}

/** An event with open doors, its tickets and a token for each of ten doors. */
export async function openDoors(site: Site, tickets: number) {
  const event = await makeEvent(site);
  const prepared: PreparedTicket[] = await prepareTickets(site, { eventId: event.id, count: tickets });
  const tokens = await makeTokens(site, "door", 10);
  return { event, tickets: prepared, codes: prepared.map(({ ticketCode }) => ticketCode), tokens };
}
