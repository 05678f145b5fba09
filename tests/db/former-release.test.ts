import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Sql } from "~/db/client.server";
import { createTestDatabase, type TestDatabase } from "~/tests/factories/database";
import { breaksIn } from "./migration-rules";

const former = z
  .object({
    /** The last migration of that release. */
    migration: z.string(),
    statements: z.array(z.object({ sql: z.string(), types: z.array(z.string()) })),
  })
  .parse(JSON.parse(readFileSync("tests/db/former-release.sql.json", "utf8")));
const journal = z
  .object({ entries: z.array(z.object({ tag: z.string() })) })
  .parse(JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")));
const tags = journal.entries.map(({ tag }) => tag);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Each statement of the former release that this schema has no plan for, with the server's reason. */
async function refusedBy(sql: Sql): Promise<string[]> {
  const refused: string[] = [];
  for (const statement of former.statements) {
    const isTyped = statement.types.some((type) => type !== "unknown");
    const types = isTyped ? `(${statement.types.join(", ")})` : "";
    await sql.unsafe(`prepare former ${types} as ${statement.sql}`).then(
      () => sql.unsafe("deallocate former"),
      (error: unknown) => refused.push(`${String(error)}: ${statement.sql}`),
    );
  }
  return refused;
}

describe("while both releases run, on the schema of this one", () => {
  test("every statement of the former release still works", async () => {
    expect(former.statements.length).toBeGreaterThan(100);
    expect(await refusedBy(database.database.sql)).toEqual([]);
  });

  test.each([
    ["a column that is dropped", "alter table registrations drop column party_size cascade", "party_size"],
    ["a table that is renamed", "alter table scans rename to door_scans", '"scans" does not exist'],
    ["a function that is dropped", "drop function places_taken cascade", "places_taken"],
  ])("%s would be noticed", async (_what, change, word) => {
    const changed = await createTestDatabase();
    await changed.database.sql.unsafe(change);
    const refused = await refusedBy(changed.database.sql);
    await changed.drop();
    expect(refused.join("\n")).toContain(word);
  });
});

describe("a migration since the former release", () => {
  test("leaves the former release what it needs, or is marked as a contraction", () => {
    expect(tags).toContain(former.migration);
    const since = tags.slice(tags.indexOf(former.migration) + 1);
    const broken = since.flatMap((tag) => breaksIn(readFileSync(`db/migrations/${tag}.sql`, "utf8")));
    expect(broken).toEqual([]);
  });

  test.each([
    'DROP TABLE "scans";',
    'ALTER TABLE "scans" DROP COLUMN "kind";',
    'ALTER TABLE "scans" RENAME COLUMN "kind" TO "type";',
    'ALTER TABLE "scans" RENAME TO "marks";',
    'ALTER TABLE "scans" ALTER COLUMN "door_id" SET NOT NULL;',
    'ALTER TABLE "scans" ALTER COLUMN "people" DROP DEFAULT;',
    'ALTER TABLE "scans" ALTER COLUMN "people" SET DATA TYPE bigint;',
    'ALTER TABLE "scans" ADD COLUMN "lane" text NOT NULL;',
    'ALTER TABLE "scans" ADD COLUMN "lane" text NOT NULL;\nALTER TABLE "x" ADD COLUMN "y" text DEFAULT 1;',
    "DROP FUNCTION places_taken(uuid, uuid);",
  ])("may not say %s", (text) => {
    expect(breaksIn(text)).toHaveLength(1);
  });

  test.each([
    'ALTER TABLE "scans" ADD COLUMN "lane" text;',
    'ALTER TABLE "scans" ADD COLUMN "lane" text DEFAULT \'one\' NOT NULL;',
    'CREATE TABLE "lanes" ("id" uuid NOT NULL);',
    'ALTER TABLE "scans" DROP CONSTRAINT "scans_kind";--> statement-breakpoint\nALTER TABLE "scans" ADD CONSTRAINT "scans_kind" CHECK (true);',
    '-- contract: nobody reads kind since 0006\nALTER TABLE "scans" DROP COLUMN "kind";',
    "-- once this was DROP TABLE\nSELECT 1;",
  ])("may say %s", (text) => {
    expect(breaksIn(text)).toEqual([]);
  });
});
