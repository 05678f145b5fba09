import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

/** The query builder, or a transaction of it: queries and commands take either. */
export type Db = PostgresJsDatabase<typeof schema>;
/** The driver itself, for NOTIFY and for the statements of scans and tickets, which are counted in microseconds. */
export type Sql = postgres.Sql;

export interface Database {
  db: Db;
  sql: Sql;
  /** Waits up to two seconds for running statements, then drops the connections. */
  close(): Promise<void>;
}

interface ConnectOptions {
  max?: number;
  name?: string;
  /** What the server counts the connections by; left out, one of this pool's own that begins with `name`. */
  applicationName?: string;
  /** False: no statement is kept by name, not even those that ask for it, as a pooler of transactions needs it. */
  prepare?: boolean;
  /** Told of each statement that is sent, with the numbers of its parameters' types: 0 where the server finds them. */
  onStatement?: ((text: string, types: readonly number[]) => void) | undefined;
}

/**
 * Opens a pool. Connections are made on first use and made again after the server restarts. They carry a name of this
 * pool's own, by which the server counts them.
 * @param url a postgres:// address
 */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const { onStatement } = options;
  const sql = postgres(url, {
    max: options.max ?? 12,
    prepare: options.prepare ?? true,
    // The driver would ask for the arrays' types first, and nothing would catch it where the connection is lost then.
    fetch_types: false,
    connection: { application_name: options.applicationName ?? uniqueName(options.name) },
    onnotice: () => {},
    ...(onStatement && { debug: (_connection, text, _values, types) => onStatement(text, types) }),
    backoff: (retries) => Math.min(0.05 * 2 ** retries, 1),
    connect_timeout: 10,
  });
  const db = drizzle(sql, { schema, casing: "snake_case" });
  return { db, sql, close: () => sql.end({ timeout: 2 }) };
}

const uniqueName = (name = "fairday") => `${name} ${crypto.randomUUID().slice(0, 8)}`;

/** Connections for statements that are over at once, however many ask. */
const quickConnections = 4;

/**
 * Two pools of one name: `db` for transactions and whatever takes its time, `sql` for single statements of
 * microseconds. The second has few connections on purpose: statements then stand in one another's wake and go to the
 * server several to a packet, and none of them waits behind a slow one, of which there are none here.
 */
export function connectInTwo(
  url: string,
  options: Pick<ConnectOptions, "prepare"> = {},
): Database & { max: number } {
  const shared = { ...options, applicationName: uniqueName() };
  const slow = connect(url, shared);
  const quick = connect(url, { ...shared, max: quickConnections });
  return {
    db: slow.db,
    sql: quick.sql,
    max: slow.sql.options.max + quickConnections,
    close: async () => {
      await Promise.all([slow.close(), quick.close()]);
    },
  };
}
