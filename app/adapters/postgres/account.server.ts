import { spawnSync } from "node:child_process";
import { chownSync, statSync } from "node:fs";
import { readKept } from "~/app/adapters/files/kept-file.server";

/** The account that the database server runs as. Null is the one of this process. */
export type Account = { uid: number; gid: number } | null;

/**
 * Postgres refuses to run as root. Under root an existing cluster runs as the account that owns it, a new
 * one as `nobody`: the only unprivileged account that every system has (initdb wants one with a name).
 * @param data the cluster's folder, which need not be there
 */
export function serverAccount(data: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid | 0, gid: owner.gid | 0 };
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readKept("/etc/passwd") ?? "") ?? [];
  return { uid: Number(uid ?? 65534) | 0, gid: Number(gid ?? 65534) | 0 };
}

/**
 * Gives a file or folder to the account. Ids are signed for spawn (macOS: nobody is -2), unsigned for
 * chown.
 */
export function giveTo(account: Account, path: string): void {
  if (account) chownSync(path, account.uid >>> 0, account.gid >>> 0);
}

/** Under root, a file that is made in somebody's folder becomes theirs: they may come back without root. */
export function giveToOwnerOf(folder: string, path: string): void {
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
}

/**
 * True where the account can work in a folder. It is tried, not computed from modes: lists of rights and
 * security modules have their say too.
 * @throws where this process may not take another account
 */
export function canEnter(account: Account, folder: string): boolean {
  if (account === null) return true;
  const tried = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  });
  if (tried.error) {
    const remedy = "Start Fairday from an ordinary account, or set DATABASE_URL.";
    throw new Error(
      `Postgres refuses to run as root, and root may not take another account here. ${remedy}`,
      {
        cause: tried.error,
      },
    );
  }
  return tried.status === 0;
}
