import type { EventStatus } from "~/app/domain/events/event";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";

export interface SharingPlace {
  status: RegistrationStatus;
  eventStatus: EventStatus;
  /** The name is still kept: there is something to share. */
  isKnown: boolean;
}

/**
 * Whether a visitor may agree now. It takes a name that is still kept, a place that stands and an event that takes or
 * took place. To take a consent back nothing is asked.
 */
export function mayShare(place: SharingPlace): { outcome: "open" } | Refused {
  if (!place.isKnown) return refuse("not-found");
  if (place.status !== "registered") return refuse("already-cancelled");
  const isHeld = place.eventStatus === "published" || place.eventStatus === "closed";
  return isHeld ? { outcome: "open" } : refuse("event-not-open");
}
