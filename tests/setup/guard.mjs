// Cleans up after a test run when its standard input ends: when the run says so, or is gone for whatever
// reason.
//
//   guard.mjs folders DATA_DIR        stops the server of DATA_DIR and removes its files
//   guard.mjs databases URL RUN       drops the databases that the run made on somebody's server

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

const [task, ...words] = process.argv.slice(2);
process.stdin.resume();
await new Promise((settle) => process.stdin.once("close", settle));
await { folders: removeFolders, databases: dropDatabases }[task](...words);

async function removeFolders(dataDir) {
  const pointer = join(dataDir, "postgres-folder");
  const home = existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : join(dataDir, "postgres");
  const pidFile = join(home, "data", "postmaster.pid");
  if (existsSync(pidFile)) {
    const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
    process.kill(pid, "SIGQUIT");
    // Ten seconds at most: in a container without an init a dead process keeps its number.
    for (let look = 0; look < 500 && isAlive(pid); look++) await sleep(20);
  }
  for (const folder of [home, dataDir]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function dropDatabases(url, run) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const databases =
    await sql`select datname as name from pg_database where datname like ${`fairday\\_%\\_${run}`}`;
  for (const { name } of databases) await sql`drop database if exists ${sql(name)} with (force)`;
  await sql.end();
}
