import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { endedCommand } from "~/tests/cli/ended-command";
import { createTestServices } from "~/tests/factories/services";
import { buildApplication, freePort, startApplication } from "~/tests/faults/processes";
import { anOpenDoor, sharedKeys } from "~/tests/faults/setting";

const folder = mkdtempSync(join(tmpdir(), "fairday-dump-"));
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

/** An empty database on the server of the tests. */
async function anEmptyDatabase(): Promise<string> {
  const name = `fairday_restored_${inject("postgresRun")}`;
  const sql = postgres(inject("postgresUrl"), { max: 1, onnotice: () => {} });
  ends.push(async () => {
    await sql`drop database if exists ${sql(name)} with (force)`;
    await sql.end();
  });
  await sql`create database ${sql(name)}`;
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

test("a configured server's backup is restored into an empty database, where a ticket made before is admitted", async () => {
  await buildApplication();
  const services = await createTestServices();
  ends.push(services.drop);
  services.clock.set(new Date());
  const door = await anOpenDoor(services, 1);
  const made = await endedCommand(["backup", "--to", folder], { DATABASE_URL: services.url });
  expect(made).toMatchObject({ code: 0, problems: [] });
  const backup = join(folder, readdirSync(folder)[0] ?? "none");
  const url = await anEmptyDatabase();
  const restored = await endedCommand(["restore", backup], { DATABASE_URL: url });
  expect(restored).toMatchObject({ code: 0, problems: [] });
  const port = String(await freePort());
  const app = await startApplication({
    ...sharedKeys,
    PORT: port,
    DATA_DIR: join(folder, "data"),
    DATABASE_URL: url,
  });
  ends.push(() => app.end());
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events/${door.eventId}/scans`, {
    method: "POST",
    headers: { authorization: `Bearer ${door.token}`, "content-type": "application/json" },
    body: JSON.stringify({ scanId: crypto.randomUUID(), code: door.codes[0] }),
  });
  expect(await answer.json()).toMatchObject({ outcome: "admitted" });

  const again = await endedCommand(["restore", backup], { DATABASE_URL: url });
  expect(again).toMatchObject({ code: 1, problems: [expect.stringMatching(/has \d+ tables already/)] });
  const dump = join(backup, "database.dump");
  truncateSync(dump, readFileSync(dump).length - 10);
  const cut = await endedCommand(["restore", backup], { DATABASE_URL: url });
  expect(cut).toMatchObject({ code: 1, problems: [expect.stringContaining("is not what was written")] });
});
