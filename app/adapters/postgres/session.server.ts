import postgres from "postgres";
import { systemCode } from "~/app/adapters/files/kept-file.server";
import type { Cluster } from "./cluster.server";
import { findPostmaster, type Postmaster, stopPostmaster } from "./postmaster.server";
import { program } from "./software.server";

/**
 * One process's stake in the server: a connection with a shared advisory lock, which ends with the process.
 */
export interface Session {
  /** The address of the application's database. */
  url: string;
  /** Settles when the connection is lost. */
  closed: Promise<void>;
  /** Gives up the stake, and stops the server where no other process has one. */
  leave(): Promise<void>;
}

// Advisory locks in the database `postgres`, which nothing else uses.
const stake = 1;
const setup = 2;

export const urlOf = (port: number, password: string) =>
  `postgres://fairday:${password}@127.0.0.1:${port}/fairday`;

/** One connection to the database `postgres`, as the superuser. */
export function connectAsOwner(port: number, password: string, onclose = () => {}): postgres.Sql {
  return postgres({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    connection: { application_name: "fairday keeper" },
    onclose,
    onnotice: () => {},
  });
}

/** True where the failure may be over in a moment: the server starts, stops, ended, or is full. */
export function passes(error: unknown): boolean {
  const passing = ["57P01", "57P02", "57P03", "53300", "ECONNREFUSED", "ECONNRESET"];
  const code = systemCode(error);
  return code !== null && (passing.includes(code) || code.startsWith("CONNECT"));
}

/**
 * Connects, checks that it is the cluster's own server that answers to our password, and makes the
 * application's role and database where they are missing. The last to leave is found without a race:
 * whoever gets the lock alone holds it until the server is gone, and one that comes meanwhile waits for the
 * lock, is cut off, and starts a server of its own.
 * @throws what the server or the network answered
 */
export async function openSession(cluster: Cluster, server: Postmaster): Promise<Session> {
  let onClose = () => {};
  const closed = new Promise<void>((resolve) => {
    onClose = resolve;
  });
  const sql = connectAsOwner(server.port, cluster.password, () => onClose());
  try {
    await sql`select pg_advisory_lock_shared(${stake})`;
    const [answer] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    if (answer?.folder !== cluster.data) throw new Error(`Another server than ${cluster.data}'s answers`);
    await makeDatabase(sql, cluster.password);
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
  const url = urlOf(server.port, cluster.password);
  return { url, closed, leave: () => leave(sql, cluster, server) };
}

async function leave(sql: postgres.Sql, cluster: Cluster, server: Postmaster): Promise<void> {
  try {
    await sql`select pg_advisory_unlock_shared(${stake})`;
    const [lock] = await sql<{ alone: boolean }[]>`select pg_try_advisory_lock(${stake}) as alone`;
    const pid = findPostmaster(cluster.data)?.pid ?? server.pid;
    if (lock?.alone) await stopPostmaster(cluster.data, pid, program(cluster.software, "pg_ctl"));
  } catch (error) {
    // It ended by itself, or somebody stopped it: there is nothing left to leave.
    if (!passes(error)) throw error;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** The application is no superuser: what its statements can reach ends at its database. */
async function makeDatabase(sql: postgres.Sql, password: string): Promise<void> {
  await sql`select pg_advisory_lock(${setup})`;
  const roles = await sql`select from pg_roles where rolname = 'fairday'`;
  if (roles.length === 0) await sql.unsafe(`create role fairday login createdb password '${password}'`);
  const databases = await sql`select from pg_database where datname = 'fairday'`;
  if (databases.length === 0) await sql.unsafe("create database fairday owner fairday");
  await sql`select pg_advisory_unlock(${setup})`;
}
