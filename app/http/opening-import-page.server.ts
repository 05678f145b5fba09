import { data } from "@remix-run/node";
import type { ImportProblems } from "~/app/components/import-form";
import type { ImportPreviewView } from "~/app/components/import-preview";
import { hasRole } from "~/app/domain/access/roles";
import type { Opening } from "~/app/domain/events/openings";
import { isClosed } from "~/app/domain/openings/closing";
import { importColumns } from "~/app/domain/openings/import-columns";
import type { ImportedOpening } from "~/app/domain/openings/imported";
import type { Refused } from "~/app/domain/refusal";
import { csvFile } from "~/app/domain/text/csv";
import { languageName } from "~/app/domain/text/language-name";
import { localOf } from "~/app/domain/time/zoned-time";
import { findImport } from "~/db/queries/opening-imports";
import type { RequestContext } from "./context.server";
import type { OpeningDesk } from "./opening-desk.server";
import { readOpenings } from "./opening-import.server";
import { formErrors } from "./parse-form.server";
import { postedTable } from "./posted-table.server";
import { messageOf, statusOf } from "./refusals";
import { foundOr404 } from "./require-actor.server";
import { idOr404 } from "./staff-page.server";

type PostedFile =
  | { ok: true; rows: ImportedOpening[]; replaces: boolean }
  | { ok: false; again: ImportProblems };

/** Reads the posted file, or the rows that were pasted where there is none. */
export async function readImportForm(
  request: Request,
  { employers }: Pick<OpeningDesk, "employers">,
): Promise<PostedFile> {
  const form = await request.formData().catch(() => new FormData());
  const replaces = form.get("replaces") === "yes";
  const { bytes, field, text } = await postedTable(form);
  const read = readOpenings(bytes, employers);
  if (read.ok) return { ok: true, rows: read.rows, replaces };
  const values = { text, ...(replaces ? { replaces: "yes" } : {}) };
  if ("problem" in read) {
    return { ok: false, again: { errors: { [field]: read.problem }, values } };
  }
  return { ok: false, again: { errors: {}, values, rows: read.rows, count: read.count } };
}

export const importNotAccepted = (again: ImportProblems) => data<ImportProblems>(again, 422);

export function importRefused({ reason, fields }: Refused) {
  return data<ImportProblems>(
    { errors: formErrors(fields, messageOf(reason)), values: {} },
    statusOf(reason),
  );
}

/** Rows of a preview: enough to see that columns were understood. */
const mostShown = 20;

/** What a file says that was read, by the id in the address; one that somebody else read is not found. */
export async function importPreview(
  { services, center }: Pick<RequestContext, "services" | "center">,
  { actor, event, base }: OpeningDesk,
  importId: string | undefined,
): Promise<ImportPreviewView> {
  const of = { centerId: center.id, eventId: event.id, importId: idOr404(importId) };
  const now = services.clock.now();
  const today = localOf(now, event.zone).date;
  const found = foundOr404(await findImport(services.db, { ...of, first: mostShown, today }));
  foundOr404(hasRole(actor, "staff") || found.employerId === actor.employerId ? found : null);
  const nameOf = (id: string) => event.employers.find((employer) => employer.id === id)?.legalName ?? "";
  return {
    href: `${base}/openings`,
    count: found.count,
    replaces: found.replaces,
    isImported: found.importedAt !== null,
    closed: found.closed,
    rows: found.rows.map((row) => ({
      ...{ ...row, employerName: nameOf(row.employerId) },
      isClosed: isClosed(row.opening, event, now),
    })),
  };
}

/** The openings of a desk's employers in the columns of an import; without any the file has its header alone. */
export function openingsCsv({ actor, event }: OpeningDesk): string {
  const isStaff = hasRole(actor, "staff");
  const rows = event.employers
    .filter(({ id }) => isStaff || id === actor.employerId)
    .flatMap(({ id, legalName }) =>
      event.openings
        .filter(({ employerId }) => employerId === id)
        .map((opening) => csvRow(legalName, opening)),
    );
  return csvFile(
    importColumns.map(({ name }) => name),
    rows,
  );
}

function csvRow(employer: string, opening: Opening): string[] {
  const cells: Record<(typeof importColumns)[number]["name"], string> = {
    employer,
    title: opening.title,
    vacancies: String(opening.vacancies),
    pay: `${dollars(opening.payMinCents)} to ${dollars(opening.payMaxCents)}`,
    pay_unit: opening.payUnit,
    employment_type: opening.employmentType,
    schedule: opening.schedule ?? "",
    shifts: opening.shifts.join("; "),
    worksite: opening.worksite ?? "",
    remote: opening.remote ? "yes" : "no",
    no_experience: opening.noExperience ? "yes" : "no",
    languages: opening.languages.map((tag) => languageName(tag)).join("; "),
    duties: opening.duties ?? "",
    qualifications: opening.minimumQualifications ?? "",
    how_to_apply: opening.howToApply ?? "",
    client: opening.clientName ?? "",
    closes_on: opening.closesOn ?? "",
  };
  return importColumns.map(({ name }) => cells[name]);
}

const dollars = (cents: number) => (cents / 100).toFixed(2);
