import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Mark } from "~/app/domain/outcomes/marks";
import type { Db } from "~/db/client.server";
import { employers, eventEmployers, outcomeAsks, outcomeLinks, outcomeReports } from "~/db/schema";
import { neverCame } from "./fair-employers";

interface OfEvent {
  centerId: string;
  eventId: string;
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
      .select({
        id: outcomeReports.id,
        employerId: outcomeReports.employerId,
        mark: outcomeReports.mark,
        kind: outcomeReports.kind,
        at: outcomeReports.at,
      })
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
 * The employers of an event that may be asked at a mark: accepted, not noted as never come, whose link stands, who did
 * not ask to be left alone, have not answered since the mark came, and were not asked at this turn.
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
        sql`not ${neverCame}`,
        isNull(outcomeLinks.withdrawnAt),
        sql`not exists (select from ${outcomeReports} where ${isTheirs(outcomeReports)}
          and (${outcomeReports.kind} = 'declined' or ${outcomeReports.mark} = ${mark}))`,
        sql`not exists (select from ${outcomeAsks} where ${isTheirs(outcomeAsks)}
          and ${outcomeAsks.mark} = ${mark} and ${outcomeAsks.turn} = ${turn})`,
      ),
    );
}
