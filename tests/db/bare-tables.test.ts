import { afterAll, beforeAll, expect, test } from "vitest";
import { withBareTables } from "~/tests/bench/ledger/bare-tables";
import { createTestDatabase, type TestDatabase } from "~/tests/factories/database";

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.drop());

/** Every key, constraint, index and trigger of the schema, in words. */
async function guards(): Promise<string[]> {
  const rows = await made.database.sql<{ guard: string }[]>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as guard from pg_constraint
    where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
    order by 1`;
  return rows.map(({ guard }) => guard);
}

test("tables that were bare for a while have all of their guards again", async () => {
  const before = await guards();
  let between: string[] = [];
  await withBareTables(made.database.sql, ["events", "registrations", "bookings", "outbox"], async () => {
    between = await guards();
  });
  expect(before.length - between.length).toBeGreaterThan(60);
  expect(between).toContain("registrations registrations_added D");
  expect(await guards()).toEqual(before);
});
