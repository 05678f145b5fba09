import { and, asc, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Audience } from "~/app/domain/fairs/standing";
import type { Db } from "~/db/client.server";
import { admissions, announcements, patrons, registrations, shortCodes, users } from "~/db/schema";
import { isItsPatron, isItsShortCode } from "./of-registration";

interface Params {
  centerId: string;
  eventId: string;
}

/** Everyone who holds a place and has a ticket, by name: the list that stands in for the door's screens. */
export async function listRoster(db: Db, params: Params) {
  return db
    .select({
      registrationId: registrations.id,
      name: patrons.name,
      partySize: registrations.partySize,
      shortCode: shortCodes.shortCode,
      admittedAt: admissions.at,
    })
    .from(registrations)
    .innerJoin(shortCodes, isItsShortCode)
    .leftJoin(patrons, isItsPatron)
    .leftJoin(
      admissions,
      and(
        eq(admissions.centerId, registrations.centerId),
        eq(admissions.registrationId, registrations.id),
        eq(admissions.seat, 1),
      ),
    )
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        eq(registrations.eventId, params.eventId),
        eq(registrations.status, "registered"),
        eq(registrations.who, "patron"),
      ),
    )
    .orderBy(asc(patrons.nameFolded), asc(registrations.id));
}

/** How many people a list of registrations is for. */
export const peopleOn = (lines: readonly { partySize: number }[]) =>
  lines.reduce((sum, { partySize }) => sum + partySize, 0);

/** What tells that two of an event's registrations may be the same person. Cancelled ones do not count. */
export async function listDuplicateFacts(db: Db, params: Params) {
  return db
    .select({
      id: registrations.id,
      nameFolded: patrons.nameFolded,
      emailHash: patrons.emailHash,
      phoneHash: patrons.phoneHash,
    })
    .from(registrations)
    .innerJoin(patrons, isItsPatron)
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        eq(registrations.eventId, params.eventId),
        eq(registrations.who, "patron"),
        ne(registrations.status, "cancelled"),
        isNotNull(patrons.nameFolded),
      ),
    );
}

/** What staff wrote to everyone registered, or to the employers, the newest first. */
export async function listAnnouncements(db: Db, params: Params & { audience: Audience }) {
  return db
    .select({ id: announcements.id, text: announcements.text, at: announcements.at, by: users.name })
    .from(announcements)
    .leftJoin(users, sql`${users.id}::text = ${announcements.by}`)
    .where(
      and(
        eq(announcements.centerId, params.centerId),
        eq(announcements.eventId, params.eventId),
        eq(announcements.audience, params.audience),
      ),
    )
    .orderBy(desc(announcements.at))
    .limit(20);
}
