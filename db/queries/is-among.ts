import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * One of some ids, however many, in one text: what a statement that is prepared needs, where `inArray` has a
 * placeholder for each.
 * @param ids UUIDs
 */
export const isAmong = (column: SQLWrapper, ids: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`;
