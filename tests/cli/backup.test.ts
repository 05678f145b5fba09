import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { connect } from "~/db/client.server";
import { migrateDatabase } from "~/db/migrate.server";
import { servicesOn } from "~/tests/factories/services";
import { buildApplication, freePort, type Running, startApplication, until } from "~/tests/faults/processes";
import { anOpenDoor, sharedKeys } from "~/tests/faults/setting";
import { endedCommand } from "./ended-command";

let folder: string;
let backups: string;
let backup: string;
let keysFile: string;
let env: Record<string, string>;
let app: Running;
let door: Awaited<ReturnType<typeof anOpenDoor>>;

/** An application on its own database with a ticket, backed up while it runs. */
beforeAll(async () => {
  await buildApplication();
  folder = mkdtempSync(join(tmpdir(), "fairday-backup-"));
  // Under root the database runs as another account, which has to get in.
  chmodSync(folder, 0o711);
  backups = join(folder, "backups");
  keysFile = join(folder, "keys.env");
  env = { ...sharedKeys, PORT: String(await freePort()), DATA_DIR: join(folder, "data") };
  mkdirSync(join(folder, "data"));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "data"), log: () => {} });
  await migrateDatabase(postgres.url, "db/migrations");
  const database = connect(postgres.url);
  const services = servicesOn(database);
  services.clock.set(new Date());
  door = await anOpenDoor(services, 2);
  app = await startApplication(env);
  await database.close();
  await postgres.stop();
  const made = await endedCommand(["backup", "--to", backups, "--keys", keysFile], env);
  expect(made).toMatchObject({ code: 0, problems: [] });
  const [name = "none"] = readdirSync(backups);
  backup = join(backups, name);
}, 240_000);
afterAll(async () => {
  await app.end();
  rmSync(folder, { recursive: true, force: true });
});

async function scanned(origin: string, code: string): Promise<unknown> {
  const answer = await fetch(`${origin}/api/v1/events/${door.eventId}/scans`, {
    method: "POST",
    headers: { authorization: `Bearer ${door.token}`, "content-type": "application/json" },
    body: JSON.stringify({ scanId: crypto.randomUUID(), code }),
  });
  return answer.json();
}

/** A copy of the backup that something happened to, and a restore of it into an empty folder. */
async function restoredAfter(harm: (copy: string) => void) {
  const copy = join(mkdtempSync(join(folder, "harmed-")), "copy");
  cpSync(backup, copy, { recursive: true });
  harm(copy);
  const target = join(dirname(copy), "target");
  return { target, ended: await endedCommand(["restore", copy], { DATA_DIR: target }) };
}

const isOfRelation = (path: string) => /^data\/base\/\d+\/\d+\.gz$/.test(path);
const aFileOf = (copy: string) => {
  const { files } = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8"));
  const largest = files
    .filter(({ path }: { path: string }) => isOfRelation(path))
    .sort((a: { bytes: number }, b: { bytes: number }) => b.bytes - a.bytes)[0];
  return join(copy, largest.path);
};

describe("a backup of the running application", { timeout: 120_000 }, () => {
  test("can be read by its owner alone, and holds no key", () => {
    expect([statSync(backup).mode & 0o777, statSync(aFileOf(backup)).mode & 0o777]).toEqual([0o700, 0o600]);
    const names = readdirSync(backup, { recursive: true }).map(String);
    expect(names.filter((name) => /key|secret|password/.test(name))).toEqual([]);
  });

  test("writes the keys to a second file where it is asked to, for its owner alone", () => {
    expect(statSync(keysFile).mode & 0o777).toBe(0o600);
    const lines = Object.entries(sharedKeys).map(([name, value]) => `${name}=${value}`);
    expect(readFileSync(keysFile, "utf8").trim().split("\n")).toEqual(lines);
  });

  test("puts the keys neither into its own folder nor over a file", async () => {
    const kept = readFileSync(keysFile, "utf8");
    for (const path of [join(backups, "keys"), keysFile]) {
      const ended = await endedCommand(["backup", "--to", backups, "--keys", path], env);
      expect(ended).toMatchObject({ code: 1, problems: [expect.stringMatching(/^--keys: /)] });
    }
    expect(readdirSync(backups)).toHaveLength(1);
    expect(readFileSync(keysFile, "utf8")).toBe(kept);
  });

  test("is restored into an empty folder, where the tickets made before are admitted, under the same keys", async () => {
    const target = join(folder, "restored");
    const ended = await endedCommand(["restore", backup, "--keys", keysFile], { DATA_DIR: target });
    expect(ended).toMatchObject({ code: 0, problems: [] });
    const port = String(await freePort());
    const restored = await startApplication({ PORT: port, DATA_DIR: target });
    try {
      const [code = ""] = door.codes;
      expect(await scanned(`http://127.0.0.1:${port}`, code)).toMatchObject({ outcome: "admitted" });
    } finally {
      await restored.end();
    }
    const again = await endedCommand(["restore", backup], { DATA_DIR: target });
    expect(again).toMatchObject({ code: 1, problems: [expect.stringContaining("has a database already")] });
  });

  test("does not open under keys that are made anew", async () => {
    const target = join(folder, "without-keys");
    expect(await endedCommand(["restore", backup], { DATA_DIR: target })).toMatchObject({ code: 0 });
    const port = String(await freePort());
    const ended = await endedCommand(["start"], { PORT: port, DATA_DIR: target });
    expect(ended).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^TICKET_KEY lacks the key "k1"/)],
    });
  });
});

