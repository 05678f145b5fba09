import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { makeBackup } from "~/app/adapters/backup/backup-folder.server";
import { copyCluster } from "~/app/adapters/backup/copy-cluster.server";
import { dumpDatabase } from "~/app/adapters/backup/dump.server";
import { type Config, readPlaces } from "~/app/config.server";
import { failPlainly } from "./backup-failure";
import { fail } from "./fail";
import { isInside, keysInUse, writeKeys } from "./keys";
import { packageFile } from "./paths";

/** Backs the database up into a new folder, while the application runs or not; the keys only where asked, apart. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { to: { type: "string", default: "backups" }, keys: { type: "string" } },
  });
  const reading = readPlaces(process.env);
  if (!reading.ok) fail(...reading.problems);
  const { dataDir, databaseUrl } = reading.places;
  const parent = resolve(values.to);
  const keys = values.keys === undefined ? null : keysFor(resolve(values.keys), parent, reading.places);
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => ending.abort());
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, "utf8")));
  const about = { now: new Date(), fairday: version, signal: ending.signal };
  const folder = await makeBackup(parent, about, (draft) =>
    databaseUrl === null ? copyCluster(dataDir, draft) : dumpDatabase(databaseUrl, draft),
  );
  const lines = [`The database is in ${folder}. It holds names: keep it as you keep the database.`];
  if (keys === null) {
    lines.push(
      "The keys are not in it. Without them its tickets and contacts are lost: --keys PATH writes them.",
    );
  } else {
    writeKeys(keys.path, keys.values);
    lines.push(
      `The keys are in ${keys.path}. Move that file elsewhere: whoever has both can read all contacts.`,
    );
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Looked at before anything is copied. */
function keysFor(path: string, parent: string, { dataDir }: Pick<Config, "dataDir">) {
  if (existsSync(path)) fail(`--keys: ${path} is there already, and is not replaced.`);
  if (isInside(parent, path))
    fail(`--keys: name a place outside of ${parent}. The keys must not lie with the backup.`);
  const values = keysInUse(process.env, dataDir);
  if (values === null) fail(`--keys: not all keys are set, or in ${join(dataDir, "keys")}.`);
  return { path, values };
}

main().catch(failPlainly);
