import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import postgres from "postgres";
import { systemCode } from "~/app/adapters/files/kept-file.server";
import { type Draft, storeFile } from "~/app/adapters/files/stored-files.server";
import type { Contents } from "./backup-folder.server";
import { BackupRefusal, type Manifest } from "./manifest.server";

const dumpFile = "database.dump";
type Program = "pg_dump" | "pg_restore";

/**
 * Dumps a configured server's database by the installed pg_dump, in its custom format, as of one moment.
 * @throws BackupRefusal where pg_dump is missing, older than the server, or failed
 */
export async function dumpDatabase(url: string, draft: Draft): Promise<Contents> {
  const major = await serverMajor(url);
  await requireProgram("pg_dump", major);
  const { address, env } = connectionOf(url);
  const words = ["--format=custom", "--no-owner", "--no-privileges", `--dbname=${address}`];
  const child = spawn("pg_dump", words, { env, stdio: ["ignore", "pipe", "pipe"] });
  const [stored] = await Promise.all([storeFile(draft, dumpFile, child.stdout), endOf("pg_dump", child)]);
  return { kind: "dump", postgres: major, folders: [], files: [stored] };
}

/** @throws BackupRefusal where the database has tables, or the server or pg_restore is too old for the dump */
export async function requireEmptyDatabase(url: string, manifest: Manifest): Promise<void> {
  const major = await serverMajor(url);
  if (major < manifest.postgres) {
    throw new BackupRefusal(
      `DATABASE_URL: the server is Postgres ${major}, and the backup is of ${manifest.postgres}. Use a server as new.`,
    );
  }
  await requireProgram("pg_restore", manifest.postgres);
  const tables = await withServer(url, async (sql) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema')`;
    return row?.count ?? 0;
  });
  if (tables === 0) return;
  throw new BackupRefusal(
    `DATABASE_URL: the database has ${tables} tables already, and nothing is overwritten. Name an empty one.`,
  );
}

/** Restores into an empty database, all or nothing. @throws BackupRefusal where pg_restore failed */
export async function restoreDump(url: string, folder: string): Promise<void> {
  const { address, env } = connectionOf(url);
  // A comment on an extension may be set by its owner alone, who is somebody else on most hosted servers.
  const words = ["--no-owner", "--no-privileges", "--no-comments", "--single-transaction", "--exit-on-error"];
  const child = spawn("pg_restore", [...words, `--dbname=${address}`, join(folder, dumpFile)], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await endOf("pg_restore", child);
}

async function endOf(name: Program, child: ChildProcess): Promise<void> {
  const [told, [code]] = await Promise.all([child.stderr ? text(child.stderr) : "", once(child, "close")]);
  if (code === 0) return;
  throw new BackupRefusal(`${name} failed: ${told.trim().split("\n").slice(-3).join(" ")}`);
}

async function requireProgram(name: Program, major: number): Promise<void> {
  const package_ = `Install PostgreSQL's client programs, version ${major} or newer (postgresql-client-${major}).`;
  const said = await promisify(execFile)(name, ["--version"]).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") throw new BackupRefusal(`${name} is not installed. ${package_}`);
    throw error;
  });
  const installed = Number(/(\d+)/.exec(said.stdout)?.[1] ?? 0);
  if (installed >= major) return;
  throw new BackupRefusal(`${name} is of version ${installed}, and version ${major} is needed. ${package_}`);
}

/** The password goes by the environment: a command line is read by everybody on the machine. */
function connectionOf(url: string) {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  return { address: address.href, env: { ...process.env, ...(password && { PGPASSWORD: password }) } };
}

const serverMajor = (url: string) =>
  withServer(url, async (sql) => {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    return Math.floor((row?.version ?? 0) / 10_000);
  });

async function withServer<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await ask(sql);
  } finally {
    await sql.end();
  }
}
