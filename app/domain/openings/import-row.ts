import { employmentTypes } from "~/app/domain/events/event";
import type { FieldProblem } from "~/app/domain/refusal";
import { cellDate, cellText } from "~/app/domain/text/cells";
import { fold } from "~/app/domain/text/fold";
import { languageName } from "~/app/domain/text/language-name";
import type { ColumnName } from "./import-columns";
import { shifts, workLanguages } from "./opening";
import { readPay, unitOf } from "./pay-text";

/** What a row's cells mean to the form of an opening, by its fields' names; lists are still lists. */
export interface RowMeaning {
  /** As they would be typed into the form. */
  typed: Record<string, string>;
  shifts: string[];
  languages: string[];
  /** Beside the column that has each. */
  problems: (FieldProblem & { field: ColumnName })[];
}

type Cells = (column: ColumnName) => string;
type Found = { value: string } | { problem: string };

/** Reads a row as people fill it in. What the form itself checks, such as lengths, is left to it. */
export function readRow(cellOf: Cells): RowMeaning {
  const cells: Cells = (column) => cellText(cellOf(column));
  const pay = payOf(cells);
  const found: [ColumnName, string, Found][] = [
    ["employment_type", "employmentType", employmentType(cells("employment_type"))],
    ["remote", "remote", yesOrNo(cells("remote"))],
    ["no_experience", "noExperience", yesOrNo(cells("no_experience"))],
    ["closes_on", "closesOn", dateOf(cells("closes_on"))],
  ];
  const when = listOf(cells("shifts"), shiftOf);
  const spoken = listOf(cells("languages"), languageTag);
  const problems: RowMeaning["problems"] = [...pay.problems];
  const typed: Record<string, string> = { ...textsOf(cells), ...pay.typed };
  for (const [column, field, read] of found) {
    if ("problem" in read) problems.push({ field: column, problem: read.problem });
    else typed[field] = read.value;
  }
  if (when.unknown) problems.push({ field: "shifts", problem: "shift-unknown" });
  if (spoken.unknown) problems.push({ field: "languages", problem: "language-unknown" });
  return { typed, shifts: when.values, languages: spoken.values, problems };
}

/** The column that a field of the form is read from. */
export const columnOf: Readonly<Record<string, ColumnName>> = {
  title: "title",
  vacancies: "vacancies",
  payMin: "pay",
  payMax: "pay",
  payUnit: "pay_unit",
  employmentType: "employment_type",
  schedule: "schedule",
  shifts: "shifts",
  worksite: "worksite",
  remote: "remote",
  noExperience: "no_experience",
  languages: "languages",
  duties: "duties",
  minimumQualifications: "qualifications",
  howToApply: "how_to_apply",
  clientName: "client",
  closesOn: "closes_on",
};

const textsOf = (cells: Cells) => ({
  title: cells("title"),
  vacancies: cells("vacancies"),
  schedule: cells("schedule"),
  worksite: cells("worksite"),
  duties: cells("duties"),
  minimumQualifications: cells("qualifications"),
  howToApply: cells("how_to_apply"),
  clientName: cells("client"),
});

function payOf(cells: Cells): Pick<RowMeaning, "typed" | "problems"> {
  const read = readPay(cells("pay"));
  if (!read.ok) return { typed: {}, problems: [{ field: "pay", problem: read.problem }] };
  const said = cells("pay_unit");
  const unit = said === "" ? read.pay.unit : unitOf(said);
  if (unit === null) return { typed: {}, problems: [{ field: "pay_unit", problem: unitProblem(said) }] };
  if (read.pay.unit !== null && read.pay.unit !== unit) {
    return { typed: {}, problems: [{ field: "pay_unit", problem: "pay-units-differ" }] };
  }
  const { minCents, maxCents } = read.pay;
  return {
    typed: { payMin: inDollars(minCents), payMax: inDollars(maxCents), payUnit: unit },
    problems: [],
  };
}

const unitProblem = (said: string) => (said === "" ? "pay-unit-missing" : "pay-unit-unknown");
const inDollars = (cents: number) => (cents / 100).toFixed(2);

function employmentType(text: string): Found {
  const word = fold(text).replaceAll(/[\s-]/gu, "");
  const type = employmentTypes.find((known) => known.replace("-", "") === word);
  return type === undefined
    ? { problem: text === "" ? "required" : "employment-type-unknown" }
    : { value: type };
}

const yes = ["yes", "y", "true", "x", "1"];
const no = ["no", "n", "false", "0", ""];

function yesOrNo(text: string): Found {
  const word = fold(text);
  if (yes.includes(word)) return { value: "yes" };
  return no.includes(word) ? { value: "" } : { problem: "yes-or-no" };
}

function dateOf(text: string): Found {
  const date = text === "" ? text : cellDate(text);
  return date === null ? { problem: "no-such-date" } : { value: date };
}

function listOf(text: string, read: (word: string) => string | undefined) {
  const words = fold(text)
    .split(/[;,|/]/u)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const values = words.flatMap((word) => read(word) ?? []);
  return { values: [...new Set(values)], unknown: values.length < words.length };
}

const shiftOf = (word: string) =>
  shifts.find((shift) => [shift, `${shift}s`, `${shift} shift`].includes(word));

const languageTag = (word: string) =>
  workLanguages.find((tag) => tag === word || fold(languageName(tag)) === word || aliases[word] === tag);

const aliases: Readonly<Record<string, string>> = {
  tagalog: "tl",
  farsi: "fa",
  mandarin: "zh",
  cantonese: "zh",
  asl: "ase",
  "sign language": "ase",
};