describe("a restore refuses, with nothing written,", { timeout: 120_000 }, () => {
  test.each<[string, (copy: string) => void, RegExp]>([
    ["a file cut short", (copy) => truncateSync(aFileOf(copy), 100), /is not what was written/],
    [
      "a file of one changed byte",
      (copy) => {
        const bytes = readFileSync(aFileOf(copy));
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(aFileOf(copy), bytes);
      },
      /is not what was written/,
    ],
    ["a file that is missing", (copy) => rmSync(aFileOf(copy)), /is missing/],
    [
      "a file that was added",
      (copy) => writeFileSync(join(copy, "data/recovery.signal"), ""),
      /none of its files/,
    ],
    ["a backup without its manifest", (copy) => rmSync(join(copy, "manifest.json")), /no finished backup/],
    ["a manifest cut short", (copy) => truncateSync(join(copy, "manifest.json"), 500), /cannot be read/],
    [
      "a manifest that leads out of its folder",
      (copy) => {
        const path = join(copy, "manifest.json");
        writeFileSync(path, readFileSync(path, "utf8").replace('"data/PG_VERSION.gz"', '"../PG_VERSION.gz"'));
      },
      /cannot be read/,
    ],
  ])("%s", async (_harm, harm, why) => {
    const { target, ended } = await restoredAfter(harm);
    expect(ended).toMatchObject({ code: 1, lines: [], problems: [expect.stringMatching(why)] });
    expect(existsSync(target)).toBe(false);
  });
});

describe("a backup that is cut off", { timeout: 120_000 }, () => {
  /** Begins a backup and signals it once it has copied something. */
  async function cutOff(signal: NodeJS.Signals) {
    const to = mkdtempSync(join(folder, "cut-"));
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(process.execPath, ["app/cli/launch.mjs", "backup", "--to", to], {
      env: { PATH, HOME, NODE_ENV: "development", ...env },
      stdio: "ignore",
    });
    const ended = once(child, "exit");
    await until("the backup has copied something", () =>
      readdirSync(to, { recursive: true }).some((name) => String(name).endsWith("PG_VERSION.gz")),
    );
    child.kill(signal);
    await ended;
    return { to, code: child.exitCode };
  }

  test("by Ctrl-C leaves nothing", async () => {
    const { to, code } = await cutOff("SIGINT");
    expect([code, readdirSync(to)]).toEqual([1, []]);
  });

  test("by kill -9 leaves what a restore refuses, and the next one is whole", async () => {
    const { to } = await cutOff("SIGKILL");
    const [partial = "none"] = readdirSync(to);
    expect(partial).toMatch(/\.partial$/);
    const target = join(to, "target");
    const ended = await endedCommand(["restore", join(to, partial)], { DATA_DIR: target });
    expect(ended).toMatchObject({ code: 1, problems: [expect.stringContaining("no finished backup")] });
    expect(existsSync(target)).toBe(false);
    expect(await endedCommand(["backup", "--to", join(to, "next")], env)).toMatchObject({ code: 0 });
  });
});

describe("a configured server's backup", { timeout: 60_000 }, () => {
  /** A PATH with a program of this name that says its version, or with none. */
  const pathWith = (name: string | null, version: string) => {
    const bin = mkdtempSync(join(folder, "bin-"));
    if (name !== null)
      writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} (PostgreSQL) ${version}"\n`, { mode: 0o755 });
    return bin;
  };

  test.each([
    ["is missing", null, /^pg_dump is not installed\. Install PostgreSQL's client programs, version \d+/],
    ["is older than the server", "pg_dump", /^pg_dump is of version 9, and version \d+ is needed\. Install/],
  ])("says in one line that pg_dump %s, and leaves nothing", async (_what, name, words) => {
    const to = join(mkdtempSync(join(folder, "dump-")), "backups");
    const own = { PATH: pathWith(name, "9.6.24"), DATABASE_URL: inject("postgresUrl") };
    const ended = await endedCommand(["backup", "--to", to], own);
    expect(ended).toMatchObject({ code: 1, lines: [], problems: [expect.stringMatching(words)] });
    expect(readdirSync(to)).toEqual([]);
  });
});
