import { and, desc, eq, notExists, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { eventDrafts, events } from "~/db/schema";

interface DraftKey {
  centerId: string;
  employerId: string;
  draftId: string;
}

const isDraft = ({ centerId, employerId, draftId }: DraftKey) =>
  and(
    eq(eventDrafts.centerId, centerId),
    eq(eventDrafts.employerId, employerId),
    eq(eventDrafts.id, draftId),
  );

/** What was typed into a form that is not finished; null for another employer's. */
export async function findEventDraft(db: Db, params: DraftKey) {
  const [draft] = await db
    .select({ values: eventDrafts.values, updatedAt: eventDrafts.updatedAt })
    .from(eventDrafts)
    .where(isDraft(params));
  return draft ?? null;
}

/** Requests that are no event yet, the last one touched first. One whose id an event has holds that event's changes. */
export async function listEventDrafts(db: Db, params: { centerId: string; employerId: string }) {
  return db
    .select({ id: eventDrafts.id, values: eventDrafts.values, updatedAt: eventDrafts.updatedAt })
    .from(eventDrafts)
    .where(
      and(
        eq(eventDrafts.centerId, params.centerId),
        eq(eventDrafts.employerId, params.employerId),
        notExists(
          db
            .select({ one: sql`1` })
            .from(events)
            .where(and(eq(events.centerId, eventDrafts.centerId), eq(events.id, eventDrafts.id))),
        ),
      ),
    )
    .orderBy(desc(eventDrafts.updatedAt), desc(eventDrafts.id));
}

export async function countEventDrafts(
  db: Db,
  params: { centerId: string; employerId: string },
): Promise<number> {
  return db.$count(
    eventDrafts,
    and(eq(eventDrafts.centerId, params.centerId), eq(eventDrafts.employerId, params.employerId)),
  );
}

/** Removes what was typed once it is an event, or is not wanted. */
export async function deleteEventDraft(db: Db, params: DraftKey): Promise<void> {
  await db.delete(eventDrafts).where(isDraft(params));
}
