import type { FieldProblem } from "~/app/domain/refusal";

/** The highest number that stands on a table. */
export const highestTable = 999;

/** True where one more employer would need a table that is not there. Without a number there is always one. */
export const isFull = (tables: number | null, accepted: number): boolean =>
  tables !== null && accepted >= tables;

/**
 * What is wrong with a table's number, or nothing: each stands for one accepted employer, whom it need not follow.
 */
export function checkTableNo(
  tableNo: number | null,
  others: readonly { tableNo: number | null }[],
): FieldProblem[] {
  const isTaken = tableNo !== null && others.some((other) => other.tableNo === tableNo);
  return isTaken ? [{ field: "tableNo", problem: "table-taken" }] : [];
}

/** A fair cannot have fewer tables than employers that were accepted. */
export const checkTables = (tables: number | null, accepted: number): FieldProblem[] =>
  tables !== null && tables < accepted ? [{ field: "tables", problem: "below-accepted" }] : [];
