import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the test server, by a role that may create databases. */
    postgresUrl: string;
    /** What the names of this run's databases end with. */
    postgresRun: string;
    /** The migrated database that every test's own is copied from. */
    postgresTemplate: string;
  }
}

/**
 * One server for the run: TEST_DATABASE_URL's, or an embedded one that is thrown away. What the run leaves
 * is removed by a guard, a process of its own that waits for this one to end: also after Ctrl-C, a failure,
 * or a kill.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(6).toString("hex");
  const given = process.env.TEST_DATABASE_URL;
  const server = given
    ? { url: given, guard: guard("databases", given, run), stop: async () => {} }
    : await embedded();
  const template = `fairday_template_${run}`;
  const tearDown = async () => {
    await server.stop();
    server.guard.stdin?.end();
    if (server.guard.exitCode === null) await once(server.guard, "exit");
  };
  try {
    await makeTemplate(server.url, template);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("postgresUrl", server.url);
  project.provide("postgresRun", run);
  project.provide("postgresTemplate", template);
  return tearDown;
}

async function embedded() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "fairday-tests-")));
  // Under root the server runs as another account, which has to get in.
  await chmod(folder, 0o711);
  const watching = guard("folders", folder);
  const server = await startEmbeddedPostgres({ dataDir: folder, fsync: false, maxConnections: 300 });
  return { ...server, guard: watching };
}

function guard(...words: string[]): ChildProcess {
  const script = fileURLToPath(new URL("./guard.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, ...words], {
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
  child.unref();
  return child;
}

async function makeTemplate(url: string, template: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(template)}`;
  await admin.end();
  const target = new URL(url);
  target.pathname = `/${template}`;
  const sql = postgres(target.href, { max: 1, onnotice: () => {} });
  await migrate(drizzle(sql), { migrationsFolder: "db/migrations" });
  await sql.end();
}
