import { type SQL, sql } from "drizzle-orm";

/** Tables whose column `by` says who acted. */
type ActedOn =
  | "attestations_given"
  | "flag_decisions"
  | "referral_steps"
  | "inquiry_batches"
  | "inquiry_imports"
  | "thread_messages"
  | "vetting_checks_made"
  | "vetting_decisions";

/**
 * The name by which staff know who acted: a person's, or a token's label. Null for whoever is gone. Columns are named
 * in words: in a query of one table the builder would write them without it.
 */
export function actingName(table: ActedOn): SQL<string | null> {
  const [by, center] = [sql.raw(`"${table}"."by"`), sql.raw(`"${table}"."center_id"`)];
  return sql<string | null>`coalesce(
    (select person.name from users as person where person.id::text = ${by}),
    (select token.label from api_tokens as token where token.center_id = ${center} and token.id::text = ${by}))`;
}
