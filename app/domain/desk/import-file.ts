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
  let count = 0;
  for (const [n, record] of records.entries()) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const found = read(record);
    if (!Array.isArray(found)) rows.push(found);
    else {
      count += found.length;
      if (problems.length < mostProblems)
        problems.push(...found.map((problem) => ({ ...problem, row: n + 2 })));
    }
  }
  return count === 0 ? { ok: true, rows } : { ok: false, problems: problems.slice(0, mostProblems), count };
}
