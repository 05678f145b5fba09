import { type Refused, refuse } from "~/app/domain/refusal";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { mostAccommodations } from "./accommodation";

interface Place {
  status: RegistrationStatus;
  eventEndsAt: Date;
  /** The visitor's name is still kept: a request of nobody cannot be met. */
  isKnown: boolean;
}

/** Whether a registration's requests may be added to, changed or withdrawn now. Late is no reason not to. */
export function mayAsk(place: Place, now: Date): { outcome: "open" } | Refused {
  if (now >= place.eventEndsAt) return refuse("event-over");
  if (!place.isKnown) return refuse("not-found");
  if (place.status === "cancelled" || place.status === "released") return refuse("already-cancelled");
  return { outcome: "open" };
}

/** Whether another request may be added to so many. */
export const hasRoomForMore = (asked: number): boolean => asked < mostAccommodations;
