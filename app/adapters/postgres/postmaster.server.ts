import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readKept, systemCode } from "~/app/adapters/files/kept-file.server";

/**
 * What the running server writes into its cluster: https://www.postgresql.org/docs/17/storage-file-
 * layout.html
 */
export interface Postmaster {
  pid: number;
  port: number;
  status: "starting" | "ready" | "stopping";
}

const pidFile = (data: string) => join(data, "postmaster.pid");

/** The server that runs on a cluster, or null. A file that a crash left behind is not believed. */
export function findPostmaster(data: string): Postmaster | null {
  const [pid = "", , , port = "", , , , status = ""] = (readKept(pidFile(data)) ?? "").split("\n");
  if (!isPostmaster(Number(pid), data)) return null;
  const known = ["ready", "stopping"] as const;
  return {
    pid: Number(pid),
    port: Number(port),
    status: known.find((word) => word === status.trim()) ?? "starting",
  };
}

/**
 * True where the process is a server on this cluster, and not another one that got its number after a
 * crash. It is known by its command line, which other accounts may read, unlike its folder (a container's
 * root may not).
 */
export function isPostmaster(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
    } catch (error) {
      // A process that ended between the two looks.
      if (systemCode(error) === "ENOENT" || systemCode(error) === "ESRCH") return false;
      throw error;
    }
  }
  // On Windows the server tells by itself whether the number is one of its kind.
  if (process.platform === "win32") return true;
  return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(
    data,
  );
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/**
 * Removes the file of a crashed server whose number another process of the same account has now: Postgres
 * would refuse to start beside it. (Containers meet this often: their numbers are small.) It is moved away
 * before it is judged again, so that of two starts at once the slower one cannot remove the file of the
 * faster one's server.
 */
export function clearStalePidFile(data: string): void {
  const before = readKept(pidFile(data));
  if (before === null || isPostmaster(Number(before.split("\n")[0]), data)) return;
  const aside = `${pidFile(data)}.${process.pid}`;
  try {
    renameSync(pidFile(data), aside);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return;
    throw error;
  }
  if (readKept(aside) === before) rmSync(aside);
  else renameSync(aside, pidFile(data));
}

/**
 * Ends connections and stops (SIGINT: fast shutdown). One that takes over ten seconds is stopped at once
 * (SIGQUIT).
 */
export async function stopPostmaster(data: string, pid: number, pgCtl: string): Promise<void> {
  for (const [signal, mode, seconds] of [
    ["SIGINT", "fast", 10],
    ["SIGQUIT", "immediate", 5],
    ["SIGKILL", "immediate", 5],
  ] as const) {
    if (!isPostmaster(pid, data)) return;
    // Windows has no signals: pg_ctl sends them in Postgres' own way.
    if (process.platform === "win32") spawnSync(pgCtl, ["stop", "-D", data, "-m", mode], { stdio: "ignore" });
    else process.kill(pid, signal);
    const end = performance.now() + seconds * 1000;
    while (isPostmaster(pid, data) && performance.now() < end) await sleep(20);
  }
}
