import { afterAll, beforeAll, expect, test } from "vitest";
import { postgresLive } from "~/app/adapters/live/postgres-live.server";
import { connect } from "~/db/client.server";
import { findPageKey } from "~/db/queries/event-page";
import { lockEvent } from "~/db/queries/locks";
import { findScanContext } from "~/db/queries/scans";
import { createTestDatabase, type TestDatabase } from "~/tests/factories/database";
import { until } from "~/tests/faults/processes";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const id = "018f9c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f";

/** How many statements a session keeps by name after each kind of statement that asks for it. */
async function keptStatements(options: { prepare?: boolean }): Promise<number> {
  const { db, sql, close } = connect(database.url, { ...options, max: 1 });
  await findPageKey(sql, { centerId: id, slug: "none" });
  await db.transaction((tx) => lockEvent(tx, { centerId: id, eventId: id }));
  const scan = { centerId: id, eventId: id, scanId: id, doorFolded: null, by: "test" };
  await findScanContext(sql, { ...scan, codeHash: "none", shortCode: null });
  const [row] = await sql.unsafe<{ kept: number }[]>(
    "select count(*)::int as kept from pg_prepared_statements",
  );
  await close();
  return row?.kept ?? -1;
}

test("no statement is kept by name where the next one may meet another session", async () => {
  expect(await keptStatements({ prepare: false })).toBe(0);
});

test("where sessions last, the page's, the lock's and the scan's statements are kept", async () => {
  expect(await keptStatements({})).toBeGreaterThanOrEqual(3);
});

test("LISTEN goes over the server's own address, NOTIFY over the pooler's", async () => {
  const pooled = connect(database.url, { name: "pooled" });
  const direct = new URL(database.url);
  direct.searchParams.set("application_name", "direct");
  const faults: unknown[] = [];
  const heard: unknown[] = [];
  const live = postgresLive(pooled.sql, direct.href, (error) => faults.push(error));
  live.subscribe((change) => heard.push(change));
  const { sql } = database.database;
  const listeners = () => sql`
    select application_name from pg_stat_activity
    where datname = current_database() and query = 'listen "fairday"' and state = 'idle'`;
  await until("it listens", async () => (await listeners()).length === 1);
  expect((await listeners())[0]).toMatchObject({ application_name: "direct" });
  live.announce({ kind: "outbox" });
  await until("it hears", () => heard.length === 1);
  await live.close();
  await pooled.close();
  expect(faults).toEqual([]);
});
