import { setTimeout as sleep } from "node:timers/promises";
import { readKept } from "~/app/adapters/files/kept-file.server";
import { type Cluster, type ClusterOptions, openCluster, passwordFile } from "./cluster.server";
import { findHome } from "./home.server";
import { clearStalePidFile, findPostmaster } from "./postmaster.server";
import { connectAsOwner, openSession, passes, type Session, urlOf } from "./session.server";
import { startPostmaster } from "./start-postmaster.server";

export interface EmbeddedPostgres {
  /**
   * The address of the database `fairday`. Its role owns it and may create databases, and is no superuser.
   */
  url: string;
  /** The folder with the cluster. It may lie outside of DATA_DIR. */
  home: string;
  /**
   * Leaves the server; the last process that used it stops it. Close the application's own connections
   * first.
   */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions extends ClusterOptions {
  /** Told when the server had ended and is started again. */
  log?: (line: string) => void;
}

/**
 * Starts the database of DATA_DIR, or joins the one that runs: another process may have started it, or one
 * that was killed. While this process uses it, a server that ends is started again, at the same address
 * while its port is free.
 * @throws where no server can be had, with the lines of its log that say why
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options);
  const leaving = new AbortController();
  const left = new Promise<void>((resolve) => {
    leaving.signal.addEventListener("abort", () => resolve());
  });
  let session = await joinServer(cluster, leaving.signal);
  const { url } = session;

  async function watch(log: (line: string) => void): Promise<void> {
    while (!leaving.signal.aborted) {
      await Promise.race([session.closed, left]);
      if (leaving.signal.aborted) return;
      log("The database ended. Starting it again.");
      try {
        session = await joinServer(cluster, leaving.signal);
      } catch (error) {
        if (!leaving.signal.aborted) log(String(error));
        await Promise.race([sleep(1000), left]);
      }
    }
  }
  const watching = watch(options.log ?? console.error);

  async function leave(): Promise<void> {
    leaving.abort();
    await watching;
    await session.leave();
  }
  let once: Promise<void> | null = null;
  const stop = () => {
    once ??= leave();
    return once;
  };
  return { url, home: cluster.path, stop };
}

/**
 * The address of the database of DATA_DIR where a server runs on it, for a process that lives beside the
 * application. Waits for one that is starting.
 * @returns null where none runs
 * @throws where this account may not read the password, or a server does not answer to it
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | null> {
  const end = performance.now() + patience;
  for (;;) {
    const home = findHome(dataDir);
    const password = home && readKept(passwordFile(home));
    const server = home && findPostmaster(home.data);
    if (!server || !password) return null;
    if (server.status === "ready" && (await isThere(server.port, password)))
      return urlOf(server.port, password);
    if (performance.now() > end)
      throw new Error(`The database in ${home.path} is ${server.status} and does not answer.`);
    await sleep(50);
  }
}

/** Milliseconds: a recovery after a crash replays up to 1 GB of log. */
const patience = 120_000;

/** False where the server does not answer yet, or has not made the database yet. */
async function isThere(port: number, password: string): Promise<boolean> {
  const sql = connectAsOwner(port, password);
  try {
    const found = await sql`select from pg_database where datname = 'fairday'`;
    return found.length > 0;
  } catch (error) {
    if (!passes(error)) throw error;
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function joinServer(cluster: Cluster, leaving: AbortSignal): Promise<Session> {
  const end = performance.now() + patience;
  let failures = 0;
  for (;;) {
    const server = findPostmaster(cluster.data);
    let why: string | null = null;
    if (server?.status === "ready") {
      try {
        return await openSession(cluster, server);
      } catch (error) {
        if (!passes(error)) throw error;
        why = String(error);
      }
    } else if (server === null) {
      leaving.throwIfAborted();
      clearStalePidFile(cluster.data);
      why = await startPostmaster(cluster);
      if (why === null) continue;
      failures += 1;
    }
    const over = performance.now() > end || failures >= 5;
    if (over)
      throw new Error(`The database in ${cluster.path} does not start.\n${why ?? server?.status ?? ""}`);
    await sleep(failures > 0 ? 200 * failures : 50);
  }
}
