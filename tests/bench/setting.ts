import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { readConfig } from "~/app/config.server";
import { type OpenServices, openServices } from "~/app/services.server";
import { migrateDatabase } from "~/db/migrate.server";
import { apiTokens } from "~/db/schema";
import { aCenter, aPublishedEvent, type TestCenter } from "../factories/center";
import { freePort, type Running, run, startApplication, startWorkerProcess } from "../faults/processes";

/** Everything that the rows are measured with: one database, one center, the application in production. */
export interface Setting {
  /** Removed with all that is in it at the end. */
  folder: string;
  services: OpenServices;
  center: TestCenter;
  databaseUrl: string;
  port: number;
  /** What links begin with. */
  origin: string;
  /** The environment that the application runs in. */
  env: Record<string, string>;
  smtp: { url: string; counts(): Promise<SmtpCounts> };
  /** Starts a part of the bench in a process of its own, bundled beside this one. */
  start(name: string, env?: Readonly<Record<string, string>>): Promise<number>;
  close(): Promise<void>;
}

export interface SmtpCounts {
  mails: number;
  bytes: number;
  /** Milliseconds since 1970. */
  lastAt: number;
  /** Mails that came with a Message-ID that had come before. */
  twice: number;
}

const nodeArgs = (process.env.BENCH_NODE_OPTIONS ?? "").split(" ").filter((word) => word !== "");

/**
 * @param parts the folder of the bundles
 * @param hasWorkerApart mails are sent by a process of their own, as a large installation has it
 */
export async function openSetting(parts: string, { hasWorkerApart = false } = {}): Promise<Setting> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "fairday-bench-")));
  await chmod(folder, 0o711);
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const database = await openDatabase(folder);
    ends.push(database.close);
    const start: Setting["start"] = async (name, env = {}) => {
      const port = await freePort();
      const own = { ...applicationEnv, PORT: String(port), BASE_URL: `http://localhost:${port}`, ...env };
      const running = await run({
        script: join(parts, `${name}.js`),
        env: own,
        readyAt: "listening",
        nodeArgs,
      });
      ends.push(() => endQuietly(running));
      return port;
    };
    const port = await freePort();
    const smtpPort = await freePort();
    const origin = `http://localhost:${port}`;
    const applicationEnv = {
      NODE_ENV: "production",
      // The load's own process would read the lines, in time that is measured.
      LOG_LEVEL: "error",
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PORT: String(port),
      BASE_URL: origin,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      TICKET_KEY: `b1:${randomBytes(32).toString("base64")}`,
      CONTACT_KEY: `b1:${randomBytes(32).toString("base64")}`,
      SESSION_SECRET: randomBytes(32).toString("hex"),
      WORKER: hasWorkerApart ? "apart" : "inside",
    };
    const sinkPort = await start("smtp-sink", { SMTP_PORT: String(smtpPort) });
    await migrateDatabase(database.url, "db/migrations");
    const services = servicesOf(applicationEnv);
    ends.push(services.close);
    const center = await aCenter(services);
    const application = await startApplication(applicationEnv, nodeArgs);
    ends.push(() => endQuietly(application));
    if (hasWorkerApart) {
      const worker = await startWorkerProcess(applicationEnv);
      ends.push(() => endQuietly(worker));
    }
    const counts = async (): Promise<SmtpCounts> => {
      const answer = await fetch(`http://127.0.0.1:${sinkPort}/`);
      return JSON.parse(await answer.text());
    };
    const smtp = { url: applicationEnv.SMTP_URL, counts };
    const opened = { folder, services, center, port, origin, env: applicationEnv, smtp, start, close };
    return { ...opened, databaseUrl: database.url };
  } catch (error) {
    await close();
    throw error;
  }
}

async function endQuietly(running: Running): Promise<void> {
  await running.end();
  const told = running
    .output()
    .split("\n")
    .filter((line) => /error/i.test(line));
  if (told.length > 0) process.stderr.write(`${told.slice(0, 10).join("\n")}\n`);
}

/** A database of its own on TEST_DATABASE_URL's server, or on an embedded one, which writes as it does in use. */
async function openDatabase(folder: string) {
  const given = process.env.TEST_DATABASE_URL;
  const dataDir = join(folder, "database");
  const server = given
    ? { url: given, stop: async () => {} }
    : await startEmbeddedPostgres({ dataDir, maxConnections: 150, log: () => {} });
  const name = `fairday_bench_${randomBytes(6).toString("hex")}`;
  const asAdmin = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(server.url, { max: 1, onnotice: () => {} });
    try {
      await work(sql);
    } finally {
      await sql.end();
    }
  };
  await asAdmin((sql) => sql`create database ${sql(name)}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const close = async () => {
    await asAdmin((sql) => sql`drop database ${sql(name)} with (force)`);
    await server.stop();
  };
  return { url: url.href, close };
}

function servicesOf(env: Readonly<Record<string, string>>): OpenServices {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return openServices(reading.config, reading.config.databaseUrl ?? "", (error) => {
    process.stderr.write(`${String(error)}\n`);
  });
}

/** Tokens of one role, enough that none comes near its limit of 50 a second after the first 300. */
export async function makeTokens(
  { services, center }: Pick<Setting, "services" | "center">,
  role: "door" | "staff",
  count: number,
) {
  const tokens = Array.from({ length: count }, () => services.ids.secret());
  await services.db.insert(apiTokens).values(
    tokens.map((token) => ({
      centerId: center.id,
      id: services.ids.uuid(),
      label: "bench",
      tokenHash: services.codes.hash(token),
      role,
      createdBy: "bench",
      createdAt: services.clock.now(),
    })),
  );
  return tokens;
}

/** A published event with a room and one opening, its doors open. */
export async function makeEvent(
  { services, center }: Pick<Setting, "services" | "center">,
  more: Parameters<typeof aPublishedEvent>[2] = {},
): Promise<{ id: string; slug: string }> {
  const id = await aPublishedEvent(services, center, more);
  const [event] = await services.sql<{ slug: string }[]>`
    select slug from events where center_id = ${center.id} and id = ${id}`;
  return { id, slug: event?.slug ?? "" };
}

/**
 * What the server's own housekeeping does within a minute: plans that were made for empty tables are made again. A
 * bench fills them faster than that.
 */
export async function refreshPlans({ services }: Setting): Promise<void> {
  await services.sql`analyze`;
}

/** Waits until the worker has sent what the registrations caused, so that what is measured next has the machine to itself. */
export async function sendAll({ services }: Pick<Setting, "services">): Promise<void> {
  for (;;) {
    const [queued] = await services.sql<{ count: number }[]>`
      select count(*)::int as count from outbox where state = 'queued'`;
    if (queued?.count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
