import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readKept, replaceKept } from "~/app/adapters/files/kept-file.server";
import { giveToOwnerOf } from "./account.server";
import type { Cluster } from "./cluster.server";
import type { Home } from "./home.server";
import { findPostmaster } from "./postmaster.server";
import { environment, program } from "./software.server";

/**
 * Starts a server. It lives in a session of its own, so that Ctrl-C in a terminal reaches the application
 * alone, which then finishes its requests and stops the server last.
 * @returns null when it is ready, or the last lines of its log when it gave up
 */
export async function startPostmaster(cluster: Cluster): Promise<string | null> {
  const port = await choosePort(cluster);
  const log = openLog(cluster);
  const begin = statSync(log.path).size;
  const words = ["-D", cluster.data, ...settings(cluster, port).flatMap((setting) => ["-c", setting])];
  const child = spawn(program(cluster.software, "postgres"), words, {
    ...cluster.account,
    cwd: cluster.path,
    detached: true,
    stdio: ["ignore", log.file, log.file],
    env: environment(),
    windowsHide: true,
  });
  closeSync(log.file);
  child.unref();
  if (await becomesReady(child, cluster.data)) return null;
  const lines = readFileSync(log.path).subarray(begin).toString("utf8").trim().split("\n");
  return lines.slice(-6).join("\n");
}

async function becomesReady(child: ChildProcess, data: string): Promise<boolean> {
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  while (!ended) {
    const running = findPostmaster(data);
    if (running?.pid === child.pid && running?.status === "ready") return true;
    await sleep(20);
  }
  return false;
}

/** Appended to, and begun anew at 10 MB. */
function openLog(home: Home): { path: string; file: number } {
  const path = join(home.path, "postgres.log");
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(path, `${path}.1`);
  const file = openSync(path, "a", 0o600);
  giveToOwnerOf(home.path, path);
  return { path, file };
}

function settings(cluster: Cluster, port: number): string[] {
  const { maxConnections = 60, fsync = true } = cluster.options;
  const careless = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
  ];
  return [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    // A socket's path may be 107 bytes long at most, which a checkout's is soon.
    "unix_socket_directories=",
    `max_connections=${maxConnections}`,
    "shared_buffers=64MB",
    // After a crash the files go to disk by one call instead of a thousand.
    ...(process.platform === "linux" ? ["recovery_init_sync_method=syncfs"] : []),
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    // Errors, their details and their statements would carry names and contacts into the log. The
    // application has them.
    "log_min_messages=log",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    ...(fsync ? [] : careless),
  ];
}

/** The kept port while it is free: other processes were told its address. */
async function choosePort(cluster: Cluster): Promise<number> {
  if (cluster.options.port !== undefined) return cluster.options.port;
  const file = join(cluster.path, "port");
  const kept = Number(readKept(file));
  if (kept > 0 && (await isFree(kept))) return kept;
  for (;;) {
    // Below the range from which systems number outgoing connections, which could hold the port at the next
    // start.
    const port = randomInt(15_000, 32_000);
    if (!(await isFree(port))) continue;
    replaceKept(file, String(port));
    giveToOwnerOf(cluster.path, file);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1" }, () => probe.close(() => resolve(true)));
  });
}
