import { isCalendarDate } from "~/app/domain/time/zoned-time";

/** A cell of somebody's file, without the apostrophe that a file of ours carries before what looks like a formula. */
export const cellText = (text: string): string =>
  text.replace(/^'(?=[\s\p{Cc}]*[=+\-@＝＋－＠])/u, "").trim();

/** A calendar date as a date field has it, or as spreadsheets here write it: 12/31/2026. Null where it is none. */
export function cellDate(text: string): string | null {
  const [, month = "", day = "", year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const date = year === undefined ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}

/**
 * Whether a row has text after the last column that the header names: a comma within a cell that is not in quotation
 * marks parts it in two, and all that follows moves one column on.
 */
export function runsOver(record: readonly string[], header: readonly string[]): boolean {
  const named = header.findLastIndex((name) => name.trim() !== "") + 1;
  return record.slice(named).some((cell) => cell.trim() !== "");
}
