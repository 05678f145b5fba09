import type { ImportLists, ImportMapping } from "./import-mapping";
import { type CellProblem, type ImportedInquiry, rowReader } from "./import-row";

/** What is wrong in one cell, where a person finds it in a spreadsheet: the header is row 1. */
export interface FileProblem extends CellProblem {
  row: number;
}

export type ReadImport =
  | { ok: true; rows: ImportedInquiry[] }
  | { ok: false; problems: FileProblem[]; count: number };

/** Of a file's problems as many as somebody mends before they try again. */
const mostProblems = 100;

/** Reads all rows of a file, or says what is wrong with which: some of a file are never imported. */
export function readImport(
  records: readonly (readonly string[])[],
  mapping: ImportMapping,
  lists: ImportLists,
  today: string,
): ReadImport {
  const read = rowReader(mapping, lists, today);
  const rows: ImportedInquiry[] = [];
  const problems: FileProblem[] = [];
  for (const [n, record] of records.entries()) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const found = read(record);
    if (Array.isArray(found)) problems.push(...found.map((problem) => ({ ...problem, row: n + 2 })));
    else rows.push(found);
  }
  if (problems.length === 0) return { ok: true, rows };
  return { ok: false, problems: problems.slice(0, mostProblems), count: problems.length };
}
