import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers, eventEmployers, openingMarks, openings } from "~/db/schema";
import { isAtEvent, isItsEmployer } from "./of-opening";

interface OfRegistration {
  centerId: string;
  registrationId: string;
}

/** What a patron has marked, and which of some openings are at the patron's event. */
export async function listMarkable(
  db: Db,
  { centerId, registrationId, eventId, ids }: OfRegistration & { eventId: string; ids: readonly string[] },
): Promise<{ marked: string[]; ofEvent: string[] }> {
  const marked = await db
    .select({ id: openingMarks.openingId })
    .from(openingMarks)
    .where(and(eq(openingMarks.centerId, centerId), eq(openingMarks.registrationId, registrationId)));
  const ofEvent =
    ids.length === 0
      ? []
      : await db
          .select({ id: openings.id })
          .from(openings)
          .innerJoin(eventEmployers, isAtEvent)
          .where(
            and(
              eq(openings.centerId, centerId),
              eq(openings.eventId, eventId),
              inArray(openings.id, [...ids]),
            ),
          );
  return { marked: marked.map(({ id }) => id), ofEvent: ofEvent.map(({ id }) => id) };
}

/** What a patron plans to visit, in the order of the tables. */
export async function listMarks(db: Db, { centerId, registrationId }: OfRegistration) {
  return db
    .select({
      id: openings.id,
      title: openings.title,
      payMinCents: openings.payMinCents,
      payMaxCents: openings.payMaxCents,
      payUnit: openings.payUnit,
      closesOn: openings.closesOn,
      employerName: employers.legalName,
      tableNo: eventEmployers.tableNo,
      markedAt: openingMarks.markedAt,
    })
    .from(openingMarks)
    .innerJoin(
      openings,
      and(eq(openings.centerId, openingMarks.centerId), eq(openings.id, openingMarks.openingId)),
    )
    .innerJoin(eventEmployers, isAtEvent)
    .innerJoin(employers, isItsEmployer)
    .where(and(eq(openingMarks.centerId, centerId), eq(openingMarks.registrationId, registrationId)))
    .orderBy(
      sql`${eventEmployers.tableNo} nulls last`,
      asc(employers.legalName),
      asc(openings.position),
      asc(openings.id),
    );
}

/** How many plan to visit each opening of an event; those that nobody marked are left out. Never who. */
export async function countMarks(
  db: Db,
  { centerId, eventId }: { centerId: string; eventId: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ id: openings.id, people: sql<number>`count(*)::int` })
    .from(openingMarks)
    .innerJoin(
      openings,
      and(eq(openings.centerId, openingMarks.centerId), eq(openings.id, openingMarks.openingId)),
    )
    .where(and(eq(openings.centerId, centerId), eq(openings.eventId, eventId)))
    .groupBy(openings.id);
  return new Map(rows.map(({ id, people }) => [id, people]));
}
