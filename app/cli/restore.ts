import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { requireEmptyDatabase, restoreDump } from "~/app/adapters/backup/dump.server";
import { BackupRefusal, type Manifest, verifyBackup } from "~/app/adapters/backup/manifest.server";
import { requireEmptyCluster, restoreCluster } from "~/app/adapters/backup/restore-cluster.server";
import { type Config, readPlaces } from "~/app/config.server";
import { failPlainly } from "./backup-failure";
import { fail } from "./fail";
import { hasKeys, type Keys, keepKeys, readKeys } from "./keys";

const usage = "npm run restore -- FOLDER [--keys PATH]";

/** Restores a backup that is whole into an empty DATA_DIR or DATABASE_URL. Nothing is written before all is checked. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { keys: { type: "string" } },
    allowPositionals: true,
  });
  const [given] = positionals;
  if (given === undefined) fail(`Name the backup's folder. Usage: ${usage}`);
  const reading = readPlaces(process.env);
  if (!reading.ok) fail(...reading.problems);
  const { places } = reading;
  const keys = values.keys === undefined ? null : keysFrom(resolve(values.keys), places);
  const folder = resolve(given);
  const manifest = await verifyBackup(folder);
  await restore(folder, manifest, places);
  if (keys !== null) keepKeys(places.dataDir, keys);
  process.stdout.write(`${wordsOf(manifest, places, keys !== null).join("\n")}\n`);
}

/** Looked at before anything is written. */
function keysFrom(path: string, { dataDir, databaseUrl }: Places): Keys {
  if (databaseUrl !== null)
    fail("--keys: beside a DATABASE_URL the keys are set as variables, from that file.");
  if (hasKeys(dataDir)) fail(`--keys: ${dataDir} has keys already, and they are not replaced.`);
  const keys = existsSync(path) ? readKeys(path) : null;
  return keys ?? fail(`--keys: ${path} is no file of three keys that a backup wrote.`);
}

type Places = Pick<Config, "dataDir" | "databaseUrl">;

async function restore(folder: string, manifest: Manifest, { dataDir, databaseUrl }: Places): Promise<void> {
  if (manifest.kind === "dump") {
    if (databaseUrl === null)
      throw new BackupRefusal("DATABASE_URL: set it. The backup is of a configured server.");
    await requireEmptyDatabase(databaseUrl, manifest);
    await restoreDump(databaseUrl, folder);
  } else {
    if (databaseUrl !== null)
      throw new BackupRefusal("DATABASE_URL: unset it. The backup is of an embedded database.");
    requireEmptyCluster(dataDir, manifest);
    await restoreCluster(dataDir, folder, manifest);
  }
}

function wordsOf({ madeAt }: Manifest, { dataDir, databaseUrl }: Places, hasOwnKeys: boolean): string[] {
  const where = databaseUrl === null ? dataDir : "DATABASE_URL";
  const keys = hasOwnKeys
    ? `Its keys are in ${dataDir}, too.`
    : "Set the keys of that time before the start.";
  return [
    `The database of ${madeAt} is in ${where}. ${keys}`,
    "Mail that was sent after it may be sent again.",
  ];
}

main().catch(failPlainly);
