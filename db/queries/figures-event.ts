import { and, asc, eq, sql } from "drizzle-orm";
import type { EventAttendance } from "~/app/domain/figures/event-figures";
import type { EarlierShows } from "~/app/domain/figures/forecast";
import type { Db } from "~/db/client.server";
import { openings } from "~/db/schema";

interface OfEvent {
  centerId: string;
  eventId: string;
}

/** How many registered for an event, gave their place back and came. */
export async function findEventAttendance(db: Db, of: OfEvent): Promise<EventAttendance> {
  const [row] = await db.execute<Row>(sql`
    with places as (
      select id, status, origin, party_size from registrations
      where center_id = ${of.centerId} and event_id = ${of.eventId} and who = 'patron'),
    taken as (
      select status, party_size from places
      where origin <> 'walk-in' and status in ('registered', 'cancelled', 'released')),
    came as (
      select p.origin from admissions a join places p on p.id = a.registration_id
      where a.center_id = ${of.centerId} and a.event_id = ${of.eventId})
    select (select coalesce(sum(party_size), 0) from taken)::int as registered,
      (select coalesce(sum(party_size), 0) from taken where status = 'cancelled')::int as cancelled,
      (select coalesce(sum(party_size), 0) from taken where status = 'released')::int as released,
      (select count(*) from came)::int as attended,
      (select count(*) from came where origin <> 'walk-in')::int as attended_registrants,
      (select count(*) from came where origin = 'walk-in')::int as walk_ins`);
  return {
    registered: row?.registered ?? 0,
    cancelled: row?.cancelled ?? 0,
    released: row?.released ?? 0,
    attended: row?.attended ?? 0,
    attendedRegistrants: row?.attended_registrants ?? 0,
    walkIns: row?.walk_ins ?? 0,
  };
}

interface Row extends Record<string, unknown> {
  registered: number;
  cancelled: number;
  released: number;
  attended: number;
  attended_registrants: number;
  walk_ins: number;
}

/**
 * Who kept a place at the center's events that ended within a time, and who of them came: what a forecast rests on.
 * Events at which nobody was counted are left out, since unknown is not zero.
 */
export async function findEarlierShows(
  db: Db,
  { centerId, from, until }: { centerId: string; from: Date; until: Date },
): Promise<EarlierShows> {
  const [row] = await db.execute<{ events: number; kept: number; came: number }>(sql`
    with held as (
      select e.id from events e
      where e.center_id = ${centerId} and e.status in ('published', 'closed')
        and e.ends_at >= ${from.toISOString()} and e.ends_at < ${until.toISOString()}
        and exists (select from admissions a where a.center_id = e.center_id and a.event_id = e.id)),
    kept as (
      select r.id, r.event_id, r.party_size from registrations r join held on held.id = r.event_id
      where r.center_id = ${centerId} and r.who = 'patron' and r.origin <> 'walk-in' and r.status = 'registered')
    select (select count(*) from held)::int as events,
      (select coalesce(sum(party_size), 0) from kept)::int as kept,
      (select count(*) from admissions a join kept on kept.id = a.registration_id
        where a.center_id = ${centerId})::int as came`);
  return { events: row?.events ?? 0, kept: row?.kept ?? 0, attendedRegistrants: row?.came ?? 0 };
}

/** The openings of the employers that took part, with the pay that was posted. */
export async function listPostedOpenings(db: Db, of: OfEvent) {
  return db
    .select({
      employerId: openings.employerId,
      vacancies: openings.vacancies,
      payMinCents: openings.payMinCents,
      payMaxCents: openings.payMaxCents,
      payUnit: openings.payUnit,
    })
    .from(openings)
    .where(
      and(
        eq(openings.centerId, of.centerId),
        eq(openings.eventId, of.eventId),
        sql`exists (select from event_employers ee where ee.center_id = ${openings.centerId}
          and ee.event_id = ${openings.eventId} and ee.employer_id = ${openings.employerId} and ee.standing = 'accepted')`,
      ),
    )
    .orderBy(asc(openings.position), asc(openings.id));
}
