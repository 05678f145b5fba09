import { z } from "zod";
import type { ListProblemsView } from "~/app/components/partner-list-form";
import { decideList, type ListProblem, type PartnerRow } from "~/app/domain/referrals/partner-list";
import { cellDate } from "~/app/domain/text/cells";
import { fold } from "~/app/domain/text/fold";
import { localOf } from "~/app/domain/time/zoned-time";
import { listNamedReferrals } from "~/db/queries/referrals";
import type { RequestContext } from "./context.server";
import { readCsv } from "./csv-file.server";
import { id, line, optional } from "./fields";
import { type FormValues, fieldProblems } from "./parse-form.server";
import { postedTable, tableWords, wordsOfMoved } from "./posted-table.server";
import { fieldWords, problemWords } from "./problems";
import { codeOf } from "./referral-list.server";

/** Rows of one list at most. */
export const mostListed = 10_000;
/** Of the rows' problems as many as somebody mends before they try again. */
const mostProblems = 100;

const words = tableWords("rows", mostListed);

/** Which of the partner's own columns holds what: partners name them as they like. */
const columnsForm = z.object({
  partnerId: id,
  codeColumn: optional(line(60)),
  referenceColumn: optional(line(60)),
  dateColumn: line(60),
});

export type PostedList =
  | { ok: true; partnerId: string; rows: PartnerRow[] }
  | { ok: false; again: ListProblemsView };

/** Reads a partner's list: all of it by its own columns, or what is wrong with the file or with its rows. */
export async function readPartnerList(context: RequestContext, request: Request): Promise<PostedList> {
  const form = await request.formData().catch(() => new FormData());
  const table = await postedTable(form);
  const values: FormValues = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] = value;
  const refused = (errors: Record<string, string>): PostedList => ({ ok: false, again: { errors, values } });
  const asked = columnsForm.safeParse(values);
  if (!asked.success) {
    const problems = fieldProblems(asked.error);
    return refused(
      Object.fromEntries(problems.map(({ field, problem }) => [field, fieldWords(field, problem)])),
    );
  }
  const file = readCsv(table.bytes, mostListed + 1);
  if (!file.ok) return refused({ [table.field]: words[file.problem] });
  const [header = [], ...records] = file.records;
  const moved = wordsOfMoved(header, records);
  if (moved !== null) return refused({ [table.field]: moved });
  const places = placesOf(header, asked.data);
  if ("errors" in places) return refused(places.errors);
  const { rows, problems } = readRows(records, places);
  if (problems.length > 0) return { ok: false, again: { errors: {}, values, ...worded(problems) } };
  if (rows.length === 0) return refused({ [table.field]: words["file-empty"] });
  const wrong = await problemsOf(context, asked.data.partnerId, rows);
  if (wrong.length > 0) return { ok: false, again: { errors: {}, values, ...worded(wrong) } };
  return { ok: true, partnerId: asked.data.partnerId, rows };
}

async function problemsOf({ services, center }: RequestContext, partnerId: string, rows: PartnerRow[]) {
  const named = await listNamedReferrals(services.db, {
    ...{ centerId: center.id, partnerId, isHeld: false },
    codes: rows.flatMap(({ code }) => code ?? []),
    references: rows.flatMap(({ reference }) => reference ?? []),
  });
  const today = localOf(services.clock.now(), center.timeZone).date;
  const decided = decideList(rows, named, { partnerId, today });
  return decided.ok ? [] : decided.problems;
}

/** Problems in words, as many as somebody mends at once. */
export const worded = (problems: readonly ListProblem[]) => ({
  rows: problems.slice(0, mostProblems).map(({ row, column, problem }) => ({
    ...{ row, column: columnWords[column], words: problemWords(problem) },
  })),
  count: problems.length,
});

const columnWords: Record<ListProblem["column"], string> = {
  code: "Our code",
  reference: "Reference",
  servedOn: "Day",
};

interface Places {
  code: number | null;
  reference: number | null;
  servedOn: number;
}

type Asked = z.infer<typeof columnsForm>;

function placesOf(header: readonly string[], asked: Asked): Places | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const names = header.map((cell) => fold(cell));
  const place = (field: keyof Asked, name: string | null) => {
    if (name === null) return null;
    const at = names.indexOf(fold(name));
    if (at !== -1) return at;
    const there = header.map((cell) => cell.trim().slice(0, 40)).filter((cell) => cell !== "");
    errors[field] = `The file has no such column. It has: ${there.slice(0, 20).join(", ")}.`;
    return null;
  };
  const code = place("codeColumn", asked.codeColumn);
  const reference = place("referenceColumn", asked.referenceColumn);
  const servedOn = place("dateColumn", asked.dateColumn);
  if (asked.codeColumn === null && asked.referenceColumn === null)
    errors.codeColumn = "Name the column with our code, or the one with your partner's reference.";
  if (servedOn === null || Object.keys(errors).length > 0) return { errors };
  return { code, reference, servedOn };
}

function readRows(records: readonly (readonly string[])[], places: Places) {
  const rows: PartnerRow[] = [];
  const problems: ListProblem[] = [];
  for (const [n, record] of records.entries()) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const row = n + 2;
    const cell = (place: number | null) => (place === null ? "" : (record[place] ?? "").trim());
    const [typedCode, reference] = [cell(places.code), cell(places.reference).slice(0, 60)];
    const code = codeOf(typedCode);
    const servedOn = cellDate(cell(places.servedOn).split(/[T\s]/u)[0] ?? "");
    if (servedOn === null) problems.push({ row, column: "servedOn", problem: "list-date" });
    else if (typedCode !== "" && code === null) problems.push({ row, column: "code", problem: "code-form" });
    else if (code === null && reference === "")
      problems.push({ row, column: places.code === null ? "reference" : "code", problem: "list-row-empty" });
    else rows.push({ row, code, reference: reference || null, servedOn });
  }
  return { rows, problems };
}
