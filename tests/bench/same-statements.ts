import postgres from "postgres";

type Statement = (sql: postgres.Sql) => PromiseLike<unknown>;

/**
 * Holds the floor to its word: both sides send the same statements, blanks aside.
 * @throws with the two texts where they differ
 */
export async function requireSameStatements(
  databaseUrl: string,
  applications: readonly Statement[],
  floors: readonly Statement[],
): Promise<void> {
  const texts: string[] = [];
  const debug = (_connection: number, query: string) => {
    if (!query.includes("pg_catalog")) texts.push(query.replaceAll(/\s+/g, ""));
  };
  const sql = postgres(databaseUrl, { max: 1, debug });
  try {
    for (const [n, application] of applications.entries()) {
      texts.length = 0;
      await application(sql);
      await floors[n]?.(sql);
      const [ours, floor] = texts;
      if (ours !== floor) throw new Error(`The floor runs another statement:\n${ours}\n${floor}`);
    }
  } finally {
    await sql.end();
  }
}
