import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { branches, eventEmployers, events, eventTexts, fairs, rooms } from "~/db/schema";

interface Of {
  centerId: string;
  employerId: string;
  locale: string;
  now: Date;
}

/** In the center's language, or in the first one that the event has. */
const titleIn = (locale: string) =>
  sql<string>`(select ${eventTexts.title} from ${eventTexts}
    where ${eventTexts.centerId} = ${events.centerId} and ${eventTexts.eventId} = ${events.id}
    order by ${eventTexts.locale} <> ${locale}, ${eventTexts.locale} limit 1)`;

const isThere = ({ employerId }: Pick<Of, "employerId">) =>
  and(
    eq(eventEmployers.centerId, events.centerId),
    eq(eventEmployers.eventId, events.id),
    eq(eventEmployers.employerId, employerId),
  );

const selectFairs = (db: Db, of: Of, which: SQL | undefined) =>
  db
    .select({
      id: events.id,
      title: titleIn(of.locale),
      type: events.type,
      status: events.status,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      zone: events.zone,
      roomName: rooms.name,
      branchName: branches.name,
      applicationsCloseAt: fairs.applicationsCloseAt,
      standing: eventEmployers.standing,
      tableNo: eventEmployers.tableNo,
    })
    .from(events)
    .leftJoin(eventEmployers, isThere(of))
    .leftJoin(fairs, and(eq(fairs.centerId, events.centerId), eq(fairs.eventId, events.id)))
    .leftJoin(rooms, and(eq(rooms.centerId, events.centerId), eq(rooms.id, events.roomId)))
    .leftJoin(branches, and(eq(branches.centerId, rooms.centerId), eq(branches.id, rooms.branchId)))
    .where(and(eq(events.centerId, of.centerId), which))
    .orderBy(asc(events.startsAt), asc(events.id));

/** Events that are not over at which an employer was invited, asks for a table or has one, and does not host. */
export async function listOwnFairs(db: Db, of: Of) {
  return selectFairs(
    db,
    of,
    and(
      eq(eventEmployers.isHost, false),
      inArray(eventEmployers.standing, ["invited", "applied", "accepted"]),
      inArray(events.status, ["approved", "published"]),
      gt(events.endsAt, of.now),
    ),
  );
}

/** Job fairs that take applications, where the employer did not apply yet. */
export async function listOpenFairs(db: Db, of: Of) {
  return selectFairs(
    db,
    of,
    and(
      eq(events.type, "job-fair"),
      eq(events.status, "published"),
      gt(events.startsAt, of.now),
      or(isNull(fairs.applicationsCloseAt), gt(fairs.applicationsCloseAt, of.now)),
      or(isNull(eventEmployers.standing), eq(eventEmployers.standing, "withdrawn")),
    ),
  );
}

/** Events at which an employer had a table, the latest first, for what visitors shared there. */
export async function listPastFairs(db: Db, of: Of) {
  const rows = await selectFairs(
    db,
    of,
    and(
      eq(eventEmployers.isHost, false),
      eq(eventEmployers.standing, "accepted"),
      inArray(events.status, ["published", "closed"]),
      sql`${events.endsAt} <= ${of.now.toISOString()}`,
    ),
  );
  return rows.reverse();
}
