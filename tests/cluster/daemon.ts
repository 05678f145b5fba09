import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Postgres refuses to run as root: under root all servers run as Debian's own account of it. */
const account = process.getuid?.() === 0 ? postgresAccount() : null;

function postgresAccount(): { uid: number; gid: number } {
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8")) ?? [];
  if (uid === undefined || gid === undefined) throw new Error("Debian's postgresql has made no account.");
  return { uid: Number(uid), gid: Number(gid) };
}

function give(path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

/** A folder that the servers' account owns. */
export function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  give(path);
  return path;
}

/** A file of settings that the servers' account owns, since it may hold a password. */
export function writeSettings(path: string, text: string): string {
  writeFileSync(path, text, { mode: 0o600 });
  give(path);
  return path;
}

export interface Daemon {
  pid: number;
  /** The log's last lines, for the message of a failure. */
  log(): string;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a server of the system, which writes to a log of its own. */
export function startDaemon(program: string, args: readonly string[], log: string): Daemon {
  const file = openSync(log, "a", 0o600);
  const child: ChildProcess = spawn(program, args, {
    ...account,
    cwd: dirname(log),
    env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C.UTF-8", HOME: dirname(log) },
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  const ended = once(child, "exit");
  ended.catch(() => {});
  return {
    pid: child.pid ?? 0,
    log: () => readFileSync(log, "utf8").split("\n").slice(-12).join("\n"),
    end: async (signal = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await ended;
    },
  };
}

/** Every process below one, by /proc: a server and all that it forked. */
export function descendants(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (of: number): number[] =>
    pairs.filter(([, parent]) => parent === of).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

/** As when a machine loses its power: no process says goodbye, and none of them answers a moment longer. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended with its parent.
    }
  }
}
