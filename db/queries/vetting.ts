import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { attestationsGiven, employers, vettingChecksMade, vettingDecisions } from "~/db/schema";
import { actingName } from "./acting-names";

interface Of {
  centerId: string;
  employerId: string;
}

/** Every check that was made of an employer, the first first. */
export async function listVettingChecks(db: Db, params: Of) {
  const made = vettingChecksMade;
  return db
    .select({
      id: made.id,
      check: made.check,
      finding: made.finding,
      lookedAt: made.lookedAt,
      note: made.note,
      calledNumber: made.calledNumber,
      numberSource: made.numberSource,
      calledAt: made.calledAt,
      by: actingName("vetting_checks_made"),
      at: made.at,
    })
    .from(made)
    .where(and(eq(made.centerId, params.centerId), eq(made.employerId, params.employerId)))
    .orderBy(asc(made.at), asc(made.id));
}

/** What became of an employer's vetting, the last first. */
export async function listVettingDecisions(db: Db, params: Of) {
  const made = vettingDecisions;
  return db
    .select({
      id: made.id,
      outcome: made.outcome,
      reason: made.reason,
      how: made.how,
      by: actingName("vetting_decisions"),
      at: made.at,
    })
    .from(made)
    .where(and(eq(made.centerId, params.centerId), eq(made.employerId, params.employerId)))
    .orderBy(desc(made.at), desc(made.id));
}

/** What the employer agreed to last, when and by whom; null where it never did. */
export async function findAttestation(db: Db, params: Of) {
  const given = attestationsGiven;
  const [last] = await db
    .select({
      version: given.version,
      at: given.at,
      eventId: given.eventId,
      by: actingName("attestations_given"),
    })
    .from(given)
    .where(and(eq(given.centerId, params.centerId), eq(given.employerId, params.employerId)))
    .orderBy(desc(given.at), desc(given.id))
    .limit(1);
  return last ?? null;
}

/** Every employer of a center by what it could be known again: a few thousand short rows at the most. */
export async function listNamedEmployers(db: Db, params: { centerId: string }) {
  return db
    .select({
      id: employers.id,
      legalName: employers.legalName,
      website: employers.website,
      contactEmail: employers.contactEmail,
    })
    .from(employers)
    .where(eq(employers.centerId, params.centerId))
    .orderBy(asc(employers.legalName), asc(employers.id));
}

/** Employers that stand declined, by what they could come back under. */
export async function listDeclinedEmployers(db: Db, params: { centerId: string }) {
  return db
    .select({
      id: employers.id,
      legalName: employers.legalName,
      street: employers.street,
      website: employers.website,
      contactEmail: employers.contactEmail,
      contactPhone: employers.contactPhone,
    })
    .from(employers)
    .where(and(eq(employers.centerId, params.centerId), isNotNull(employers.declinedAt)))
    .orderBy(asc(employers.id));
}
