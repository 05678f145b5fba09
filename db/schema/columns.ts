import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** An instant, kept with its offset; the application's clock sets it, never the server's. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** The tenant that a row belongs to. Part of every primary and foreign key, so that no row can point abroad. */
export const centerId = () => uuid().notNull();

/** A CHECK that lists the words a column may hold. */
export const oneOf = (column: unknown, words: readonly string[]) =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`;

/** A span of time as PostgreSQL writes it, its start included and its end not: `[from,until)`. */
export const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** The number of a transaction, that never comes again in one history of the server. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/**
 * The transaction that wrote a row, by its number in the server. Whoever asks "what changed since" by the oldest
 * transaction that was still open misses nothing, whatever the order of commits and whatever a clock says.
 */
export const transactionId = () => xid8().notNull().default(sql`pg_current_xact_id()`);

/** Bytes as they are: a picture. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
