import postgres from "postgres";

/** The database's own error behind what the query builder throws, or null. */
function databaseError(error: unknown): postgres.PostgresError | null {
  if (error instanceof postgres.PostgresError) return error;
  if (error instanceof Error && error.cause !== undefined) return databaseError(error.cause);
  return null;
}

/** True where a unique constraint (SQLSTATE 23505), the named one, refused a row. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const found = databaseError(error);
  return found?.code === "23505" && (constraint === undefined || found.constraint_name === constraint);
}

/** True where the exclusion constraint (SQLSTATE 23P01) refused an overlap. */
export function isOverlap(error: unknown): boolean {
  return databaseError(error)?.code === "23P01";
}

/** True where a foreign key (SQLSTATE 23503) refused a row: what it points to is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  return databaseError(error)?.code === "23503";
}

/**
 * True where the database has no room (class 53: disk, memory, connections), is going, or cannot be reached: what was
 * asked may work in a minute, and was not done.
 */
export function isUnavailable(error: unknown): boolean {
  const code = databaseError(error)?.code ?? networkCode(error);
  return /^(?:53|57P0|58|08)|^CONNECT|^ECONN/.test(code ?? "");
}

function networkCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  return networkCode(error.cause);
}
