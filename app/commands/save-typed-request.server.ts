import type { Services } from "~/app/adapters/services";
import type { TypedValues } from "~/app/domain/events/draft-values";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { EventInput } from "./parts/event-input";
import { type DraftKept, saveEventDraft } from "./save-event-draft.server";
import { type RequestSaved, type RequestToSave, saveRequest } from "./save-request.server";

export interface TypedRequest extends Omit<RequestToSave, "event" | "answer"> {
  values: TypedValues;
  /** What the values mean; null where some are missing or wrong. */
  whole: { event: EventInput; answer: string | null } | null;
}

/**
 * Saves a form as far as it goes: whole it is an event, otherwise what was typed is kept. A draft is never refused
 * for its values; sending it is.
 */
export async function saveTypedRequest(
  services: Services,
  { values, whole, ...request }: TypedRequest,
): Promise<RequestSaved | DraftKept | Refused> {
  const saved =
    whole === null ? refuse("values-not-accepted") : await saveRequest(services, { ...request, ...whole });
  if (saved.outcome !== "refused" || request.isSubmitted) return saved;
  return saveEventDraft(services, { actor: request.actor, draftId: request.eventId, values });
}
