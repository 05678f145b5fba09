import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import {
  admissions,
  employers,
  eventEmployers,
  fairs,
  openings,
  patrons,
  registrations,
  shortCodes,
} from "~/db/schema";
import { openingColumns } from "./of-opening";
import { isItsPatron, isItsShortCode } from "./of-registration";

interface OfEvent {
  centerId: string;
  eventId: string;
}

interface OfEmployer extends OfEvent {
  employerId: string;
}

/** An event's tables and the close of its applications; nulls where nobody set them. */
export async function findFair(db: Db, { centerId, eventId }: OfEvent) {
  const [fair] = await db
    .select({ tables: fairs.tables, applicationsCloseAt: fairs.applicationsCloseAt })
    .from(fairs)
    .where(and(eq(fairs.centerId, centerId), eq(fairs.eventId, eventId)));
  return fair ?? { tables: null, applicationsCloseAt: null };
}

const isAt = ({ centerId, eventId }: OfEvent) =>
  and(eq(eventEmployers.centerId, centerId), eq(eventEmployers.eventId, eventId));

const isEmployer = and(
  eq(employers.centerId, eventEmployers.centerId),
  eq(employers.id, eventEmployers.employerId),
);

/** An employer's people with a door ticket, whatever became of it. */
const isItsRepresentative = and(
  eq(registrations.centerId, eventEmployers.centerId),
  eq(registrations.eventId, eventEmployers.eventId),
  eq(registrations.employerId, eventEmployers.employerId),
  eq(registrations.who, "representative"),
);

/** When the first of its people was scanned in, taken back scans left out: admissions are the fold of the scans. */
export const scannedInAt =
  sql<Date | null>`(select min(${admissions.at}) from ${admissions} join ${registrations}
    on ${registrations.centerId} = ${admissions.centerId} and ${registrations.id} = ${admissions.registrationId}
    where ${isItsRepresentative})`.mapWith(eventEmployers.arrivedAt);

const columns = {
  employerId: eventEmployers.employerId,
  legalName: employers.legalName,
  contactName: employers.contactName,
  contactEmail: employers.contactEmail,
  contactPhone: employers.contactPhone,
  vettedAt: employers.vettedAt,
  isHost: eventEmployers.isHost,
  standing: eventEmployers.standing,
  standingChangedAt: eventEmployers.standingChangedAt,
  changedAt: eventEmployers.changedAt,
  tableNo: eventEmployers.tableNo,
  equipment: eventEmployers.equipment,
  arrivedAt: eventEmployers.arrivedAt,
  leftAt: eventEmployers.leftAt,
  noShowAt: eventEmployers.noShowAt,
  scannedInAt,
  openings: sql<number>`(select count(*)::int from ${openings}
    where ${openings.centerId} = ${eventEmployers.centerId} and ${openings.eventId} = ${eventEmployers.eventId}
    and ${openings.employerId} = ${eventEmployers.employerId})`,
  representatives: sql<number>`(select count(*)::int from ${registrations}
    where ${isItsRepresentative} and ${registrations.status} in ('registered', 'waitlisted'))`,
};

/** Staff noted that the employer never came, and nobody of it came after all (`domain/fairs/presence.ts`). */
export const neverCame = sql`(${eventEmployers.noShowAt} is not null and ${eventEmployers.arrivedAt} is null
  and not exists (select from ${admissions} join ${registrations}
    on ${registrations.centerId} = ${admissions.centerId} and ${registrations.id} = ${admissions.registrationId}
    where ${isItsRepresentative}))`;

export type FairEmployer = Awaited<ReturnType<typeof listFairEmployers>>[number];

/** Every employer that has to do with an event, whatever its standing, by name. */
export async function listFairEmployers(db: Db, params: OfEvent) {
  return db
    .select(columns)
    .from(eventEmployers)
    .innerJoin(employers, isEmployer)
    .where(isAt(params))
    .orderBy(asc(employers.legalName), asc(employers.id));
}

/** One of them; null where it has nothing to do with the event. */
export async function findFairEmployer(db: Db, params: OfEmployer): Promise<FairEmployer | null> {
  const [row] = await db
    .select(columns)
    .from(eventEmployers)
    .innerJoin(employers, isEmployer)
    .where(and(isAt(params), eq(eventEmployers.employerId, params.employerId)));
  return row ?? null;
}

export async function findTableNo(db: Db, params: OfEmployer): Promise<number | null> {
  const [row] = await db
    .select({ tableNo: eventEmployers.tableNo })
    .from(eventEmployers)
    .where(and(isAt(params), eq(eventEmployers.employerId, params.employerId)));
  return row?.tableNo ?? null;
}

/** Who was accepted at an event, with its table. Read it after the event's row is held. */
export async function listAccepted(db: Db, params: OfEvent) {
  return db
    .select({ employerId: eventEmployers.employerId, tableNo: eventEmployers.tableNo })
    .from(eventEmployers)
    .where(and(isAt(params), eq(eventEmployers.standing, "accepted")));
}

/** How many employers wait for the staff's answer at an event. */
export async function countApplications(db: Db, params: OfEvent): Promise<number> {
  return db.$count(eventEmployers, and(isAt(params), eq(eventEmployers.standing, "applied")));
}

/** Vetted employers of the center that can be invited: those that are not at the event, or no longer. */
export async function listInvitable(db: Db, params: OfEvent) {
  return db
    .select({ id: employers.id, legalName: employers.legalName, standing: eventEmployers.standing })
    .from(employers)
    .leftJoin(eventEmployers, and(isEmployer, eq(eventEmployers.eventId, params.eventId)))
    .where(
      and(
        eq(employers.centerId, params.centerId),
        isNotNull(employers.vettedAt),
        or(
          isNull(eventEmployers.standing),
          and(eq(eventEmployers.isHost, false), inArray(eventEmployers.standing, ["declined", "withdrawn"])),
        ),
      ),
    )
    .orderBy(asc(employers.legalName), asc(employers.id));
}

/**
 * An employer's people at an event, by name, addresses still sealed; the ended tickets left out. The name is empty once
 * it was forgotten.
 */
export async function listRepresentatives(db: Db, params: OfEmployer) {
  const rows = await db
    .select({
      id: registrations.id,
      name: patrons.name,
      emailCipher: patrons.emailCipher,
      status: registrations.status,
      generation: registrations.generation,
      shortCode: shortCodes.shortCode,
      arrivedAt: admissions.at,
    })
    .from(registrations)
    .leftJoin(patrons, isItsPatron)
    .leftJoin(shortCodes, isItsShortCode)
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
        eq(registrations.employerId, params.employerId),
        eq(registrations.who, "representative"),
        inArray(registrations.status, ["registered", "waitlisted"]),
      ),
    )
    .orderBy(asc(patrons.nameFolded), asc(registrations.id));
  return rows.map(({ name, ...row }) => ({ ...row, name: name ?? "" }));
}

/** What one employer offers at an event, in its own order: the first ones, or all. */
export async function listOpeningsOf(db: Db, params: OfEmployer & { limit?: number }) {
  const rows = db
    .select(openingColumns)
    .from(openings)
    .where(
      and(
        eq(openings.centerId, params.centerId),
        eq(openings.eventId, params.eventId),
        eq(openings.employerId, params.employerId),
      ),
    )
    .orderBy(asc(openings.position))
    .$dynamic();
  return params.limit === undefined ? rows : rows.limit(params.limit);
}
