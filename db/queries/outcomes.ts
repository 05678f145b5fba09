import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Mark } from "~/app/domain/outcomes/marks";
import type { OutcomeLine, ReportedOpening } from "~/app/domain/outcomes/report";
import type { Db } from "~/db/client.server";
import {
  employers,
  eventEmployers,
  openings,
  outcomeAsks,
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

/** The employers of an event with when each was asked and what came back, by name. */
export async function listAskedEmployers(db: Db, of: OfEvent) {
  const [rows, asks, reports] = await Promise.all([
    db
      .select({
        id: employers.id,
        legalName: employers.legalName,
        contactName: employers.contactName,
        contactEmail: employers.contactEmail,
        contactPhone: employers.contactPhone,
        withdrawnAt: outcomeLinks.withdrawnAt,
      })
      .from(eventEmployers)
      .innerJoin(
        employers,
        and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
      )
      .leftJoin(
        outcomeLinks,
        and(
          eq(outcomeLinks.centerId, eventEmployers.centerId),
          eq(outcomeLinks.eventId, eventEmployers.eventId),
          eq(outcomeLinks.employerId, eventEmployers.employerId),
        ),
      )
      .where(
        and(
          eq(eventEmployers.centerId, of.centerId),
          eq(eventEmployers.eventId, of.eventId),
          eq(eventEmployers.standing, "accepted"),
        ),
      )
      .orderBy(asc(employers.legalName)),
    db
      .select({
        employerId: outcomeAsks.employerId,
        mark: outcomeAsks.mark,
        turn: outcomeAsks.turn,
        askedAt: outcomeAsks.askedAt,
      })
      .from(outcomeAsks)
      .where(and(eq(outcomeAsks.centerId, of.centerId), eq(outcomeAsks.eventId, of.eventId)))
      .orderBy(asc(outcomeAsks.askedAt)),
    db
      .select(reportColumns)
      .from(outcomeReports)
      .where(and(eq(outcomeReports.centerId, of.centerId), eq(outcomeReports.eventId, of.eventId)))
      .orderBy(asc(outcomeReports.place)),
  ]);
  return rows.map((row) => {
    const asked = asks.filter(({ employerId }) => employerId === row.id);
    const told = reports.filter(({ employerId }) => employerId === row.id);
    const answered = told.filter(({ kind }) => kind !== "declined");
    return {
      ...row,
      asked,
      askedAt: [...new Set(asked.map(({ mark }): Mark => mark))],
      answered,
      answeredAt: [...new Set(answered.map(({ mark }): Mark => mark))],
      declinedAt: told.find(({ kind }) => kind === "declined")?.at ?? null,
      hasDeclined: told.some(({ kind }) => kind === "declined"),
      isWithdrawn: row.withdrawnAt !== null,
    };
  });
}

/**
 * The employers of an event that may be asked at a mark: accepted, whose link stands, who did not ask to be left alone,
 * have not answered since the mark came, and were not asked at this turn.
 */
export async function listEmployersToAsk(
  db: Db,
  { mark, turn, ...of }: OfEvent & { mark: Mark; turn: number },
) {
  const isTheirs = (table: typeof outcomeAsks | typeof outcomeReports | typeof outcomeLinks) =>
    and(
      eq(table.centerId, eventEmployers.centerId),
      eq(table.eventId, eventEmployers.eventId),
      eq(table.employerId, eventEmployers.employerId),
    );
  return db
    .select({ id: eventEmployers.employerId, contactEmail: employers.contactEmail })
    .from(eventEmployers)
    .innerJoin(
      employers,
      and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .leftJoin(outcomeLinks, isTheirs(outcomeLinks))
    .where(
      and(
        eq(eventEmployers.centerId, of.centerId),
        eq(eventEmployers.eventId, of.eventId),
        eq(eventEmployers.standing, "accepted"),
        isNull(outcomeLinks.withdrawnAt),
        sql`not exists (select from ${outcomeReports} where ${isTheirs(outcomeReports)}
          and (${outcomeReports.kind} = 'declined' or ${outcomeReports.mark} = ${mark}))`,
        sql`not exists (select from ${outcomeAsks} where ${isTheirs(outcomeAsks)}
          and ${outcomeAsks.mark} = ${mark} and ${outcomeAsks.turn} = ${turn})`,
      ),
    );
}
