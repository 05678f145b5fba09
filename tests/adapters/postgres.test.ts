import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, cp, lstat, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lanAddresses } from "~/app/adapters/certificates/local-authority.server";
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "~/app/adapters/postgres/embedded.server";
import { installedSoftware, softwareFor } from "~/app/adapters/postgres/software.server";

const isRoot = process.getuid?.() === 0;
const script = join(process.cwd(), ".cache", `embedded-postgres-${process.pid}.mjs`);

/**
 * What a process of its own does: `hold` stops on the end of its input or on Ctrl-C, after one more
 * statement.
 */
const program = `
  import postgres from "postgres";
  import { findEmbeddedPostgres, startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
  const [, , task, dataDir] = process.argv;
  if (task === "find") {
    console.log(await findEmbeddedPostgres(dataDir));
    process.exit();
  }
  const server = await startEmbeddedPostgres({ dataDir, fsync: false });
  const end = async () => {
    const sql = postgres(server.url, { max: 1 });
    const [row] = await sql\`select 'drained' as state\`;
    console.log(row.state);
    await sql.end();
    await server.stop();
    process.exit();
  };
  process.once("SIGINT", end);
  process.stdin.once("end", end).resume();
  console.log(server.url);
`;

let folder = "";
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  const stdin = { contents: program, resolveDir: process.cwd() };
  await build({
    stdin,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile: script,
  });
});
afterAll(() => rm(script));

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "fairday postgres ")));
  await chmod(folder, 0o711);
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
  // What a child left running where its test failed.
  if (existsSync(join(folder, "postgres", "data", "postmaster.pid"))) await start();
  const servers = started.splice(0);
  for (const server of servers) await server.stop();
  for (const server of servers) await rm(server.home, { recursive: true, force: true });
  await rm(folder, { recursive: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: folder, fsync: false, log: () => {}, ...options });
  started.push(server);
  return server;
}

/** A process that runs `program`, and the lines that it prints. */
function run(task: "hold" | "find", dataDir = folder) {
  const child = spawn(process.execPath, [script, task, dataDir], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "exit");
  return { child, ended, line: async (): Promise<string> => String((await lines.next()).value) };
}

async function query<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const keepNote = (url: string, text: string) =>
  query(url, async (sql) => {
    await sql`create table if not exists notes (text text)`;
    await sql`insert into notes values (${text})`;
  });
const notes = (url: string) =>
  query(url, async (sql) =>
    (await sql<{ text: string }[]>`select text from notes order by 1`).map(({ text }) => text),
  );

async function postmaster(server: EmbeddedPostgres): Promise<number> {
  return Number.parseInt(await readFile(join(server.home, "data", "postmaster.pid"), "utf8"), 10);
}

