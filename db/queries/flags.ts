import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { TableStanding } from "~/app/domain/fairs/standing";
import type { FlaggableEmployer } from "~/app/domain/flags/flag";
import type { FlagMaterial, MadeDecision } from "~/app/domain/flags/flags-of";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { branches, employers, eventEmployers, events, flagDecisions, openings, rooms } from "~/db/schema";
import { actingName } from "./acting-names";
import { isItsPlace } from "./of-opening";
import { listDeclinedEmployers } from "./vetting";
import { listWageFloors } from "./wage-floors";

interface Of {
  centerId: string;
  eventIds: readonly string[];
  /** What one employer brings alone. */
  employerId?: string | undefined;
}

/** A decision on a flag, with who made it and why. */
export interface FlagDecisionRow extends MadeDecision {
  id: string;
  reason: string;
  by: string | null;
  at: Date;
}

/** What an event's flags are made of, with where each employer stands: only what an accepted one brings is public. */
export interface EventFlagMaterial extends FlagMaterial<FlagDecisionRow> {
  employers: readonly (FlaggableEmployer & { standing: TableStanding })[];
}

/** What the flags of events are made of: their openings and employers, the center's tables and what staff decided. */
export async function listFlagMaterial(db: Db, params: Of): Promise<EventFlagMaterial[]> {
  if (params.eventIds.length === 0) return [];
  const [found, jobs, hosts, decisions, floors, declined] = await Promise.all([
    listPlaces(db, params),
    listFlaggableOpenings(db, params),
    listFlaggableEmployers(db, params),
    listFlagDecisions(db, params),
    listWageFloors(db, params),
    listDeclinedEmployers(db, params),
  ]);
  return found.map(({ eventId, startsAt, zone, place }) => ({
    eventId,
    openings: jobs.filter((opening) => opening.eventId === eventId),
    employers: hosts.filter((employer) => employer.eventId === eventId),
    floors,
    declined,
    place,
    on: localOf(startsAt, zone).date,
    decisions: decisions.filter((decision) => decision.eventId === eventId),
  }));
}

async function listPlaces(db: Db, { centerId, eventIds }: Of) {
  return db
    .select({
      eventId: events.id,
      startsAt: events.startsAt,
      zone: events.zone,
      place: sql<string>`coalesce(${branches.name} || ' ' || coalesce(${branches.address}, ''), '')`,
    })
    .from(events)
    .leftJoin(rooms, and(eq(rooms.centerId, events.centerId), eq(rooms.id, events.roomId)))
    .leftJoin(branches, and(eq(branches.centerId, rooms.centerId), eq(branches.id, rooms.branchId)))
    .where(and(eq(events.centerId, centerId), inArray(events.id, [...eventIds])));
}

/**
 * Who has a table, asks for one or may take one. What others once wrote is shown to nobody, so nobody has to decide
 * on it.
 */
const comes = inArray(eventEmployers.standing, ["invited", "applied", "accepted"]);

const isOf = (column: typeof openings.employerId | typeof eventEmployers.employerId, { employerId }: Of) =>
  employerId === undefined ? undefined : eq(column, employerId);

async function listFlaggableOpenings(db: Db, params: Of) {
  const { centerId, eventIds } = params;
  return db
    .select({
      eventId: openings.eventId,
      id: openings.id,
      title: openings.title,
      employerId: openings.employerId,
      payMinCents: openings.payMinCents,
      payMaxCents: openings.payMaxCents,
      payUnit: openings.payUnit,
      employmentType: openings.employmentType,
      schedule: openings.schedule,
      worksite: openings.worksite,
      duties: openings.duties,
      minimumQualifications: openings.minimumQualifications,
      howToApply: openings.howToApply,
      clientName: openings.clientName,
    })
    .from(openings)
    .innerJoin(eventEmployers, and(isItsPlace, comes))
    .where(
      and(
        eq(openings.centerId, centerId),
        inArray(openings.eventId, [...eventIds]),
        isOf(openings.employerId, params),
      ),
    )
    .orderBy(asc(openings.position));
}

async function listFlaggableEmployers(db: Db, params: Of) {
  const { centerId, eventIds } = params;
  return db
    .select({
      eventId: eventEmployers.eventId,
      standing: eventEmployers.standing,
      id: employers.id,
      legalName: employers.legalName,
      isAgency: employers.isAgency,
      street: employers.street,
      website: employers.website,
      contactEmail: employers.contactEmail,
      contactPhone: employers.contactPhone,
    })
    .from(eventEmployers)
    .innerJoin(
      employers,
      and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(
        eq(eventEmployers.centerId, centerId),
        inArray(eventEmployers.eventId, [...eventIds]),
        isOf(eventEmployers.employerId, params),
        comes,
      ),
    )
    .orderBy(asc(employers.legalName));
}

async function listFlagDecisions(db: Db, { centerId, eventIds }: Of) {
  const made = flagDecisions;
  return db
    .select({
      eventId: made.eventId,
      id: made.id,
      kind: made.kind,
      digest: made.digest,
      lookedAt: made.lookedAt,
      turn: made.turn,
      decision: made.decision,
      reason: made.reason,
      by: actingName("flag_decisions"),
      at: made.at,
    })
    .from(made)
    .where(and(eq(made.centerId, centerId), inArray(made.eventId, [...eventIds])))
    .orderBy(asc(made.at), asc(made.id));
}
