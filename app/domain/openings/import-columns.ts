import { fold } from "~/app/domain/text/fold";

/** A column of a file of openings: its name, what it holds, and whether it has to be there. */
export interface ImportColumn {
  name: string;
  isRequired?: true;
  hint: string;
}

export const importColumns = [
  { name: "employer", hint: "The name as it stands here, where the event has several" },
  { name: "title", isRequired: true, hint: "Job title" },
  { name: "vacancies", isRequired: true, hint: "How many to hire" },
  { name: "pay", isRequired: true, hint: "$20-25/hr, or 20-25 with pay_unit" },
  { name: "pay_unit", hint: "hour, day, week, month or year" },
  {
    name: "employment_type",
    isRequired: true,
    hint: "full-time, part-time, temporary, seasonal, internship, apprenticeship",
  },
  { name: "schedule", hint: "Monday to Friday, 7 AM to 3 PM" },
  { name: "shifts", hint: "day; evening; night; weekend" },
  { name: "worksite", hint: "A street address or a neighborhood" },
  { name: "remote", hint: "yes or no" },
  { name: "no_experience", hint: "yes or no" },
  { name: "languages", hint: "English; Spanish" },
  { name: "duties", hint: "What the person will do" },
  { name: "qualifications", hint: "What the person needs" },
  { name: "how_to_apply", hint: "Where to apply" },
  { name: "client", hint: "For whom an agency hires" },
  { name: "closes_on", hint: "The last day to apply, 2026-12-31" },
] as const satisfies readonly ImportColumn[];

export type ColumnName = (typeof importColumns)[number]["name"];

export type ReadHeader =
  | { ok: true; places: ReadonlyMap<ColumnName, number> }
  | { ok: false; missing: string[]; unknown: string[]; twice: string[] };

/** Where each column stands. Case, spaces and hyphens in a name do not matter; a column without a name is left out. */
export function readHeader(cells: readonly string[]): ReadHeader {
  const places = new Map<ColumnName, number>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (const [place, cell] of cells.entries()) {
    const name = fold(cell).replace(/[\s-]+/gu, "_");
    const column = importColumns.find((known) => known.name === name)?.name;
    if (column === undefined) unknown.push(...(name === "" ? [] : [cell.trim()]));
    else if (places.has(column)) twice.push(column);
    else places.set(column, place);
  }
  const missing = importColumns.filter((column) => "isRequired" in column && !places.has(column.name));
  if (missing.length + unknown.length + twice.length === 0) return { ok: true, places };
  return { ok: false, missing: missing.map(({ name }) => name), unknown, twice };
}
