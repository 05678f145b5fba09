import { createReadStream, type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { readKept, systemCode } from "~/app/adapters/files/kept-file.server";
import { type Draft, type StoredFile, storeFile } from "~/app/adapters/files/stored-files.server";
import { passwordFile } from "~/app/adapters/postgres/cluster.server";
import { startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { findHome, type Home } from "~/app/adapters/postgres/home.server";
import { findPostmaster } from "~/app/adapters/postgres/postmaster.server";
import { connectAsOwner } from "~/app/adapters/postgres/session.server";
import type { Contents } from "./backup-folder.server";
import { BackupRefusal } from "./manifest.server";

/** Their contents are made anew by a start; the log is copied apart. */
const emptied =
  /^(?:pg_(?:wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)|base\/pgsql_tmp)\//;
const left =
  /(?:^|\/)(?:postmaster\.(?:pid|opts)|pg_internal\.init[^/]*|pgsql_tmp[^/]*|backup_label|tablespace_map)$/;

/**
 * Copies the embedded server's files while it serves, by the server's own low-level interface: what changes meanwhile
 * is in its log, which is kept for this session by a slot and copied last.
 * https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 * A server that does not run is started for it.
 * @throws BackupRefusal where DATA_DIR has no database
 */
export async function copyCluster(dataDir: string, draft: Draft): Promise<Contents> {
  const found = findHome(dataDir);
  if (found === null) throw new BackupRefusal(`DATA_DIR: there is no database in ${dataDir} to back up.`);
  const embedded = await startEmbeddedPostgres({ dataDir, log: () => {} });
  try {
    return await copyRunning(found, draft);
  } finally {
    await embedded.stop();
  }
}

async function copyRunning(home: Home, draft: Draft): Promise<Contents> {
  const server = findPostmaster(home.data);
  const password = readKept(passwordFile(home));
  if (server === null || password === null) throw new Error(`The database in ${home.path} ended.`);
  const sql = connectAsOwner(server.port, password);
  const slot = `backup_${process.pid}`;
  try {
    await sql`select pg_create_physical_replication_slot(${slot}, true, true)`;
    const [begun] = await sql<{ wal: string; version: string }[]>`
      select pg_walfile_name(pg_backup_start('fairday', true)) as wal, current_setting('server_version_num') as version`;
    const { folders, files } = await copyData(home.data, draft);
    const [ended] = await sql<{ wal: string; label: string }[]>`
      select pg_walfile_name(lsn) as wal, labelfile as label from pg_backup_stop(false)`;
    if (begun === undefined || ended === undefined) throw new Error("The server did not answer.");
    files.push(await storeFile(draft, "data/backup_label.gz", packed(Readable.from([ended.label]))));
    for (const segment of readdirSync(join(home.data, "pg_wal")).sort()) {
      if (!/^[0-9A-F]{24}$/.test(segment) || segment < begun.wal || segment > ended.wal) continue;
      files.push(await copyFile(home.data, draft, `pg_wal/${segment}`));
    }
    return { kind: "cluster", postgres: Math.floor(Number(begun.version) / 10_000), folders, files };
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function copyData(data: string, draft: Draft) {
  const folders: string[] = [];
  const files: StoredFile[] = [];
  const walk = async (under: string): Promise<void> => {
    for (const entry of entriesOf(join(data, under))) {
      const path = `${under}${entry.name}`;
      if (left.test(path) || emptied.test(path)) continue;
      if (entry.isDirectory()) {
        folders.push(path);
        await walk(`${path}/`);
      } else if (entry.isFile()) {
        files.push(...(await copyFile(data, draft, path).then((file) => [file], goneIsNothing)));
      }
    }
  };
  await walk("");
  return { folders, files };
}

const copyFile = (data: string, draft: Draft, path: string) =>
  storeFile(draft, `data/${path}.gz`, packed(createReadStream(join(data, path))));

/** An error of the source reaches whoever reads the packed stream. */
function packed(source: Readable): Readable {
  const gzip = createGzip({ level: 3 });
  source.once("error", (error) => gzip.destroy(error));
  return source.pipe(gzip);
}

/** A table that is dropped meanwhile takes its file along; the log knows. */
function goneIsNothing(error: unknown): [] {
  if (systemCode(error) === "ENOENT") return [];
  throw error;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return goneIsNothing(error);
  }
}
