import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { editable } from "~/app/domain/events/edits";
import type { EventStatus } from "~/app/domain/events/event";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockOwnEvent } from "~/db/queries/employer-events";
import { isUniqueViolation } from "~/db/queries/errors";
import { deleteEventDraft } from "~/db/queries/event-drafts";
import { findEventHours } from "~/db/queries/event-hours";
import { createEvent } from "./create-event.server";
import { type EventPatch, editEvent } from "./edit-event.server";
import type { EventInput } from "./parts/event-input";
import { asOne } from "./parts/join-commands.server";
import { submitEvent } from "./submit-request.server";

export interface RequestToSave {
  /** Of role employer: it writes its own event. */
  actor: Actor;
  center: { id: string; host: string; timeZone: string; locale: string };
  /** The id that the form carries: the event's from its first post on. */
  eventId: string;
  event: EventInput;
  /** Sends it to the center too. */
  isSubmitted: boolean;
  answer: string | null;
}

export type RequestSaved = { outcome: "saved" | "submitted"; eventId: string };

/**
 * Writes an employer's whole form: a new draft, or the changes of one, and sends it where that is asked, all or
 * nothing. What was kept of it while it was not finished goes. A form that is posted twice makes one event.
 */
export async function saveRequest(
  services: Services,
  request: RequestToSave,
): Promise<RequestSaved | Refused> {
  for (;;) {
    try {
      return await asOne(services, (joined) => save(joined, request));
    } catch (error) {
      // The form was posted twice in the same instant: the second finds the event that the first made.
      if (!isUniqueViolation(error, "events_center_id_id_pk")) throw error;
    }
  }
}

async function save(joined: Services, request: RequestToSave): Promise<RequestSaved | Refused> {
  const { actor, center, eventId, event } = request;
  const { employerId } = actor;
  if (employerId === undefined) return refuse("not-allowed");
  const of = { centerId: center.id, employerId };
  const before = await lockOwnEvent(joined.db, { ...of, eventId });
  const isTaken =
    before === null && (await findEventHours(joined.db, { centerId: center.id, eventId })) !== null;
  if (isTaken) return refuse("not-found");
  const written =
    before === null
      ? await createEvent(joined, { actor, center, employerId, event, eventId })
      : await editEvent(joined, {
          actor,
          center,
          eventId,
          patch: patchOf(event, before.status),
          reason: null,
        });
  if (written.outcome === "refused") return written;
  await deleteEventDraft(joined.db, { ...of, draftId: eventId });
  if (!request.isSubmitted) return { outcome: "saved", eventId };
  // Written without a change, so it is the post that sent it.
  if (before?.status === "submitted") return { outcome: "submitted", eventId };
  return submitEvent(joined, request, event);
}

/** Once it is sent nothing may change, the room's hold neither: the same values again are no change. */
function patchOf(event: EventInput, status: EventStatus): EventPatch {
  return editable[status].employer.length > 0
    ? event
    : { ...event, heldFrom: undefined, heldUntil: undefined };
}
