import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { connect, type Database } from "~/db/client.server";
import { statementRecorder } from "~/tests/setup/recorded-statements";

export interface TestDatabase {
  url: string;
  database: Database;
  drop(): Promise<void>;
}

/**
 * A migrated, empty database of its own, for a file or for a test that must not meet another.
 * @param onStatement told of each statement; left out, the record of a release is, where one is made
 */
export async function createTestDatabase(
  onStatement: ((text: string, types: readonly number[]) => void) | undefined = statementRecorder(),
): Promise<TestDatabase> {
  const name = `fairday_test_${randomBytes(6).toString("hex")}_${inject("postgresRun")}`;
  await asAdmin((sql) => sql`create database ${sql(name)} template ${sql(inject("postgresTemplate"))}`);
  const address = new URL(inject("postgresUrl"));
  address.pathname = `/${name}`;
  const database = connect(address.href, { name: "fairday tests", onStatement });
  const drop = async () => {
    await database.close();
    await asAdmin(async (sql) => {
      const dropped = sql`drop database if exists ${sql(name)} with (force)`;
      // Only a superuser may end the server's own vacuum; a drop without force waits for it.
      await dropped.catch(async (error: unknown) => {
        if (!isNotPermitted(error)) throw error;
        await sql`drop database if exists ${sql(name)}`;
      });
    });
  };
  return { url: address.href, database, drop };
}

async function asAdmin(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject("postgresUrl"), { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** SQLSTATE 42501. */
const isNotPermitted = (error: unknown) => error instanceof postgres.PostgresError && error.code === "42501";
