import { and, asc, desc, eq, inArray, ne } from "drizzle-orm";
import type { OutcomeLine, ReportedOpening } from "~/app/domain/outcomes/report";
import type { Db } from "~/db/client.server";
import {
  employers,
  eventEmployers,
  openings,
  outcomeCounts,
  outcomeLinks,
  outcomeReports,
} from "~/db/schema";

interface OfEvent {
  centerId: string;
  eventId: string;
}

export interface OfEmployer extends OfEvent {
  employerId: string;
}

const isOf = <T extends typeof outcomeReports | typeof outcomeLinks | typeof openings>(
  table: T,
  of: OfEmployer,
) => and(eq(table.centerId, of.centerId), eq(table.eventId, of.eventId), eq(table.employerId, of.employerId));

const linkColumns = {
  id: outcomeLinks.id,
  eventId: outcomeLinks.eventId,
  employerId: outcomeLinks.employerId,
  generation: outcomeLinks.generation,
  withdrawnAt: outcomeLinks.withdrawnAt,
};

/** An employer's link by the id that its code names. */
export async function findOutcomeLink(db: Db, { centerId, linkId }: { centerId: string; linkId: string }) {
  const [link] = await db
    .select(linkColumns)
    .from(outcomeLinks)
    .where(and(eq(outcomeLinks.centerId, centerId), eq(outcomeLinks.id, linkId)));
  return link ?? null;
}

/** The link of an employer at an event; null where none was made yet. */
export async function findLinkOf(db: Db, of: OfEmployer) {
  const [link] = await db.select(linkColumns).from(outcomeLinks).where(isOf(outcomeLinks, of));
  return link ?? null;
}

/** An employer that takes part in an event, with its openings there; null where it takes none. */
export async function findReporter(db: Db, of: OfEmployer) {
  const [[employer], listed] = await Promise.all([
    db
      .select({ id: employers.id, legalName: employers.legalName, contactName: employers.contactName })
      .from(eventEmployers)
      .innerJoin(
        employers,
        and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
      )
      .where(
        and(
          eq(eventEmployers.centerId, of.centerId),
          eq(eventEmployers.eventId, of.eventId),
          eq(eventEmployers.employerId, of.employerId),
          eq(eventEmployers.standing, "accepted"),
        ),
      ),
    db
      .select({ id: openings.id, title: openings.title, vacancies: openings.vacancies })
      .from(openings)
      .where(isOf(openings, of))
      .orderBy(asc(openings.position)),
  ]);
  return employer === undefined ? null : { ...employer, openings: listed satisfies ReportedOpening[] };
}

const reportColumns = {
  id: outcomeReports.id,
  employerId: outcomeReports.employerId,
  mark: outcomeReports.mark,
  kind: outcomeReports.kind,
  how: outcomeReports.how,
  by: outcomeReports.by,
  at: outcomeReports.at,
  formKey: outcomeReports.formKey,
  valuesHash: outcomeReports.valuesHash,
};

/** All that one employer told of an event, the newest first: every report is kept, and the first one counts. */
export async function listReports(db: Db, of: OfEmployer) {
  const reports = await db
    .select(reportColumns)
    .from(outcomeReports)
    .where(isOf(outcomeReports, of))
    .orderBy(desc(outcomeReports.place));
  const lines = await listLines(db, {
    centerId: of.centerId,
    reportIds: reports.map(({ id }) => id),
  });
  return reports.map((report) => ({ ...report, lines: lines.get(report.id) ?? [] }));
}

/** The last word of an employer, whatever it was: a form that comes again is told by it. */
export async function findLastReport(db: Db, of: OfEmployer) {
  const [report] = await db
    .select(reportColumns)
    .from(outcomeReports)
    .where(isOf(outcomeReports, of))
    .orderBy(desc(outcomeReports.place))
    .limit(1);
  return report ?? null;
}

/** The numbers that count now: of the newest report that has some. */
export async function findCountingLines(db: Db, of: OfEmployer): Promise<OutcomeLine[]> {
  const [report] = await db
    .select({ id: outcomeReports.id })
    .from(outcomeReports)
    .where(and(isOf(outcomeReports, of), ne(outcomeReports.kind, "declined")))
    .orderBy(desc(outcomeReports.place))
    .limit(1);
  if (report === undefined) return [];
  const lines = await listLines(db, { centerId: of.centerId, reportIds: [report.id] });
  return lines.get(report.id) ?? [];
}

async function listLines(db: Db, { centerId, reportIds }: { centerId: string; reportIds: string[] }) {
  const found = new Map<string, OutcomeLine[]>();
  if (reportIds.length === 0) return found;
  const rows = await db
    .select({
      reportId: outcomeCounts.reportId,
      openingId: outcomeCounts.openingId,
      title: outcomeCounts.title,
      applications: outcomeCounts.applications,
      interviews: outcomeCounts.interviews,
      conditionalOffers: outcomeCounts.conditionalOffers,
      offers: outcomeCounts.offers,
      hires: outcomeCounts.hires,
      retained: outcomeCounts.retained,
      wageCents: outcomeCounts.wageCents,
      wageUnit: outcomeCounts.wageUnit,
      startsOn: outcomeCounts.startsOn,
    })
    .from(outcomeCounts)
    .where(and(eq(outcomeCounts.centerId, centerId), inArray(outcomeCounts.reportId, reportIds)))
    .orderBy(asc(outcomeCounts.reportId), asc(outcomeCounts.line));
  for (const { reportId, ...line } of rows) found.set(reportId, [...(found.get(reportId) ?? []), line]);
  return found;
}
