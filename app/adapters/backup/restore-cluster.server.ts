import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { keepOnce } from "~/app/adapters/files/kept-file.server";
import { giveTo } from "~/app/adapters/postgres/account.server";
import { passwordFile } from "~/app/adapters/postgres/cluster.server";
import { findHome, type Home, makeHome } from "~/app/adapters/postgres/home.server";
import {
  environment,
  installedSoftware,
  program,
  softwareFor,
} from "~/app/adapters/postgres/software.server";
import { BackupRefusal, type Manifest } from "./manifest.server";

/** @throws BackupRefusal where the target has a database, or this release's server cannot read the backup's files */
export function requireEmptyCluster(dataDir: string, manifest: Manifest): void {
  if (findHome(dataDir) !== null) {
    throw new BackupRefusal(
      `DATA_DIR: ${dataDir} has a database already, and nothing is overwritten. Name an empty folder.`,
    );
  }
  const [brought = ""] = installedSoftware().version.split(".");
  if (Number(brought) !== manifest.postgres) {
    throw new BackupRefusal(
      `The backup was written by Postgres ${manifest.postgres}, and this release brings ${brought}. Restore it with the release that made it (${manifest.fairday}).`,
    );
  }
}

/**
 * Makes the cluster of an empty DATA_DIR from a backup that was verified. Its log is replayed here, so that a backup
 * which does not recover fails now; then the cluster gets a password of its own.
 * @throws with the server's last words where it does not recover; no cluster is left then
 */
export async function restoreCluster(dataDir: string, folder: string, manifest: Manifest): Promise<void> {
  const home = makeHome(dataDir);
  const password = keepOnce(passwordFile(home), () => randomBytes(24).toString("base64url"));
  const draft = `${home.data}.new-${randomBytes(6).toString("hex")}`;
  try {
    await unpack(home, folder, draft, manifest);
    await recover(home, draft, password);
    renameSync(draft, home.data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

async function unpack(home: Home, folder: string, draft: string, manifest: Manifest): Promise<void> {
  for (const path of ["", ...manifest.folders]) {
    mkdirSync(join(draft, path), { mode: 0o700 });
    giveTo(home.account, join(draft, path));
  }
  for (const { path } of manifest.files) {
    const target = join(draft, path.replace(/^data\//, "").replace(/\.gz$/, ""));
    const write = createWriteStream(target, { flags: "wx", mode: 0o600 });
    await pipeline(createReadStream(join(folder, path)), createGunzip(), write);
    giveTo(home.account, target);
  }
}

/** In a server for one user, which listens nowhere: it replays the log, syncs all files and stops in order. */
async function recover(home: Home, data: string, password: string): Promise<void> {
  const words = ["--single", "-D", data, "-c", "exit_on_error=on", "-c", "log_min_error_statement=panic"];
  const child = spawn(program(softwareFor(home), "postgres"), [...words, "postgres"], {
    ...home.account,
    cwd: home.path,
    env: environment(),
    stdio: ["pipe", "ignore", "pipe"],
  });
  child.stdin.on("error", () => {});
  child.stdin.end(
    ["postgres", "fairday"].map((role) => `alter role ${role} password '${password}'\n`).join(""),
  );
  const [told, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  if (code === 0) return;
  throw new Error(`The backup does not recover.\n${told.trim().split("\n").slice(-6).join("\n")}`);
}