async function eventually<T>(look: () => Promise<T>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe("the embedded database", () => {
  test("keeps its data and its address over a stop and a second start", async () => {
    const first = await start();
    await keepNote(first.url, "kept");
    await first.stop();
    expect(await findEmbeddedPostgres(folder)).toBeNull();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await notes(second.url)).toEqual(["kept"]);
  });

  test("lies in DATA_DIR/postgres where its account can get there", async () => {
    const { home } = await start();
    expect(home).toBe(join(folder, "postgres"));
    expect((await stat(join(home, "data"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(home, "password"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(home, "postgres.log"))).mode & 0o777).toBe(0o600);
  });

  test("is found by another process, and only while it runs", async () => {
    expect(await run("find").line()).toBe("null");
    const server = await start();
    expect(await run("find").line()).toBe(server.url);
  });

  test("is one for processes that start together, and the last to leave stops it", {
    timeout: 60_000,
  }, async () => {
    const holders = [run("hold"), run("hold"), run("hold")] as const;
    const urls = await Promise.all(holders.map((holder) => holder.line()));
    expect(new Set(urls).size).toBe(1);
    const [url = ""] = urls;
    for (const holder of holders) {
      await keepNote(url, "here");
      holder.child.stdin?.end();
      await holder.ended;
    }
    expect(await findEmbeddedPostgres(folder)).toBeNull();
    expect(await notes((await start()).url)).toEqual(["here", "here", "here"]);
  });

  test("outlives an application that is killed, and the next start joins it", async () => {
    const killed = run("hold");
    const url = await killed.line();
    await keepNote(url, "acknowledged");
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(await findEmbeddedPostgres(folder)).toBe(url);
    const pid = await query(
      url,
      async (sql) => (await sql`select pg_postmaster_start_time()::text as at`)[0]?.at,
    );
    const next = await start();
    expect(next.url).toBe(url);
    expect(
      await query(url, async (sql) => (await sql`select pg_postmaster_start_time()::text as at`)[0]?.at),
    ).toBe(pid);
    expect(await notes(url)).toEqual(["acknowledged"]);
    await next.stop();
    expect(await findEmbeddedPostgres(folder)).toBeNull();
  });

  test("is not reached by the Ctrl-C that ends the application, which can still finish its work", async () => {
    const application = run("hold");
    await application.line();
    process.kill(-(application.child.pid ?? 0), "SIGINT");
    expect(await application.line()).toBe("drained");
    expect(await application.ended).toEqual([0, null]);
    expect(await findEmbeddedPostgres(folder)).toBeNull();
  });

  test.each(["SIGKILL", "SIGINT"] as const)("is started again at its address after a %s", async (signal) => {
    const lines: string[] = [];
    const server = await start({ fsync: true, log: (line) => lines.push(line) });
    await keepNote(server.url, "before");
    process.kill(await postmaster(server), signal);
    await eventually(async () => {
      expect(lines).toContain("The database ended. Starting it again.");
      expect(await notes(server.url)).toEqual(["before"]);
    });
  });

  test("starts after a crash whose process number another process has now", async () => {
    const server = await start();
    await keepNote(server.url, "kept");
    const data = join(server.home, "data");
    const file = await readFile(join(data, "postmaster.pid"), "utf8");
    await server.stop();
    const { uid, gid } = await stat(data);
    const stranger = spawn("/bin/sleep", ["60"], isRoot ? { uid, gid, cwd: "/" } : {});
    children.push(stranger);
    await writeFile(join(data, "postmaster.pid"), file.replace(/^\d+/, String(stranger.pid)));
    await chown(join(data, "postmaster.pid"), uid, gid);
    expect(await findEmbeddedPostgres(folder)).toBeNull();
    expect(await notes((await start()).url)).toEqual(["kept"]);
    expect(stranger.exitCode).toBeNull();
  });

  test("takes another port where something else has its own", async () => {
    const first = await start();
    await keepNote(first.url, "kept");
    await first.stop();
    const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
    await once(squatter, "listening");
    const second = await start();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await notes(second.url)).toEqual(["kept"]);
    squatter.close();
  });

  test("is not started with the data of another major version", async () => {
    const server = await start();
    await server.stop();
    const version = join(server.home, "data", "PG_VERSION");
    await writeFile(version, "16\n");
    await expect(start()).rejects.toThrow(/was written by Postgres 16, and this release brings 17/);
  });

  test("that cannot start ends with the lines of its log", async () => {
    const server = await start();
    await server.stop();
    await rm(join(server.home, "data", "global", "pg_control"));
    await expect(start()).rejects.toThrow(/does not start\.\n.*could not find the database system/s);
  });
});

describe("a running embedded database", () => {
  let shared: EmbeddedPostgres;
  let dataDir = "";
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "fairday-postgres-"));
    await chmod(dataDir, 0o711);
    shared = await startEmbeddedPostgres({ dataDir });
  });
  afterAll(async () => {
    await shared.stop();
    await rm(dataDir, { recursive: true });
  });
  const setting = (name: string) =>
    query(shared.url, async (sql) => (await sql`select current_setting(${name}) as value`)[0]?.value);

  test.each([
    ["a wrong password", "wrong", /password authentication failed/],
    ["no password", "", /password/],
  ])("refuses %s", async (_what, password, refusal) => {
    const url = new URL(shared.url);
    url.password = password;
    await expect(query(url.href, (sql) => sql`select 1`)).rejects.toThrow(refusal);
  });

  test("asks for it by SCRAM", async () => {
    expect(await setting("password_encryption")).toBe("scram-sha-256");
    const rules = await readFile(join(shared.home, "data", "pg_hba.conf"), "utf8");
    const methods = rules.split("\n").filter((line) => /^(local|host)/.test(line));
    expect(methods.length).toBeGreaterThan(0);
    for (const line of methods) expect(line).toMatch(/scram-sha-256$/);
  });

  test("listens on the loopback alone, and on no socket file", async () => {
    expect(await setting("listen_addresses")).toBe("127.0.0.1");
    const sockets = (await readFile(join(shared.home, "data", "postmaster.pid"), "utf8")).split("\n")[4];
    expect(sockets).toBe("");
    for (const address of lanAddresses()) {
      const url = new URL(shared.url);
      url.hostname = address;
      await expect(query(url.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    }
  });

  test("waits for the disk before it acknowledges", async () => {
    expect([
      await setting("fsync"),
      await setting("synchronous_commit"),
      await setting("full_page_writes"),
    ]).toEqual(["on", "on", "on"]);
  });

  test("gives the application a role that owns its database and is no superuser", async () => {
    const [role] = await query(
      shared.url,
      (sql) => sql`select rolname, rolsuper, rolcreatedb from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ rolname: "fairday", rolsuper: false, rolcreatedb: true });
    await query(shared.url, (sql) => sql`create extension if not exists btree_gist`);
  });

  test("folds and sorts letters alike on every system", async () => {
    const [row] = await query(shared.url, (sql) => sql`select lower('ÄÑŐ') as folded, 'Z' < 'a' as by_code`);
    expect(row).toEqual({ folded: "äñő", by_code: true });
  });

  test("writes no values of failed statements into its log", async () => {
    await query(shared.url, async (sql) => {
      await sql`create table people (name text unique)`;
      await sql`insert into people values ('Erika Muster')`;
      await expect(sql`insert into people values ('Erika Muster')`).rejects.toThrow(/duplicate key/);
      await expect(sql.unsafe("select 'Erika Muster'::int")).rejects.toThrow(/Erika Muster/);
    });
    expect(await readFile(join(shared.home, "postgres.log"), "utf8")).not.toContain("Erika");
  });
});

describe("a DATA_DIR that other accounts cannot enter", () => {
  beforeEach(() => chmod(folder, 0o700));

  test("holds a database all the same", async () => {
    const first = await start();
    await keepNote(first.url, "kept");
    await first.stop();
    expect(await notes((await start()).url)).toEqual(["kept"]);
  });

  test.runIf(isRoot)("keeps a pointer to it, and a moved DATA_DIR finds it again", async () => {
    const first = await start({ dataDir: join(folder, "here") });
    expect(first.home.startsWith(folder)).toBe(false);
    await keepNote(first.url, "kept");
    await first.stop();
    await cp(join(folder, "here"), join(folder, "there"), { recursive: true });
    await rm(join(folder, "here"), { recursive: true });
    expect(await notes((await start({ dataDir: join(folder, "there") })).url)).toEqual(["kept"]);
  });

  test.runIf(isRoot)("does not share it with a copy of DATA_DIR", async () => {
    await (await start({ dataDir: join(folder, "here") })).stop();
    await cp(join(folder, "here"), join(folder, "copy"), { recursive: true });
    await expect(start({ dataDir: join(folder, "copy") })).rejects.toThrow(/copy is a copy of .*here/);
  });

  test.runIf(isRoot)("is no new one where its own is gone", async () => {
    const server = await start();
    await server.stop();
    await rm(server.home, { recursive: true });
    await expect(start()).rejects.toThrow(/was in .*, which is gone\. Bring it back, or remove/);
  });

  test.runIf(isRoot)("begins anew when DATA_DIR was removed", async () => {
    const first = await start({ dataDir: join(folder, "here") });
    await keepNote(first.url, "old");
    await first.stop();
    await rm(join(folder, "here"), { recursive: true });
    const second = await start({ dataDir: join(folder, "here") });
    expect(second.home).not.toBe(first.home);
    await expect(notes(second.url)).rejects.toThrow(/"notes" does not exist/);
  });
});

test("Postgres runs from a copy where npm left its links out", async () => {
  const installed = installedSoftware();
  const bare = join(folder, "native");
  const isNoLink = async (path: string) => !(await lstat(path)).isSymbolicLink();
  await cp(installed.folder, bare, { recursive: true, filter: isNoLink });
  const home = { path: folder, data: join(folder, "data"), account: null };
  const { folder: copy } = softwareFor(home, { ...installed, folder: bare });
  expect(copy.startsWith(join(folder, "software-"))).toBe(true);
  expect(existsSync(join(copy, "bin", "initdb"))).toBe(true);
});
