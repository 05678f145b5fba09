import { and, asc, eq, exists, or, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { audit, events } from "~/db/schema";

// What employers learn of the audit trail: steps and reasons, never who of the staff took them.

interface Of {
  centerId: string;
  employerId: string;
}

/** Columns are named in words: in a query of one table the builder would write them without it. */
const isByEmployer = (employerId: string) =>
  sql<boolean>`exists (select from memberships as own where own.center_id = audit.center_id
      and own.employer_id = ${employerId} and own.user_id::text = audit.actor_id)
    or exists (select from api_tokens as own where own.center_id = audit.center_id
      and own.employer_id = ${employerId} and own.id::text = audit.actor_id)`;

/**
 * What happened to an event, the first first. Not who did it, but on which side: true where it was somebody who
 * signs in for this employer.
 */
export async function listEventTrail(db: Db, params: Of & { eventId: string }) {
  return db
    .select({
      at: audit.at,
      action: audit.action,
      from: audit.from,
      to: audit.to,
      reason: audit.reason,
      isOwn: isByEmployer(params.employerId),
    })
    .from(audit)
    .where(
      and(
        eq(audit.centerId, params.centerId),
        eq(audit.subjectKind, "event"),
        eq(audit.subjectId, params.eventId),
        or(eq(audit.action, "status"), eq(audit.action, "copied"), sql`${audit.action} like 'edited %'`),
      ),
    )
    .orderBy(asc(audit.at), asc(audit.id));
}

/** The draft that an event was copied into, while it is one. */
export async function findDraftCopy(
  db: Db,
  params: { centerId: string; eventId: string },
): Promise<string | null> {
  const [copy] = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.centerId, params.centerId),
        eq(events.status, "draft"),
        exists(
          db
            .select({ one: sql`1` })
            .from(audit)
            .where(
              and(
                eq(audit.centerId, events.centerId),
                eq(audit.subjectKind, "event"),
                eq(audit.subjectId, events.id),
                eq(audit.action, "copied"),
                eq(audit.from, params.eventId),
              ),
            ),
        ),
      ),
    )
    .limit(1);
  return copy?.id ?? null;
}
