import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers, events, openings } from "~/db/schema";
import { isItsEmployer } from "./of-opening";

/** The latest other events at which these employers had openings, each with whose and how many they are. */
export async function listEarlierOpenings(
  db: Db,
  params: { centerId: string; eventId: string; employerIds: readonly string[]; limit: number },
) {
  const { centerId, eventId, employerIds, limit } = params;
  if (employerIds.length === 0) return [];
  return db
    .select({
      eventId: events.id,
      startsAt: events.startsAt,
      zone: events.zone,
      employerId: employers.id,
      employerName: employers.legalName,
      count: sql<number>`count(*)::int`,
    })
    .from(openings)
    .innerJoin(events, and(eq(events.centerId, openings.centerId), eq(events.id, openings.eventId)))
    .innerJoin(employers, isItsEmployer)
    .where(
      and(
        eq(openings.centerId, centerId),
        inArray(openings.employerId, [...employerIds]),
        ne(openings.eventId, eventId),
      ),
    )
    .groupBy(events.id, events.startsAt, events.zone, employers.id, employers.legalName)
    .orderBy(desc(events.startsAt), desc(events.id), employers.legalName)
    .limit(limit);
}
