import { readFileSync } from "node:fs";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as schema from "~/db/schema";

const journal = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) });

function lastSnapshot(): ReturnType<typeof generateDrizzleJson> {
  const { entries } = journal.parse(JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")));
  const last = String(entries.at(-1)?.idx ?? 0).padStart(4, "0");
  return JSON.parse(readFileSync(`db/migrations/meta/${last}_snapshot.json`, "utf8"));
}

describe("the migrations", () => {
  test("bring the database to exactly the schema", async () => {
    const before = lastSnapshot();
    const now = generateDrizzleJson({ ...schema }, before.id, undefined, "snake_case");
    expect(await generateMigration(before, now)).toEqual([]);
  });

  test("would differ if a column were added", async () => {
    const before = lastSnapshot();
    const { audit: _audit, ...without } = schema;
    const now = generateDrizzleJson({ ...without }, before.id, undefined, "snake_case");
    expect((await generateMigration(before, now)).join()).toContain('DROP TABLE "audit"');
  });
});
