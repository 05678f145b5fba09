import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Draft } from "~/app/adapters/files/stored-files.server";
import { BackupRefusal, type Manifest, writeManifest } from "./manifest.server";

/** What a backup holds, as its maker says it. */
export type Contents = Pick<Manifest, "kind" | "postgres" | "folders" | "files">;

/**
 * Makes a backup in a folder that is named by its time. Until it is whole its name ends in `.partial` and it has no
 * manifest, so that one which was cut off is never taken for a backup.
 * @throws whatever stopped `copy`; nothing is left then
 */
export async function makeBackup(
  parent: string,
  { now, fairday, signal }: { now: Date; fairday: string; signal: AbortSignal },
  copy: (draft: Draft) => Promise<Contents>,
): Promise<string> {
  const madeAt = now.toISOString();
  const folder = join(parent, `fairday-${madeAt.slice(0, 19).replaceAll(":", "-")}Z`);
  const draft = `${folder}.partial`;
  if (existsSync(folder)) throw new BackupRefusal(`${folder} is there already. Try again in a second.`);
  mkdirSync(parent, { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  try {
    writeManifest(draft, { madeAt, fairday, ...(await copy({ folder: draft, signal })) });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  return folder;
}
