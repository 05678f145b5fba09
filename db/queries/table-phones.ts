import { and, count, desc, eq, gt, isNull, notExists, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { devices, employers, eventEmployers, invitations, tableVisits } from "~/db/schema";
import { scannedInAt } from "./fair-employers";

interface OfTable {
  centerId: string;
  eventId: string;
  employerId: string;
}

/** How many phones a pass ever signed in: who was sent away does not come back by it. */
export async function countTaken(db: Db, of: { centerId: string; passId: string }): Promise<number> {
  const [row] = await db
    .select({ taken: count() })
    .from(devices)
    .where(and(eq(devices.centerId, of.centerId), eq(devices.invitationId, of.passId)));
  return row?.taken ?? 0;
}

/** Passes for an employer's table that may still be used or whose phones may, the newest first. */
export async function listTablePasses(db: Db, { now, ...of }: OfTable & { now: Date }) {
  return db
    .select({
      id: invitations.id,
      generation: invitations.generation,
      tokenHash: invitations.tokenHash,
      places: invitations.places,
      taken: sql<number>`count(${devices.id})::int`,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .leftJoin(
      devices,
      and(eq(devices.centerId, invitations.centerId), eq(devices.invitationId, invitations.id)),
    )
    .where(
      and(
        eq(invitations.centerId, of.centerId),
        eq(invitations.eventId, of.eventId),
        eq(invitations.employerId, of.employerId),
        isNull(invitations.email),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .groupBy(invitations.centerId, invitations.id)
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
}

/** Phones that are or were signed in at an employer's table, the newest first. */
export async function listTablePhones(db: Db, of: OfTable) {
  return db
    .select({
      id: devices.id,
      label: devices.label,
      createdAt: devices.createdAt,
      expiresAt: devices.expiresAt,
      revokedAt: devices.revokedAt,
    })
    .from(devices)
    .where(
      and(
        eq(devices.centerId, of.centerId),
        eq(devices.eventId, of.eventId),
        eq(devices.employerId, of.employerId),
      ),
    )
    .orderBy(desc(devices.createdAt), desc(devices.id));
}

/**
 * The tables of an event's accepted employers by name: what is known of where each is, its visits by what was answered,
 * and phones signed in now.
 */
export async function listTables(db: Db, params: { centerId: string; eventId: string; now: Date }) {
  const { centerId, eventId, now } = params;
  const visits = db
    .select({
      employerId: tableVisits.employerId,
      shared: sql<number>`(count(*) filter (where ${tableVisits.answer} = 'shared'))::int`.as("shared"),
      named: sql<number>`(count(*) filter (where ${tableVisits.answer} = 'named'))::int`.as("named"),
      counted: sql<number>`(count(*) filter (where ${tableVisits.answer} = 'counted'))::int`.as("counted"),
    })
    .from(tableVisits)
    .where(and(eq(tableVisits.centerId, centerId), eq(tableVisits.eventId, eventId)))
    .groupBy(tableVisits.employerId)
    .as("visits");
  const phones = db
    .select({ employerId: devices.employerId, phones: sql<number>`count(*)::int`.as("phones") })
    .from(devices)
    .where(
      and(
        eq(devices.centerId, centerId),
        eq(devices.eventId, eventId),
        eq(devices.role, "table"),
        isNull(devices.revokedAt),
        gt(devices.expiresAt, now),
      ),
    )
    .groupBy(devices.employerId)
    .as("phones");
  return db
    .select({
      employerId: employers.id,
      employerName: employers.legalName,
      tableNo: eventEmployers.tableNo,
      scannedInAt,
      arrivedAt: eventEmployers.arrivedAt,
      leftAt: eventEmployers.leftAt,
      noShowAt: eventEmployers.noShowAt,
      shared: sql<number>`coalesce(${visits.shared}, 0)`,
      named: sql<number>`coalesce(${visits.named}, 0)`,
      counted: sql<number>`coalesce(${visits.counted}, 0)`,
      phones: sql<number>`coalesce(${phones.phones}, 0)`,
    })
    .from(eventEmployers)
    .innerJoin(
      employers,
      and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .leftJoin(visits, eq(visits.employerId, employers.id))
    .leftJoin(phones, eq(phones.employerId, employers.id))
    .where(
      and(
        eq(eventEmployers.centerId, centerId),
        eq(eventEmployers.eventId, eventId),
        eq(eventEmployers.standing, "accepted"),
      ),
    )
    .orderBy(employers.legalName);
}

/** Accepted employers whose table has no pass that is good, with whom its link would go to. */
export async function listTablesWithoutPass(
  db: Db,
  params: { centerId: string; eventId: string; now: Date },
) {
  const { centerId, eventId, now } = params;
  const pass = db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.centerId, eventEmployers.centerId),
        eq(invitations.eventId, eventEmployers.eventId),
        eq(invitations.employerId, eventEmployers.employerId),
        eq(invitations.deviceRole, "table"),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, now),
      ),
    );
  return db
    .select({
      employerId: employers.id,
      contactEmail: employers.contactEmail,
    })
    .from(eventEmployers)
    .innerJoin(
      employers,
      and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(
        eq(eventEmployers.centerId, centerId),
        eq(eventEmployers.eventId, eventId),
        eq(eventEmployers.standing, "accepted"),
        notExists(pass),
      ),
    )
    .orderBy(employers.legalName, employers.id);
}
