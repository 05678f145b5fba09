import { languageField, shiftField } from "~/app/components/opening-names";
import { type ColumnName, importColumns, readHeader } from "~/app/domain/openings/import-columns";
import { columnOf, readRow } from "~/app/domain/openings/import-row";
import type { ImportedOpening } from "~/app/domain/openings/imported";
import { mostOpenings } from "~/app/domain/openings/listing";
import { isShift } from "~/app/domain/openings/opening";
import { runsOver } from "~/app/domain/text/cells";
import { fold } from "~/app/domain/text/fold";
import { readCsv } from "./csv-file.server";
import { openingForm } from "./opening-form.server";
import { fieldProblems } from "./parse-form.server";
import { tableWords } from "./posted-table.server";
import { fieldWords, problemWords } from "./problems";

/** One thing that is wrong in a file, where a person finds it in a spreadsheet: the header is row 1. */
export interface RowProblem {
  row: number;
  column: string;
  words: string;
}

export type ReadOpenings =
  | { ok: true; rows: ImportedOpening[] }
  | { ok: false; problem: string }
  | { ok: false; rows: RowProblem[]; count: number };

interface NamedEmployer {
  id: string;
  name: string;
}

/** Of the rows' problems as many as somebody mends before they try again. */
const mostProblems = 100;

/** Reads a file of openings for some employers: all of it, or what is wrong with the file or with its rows. */
export function readOpenings(bytes: Uint8Array, employers: readonly NamedEmployer[]): ReadOpenings {
  const file = readCsv(bytes, mostOpenings + 1);
  if (!file.ok) return { ok: false, problem: fileWords[file.problem] };
  const [names = [], ...records] = file.records;
  const header = readHeader(names);
  if (!header.ok) return { ok: false, problem: headerWords(header) };
  const rows: ImportedOpening[] = [];
  const problems: RowProblem[] = [];
  let count = 0;
  for (const [place, record] of records.entries()) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const read = runsOver(record, names)
      ? movedOn(names)
      : readRecord((column) => cellOf(record, header.places.get(column)), employers);
    if ("row" in read) rows.push(read.row);
    else {
      count += read.problems.length;
      problems.push(...read.problems.map((problem) => ({ ...problem, row: place + 2 })));
    }
  }
  if (count > 0) return { ok: false, rows: problems.slice(0, mostProblems), count };
  return rows.length === 0 ? { ok: false, problem: fileWords["file-empty"] } : { ok: true, rows };
}

const cellOf = (record: readonly string[], place: number | undefined) =>
  place === undefined ? "" : (record[place] ?? "");

/** What else is wrong with a row whose cells have moved is none of its own, so this alone is said. */
const movedOn = (names: readonly string[]): { problems: Omit<RowProblem, "row">[] } => {
  const last = names.findLast((name) => name.trim() !== "")?.trim();
  return { problems: [{ column: `after ${last}`, words: problemWords("cells-beyond-header") }] };
};

function readRecord(
  cells: (column: ColumnName) => string,
  employers: readonly NamedEmployer[],
): { row: ImportedOpening } | { problems: Omit<RowProblem, "row">[] } {
  const employer = employerOf(cells("employer"), employers);
  const { typed, shifts, languages, problems } = readRow(cells);
  const ticks = [...shifts.filter(isShift).map(shiftField), ...languages.map(languageField)];
  const given = Object.entries(typed).filter(([, value]) => value !== "");
  const parsed = openingForm.safeParse({
    ...Object.fromEntries(given),
    ...Object.fromEntries(ticks.map((name) => [name, "yes"])),
  });
  // The form misses the pay that could not be read, which is told already.
  const isNew = ({ field }: { field: string }) =>
    !field.startsWith("pay") || !problems.some((told) => told.field.startsWith("pay"));
  const found = [
    ...(employer === null ? [{ column: "employer", words: problemWords("employer-not-there") }] : []),
    ...problems.map(({ field, problem }) => ({ column: field, words: problemWords(problem) })),
    ...(parsed.success ? [] : fieldProblems(parsed.error).filter(isNew).map(asColumn)),
  ];
  if (parsed.success && employer !== null && found.length === 0) {
    return { row: { employerId: employer.id, opening: parsed.data } };
  }
  // Of a cell the first problem is said.
  return { problems: found.filter(({ column }, n) => found.findIndex((one) => one.column === column) === n) };
}

/** A field of the form is told by its column. */
function asColumn({ field, problem }: { field: string; problem: string }): Omit<RowProblem, "row"> {
  const name = field.split(".")[0] ?? field;
  return { column: columnOf[name] ?? name, words: fieldWords(`openings.0.${name}`, problem) };
}

function employerOf(name: string, employers: readonly NamedEmployer[]): NamedEmployer | null {
  const [only] = employers;
  if (name.trim() === "") return employers.length === 1 && only !== undefined ? only : null;
  return employers.find((employer) => fold(employer.name) === fold(name)) ?? null;
}

const fileWords = tableWords("openings", mostOpenings);

function headerWords({ missing, unknown, twice }: { missing: string[]; unknown: string[]; twice: string[] }) {
  const said = [
    missing.length > 0 && `These columns are missing: ${missing.join(", ")}.`,
    unknown.length > 0 &&
      `These columns are not known: ${unknown.map((name) => name.slice(0, 40)).join(", ")}.`,
    twice.length > 0 && `These columns are there twice: ${twice.join(", ")}.`,
    `The first row names the columns: ${importColumns.map(({ name }) => name).join(", ")}.`,
  ];
  return said.filter(Boolean).join(" ");
}
