import { and, arrayOverlaps, asc, desc, eq, isNotNull, isNull, ne, or } from "drizzle-orm";
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

/**
 * The employers of a center that share with one by what they are known again, and those of which that is not written
 * yet. Which of them are look-alikes is the domain's to say.
 */
export function listMaybeAlike(db: Db, params: Of & { knownBy: readonly string[] }) {
  return db
    .select({
      id: employers.id,
      legalName: employers.legalName,
      website: employers.website,
      contactEmail: employers.contactEmail,
    })
    .from(employers)
    .where(
      and(
        eq(employers.centerId, params.centerId),
        ne(employers.id, params.employerId),
        or(arrayOverlaps(employers.knownBy, [...params.knownBy]), isNull(employers.knownBy)),
      ),
    )
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

/** Some employers, of any center, of which it is not written by what they are known again. Each is held. */
export async function listUnknownEmployers(tx: Db, params: { limit: number }) {
  return tx
    .select({
      centerId: employers.centerId,
      id: employers.id,
      legalName: employers.legalName,
      website: employers.website,
      contactEmail: employers.contactEmail,
    })
    .from(employers)
    .where(isNull(employers.knownBy))
    .limit(params.limit)
    .for("no key update", { skipLocked: true });
}
