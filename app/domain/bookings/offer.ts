import type { EventStatus } from "~/app/domain/events/event";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Span } from "./booking";
import { isOutside } from "./change-slot";
import { mostSlots } from "./make-slots";

export interface OfferingEvent extends Span {
  status: EventStatus;
}

/** Times that one employer may have at one event. */
export const mostOfEmployer = 500;

/** Whether times can be offered at an event: it takes place and is not over. */
export function mayOffer(event: OfferingEvent, now: Date): { outcome: "open" } | Refused {
  if (event.status !== "approved" && event.status !== "published") return refuse("event-not-open");
  return now < event.endsAt ? { outcome: "open" } : refuse("event-over");
}

/** Whether some times can be offered: within the event's own, not over yet, and not too many. */
export function checkOffered(
  event: OfferingEvent,
  spans: readonly Span[],
  there: number,
  now: Date,
): { outcome: "open" } | Refused {
  const may = mayOffer(event, now);
  if (may.outcome === "refused") return may;
  const wrong = (field: string, problem: string) => refuse("values-not-accepted", [{ field, problem }]);
  if (spans.some((span) => isOutside(span, event))) return wrong("from", "outside-event");
  if (spans.some((span) => span.endsAt <= now)) return wrong("from", "starts-in-the-past");
  const isTooMany = spans.length > mostSlots || there + spans.length > mostOfEmployer;
  return isTooMany ? wrong("until", "slots-too-many") : { outcome: "open" };
}
