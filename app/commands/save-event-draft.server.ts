import { eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { draftValues, type TypedValues } from "~/app/domain/events/draft-values";
import { editable } from "~/app/domain/events/edits";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { countEventDrafts, deleteEventDraft, findEventDraft } from "~/db/queries/event-drafts";
import { lockEmployer } from "~/db/queries/locks";
import { eventDrafts } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

/** An employer's desk has room for as many unfinished requests. */
export const mostDrafts = 50;

export interface DraftToKeep {
  /** Of role employer. */
  actor: Actor;
  /** The id that the form carries: the event's, once there is one. */
  draftId: string;
  values: TypedValues;
}

export type DraftKept = { outcome: "kept"; isOfEvent: boolean };

/**
 * Keeps what was typed into a form that is not finished, as it was typed. It is no event: nobody but the employer
 * sees it. With the id of an event it is that event's changes, which wait until they are whole.
 */
export async function saveEventDraft(services: Services, request: DraftToKeep): Promise<DraftKept | Refused> {
  const { actor, draftId } = request;
  const values = draftValues(request.values);
  if (values === null) return refuse("body-too-large");
  const { centerId, employerId } = actor;
  if (employerId === undefined) return refuse("not-allowed");
  const of = { centerId, employerId, draftId };
  return inTransaction(services, "save-event-draft", async (tx) => {
    const event = await findEventDetail(tx, { centerId, eventId: draftId });
    if (event !== null && event.host?.id !== employerId) return refuse("not-found");
    if (event !== null && editable[event.status].employer.length === 0) return refuse("edit-not-allowed");
    // Counted under the employer's row: two tabs that save at once take turns.
    await lockEmployer(tx, of);
    const isNew = (await findEventDraft(tx, of)) === null;
    if (isNew && (await countEventDrafts(tx, of)) >= mostDrafts) {
      return refuse("values-not-accepted", [{ field: "form", problem: "too-many-drafts" }]);
    }
    const isKept = await keep(tx, of, values, services.clock.now());
    return isKept ? { outcome: "kept", isOfEvent: event !== null } : refuse("not-found");
  });
}

/** False where the id is of another employer's draft, which stays as it is. */
async function keep(
  tx: Db,
  { draftId, ...of }: { centerId: string; employerId: string; draftId: string },
  values: TypedValues,
  updatedAt: Date,
): Promise<boolean> {
  const kept = await tx
    .insert(eventDrafts)
    .values({ ...of, id: draftId, values, updatedAt })
    .onConflictDoUpdate({
      target: [eventDrafts.centerId, eventDrafts.id],
      set: { values: sql`excluded.values`, updatedAt: sql`excluded.updated_at` },
      setWhere: eq(eventDrafts.employerId, of.employerId),
    })
    .returning({ id: eventDrafts.id });
  return kept.length > 0;
}

/** Throws away what was typed. What is not there is gone already. */
export async function removeEventDraft(
  services: Services,
  { actor, draftId }: { actor: Actor; draftId: string },
): Promise<{ outcome: "removed" } | Refused> {
  const { centerId, employerId } = actor;
  if (employerId === undefined) return refuse("not-allowed");
  await deleteEventDraft(services.db, { centerId, employerId, draftId });
  return { outcome: "removed" };
}
